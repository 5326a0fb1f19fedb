//! What a question wants to know of a career: cues and the model, and the linked page's own words.

use std::ops::Range;

use super::clauses::{Clause, clauses};
use super::cues::{Cue, Cues};
use super::evidence::Evidence;
use super::features::Marked;
use super::function_words::POINTING_WORDS;
use super::logistic::{likelihood, log_odds};
use super::model::{CAREERS, FacetModel, NOTHING, Scores, likely, position};
use super::reading::Question;
use super::words::WordId;
use crate::knowledge::{Facet, is_english};

/// How much a word that only one section of the page holds speaks for that section's facet.
const OWN_WORD_WEIGHT: f32 = 0.7;
/// How much a cue speaks for its facet beyond what the model learnt, and how much one of several words does.
const CUE_WEIGHT: f32 = 0.4;
const LONG_CUE_WEIGHT: f32 = 0.8;
/// How much the text around the sentence that asks speaks beside it.
const WHOLE_TEXT_WEIGHT: f32 = 0.3;
/// How much a facet is favoured for another reason than wording.
const FAVOUR_WEIGHT: f32 = 1.2;
/// So many own words count at the most.
const OWN_WORDS_MAX: f32 = 3.0;
/// A clause asks for a facet that is at least so likely.
const CLAUSE_LIKELY_MIN: f32 = 0.5;
/// More facets than this are no question but a story.
const FACETS_MAX: usize = 4;

/// How much speaks for nothing to be asked, as a logistic function of the logarithms of the odds that the model gives. Fitted to 2,800
/// posts and questions, one in six of which asks nothing.
mod nothing {
    /// For the sentence that asks.
    pub const FOCUS: f32 = 0.43;
    /// For the clause that asks most surely.
    pub const CLAUSE: f32 = 0.63;
    /// For the whole text.
    pub const TEXT: f32 = 0.27;
    pub const ELSE: f32 = -1.44;
}

/// The facets of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetReading {
    /// The likeliest facet and its probability.
    pub best: (Facet, f32),
    /// Where they stand in the question, in its order.
    pub cues: Vec<Cue>,
    /// Two facets and more that are asked for at once, in the question's order; else empty.
    pub several: Vec<Facet>,
    /// How likely it is that nothing is asked of the career (0 to 1).
    pub nothing_asked: f32,
    /// How likely it is that the question asks which careers there are (0 to 1).
    pub careers_asked: f32,
    /// What the wording alone says for each facet.
    evidence: Scores,
}

impl FacetReading {
    pub fn has_cue(&self) -> bool {
        !self.cues.is_empty()
    }

    /// The same reading where more is known than the wording: `own_facet` tells the facet whose section alone holds a word on the
    /// linked page, and `favoured` is one that something else speaks for.
    pub fn favouring<'a>(
        &self,
        words: impl Iterator<Item = (WordId, &'a str)>,
        own_facet: impl Fn(WordId) -> Option<Facet>,
        favoured: Option<Facet>,
    ) -> Self {
        let mut evidence = self.evidence;
        if let Some(facet) = favoured {
            evidence[position(facet)] += FAVOUR_WEIGHT;
        }
        let mut votes = Scores::default();
        for (id, word) in words {
            if let Some(facet) = own_facet(id) {
                // A name, such as that of a certificate, says more than a word that chance put into one section.
                votes[position(facet)] += if is_english(word) { 1.0 } else { 2.0 };
            }
        }
        for (evidence, votes) in evidence.iter_mut().zip(votes) {
            *evidence += OWN_WORD_WEIGHT * votes.min(OWN_WORDS_MAX);
        }
        Self { best: best(evidence), ..self.clone() }
    }
}

/// The likeliest facet and its probability.
fn best(evidence: Scores) -> (Facet, f32) {
    let likely = likely(evidence);
    let facets = Facet::ALL.into_iter().map(|facet| (facet, likely[position(facet)]));
    facets.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((Facet::Overview, 0.0))
}

/// What a question sounds like, by the wording alone: any part of it can be read.
pub struct Heard<'a> {
    marked: Marked<'a>,
    cues: Vec<Cue>,
    evidence: Evidence<'a>,
}

