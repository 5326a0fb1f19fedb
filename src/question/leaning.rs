//! What a text that names no career asks of the one answered before it, or that it asks nothing of it: learnt from the examples that are
//! said after an answer, upon what the model of facets hears in any text.
//!
//! `with two kids?` or `python or r` would ask nothing by themselves. After an answer they do, and `my aunt did that for years` still
//! does not.

use serde::{Deserialize, Serialize};

use super::features::{Marked, features, hash};
use super::interpreter::Interpreter;
use super::linking::Link;
use super::logistic::softmax;
use super::model::{CAREERS, CLASSES, FacetModel, NOTHING, Scores};
use super::reading::Question;
use super::relevance::names_weakly;
use super::sparse::{Feature, SparseModel, add};
use crate::knowledge::Asks;

/// How much what the model of facets says counts, for a logarithm of the probability that it gives. Fitted to 5,000 texts.
mod weight {
    pub const FACET: f32 = 1.8;
    pub const NOTHING: f32 = 0.8;
    /// No probability counts as less.
    pub const LIKELY_MIN: f32 = 0.001;
}
/// More words than this that no question about careers uses say no more.
const STRANGE_MAX: usize = 3;

/// The weights. The default knows nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LeaningModel {
    model: SparseModel<CLASSES>,
}

impl LeaningModel {
    /// Learns from texts that are said after an answer, of which it is known what they ask.
    pub fn train(examples: Vec<(Vec<Feature>, Asks)>, facets: &FacetModel) -> Self {
        let examples: Vec<_> =
            examples.into_iter().map(|(features, asks)| (features, asks.class())).collect();
        Self { model: SparseModel::train_upon(&examples, |features| heard(features, facets)) }
    }

    /// Whether no example was seen.
    pub fn is_empty(&self) -> bool {
        self.model.is_empty()
    }

    /// How likely a text asks for each facet of the career answered before, or for nothing.
    pub fn asks(&self, features: &[Feature], facets: &FacetModel) -> Scores {
        let mut asks = heard(features, facets);
        add(&mut asks, &self.model.evidence(features));
        softmax(&mut asks);
        asks
    }
}

impl Interpreter {
    /// How likely a text that follows an answer asks for each facet of its career, or for nothing; none where no example showed it.
    pub(super) fn leaning(&self, question: &Question, links: &[Link]) -> Option<Scores> {
        let model = Some(&*self.learnt.leaning).filter(|model| !model.is_empty())?;
        Some(model.asks(&self.seen_after(question, links), &self.learnt.facets))
    }

    /// What can be seen of a text that follows an answer: what the model of facets sees, and how many words there are that no question
    /// about careers uses. People at work count as careers, but what names a skill as well does not: `terraform a must?`.
    pub(super) fn seen_after(&self, question: &Question, links: &[Link]) -> Vec<Feature> {
        let mut named = self.named(question, links.iter().filter(|link| !names_weakly(self, question, link)));
        self.mark_people(question, &mut named);
        let skilled = self.named_skills(question, &named).words;
        let marked = Marked { question, named: &named, skilled: &skilled };
        let mut seen = features(marked, &self.cues.find(question, &named));
        let strange = self.strange_words(marked).min(STRANGE_MAX);
        seen.extend([hash("said after"), hash(("strange", strange))]);
        seen
    }
}

/// The evidence of what is heard in any text. Which careers there are is not asked of one.
fn heard(features: &[Feature], facets: &FacetModel) -> Scores {
    let mut heard = facets.probabilities(facets.evidence(features));
    for (class, heard) in heard.iter_mut().enumerate() {
        let weight = if class == NOTHING { weight::NOTHING } else { weight::FACET };
        *heard = weight * (*heard + weight::LIKELY_MIN).ln();
    }
    heard[CAREERS] = f32::NEG_INFINITY;
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Facet;

    fn likely(model: &LeaningModel, seen: &[Feature]) -> Scores {
        model.asks(seen, &FacetModel::default())
    }

    #[test]
    fn learns_what_asks_something_of_the_career_before() {
        let examples = (0..40).map(|n| {
            let asks = if n % 2 == 0 { Asks::Facet(Facet::Path) } else { Asks::Nothing };
            (vec![n % 2, 9], asks)
        });
        let model = LeaningModel::train(examples.collect(), &FacetModel::default());
        assert!(likely(&model, &[0, 9])[Facet::Path as usize] > 0.5);
        assert!(likely(&model, &[1, 9])[NOTHING] > 0.8);
        assert_eq!(likely(&model, &[0])[CAREERS], 0.0);
    }

    #[test]
    fn knows_nothing_without_examples() {
        assert!(LeaningModel::default().is_empty());
        assert!(LeaningModel::train(Vec::new(), &FacetModel::default()).is_empty());
    }
}
