//! Saying "I don't know" in one line, with the nearest topics and how to ask.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::model::{Answer, Block, CareerName, Kind};
use super::section;
use crate::knowledge::{Facet, Page};
use crate::library::Snapshot;
use crate::question::Reason;

const SUGGESTIONS_MAX: usize = 4;

/// A question that has no answer. `named` are the careers it names, which are offered before those that are near.
pub fn unknown(snapshot: &Snapshot, question: &str, reason: Reason, named: &[&Arc<Page>]) -> Answer {
    let near = || {
        let mut near: Vec<&Arc<Page>> =
            named.iter().copied().chain(snapshot.nearest(question, SUGGESTIONS_MAX)).collect();
        let mut slugs = FxHashSet::default();
        near.retain(|page| slugs.insert(page.slug.as_str().to_owned()));
        near.truncate(SUGGESTIONS_MAX);
        near
    };
    let (text, near) = match reason {
        Reason::Empty => ("There is no question in that. Ask me about a career.", Vec::new()),
        Reason::WhichCareer(facet) => {
            let facet_name = facet.label().to_lowercase();
            let text =
                format!("Which career do you mean? Tell me its name, and I will look up “{facet_name}”.");
            return build(text, &[], Some(facet));
        }
        Reason::NoCareer => {
            ("I only answer from the career pages of this community, and none of them covers that.", near())
        }
        Reason::HalfCompared => {
            ("One of the careers you compare has no page here, and half a comparison would mislead.", near())
        }
        Reason::Doubtful => ("You name a career, but I am not sure that its page answers this.", near()),
    };
    let mut answer = build(text.to_owned(), &near, None);
    if near.is_empty() {
        answer.blocks.push(Block::Paragraph("Ask me “help” to see what I can tell you.".into()));
    }
    answer
}

/// A career whose name fits no page.
pub fn no_such_career(snapshot: &Snapshot, name: &str) -> Answer {
    let near = snapshot.complete(name, SUGGESTIONS_MAX);
    let near = if near.is_empty() { snapshot.nearest(name, SUGGESTIONS_MAX) } else { near };
    let near = if name.trim().is_empty() { Vec::new() } else { near };
    build("I have no page about that career.".to_owned(), &near, None)
}

/// Skills of which no page names one.
pub fn no_such_skill(snapshot: &Snapshot, skills: &str) -> Answer {
    let near = if skills.trim().is_empty() { Vec::new() } else { snapshot.nearest(skills, SUGGESTIONS_MAX) };
    build("No page here names that skill or tool.".to_owned(), &near, None)
}

/// A career that has a page, which does not tell what was asked.
pub fn no_such_facet(page: &Page, facet: Facet) -> Answer {
    let answer = build(not_told(page, facet), &[], None);
    Answer { more: section::others(page, &[]), suggestions: vec![page.into()], ..answer }
}

/// That a page says nothing of a facet.
pub fn not_told(page: &Page, facet: Facet) -> String {
    format!("My page about the career “{}” has nothing under “{}” yet.", page.title, facet.label())
}

fn build(text: String, near: &[&Arc<Page>], facet: Option<Facet>) -> Answer {
    let mut blocks = vec![Block::Paragraph(text.into())];
    if !near.is_empty() {
        blocks.push(Block::Paragraph("Did you mean one of these?".into()));
    }
    Answer {
        blocks,
        suggestions: CareerName::of(near),
        suggested_facet: facet,
        ..Answer::new(Kind::Unknown, "I don't know")
    }
}
