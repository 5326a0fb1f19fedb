//! Greetings, thanks, and questions about the bot itself.

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::understanding::Smalltalk;
use super::words::WordId;
use crate::knowledge::Vocabulary;

/// The part of a question's words that small talk must make up.
const COVERED_MIN: f32 = 0.5;

#[derive(Debug, Default)]
pub struct SmalltalkPhrases {
    phrases: PhraseMap<Option<Smalltalk>>,
}

impl SmalltalkPhrases {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let talk = &vocabulary.smalltalk;
        let kinds = [
            (Smalltalk::Greeting, &talk.greeting),
            (Smalltalk::Thanks, &talk.thanks),
            (Smalltalk::Bye, &talk.bye),
            (Smalltalk::Identity, &talk.identity),
            (Smalltalk::Help, &talk.help),
        ];
        let mut phrases = PhraseMap::default();
        for (kind, list) in kinds {
            for phrase in list {
                let ids: Vec<WordId> = scanner.intern(phrase);
                *phrases.entry(&ids) = Some(kind);
            }
        }
        Self { phrases }
    }

    /// The small talk that a question is, if at least half of its words are such; the most telling kind wins.
    pub fn read(&self, question: &Question) -> Option<Smalltalk> {
        let (mut at, mut covered, mut kind) = (0, 0_u16, None);
        while at < question.len() {
            match self.phrases.longest(&question.ids[at..]) {
                Some((length, Some(found))) => {
                    kind = kind.max(Some(*found));
                    covered += u16::try_from(length).unwrap_or(u16::MAX);
                    at += length;
                }
                _ => at += 1,
            }
        }
        let words = u16::try_from(question.len()).unwrap_or(u16::MAX);
        kind.filter(|_| f32::from(covered) >= COVERED_MIN * f32::from(words))
    }
}
