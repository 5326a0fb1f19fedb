//! Where a passage stands, and who measured its figures.

use super::model::{CareerName, Source};
use crate::knowledge::{Facet, Page, sentences};

/// The source of what a page says of a facet.
pub fn of(page: &Page, facet: Facet) -> Source {
    let section = page.section(facet);
    let heading = section.map_or_else(|| facet.label().into(), |section| section.heading.clone());
    Source {
        career: CareerName::from(page),
        facet: Some(facet),
        heading,
        path: page.path.clone(),
        line: section.map(|section| section.line),
        updated: page.updated,
        publisher: publishers(page, facet),
    }
}

/// The publishers of a page's pay figures where they are shown; else that of the whole page, without what its licence says further.
fn publishers(page: &Page, facet: Facet) -> Option<String> {
    let mut names: Vec<&str> = match facet {
        Facet::Salary => page.facts.salary.iter().filter_map(|row| row.source.as_deref()).collect(),
        _ => Vec::new(),
    };
    names.dedup();
    match names.is_empty() {
        true => page.source.as_deref().map(cited),
        false => Some(names.join("; ")),
    }
}

/// The first sentence of a source, without its full stop.
fn cited(source: &str) -> String {
    let first = sentences(source).first().copied().unwrap_or(source);
    first.strip_suffix('.').unwrap_or(first).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cites_a_source_without_its_licence() {
        assert_eq!(
            cited("O*NET 30.1, CC BY 4.0; the U.S. Bureau. It was modified."),
            "O*NET 30.1, CC BY 4.0; the U.S. Bureau"
        );
        assert_eq!(cited("Our guild"), "Our guild");
    }
}
