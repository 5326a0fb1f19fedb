//! What a question without the name of a career asks for: one that is described, looked up, or told of before.

use super::describe::{self, Described, Form};
use super::facets::FacetReading;
use super::follow_up::SURE_FOLLOW_UP_MIN;
use super::intent::Intent;
use super::understanding::{Reading, Reason, Smalltalk};
use crate::knowledge::Facet;

/// A facet of a description, or of its last clause, is taken without a cue where it is at least so likely.
const CLEAR_FACET_MIN: f32 = 0.5;
/// A description must be so sure where the question may as well lean on the careers answered last.
const DESCRIBED_IN_CONVERSATION_MIN: f32 = 0.8;
/// A cue of so many words says what is asked, whatever else a description holds.
const CLEAR_CUE_WORDS_MIN: usize = 3;

impl Intent<'_> {
    pub(super) fn without_career(&self) -> (Reading, f32) {
        // `thx. skills?`: thanks for one answer, and a question for the next.
        let goes_on = self.asked.has_cue() && !self.context.is_empty();
        let is_polite = |talk: &Smalltalk| matches!(talk, Smalltalk::Thanks | Smalltalk::Greeting);
        let talk = self.world.smalltalk.read(self.question);
        // `what can you do with swift`, `i know sql and excel. which jobs is that good for`
        let names_skill = self.skilled[self.focus.clone()].contains(&true)
            || self.asks_for_careers() && self.skilled.contains(&true);
        if let Some(talk) = talk.filter(|talk| !(names_skill || goes_on && is_polite(talk))) {
            return (Reading::Smalltalk(talk), 0.9);
        }
        let follow_up = self.follow_up();
        // Who describes somebody at work may name a tool of theirs; without a tool, or where more is asked than a name, that comes first.
        let described = self.described().filter(|(_, sure)| {
            // `what programs would i be using`, after an answer, goes on.
            let describes = || self.world.patterns.describes(self.question);
            *sure >= DESCRIBED_IN_CONVERSATION_MIN || describes() || follow_up.is_none()
        });
        let of_one = described.as_ref().and_then(|(reading, _)| match reading {
            Reading::Careers { facets, .. } => Some(facets.as_slice()),
            _ => None,
        });
        let asks_more = |facets: &[Facet]| facets.iter().any(|facet| *facet != Facet::Overview);
        let looks_up = names_skill && self.asks_for_careers() && self.survey().is_some();
        let comes_first = of_one.is_some_and(|facets| asks_more(facets) || !names_skill) && !looks_up;
        if let Some(described) = described.clone().filter(|_| comes_first) {
            return described;
        }
        let is_sure = |(_, sure): &(Reading, f32)| *sure >= SURE_FOLLOW_UP_MIN;
        if let Some(follow_up) = follow_up.clone().filter(is_sure).filter(|_| !self.asks_for_careers()) {
            return follow_up;
        }
        if self.asks_for_careers()
            && let Some(survey) = self.survey()
        {
            return survey;
        }
        if let Some(described) = self.described_by_skills() {
            return described;
        }
        if let Some(lookup) = self.plain_lookup() {
            return lookup;
        }
        // `does it involve coding`: what points at the career told of before leaves no choice.
        let pointing = follow_up.clone().filter(|_| self.points());
        let leaves_none =
            |(reading, _): &(Reading, f32)| pointing.is_some() && matches!(reading, Reading::Choices { .. });
        if let Some(described) = described.filter(|described| !leaves_none(described)) {
            return described;
        }
        if let Some(changed) = self.changed_role() {
            return changed;
        }
        if let Some(pointing) = pointing {
            return pointing;
        }
        if let Some(survey) = self.survey() {
            return survey;
        }
        if let Some(changed) = self.changed_field() {
            return changed;
        }
        if let Some(follow_up) = follow_up {
            return follow_up;
        }
        if self.tells_of_unknown_goal() {
            return (Reading::Unknown(Reason::NoCareer), 0.8);
        }
        if let Some(page) = self.field() {
            return (Reading::Careers { pages: vec![page], facets: self.asked_facets() }, 0.6);
        }
        if let Some(pages) = self.generic_role().filter(|_| !self.asks_nothing()) {
            let facet = self.asked_facets().first().copied();
            return match pages.as_slice() {
                [page] => (Reading::Careers { pages: vec![*page], facets: facet.into_iter().collect() }, 0.6),
                _ => (Reading::Choices { pages, facet }, 0.6),
            };
        }
        match self.asked.has_cue() && self.strange_words() == 0 {
            true => (Reading::Unknown(Reason::WhichCareer(self.asked.best.0)), 0.8),
            false => (Reading::Unknown(Reason::NoCareer), 0.9),
        }
    }

    /// A career that is described instead of named.
    pub(super) fn described(&self) -> Option<(Reading, f32)> {
        self.described_by(0..self.question.len())
    }

    /// The same by the words that name no career: a doubted name does not describe itself.
    pub(super) fn described_beside_names(&self) -> Option<(Reading, f32)> {
        self.described_by((0..self.question.len()).filter(|at| !self.named[*at]))
    }

    fn described_by(&self, words: impl Iterator<Item = usize>) -> Option<(Reading, f32)> {
        let describes = self.world.patterns.describes(self.question);
        let form = Form { describes, nothing_asked: self.asked.nothing_asked };
        let facets = self.facets_of_description();
        match describe::find(self.world.descriptions(), self.question, words, &form)? {
            Described::One(page, sure) => Some((Reading::Careers { pages: vec![page], facets }, sure)),
            Described::OneOf(pages) => {
                Some((Reading::Choices { pages, facet: facets.first().copied() }, 0.5))
            }
        }
    }

    /// The facet that the last clause asks for, if there are several clauses and it asks for one.
    pub(super) fn last_clause_facet(&self) -> Option<Facet> {
        let end = self.focus.end;
        let start = self
            .focus
            .clone()
            .rev()
            .find(|at| *at > self.focus.start && self.question.tokens[*at].after_break())?;
        if end - start < 2 {
            return None;
        }
        Self::clear_facet(&self.heard.part(start..end))
    }

    /// What is asked of a career that is described: `…, what do they earn` stands in the last clause, else before the description.
    pub(super) fn facets_of_description(&self) -> Vec<Facet> {
        let of_last_clause = self.last_clause_facet();
        of_last_clause.or_else(|| Self::clear_facet(&self.asked)).into_iter().collect()
    }

    /// The facet asked for where it is told clearly enough.
    fn clear_facet(facets: &FacetReading) -> Option<Facet> {
        let longest = facets.cues.iter().max_by_key(|cue| cue.end - cue.start);
        if let Some(cue) = longest.filter(|cue| cue.end - cue.start >= CLEAR_CUE_WORDS_MIN) {
            return Some(cue.facet);
        }
        (facets.has_cue() || facets.best.1 >= CLEAR_FACET_MIN).then_some(facets.best.0)
    }
}
