//! What there is to ask about: the careers, by family.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::{Answer, Block, CareerName, Kind, Part};
use super::profile;
use crate::knowledge::{Item, Page};
use crate::library::Snapshot;

/// Careers of one family on one screen.
const CAREERS_MAX: usize = 12;
/// Careers of a family named beside it.
const NAMED_MAX: usize = 12;

/// The families with their careers; with a family, its careers with what each is. `part` counts screens from 0.
pub fn list(snapshot: &Snapshot, family: Option<&str>, part: usize) -> Answer {
    match family.map(|family| (family, of_family(snapshot, family))) {
        Some((family, pages)) if !pages.is_empty() => of_one(family, &pages, part),
        _ => of_all(snapshot),
    }
}

/// The families and how many careers each has, the community's own first.
pub fn families(snapshot: &Snapshot) -> Vec<(String, usize)> {
    let mut families: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for page in snapshot.pages() {
        *families.entry((page.source.is_some(), page.family.as_deref().unwrap_or(OTHER))).or_default() += 1;
    }
    families.into_iter().map(|((_, family), count)| (family.to_owned(), count)).collect()
}

/// What pages without a family are listed under.
const OTHER: &str = "other";

/// How a family is shown: `Product design` of `product-design`.
pub fn family_label(family: &str) -> String {
    let words = family.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn of_family<'a>(snapshot: &'a Snapshot, family: &str) -> Vec<&'a Arc<Page>> {
    let is_of = |page: &&Arc<Page>| page.family.as_deref().unwrap_or(OTHER).eq_ignore_ascii_case(family);
    let mut pages: Vec<&Arc<Page>> = snapshot.pages().iter().filter(is_of).collect();
    pages.sort_by(|a, b| a.title.cmp(&b.title));
    pages
}

fn of_one(family: &str, pages: &[&Arc<Page>], part: usize) -> Answer {
    let parts: Vec<&[&Arc<Page>]> = pages.chunks(CAREERS_MAX).collect();
    let index = part.min(parts.len() - 1);
    let item = |page: &&Arc<Page>| Item { name: Some(page.title.to_string()), text: first_sentence(page) };
    Answer {
        careers: CareerName::of(parts[index]),
        blocks: vec![Block::List {
            ordered: false,
            first: 1,
            items: parts[index].iter().map(item).collect(),
        }],
        part: Part { index, count: parts.len() },
        ..Answer::new(Kind::List, format!("{}: {} careers", family_label(family), pages.len()))
    }
}

fn of_all(snapshot: &Snapshot) -> Answer {
    let mut families: BTreeMap<(bool, &str), Vec<&Arc<Page>>> = BTreeMap::new();
    for page in snapshot.pages() {
        families
            .entry((page.source.is_some(), page.family.as_deref().unwrap_or(OTHER)))
            .or_default()
            .push(page);
    }
    let item = |((_, family), pages): (&(bool, &str), &Vec<&Arc<Page>>)| {
        let text = if pages.len() > NAMED_MAX {
            format!("{} careers", pages.len())
        } else {
            pages.iter().map(|page| &*page.title).collect::<Vec<_>>().join(", ")
        };
        Item { name: Some(family_label(family)), text }
    };
    let items = families.iter().map(item).collect();
    Answer {
        blocks: vec![Block::List { ordered: false, first: 1, items }],
        ..Answer::new(Kind::List, format!("I know {} careers", snapshot.pages().len()))
    }
}

fn first_sentence(page: &Page) -> String {
    let summary = profile::summary(page);
    crate::knowledge::sentences(&summary).first().map(|sentence| (*sentence).to_owned()).unwrap_or_default()
}
