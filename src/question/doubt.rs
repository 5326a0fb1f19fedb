//! How sure a reading is, and the words around a career that say that something else is meant.

use super::careers::NameKind;
use super::facets::FacetReading;
use super::focus::asks;
use super::intent::Intent;
use super::linking::{Link, Role};
use super::normalise::Gap;
use crate::knowledge::{Facet, is_english};

/// A sentence without a question word that holds so many words of other topics states something about those.
const STRANGE_IN_STATEMENT_MIN: usize = 3;
/// A text that asks nothing so likely is no question about a career that can hardly mean anything else, ...
const NOTHING_ASKED_MAX: f32 = 0.9;
/// ... or about one that may.
const NOTHING_ASKED_BESIDE_ONE_WORD_MAX: f32 = 0.7;
/// Beside a name that means its career and nothing else, so many words of other topics are background.
const STRANGE_IN_QUESTION_MAX: usize = 8;
const STRANGE_IN_STATEMENT_MAX: usize = 3;
/// Beside a name that may mean something else, they soon are the topic.
const STRANGE_BESIDE_ONE_WORD_MAX: usize = 1;

/// A question that asks nothing less likely than this plainly asks something.
pub(super) const PLAINLY_ASKED_MAX: f32 = 0.3;
/// A word that casts doubt counts where it is at least this likely that nothing is asked.
const NOTHING_ASKED_IN_DOUBT_MIN: f32 = 0.1;

/// Words before what does something to another topic: `is accounting dead because of ai`.
const CAUSE_BEFORE: [&[&str]; 6] =
    [&["because", "of"], &["by"], &["due", "to"], &["thanks", "to"], &["using"], &["with"]];
impl Intent<'_> {
    /// How sure a single named career is what the question is about.
    pub(super) fn confidence(&self, link: &Link, facets: &FacetReading) -> f32 {
        let (_, likely) = facets.best;
        let facet = if facets.has_cue() { likely.max(0.7) } else { likely.max(0.5) };
        let corrected = if self.question.corrections.is_empty() { 1.0 } else { 0.95 };
        let sure = certainty(link.kind) * (0.6 + 0.4 * facet) * corrected;
        match self.doubted(link, facets) {
            true => sure * 0.3,
            false => sure,
        }
    }

    /// Whether the words around a career say that something else is meant: `data science tutor cost`.
    pub(super) fn doubted(&self, link: &Link, facets: &FacetReading) -> bool {
        let doubt = |at: usize| self.doubts(at);
        let mut near = link.end..(link.end + 2).min(self.question.len());
        if near.any(doubt) || link.start.checked_sub(1).is_some_and(doubt) {
            return true;
        }
        let strange = self.strange_words();
        let (facet, likely) = facets.best;
        // The name of a language alone is a topic of its own: `java` is asked about more than its developers are.
        if self.names_a_skill(link) {
            let about_work = matches!(facet, Facet::Salary | Facet::Outlook | Facet::Path | Facet::Locations);
            let goes_on =
                self.world.patterns.follow_up(self.question) > 0 && !self.context_pages().is_empty();
            return !(goes_on || about_work && facets.has_cue() && strange == 0);
        }
        // `my data scientist roommate`: one of their people, and then something else.
        let owned = link.start.checked_sub(1).and_then(|at| self.question.text(at));
        let is_guest = !self.world.careers.has_own(&link.pages);
        let followed = link.end < self.question.len() && self.is_strange(link.end);
        // `how do i get my cna`
        let is_reached =
            ["get", "getting", "got"].iter().any(|word| self.question.ends_before(link.start, &[word, "my"]));
        let is_owned = matches!(owned, Some("my" | "our" | "his" | "her" | "their")) && !is_reached;
        if is_owned && (followed || is_guest) {
            return true;
        }
        if is_guest {
            return self.guest_doubted(link, facets);
        }
        if self.names_another(link) || self.is_cause(link) {
            return true;
        }
        let doubted_anywhere = self.doubted_outside_names();
        let anchored = link.role == Role::Goal || self.is_specific(link);
        let asking = asks(self.question, self.focus.clone());
        let strange_max = match (anchored, asking) {
            (true, true) => STRANGE_IN_QUESTION_MAX,
            (true, false) => STRANGE_IN_STATEMENT_MAX,
            (false, _) => STRANGE_BESIDE_ONE_WORD_MAX,
        };
        let nothing_max = if anchored { NOTHING_ASKED_MAX } else { NOTHING_ASKED_BESIDE_ONE_WORD_MAX };
        let bare = self.question.len() <= link.end - link.start + 1;
        (facets.nothing_asked > nothing_max && !bare)
            || (doubted_anywhere
                && !(anchored && (facets.has_cue() || facets.nothing_asked < PLAINLY_ASKED_MAX)))
            || (!anchored && !asking && strange >= STRANGE_IN_STATEMENT_MIN)
            || (!anchored
                && strange > STRANGE_BESIDE_ONE_WORD_MAX
                && !facets.cues.iter().any(|cue| cue.end - cue.start > 1))
            || (!facets.has_cue() && likely < 0.6 && strange > strange_max)
            || (!facets.has_cue()
                && likely < 0.5
                && followed
                && !(self.question.ending == Gap::QuestionMark
                    && facets.nothing_asked <= NOTHING_ASKED_IN_DOUBT_MIN)
                && self.question.len() <= link.end - link.start + 2)
    }

    /// Whether a name can hardly mean anything but its career: several words, or one that is no English word.
    fn is_specific(&self, link: &Link) -> bool {
        let one_english_word = link.end - link.start == 1
            && self.question.text(link.start).is_some_and(is_english)
            && !self.world.patterns.is_people(self.question, link.start);
        link.kind > NameKind::Core && !one_english_word
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

    /// Whether the name of a field stands for what does something to another topic: `is accounting dead because of ai`.
    fn is_cause(&self, link: &Link) -> bool {
        link.kind <= NameKind::Core && self.follows_cause(link.start)
    }

    /// Whether a word at this place is said to do something to a topic that no page knows.
    pub(super) fn follows_cause(&self, at: usize) -> bool {
        CAUSE_BEFORE.iter().any(|words| self.question.ends_before(at, words)) && self.strange_words() > 0
    }

    /// Whether a word that casts doubt on a career stands beside those named, and not in a name: `line cook`.
    pub(super) fn doubted_outside_names(&self) -> bool {
        let mut unnamed = self.focus.clone().filter(|at| !self.named[*at]);
        unnamed.any(|at| self.doubts(at))
    }

    /// Whether a word at this place says that something else than a career is meant, and the wording as a whole does not speak against it.
    pub(super) fn doubts(&self, at: usize) -> bool {
        self.asked.nothing_asked > NOTHING_ASKED_IN_DOUBT_MIN && self.world.patterns.doubts(self.question, at)
    }

    pub(super) fn strange_words(&self) -> usize {
        self.focus.clone().filter(|at| self.is_strange(*at)).count()
    }

    /// Whether a word names neither a career nor a skill, and is none that questions about careers use.
    pub(super) fn is_strange(&self, at: usize) -> bool {
        !self.named[at]
            && !self.skilled[at]
            && !self.world.scanner.lexicon.is_explained(self.question.ids[at])
    }
}

/// How sure a name of this kind is to mean its career.
pub(super) fn certainty(kind: NameKind) -> f32 {
    match kind {
        NameKind::Title => 1.0,
        NameKind::Alias => 0.97,
        NameKind::Acronym => 0.93,
        NameKind::Folded => 0.92,
        NameKind::Core | NameKind::CoreOfAlias => 0.85,
    }
}
