//! A small logistic model: which facet a question is about, from its words and cues.
//!
//! Multinomial logistic regression over sparse binary features, trained with AdaGrad in a fixed order, so that the
//! same examples give the same weights. Features are hashes: the model stores no text.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::word_vectors::{DIMENSIONS, Meaning};
use crate::knowledge::Facet;

/// The facets, and that none is asked for.
const CLASSES: usize = Facet::ALL.len() + 1;
const NONE: usize = Facet::ALL.len();
const EPOCHS: usize = 40;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-2;
const DECAY_OF_MEANING: f32 = 1e-4;
/// A feature that fewer examples show is left out: it would only name one question.
const EXAMPLES_PER_FEATURE_MIN: u32 = 2;

/// How much the meaning of a question's words counts beside the words themselves.
const MEANING_SCALE: f32 = 2.0;

/// A property that a question has or has not, by its hash.
pub type Feature = u64;

/// What the model sees of a question.
#[derive(Clone, Debug)]
pub struct Features {
    /// In order, without duplicates.
    pub signs: Vec<Feature>,
    pub meaning: Meaning,
}

/// One score a facet, in the order of [`Facet::ALL`], and one for "nothing is asked".
pub type Scores = [f32; CLASSES];

/// The weights. The default knows nothing: every facet is as likely.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FacetModel {
    rows: FxHashMap<Feature, u32>,
    weights: Vec<Scores>,
    /// One row for each number of a meaning; empty before training.
    of_meaning: Vec<Scores>,
    /// Whether any example asked nothing, so that the model knows what that sounds like.
    knows_none: bool,
}

impl FacetModel {
    /// Learns from questions whose facet is known.
    pub fn train(examples: &[(Features, Option<Facet>)]) -> Self {
        let mut model = Self::with_features(examples);
        model.knows_none = examples.iter().any(|(_, facet)| facet.is_none());
        model.of_meaning = vec![[0.0; CLASSES]; DIMENSIONS];
        let rows: Vec<(Vec<u32>, &Meaning, usize)> = examples
            .iter()
            .map(|(features, facet)| {
                let rows = model.rows_of(&features.signs).collect();
                (rows, &features.meaning, facet.map_or(NONE, position))
            })
            .collect();
        let mut squares = vec![[1e-6_f32; CLASSES]; model.weights.len()];
        let mut squares_of_meaning = vec![[1e-6_f32; CLASSES]; DIMENSIONS];
        for _ in 0..EPOCHS {
            for (rows, meaning, facet) in &rows {
                let mut error = softmax(model.sum(rows.iter().copied(), meaning));
                error[*facet] -= 1.0;
                for &row in rows {
                    descend(
                        &mut model.weights[row as usize],
                        &mut squares[row as usize],
                        &error,
                        (1.0, DECAY),
                    );
                }
                let of_meaning = model.of_meaning.iter_mut().zip(&mut squares_of_meaning);
                for ((weights, squares), number) in of_meaning.zip(*meaning) {
                    descend(weights, squares, &error, (MEANING_SCALE * number, DECAY_OF_MEANING));
                }
            }
        }
        model
    }

    /// The evidence for each facet before it is turned into probabilities: add to it, then [`softmax`].
    pub fn evidence(&self, features: &Features) -> Scores {
        self.sum(self.rows_of(&features.signs), &features.meaning)
    }

    /// How likely it is that nothing is asked (0 to 1); 0 where no example showed what that sounds like.
    pub fn nothing_asked(&self, evidence: Scores) -> f32 {
        if self.knows_none { softmax(evidence)[NONE] } else { 0.0 }
    }

    fn with_features(examples: &[(Features, Option<Facet>)]) -> Self {
        let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
        let mut order = Vec::new();
        for feature in examples.iter().flat_map(|(features, _)| &features.signs) {
            let count = counts.entry(*feature).or_default();
            *count += 1;
            if *count == EXAMPLES_PER_FEATURE_MIN {
                order.push(*feature);
            }
        }
        let rows: FxHashMap<Feature, u32> = (0..).zip(order).map(|(row, feature)| (feature, row)).collect();
        Self { weights: vec![[0.0; CLASSES]; rows.len()], rows, ..Self::default() }
    }

