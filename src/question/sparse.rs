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

/// Weights are kept in these units: finer ones would change no answer, and so a row lies in one line of a processor's cache.
const UNIT: f32 = 1.0 / 4096.0;

/// The weights of `N` classes. The default knows nothing: every class is as likely.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct SparseModel<const N: usize> {
    rows: FxHashMap<Feature, [i16; N]>,
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
        let places = places(examples.iter().map(|(features, _)| features.as_slice()));
        let known = |features: &[Feature]| -> Vec<usize> {
            features.iter().filter_map(|feature| places.get(feature).copied()).collect()
        };
        let examples: Vec<_> = examples
            .iter()
            .map(|(features, class)| (known(features), evidence_for(features), *class))
            .collect();
        let mut weights = vec![[0.0; N]; places.len()];
        let mut squares = vec![[SQUARE_MIN; N]; places.len()];
        for _ in 0..EPOCHS {
            for (rows, evidence, class) in &examples {
                let mut error = *evidence;
                rows.iter().for_each(|row| add(&mut error, &weights[*row]));
                softmax(&mut error);
                error[*class] -= 1.0;
                for &row in rows {
                    descend(&mut weights[row], &mut squares[row], &error, 1.0, PACE);
                }
            }
        }
        let in_units = |place: usize| weights[place].map(|weight| (weight / UNIT).round() as i16);
        Self { rows: places.into_iter().map(|(feature, place)| (feature, in_units(place))).collect() }
    }

    /// Whether no example was seen.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether enough examples showed a feature.
    #[cfg(test)]
    pub fn knows(&self, feature: Feature) -> bool {
        self.rows.contains_key(&feature)
    }

    /// Adds what a feature says for each class, which is nothing if hardly an example showed it. Added up for all features of a text, this
    /// is the evidence, of which [`softmax`] makes probabilities.
    pub fn add_weights_of(&self, feature: Feature, evidence: &mut [f32; N]) {
        let row = self.rows.get(&feature).into_iter().flatten();
        evidence.iter_mut().zip(row).for_each(|(evidence, weight)| *evidence += f32::from(*weight) * UNIT);
    }

    /// The evidence of all features of a text.
    pub fn evidence(&self, features: &[Feature]) -> [f32; N] {
        let mut evidence = [0.0; N];
        features.iter().for_each(|feature| self.add_weights_of(*feature, &mut evidence));
        evidence
    }
}

/// A place for each feature that enough examples show.
fn places<'a>(examples: impl Iterator<Item = &'a [Feature]>) -> FxHashMap<Feature, usize> {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    let mut order = Vec::new();
    for feature in examples.flatten() {
        let count = counts.entry(*feature).or_default();
        *count += 1;
        if *count == EXAMPLES_PER_FEATURE_MIN {
            order.push(*feature);
        }
    }
    (0..).zip(order).map(|(place, feature)| (feature, place)).collect()
}

/// A model as it is stored: its features in order, so that the same model is the same bytes, and their weights, one row after another.
#[derive(Serialize, Deserialize)]
struct Stored {
    features: Vec<Feature>,
    weights: Vec<i16>,
}

impl<const N: usize> From<SparseModel<N>> for Stored {
    fn from(model: SparseModel<N>) -> Self {
        let mut rows: Vec<_> = model.rows.into_iter().collect();
        rows.sort_unstable_by_key(|(feature, _)| *feature);
        let (features, weights): (Vec<Feature>, Vec<[i16; N]>) = rows.into_iter().unzip();
        Self { features, weights: weights.into_flattened() }
    }
}

impl<const N: usize> From<Stored> for SparseModel<N> {
    fn from(stored: Stored) -> Self {
        let rows = stored.weights.as_chunks().0;
        Self { rows: stored.features.into_iter().zip(rows.iter().copied()).collect() }
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
        assert!(!model.knows(1) && model.knows(2));
    }

    #[test]
    fn gives_the_same_weights_for_the_same_examples() {
        let examples = [(vec![1, 2], 0), (vec![1, 3], 1), (vec![2, 3], 0)];
        let model = || SparseModel::<2>::train(&examples);
        assert_eq!(model(), model());
    }
}
