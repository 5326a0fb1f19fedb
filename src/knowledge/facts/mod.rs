//! Facts read from prose: pay, skills, tools, locations and related titles. What a page does not say is left
//! out.

mod locations;
pub(super) mod money;
mod names;
mod pay_words;
mod roles;
mod salary;
mod skills;
mod tools;

use super::model::{Block, Facet, Facts, Item, Section};

/// What the prose of a page is read for.
pub(super) struct Prose<'a> {
    pub title: &'a str,
    pub sections: &'a [Section],
    /// The page's citation line.
    pub source: Option<&'a str>,
    /// The year it is: figures of later years are projections.
    pub year: i16,
}

/// Reads the facts of a page; the skills, for example, from its section on skills.
pub(super) fn read(prose: &Prose<'_>) -> Facts {
    Facts {
        salary: salary::rows(prose),
        skills: prose.blocks(Facet::Skills).map(skills::names).unwrap_or_default(),
        tools: prose.blocks(Facet::Tools).map(tools::groups).unwrap_or_default(),
        locations: prose.blocks(Facet::Locations).map(locations::names).unwrap_or_default(),
        roles: prose.blocks(Facet::Roles).map(roles::names).unwrap_or_default(),
        ..Facts::default()
    }
}

impl<'a> Prose<'a> {
    fn blocks(&self, facet: Facet) -> Option<&'a [Block]> {
        self.sections.iter().find(|section| section.facet == Some(facet)).map(|section| &*section.blocks)
    }
}

/// The entries of all lists.
fn items(blocks: &[Block]) -> impl Iterator<Item = &Item> {
    blocks.iter().flat_map(|block| match block {
        Block::List { items, .. } => &**items,
        _ => &[],
    })
}

/// The texts of all paragraphs.
fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(&**text),
        _ => None,
    })
}

/// A page that names more things of a kind than this is a catalogue; the rest stays in its text.
const NAMES_MAX: usize = 300;

/// Adds a name unless it is there already, in whatever case.
fn add(names: &mut Vec<String>, name: &str) {
    if names.len() >= NAMES_MAX {
        return;
    }
    let name = without_stop(name.trim().trim_end_matches([',', ';', ':']));
    let is_new = !names.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    if is_new && name.chars().any(char::is_alphanumeric) {
        names.push(name.to_owned());
    }
}

/// The name without the full stop of its sentence; `Washington, D.C.` keeps its own.
fn without_stop(name: &str) -> &str {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    match name.strip_suffix('.') {
        Some(bare) if last.matches('.').count() == 1 => bare,
        _ => name,
    }
}
