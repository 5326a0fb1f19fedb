//! Questions that lean on the careers that were answered last: `and the salary?`, `what about mobile`, `the second one`.

use super::facets::best;
use super::intent::{CHOICES_MAX, CONFIDENCE_MIN, Intent, NOTHING_ASKED_MAX};
use super::linking::Link;
use super::model::NOTHING;
use super::pointing::Pointed;
use super::relevance::names_weakly;
use super::understanding::Reading;
use crate::knowledge::{Facet, Role, is_english};

/// The facet of a follow-up without a cue must be at least so likely.
const LIKELY_IN_FOLLOW_UP_MIN: f32 = 0.6;
/// A follow-up may hold so many words that no question about careers uses: one that points at what was told of before, ...
const STRANGE_WHERE_POINTED_MAX: usize = 3;
/// ... and one that asks plainly; one that holds more must be sure.
const STRANGE_WHERE_PLAIN_MAX: usize = 1;
/// A follow-up that is so sure may hold strange words, and name skills: `does knowing linux help`.
pub(super) const SURE_FOLLOW_UP_MIN: f32 = 0.7;
/// One must rather ask something than nothing, by the examples of what is said after an answer.
const NOTHING_ASKED_AFTER_MAX: f32 = 0.4;
/// One that names what may be a skill, or another career, must ask something so surely.
const NOTHING_ASKED_OF_SKILLS_MAX: f32 = 0.3;
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
        // `and a hairdresser, what do they earn`: somebody whom no page tells of.
        let is_other = |at: usize| self.is_strange(at) && self.world.patterns.is_people(self.question, at);
        if self.focus.clone().any(is_other) {
            return None;
        }
        let (facets, sure) = match pointed {
            Some(pointed) => self.asked_where_pointed(&pointed)?,
            None => self.asked_of_former(NOTHING_ASKED_AFTER_MAX)?,
        };
        Some((Reading::Careers { pages, facets }, sure))
    }

    /// What is asked of the careers that the question points at, and how sure that is: what was asked before, where it says nothing else.
    fn asked_where_pointed(&self, pointed: &Pointed) -> Option<(Vec<Facet>, f32)> {
        let (facet, likely) = self.asked.best;
        if self.strange_words() > STRANGE_WHERE_POINTED_MAX || self.doubted_outside_cues() {
            return None;
        }
        // `compare them`, `and the second one?`
        let says_nothing_else = matches!(pointed, Pointed::Several(_)) || likely < LIKELY_IN_FOLLOW_UP_MIN;
        let facets = match self.last_clause_facet() {
            _ if says_nothing_else && !self.asked.has_cue() => self.context.facets.clone(),
            Some(facet) => vec![facet],
            None if self.asked.several.is_empty() => vec![facet],
            None => self.asked.several.clone(),
        };
        Some((facets, plainly_sure(likely)))
    }

    /// The same where the text names nothing but what may be a skill of the careers answered last: `terraform a must?`.
    pub(super) fn follow_up_on_skills(&self) -> Option<(Reading, f32)> {
        let pages = self.context_pages();
        let starts = self.world.patterns.follow_up(self.question);
        // `what about kubernetes`
        let is_changed = |link: &Link| starts > 0 && link.start == starts;
        // `with a nursing degree?`
        let is_left = |link: &Link| !self.world.careers.has_own(&link.pages) && link.role == Role::Background;
        let is_weak = |link: &Link| {
            (is_left(link) || names_weakly(self.world, self.question, link)) && !is_changed(link)
        };
        if pages.is_empty() || self.compares() || !self.links.iter().all(is_weak) {
            return None;
        }
        let (facets, sure) = self.asked_of_former(NOTHING_ASKED_OF_SKILLS_MAX)?;
        Some((Reading::Careers { pages, facets }, sure))
    }

    /// What is asked of the career answered last, and how sure that is; none where it is likelier than so that nothing is.
    fn asked_of_former(&self, nothing_max: f32) -> Option<(Vec<Facet>, f32)> {
        let (facet, sure) = match self.world.leaning(self.question, self.links) {
            Some(asks) if asks[NOTHING] > nothing_max => return None,
            Some(asks) => {
                let (facet, likely) = best(asks.map(f32::ln));
                let is_strange = self.strange_words() > STRANGE_WHERE_PLAIN_MAX;
                let least = if is_strange { SURE_FOLLOW_UP_MIN } else { CONFIDENCE_MIN };
                let sure = (1.0 - asks[NOTHING]) * likely;
                if sure < least {
                    return None;
                }
                (facet, sure)
            }
            None if self.is_plain() => (self.asked.best.0, plainly_sure(self.asked.best.1)),
            None => return None,
        };
        let several = &self.asked.several;
        Some((if several.contains(&facet) { several.clone() } else { vec![facet] }, sure))
    }

    /// Whether a text asks for a facet so plainly that it needs no examples of what is said after an answer.
    fn is_plain(&self) -> bool {
        let clear = self.asked.has_cue() || self.asked.best.1 >= LIKELY_IN_FOLLOW_UP_MIN;
        clear
            && self.strange_words() <= STRANGE_WHERE_PLAIN_MAX
            && !self.doubted_outside_cues()
            && self.asked.nothing_asked <= NOTHING_ASKED_MAX
    }

    /// Whether a word casts doubt on what is meant: `what do i install` asks for tools, `it fails to install` for help.
    fn doubted_outside_cues(&self) -> bool {
        let is_cue = |at: usize| self.asked.cues.iter().any(|cue| (cue.start..cue.end).contains(&at));
        (0..self.question.len()).any(|at| !is_cue(at) && self.doubts(at))
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

/// How sure a reading is whose facet is so likely, and of which no more is known.
fn plainly_sure(likely: f32) -> f32 {
    0.6 + 0.3 * likely
}
