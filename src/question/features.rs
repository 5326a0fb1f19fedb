//! The properties of a question that the facet model knows: its words and pairs of words, with careers and skills masked, and its cues.

use std::hash::{BuildHasher, Hash};

use rustc_hash::FxBuildHasher;

use super::cues::Cue;
use super::reading::Question;
use super::sparse::Feature;
use crate::knowledge::singular;

/// So many letters are the beginning of a word.
const BEGINNING_LETTERS: usize = 5;

/// A question, and which of its words name a career or a skill.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'a> {
    pub question: &'a Question,
    pub named: &'a [bool],
    pub skilled: &'a [bool],
}

/// What stands for a career.
pub fn career() -> Feature {
    hash("@")
}

/// What stands for a word that names nothing.
pub fn symbol(word: &str) -> Feature {
    shape(word).map_or_else(|| hash(singular(word)), hash)
}

/// What stands for a word, or for the whole of a name.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    pub whole: Feature,
    /// What a longer word has in common with others of its family: `emplo` of "employer" and "employs".
    pub beginning: Option<Feature>,
}

/// What stands for each word: its own hash, or that of a mask for a whole name. None for the further words of a name.
pub fn symbols(Marked { question, named, skilled }: Marked<'_>) -> Vec<Option<Symbol>> {
    let (career, skill) = (career(), hash("#"));
    let mut former = None;
    let symbol = |(at, word): (usize, &str)| {
        let (whole, beginning) = match (named[at], skilled[at]) {
            (true, _) => (career, None),
            (false, true) => (skill, None),
            (false, false) => (symbol(word), beginning(word)),
        };
        let goes_on = former == Some(whole) && (whole == career || whole == skill);
        former = Some(whole);
        (!goes_on).then_some(Symbol { whole, beginning })
    };
    question.tokens.iter().map(|token| &*token.text).enumerate().map(symbol).collect()
}

fn beginning(word: &str) -> Option<Feature> {
    let (end, _) = word.char_indices().nth(BEGINNING_LETTERS)?;
    shape(word).is_none().then(|| hash(("begins", &word[..end])))
}

/// What stands for a word and the one before it.
pub fn pair(former: Feature, symbol: Feature) -> Feature {
    hash((former, symbol))
}

/// What stands before the first word, and after the last.
pub fn edges() -> (Feature, Feature) {
    (hash("^"), hash("$"))
}

/// The properties that a cue adds.
pub fn of_cue(cue: &Cue) -> impl Iterator<Item = Feature> {
    let name = cue.facet.name();
    let long = (cue.end - cue.start > 1).then(|| hash(("long cue", name)));
    std::iter::once(hash(("cue", name))).chain(long)
}

/// All properties of a question, each once.
pub fn features(marked: Marked<'_>, cues: &[Cue]) -> Vec<Feature> {
    let (first, last) = edges();
    let mut features = Vec::with_capacity(marked.question.len() * 2 + cues.len() * 2 + 1);
    let mut former = first;
    for Symbol { whole, beginning } in symbols(marked).into_iter().flatten() {
        features.extend([whole, pair(former, whole)]);
        features.extend(beginning);
        former = whole;
    }
    features.push(pair(former, last));
    features.extend(cues.iter().flat_map(of_cue));
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

/// The feature for something.
pub fn hash(of: impl Hash) -> Feature {
    FxBuildHasher.hash_one(of)
}

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
