//! A question as words: normalised, with slang resolved and misspellings mended.

use rustc_hash::FxHashSet;

use super::normalise::{Gap, Normaliser, Token};
use super::phrases::PhraseMap;
use super::spelling::Spelling;
use super::stems::Stem;
use super::words::{Lexicon, WordId};

/// A text with more misspelt words is no question; the rest stays as it was typed.
const WRONG_WORDS_MAX: usize = 200;

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

    /// Puts another text behind this one.
    pub fn append(&mut self, mut other: Self) {
        if let Some(first) = other.tokens.first_mut() {
            first.gap = first.gap.max(self.ending);
            self.ending = other.ending;
        } else {
            self.ending = self.ending.max(other.ending);
        }
        self.tokens.append(&mut other.tokens);
        self.ids.append(&mut other.ids);
        self.corrections.append(&mut other.corrections);
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
    /// Slang that is the name of a skill in capitals: `R`, but `r` is "are".
    pub skills_in_capitals: FxHashSet<WordId>,
}

impl Scanner {
    /// The words of a name or phrase of ours: slang is resolved, and nothing is corrected.
    pub fn words(&self, phrase: &str) -> Vec<String> {
        self.words_of(self.normaliser.tokens(phrase))
    }

    /// The words of a text of ours, read likewise, as they are compared.
    pub fn stems(&self, text: &str) -> Vec<Stem> {
        self.stems_of(&self.read_uncorrected(text)).collect()
    }

    pub fn stems_of(&self, read: &Question) -> impl Iterator<Item = Stem> {
        let stem = |(token, id): (&Token, &WordId)| Stem::new(&token.text, !self.lexicon.is_explained(*id));
        read.tokens.iter().zip(&read.ids).map(stem)
    }

    /// As [`Self::words`]; none where the whole phrase is slang for another.
    pub fn words_unless_slang(&self, phrase: &str) -> Option<Vec<String>> {
        let typed = self.normaliser.tokens(phrase);
        let ids: Vec<WordId> = typed.iter().map(|token| self.lexicon.id(&token.text)).collect();
        self.slang.exact(&ids).is_none().then(|| self.words_of(typed))
    }

    fn words_of(&self, typed: Vec<Token>) -> Vec<String> {
        let (tokens, _) = self.resolve_slang(typed);
        tokens.into_iter().map(|token| token.text.into_string()).collect()
    }

    /// Notes which of the words known so far are right as they stand, so that questions need not look them up in the dictionary.
    pub fn note_right_words(&mut self) {
        let Self { lexicon, spelling, .. } = self;
        lexicon.note_right(|word| spelling.is_right(word));
    }

    /// The ids of a name or phrase of ours, new ones where need be.
    pub fn intern(&mut self, phrase: &str) -> Vec<WordId> {
        self.words(phrase).iter().map(|word| self.lexicon.intern(word)).collect()
    }

    /// Reads a text of ours: slang is resolved, and nothing is corrected.
    pub fn read_uncorrected(&self, text: &str) -> Question {
        let (tokens, ids) = self.resolve_slang(self.normaliser.tokens(text));
        Question { tokens, ids, ending: self.normaliser.ending(text), corrections: Vec::new() }
    }

    /// Reads a question: slang is resolved and misspellings are mended.
    pub fn read(&self, text: &str) -> Question {
        let Question { mut tokens, mut ids, ending, mut corrections } = self.read_uncorrected(text);
        let is_wrong = |(token, id): &(&mut Token, &WordId)| {
            !self.lexicon.is_right(**id) && !self.spelling.is_right(&token.text)
        };
        let wrong = tokens.iter_mut().zip(&ids).filter(is_wrong).map(|(token, _)| token);
        for token in wrong.take(WRONG_WORDS_MAX) {
            if let Some(meant) = self.spelling.correct(&token.text) {
                let typed = std::mem::replace(&mut token.text, meant.into());
                corrections.push((typed.into_string(), meant.to_owned()));
            }
        }
        // A word that was mended may be slang, or the missing half of it: `bak end` -> `back end` -> `backend`.
        if !corrections.is_empty() {
            (tokens, ids) = self.resolve_slang(tokens);
        }
        Question { tokens, ids, ending, corrections }
    }

    /// The words with slang resolved, and their ids.
    fn resolve_slang(&self, typed: Vec<Token>) -> (Vec<Token>, Vec<WordId>) {
        let ids: Vec<WordId> = typed.iter().map(|token| self.lexicon.id(&token.text)).collect();
        let names_a_skill = |at: usize| typed[at].in_capitals && self.skills_in_capitals.contains(&ids[at]);
        let slang = |at: usize| {
            self.slang.longest(&ids[at..]).filter(|(length, _)| *length > 1 || !names_a_skill(at))
        };
        let Some(first) = (0..typed.len()).find(|at| slang(*at).is_some()) else { return (typed, ids) };
        let (mut tokens, mut resolved) = (typed[..first].to_vec(), ids[..first].to_vec());
        let mut at = first;
        while at < typed.len() {
            let Some((length, words)) = slang(at) else {
                tokens.push(typed[at].clone());
                resolved.push(ids[at]);
                at += 1;
                continue;
            };
            tokens.extend(words.iter().enumerate().map(|(index, word)| Token {
                text: word.into(),
                gap: if index == 0 { typed[at].gap } else { Gap::Space },
                in_capitals: false,
            }));
            resolved.extend(words.iter().map(|word| self.lexicon.id(word)));
            at += length;
        }
        (tokens, resolved)
    }
}
