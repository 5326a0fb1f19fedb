//! What a question wants to know of a career: cues and the model, and the linked page's own words.

use std::hash::{BuildHasher, Hash};
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use super::cues::{Cue, Cues};
use super::focus::asks;
use super::function_words::POINTING_WORDS;
use super::model::{FacetModel, Feature, Scores, likely, position};
use super::reading::Question;
use super::words::WordId;
use crate::knowledge::{Facet, is_english, singular};

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

/// The facets of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetReading {
    /// The likeliest facet and its probability.
    pub best: (Facet, f32),
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

    /// The same reading of a sentence that asks, where what the whole text sounds like is known as well.
    pub fn within(mut self, whole: &Self) -> Self {
        for (evidence, of_whole) in self.evidence.iter_mut().zip(whole.evidence) {
            *evidence += WHOLE_TEXT_WEIGHT * of_whole;
        }
        Self { best: best(self.evidence), ..self }
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

/// A question, and which of its words name a career or a skill.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'a> {
    pub question: &'a Question,
    pub named: &'a [bool],
    pub skilled: &'a [bool],
}

/// Reads the facets, by the wording alone.
pub fn read(marked: Marked<'_>, (cues, model): (&Cues, &FacetModel)) -> FacetReading {
    let Marked { question, named, .. } = marked;
    let cues = telling(question, named, cues.find(question, named));
    let mut evidence = model.evidence(&features(marked, &cues));
    let (nothing_asked, careers_asked) = (model.nothing_asked(evidence), model.careers_asked(evidence));
    add_cues(&mut evidence, &cues);
    let several = several(marked, &cues, model);
    FacetReading { best: best(evidence), cues, several, nothing_asked, careers_asked, evidence }
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

/// The properties of a question that the model knows: words, pairs of words, cues; careers and skills are masked.
pub fn features(Marked { question, named, skilled }: Marked<'_>, cues: &[Cue]) -> Vec<Feature> {
    let mut features = Vec::with_capacity(question.len() * 2 + cues.len() * 2 + 1);
    let (career, skill) = (hash("@"), hash("#"));
    let mut former = hash("^");
    for (index, token) in question.tokens.iter().enumerate() {
        let word = match named[index] {
            true if former == career => continue,
            true => career,
            false if skilled[index] && former == skill => continue,
            false if skilled[index] => skill,
            false => shape(&token.text).map_or_else(|| hash(singular(&token.text)), hash),
        };
        features.push(word);
        features.push(hash((former, word)));
        former = word;
    }
    features.push(hash((former, hash("$"))));
    for cue in cues {
        features.push(hash(("cue", cue.facet.name())));
        if cue.end - cue.start > 1 {
            features.push(hash(("long cue", cue.facet.name())));
        }
    }
    features.sort_unstable();
    features.dedup();
    features
}

/// What stands for a number: it is its size that tells an age from a wage.
fn shape(word: &str) -> Option<&'static str> {
    let digits = word.trim_end_matches('k');
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(match (digits.len(), word.len() - digits.len()) {
        (1, 0) => "1",
        (2, 0) => "10",
        (3, 0) => "100",
        (4, 0) => "1000",
        (_, 0) => "10000",
        (..) => "10k",
    })
}

fn hash(of: impl Hash) -> Feature {
    FxBuildHasher.hash_one(of)
}

/// Words that join two things that are asked for at once.
const JOINING: &[&str] = &["and", "plus", "n", "also", "then", "or"];

/// The facets of cues that are joined by `and` or punctuation: `skills and salary`, `what is it, and how do i start`. Where cues
/// tell of one at most, the clauses are read one by one.
fn several(marked: Marked<'_>, cues: &[Cue], model: &FacetModel) -> Vec<Facet> {
    let of_clauses = of_clauses(marked, cues, model);
    let of_cues = of_cues(marked, cues);
    match of_clauses.len() < 2 || of_clauses.iter().all(|facet| of_cues.contains(facet)) {
        true => of_cues,
        false => of_clauses,
    }
}

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

/// A clause that the model reads less surely says nothing of its own.
const CLAUSE_LIKELY_MIN: f32 = 0.6;
/// Shorter clauses are the rest of another.
const CLAUSE_WORDS_MIN: usize = 2;

/// A clause without a question word is this short: `data engineer salary, and how do i start`.
const CLAUSE_OF_CUE_WORDS_MAX: usize = 5;

/// The facets that the clauses of a question ask for, where they are more than one.
fn of_clauses(marked: Marked<'_>, cues: &[Cue], model: &FacetModel) -> Vec<Facet> {
    let Marked { question, named, skilled } = marked;
    let joins = |at: usize| {
        JOINING_CLAUSES.contains(&&*question.tokens[at].text) || (at > 0 && question.tokens[at].after_break())
    };
    let mut starts: Vec<usize> = (1..question.len()).filter(|at| joins(*at)).collect();
    if starts.is_empty() {
        return Vec::new();
    }
    starts.insert(0, 0);
    let ends = starts.iter().skip(1).copied().chain([question.len()]);
    // `i have an interview, what are the daily tasks`: beside a clause that asks, one that tells is background.
    let asks_in = |range: Range<usize>| asks(question, range);
    let any_asks = asks_in(0..question.len());
    let is_asking = |range: Range<usize>| {
        let is_cued = cues.iter().any(|cue| range.contains(&cue.start));
        asks_in(range.clone()) || (is_cued && (!any_asks || range.len() <= CLAUSE_OF_CUE_WORDS_MAX))
    };
    let mut facets: Vec<Facet> = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        if end - start < CLAUSE_WORDS_MIN || !is_asking(start..end) {
            continue;
        }
        let part = question.part(start..end);
        let within = |cue: &&Cue| cue.start >= start && cue.end <= end;
        let of_part: Vec<Cue> = cues
            .iter()
            .filter(within)
            .map(|cue| Cue { start: cue.start - start, end: cue.end - start, facet: cue.facet })
            .collect();
        let marked = Marked { question: &part, named: &named[start..end], skilled: &skilled[start..end] };
        let mut evidence = model.evidence(&features(marked, &of_part));
        add_cues(&mut evidence, &of_part);
        let (facet, likely) = best(evidence);
        if likely >= CLAUSE_LIKELY_MIN && !facets.contains(&facet) {
            facets.push(facet);
        }
    }
    if facets.len() > 1 && facets.len() <= CLAUSE_FACETS_MAX { facets } else { Vec::new() }
}

/// Words that begin another clause.
const JOINING_CLAUSES: &[&str] = &["and", "plus", "also", "n"];
/// More facets than this are no question but a story.
const CLAUSE_FACETS_MAX: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_by_their_size() {
        for (one, other) in [("62k", "115k"), ("45", "17"), ("2026", "1999"), ("60000", "125000")] {
            assert!(shape(one).is_some());
            assert_eq!(shape(one), shape(other), "{one} {other}");
        }
        assert_ne!(shape("62k"), shape("62"));
        assert_eq!(shape("k"), None);
        assert_eq!(shape("k8s"), None);
    }
}
