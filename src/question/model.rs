//! A small logistic model: which facet a question is about, from its words and cues.
//!
//! Multinomial logistic regression over sparse binary features, trained with AdaGrad in a fixed order, so that the
//! same examples give the same weights. Features are hashes: the model stores no text.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::knowledge::Facet;

const FACETS: usize = Facet::ALL.len();
const EPOCHS: usize = 40;
const RATE: f32 = 0.08;
const DECAY: f32 = 1e-2;
/// A feature that fewer examples show is left out: it would only name one question.
const EXAMPLES_PER_FEATURE_MIN: u32 = 2;

/// A property that a question has or has not, by its hash.
pub type Feature = u64;

/// One score a facet, in the order of [`Facet::ALL`].
pub type Scores = [f32; FACETS];

/// The weights. The default knows nothing: every facet is as likely.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FacetModel {
    rows: FxHashMap<Feature, u32>,
    weights: Vec<Scores>,
}

impl FacetModel {
    /// Learns from questions whose facet is known.
    pub fn train(examples: &[(Vec<Feature>, Facet)]) -> Self {
        let mut model = Self::with_features(examples);
        let rows: Vec<(Vec<u32>, usize)> = examples
            .iter()
            .map(|(features, facet)| (model.rows_of(features).collect(), position(*facet)))
            .collect();
        let mut squares = vec![[1e-6_f32; FACETS]; model.weights.len()];
        for _ in 0..EPOCHS {
            for (rows, facet) in &rows {
                let mut error = softmax(model.sum(rows.iter().copied()));
                error[*facet] -= 1.0;
                for &row in rows {
                    let (weights, squares) = (&mut model.weights[row as usize], &mut squares[row as usize]);
                    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(error) {
                        let gradient = error + DECAY * *weight;
                        *square += gradient * gradient;
                        *weight -= RATE * gradient / square.sqrt();
                    }
                }
            }
        }
        model
    }

    /// The evidence for each facet before it is turned into probabilities: add to it, then [`softmax`].
    pub fn evidence(&self, features: &[Feature]) -> Scores {
        self.sum(self.rows_of(features))
    }

    fn with_features(examples: &[(Vec<Feature>, Facet)]) -> Self {
        let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
        let mut order = Vec::new();
        for feature in examples.iter().flat_map(|(features, _)| features) {
            let count = counts.entry(*feature).or_default();
            *count += 1;
            if *count == EXAMPLES_PER_FEATURE_MIN {
                order.push(*feature);
            }
        }
        let rows: FxHashMap<Feature, u32> = (0..).zip(order).map(|(row, feature)| (feature, row)).collect();
        Self { weights: vec![[0.0; FACETS]; rows.len()], rows }
    }

    fn rows_of<'a>(&'a self, features: &'a [Feature]) -> impl Iterator<Item = u32> + 'a {
        features.iter().filter_map(|feature| self.rows.get(feature).copied())
    }

    fn sum(&self, rows: impl Iterator<Item = u32>) -> Scores {
        rows.fold([0.0; FACETS], |mut sum, row| {
            for (sum, weight) in sum.iter_mut().zip(self.weights[row as usize]) {
                *sum += weight;
            }
            sum
        })
    }
}

/// Evidence as probabilities that add up to one.
pub fn softmax(evidence: Scores) -> Scores {
    let most = evidence.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let raised = evidence.map(|score| (score - most).exp());
    let sum: f32 = raised.iter().sum();
    raised.map(|score| score / sum)
}

/// Where a facet stands in [`Scores`].
pub fn position(facet: Facet) -> usize {
    facet as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_which_features_go_with_which_facet() {
        let examples: Vec<(Vec<Feature>, Facet)> = (0..20)
            .map(|n| if n % 2 == 0 { (vec![1, 9], Facet::Salary) } else { (vec![2, 9], Facet::Tools) })
            .collect();
        let model = FacetModel::train(&examples);
        let likely = |features: &[Feature]| softmax(model.evidence(features));
        assert!(likely(&[1, 9])[position(Facet::Salary)] > 0.9);
        assert!(likely(&[2, 9])[position(Facet::Tools)] > 0.9);
    }

    #[test]
    fn knows_nothing_without_examples() {
        let scores = softmax(FacetModel::default().evidence(&[1, 2, 3]));
        assert!(scores.iter().all(|score| (score - 1.0 / 9.0).abs() < 1e-6));
    }

    #[test]
    fn gives_the_same_weights_for_the_same_examples() {
        let examples =
            vec![(vec![1, 2], Facet::Path), (vec![1, 3], Facet::Skills), (vec![2, 3], Facet::Path)];
        let bytes = || FacetModel::train(&examples).weights;
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn stands_every_facet_at_its_place() {
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(position(facet), place);
        }
    }
}
