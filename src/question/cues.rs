//! Cue phrases: words of the vocabulary that tell a facet. The longest cue at a place wins.

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::words::WordId;
use crate::knowledge::{Facet, Vocabulary};

/// The word of a cue phrase that stands for the career: `what does someone do`.
pub(super) const SOMEONE: &str = "someone";

/// A cue found in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    pub start: usize,
    pub end: usize,
    pub facet: Facet,
}

/// All cues of all facets.
#[derive(Debug)]
pub struct Cues {
    phrases: PhraseMap<Option<Facet>>,
    someone: WordId,
}

impl Cues {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut cues = Self { phrases: PhraseMap::default(), someone: scanner.lexicon.intern(SOMEONE) };
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

    /// The cues of a question, in its order; they never overlap. A career that is named stands for [`SOMEONE`].
    pub fn find(&self, question: &Question, named: &[bool]) -> Vec<Cue> {
        let (ids, places) = self.with_someone(question, named);
        let mut cues = Vec::new();
        let mut at = 0;
        while at < ids.len() {
            match self.phrases.longest(&ids[at..]) {
                Some((length, Some(facet))) if length > 1 || !named[places[at]] => {
                    let end = places.get(at + length).copied().unwrap_or(question.len());
                    cues.push(Cue { start: places[at], end, facet: *facet });
                    at += length;
                }
                _ => at += 1,
            }
        }
        cues
    }

    /// The words with each career, and the article before it, as one word; and where each of them stands.
    fn with_someone(&self, question: &Question, named: &[bool]) -> (Vec<WordId>, Vec<usize>) {
        let mut ids = Vec::with_capacity(question.len());
        let mut places = Vec::with_capacity(question.len());
        for at in 0..question.len() {
            let is_inside = named[at] && at > 0 && named[at - 1];
            let is_article = !named[at] && matches!(question.text(at), Some("a" | "an" | "the"));
            let before_career = named.get(at + 1) == Some(&true);
            if !(is_inside || is_article && before_career) {
                ids.push(if named[at] { self.someone } else { question.ids[at] });
                places.push(at);
            }
        }
        (ids, places)
    }
}
