//! Careers side by side: a table where facts can be compared, passages one after the other where not.

use std::sync::Arc;

use super::asked::Asked;
use super::chart::{self, Chart};
use super::excerpt::{self, Cut};
use super::matches::some;
use super::model::{Answer, Block, CareerName, Kind};
use super::{money, profile, section, sources, unknown};
use crate::knowledge::{Facet, Item, Page, SalaryRow};

/// The passages of all careers on all facets have at most about so many characters together.
const PASSAGES_CHARS_MAX: usize = 3000;
/// More careers than this do not fit beside each other on a phone.
const CAREERS_MAX: usize = 4;
const NAMES_SHOWN: usize = 8;

/// The facets that a comparison without a facet shows.
const GENERAL: [Facet; 5] = [Facet::Overview, Facet::Salary, Facet::Outlook, Facet::Skills, Facet::Tools];

/// Compares the pages on the facets, or in general. What is asked for within a facet comes first in each passage.
pub fn comparison(pages: &[&Arc<Page>], facets: &[Facet], asked: &Asked<'_>) -> Answer {
    let (pages, left_out) = pages.split_at(pages.len().min(CAREERS_MAX));
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
    let extent = Extent {
        briefly: facets.is_empty(),
        chars_max: PASSAGES_CHARS_MAX / (pages.len() * shown.len()),
        asked,
    };
    if !left_out.is_empty() {
        let left_out: Vec<&str> = left_out.iter().map(|page| &*page.title).collect();
        let left_out = some(&left_out, NAMES_SHOWN);
        let line = format!("I compare {CAREERS_MAX} careers at most; left out: {left_out}.");
        answer.blocks.push(Block::Paragraph(line.into()));
    }
    for facet in shown.iter().copied() {
        if shown.len() > 1 {
            answer.blocks.push(Block::Heading(facet.label().into()));
        }
        answer.blocks.extend(side_by_side(pages, facet, extent));
        let told = pages.iter().filter(|page| section::others(page, &[]).contains(&facet));
        answer.sources.extend(told.map(|page| sources::of(page, facet)));
    }
    answer.chart = chart(pages, shown);
    match answer.sources.is_empty() {
        true => unknown::no_such_facet(pages[0], shown[0]),
        false => answer,
    }
}

/// The figures as a picture: of pay, else of growth. Bars that are one and the same figure would only seem to compare.
fn chart(pages: &[&Arc<Page>], shown: &[Facet]) -> Option<Chart> {
    let title = |page: &Page| page.title.to_string();
    if shown.contains(&Facet::Salary) && one_figure(pages).is_none() {
        let rows: Vec<_> =
            pages.iter().filter_map(|page| Some((title(page), money::main_row(page)?))).collect();
        return chart::pay(&rows);
    }
    let projections: Vec<_> =
        pages.iter().filter_map(|page| Some((title(page), page.facts.projection.as_ref()?))).collect();
    let (_, first) = projections.first()?;
    let is_one =
        projections.iter().all(|(_, other)| (other.tenths, &other.group) == (first.tenths, &first.group));
    chart::growth(&projections).filter(|_| shown.contains(&Facet::Outlook) && !is_one)
}

/// How much each career may say of a facet.
#[derive(Clone, Copy)]
struct Extent<'a> {
    /// Whether a sentence or two do where no table can be made.
    briefly: bool,
    /// The length of a passage, in characters.
    chars_max: usize,
    asked: &'a Asked<'a>,
}

fn side_by_side(pages: &[&Arc<Page>], facet: Facet, extent: Extent<'_>) -> Vec<Block> {
    match facet {
        Facet::Salary => pay(pages, extent),
        Facet::Skills if pages.iter().all(|page| !page.facts.skills.is_empty()) => {
            vec![shared_and_own(pages, |page| page.facts.skills.iter().map(String::as_str).collect())]
        }
        Facet::Tools if pages.iter().all(|page| !page.facts.tools.is_empty()) => {
            vec![shared_and_own(pages, |page| {
                page.facts.tools.iter().flat_map(|group| &group.tools).map(String::as_str).collect()
            })]
        }
        Facet::Overview if extent.briefly => {
            let item =
                |page: &&Arc<Page>| Item { name: Some(page.title.to_string()), text: profile::summary(page) };
            vec![Block::List { ordered: false, first: 1, items: pages.iter().map(item).collect() }]
        }
        facet => pages.iter().flat_map(|page| passage(page, facet, extent)).collect(),
    }
}