    fn rows_of<'a>(&'a self, features: &'a [Feature]) -> impl Iterator<Item = u32> + 'a {
        features.iter().filter_map(|feature| self.rows.get(feature).copied())
    }

    fn sum(&self, rows: impl Iterator<Item = u32>, meaning: &Meaning) -> Scores {
        let mut sum = [0.0; CLASSES];
        let mut add = |weights: &Scores, factor: f32| {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += factor * weight;
            }
        };
        rows.for_each(|row| add(&self.weights[row as usize], 1.0));
        self.of_meaning
            .iter()
            .zip(meaning)
            .for_each(|(weights, number)| add(weights, MEANING_SCALE * number));
        sum
    }
}

/// One step of AdaGrad for the weights of a feature that has this value.
fn descend(weights: &mut Scores, squares: &mut Scores, error: &Scores, (value, decay): (f32, f32)) {
    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(error) {
        let gradient = error * value + decay * *weight;
        *square += gradient * gradient;
        *weight -= RATE * gradient / square.sqrt();
    }
}

/// Evidence as probabilities that add up to one.
fn softmax(evidence: Scores) -> Scores {
    let most = evidence.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let raised = evidence.map(|score| (score - most).exp());
    let sum: f32 = raised.iter().sum();
    raised.map(|score| score / sum)
}

/// Evidence as probabilities of the facets, given that one is asked for; the last place is 0.
pub fn likely(mut evidence: Scores) -> Scores {
    evidence[NONE] = f32::NEG_INFINITY;
    softmax(evidence)
}

/// Where a facet stands in [`Scores`].
pub fn position(facet: Facet) -> usize {
    facet as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(signs: &[Feature]) -> Features {
        Features { signs: signs.to_vec(), meaning: [0.0; DIMENSIONS] }
    }

    #[test]
    fn learns_which_features_go_with_which_facet() {
        let examples: Vec<(Features, Option<Facet>)> = (0..20)
            .map(|n| {
                if n % 2 == 0 {
                    (seen(&[1, 9]), Some(Facet::Salary))
                } else {
                    (seen(&[2, 9]), Some(Facet::Tools))
                }
            })
            .collect();
        let model = FacetModel::train(&examples);
        let read = |features: &[Feature]| likely(model.evidence(&seen(features)));
        assert!(read(&[1, 9])[position(Facet::Salary)] > 0.8);
        assert!(read(&[2, 9])[position(Facet::Tools)] > 0.8);
    }

    #[test]
    fn knows_nothing_without_examples() {
        let scores = likely(FacetModel::default().evidence(&seen(&[1, 2, 3])));
        assert!(scores[..NONE].iter().all(|score| (score - 1.0 / 9.0).abs() < 1e-6));
    }

    #[test]
    fn gives_the_same_weights_for_the_same_examples() {
        let examples = vec![
            (seen(&[1, 2]), Some(Facet::Path)),
            (seen(&[1, 3]), None),
            (seen(&[2, 3]), Some(Facet::Path)),
        ];
        let bytes = || FacetModel::train(&examples).weights;
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn learns_what_asks_nothing() {
        let mut examples: Vec<(Features, Option<Facet>)> =
            (0..20).map(|_| (seen(&[1, 9]), Some(Facet::Salary))).collect();
        let before = FacetModel::train(&examples);
        assert_eq!(before.nothing_asked(before.evidence(&seen(&[2, 9]))), 0.0);
        examples.extend((0..20).map(|_| (seen(&[2, 9]), None)));
        let model = FacetModel::train(&examples);
        assert!(model.nothing_asked(model.evidence(&seen(&[2, 9]))) > 0.8);
        assert!(model.nothing_asked(model.evidence(&seen(&[1, 9]))) < 0.2);
    }

    #[test]
    fn stands_every_facet_at_its_place() {
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(position(facet), place);
        }
    }
}
