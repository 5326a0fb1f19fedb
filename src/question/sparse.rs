//! A logistic model over properties that a text has or has not, of which it has few: multinomial, trained with AdaGrad in a fixed
//! order, so that the same examples give the same weights. Properties are hashes: the model stores no text.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::logistic::{Pace, SQUARE_MIN, descend, softmax};

const EPOCHS: usize = 10;
const PACE: Pace = Pace { rate: 0.1, decay: 2e-2 };
/// A feature that fewer examples show is left out: it would only name one text.
const EXAMPLES_PER_FEATURE_MIN: u32 = 2;

/// A property that a text has or has not, by its hash.
pub type Feature = u64;

/// The weights of `N` classes. The default knows nothing: every class is as likely.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SparseModel<const N: usize> {
    rows: FxHashMap<Feature, u32>,
    /// `N` for each row.
    weights: Vec<f32>,
}

impl<const N: usize> SparseModel<N> {
    /// Learns from texts whose class is known.
    pub fn train(examples: &[(Vec<Feature>, usize)]) -> Self {
        Self::train_upon(examples, |_| [0.0; N])
    }

    /// Learns what there is to add to the evidence that another model has for each example.
    pub fn train_upon(
        examples: &[(Vec<Feature>, usize)],
        evidence_for: impl Fn(&[Feature]) -> [f32; N],
    ) -> Self {
        let mut model = Self::with_features(examples);
        let known = |features: &Vec<Feature>| -> Vec<u32> {
            features.iter().filter_map(|feature| model.rows.get(feature).copied()).collect()
        };
        let examples: Vec<_> = examples
            .iter()
            .map(|(features, class)| (known(features), evidence_for(features), *class))
            .collect();
        let mut squares = vec![SQUARE_MIN; model.weights.len()];
        let (weights, _) = model.weights.as_chunks_mut::<N>();
        let (squares, _) = squares.as_chunks_mut::<N>();
        for _ in 0..EPOCHS {
            for (rows, evidence, class) in &examples {
                let mut error = *evidence;
                rows.iter().for_each(|row| add(&mut error, &weights[*row as usize]));
                softmax(&mut error);
                error[*class] -= 1.0;
                for row in rows.iter().map(|row| *row as usize) {
                    descend(&mut weights[row], &mut squares[row], &error, 1.0, PACE);
                }
            }
        }
        model
    }

    fn with_features(examples: &[(Vec<Feature>, usize)]) -> Self {
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
        Self { weights: vec![0.0; rows.len() * N], rows }
    }

    /// Whether no example was seen.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a feature says for each class; none if hardly an example showed it. Add this up for all features of a text to have the
    /// evidence, of which [`softmax`] makes probabilities.
    pub fn weights_of(&self, feature: Feature) -> Option<&[f32; N]> {
        let row = *self.rows.get(&feature)?;
        self.weights.as_chunks().0.get(row as usize)
    }

    /// The evidence of all features of a text.
    pub fn evidence(&self, features: &[Feature]) -> [f32; N] {
        let mut evidence = [0.0; N];
        let known = features.iter().filter_map(|feature| self.weights_of(*feature));
        known.for_each(|weights| add(&mut evidence, weights));
        evidence
    }
}

/// Adds scores to others.
pub fn add<const N: usize>(to: &mut [f32; N], scores: &[f32; N]) {
    to.iter_mut().zip(scores).for_each(|(to, score)| *to += score);
}

/// Takes scores from others.
pub fn subtract<const N: usize>(from: &mut [f32; N], scores: &[f32; N]) {
    from.iter_mut().zip(scores).for_each(|(from, score)| *from -= score);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likely(model: &SparseModel<2>, features: &[Feature]) -> [f32; 2] {
        let mut evidence = model.evidence(features);
        softmax(&mut evidence);
        evidence
    }

    #[test]
    fn learns_which_features_go_with_which_class() {
        let examples: Vec<(Vec<Feature>, usize)> =
            (0..20).map(|n| (vec![n % 2, 9], (n % 2) as usize)).collect();
        let model = SparseModel::train(&examples);
        assert!(likely(&model, &[0, 9])[0] > 0.8);
        assert!(likely(&model, &[1, 9])[1] > 0.8);
    }

    #[test]
    fn learns_only_what_other_evidence_does_not_say() {
        let examples: Vec<(Vec<Feature>, usize)> =
            (0..20).map(|n| (vec![n % 2, 9], (n % 2) as usize)).collect();
        let weight = |sure: f32| {
            let model = SparseModel::train_upon(&examples, |features| {
                if features.contains(&0) { [sure, 0.0] } else { [0.0, sure] }
            });
            model.evidence(&[0, 9])[0]
        };
        assert!(weight(0.0) > 10.0 * weight(12.0).abs());
    }

    #[test]
    fn knows_nothing_without_examples() {
        let model = SparseModel::default();
        assert!(model.is_empty());
        assert_eq!(likely(&model, &[1, 2, 3]), [0.5, 0.5]);
    }

    #[test]
    fn a_feature_of_one_example_is_left_out() {
        let model: SparseModel<2> = SparseModel::train(&[(vec![1, 2], 0), (vec![2], 1)]);
        assert!(model.weights_of(1).is_none() && model.weights_of(2).is_some());
    }

    #[test]
    fn gives_the_same_weights_for_the_same_examples() {
        let examples = [(vec![1, 2], 0), (vec![1, 3], 1), (vec![2, 3], 0)];
        let weights = || SparseModel::<2>::train(&examples).weights;
        assert_eq!(weights(), weights());
    }
}
