//! What a question wants to know of a career, by its wording.

use std::ops::Range;

use super::clauses::{Clause, clauses};
use super::cues::{Cue, Cues};
use super::evidence::Evidence;
use super::features::Marked;
use super::function_words::POINTING_WORDS;
use super::logistic::{likelihood, log_odds};
use super::model::{CAREERS, FacetModel, NOTHING, Scores, likely, position};
use super::reading::Question;
use super::sparse::add;
use crate::knowledge::Facet;

/// How much speaks for a facet, each for a logarithm of probability or evidence. Fitted to 1,440 questions.
mod weight {
    /// For what the sentence that asks says.
    pub const FOCUS: f32 = 0.78;
    /// For the whole text, where it says more than that sentence.
    pub const TEXT: f32 = 0.18;
    /// For the clauses that ask for it.
    pub const CLAUSES: f32 = 0.94;
    /// For a cue: of consequence where few examples are known.
    pub const CUE: f32 = 0.17;
    /// No clause says less than this.
    pub const CLAUSES_MIN: f32 = 0.001;
}
/// A clause asks for a facet that is at least so likely, ...
const CLAUSE_LIKELY_MIN: f32 = 0.3;
/// ... and a text for so many of them at the most.
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
    /// Two facets and more that are asked for at once, in the order of their clauses; else empty.
    pub several: Vec<Facet>,
    /// How likely it is that nothing is asked of the career (0 to 1).
    pub nothing_asked: f32,
    /// How likely it is that the question asks which careers there are (0 to 1).
    pub careers_asked: f32,
}

impl FacetReading {
    pub fn has_cue(&self) -> bool {
        !self.cues.is_empty()
    }
}

/// The likeliest facet and its probability.
pub(super) fn best(evidence: Scores) -> (Facet, f32) {
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
        let mut evidence = self.evidence.of(words);
        let asks = self.evidence.probabilities(evidence);
        add_cues(&mut evidence, &cues);
        FacetReading {
            best: best(evidence),
            several: of_cues(self.marked, &cues),
            cues,
            nothing_asked: asks[NOTHING],
            careers_asked: asks[CAREERS],
        }
    }

    /// What the question asks for, most of all in the sentence that asks.
    pub fn asked(&self, focus: Range<usize>) -> FacetReading {
        let text = 0..self.marked.question.len();
        let cues = self.cues_in(&focus);
        let of_text = (focus != text).then(|| self.evidence.of(text));
        let of_focus = self.evidence.of(focus);
        let asks = self.evidence.probabilities(of_focus);
        let nothing_in_text = of_text.map_or(asks, |of_text| self.evidence.probabilities(of_text))[NOTHING];
        let clauses = clauses(self.marked.question, &self.evidence);
        let nothing_in_clauses = clauses.iter().map(|clause| clause.asks[NOTHING]).fold(1.0, f32::min);
        let mut evidence = of_focus.map(|of_focus| weight::FOCUS * of_focus);
        if let Some(of_text) = of_text {
            add(&mut evidence, &of_text.map(|of_text| weight::TEXT * of_text));
        }
        for (facet, evidence) in evidence.iter_mut().enumerate() {
            let of_clauses: f32 = clauses.iter().map(|clause| clause.asks[facet]).sum();
            *evidence += weight::CLAUSES * (weight::CLAUSES_MIN + of_clauses).ln();
        }
        add_cues(&mut evidence, &cues);
        let best = best(evidence);
        FacetReading {
            best,
            several: several(best.0, &clauses, &of_cues(self.marked, &cues)),
            cues,
            nothing_asked: nothing_asked(asks[NOTHING], nothing_in_clauses, nothing_in_text),
            careers_asked: asks[CAREERS],
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

fn add_cues(evidence: &mut Scores, cues: &[Cue]) {
    cues.iter().for_each(|cue| evidence[position(cue.facet)] += weight::CUE);
}

/// The facets that are asked for at once, in the order of their clauses; none where it is one alone. Clauses without a verb, `tasks,
/// training, pay`, are told by their cues, and come last.
fn several(best: Facet, clauses: &[Clause], of_cues: &[Facet]) -> Vec<Facet> {
    // Where a facet is asked for most, and how likely; of clauses that ask for it alike, the first counts.
    let most = |facet: Facet| {
        let likely = clauses.iter().map(|clause| clause.asks[position(facet)]).enumerate().rev();
        likely
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .filter(|(_, likely)| *likely >= CLAUSE_LIKELY_MIN)
    };
    let mut of_clauses: Vec<(Facet, f32)> =
        Facet::ALL.into_iter().filter_map(|facet| Some((facet, most(facet)?.1))).collect();
    of_clauses.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut facets = vec![best];
    for facet in of_clauses.into_iter().map(|(facet, _)| facet).chain(of_cues.iter().copied()) {
        if !facets.contains(&facet) {
            facets.push(facet);
        }
    }
    facets.truncate(FACETS_MAX);
    facets.sort_by_key(|facet| most(*facet).map_or(clauses.len(), |(clause, _)| clause));
    if facets.len() > 1 { facets } else { Vec::new() }
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
        let asked = [Some(Facet::Tools), None, Some(Facet::Salary), Some(Facet::Tools)].map(clause);
        assert_eq!(several(Facet::Salary, &asked, &[]), [Facet::Tools, Facet::Salary]);
        assert_eq!(several(Facet::Path, &asked[..1], &[Facet::Tools]), [Facet::Tools, Facet::Path]);
        assert!(several(Facet::Tools, &asked[..2], &[]).is_empty(), "one alone");
        assert_eq!(several(Facet::Path, &Facet::ALL.map(|facet| clause(Some(facet))), &[]).len(), FACETS_MAX);
    }
}
