//! Which page is meant, when several may be.

use std::sync::Arc;

use super::model::{Answer, Block, Kind};
use super::reply::names;
use super::section::about;
use crate::knowledge::{Facet, Page};

/// Offers the pages, for the facet that was asked for.
pub fn choices(pages: &[&Arc<Page>], facet: Option<Facet>) -> Answer {
    Answer {
        kind: Kind::Choices,
        title: "Which one do you mean?".to_owned(),
        careers: Vec::new(),
        blocks: vec![Block::Paragraph(
            "More than one of my pages fits. Pick the career you are asking about.".to_owned(),
        )],
        suggestions: names(pages),
        suggested_facet: facet,
        ..about(pages[0])
    }
}
