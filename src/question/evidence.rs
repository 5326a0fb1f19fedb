//! What the words of a text say for each facet, added up once, so that any stretch of it can be asked for.

use std::ops::Range;

use super::cues::Cue;
use super::features::{Marked, Symbol, edges, of_cue, pair, symbols};
use super::model::{FacetModel, Scores};
use super::sparse::{Feature, add, subtract};

/// The evidence of a text.
#[derive(Debug)]
pub struct Evidence<'a> {
    model: &'a FacetModel,
    symbols: Vec<Option<Symbol>>,
    /// What all words before each place say, and the pairs that they make; one more than there are words.
    before: Vec<Scores>,
    /// What each word says together with the one before it.
    pairs: Vec<Scores>,
    /// In the order of the question; none overlap.
    cues: Vec<(Cue, Scores)>,
}

impl<'a> Evidence<'a> {
    pub fn new(marked: Marked<'_>, cues: &[Cue], model: &'a FacetModel) -> Self {
        let symbols = symbols(marked);
        let mut sum = Scores::default();
        let mut before = Vec::with_capacity(symbols.len() + 1);
        let mut pairs = Vec::with_capacity(symbols.len());
        let mut former = None;
        for symbol in &symbols {
            before.push(sum);
            let mut with_former = Scores::default();
            if let Some(Symbol { whole, beginning }) = *symbol {
                if let Some(former) = former {
                    model.add_weights_of(pair(former, whole), &mut with_former);
                }
                let of_word = beginning.into_iter().chain([whole]);
                of_word.for_each(|feature| model.add_weights_of(feature, &mut sum));
                add(&mut sum, &with_former);
                former = Some(whole);
            }
            pairs.push(with_former);
        }
        before.push(sum);
        let of_cue = |cue: &Cue| {
            let mut scores = Scores::default();
            of_cue(cue).for_each(|feature| model.add_weights_of(feature, &mut scores));
            (*cue, scores)
        };
        let cues = cues.iter().map(of_cue).collect();
        Self { model, symbols, before, pairs, cues }
    }

    /// What some words say when they stand alone; they are at least one.
    pub fn of(&self, words: Range<usize>) -> Scores {
        let mut scores = self.before[words.end];
        subtract(&mut scores, &self.before[words.start]);
        subtract(&mut scores, &self.pairs[words.start]);
        let (begin, end) = edges();
        let mut add_weights_of = |feature| self.model.add_weights_of(feature, &mut scores);
        let (first, last) = (self.symbol(words.start), self.symbol(words.end - 1));
        // The rest of a name stands for the whole of it.
        if self.symbols[words.start].is_none() {
            first.into_iter().for_each(&mut add_weights_of);
        }
        first.into_iter().for_each(|first| add_weights_of(pair(begin, first)));
        last.into_iter().for_each(|last| add_weights_of(pair(last, end)));
        // A cue counts once, however often it is said.
        let property = |cue: &Cue| (cue.facet, cue.end - cue.start > 1);
        let first = self.cues.partition_point(|(cue, _)| cue.start < words.start);
        let count = self.cues[first..].partition_point(|(cue, _)| cue.end <= words.end);
        let within = &self.cues[first..first + count];
        for (at, (cue, weights)) in within.iter().enumerate() {
            if within[..at].iter().all(|(other, _)| property(other) != property(cue)) {
                add(&mut scores, weights);
            }
        }
        scores
    }

    /// How likely some words ask for each facet, for careers, or for nothing.
    pub fn asks(&self, words: Range<usize>) -> Scores {
        self.probabilities(self.of(words))
    }

    /// Evidence as probabilities.
    pub fn probabilities(&self, evidence: Scores) -> Scores {
        self.model.probabilities(evidence)
    }

    /// What stands for a word, or for the name that it belongs to.
    fn symbol(&self, at: usize) -> Option<Feature> {
        self.symbols[..=at].iter().rev().find_map(|symbol| symbol.map(|symbol| symbol.whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Asks, Facet};
    use crate::question::features::features;
    use crate::question::reading::{Question, Scanner};

    fn marked<'a>(question: &'a Question, named: &'a [bool], skilled: &'a [bool]) -> Marked<'a> {
        Marked { question, named, skilled }
    }

    fn all_features(question: &Question, cues: &[Cue]) -> Vec<Feature> {
        let none = vec![false; question.len()];
        features(marked(question, &none, &none), cues)
    }

    fn model(scanner: &Scanner) -> FacetModel {
        let texts = [
            (Facet::Salary, "what do they earn there"),
            (Facet::Salary, "do they earn much"),
            (Facet::Tools, "what do they use there"),
            (Facet::Tools, "which things do they use"),
        ];
        let example =
            |(facet, text): (Facet, &str)| (all_features(&scanner.read(text), &[]), Asks::Facet(facet));
        FacetModel::train(texts.into_iter().map(example).collect())
    }

    #[test]
    fn any_stretch_says_what_its_words_say_alone() {
        let scanner = Scanner::default();
        let model = model(&scanner);
        let question = scanner.read("hello, what do they earn and what do they use");
        let none = vec![false; question.len()];
        let cues = [Cue { start: 4, end: 5, facet: Facet::Salary }];
        let evidence = Evidence::new(marked(&question, &none, &none), &cues, &model);
        for (start, end) in [(0, 1), (1, 5), (5, 10), (2, 4), (0, 5)] {
            let part = scanner.read(
                &question.tokens[start..end].iter().map(|token| &*token.text).collect::<Vec<_>>().join(" "),
            );
            let within: Vec<Cue> =
                cues.iter().filter(|cue| cue.start >= start && cue.end <= end).copied().collect();
            let alone = all_features(&part, &within);
            let alone = model.evidence(&alone);
            let stretch = evidence.of(start..end);
            assert!(
                stretch.iter().zip(alone).all(|(one, other)| (one - other).abs() < 1e-4),
                "{start}..{end}: {stretch:?} {alone:?}"
            );
        }
    }

    #[test]
    fn the_rest_of_a_name_stands_for_the_name() {
        let scanner = Scanner::default();
        let model = model(&scanner);
        let question = scanner.read("rope maker earn");
        let (named, skilled) = ([true, true, false], [false; 3]);
        let evidence = Evidence::new(marked(&question, &named, &skilled), &[], &model);
        assert_eq!(evidence.of(0..3), evidence.of(1..3));
    }
}
