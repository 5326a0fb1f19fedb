//! A small logistic model: which facet a question is about, from its words and cues.
//!
//! Multinomial logistic regression over sparse binary features, trained with AdaGrad in a fixed order, so that the
//! same examples give the same weights. Features are hashes: the model stores no text.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::logistic::{Pace, SQUARE_MIN, descend, softmax};
use crate::knowledge::{Asks, Facet};

/// The facets, that careers are asked for, and that nothing is.
const CLASSES: usize = Facet::ALL.len() + 2;
/// Where "careers are asked for" stands in [`Scores`], and "nothing is asked".
pub const CAREERS: usize = Facet::ALL.len();
pub const NOTHING: usize = CAREERS + 1;
const EPOCHS: usize = 15;
const PACE: Pace = Pace { rate: 0.1, decay: 2e-2 };
/// A feature that fewer examples show is left out: it would only name one question.
const EXAMPLES_PER_FEATURE_MIN: u32 = 2;

/// A property that a question has or has not, by its hash.
pub type Feature = u64;

/// One score a facet, in the order of [`Facet::ALL`], one for "careers are asked for" and one for "nothing is asked".
pub type Scores = [f32; CLASSES];

/// The weights. The default knows nothing: every facet is as likely.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FacetModel {
    rows: FxHashMap<Feature, u32>,
    weights: Vec<Scores>,
    /// Whether any example asked nothing, or for careers, so that the model knows what that sounds like.
    knows: [bool; CLASSES],
}

impl FacetModel {
    /// Learns from questions whose facet is known.
    pub fn train(examples: &[(Vec<Feature>, Asks)]) -> Self {
        let mut model = Self::with_features(examples);
        examples.iter().for_each(|(_, asks)| model.knows[class(*asks)] = true);
        let rows: Vec<(Vec<u32>, usize)> = examples
            .iter()
            .map(|(features, asks)| (model.rows_of(features).collect(), class(*asks)))
            .collect();
        let mut squares = vec![[SQUARE_MIN; CLASSES]; model.weights.len()];
        for _ in 0..EPOCHS {
            for (rows, class) in &rows {
                let mut error = model.sum(rows.iter().copied());
                softmax(&mut error);
                error[*class] -= 1.0;
                for row in rows.iter().map(|row| *row as usize) {
                    descend(&mut model.weights[row], &mut squares[row], &error, 1.0, PACE);
                }
            }
        }
        model
    }

    /// What a feature says for each facet; none if no example showed it. Add this up for all features of a text to have the evidence,
    /// which [`Self::probabilities`] and [`likely`] make probabilities of.
    pub fn weights_of(&self, feature: Feature) -> Option<&Scores> {
        self.rows.get(&feature).map(|row| &self.weights[*row as usize])
    }

    /// Evidence as probabilities of everything that can be asked for, or not be asked; 0 for what no example showed.
    pub fn probabilities(&self, mut evidence: Scores) -> Scores {
        for class in [CAREERS, NOTHING] {
            if !self.knows[class] {
                evidence[class] = f32::NEG_INFINITY;
            }
        }
        softmax(&mut evidence);
        evidence
    }

    fn with_features(examples: &[(Vec<Feature>, Asks)]) -> Self {
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
        Self { weights: vec![[0.0; CLASSES]; rows.len()], rows, ..Self::default() }
    }

    fn rows_of<'a>(&'a self, features: &'a [Feature]) -> impl Iterator<Item = u32> + 'a {
        features.iter().filter_map(|feature| self.rows.get(feature).copied())
    }

    fn sum(&self, rows: impl Iterator<Item = u32>) -> Scores {
        let mut sum = Scores::default();
        rows.for_each(|row| add(&mut sum, &self.weights[row as usize]));
        sum
    }
}

/// Adds scores to others.
pub fn add(to: &mut Scores, scores: &Scores) {
    to.iter_mut().zip(scores).for_each(|(to, score)| *to += score);
}

