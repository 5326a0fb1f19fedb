//! A career at a glance: what it is, pay, top skills, main tools, and where to read on.

use super::excerpt::sentences;
use super::model::{Answer, Block, CareerName, Kind};
use super::{money, section, sources, unknown};
use crate::knowledge::{self, Facet, Item, Page};
use crate::library::Snapshot;

const SENTENCES: usize = 2;
const SENTENCES_CHARS_MAX: usize = 600;
const SKILLS_SHOWN: usize = 6;
const TOOLS_SHOWN: usize = 8;
const RELATED_SHOWN: usize = 4;

pub fn profile(snapshot: &Snapshot, page: &Page) -> Answer {
    let mut blocks: Vec<Block> = Some(summary(page))
        .filter(|text| !text.is_empty())
        .map(|text| Block::Paragraph(text.into()))
        .into_iter()
        .collect();
    blocks.extend(page.facts.salary.iter().take(1).map(money::lead));
    let related = related(snapshot, page);
    let titles: Vec<&str> = related.iter().map(|career| &*career.title).collect();
    let rows = [
        (Facet::Salary.label(), money::in_place_of_a_figure(page).unwrap_or_default()),
        ("Top skills", top_skills(page).join(", ")),
        ("Main tools", main_tools(page).join(", ")),
        ("See also", titles.join(", ")),
    ];
    let items: Vec<Item> = rows
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| Item { name: Some(name.to_owned()), text })
        .collect();
    if !items.is_empty() {
        blocks.push(Block::List { ordered: false, first: 1, items: items.into() });
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(unknown::not_told(page, Facet::Overview).into()));
    }
    let mut shown = vec![sources::of(page, Facet::Overview)];
    if section::others(page, &[]).contains(&Facet::Salary) {
        shown.push(sources::of(page, Facet::Salary));
    }
    Answer {
        kind: Kind::Profile,
        facets: vec![Facet::Overview],
        blocks,
        sources: shown,
        suggestions: related,
        more: section::others(page, &[]),
        ..section::about(page)
    }
}

/// What the career is, in a sentence or two of its page.
pub fn summary(page: &Page) -> String {
    let sections = page.section(Facet::Overview).into_iter().chain(&page.sections);
    let mut paragraphs = sections.flat_map(|section| section.blocks.iter()).filter_map(|block| match block {
        knowledge::Block::Paragraph(text) => Some(text),
        _ => None,
    });
    paragraphs.next().map(|text| sentences(text, SENTENCES, SENTENCES_CHARS_MAX)).unwrap_or_default()
}

/// The first skills that the page names.
pub fn top_skills(page: &Page) -> Vec<&str> {
    page.facts.skills.iter().take(SKILLS_SHOWN).map(String::as_str).collect()
}

/// The first tools of each group, group after group, so that every group is heard.
pub fn main_tools(page: &Page) -> Vec<&str> {
    let mut tools: Vec<&str> = Vec::new();
    let longest = page.facts.tools.iter().map(|group| group.tools.len()).max().unwrap_or(0);
    for rank in 0..longest {
        tools.extend(page.facts.tools.iter().filter_map(|group| group.tools.get(rank)).map(String::as_str));
    }
    tools.truncate(TOOLS_SHOWN);
    tools
}

/// The related pages that are there.
fn related(snapshot: &Snapshot, page: &Page) -> Vec<CareerName> {
    let pages = page.related.iter().filter_map(|slug| snapshot.page(slug.as_str()));
    pages.take(RELATED_SHOWN).map(|page| CareerName::from(&**page)).collect()
}
