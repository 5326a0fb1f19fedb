//! Cue phrases: words of the vocabulary that tell a facet. The longest cue at a place wins.

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::words::WordId;
use crate::knowledge::{Facet, Vocabulary};

/// A cue found in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    pub start: usize,
    pub end: usize,
    pub facet: Facet,
}

/// All cues of all facets.
#[derive(Debug, Default)]
pub struct Cues {
    phrases: PhraseMap<Option<Facet>>,
}

impl Cues {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut cues = Self::default();
        for (facet, words) in &vocabulary.facets {
            for cue in &words.cues {
                let ids: Vec<WordId> = scanner.intern(cue);
                if !ids.is_empty() {
                    *cues.phrases.entry(&ids) = Some(*facet);
                }
            }
        }
        cues
    }

    /// The cues of a question, in its order, outside the words that name a career; they never overlap.
    pub fn find(&self, question: &Question, named: &[bool]) -> Vec<Cue> {
        let mut cues = Vec::new();
        let mut at = 0;
        while at < question.len() {
            match self.phrases.longest(&question.ids[at..]) {
                Some((length, Some(facet))) if !named[at..at + length].contains(&true) => {
                    cues.push(Cue { start: at, end: at + length, facet: *facet });
                    at += length;
                }
                _ => at += 1,
            }
        }
        cues
    }
}
