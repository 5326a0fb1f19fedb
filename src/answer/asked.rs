//! The part of a section that a question asks for: an entry by its lead words, or a paragraph.

use std::sync::Arc;

use super::excerpt::Place;
use crate::knowledge::{Block, Facet, Page, Section};
use crate::library::Snapshot;
use crate::question::{PageIndex, SectionWords, Stem, Told, TopicWord, Wording, Words};

/// An entry is asked for if the question holds at least this part of the words that say what it is about.
const LEAD_SHARE_MIN: f32 = 0.5;
/// A name that more entries hold tells none of them from the others.
const HOLDERS_MAX: usize = 2;
/// So many entries are put first at the most.
const ENTRIES_MAX: usize = 2;

/// What a question asks for within a section.
#[derive(Default)]
pub struct Asked<'a> {
    snapshot: Option<&'a Snapshot>,
    parts: Vec<Told>,
    words: Vec<TopicWord>,
    /// Careers that are named beside those that are answered, such as the one somebody comes from.
    beside: Vec<PageIndex>,
}

impl<'a> Asked<'a> {
    /// Nothing but the section.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// What the wording of a question about these pages asks for.
    pub fn of(snapshot: &'a Snapshot, wording: &Wording, pages: &[&Arc<Page>]) -> Self {
        let is_beside = |at: &PageIndex| pages.iter().all(|page| page.slug != snapshot.pages()[*at].slug);
        let beside = wording.named.iter().copied().filter(is_beside).collect();
        Self { snapshot: Some(snapshot), parts: wording.parts.clone(), words: wording.words.clone(), beside }
    }

    /// The places of what is asked for, in the section's order: one entry or two, else a paragraph, else nothing.
    pub fn find(&self, page: &Page, facet: Facet) -> Vec<Place> {
        let Some((section, words)) = self.section(page, facet) else { return Vec::new() };
        let found = self.entries_of(section, words);
        if found.is_empty() { self.paragraph(section, words).into_iter().collect() } else { found }
    }

    /// The entries that are asked for, by what they lead with, else by names that they hold.
    pub fn entries(&self, page: &Page, facet: Facet) -> Vec<Place> {
        self.section(page, facet).map(|(section, words)| self.entries_of(section, words)).unwrap_or_default()
    }

