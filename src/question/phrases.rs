//! Phrases of one or more words, found by their longest match: a trie over word ids.

use rustc_hash::FxHashMap;

use super::words::WordId;

/// A map from phrases to values.
#[derive(Debug)]
pub struct PhraseMap<V> {
    /// A bit for each word, whether a phrase begins with it: most words begin none, and so few bytes are at hand.
    begins: Vec<u64>,
    next: FxHashMap<(u32, WordId), u32>,
    values: Vec<Option<V>>,
}

impl<V> Default for PhraseMap<V> {
    fn default() -> Self {
        Self { begins: Vec::new(), next: FxHashMap::default(), values: vec![None] }
    }
}

impl<V: Default> PhraseMap<V> {
    /// The value of a phrase, made if need be. An empty phrase is never found.
    pub fn entry(&mut self, phrase: &[WordId]) -> &mut V {
        if let Some(first) = phrase.first() {
            let (place, bit) = place_of(*first);
            self.begins.resize(self.begins.len().max(place + 1), 0);
            self.begins[place] |= bit;
        }
        let mut state = 0;
        for &word in phrase {
            state = match self.next.get(&(state, word)) {
                Some(&next) => next,
                None => {
                    let new = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
                    self.values.push(None);
                    self.next.insert((state, word), new);
                    new
                }
            };
        }
        self.values[state as usize].get_or_insert_default()
    }
}

impl<V> PhraseMap<V> {
    /// All values, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.values.iter_mut().flatten()
    }

    /// The longest phrase that begins the words, with the number of its words.
    pub fn longest(&self, words: &[WordId]) -> Option<(usize, &V)> {
        let (place, bit) = place_of(*words.first()?);
        if self.begins.get(place).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let mut state = 0;
        let mut found = None;
        for (index, &word) in words.iter().enumerate() {
            let Some(&next) = self.next.get(&(state, word)) else { break };
            state = next;
            if let Some(value) = &self.values[state as usize] {
                found = Some((index + 1, value));
            }
        }
        found
    }

    /// The value of exactly these words.
    pub fn exact(&self, words: &[WordId]) -> Option<&V> {
        self.longest(words).filter(|(length, _)| *length == words.len()).map(|(_, value)| value)
    }
}

/// Where the bit of a word stands.
fn place_of(word: WordId) -> (usize, u64) {
    let bits = u64::BITS as usize;
    (word.index() / bits, 1 << (word.index() % bits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::Lexicon;

    #[test]
    fn finds_the_longest_phrase() {
        let mut lexicon = Lexicon::default();
        let mut ids = |text: &str| text.split(' ').map(|word| lexicon.intern(word)).collect::<Vec<_>>();
        let mut phrases = PhraseMap::<&str>::default();
        *phrases.entry(&ids("data")) = "short";
        *phrases.entry(&ids("data engineer lead")) = "long";

        assert_eq!(phrases.longest(&ids("data engineer salary")), Some((1, &"short")));
        assert_eq!(phrases.longest(&ids("data engineer lead pay")), Some((3, &"long")));
        assert_eq!(phrases.longest(&ids("engineer")), None);
        assert_eq!(phrases.exact(&ids("data engineer")), None);
        assert_eq!(phrases.longest(&[WordId::UNKNOWN]), None);
    }
}
