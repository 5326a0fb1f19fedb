//! The Occupational Outlook Handbook of the U.S. Bureau of Labor Statistics, as Markdown pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::table;
use crate::knowledge::{self, Block, Education, Facet, Page, Problem, Section};

/// What every page of the handbook names as its source.
const NAME: &str = "Occupational Outlook Handbook";

/// All entries, and which of them covers an occupation.
#[derive(Debug, Default)]
pub(super) struct Handbook {
    entries: Vec<Entry>,
    /// Which entry covers a SOC code, and what it projects for that code.
    by_soc: BTreeMap<String, (usize, Projection)>,
}

/// One page of the handbook.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub title: String,
    pub updated: Option<Date>,
    /// The education that is typical for entry.
    pub education: Option<Education>,
    /// Openings a year, on average, where the entry is of one occupation.
    pub openings: Option<u32>,
    /// What there is to say about working hours.
    pub schedules: Vec<String>,
    /// What comes before the first heading of the way in.
    pub way_in: Vec<String>,
    /// The headings of the way in, such as `Education`, with their paragraphs.
    pub steps: Vec<(String, Vec<String>)>,
    /// The paragraphs on the outlook, the projection first.
    pub outlook: Vec<String>,
    /// Whether it covers one occupation only, so that all of its text is about that.
    pub is_of_one: bool,
}

/// The projected change of an occupation's employment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Projection {
    /// `2024–34`.
    pub period: String,
    /// The first and the last year.
    pub years: (i16, i16),
    /// What the handbook calls the occupation: `Registered nurses`.
    pub title: String,
    /// In percent of today's employment, as the handbook rounds it: `9`, `-3`.
    pub percent: i32,
    /// Jobs gained or lost, as the handbook writes it: `77,400`.
    pub jobs: String,
}

impl Handbook {
    /// Reads all pages of a folder. A folder that holds something else is an error, and so is a page that cannot be read.
    pub fn read(folder: &Path, today: Date) -> Result<Self, Vec<Problem>> {
        let loaded = knowledge::load(&[folder.to_owned()], today);
        let errors: Vec<Problem> = loaded.problems.into_iter().filter(Problem::is_error).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let pages = loaded.pages.iter().map(|loaded| &loaded.page);
        let pages: Vec<&Page> =
            pages.filter(|page| page.source.as_deref().is_some_and(|source| source.contains(NAME))).collect();
        let mut handbook = Self::default();
        pages.iter().for_each(|page| handbook.add(page));
        if handbook.by_soc.is_empty() {
            let remedy = "Give the folder with the handbook's pages, each with its table of SOC codes.";
            return Err(vec![table::problem(folder, None, "no page of the handbook is there", remedy)]);
        }
        Ok(handbook)
    }

    /// The entry that covers a SOC code, and its projection.
    pub fn of(&self, soc: &str) -> Option<(&Entry, &Projection)> {
        let (entry, projection) = self.by_soc.get(soc)?;
        Some((&self.entries[*entry], projection))
    }

    fn add(&mut self, page: &Page) {
        let Some(outlook) = page.section(Facet::Outlook) else { return };
        let rows = projections(outlook);
        let detailed: Vec<_> = match rows.iter().filter(|(soc, _)| !soc.ends_with('0')).count() {
            0 => rows,
            _ => rows.into_iter().filter(|(soc, _)| !soc.ends_with('0')).collect(),
        };
        let index = self.entries.len();
        let is_of_one = detailed.len() == 1;
        for (soc, projection) in detailed {
            self.by_soc.entry(soc).or_insert((index, projection));
        }
        self.entries.push(entry(page, outlook, is_of_one));
    }
}

