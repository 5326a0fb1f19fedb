//! The names of skills and tools while they are typed, and those like a name that no page has.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::reading::Scanner;
use super::skills::{self, Skills};
use super::starts::Starts;
use super::words::WordId;
use crate::knowledge::{Page, Vocabulary};

/// The skills that can be looked up, the one that most pages name first.
#[derive(Debug, Default)]
pub struct SkillNames {
    starts: Starts,
    /// How each name is shown, in the order of `starts`; several names may be one skill's.
    shown: Vec<String>,
}

impl SkillNames {
    /// The names of the pages' skills, and their synonyms in the vocabulary.
    pub fn new<'a>(
        pages: impl Iterator<Item = &'a Page>,
        vocabulary: &'a Vocabulary,
        (skills, scanner): (&Skills, &Scanner),
    ) -> Self {
        let of_pages = pages.flat_map(skills::names);
        let synonyms = vocabulary.skills.iter();
        let synonyms = synonyms.flat_map(|(name, others)| others.iter().chain([name])).map(String::as_str);
        let mut known = FxHashSet::default();
        let mut named: Vec<(usize, String, String)> = Vec::new();
        for name in of_pages.chain(synonyms) {
            let words = scanner.words(name);
            let ids: Vec<WordId> = words.iter().map(|word| scanner.lexicon.id(word)).collect();
            // A name made of words that every question holds is not looked up: it would be found everywhere.
            let is_plain = ids.iter().all(|id| scanner.lexicon.is_explained(*id));
            let Some(skill) = skills.exact(&ids).filter(|_| !is_plain) else { continue };
            let text = words.join(" ");
            if known.insert(text.clone()) {
                named.push((skill.holders.len(), text, skill.name.clone()));
            }
        }
        named.sort_by(|a, b| (Reverse(a.0), &a.1).cmp(&(Reverse(b.0), &b.1)));
        let (names, shown) = named.into_iter().map(|(_, name, shown)| (name, shown)).unzip();
        Self { starts: Starts::new(names), shown }
    }

    /// The skills that fit the words typed so far, best first; the commonest for an empty text.
    pub fn complete(&self, words: &str, most: usize) -> Vec<&str> {
        if words.is_empty() {
            return self.distinct(0..self.shown.len(), most);
        }
        let mut hits: Vec<(bool, usize)> =
            self.starts.starting_with(words).map(|(place, is_first)| (!is_first, place)).collect();
        if hits.is_empty() {
            return self.nearest(words, most);
        }
        hits.sort_unstable();
        self.distinct(hits.into_iter().map(|(_, place)| place), most)
    }

    /// The skills whose names are like these words: they begin so, or differ in few letters.
    pub fn near(&self, words: &str, most: usize) -> Vec<String> {
        self.complete(words, most).into_iter().map(str::to_owned).collect()
    }

    fn nearest(&self, words: &str, most: usize) -> Vec<&str> {
        let mut near: Vec<(usize, usize)> = self.starts.near(words).collect();
        near.sort_unstable();
        self.distinct(near.into_iter().map(|(_, place)| place), most)
    }

    /// The first skills, each once.
    fn distinct(&self, places: impl Iterator<Item = usize>, most: usize) -> Vec<&str> {
        let mut first: Vec<&str> = Vec::new();
        for place in places {
            if first.len() == most {
                break;
            }
            let shown = self.shown[place].as_str();
            if !first.contains(&shown) {
                first.push(shown);
            }
        }
        first
    }
}