impl<'a> Heard<'a> {
    pub fn new(marked: Marked<'a>, (cues, model): (&Cues, &'a FacetModel)) -> Self {
        let Marked { question, named, .. } = marked;
        let cues = telling(question, named, cues.find(question, named));
        Self { evidence: Evidence::new(marked, &cues, model), marked, cues }
    }

    /// What some words ask for by themselves.
    pub fn part(&self, words: Range<usize>) -> FacetReading {
        let cues = self.cues_in(&words);
        let mut evidence = self.evidence.of(words.clone());
        let asks = self.evidence.asks(words);
        add_cues(&mut evidence, &cues);
        FacetReading {
            best: best(evidence),
            several: of_cues(self.marked, &cues),
            cues,
            nothing_asked: asks[NOTHING],
            careers_asked: asks[CAREERS],
            evidence,
        }
    }

    /// What the question asks for, most of all in the sentence that asks.
    pub fn asked(&self, focus: Range<usize>) -> FacetReading {
        let text = 0..self.marked.question.len();
        let of_focus = self.part(focus.clone());
        let nothing_in_text =
            if focus == text { of_focus.nothing_asked } else { self.evidence.asks(text.clone())[NOTHING] };
        let mut evidence = of_focus.evidence;
        if focus != text {
            let of_text = self.evidence.of(text);
            evidence
                .iter_mut()
                .zip(of_text)
                .for_each(|(of_focus, of_text)| *of_focus += WHOLE_TEXT_WEIGHT * of_text);
        }
        let clauses = clauses(self.marked.question, &self.evidence);
        let asking = clauses.iter().map(|clause| clause.asks[NOTHING]).fold(1.0, f32::min);
        let several = facets_of(&clauses);
        FacetReading {
            best: best(evidence),
            nothing_asked: nothing_asked(of_focus.nothing_asked, asking, nothing_in_text),
            // Clauses without a verb, `tasks, training, pay`, are told by their cues alone.
            several: match several.len() < 2 || several.iter().all(|facet| of_focus.several.contains(facet)) {
                true => of_focus.several,
                false => several,
            },
            evidence,
            ..of_focus
        }
    }

    fn cues_in(&self, words: &Range<usize>) -> Vec<Cue> {
        let is_in = |cue: &&Cue| cue.start >= words.start && cue.end <= words.end;
        self.cues.iter().filter(is_in).copied().collect()
    }
}

/// How likely it is that nothing is asked, given how likely that is for the sentence that asks, the clause that asks most, and the text.
fn nothing_asked(focus: f32, clause: f32, text: f32) -> f32 {
    if text <= 0.0 {
        return 0.0;
    }
    let evidence = nothing::ELSE
        + nothing::FOCUS * log_odds(focus)
        + nothing::CLAUSE * log_odds(clause)
        + nothing::TEXT * log_odds(text);
    likelihood(evidence)
}

/// The facets that clauses ask for, in their order.
fn facets_of(clauses: &[Clause]) -> Vec<Facet> {
    let mut facets = Vec::new();
    for clause in clauses {
        let likeliest =
            Facet::ALL.into_iter().find(|facet| clause.asks[position(*facet)] >= CLAUSE_LIKELY_MIN);
        if let Some(facet) = likeliest.filter(|facet| !facets.contains(facet)) {
            facets.push(facet);
        }
    }
    if facets.len() <= FACETS_MAX { facets } else { Vec::new() }
}

fn add_cues(evidence: &mut Scores, cues: &[Cue]) {
    for cue in cues {
        evidence[position(cue.facet)] += if cue.end - cue.start > 1 { LONG_CUE_WEIGHT } else { CUE_WEIGHT };
    }
}

/// The cues without `what is` and the like where something else than the career follows: `what is the pay`.
fn telling(question: &Question, named: &[bool], cues: Vec<Cue>) -> Vec<Cue> {
    const SKIPPED: &[&str] = &["a", "an", "the", "exactly", "even", "actually"];
    let is_open = |cue: &Cue| {
        let next = (cue.end..question.len()).find(|at| !SKIPPED.contains(&&*question.tokens[*at].text));
        next.is_none_or(|at| named[at] || POINTING_WORDS.contains(&&*question.tokens[at].text))
    };
    let others = cues.iter().any(|cue| cue.facet != Facet::Overview);
    cues.into_iter().filter(|cue| cue.facet != Facet::Overview || !others || is_open(cue)).collect()
}

/// Words that join two things that are asked for at once.
const JOINING: &[&str] = &["and", "plus", "n", "also", "then", "or"];

/// The facets of cues that are joined.
fn of_cues(marked: Marked<'_>, cues: &[Cue]) -> Vec<Facet> {
    let Marked { question, named, .. } = marked;
    let mut facets: Vec<Facet> = Vec::new();
    let mut joined = false;
    let mut former: Option<&Cue> = None;
    for cue in cues {
        if let Some(former) = former.filter(|former| former.facet != cue.facet) {
            let between = former.end..=cue.start.min(question.len() - 1);
            let by_word =
                between.clone().any(|at| at < cue.start && JOINING.contains(&&*question.tokens[at].text));
            let by_sign = between.clone().any(|at| at > 0 && question.tokens[at].after_break());
            let gap = (former.end..cue.start).filter(|at| !named[*at]).count();
            joined = by_word || (by_sign && gap <= 3);
        }
        if facets.is_empty() || (joined && !facets.contains(&cue.facet)) {
            facets.push(cue.facet);
        }
        former = Some(cue);
    }
    if facets.len() > 1 { facets } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_clause_that_asks_outweighs_a_text_that_tells() {
        assert!(nothing_asked(0.1, 0.02, 0.9) < 0.5);
        assert!(nothing_asked(0.9, 0.9, 0.9) > 0.5);
        assert_eq!(nothing_asked(0.0, 0.0, 0.0), 0.0, "no example showed what that sounds like");
    }

    #[test]
    fn facets_of_clauses_come_once_and_in_order() {
        let clause = |facet: Option<Facet>| {
            let mut asks = Scores::default();
            asks[facet.map_or(NOTHING, position)] = 0.9;
            Clause { words: 0..1, asks }
        };
        let asked = [Some(Facet::Tools), None, Some(Facet::Salary), Some(Facet::Tools)];
        assert_eq!(facets_of(&asked.map(clause)), [Facet::Tools, Facet::Salary]);
        assert!(facets_of(&Facet::ALL.map(|facet| clause(Some(facet)))).is_empty(), "a story, no question");
    }
}
