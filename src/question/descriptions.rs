//! What members say of careers without naming them, learnt when the pages are indexed: `gets woken when the shop is down`.
//!
//! Two views are added up. One is a search: every page of the community's own is a bag of stems, weighted by where they stand, rare
//! ones counting more (BM25 without length, since pages are about as long). The other is a logistic model that is trained on the
//! lines in `described`, on the names, and on texts that ask nothing, and so knows which words tell neighbours apart and which
//! are everyday talk.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::function_words::function_words;
use super::logistic::{Pace, SQUARE_MIN, descend, softmax};
use super::names::Names;
use super::understanding::PageIndex;
use crate::knowledge::{Block, Facet, Page};

/// How soon more of the same word says no more.
const SATURATION: f32 = 1.5;
const EPOCHS: usize = 10;
const PACE: Pace = Pace { rate: 0.3, decay: 3e-3 };
/// How much the search speaks beside the model.
const SEARCH_WEIGHT: f32 = 0.2;

/// What is known of the words of all careers of the community's own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Descriptions {
    numbers: FxHashMap<Box<str>, u32>,
    /// The careers that hold each stem, by their place in `pages`, with how much it says of each.
    holders: Vec<Vec<(u16, f32)>>,
    /// How rare each stem is that the model knows, which are the first.
    rarity: Vec<f32>,
    /// The weights of these, a row of all careers and "none" each.
    weights: Vec<f32>,
    pages: Vec<u32>,
}

/// How well some words fit a career.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    pub page: PageIndex,
    /// How likely it is meant, among all careers and everyday talk (0 to 1).
    pub likelihood: f32,
    /// The number of words that its page holds.
    pub words: usize,
}

impl Descriptions {
    /// Learns from the community's own pages, and from texts that ask nothing. `words` reads a text.
    pub fn learn<'a>(
        pages: &[impl AsRef<Page>],
        names: &[Names],
        nothing: impl Iterator<Item = &'a str>,
        words: impl Fn(&str) -> Vec<String>,
    ) -> Self {
        let own = || {
            pages.iter().map(AsRef::as_ref).zip(names).enumerate().filter(|(_, (_, names))| !names.is_guest)
        };
        let mut stems = NumberedStems::default();
        let mut texts: Vec<(Vec<u32>, usize)> = Vec::new();
        for (career, (_, (page, names))) in own().enumerate() {
            let described = page.described.iter().map(|text| words(text));
            // A page that nobody described yet says itself what it is about.
            let overview = page.section(Facet::Overview).filter(|_| page.described.is_empty());
            let told = overview
                .into_iter()
                .flat_map(|section| section.blocks.iter().flat_map(Block::texts))
                .map(&words);
            let called = std::iter::once(names.given().flatten().cloned().collect());
            texts.extend(
                described.chain(told).chain(called).map(|text: Vec<String>| (stems.of(&text), career)),
            );
        }
        let pages: Vec<u32> = own().map(|(index, _)| u32::try_from(index).unwrap_or(u32::MAX)).collect();
        texts.extend(nothing.map(|text| (stems.of(&words(text)), pages.len())));
        let mut descriptions = Self { pages, ..Self::default() };
        descriptions.train(&texts, stems.texts.len());
        for (career, (_, (page, names))) in (0..).zip(own()) {
            for (stem, weight) in said(page, names, &words, &mut stems) {
                descriptions.holders.resize(descriptions.holders.len().max(stem as usize + 1), Vec::new());
                descriptions.holders[stem as usize].push((career, weight / (weight + SATURATION)));
            }
        }
        descriptions.holders.resize(stems.texts.len(), Vec::new());
        descriptions.numbers = (0..).zip(stems.texts).map(|(number, text)| (text, number)).collect();
        descriptions
    }

    /// The careers whose pages hold any of some words, the likeliest first.
    pub fn fits<'a>(&self, words: impl Iterator<Item = &'a str>) -> Vec<Fit> {
        let stemmer = Stemmer::create(Algorithm::English);
        let stems = words.filter(|word| tells(word)).map(|word| stemmer.stem(word));
        let mut numbers: Vec<u32> = stems.filter_map(|stem| self.numbers.get(&*stem).copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut likelihoods = vec![0.0; self.classes()];
        let mut held = vec![0; self.pages.len()];
        self.add_evidence(&self.features(&numbers), &mut likelihoods);
        for holders in numbers.iter().map(|number| &self.holders[*number as usize]) {
            let weight = SEARCH_WEIGHT * self.weight(holders.len());
            for (career, says) in holders.iter().map(|(career, says)| (usize::from(*career), says)) {
                likelihoods[career] += weight * says;
                held[career] += 1;
            }
        }
        softmax(&mut likelihoods);
        let fits = self.pages.iter().zip(likelihoods).zip(held);
        let fits =
            fits.map(|((page, likelihood), words)| Fit { page: *page as PageIndex, likelihood, words });
        let mut fits: Vec<Fit> = fits.filter(|fit| fit.words > 0).collect();
        fits.sort_by(|one, other| other.likelihood.total_cmp(&one.likelihood));
        fits
    }

    /// How much a stem tells careers apart that so many hold.
    fn weight(&self, holders: usize) -> f32 {
        (self.pages.len().max(2) as f32 / holders.max(1) as f32).ln()
    }

    fn classes(&self) -> usize {
        self.pages.len() + 1
    }

    /// Trains the model on texts whose career is known, with as many stems as they hold.
    fn train(&mut self, texts: &[(Vec<u32>, usize)], stems: usize) {
        let mut counts = vec![0_u32; stems];
        texts.iter().flat_map(|(stems, _)| stems).for_each(|stem| counts[*stem as usize] += 1);
        let rarity = |count: &u32| (texts.len() as f32 / *count as f32).ln().sqrt();
        self.rarity = counts.iter().map(rarity).collect();
        let classes = self.classes();
        self.weights = vec![0.0; stems * classes];
        let mut squares = vec![SQUARE_MIN; stems * classes];
        let texts: Vec<_> = texts.iter().map(|(stems, career)| (self.features(stems), *career)).collect();
        let order = strewn(texts.len());
        let mut error = vec![0.0; classes];
        for _ in 0..EPOCHS {
            for (features, career) in order.iter().map(|place| &texts[*place]) {
                error.fill(0.0);
                self.add_evidence(features, &mut error);
                softmax(&mut error);
                error[*career] -= 1.0;
                for (stem, value) in features {
                    let row = *stem as usize * classes..(*stem as usize + 1) * classes;
                    descend(&mut self.weights[row.clone()], &mut squares[row], &error, *value, PACE);
                }
            }
        }
    }

    /// The stems that the model knows, with how much each counts: together they have the length one.
    fn features(&self, stems: &[u32]) -> Vec<(u32, f32)> {
        let rarity = |stem: &u32| self.rarity.get(*stem as usize).map(|rarity| (*stem, *rarity));
        let mut features: Vec<(u32, f32)> = stems.iter().filter_map(rarity).collect();
        let length = features.iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
        features.iter_mut().for_each(|(_, value)| *value /= length.max(f32::EPSILON));
        features
    }

    fn add_evidence(&self, features: &[(u32, f32)], evidence: &mut [f32]) {
        for (stem, value) in features {
            let row = *stem as usize * evidence.len();
            for (evidence, weight) in evidence.iter_mut().zip(&self.weights[row..]) {
                *evidence += value * weight;
            }
        }
    }
}

