//! A question as words: normalised, with slang resolved and misspellings mended.

use std::ops::Range;

use super::normalise::{Gap, Normaliser, Token};
use super::phrases::PhraseMap;
use super::spelling::Spelling;
use super::words::{Lexicon, WordId};

/// The words of a question, as text and as ids.
#[derive(Debug, Default)]
pub struct Question {
    pub tokens: Vec<Token>,
    pub ids: Vec<WordId>,
    /// What stands behind the last word.
    pub ending: Gap,
    /// What was typed and what it was read as, where a word was misspelt.
    pub corrections: Vec<(String, String)>,
}

impl Question {
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A part of the question as a question of its own.
    pub fn part(&self, range: Range<usize>) -> Self {
        Self {
            tokens: self.tokens[range.clone()].to_vec(),
            ids: self.ids[range].to_vec(),
            ending: self.ending,
            corrections: self.corrections.clone(),
        }
    }

    pub fn text(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| &*token.text)
    }

    /// Whether these words stand right before a place.
    pub fn ends_before(&self, end: usize, words: &[&str]) -> bool {
        end >= words.len() && self.begins_at(end - words.len(), words)
    }

    /// Whether these words stand at a place.
    pub fn begins_at(&self, start: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.text(start + offset) == Some(word))
    }

    /// The word before a place, over any of the words to be skipped.
    pub fn text_before(&self, end: usize, skipped: &[&str]) -> Option<&str> {
        self.tokens[..end.min(self.len())]
            .iter()
            .rev()
            .map(|token| &*token.text)
            .find(|text| !skipped.contains(text))
    }
}

/// What reads text into a [`Question`].
#[derive(Debug, Default)]
pub struct Scanner {
    pub normaliser: Normaliser,
    pub lexicon: Lexicon,
    pub spelling: Spelling,
    /// Slang and what it stands for, in words.
    pub slang: PhraseMap<Vec<String>>,
}

impl Scanner {
    /// The words of a name or phrase of ours: slang is resolved, and nothing is corrected.
    pub fn words(&self, phrase: &str) -> Vec<String> {
        self.tokens(phrase).into_iter().map(|token| token.text.into_string()).collect()
    }

    /// The same, with what stands between them.
    pub fn tokens(&self, phrase: &str) -> Vec<Token> {
        self.resolve_slang(self.normaliser.tokens(phrase))
    }

    /// Whether a whole phrase is slang for another.
    pub fn is_slang(&self, phrase: &str) -> bool {
        let ids: Vec<WordId> =
            self.normaliser.words(phrase).iter().map(|word| self.lexicon.id(word)).collect();
        self.slang.exact(&ids).is_some()
    }

    /// The ids of a name or phrase of ours, new ones where need be.
    pub fn intern(&mut self, phrase: &str) -> Vec<WordId> {
        self.words(phrase).iter().map(|word| self.lexicon.intern(word)).collect()
    }

    /// Reads a question: slang is resolved and misspellings are mended.
    pub fn read(&self, text: &str) -> Question {
        let mut question = Question { ending: self.normaliser.ending(text), ..Question::default() };
        let mut mended = Vec::new();
        for token in self.tokens(text) {
            match self.spelling.correct(&token.text) {
                Some(meant) => {
                    question.corrections.push((token.text.into_string(), meant.to_owned()));
                    mended.push(Token { text: meant.into(), gap: token.gap });
                }
                None => mended.push(token),
            }
        }
        // A word that was mended may be slang, or the missing half of it: `bak end` -> `back end` -> `backend`.
        question.tokens = if question.corrections.is_empty() { mended } else { self.resolve_slang(mended) };
        question.ids = question.tokens.iter().map(|token| self.lexicon.id(&token.text)).collect();
        question
    }

    fn resolve_slang(&self, typed: Vec<Token>) -> Vec<Token> {
        let ids: Vec<WordId> = typed.iter().map(|token| self.lexicon.id(&token.text)).collect();
        let mut resolved = Vec::with_capacity(typed.len());
        let mut at = 0;
        while at < typed.len() {
            let Some((length, words)) = self.slang.longest(&ids[at..]) else {
                resolved.push(typed[at].clone());
                at += 1;
                continue;
            };
            resolved.extend(words.iter().enumerate().map(|(index, word)| Token {
                text: word.into(),
                gap: if index == 0 { typed[at].gap } else { Gap::Space },
            }));
            at += length;
        }
        resolved
    }
}