fn entry(page: &Page, outlook: &Section, is_of_one: bool) -> Entry {
    let mut steps =
        page.section(Facet::Path).map(|section| under_headings(&section.blocks)).unwrap_or_default();
    let way_in = if steps.first().is_some_and(|(heading, _)| heading.is_empty()) {
        steps.remove(0).1
    } else {
        Vec::new()
    };
    steps.retain(|(heading, paragraphs)| heading != "Important Qualities" && !paragraphs.is_empty());
    let schedules = page
        .sections
        .iter()
        .flat_map(|section| under_headings(&section.blocks))
        .find(|(heading, _)| heading == "Work Schedules")
        .map(|(_, paragraphs)| paragraphs);
    // Lines under the charts, and what the notes of sources say, are no sentences about the occupation.
    let is_text = |text: &&str| {
        text.ends_with('.') && !text.starts_with("Note:") && !text.starts_with("Percent change")
    };
    let outlook_texts: Vec<String> = paragraphs(&outlook.blocks).filter(is_text).map(str::to_owned).collect();
    Entry {
        title: page.title.to_string(),
        updated: page.updated,
        education: quick_fact(page, "Typical Entry-Level Education").and_then(|level| level.parse().ok()),
        openings: outlook_texts.iter().find_map(|text| openings(text)).filter(|_| is_of_one),
        schedules: schedules.unwrap_or_default(),
        way_in,
        steps,
        outlook: outlook_texts,
        is_of_one,
    }
}

/// A line of the box of facts at the head of a page: `Typical Entry-Level Education: Bachelor's degree`.
fn quick_fact<'a>(page: &'a Page, name: &str) -> Option<&'a str> {
    let lists =
        page.sections.iter().flat_map(|section| section.blocks.iter()).filter_map(|block| match block {
            Block::List { items, .. } => Some(items),
            _ => None,
        });
    lists.flatten().find_map(|item| match &item.name {
        Some(found) if found == name => Some(item.text.as_str()),
        _ => item.text.strip_prefix(name)?.strip_prefix(": "),
    })
}

static OPENINGS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"About ([\d,]+) openings").expect("the pattern is valid"));

/// `About 81,000 openings for electricians are projected each year`.
fn openings(text: &str) -> Option<u32> {
    OPENINGS.captures(text)?[1].replace(',', "").parse().ok()
}

/// The years of a span: 2024 and 2034 of `2024–34`.
fn years(period: &str) -> Option<(i16, i16)> {
    let (from, to) = period.split_once(['–', '-'])?;
    let from: i16 = from.trim().parse().ok()?;
    let to: i16 = to.trim().parse().ok()?;
    Some((from, if to < 100 { from / 100 * 100 + to } else { to }))
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The paragraphs under each heading of a section; those before the first stand under an empty one.
fn under_headings(blocks: &[Block]) -> Vec<(String, Vec<String>)> {
    let mut parts: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    for block in blocks {
        match block {
            Block::Heading(heading) => parts.push((heading.clone(), Vec::new())),
            Block::Paragraph(text) => {
                if let Some((_, paragraphs)) = parts.last_mut() {
                    paragraphs.push(text.clone());
                }
            }
            _ => {}
        }
    }
    parts
}

/// The rows of the table of projections: title, SOC code, employment now and then, percent, number.
fn projections(outlook: &Section) -> Vec<(String, Projection)> {
    let tables = outlook.blocks.iter().filter_map(|block| match block {
        Block::Table { header, rows } => Some((header, rows)),
        _ => None,
    });
    let mut found = Vec::new();
    for (header, rows) in tables {
        let period = header
            .iter()
            .chain(rows.iter().flatten())
            .find_map(|cell| cell.strip_prefix("Change, "))
            // The reader joins the header's second row: "Change, 2024–34: Percent".
            .and_then(|rest| rest.split(':').next());
        let Some((period, years)) = period.and_then(|period| Some((period, years(period)?))) else {
            continue;
        };
        for row in rows {
            let [title, soc, _, _, percent, jobs, ..] = row.as_slice() else { continue };
            let is_soc = soc.len() == 7
                && soc.as_bytes()[2] == b'-'
                && soc.bytes().filter(u8::is_ascii_digit).count() == 6;
            if let Some(percent) = percent.replace('−', "-").parse().ok().filter(|_| is_soc) {
                found.push((
                    soc.clone(),
                    Projection {
                        period: period.to_owned(),
                        years,
                        title: title.clone(),
                        percent,
                        jobs: jobs.clone(),
                    },
                ));
            }
        }
    }
    found
}
