//! Finds a career by its description: `the people who test websites before they go live`.
//!
//! Every page of the community's own is a bag of stems, weighted by where they stand: what members say of the career (`described`)
//! counts most, then names, overview and duties. A description fits a page by the sum of its words' weights, rare words counting
//! more (BM25 without length, since pages are about as long).

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use super::function_words::function_words;
use super::names::Names;
use super::reading::Question;
use super::understanding::PageIndex;
use crate::knowledge::{Block, Facet, Page};

/// How soon more of the same word says no more.
const SATURATION: f32 = 1.5;
/// At least so many words of a description must stand on the page, ...
const WORDS_MIN: usize = 2;
/// ... with this part of the weight of all its words, ...
const COVERAGE_MIN: f32 = 0.45;
/// ... and the page must fit by so much better than the next.
const LEAD_MIN: f32 = 1.08;
/// Fewer words than these are no reason to offer several careers.
const WORDS_TO_CHOOSE_MIN: usize = 3;
/// Words for whoever is talked of, and for having a job, which say nothing of what is done in it.
const TALKED_OF: &[&str] = &[
    "friend",
    "son",
    "brother",
    "sister",
    "cousin",
    "uncle",
    "aunt",
    "husband",
    "wife",
    "neighbor",
    "neighbour",
    "nephew",
    "niece",
    "daughter",
    "colleague",
    "mom",
    "dad",
    "mum",
    "living",
    "life",
    "day",
    "week",
    "place",
    "name",
    "called",
    "call",
    "profession",
    "steps",
    "someday",
];
/// Pages that fit nearly as well are offered beside it.
const CHOICES_MAX: usize = 3;

/// What a description means.
#[derive(Clone, Debug, PartialEq)]
pub enum Described {
    /// One career, and how sure that is (0 to 1).
    One(PageIndex, f32),
    /// One of these.
    OneOf(Vec<PageIndex>),
}

/// The words of all pages.
#[derive(Debug, Default)]
pub struct Descriptions {
    /// The pages that hold a stem, with how much it says of each.
    holders: FxHashMap<Box<str>, Vec<(u32, f32)>>,
    pages: usize,
    function_words: FxHashSet<&'static str>,
}

impl Descriptions {
    pub fn new(pages: &[impl AsRef<Page>], names: &[Names], words: impl Fn(&str) -> Vec<String>) -> Self {
        let mut descriptions = Self { function_words: function_words().collect(), ..Self::default() };
        let mut stems = NumberedStems::default();
        let mut holders: Vec<Vec<(u32, f32)>> = Vec::new();
        for (index, (page, names)) in pages.iter().map(AsRef::as_ref).zip(names).enumerate() {
            if names.is_guest {
                continue;
            }
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            for (stem, weight) in descriptions.said(page, names, &words, &mut stems) {
                holders.resize(holders.len().max(stem + 1), Vec::new());
                holders[stem].push((index, weight / (weight + SATURATION)));
            }
            descriptions.pages += 1;
        }
        descriptions.holders = stems.texts.into_iter().zip(holders).collect();
        descriptions
    }

    /// The career that some words of a question describe; none if none is near.
    pub fn find(&self, question: &Question, words: impl Iterator<Item = usize>) -> Option<Described> {
        let stems = self.stems(words.filter_map(|at| question.text(at)));
        let weights: Vec<(f32, &[(u32, f32)])> = stems.iter().map(|stem| self.weight(stem)).collect();
        let whole: f32 = weights.iter().map(|(weight, _)| weight).sum();
        let mut scores: FxHashMap<u32, (f32, f32, usize)> = FxHashMap::default();
        for (weight, holders) in &weights {
            for (page, says) in *holders {
                let (score, covered, count) = scores.entry(*page).or_default();
                *score += weight * says;
                *covered += weight;
                *count += 1;
            }
        }
        let mut ranked: Vec<(u32, (f32, f32, usize))> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
        let (best, (score, covered, count)) = *ranked.first()?;
        if count < WORDS_MIN || covered < whole * COVERAGE_MIN {
            return None;
        }
        let next = ranked.get(1).map_or(0.0, |(_, (score, ..))| *score);
        if score >= next * LEAD_MIN {
            let sure = 0.45 + 0.25 * (covered / whole).min(1.0);
            return Some(Described::One(best as PageIndex, sure));
        }
        if count < WORDS_TO_CHOOSE_MIN {
            return None;
        }
        let near =
            ranked.iter().take(CHOICES_MAX).filter(|(_, (other, ..))| *other * LEAD_MIN * LEAD_MIN >= score);
        Some(Described::OneOf(near.map(|(page, _)| *page as PageIndex).collect()))
    }

    /// How much a page says of each stem, which is told by its number.
    fn said(
        &self,
        page: &Page,
        names: &Names,
        words: &impl Fn(&str) -> Vec<String>,
        stems: &mut NumberedStems,
    ) -> FxHashMap<usize, f32> {
        let mut said: FxHashMap<usize, f32> = FxHashMap::default();
        let mut add = |words: &[String], weight: f32| {
            let telling = words.iter().filter(|word| self.tells(word));
            let mut of_text: Vec<usize> = telling.map(|word| stems.number(word)).collect();
            of_text.sort_unstable();
            of_text.dedup();
            of_text.into_iter().for_each(|stem| *said.entry(stem).or_default() += weight);
        };
        page.described.iter().for_each(|described| add(&words(described), 2.0));
        names.given().for_each(|name| add(name, 1.0));
        for section in &page.sections {
            let weight = section.facet.map_or(0.2, weight_of);
            section.blocks.iter().flat_map(Block::texts).for_each(|text| add(&words(text), weight));
        }
        said
    }

    /// How much a stem tells pages apart, and who holds it.
    fn weight(&self, stem: &str) -> (f32, &[(u32, f32)]) {
        let holders = self.holders.get(stem).map_or(&[][..], Vec::as_slice);
        let holding = holders.len().max(1) as f32;
        ((self.pages.max(2) as f32 / holding).ln(), holders)
    }

    fn stems<'a>(&self, words: impl Iterator<Item = &'a str>) -> Vec<String> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut stems: Vec<String> =
            words.filter(|word| self.tells(word)).map(|word| stemmer.stem(word).into_owned()).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    fn tells(&self, word: &str) -> bool {
        word.len() > 1 && !self.function_words.contains(word) && !TALKED_OF.contains(&word)
    }
}

/// NumberedStems by number. Pages repeat their words, and a word is stemmed once.
struct NumberedStems {
    stemmer: Stemmer,
    by_word: FxHashMap<Box<str>, usize>,
    by_text: FxHashMap<Box<str>, usize>,
    texts: Vec<Box<str>>,
}

impl Default for NumberedStems {
    fn default() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            by_word: FxHashMap::default(),
            by_text: FxHashMap::default(),
            texts: Vec::new(),
        }
    }
}

impl NumberedStems {
    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.by_word.get(word) {
            return number;
        }
        let stem: Box<str> = self.stemmer.stem(word).into();
        let next = self.texts.len();
        let number = *self.by_text.entry(stem.clone()).or_insert(next);
        if number == next {
            self.texts.push(stem);
        }
        self.by_word.insert(word.into(), number);
        number
    }
}

/// How much a section says about what the career is.
fn weight_of(facet: Facet) -> f32 {
    match facet {
        Facet::Overview | Facet::Duties => 1.0,
        Facet::Skills => 0.5,
        Facet::Tools | Facet::Roles => 0.4,
        Facet::Path => 0.25,
        Facet::Salary | Facet::Locations | Facet::Outlook => 0.1,
    }
}
