//! Words of pages and questions as they are compared: without plural endings, and as numbers.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::interpreter::Interpreter;
use super::linking;
use super::understanding::PageIndex;
use crate::knowledge::{Block, Item, Section, singular};

/// A word without its plural ending, as a hash: two that are equal are the same word for all that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem(u64);

/// The bit of a [`Stem`] that is no part of the hash.
const TELLS: u64 = 1;

impl Stem {
    /// `tells` is whether the word says what a text is about: it is none that all questions hold.
    pub(super) fn new(word: &str, tells: bool) -> Self {
        let mut hasher = FxHasher::default();
        singular(word).hash(&mut hasher);
        Self(hasher.finish() & !TELLS | u64::from(tells))
    }

    /// Whether it says what a text is about.
    pub fn tells(self) -> bool {
        self.0 & TELLS != 0
    }

    /// Whether both are the same word.
    pub fn is(self, other: Self) -> bool {
        (self.0 ^ other.0) & !TELLS == 0
    }
}

/// The words of a section, block by block.
#[derive(Debug)]
pub struct SectionWords(Box<[BlockWords]>);

#[derive(Debug)]
enum BlockWords {
    Paragraph(Box<[Stem]>),
    List(Box<[ItemWords]>),
    Other,
}

/// The words of an entry of a list: those that it leads with, and those behind them.
#[derive(Debug)]
pub struct ItemWords {
    pub lead: Words,
    pub text: Words,
}

/// The words of a text, and the careers that they name: `From data analysis` names the data analyst.
#[derive(Debug, Default)]
pub struct Words {
    pub stems: Box<[Stem]>,
    pub careers: Box<[PageIndex]>,
}

impl SectionWords {
    /// The words of a block, if that is a paragraph.
    pub fn paragraph(&self, block: usize) -> Option<&[Stem]> {
        match self.0.get(block)? {
            BlockWords::Paragraph(words) => Some(words),
            _ => None,
        }
    }

    /// The words of an entry, if the block is a list.
    pub fn item(&self, block: usize, item: usize) -> Option<&ItemWords> {
        match self.0.get(block)? {
            BlockWords::List(items) => items.get(item),
            _ => None,
        }
    }
}

impl Interpreter {
    /// The words of a section, read as questions are: slang resolved, nothing corrected.
    pub fn section_words(&self, section: &Section) -> SectionWords {
        let item = |item: &Item| ItemWords {
            lead: item.name.as_deref().map(|name| self.words_of_page(name)).unwrap_or_default(),
            text: self.words_of_page(&item.text),
        };
        let words = |block: &Block| match block {
            Block::Paragraph(text) => BlockWords::Paragraph(self.scanner.stems(text).into()),
            Block::List { items, .. } => BlockWords::List(items.iter().map(item).collect()),
            Block::Heading(_) | Block::Preformatted(_) | Block::Table { .. } => BlockWords::Other,
        };
        SectionWords(section.blocks.iter().map(words).collect())
    }

    fn words_of_page(&self, text: &str) -> Words {
        let read = self.scanner.read_uncorrected(text);
        let careers = linking::links(&read, &self.careers).into_iter().flat_map(|link| link.pages);
        Words { stems: self.scanner.stems_of(&read).collect(), careers: careers.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_in_singular_and_plural_whatever_it_tells() {
        assert!(Stem::new("engineers", true).is(Stem::new("engineer", false)));
        assert!(!Stem::new("engineer", true).is(Stem::new("engine", true)));
        assert!(Stem::new("kiln", true).tells() && !Stem::new("kiln", false).tells());
    }
}