/// A fixed order in which neighbours stand far apart, so that no career is learnt at one stretch.
fn strewn(length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by_cached_key(|place| FxBuildHasher.hash_one(place));
    places
}

/// How much a page says of each stem, which is told by its number.
fn said(
    page: &Page,
    names: &Names,
    words: &impl Fn(&str) -> Vec<String>,
    stems: &mut NumberedStems,
) -> FxHashMap<u32, f32> {
    let mut said: FxHashMap<u32, f32> = FxHashMap::default();
    let mut add = |words: &[String], weight: f32| {
        stems.of(words).into_iter().for_each(|stem| *said.entry(stem).or_default() += weight);
    };
    page.described.iter().for_each(|described| add(&words(described), 2.0));
    names.given().for_each(|name| add(name, 1.0));
    for section in &page.sections {
        let weight = section.facet.map_or(0.2, weight_of);
        section.blocks.iter().flat_map(Block::texts).for_each(|text| add(&words(text), weight));
    }
    said
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

/// Words that stand in questions of every kind.
static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| function_words().collect());

/// Whether a word may say what is done in a career.
fn tells(word: &str) -> bool {
    word.len() > 1 && !FUNCTION_WORDS.contains(word) && !TALKED_OF.contains(&word)
}

/// Stems by number. Pages repeat their words, and a word is stemmed once.
struct NumberedStems {
    stemmer: Stemmer,
    by_word: FxHashMap<Box<str>, u32>,
    by_text: FxHashMap<Box<str>, u32>,
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
    /// The stems of a text's telling words, each once.
    fn of(&mut self, words: &[String]) -> Vec<u32> {
        let mut stems: Vec<u32> =
            words.iter().filter(|word| tells(word)).map(|word| self.number(word)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.by_word.get(word) {
            return number;
        }
        let stem: Box<str> = self.stemmer.stem(word).into();
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let number = *self.by_text.entry(stem.clone()).or_insert(next);
        if number == next {
            self.texts.push(stem);
        }
        self.by_word.insert(word.into(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::question::reading::Scanner;

    fn page(slug: &str, described: &[&str], source: Option<&str>) -> Arc<Page> {
        let described = described.iter().map(|&text| text.into()).collect();
        Arc::new(Page { described, source: source.map(Into::into), ..Page::bare(slug) })
    }

    fn descriptions() -> Descriptions {
        let pages = [
            page("imported-weaver", &["twists threads"], Some("A table")),
            page("glass-blower", &["shapes hot glass with a pipe", "makes vases over a flame"], None),
            page("rope-maker", &["twists hemp into cords", "makes what ships are moored with"], None),
        ];
        let scanner = Scanner::default();
        let nothing = ["hot soup again", "the pipe in the kitchen leaks", "we saw ships in the harbor"];
        let names = Names::of(&pages, &scanner);
        Descriptions::learn(&pages, &names, nothing.into_iter(), |text| scanner.words(text))
    }

    fn fits(text: &str) -> Vec<Fit> {
        descriptions().fits(text.split(' '))
    }

    #[test]
    fn finds_who_is_described_without_a_word_of_the_name() {
        let fits = fits("somebody who keeps twisting hemp cords");
        assert_eq!((fits[0].page, fits[0].words), (2, 3));
        assert!(fits[0].likelihood > 0.5, "{fits:?}");
    }

    #[test]
    fn takes_everyday_talk_for_what_it_is() {
        let sure = |text: &str| fits(text).first().map_or(0.0, |fit| fit.likelihood);
        assert!(sure("the pipe leaks") < sure("shapes glass with a pipe"));
        assert!(sure("the pipe leaks") < 0.5);
        assert!(fits("what a lovely day").is_empty());
    }

    #[test]
    fn imported_pages_are_not_described() {
        assert!(fits("twists threads").iter().all(|fit| fit.page != 0));
    }

    #[test]
    fn learns_the_same_from_the_same() {
        assert_eq!(descriptions().weights, descriptions().weights);
    }
}
