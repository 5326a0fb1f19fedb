//! Careers side by side: a table where facts can be compared, passages one after the other where not.

use std::sync::Arc;

use super::model::{Answer, Block, CareerName, Kind};
use super::{chart, excerpt, money, profile, section, sources, unknown};
use crate::knowledge::{Facet, Page};

const PASSAGE_CHARS_MAX: usize = 600;
/// More careers than this do not fit beside each other on a phone.
const CAREERS_MAX: usize = 4;
const NAMES_SHOWN: usize = 8;

/// The facets that a comparison without a facet shows.
const GENERAL: [Facet; 4] = [Facet::Overview, Facet::Salary, Facet::Skills, Facet::Tools];

/// Compares the pages on the facets, or in general.
pub fn comparison(pages: &[&Arc<Page>], facets: &[Facet]) -> Answer {
    let pages = &pages[..pages.len().min(CAREERS_MAX)];
    let shown = if facets.is_empty() { &GENERAL } else { facets };
    let titles: Vec<&str> = pages.iter().map(|page| &*page.title).collect();
    let mut answer = Answer {
        kind: Kind::Comparison,
        title: titles.join(" vs "),
        careers: CareerName::of(pages),
        facets: shown.to_vec(),
        asked: facets.to_vec(),
        ..section::about(pages[0])
    };
    for facet in shown.iter().copied() {
        if shown.len() > 1 {
            answer.blocks.push(Block::Heading(facet.label().to_owned()));
        }
        answer.blocks.extend(side_by_side(pages, facet, facets.is_empty()));
        let told = pages.iter().filter(|page| section::others(page, &[]).contains(&facet));
        answer.sources.extend(told.map(|page| sources::of(page, facet)));
    }
    if shown.contains(&Facet::Salary) {
        answer.chart = chart::pay(pages.iter().copied());
    }
    match answer.sources.is_empty() {
        true => unknown::no_such_facet(pages[0], shown[0]),
        false => answer,
    }
}

fn side_by_side(pages: &[&Arc<Page>], facet: Facet, briefly: bool) -> Vec<Block> {
    match facet {
        Facet::Salary => pay(pages, briefly),
        Facet::Skills if pages.iter().all(|page| !page.facts.skills.is_empty()) => {
            vec![shared_and_own(pages, |page| page.facts.skills.iter().map(String::as_str).collect())]
        }
        Facet::Tools if pages.iter().all(|page| !page.facts.tools.is_empty()) => {
            vec![shared_and_own(pages, |page| {
                page.facts.tools.iter().flat_map(|group| &group.tools).map(String::as_str).collect()
            })]
        }
        Facet::Overview if briefly => pages
            .iter()
            .map(|page| {
                let item = crate::knowledge::Item {
                    name: Some(page.title.to_string()),
                    text: profile::summary(page),
                };
                Block::List { ordered: false, first: 1, items: vec![item] }
            })
            .collect(),
        facet => pages.iter().flat_map(|page| passage(page, facet)).collect(),
    }
}

/// A table of the pay of each career, row by row. What a career without a figure has to say of pay stands below.
fn pay(pages: &[&Arc<Page>], briefly: bool) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut missing = Vec::new();
    for page in pages.iter().filter(|page| page.facts.salary.is_empty()) {
        if !briefly {
            missing.extend(passage(page, Facet::Salary));
            continue;
        }
        let reason = money::no_figure(page).map(|reason| format!("{}: {reason}.", page.title));
        missing.push(Block::Paragraph(reason.unwrap_or_else(|| unknown::not_told(page, Facet::Salary))));
    }
    for page in pages {
        for row in &page.facts.salary {
            let measured = row.group.clone().unwrap_or_else(|| page.title.to_string());
            let year = row.year.map(|year| year.to_string()).unwrap_or_default();
            let place = [row.region.clone().unwrap_or_default(), year];
            let place = place
                .iter()
                .filter(|text| !text.is_empty())
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            rows.push(vec![page.title.to_string(), money::in_words(row), measured, place]);
        }
    }
    let header = ["Career", "Pay", "Measured for", "Where and when"].map(str::to_owned).to_vec();
    let table = (!rows.is_empty()).then_some(Block::Table { header, rows });
    table.into_iter().chain(missing).collect()
}

/// What all careers share, and what each has of its own.
fn shared_and_own<'a>(pages: &[&'a Arc<Page>], names_of: impl Fn(&'a Page) -> Vec<&'a str>) -> Block {
    let lists: Vec<Vec<&str>> = pages.iter().map(|page| names_of(page)).collect();
    let holds = |list: &Vec<&str>, name: &str| list.iter().any(|other| other.eq_ignore_ascii_case(name));
    let shared: Vec<&str> =
        lists[0].iter().copied().filter(|name| lists[1..].iter().all(|list| holds(list, name))).collect();
    let own = |list: &Vec<&str>| {
        let own: Vec<&str> =
            list.iter().copied().filter(|name| !holds(&shared, name)).take(NAMES_SHOWN).collect();
        own.join(", ")
    };
    let mut rows = Vec::new();
    if !shared.is_empty() {
        let shown: Vec<&str> = shared.iter().copied().take(NAMES_SHOWN).collect();
        rows.push(vec!["Shared".to_owned(), shown.join(", ")]);
    }
    rows.extend(pages.iter().zip(&lists).map(|(page, list)| vec![format!("Only {}", page.title), own(list)]));
    Block::Table { header: vec![String::new(), String::new()], rows }
}

/// What somebody who comes from one career brings along to another, and what is new there.
pub fn carried_over(from: &Page, to: &Page) -> Vec<Block> {
    let names = |page: &'_ Page| -> Vec<String> {
        let tools = page.facts.tools.iter().flat_map(|group| &group.tools);
        page.facts.skills.iter().chain(tools).cloned().collect()
    };
    let has = names(from);
    let holds = |name: &&String| has.iter().any(|other| other.eq_ignore_ascii_case(name));
    let asked = names(to);
    let mut shared: Vec<&str> = asked.iter().filter(holds).map(String::as_str).collect();
    shared.dedup();
    shared.truncate(NAMES_SHOWN);
    let new: Vec<&str> =
        to.facts.skills.iter().filter(|name| !holds(name)).take(NAMES_SHOWN).map(String::as_str).collect();
    let line =
        |name: String, names: &[&str]| crate::knowledge::Item { name: Some(name), text: names.join(", ") };
    let lines = [(format!("From {} you bring", from.title), shared), ("New to you".to_owned(), new)];
    let items: Vec<_> = lines
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| line(name, &names))
        .collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List { ordered: false, first: 1, items }] }
}

fn passage(page: &Page, facet: Facet) -> Vec<Block> {
    let heading = Block::Heading(page.title.to_string());
    let blocks = match page.section(facet).filter(|section| !section.blocks.is_empty()) {
        Some(section) => excerpt::parts(&section.blocks, PASSAGE_CHARS_MAX).swap_remove(0),
        None => vec![Block::Paragraph(unknown::not_told(page, facet))],
    };
    [heading].into_iter().chain(blocks).collect()
}
