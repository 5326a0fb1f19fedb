//! Facts read from prose: pay, skills, tools, locations and related titles. What a page does not say is left out.

mod locations;
mod money;
mod names;
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
        Block::List { items, .. } => items.as_slice(),
        _ => &[],
    })
}

/// The texts of all paragraphs.
fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Adds a name unless it is there already, in whatever case.
fn add(names: &mut Vec<String>, name: &str) {
    let name = name.trim().trim_end_matches(['.', ',', ';', ':']);
    let is_new = !names.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    if is_new && name.chars().any(char::is_alphanumeric) {
        names.push(name.to_owned());
    }
}