/// What each career pays: figures in a table, or one figure for all where they are measured together. What a career
/// without a figure has to say of pay stands below.
fn pay(pages: &[&Arc<Page>], extent: Extent<'_>) -> Vec<Block> {
    let (with, without): (Vec<&Arc<Page>>, Vec<&Arc<Page>>) =
        pages.iter().copied().partition(|page| !page.facts.salary.is_empty());
    let is_one = one_figure(&with);
    let mut blocks = match is_one {
        Some(row) => vec![money::lead(row), Block::Paragraph(measured_together(&with).into())],
        None if with.is_empty() => Vec::new(),
        None => vec![pay_table(&with)],
    };
    // Where the figure is the same, only what the pages say of it can tell the careers apart.
    let to_tell = if is_one.is_some() && !extent.briefly { pages } else { &without };
    for page in to_tell {
        match money::in_place_of_a_figure(page).filter(|_| extent.briefly) {
            Some(text) => blocks.push(Block::Paragraph(format!("{}: {text}", page.title).into())),
            None => blocks.extend(passage(page, Facet::Salary, extent)),
        }
    }
    blocks
}

/// The row that all pages share, if there are several: their careers are measured as one group.
fn one_figure<'a>(pages: &[&'a Arc<Page>]) -> Option<&'a SalaryRow> {
    let (first, others) = pages.split_first()?;
    let ungrouped = |page: &Page| -> Vec<SalaryRow> {
        page.facts.salary.iter().map(|row| SalaryRow { group: None, ..row.clone() }).collect()
    };
    let same = !others.is_empty() && others.iter().all(|page| ungrouped(page) == ungrouped(first));
    let mut rows = pages.iter().flat_map(|page| &page.facts.salary);
    let is_single = first.facts.salary.len() == 1;
    // A row that names its group says more than one on the page of the group itself.
    rows.clone().find(|row| row.group.is_some()).or_else(|| rows.next()).filter(|_| same && is_single)
}

fn measured_together(pages: &[&Arc<Page>]) -> String {
    let titles: Vec<&str> = pages.iter().map(|page| &*page.title).collect();
    let (last, others) = titles.split_last().unwrap_or((&"", &[]));
    format!(
        "{} and {last} are measured together, so this figure does not tell which of them pays more.",
        others.join(", ")
    )
}

fn pay_table(pages: &[&Arc<Page>]) -> Block {
    let mut rows = Vec::new();
    for page in pages {
        for row in &page.facts.salary {
            let year = row.year.map(|year| year.to_string());
            let measured = [row.group.clone(), row.region.clone(), year];
            let measured = measured.into_iter().flatten().collect::<Vec<_>>().join(", ");
            rows.push(vec![page.title.to_string(), money::in_words(row), measured]);
        }
    }
    Block::Table { header: ["Career", "Pay", "Measured for"].map(str::to_owned).into(), rows: rows.into() }
}

/// What all careers share, and what each has of its own.
fn shared_and_own<'a>(pages: &[&'a Arc<Page>], names_of: impl Fn(&'a Page) -> Vec<&'a str>) -> Block {
    let lists: Vec<Vec<&str>> = pages.iter().map(|page| names_of(page)).collect();
    let holds = |list: &[&str], name: &str| list.iter().any(|other| other.eq_ignore_ascii_case(name));
    let (shared, _): (Vec<&str>, Vec<&str>) =
        lists[0].iter().partition(|name| lists[1..].iter().all(|list| holds(list, name)));
    let own = pages.iter().zip(&lists).map(|(page, list)| {
        let own: Vec<&str> = list.iter().copied().filter(|name| !holds(&shared, name)).collect();
        (format!("Only {}", page.title), own)
    });
    let rows = [("Shared".to_owned(), shared.clone())].into_iter().chain(own);
    let rows = rows
        .filter(|(_, names)| !names.is_empty())
        .map(|(label, names)| vec![label, some(&names, NAMES_SHOWN)]);
    Block::Table { header: [String::new(), String::new()].into(), rows: rows.collect() }
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
    let mut shared: Vec<&str> = Vec::new();
    for name in asked.iter().filter(holds).map(String::as_str) {
        if shared.len() < NAMES_SHOWN && !shared.contains(&name) {
            shared.push(name);
        }
    }
    let new: Vec<&str> =
        to.facts.skills.iter().filter(|name| !holds(name)).take(NAMES_SHOWN).map(String::as_str).collect();
    let line = |name: String, names: &[&str]| Item { name: Some(name), text: names.join(", ") };
    let lines = [(format!("From {} you bring", from.title), shared), ("New to you".to_owned(), new)];
    let items: Vec<_> = lines
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(name, names)| line(name, &names))
        .collect();
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List { ordered: false, first: 1, items: items.into() }]
    }
}

fn passage(page: &Page, facet: Facet, extent: Extent<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(page.title.clone())];
    match page.section(facet).filter(|section| !section.blocks.is_empty()) {
        Some(section) => {
            let first = extent.asked.find(page, facet);
            let cut = Cut { chars_max: extent.chars_max, first: &first };
            let (passage, part) = excerpt::part(&section.blocks, 0, cut);
            blocks.extend(passage);
            blocks.extend((part.count > 1).then(|| Block::Paragraph("…".into())));
        }
        None => blocks.push(Block::Paragraph(unknown::not_told(page, facet).into())),
    }
    blocks
}