    /// The section of a facet and its words; none where the page has none, or nothing is asked for within it.
    fn section<'b>(&'b self, page: &'b Page, facet: Facet) -> Option<(&'b Section, &'b SectionWords)> {
        let snapshot = self.snapshot.filter(|_| !self.is_nothing())?;
        let at = page.sections.iter().position(|section| section.facet == Some(facet))?;
        Some((&page.sections[at], snapshot.section_words(&page.slug, at)?))
    }

    fn entries_of(&self, section: &Section, words: &SectionWords) -> Vec<Place> {
        let entry = |place: Place| {
            let words = words.item(place.block, place.item)?;
            let is_beside = words.lead.careers.iter().any(|page| self.beside.contains(page));
            Some(Entry { place, lead: &words.lead.stems, is_beside, text: &words.text })
        };
        let entries: Vec<Entry<'_>> = entries(section).filter_map(entry).collect();
        let by_lead = self.by_lead(&entries);
        in_order(if by_lead.is_empty() { self.by_name(&entries) } else { by_lead })
    }

    /// For each part and word that is asked for, and for the careers beside, the entry whose lead words fit best.
    fn by_lead(&self, entries: &[Entry<'_>]) -> Vec<Place> {
        let fits: Vec<f32> = entries.iter().map(|entry| self.fit(entry)).collect();
        let parts = self.parts.iter().map(|told| {
            let holds = |entry: &Entry<'_>| told.iter().any(|phrase| occurrences(phrase, entry.lead) > 0);
            best(entries, &fits, holds)
        });
        let words = self.words.iter().map(|word| {
            let holds = |entry: &Entry<'_>| entry.lead.iter().any(|stem| stem.tells() && stem.is(word.stem));
            best(entries, &fits, holds)
        });
        let beside = best(entries, &fits, |entry| entry.is_beside);
        [beside].into_iter().chain(parts).chain(words).flatten().collect()
    }

    /// How well the lead words of an entry fit: a point for each part that they name and for a career beside, and the share
    /// of their words that is asked for.
    fn fit(&self, entry: &Entry<'_>) -> f32 {
        let named = |told: &&Told| told.iter().any(|phrase| occurrences(phrase, entry.lead) > 0);
        let points = self.parts.iter().filter(named).count() + usize::from(entry.is_beside);
        let telling = entry.lead.iter().filter(|stem| stem.tells());
        let is_asked = |stem: &&Stem| self.words.iter().any(|word| stem.is(word.stem));
        let share = telling.clone().filter(is_asked).count() as f32 / telling.count().max(1) as f32;
        points as f32 + if share >= LEAD_SHARE_MIN { share } else { 0.0 }
    }

    /// The entries that hold a name of the question, or name a career beside, where that tells them from the others.
    fn by_name(&self, entries: &[Entry<'_>]) -> Vec<Place> {
        let names = self.words.iter().filter(|word| word.is_name).map(|name| {
            let holds = |entry: &&Entry<'_>| entry.text.stems.iter().any(|stem| stem.is(name.stem));
            entries.iter().filter(holds).map(|entry| entry.place).collect::<Vec<_>>()
        });
        let beside = self.beside.iter().map(|page| {
            let names = |entry: &&Entry<'_>| entry.text.careers.contains(page);
            entries.iter().filter(names).map(|entry| entry.place).collect::<Vec<_>>()
        });
        beside.chain(names).filter(|places| places.len() <= HOLDERS_MAX).flatten().collect()
    }

    /// The paragraph that speaks most of the parts that are asked for.
    fn paragraph(&self, section: &Section, words: &SectionWords) -> Option<Place> {
        if self.parts.is_empty() {
            return None;
        }
        let spoken = |stems: &[Stem]| {
            let counts = self.parts.iter().flat_map(|told| told.iter());
            let counts: Vec<usize> = counts.map(|phrase| occurrences(phrase, stems)).collect();
            (counts.iter().filter(|count| **count > 0).count(), counts.iter().sum::<usize>())
        };
        let paragraphs = 0..section.blocks.len();
        let paragraphs = paragraphs.filter_map(|block| Some((spoken(words.paragraph(block)?), block)));
        // Of equal ones the first, which is why the order is turned round.
        let (spoken, block) = paragraphs.rev().max_by_key(|(spoken, _)| *spoken)?;
        (spoken.0 > 0).then_some(Place { block, item: 0 })
    }

    fn is_nothing(&self) -> bool {
        self.parts.is_empty() && self.words.is_empty() && self.beside.is_empty()
    }
}

struct Entry<'a> {
    place: Place,
    lead: &'a [Stem],
    /// Whether the lead words name a career that the question names beside those that are answered.
    is_beside: bool,
    text: &'a Words,
}

/// The places of the entries with lead words, of all lists of a section.
fn entries(section: &Section) -> impl Iterator<Item = Place> {
    section.blocks.iter().enumerate().flat_map(|(block, content)| {
        let items = match content {
            Block::List { items, .. } => &**items,
            _ => &[],
        };
        let named = items.iter().enumerate().filter(|(_, entry)| entry.name.is_some());
        named.map(move |(item, _)| Place { block, item })
    })
}

/// The entry that fits best among those that hold something; none where none fits.
fn best(entries: &[Entry<'_>], fits: &[f32], holds: impl Fn(&Entry<'_>) -> bool) -> Option<Place> {
    let holders = entries.iter().zip(fits).filter(|(entry, fit)| **fit > 0.0 && holds(entry));
    // Of equal ones the first, which is why the order is turned round.
    let best = holders.rev().max_by(|(_, a), (_, b)| a.total_cmp(b));
    best.map(|(entry, _)| entry.place)
}

/// The first places, each once, as they follow on the page.
fn in_order(mut places: Vec<Place>) -> Vec<Place> {
    let mut once: Vec<Place> = Vec::new();
    places.retain(|place| {
        let is_new = !once.contains(place);
        once.push(*place);
        is_new
    });
    places.truncate(ENTRIES_MAX);
    places.sort_unstable();
    places
}

fn occurrences(phrase: &[Stem], stems: &[Stem]) -> usize {
    let Some((first, others)) = phrase.split_first() else { return 0 };
    // Most words do not begin the phrase, so that is asked first.
    let begins = stems.iter().enumerate().filter(|(_, stem)| stem.is(*first));
    let goes_on = |at: usize| {
        let next = stems.get(at + 1..at + phrase.len());
        next.is_some_and(|next| next.iter().zip(others).all(|(stem, word)| stem.is(*word)))
    };
    begins.filter(|(at, _)| goes_on(*at)).count()
}
