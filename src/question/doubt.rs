//! How sure a reading is, and the words around a career that say that something else is meant.

use super::careers::NameKind;
use super::focus::asks;
use super::intent::{CONFIDENCE_MIN, Intent};
use super::linking::Link;
use super::logistic::{evidence, likelihood, log_odds, one_if};
use crate::knowledge::{Role, is_english};

/// How much speaks for a career that is named to be asked about, as a logistic function of what can be seen. Fitted to 2,925 questions
/// about careers and 284 texts that only name one: statements, jokes, family and colleagues, the law, other topics.
mod weight {
    /// For the logarithm of the odds that nothing is asked.
    pub const NOTHING_ASKED: f32 = -0.82;
    /// For the logarithm of the odds of the likeliest facet.
    pub const FACET: f32 = 0.42;
    /// For the part of the words that ask which questions about careers do not use.
    pub const STRANGE: f32 = -3.6;
    /// For a career that the asker comes from.
    pub const BACKGROUND: f32 = -1.0;
    /// For how likely it is wanted, by the words around it.
    pub const WANTED: f32 = 2.0;
    /// For a name without its role noun: `java`, `backend`. Set by hand: everyday talk is full of such words.
    pub const CORE: f32 = -2.6;
    /// For a word that opens or carries a question.
    pub const ASKING: f32 = 0.16;
    /// For several facets that are asked for at once.
    pub const SEVERAL: f32 = 0.25;
    /// For a name alone. Set by hand.
    pub const BARE: f32 = 3.7;
    /// For a short text after an answer: `and for android?`. Set by hand.
    pub const IN_CONVERSATION: f32 = 3.9;
    /// For a word that makes the name that of another career, or casts doubt on it.
    pub const NAMES_ANOTHER: f32 = -0.86;
    pub const DOUBTFUL_WORD: f32 = -1.0;
    pub const ELSE: f32 = -0.54;
}
/// How much speaks for an answer to be right, career and facet, as a logistic function as well. Fitted to 1,660 answers, nine in ten of
/// which were right.
mod sure {
    /// For the logarithm of the odds that the career is asked about.
    pub const ASKED_ABOUT: f32 = 0.33;
    /// For the logarithm of the odds of the likeliest facet.
    pub const FACET: f32 = 0.51;
    /// For the logarithm of the number of words of the whole text.
    pub const LENGTH: f32 = -1.02;
    /// For a name without its role noun.
    pub const CORE: f32 = -2.4;
    pub const ELSE: f32 = 2.5;
}
/// So few words after an answer are rather about careers as well.
const SHORT_WORDS_MAX: usize = 6;
/// A career less likely asked about than this is doubted.
const ASKED_ABOUT_MIN: f32 = 0.5;
/// The same where the answer is unsure anyway.
const ASKED_ABOUT_OF_UNSURE_MIN: f32 = 0.75;

/// A question that asks nothing less likely than this plainly asks something, whatever words stand in it.
pub(super) const PLAINLY_ASKED_MAX: f32 = 0.1;

/// Words before what does something to another topic: `is accounting dead because of ai`.
const CAUSE_BEFORE: [&[&str]; 5] =
    [&["because", "of"], &["due", "to"], &["thanks", "to"], &["using"], &["with"]];

/// Words before what jobs are threatened by, or safe from, whatever else the question says: `is my job safe from ai`.
const THREAT_BEFORE: &[&str] = &["against", "by", "from"];

/// What is said before what somebody wants to be, ...
const BECOMING: &[&[&str]] = &[&["become"], &["becoming"], &["wanna", "be"], &["want", "to", "be"]];
/// ... which has so few words.
const GOAL_WORDS_MAX: usize = 4;

