//! What there is to ask about: the careers, by family.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::{Answer, Block, CareerName, Family, Kind, Part};
use super::profile;
use crate::knowledge::{Item, Page};
use crate::library::Snapshot;

/// Careers of one family on one screen.
const CAREERS_MAX: usize = 12;
/// Families on one screen.
const FAMILIES_MAX: usize = 12;
/// Careers of a family named beside it.
const NAMED_MAX: usize = 12;

/// The families with their careers; with a family, its careers with what each is. `part` counts screens from 0.
///
/// A family is found by its name, in any case; where there is none of that name, all families are listed.
pub fn list(snapshot: &Snapshot, family: Option<&str>, part: usize) -> Answer {
    match family.map(|family| (family, of_family(snapshot, family))) {
        Some((family, pages)) if !pages.is_empty() => of_one(family, &pages, part),
        Some((family, _)) => {
            let mut all = of_all(snapshot, part);
            all.blocks.insert(
                0,
                Block::Paragraph(format!("There is no family “{family}” here. These are all.").into()),
            );
            all
        }
        None => of_all(snapshot, part),
    }
}

/// The families and how many careers each has, the community's own first.
pub fn families(snapshot: &Snapshot) -> Vec<Family> {
    by_family(snapshot).into_iter().map(|(family, pages)| named(family, pages.len())).collect()
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
    let (pages_shown, part) = screen(pages, CAREERS_MAX, part);
    let item = |page: &&Arc<Page>| Item { name: Some(page.title.to_string()), text: first_sentence(page) };
    Answer {
        careers: CareerName::of(pages_shown),
        family: Some(family.to_owned()),
        blocks: vec![Block::List { ordered: false, first: 1, items: pages_shown.iter().map(item).collect() }],
        part,
        ..Answer::new(Kind::List, format!("{}: {}", family_label(family), counted(pages.len())))
    }
}

fn of_all(snapshot: &Snapshot, part: usize) -> Answer {
    let families = by_family(snapshot);
    let (shown, part) = screen(&families, FAMILIES_MAX, part);
    let item = |(family, pages): &(&str, Vec<&Arc<Page>>)| {
        let text = if pages.len() > NAMED_MAX {
            counted(pages.len())
        } else {
            pages.iter().map(|page| &*page.title).collect::<Vec<_>>().join(", ")
        };
        Item { name: Some(family_label(family)), text }
    };
    Answer {
        families: shown.iter().map(|(family, pages)| named(family, pages.len())).collect(),
        blocks: vec![Block::List { ordered: false, first: 1, items: shown.iter().map(item).collect() }],
        part,
        ..Answer::new(Kind::List, format!("I know {}", counted(snapshot.pages().len())))
    }
}

/// The pages of each family, the community's own first.
fn by_family(snapshot: &Snapshot) -> Vec<(&str, Vec<&Arc<Page>>)> {
    let mut families: BTreeMap<(bool, &str), Vec<&Arc<Page>>> = BTreeMap::new();
    for page in snapshot.pages() {
        let family = (page.source.is_some(), page.family.as_deref().unwrap_or(OTHER));
        families.entry(family).or_default().push(page);
    }
    families.into_iter().map(|((_, family), pages)| (family, pages)).collect()
}

/// The entries of one screen; a screen that is not there is the last.
fn screen<T>(entries: &[T], most: usize, part: usize) -> (&[T], Part) {
    let count = entries.len().div_ceil(most).max(1);
    let index = part.min(count - 1);
    (entries.chunks(most).nth(index).unwrap_or_default(), Part { index, count })
}

fn named(family: &str, careers: usize) -> Family {
    Family { name: family.to_owned(), careers }
}

fn counted(careers: usize) -> String {
    if careers == 1 { "1 career".to_owned() } else { format!("{careers} careers") }
}

fn first_sentence(page: &Page) -> String {
    let summary = profile::summary(page);
    crate::knowledge::sentences(&summary).first().map(|sentence| (*sentence).to_owned()).unwrap_or_default()
}
