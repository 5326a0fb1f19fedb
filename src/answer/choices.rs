//! Which page is meant, when several may be.

use std::sync::Arc;

use super::model::{Answer, Block, CareerName, Kind};
use crate::knowledge::{Facet, Page};

/// Offers the pages, for the facet that was asked for.
pub fn choices(pages: &[&Arc<Page>], facet: Option<Facet>) -> Answer {
    let text = "More than one of my pages fits. Pick the career you are asking about.";
    Answer {
        blocks: vec![Block::Paragraph(text.into())],
        suggestions: CareerName::of(pages),
        suggested_facet: facet,
        ..Answer::new(Kind::Choices, "Which one do you mean?")
    }
}
