//! Where a passage stands, and who measured its figures.

use super::model::{CareerName, Source};
use crate::knowledge::{Facet, Page};

/// The source of what a page says of a facet.
pub fn of(page: &Page, facet: Facet) -> Source {
    let heading = page.section(facet).map_or_else(|| facet.label().into(), |section| section.heading.clone());
    Source {
        career: CareerName::from(page),
        facet: Some(facet),
        heading,
        path: page.path.clone(),
        updated: page.updated,
        publisher: publishers(page, facet),
    }
}

/// The publishers of a page's pay figures where they are shown; else that of the whole page.
fn publishers(page: &Page, facet: Facet) -> Option<String> {
    let mut names: Vec<&str> = match facet {
        Facet::Salary => page.facts.salary.iter().filter_map(|row| row.source.as_deref()).collect(),
        _ => Vec::new(),
    };
    names.dedup();
    match names.is_empty() {
        true => page.source.clone(),
        false => Some(names.join("; ")),
    }
}