impl Intent<'_> {
    /// How sure a single named career is what the question is about.
    pub(super) fn confidence(&self, link: &Link) -> f32 {
        let asked_about = self.asked_about(link);
        let sure = likelihood(evidence(&[
            (sure::ELSE, 1.0),
            (sure::ASKED_ABOUT, log_odds(asked_about)),
            (sure::FACET, log_odds(self.asked.best.1)),
            (sure::LENGTH, (self.question.len() as f32).ln()),
            (sure::CORE, one_if(link.kind <= NameKind::Core)),
        ]));
        // An answer that may well be wrong is given only where the career is the more likely asked about.
        let least = if sure < CONFIDENCE_MIN { ASKED_ABOUT_OF_UNSURE_MIN } else { ASKED_ABOUT_MIN };
        match asked_about < least {
            true => sure * CONFIDENCE_MIN,
            false => sure.max(CONFIDENCE_MIN),
        }
    }

    /// Whether the words around a career say that something else is meant: `data science tutor cost`.
    pub(super) fn doubted(&self, link: &Link) -> bool {
        self.asked_about(link) < ASKED_ABOUT_MIN
    }

    /// How likely it is that a career is asked about (0 to 1).
    fn asked_about(&self, link: &Link) -> f32 {
        if !self.world.careers.has_own(&link.pages) {
            return self.guest_asked_about(link);
        }
        let strange = self.strange_words() as f32 / self.focus.len().max(1) as f32;
        likelihood(evidence(&[
            (weight::ELSE, 1.0),
            (weight::NOTHING_ASKED, log_odds(self.asked.nothing_asked)),
            (weight::FACET, log_odds(self.asked.best.1)),
            (weight::STRANGE, strange),
            (weight::WANTED, link.likely[Role::Goal as usize]),
            (weight::BACKGROUND, one_if(link.role == Role::Background)),
            (weight::CORE, one_if(link.kind <= NameKind::Core)),
            (weight::ASKING, one_if(asks(self.question, self.focus.clone()))),
            (weight::SEVERAL, one_if(!self.asked.several.is_empty())),
            (weight::BARE, one_if(self.focus.len() <= link.end - link.start + 1)),
            (weight::IN_CONVERSATION, one_if(self.is_short_in_conversation())),
            (weight::NAMES_ANOTHER, one_if(self.names_another(link))),
            (weight::DOUBTFUL_WORD, one_if(self.stands_beside_doubt(link))),
        ]))
    }

    fn is_short_in_conversation(&self) -> bool {
        !self.context_pages().is_empty() && self.question.len() <= SHORT_WORDS_MAX
    }

    /// Whether the text tells of becoming something that no page knows, and nothing that one does: `thinking of becoming an electrician.
    /// My wife works in IT`.
    pub(super) fn tells_of_unknown_goal(&self) -> bool {
        let after = |at: usize| -> Option<usize> {
            let becomes = BECOMING.iter().any(|words| self.question.ends_before(at, words));
            let is_article = matches!(self.question.text(at), Some("a" | "an"));
            (becomes && is_article && at + 1 < self.question.len()).then_some(at + 1)
        };
        let is_known = |name: usize| {
            let end = (name + GOAL_WORDS_MAX).min(self.question.len());
            let breaks = |at: &usize| self.question.tokens[*at].after_break();
            let end = (name + 1..end).find(breaks).unwrap_or(end);
            self.told.iter().any(|link| (name..end).contains(&link.start))
        };
        let goals: Vec<usize> = (0..self.question.len()).filter_map(after).collect();
        goals.iter().any(|name| self.is_strange(*name)) && !goals.iter().any(|name| is_known(*name))
    }

    /// Whether a word right beside a career casts doubt on it.
    fn stands_beside_doubt(&self, link: &Link) -> bool {
        let doubts = |at: usize| self.world.patterns.doubts(self.question, at);
        let mut near = link.end..(link.end + 2).min(self.question.len());
        near.any(doubts) || link.start.checked_sub(1).is_some_and(doubts)
    }

    /// Whether a word before a short name makes it that of another career: `medical coder`, `construction project manager`.
    fn names_another(&self, link: &Link) -> bool {
        let Some(before) = link.start.checked_sub(1).filter(|before| self.focus.contains(before)) else {
            return false;
        };
        let is_short = link.end - link.start == 1
            || self.world.careers.is_end_of_title(link.pages[0], &self.question.ids[link.start..link.end]);
        let is_place = self.world.patterns.place(self.question, before).is_some();
        let is_word = self.question.text(before).is_some_and(is_english);
        let is_beside = !self.question.tokens[link.start].after_break();
        is_short
            && is_beside
            && is_word
            && !is_place
            && self.is_strange(before)
            && link.kind != NameKind::Title
    }

    /// Whether a word at this place is said to do something to a job, or to a topic that no page knows, rather than asked about.
    pub(super) fn follows_cause(&self, at: usize) -> bool {
        let is_threat = THREAT_BEFORE.iter().any(|word| self.question.ends_before(at, &[word]));
        let is_cause = || CAUSE_BEFORE.iter().any(|words| self.question.ends_before(at, words));
        is_threat || is_cause() && self.strange_words() > 0
    }

    /// Whether a word that casts doubt on a career stands beside those named, and not in a name: `line cook`.
    pub(super) fn doubted_outside_names(&self) -> bool {
        let mut unnamed = self.focus.clone().filter(|at| !self.named[*at]);
        unnamed.any(|at| self.doubts(at))
    }

    /// Whether a word at this place says that something else than a career is meant, and the wording as a whole does not speak against it.
    pub(super) fn doubts(&self, at: usize) -> bool {
        self.asked.nothing_asked > PLAINLY_ASKED_MAX && self.world.patterns.doubts(self.question, at)
    }

    pub(super) fn strange_words(&self) -> usize {
        self.focus.clone().filter(|at| self.is_strange(*at)).count()
    }

    /// Whether a word names neither a career nor a skill, and is none that questions about careers use.
    pub(super) fn is_strange(&self, at: usize) -> bool {
        self.world.is_strange(self.marked(), at)
    }
}

/// How sure a name of this kind is to mean its career.
pub(super) fn certainty(kind: NameKind) -> f32 {
    match kind {
        NameKind::Title => 1.0,
        NameKind::Alias => 0.97,
        NameKind::Acronym => 0.93,
        NameKind::Folded => 0.92,
        NameKind::Core | NameKind::CoreOfAlias | NameKind::Field => 0.85,
    }
}
