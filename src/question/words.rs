//! Words as numbers: the lexicon that gives every known word an id, its stem, and what is known about it.

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::knowledge::singular;

/// The number of a word in a [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

impl WordId {
    /// A word that the lexicon does not hold: equal to no word of a phrase.
    pub const UNKNOWN: Self = Self(u32::MAX);

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// All words of titles, aliases, cues, skills and examples, without their plural endings.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: FxHashMap<CompactString, WordId>,
    /// What is known of each word.
    known: Vec<Known>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    is_explained: bool,
    is_right: bool,
}

impl Lexicon {
    /// The id of a word, new if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        let stem = singular(word);
        if let Some(&id) = self.ids.get(&*stem) {
            return id;
        }
        let id = WordId(u32::try_from(self.known.len()).unwrap_or(u32::MAX - 1));
        self.ids.insert((&*stem).into(), id);
        self.known.push(Known::default());
        id
    }

    /// The id of a word, or [`WordId::UNKNOWN`].
    pub fn id(&self, word: &str) -> WordId {
        self.ids.get(&*singular(word)).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// Marks a word as one that questions about careers use: it never hints at another topic.
    pub fn explain(&mut self, word: &str) {
        let id = self.intern(word);
        self.known[id.index()].is_explained = true;
    }

    /// Whether a word is one that questions about careers use.
    pub fn is_explained(&self, id: WordId) -> bool {
        self.known.get(id.index()).is_some_and(|known| known.is_explained)
    }

    /// Notes which of the words are spelt right: those that questions about careers use, and those of which `is_right` says so.
    pub fn note_right(&mut self, is_right: impl Fn(&str) -> bool) {
        for (word, id) in &self.ids {
            let known = &mut self.known[id.index()];
            known.is_right = known.is_explained || is_right(word);
        }
    }

    /// Whether a word, or its singular, was noted to be spelt right.
    pub fn is_right(&self, id: WordId) -> bool {
        self.known.get(id.index()).is_some_and(|known| known.is_right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_one_id_to_singular_and_plural() {
        let mut lexicon = Lexicon::default();
        let id = lexicon.intern("engineer");
        assert_eq!(lexicon.id("engineers"), id);
        assert_eq!(lexicon.id("nurse"), WordId::UNKNOWN);
    }

    #[test]
    fn explains_only_what_it_was_told() {
        let mut lexicon = Lexicon::default();
        lexicon.explain("salary");
        let other = lexicon.intern("banana");
        assert!(lexicon.is_explained(lexicon.id("salary")));
        assert!(!lexicon.is_explained(other));
        assert!(!lexicon.is_explained(WordId::UNKNOWN));
    }

    #[test]
    fn notes_which_words_are_right() {
        let mut lexicon = Lexicon::default();
        let [right, wrong] = ["salary", "salry"].map(|word| lexicon.intern(word));
        assert!(!lexicon.is_right(right));
        lexicon.note_right(|word| word == "salary");
        assert!(lexicon.is_right(right) && !lexicon.is_right(wrong) && !lexicon.is_right(WordId::UNKNOWN));
    }
}
