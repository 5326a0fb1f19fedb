//! The words that questions are understood by where the knowledge folders bring none: those that the program ships.

use crate::knowledge::{Example, Vocabulary, read_examples, read_vocabulary};

const VOCABULARY: &str = include_str!("../../knowledge/vocabulary.toml");
const EXAMPLES: &str = include_str!("../../knowledge/examples.tsv");

/// The vocabulary of a folder, or the shipped one where it is empty.
pub fn vocabulary_or_shipped(own: Vocabulary) -> Vocabulary {
    match own == Vocabulary::default() {
        true => read_vocabulary(VOCABULARY, "vocabulary.toml", &mut Vec::new()).unwrap_or_default(),
        false => own,
    }
}

/// The examples of a folder, or the shipped ones where there are none.
pub fn examples_or_shipped(own: Vec<Example>) -> Vec<Example> {
    match own.is_empty() {
        true => read_examples(EXAMPLES, "examples.tsv", &mut Vec::new()).unwrap_or_default(),
        false => own,
    }
}

/// A hash of the words in use: of the folders' own, and of what this version of the program brings.
///
/// A new version of the program may read the same words otherwise, so that its version counts too.
pub fn hash(own: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(own).update(&shipped_hash());
    *hasher.finalize().as_bytes()
}

/// A hash of what this version of the program brings.
pub fn shipped_hash() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(VOCABULARY.as_bytes()).update(EXAMPLES.as_bytes());
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Asks, Facet};

    #[test]
    fn the_shipped_words_are_good() {
        let vocabulary = vocabulary_or_shipped(Vocabulary::default());
        assert!(vocabulary.facets.contains_key(&Facet::Salary), "{vocabulary:?}");
        assert!(!examples_or_shipped(Vec::new()).is_empty());
    }

    #[test]
    fn words_of_a_folder_win_over_the_shipped_ones() {
        let own = Vocabulary { slang: [("a".to_owned(), "b".to_owned())].into(), ..Vocabulary::default() };
        assert_eq!(vocabulary_or_shipped(own.clone()), own);
        let own = vec![Example {
            asks: Asks::Facet(Facet::Tools),
            question: "with what".to_owned(),
            marked: Vec::new(),
            is_said_after: false,
        }];
        assert_eq!(examples_or_shipped(own.clone()), own);
    }
}
