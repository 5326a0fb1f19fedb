//! Whether a text sets careers side by side or asks about one of those that it names, by its wording: learnt from the examples in which
//! several careers are marked.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::features::{career, edges, hash, pair, symbol};
use super::normalise::Gap;
use super::reading::Question;
use super::sparse::{Feature, SparseModel};

/// So few words between two names are read as a whole.
const WHOLE_WORDS_MAX: usize = 4;
/// So many words behind a name are read one by one, as standing between two.
const WORDS_BETWEEN_MAX: usize = 8;

/// The weights. The default knows nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SidesModel {
    /// Of one career, and of several side by side.
    model: SparseModel<2>,
}

impl SidesModel {
    /// Learns from texts of which it is known whether they set careers side by side.
    pub fn train(examples: Vec<(Vec<Feature>, bool)>) -> Self {
        let examples: Vec<_> =
            examples.into_iter().map(|(features, are_sides)| (features, usize::from(are_sides))).collect();
        Self { model: SparseModel::train(&examples) }
    }

    /// How much speaks for careers side by side, as a logarithm of the odds; 0 where nothing is known.
    pub fn evidence(&self, features: &[Feature]) -> f32 {
        let [one, several] = self.model.evidence(features);
        several - one
    }
}

/// What can be seen of a text in which careers are named at these places, in its order: its words and pairs of words, each name being
/// one word, and what stands between two names.
pub fn features(question: &Question, names: &[Range<usize>]) -> Vec<Feature> {
    let is_inside = |at: &usize| names.iter().any(|name| name.contains(at) && name.start != *at);
    let is_name = |at: usize| names.iter().any(|name| name.start == at);
    let word = |at: usize| if is_name(at) { career() } else { symbol(&question.tokens[at].text) };
    let places: Vec<usize> = (0..question.len()).filter(|at| !is_inside(at)).collect();
    let words: Vec<Feature> = places.iter().map(|at| word(*at)).collect();
    let (first, last) = edges();
    let mut features = Vec::with_capacity(words.len() * 3);
    let mut former = first;
    for &word in words.iter().chain([&last]) {
        features.extend([word, pair(former, word)]);
        former = word;
    }
    let named: Vec<usize> = (0..places.len()).filter(|place| is_name(places[*place])).collect();
    for pair in named.windows(2) {
        let between = &words[pair[0] + 1..pair[1]];
        let gaps = places[pair[0] + 1..=pair[1]].iter().map(|at| question.tokens[*at].gap);
        if between.len() <= WHOLE_WORDS_MAX {
            let widest = gaps.max().unwrap_or(Gap::Space);
            features.push(hash(("between", between, widest as u8)));
        }
        features.extend(between.iter().take(WORDS_BETWEEN_MAX).map(|word| hash(("amid", *word))));
    }
    features.sort_unstable();
    features.dedup();
    features
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::reading::Scanner;

    /// The features of a text in which every `x` and `y` names a career.
    fn seen(text: &str) -> Vec<Feature> {
        let question = Scanner::default().read(text);
        let is_name = |at: &usize| matches!(question.text(*at), Some("x" | "y"));
        let names: Vec<_> = (0..question.len()).filter(is_name).map(|at| at..at + 1).collect();
        features(&question, &names)
    }

    #[test]
    fn tells_sides_from_a_career_beside_another() {
        let examples = [
            ("x or y, which is better", true),
            ("should i take x or y", true),
            ("i was an x, how do i get into y", false),
            ("years as an x. what does a y do", false),
        ];
        let examples = examples.iter().cycle().take(8);
        let model = SidesModel::train(examples.map(|(text, sides)| (seen(text), *sides)).collect());
        assert!(model.evidence(&seen("x or y for me")) > 0.0);
        assert!(model.evidence(&seen("was an x, what does y pay")) < 0.0);
        assert_eq!(SidesModel::default().evidence(&seen("x or y")), 0.0);
    }

    #[test]
    fn what_stands_between_two_names_counts_with_its_punctuation() {
        let between = |text: &str| -> Vec<Feature> {
            let alone = seen(&text.replace(['x', 'y'], "z"));
            seen(text).into_iter().filter(|feature| !alone.contains(feature)).collect()
        };
        assert_ne!(between("x, y"), between("x. y"));
        assert_eq!(between("x, y"), between("y, x"));
    }
}
