//! Questions that lean on the careers that were answered last: `and the salary?`, `what about mobile`, `the second one`.

use super::intent::{CHOICES_MAX, Intent, NOTHING_ASKED_MAX};
use super::pointing::Pointed;
use super::understanding::Reading;
use crate::knowledge::is_english;

/// The facet of a follow-up without a cue must be at least so likely.
const LIKELY_IN_FOLLOW_UP_MIN: f32 = 0.6;
/// A follow-up that names nothing may hold this many words that no question about careers uses.
const STRANGE_IN_FOLLOW_UP_MAX: usize = 1;
/// A follow-up of so many words may be one word and a sign: `languages?`.
const SHORT_FOLLOW_UP_WORDS: usize = 2;
/// One that points at what was told of before may hold more.
const STRANGE_WHERE_POINTED_MAX: usize = 3;
/// Wording that asks for its facet at least so likely, and for nothing at most so likely, needs no other sign of a follow-up.
const PLAIN_FACET_MIN: f32 = 0.6;
const PLAIN_NOTHING_ASKED_MAX: f32 = 0.2;
/// A text that only narrows what was asked before is so short.
const NARROWING_WORDS_MAX: usize = 6;
/// Words that say no more beside what narrows, ...
const BESIDE_NARROWING: &[&str] = &[
    "a",
    "about",
    "an",
    "and",
    "around",
    "as",
    "at",
    "but",
    "experience",
    "for",
    "how",
    "i",
    "in",
    "level",
    "mean",
    "n",
    "near",
    "of",
    "ok",
    "or",
    "outside",
    "say",
    "the",
    "what",
    "with",
];
/// ... before a place, ...
const BEFORE_PLACE: &[&str] = &["in", "near", "around", "outside"];
/// ... and behind a number, for experience.
const YEARS: &[&str] = &["years", "year", "yrs", "yoe"];
/// A follow-up that only names another role is so short behind its start.
const CHANGED_ROLE_WORDS_MAX: usize = 4;

