//! The facet model: which facet a question is about, from its words and cues.

use serde::{Deserialize, Serialize};

use super::logistic::softmax;
use super::sparse::{Feature, SparseModel};
use crate::knowledge::{Asks, Facet};

/// The facets, that careers are asked for, and that nothing is.
pub const CLASSES: usize = Facet::ALL.len() + 2;
/// Where "careers are asked for" stands in [`Scores`], and "nothing is asked".
pub const CAREERS: usize = Facet::ALL.len();
pub const NOTHING: usize = CAREERS + 1;

/// One score a facet, in the order of [`Facet::ALL`], one for "careers are asked for" and one for "nothing is asked".
pub type Scores = [f32; CLASSES];

/// The weights. The default knows nothing: every facet is as likely.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FacetModel {
    model: SparseModel<CLASSES>,
    /// Whether any example asked nothing, or for careers, so that the model knows what that sounds like.
    knows: [bool; CLASSES],
}

impl FacetModel {
    /// Learns from questions whose facet is known.
    pub fn train(examples: Vec<(Vec<Feature>, Asks)>) -> Self {
        let examples: Vec<_> =
            examples.into_iter().map(|(features, asks)| (features, asks.class())).collect();
        let mut knows = [false; CLASSES];
        examples.iter().for_each(|(_, class)| knows[*class] = true);
        Self { model: SparseModel::train(&examples), knows }
    }

    /// Adds what a feature says for each facet. Added up for all features of a text, this is the evidence, which
    /// [`Self::probabilities`] and [`likely`] make probabilities of.
    pub fn add_weights_of(&self, feature: Feature, evidence: &mut Scores) {
        self.model.add_weights_of(feature, evidence);
    }

    /// The evidence of all features of a text.
    pub fn evidence(&self, features: &[Feature]) -> Scores {
        self.model.evidence(features)
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
}

/// Evidence as probabilities of the facets, given that one is asked for; the other places are 0.
pub fn likely(mut evidence: Scores) -> Scores {
    evidence[CAREERS..].fill(f32::NEG_INFINITY);
    softmax(&mut evidence);
    evidence
}

impl Asks {
    /// Where what a text asks for stands in [`Scores`].
    pub(super) fn class(self) -> usize {
        match self {
            Self::Facet(facet) => position(facet),
            Self::Careers => CAREERS,
            Self::Nothing => NOTHING,
        }
    }
}

/// Where a facet stands in [`Scores`].
pub fn position(facet: Facet) -> usize {
    facet as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty examples that ask for the salary, and as many that ask for something else.
    fn model(other: Option<Asks>) -> FacetModel {
        let asks = [Some(Asks::Facet(Facet::Salary)), other];
        let examples = (0..40).filter_map(|n| Some((vec![n % 2, 9], asks[n as usize % 2]?)));
        FacetModel::train(examples.collect())
    }

    #[test]
    fn knows_nothing_without_examples() {
        let scores = likely(FacetModel::default().evidence(&[1, 2, 3]));
        assert!(scores[..CAREERS].iter().all(|score| (score - 1.0 / 9.0).abs() < 1e-6));
    }

    #[test]
    fn learns_what_asks_nothing_or_for_careers() {
        for (asks, class) in [(Asks::Nothing, NOTHING), (Asks::Careers, CAREERS)] {
            let likely = |model: &FacetModel, features: &[Feature]| {
                model.probabilities(model.evidence(features))[class]
            };
            assert_eq!(likely(&model(None), &[1, 9]), 0.0, "no example showed it");
            assert!(likely(&model(Some(asks)), &[1, 9]) > 0.8);
            assert!(likely(&model(Some(asks)), &[0, 9]) < 0.2);
        }
        let careers = model(Some(Asks::Careers));
        assert!(likely(careers.evidence(&[1, 9]))[CAREERS..].iter().all(|likely| *likely == 0.0));
    }

    #[test]
    fn stands_every_facet_at_its_place() {
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(position(facet), place);
        }
    }
}
