//! Phrases that shape a question: comparisons, follow-ups, and words that cast doubt on a link.

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::words::WordId;
use crate::knowledge::Vocabulary;

#[derive(Debug, Default)]
pub struct Patterns {
    compare: PhraseMap<bool>,
    follow_up: PhraseMap<bool>,
    doubt: PhraseMap<bool>,
}

impl Patterns {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut map = |phrases: &[String]| {
            let mut map = PhraseMap::default();
            for phrase in phrases {
                let ids: Vec<WordId> = scanner.intern(phrase);
                *map.entry(&ids) = true;
            }
            map
        };
        Self {
            compare: map(&vocabulary.patterns.compare),
            follow_up: map(&vocabulary.patterns.follow_up),
            doubt: map(&vocabulary.doubt.heads),
        }
    }

    /// Whether the question sets things side by side: `vs`, `difference between`.
    pub fn compares(&self, question: &Question) -> bool {
        (0..question.len()).any(|at| holds(&self.compare, question, at).is_some())
    }

    /// The number of words at the start that make the question a follow-up: `what about`, `and for`.
    pub fn follow_up(&self, question: &Question) -> usize {
        holds(&self.follow_up, question, 0).unwrap_or(0)
    }

    /// Whether a word at this place makes a career that is named beside it doubtful: `tutor`, `hoodie`.
    pub fn doubts(&self, question: &Question, at: usize) -> bool {
        holds(&self.doubt, question, at).is_some()
    }
}

fn holds(map: &PhraseMap<bool>, question: &Question, at: usize) -> Option<usize> {
    question.ids.get(at..).and_then(|words| map.longest(words)).map(|(length, _)| length)
}
