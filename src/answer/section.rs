//! One facet of a career, or several: the fact first, then the passage, then where it stands.

use super::asked::Asked;
use super::excerpt::{self, Cut};
use super::model::{Answer, Block, CareerName, Kind, Part};
use super::{money, sources, unknown};
use crate::knowledge::{Facet, Page};

/// So many characters of a section are shown at once; the rest follows on request.
const PART_CHARS_MAX: usize = 1900;
/// So many of each section where several are asked for.
const PART_OF_SEVERAL_CHARS_MAX: usize = 850;

/// One section, or part of it, counted from 0; a part that is not there is the last. What is asked for comes first.
pub fn section(page: &Page, facet: Facet, part: usize, asked: &Asked<'_>) -> Answer {
    let first = asked.find(page, facet);
    let cut = Cut { chars_max: PART_CHARS_MAX, first: &first };
    let Some((blocks, shown)) = blocks(page, facet, part, cut) else {
        return nearest_to(page, facet, asked).unwrap_or_else(|| unknown::no_such_facet(page, facet));
    };
    Answer {
        title: format!("{}: {}", page.title, facet.label()),
        blocks,
        part: shown,
        facets: vec![facet],
        asked: vec![facet],
        more: others(page, &[facet]),
        sources: vec![sources::of(page, facet)],
        ..about(page)
    }
}

/// What a page without a section on the work tells of it: what the career is. It begins with what it lacks.
fn nearest_to(page: &Page, facet: Facet, asked: &Asked<'_>) -> Option<Answer> {
    let overview = page.section(Facet::Overview).filter(|section| !section.blocks.is_empty());
    overview.filter(|_| facet == Facet::Duties)?;
    let told = section(page, Facet::Overview, 0, asked);
    let lacks = Block::Paragraph(unknown::not_told(page, facet).into());
    let blocks = std::iter::once(lacks).chain(told.blocks).collect();
    Some(Answer { blocks, asked: vec![facet], ..told })
}

/// Several sections of one page, each under its own heading. Entries that are asked for come first in theirs.
pub fn sections(page: &Page, facets: &[Facet], asked: &Asked<'_>) -> Answer {
    let mut answer = Answer { asked: facets.to_vec(), ..about(page) };
    for facet in facets.iter().copied() {
        // A paragraph on what is asked for may stand in any section; which one is meant is told by entries alone.
        let first = asked.entries(page, facet);
        match blocks(page, facet, 0, Cut { chars_max: PART_OF_SEVERAL_CHARS_MAX, first: &first }) {
            Some((blocks, part)) => {
                answer.blocks.push(Block::Heading(facet.label().into()));
                answer.blocks.extend(blocks);
                if part.count > 1 {
                    answer.blocks.push(Block::Paragraph("…".into()));
                }
                answer.facets.push(facet);
                answer.sources.push(sources::of(page, facet));
            }
            None => answer.blocks.push(Block::Paragraph(unknown::not_told(page, facet).into())),
        }
    }
    match answer.facets.is_empty() {
        true => unknown::no_such_facet(page, facets[0]),
        false => Answer { more: others(page, &[]), ..answer },
    }
}

/// The facets that a page tells, but for those that were answered.
pub fn others(page: &Page, answered: &[Facet]) -> Vec<Facet> {
    let told = |facet: &Facet| {
        let has_text = page.section(*facet).is_some_and(|section| !section.blocks.is_empty());
        has_text || (*facet == Facet::Salary && !page.facts.salary.is_empty())
    };
    Facet::ALL.into_iter().filter(|facet| !answered.contains(facet)).filter(told).collect()
}

/// What every answer about one page has in common.
pub fn about(page: &Page) -> Answer {
    Answer { careers: vec![CareerName::from(page)], ..Answer::new(Kind::Section, page.title.to_string()) }
}

/// Lead facts and the passage; none if the page says nothing of the facet.
fn blocks(page: &Page, facet: Facet, part: usize, cut: Cut<'_>) -> Option<(Vec<Block>, Part)> {
    let leads: Vec<Block> = match facet {
        Facet::Salary if part == 0 => page.facts.salary.iter().map(money::lead).collect(),
        _ => Vec::new(),
    };
    let Some(section) = page.section(facet).filter(|section| !section.blocks.is_empty()) else {
        return (!leads.is_empty()).then_some((leads, Part::WHOLE));
    };
    let (passage, shown) = excerpt::part(&section.blocks, part, cut);
    Some((leads.into_iter().chain(passage).collect(), shown))
}