impl Intent<'_> {
    /// A question that leans on the careers that were answered last: `and the salary?`, `is it hard?`.
    pub(super) fn follow_up(&self) -> Option<(Reading, f32)> {
        let pointed = self.pointed();
        let pages = match &pointed {
            Some(Pointed::One(page)) => vec![*page],
            Some(Pointed::Several(pages)) => pages.clone(),
            None => self.context_pages(),
        };
        if pages.is_empty() {
            return None;
        }
        if self.only_narrows() {
            return Some((Reading::Careers { pages, facets: self.context.facets.clone() }, 0.75));
        }
        let asked = &self.asked;
        let strange = self.strange_words();
        let points = self.points();
        let continues = self.world.patterns.follow_up(self.question) > 0;
        let long_cue = asked.cues.iter().any(|cue| cue.end - cue.start > 1);
        // A role without its field is a question of its own: `python developer`.
        let is_role = self.question.ids.iter().any(|id| self.world.careers.is_role_noun(*id));
        // `and a hairdresser, what do they earn`: somebody whom no page tells of.
        let is_other = |at: usize| self.is_strange(at) && self.world.patterns.is_people(self.question, at);
        if self.focus.clone().any(is_other) {
            return None;
        }
        // `lol same`
        if !asked.has_cue() && !continues && pointed.is_none() && asked.nothing_asked > NOTHING_ASKED_MAX {
            return None;
        }
        if is_role && pointed.is_none() && !asked.has_cue() && !self.points() {
            return None;
        }
        let short = self.question.len() <= SHORT_FOLLOW_UP_WORDS;
        let allowed = match (points || continues || long_cue || short, asked.nothing_asked < 0.5) {
            (true, true) if points => STRANGE_IN_FOLLOW_UP_MAX + 1,
            (true, _) => STRANGE_IN_FOLLOW_UP_MAX,
            // `but concretely, what happens on a tuesday`
            _ if asked.best.1 >= PLAIN_FACET_MIN && asked.nothing_asked <= PLAIN_NOTHING_ASKED_MAX => {
                STRANGE_IN_FOLLOW_UP_MAX + 1
            }
            _ => 0,
        };
        let (facet, likely) = asked.best;
        // `what do i install` asks for tools, `it fails to install` for help.
        let is_cue = |at: usize| asked.cues.iter().any(|cue| (cue.start..cue.end).contains(&at));
        let doubted = (0..self.question.len()).any(|at| !is_cue(at) && self.doubts(at));
        let pointed_at = pointed.is_some() || self.points_at_work() && asked.nothing_asked < 0.5;
        let allowed = if pointed_at { STRANGE_WHERE_POINTED_MAX } else { allowed };
        let clear = asked.has_cue() || likely >= LIKELY_IN_FOLLOW_UP_MIN;
        if doubted || strange > allowed || !(clear || pointed.is_some()) {
            return None;
        }
        let facets = match (&pointed, clear) {
            // `compare them`: in general, or on what was asked before.
            (Some(Pointed::Several(_)), _) if !asked.has_cue() => self.context.facets.clone(),
            // `and the second one?`
            (Some(_), false) => self.context.facets.clone(),
            (Some(_), _) if !asked.has_cue() || self.last_clause_facet().is_some() => {
                vec![self.last_clause_facet().unwrap_or(facet)]
            }
            _ if asked.several.is_empty() => vec![facet],
            _ => asked.several.clone(),
        };
        Some((Reading::Careers { pages, facets }, 0.6 + 0.3 * likely))
    }

    /// Whether a short text only narrows what was asked before: `in berlin?`, `and for juniors`, `with 5 years`.
    fn only_narrows(&self) -> bool {
        let question = self.question;
        let is_number =
            |at: usize| question.text(at).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        // `with 10 years`, but not `in 10 years`.
        let is_years = |at: usize| {
            question.text(at + 1).is_some_and(|word| YEARS.contains(&word))
                && !question.ends_before(at, &["in"])
        };
        // A place that the vocabulary does not know: `in lyon`.
        let is_name = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| question.text(before));
            before.is_some_and(|word| BEFORE_PLACE.contains(&word))
                && self.is_strange(at)
                && question.text(at).is_some_and(|word| !is_english(word))
        };
        let mut narrows = vec![false; question.len()];
        for at in 0..question.len() {
            let length = self.world.patterns.level(question, at).or(self.world.patterns.place(question, at));
            let length = length.or((is_number(at) && is_years(at)).then_some(2));
            let length = length.or(is_name(at).then_some(1)).unwrap_or(0);
            narrows[at..at + length].fill(true);
        }
        let is_small =
            |at: usize| narrows[at] || question.text(at).is_some_and(|word| BESIDE_NARROWING.contains(&word));
        question.len() <= NARROWING_WORDS_MAX && narrows.contains(&true) && (0..question.len()).all(is_small)
    }

    /// `sorry, engineer, not admin`, `and the designers?`: the facet answered last, of the career of that field with another role.
    pub(super) fn changed_role(&self) -> Option<(Reading, f32)> {
        let starts = self.world.patterns.follow_up(self.question);
        if starts == 0 || self.question.len() > starts + CHANGED_ROLE_WORDS_MAX {
            return None;
        }
        let page = self.context_page()?;
        let is_meant = |at: &usize| {
            let denied = at.checked_sub(1).and_then(|before| self.question.text(before)) == Some("not");
            !denied && self.world.careers.is_role_noun(self.question.ids[*at])
        };
        let at = (starts..self.question.len()).find(is_meant)?;
        let other = self.world.careers.with_other_noun(page, self.question.ids[at])?;
        Some((Reading::Careers { pages: vec![other], facets: self.context.facets.clone() }, 0.7))
    }

    /// `what about mobile`: the facet answered last, of the careers of another field.
    pub(super) fn changed_field(&self) -> Option<(Reading, f32)> {
        let starts = self.world.patterns.follow_up(self.question);
        if starts == 0 || self.context.is_empty() {
            return None;
        }
        let [at] = (starts..self.question.len()).collect::<Vec<_>>()[..] else { return None };
        let pages = self.world.careers.with_generic(self.question.ids[at]).to_vec();
        let facets = self.context.facets.clone();
        match pages.as_slice() {
            [] => None,
            [page] => Some((Reading::Careers { pages: vec![*page], facets }, 0.65)),
            _ => {
                let pages = pages.into_iter().take(CHOICES_MAX).collect();
                Some((Reading::Choices { pages, facet: facets.first().copied() }, 0.6))
            }
        }
    }
}
