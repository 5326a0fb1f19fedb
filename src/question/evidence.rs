//! What the words of a text say for each facet, added up once, so that any stretch of it can be asked for.

use std::ops::Range;

use super::cues::Cue;
use super::features::{Marked, edges, of_cue, pair, symbols};
use super::model::{FacetModel, Scores};
use super::sparse::{Feature, add, subtract};

/// The evidence of a text.
#[derive(Debug)]
pub struct Evidence<'a> {
    model: &'a FacetModel,
    symbols: Vec<Option<Feature>>,
    /// What all words before each place say, and the pairs that they make; one more than there are words.
    before: Vec<Scores>,
    /// What each word says together with the one before it.
    pairs: Vec<Scores>,
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
            if let Some(symbol) = *symbol {
                let of_pair = former.and_then(|former| model.weights_of(pair(former, symbol)));
                of_pair.into_iter().for_each(|weights| add(&mut with_former, weights));
                model.weights_of(symbol).into_iter().for_each(|weights| add(&mut sum, weights));
                add(&mut sum, &with_former);
                former = Some(symbol);
            }
            pairs.push(with_former);
        }
        before.push(sum);
        let of_cue = |cue: &Cue| {
            let mut scores = Scores::default();
            of_cue(cue)
                .filter_map(|feature| model.weights_of(feature))
                .for_each(|weights| add(&mut scores, weights));
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
        let mut add_weights_of = |feature| {
            self.model.weights_of(feature).into_iter().for_each(|weights| add(&mut scores, weights));
        };
        let (first, last) = (self.symbol(words.start), self.symbol(words.end - 1));
        // The rest of a name stands for the whole of it.
        if self.symbols[words.start].is_none() {
            first.into_iter().for_each(&mut add_weights_of);
        }
        first.into_iter().for_each(|first| add_weights_of(pair(begin, first)));
        last.into_iter().for_each(|last| add_weights_of(pair(last, end)));
        let mut told = Vec::new();
        for (cue, weights) in &self.cues {
            let property = (cue.facet, cue.end - cue.start > 1);
            if cue.start >= words.start && cue.end <= words.end && !told.contains(&property) {
                told.push(property);
                add(&mut scores, weights);
            }
        }
        scores
    }

    /// How likely some words ask for each facet, for careers, or for nothing.
    pub fn asks(&self, words: Range<usize>) -> Scores {
        self.model.probabilities(self.of(words))
    }

    /// What stands for a word, or for the name that it belongs to.
    fn symbol(&self, at: usize) -> Option<Feature> {
        self.symbols[..=at].iter().rev().find_map(|symbol| *symbol)
    }
}