/// Takes scores from others.
pub fn subtract(from: &mut Scores, scores: &Scores) {
    from.iter_mut().zip(scores).for_each(|(from, score)| *from -= score);
}

/// Evidence as probabilities of the facets, given that one is asked for; the other places are 0.
pub fn likely(mut evidence: Scores) -> Scores {
    evidence[CAREERS..].fill(f32::NEG_INFINITY);
    softmax(&mut evidence);
    evidence
}

/// Where what a text asks for stands in [`Scores`].
fn class(asks: Asks) -> usize {
    match asks {
        Asks::Facet(facet) => position(facet),
        Asks::Careers => CAREERS,
        Asks::Nothing => NOTHING,
    }
}

/// Where a facet stands in [`Scores`].
pub fn position(facet: Facet) -> usize {
    facet as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(features: &[Feature]) -> Vec<Feature> {
        features.to_vec()
    }

    fn evidence(model: &FacetModel, features: &[Feature]) -> Scores {
        model.sum(model.rows_of(features))
    }

    #[test]
    fn learns_which_features_go_with_which_facet() {
        let examples: Vec<(Vec<Feature>, Asks)> = (0..20)
            .map(|n| {
                if n % 2 == 0 {
                    (seen(&[1, 9]), Asks::Facet(Facet::Salary))
                } else {
                    (seen(&[2, 9]), Asks::Facet(Facet::Tools))
                }
            })
            .collect();
        let model = FacetModel::train(&examples);
        let read = |features: &[Feature]| likely(evidence(&model, features));
        assert!(read(&[1, 9])[position(Facet::Salary)] > 0.8);
        assert!(read(&[2, 9])[position(Facet::Tools)] > 0.8);
    }

    #[test]
    fn knows_nothing_without_examples() {
        let scores = likely(evidence(&FacetModel::default(), &[1, 2, 3]));
        assert!(scores[..CAREERS].iter().all(|score| (score - 1.0 / 9.0).abs() < 1e-6));
    }

    #[test]
    fn gives_the_same_weights_for_the_same_examples() {
        let examples = vec![
            (seen(&[1, 2]), Asks::Facet(Facet::Path)),
            (seen(&[1, 3]), Asks::Nothing),
            (seen(&[2, 3]), Asks::Facet(Facet::Path)),
        ];
        let bytes = || FacetModel::train(&examples).weights;
        assert_eq!(bytes(), bytes());
    }

    #[test]
    fn learns_what_asks_nothing() {
        let mut examples: Vec<(Vec<Feature>, Asks)> =
            (0..20).map(|_| (seen(&[1, 9]), Asks::Facet(Facet::Salary))).collect();
        let before = FacetModel::train(&examples);
        let nothing = |model: &FacetModel, features: &[Feature]| {
            model.probabilities(evidence(model, features))[NOTHING]
        };
        assert_eq!(nothing(&before, &[2, 9]), 0.0);
        examples.extend((0..20).map(|_| (seen(&[2, 9]), Asks::Nothing)));
        let model = FacetModel::train(&examples);
        assert!(nothing(&model, &[2, 9]) > 0.8);
        assert!(nothing(&model, &[1, 9]) < 0.2);
    }

    #[test]
    fn learns_what_asks_for_careers() {
        let mut examples: Vec<(Vec<Feature>, Asks)> =
            (0..20).map(|_| (seen(&[1, 9]), Asks::Facet(Facet::Salary))).collect();
        examples.extend((0..20).map(|_| (seen(&[2, 9]), Asks::Careers)));
        let model = FacetModel::train(&examples);
        let evidence = evidence(&model, &[2, 9]);
        assert!(model.probabilities(evidence)[CAREERS] > 0.8);
        assert_eq!(model.probabilities(evidence)[NOTHING], 0.0, "no example asked nothing");
        assert!(likely(evidence)[CAREERS..].iter().all(|likely| *likely == 0.0));
    }

    #[test]
    fn stands_every_facet_at_its_place() {
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(position(facet), place);
        }
    }
}
