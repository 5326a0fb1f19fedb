//! The way from a question, or from a topic that was chosen, to its answer.

use super::asked::Asked;
use super::model::{Answer, Kind, Topic};
use super::{choices, comparison, profile, section, smalltalk, unknown};
use crate::knowledge::{Facet, Page};
use crate::library::Snapshot;
use crate::question::{Context, Reading, Smalltalk};
use std::sync::Arc;

/// Understands a question and answers it; the second value is what a follow-up may refer to.
pub fn reply(snapshot: &Snapshot, question: &str, context: &Context) -> (Answer, Context) {
    let understanding = snapshot.understand(question, context);
    let pages = |indices: &[usize]| indices.iter().map(|at| &snapshot.pages()[*at]).collect::<Vec<_>>();
    let answer = match &understanding.reading {
        Reading::Careers { pages: indices, facets } => {
            let pages = pages(indices);
            let asked = Asked::of(snapshot, &understanding.wording, &pages);
            careers(snapshot, &pages, (facets, 0), &asked)
        }
        Reading::Choices { pages: indices, facet } => choices::choices(&pages(indices), *facet),
        Reading::Smalltalk(kind) => smalltalk::smalltalk(snapshot, *kind),
        Reading::Unknown(reason) => {
            unknown::unknown(snapshot, question, *reason, &pages(&understanding.wording.named))
        }
    };
    let answer =
        Answer { corrections: understanding.corrections, confidence: understanding.confidence, ..answer };
    let next = remembered(&answer).unwrap_or_else(|| context.clone());
    (answer, next)
}

/// Answers what was chosen: a command's option, a button, an entry of a menu.
///
/// A slug that no page has gives [`Kind::Unknown`] with the nearest pages.
pub fn about(snapshot: &Snapshot, topic: &Topic) -> Answer {
    let mut pages = Vec::new();
    for slug in &topic.careers {
        match snapshot.page(slug.as_str()) {
            Some(page) => pages.push(page),
            None => return unknown::no_such_career(snapshot, slug.as_str()),
        }
    }
    match pages.is_empty() {
        true => unknown::no_such_career(snapshot, ""),
        false => careers(snapshot, &pages, (&topic.facets, topic.part), &Asked::nothing()),
    }
}

/// Answers for a career whose name was typed but fits no page.
pub fn no_such_career(snapshot: &Snapshot, name: &str) -> Answer {
    unknown::no_such_career(snapshot, name)
}

/// What the bot is, and how to ask.
pub fn help(snapshot: &Snapshot) -> Answer {
    smalltalk::smalltalk(snapshot, Smalltalk::Help)
}

/// What a follow-up to this answer may refer to; none if it says nothing that could be referred to.
pub fn remembered(answer: &Answer) -> Option<Context> {
    let careers = answer.careers.iter().map(|career| career.slug.clone()).collect();
    match answer.kind {
        Kind::Section | Kind::Comparison => Some(Context { careers, facets: answer.facets.clone() }),
        Kind::Profile => Some(Context { careers, facets: Vec::new() }),
        Kind::Choices => Some(Context { careers, facets: answer.suggested_facet.into_iter().collect() }),
        // "salary?" and then "of a data engineer": the facet waits for its career.
        Kind::Unknown if answer.suggested_facet.is_some() => {
            Some(Context { careers, facets: answer.suggested_facet.into_iter().collect() })
        }
        Kind::Unknown | Kind::Smalltalk => None,
    }
}

fn careers(
    snapshot: &Snapshot,
    pages: &[&Arc<Page>],
    (facets, part): (&[Facet], usize),
    asked: &Asked<'_>,
) -> Answer {
    match (pages, facets) {
        ([page], []) => profile::profile(snapshot, page),
        ([page], [facet]) => section::section(page, *facet, part, asked),
        ([page], several) => section::sections(page, several, asked),
        (several, facets) => comparison::comparison(several, facets, asked),
    }
}
