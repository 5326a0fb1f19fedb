//! The parts of a section that a question asks for by the vocabulary: that on degrees, that on working remotely.

use std::ops::Range;
use std::sync::Arc;

use super::phrases::PhraseMap;
use super::reading::Scanner;
use super::stems::Stem;
use super::words::WordId;
use crate::knowledge::Vocabulary;

/// The phrases under which pages tell a part, each as stems.
pub type Told = Arc<[Vec<Stem>]>;

/// All parts, by the phrases that ask for them.
#[derive(Debug, Default)]
pub struct Parts {
    asked: PhraseMap<Vec<Told>>,
}

impl Parts {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut parts = Self::default();
        for words in vocabulary.parts.values() {
            let told: Told = words.told.iter().map(|phrase| scanner.stems(phrase)).collect();
            for phrase in &words.asked {
                let ids = scanner.intern(phrase);
                parts.asked.entry(&ids).push(told.clone());
            }
        }
        parts
    }

    /// The places of the phrases that ask for parts, in their order, with those parts; no two overlap.
    pub fn find(&self, ids: &[WordId]) -> Vec<(Range<usize>, &[Told])> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < ids.len() {
            match self.asked.longest(&ids[at..]) {
                Some((length, parts)) => {
                    found.push((at..at + length, parts.as_slice()));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::PartWords;

    fn check(question: &str, expected: &[&str]) {
        let part = |told: &[&str], asked: &[&str]| {
            let strings = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            PartWords { told: strings(told), asked: strings(asked) }
        };
        let parts = [
            ("degree", part(&["degrees", "bachelor"], &["college", "degree"])),
            ("degree of mine", part(&[], &["my degree"])),
            ("remote", part(&["from home"], &["remote", "work from home"])),
        ];
        let parts = parts.into_iter().map(|(name, part)| (name.to_owned(), part)).collect();
        let vocabulary = Vocabulary { parts, ..Vocabulary::default() };
        let mut scanner = Scanner::default();
        let parts = Parts::new(&vocabulary, &mut scanner);
        let found = parts.find(&scanner.read(question).ids);
        let told = found.iter().flat_map(|(_, parts)| parts.iter()).flat_map(|told| told.iter());
        let expected = expected.iter().map(|phrase| scanner.stems(phrase));
        assert_eq!(told.cloned().collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{question}");
    }

    #[test]
    fn finds_the_parts_that_are_asked_for() {
        check("is it remote, and do i need college", &["from home", "degree", "bachelor"]);
        check("what is it", &[]);
    }

    #[test]
    fn the_longest_phrase_counts() {
        check("i like my degree", &[]);
        check("work from home", &["from home"]);
    }
}
