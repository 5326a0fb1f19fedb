//! The Occupational Outlook Handbook of the U.S. Bureau of Labor Statistics, as Markdown pages.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::by_soc::BySoc;
use super::onet::Occupation;
use super::projection::{self, Projection};
use super::table;
use crate::knowledge::{self, Block, Education, Facet, Page, Problem, Section};

/// What every page of the handbook names as its source.
const NAME: &str = "Occupational Outlook Handbook";

/// All entries, and which of them covers an occupation.
#[derive(Debug, Default)]
pub(super) struct Handbook {
    entries: Vec<Entry>,
    /// Which entry covers a SOC code, and what it projects for that code.
    by_soc: BySoc<(usize, Projection)>,
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

    /// Tells which SOC codes there are, so that those that the handbook made up are known for what they are.
    pub fn settle(&mut self, known: &BTreeSet<&str>) {
        self.by_soc.settle(known);
    }

    /// The entry that covers an occupation, and its projection: that of its code, or of the smallest group that holds it.
    pub fn of(&self, occupation: &Occupation) -> Option<(&Entry, &Projection)> {
        let (entry, projection) = self.by_soc.of(occupation.soc())?;
        (!projection.leaves_out(occupation)).then(|| (&self.entries[*entry], projection))
    }

    fn add(&mut self, page: &Page) {
        let Some(outlook) = page.section(Facet::Outlook) else { return };
        let index = self.entries.len();
        let rows = projection::rows(outlook);
        let detailed = rows.iter().filter(|row| !row.soc.ends_with('0')).count();
        let is_of_one = detailed == 1 || (detailed == 0 && rows.len() == 1);
        for row in rows {
            // Two pages may tell of the same code; the first one by name stays.
            if !self.by_soc.contains(&row.soc) {
                self.by_soc.insert(&row.soc.clone(), (index, row));
            }
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
            Block::List { items, .. } => Some(&**items),
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

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &str> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(&**text),
        _ => None,
    })
}

/// The paragraphs under each heading of a section; those before the first stand under an empty one.
fn under_headings(blocks: &[Block]) -> Vec<(String, Vec<String>)> {
    let mut parts: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    for block in blocks {
        match block {
            Block::Heading(heading) => parts.push((heading.to_string(), Vec::new())),
            Block::Paragraph(text) => {
                if let Some((_, paragraphs)) = parts.last_mut() {
                    paragraphs.push(text.to_string());
                }
            }
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// As the handbook writes: most paragraphs are lines of more than 120 characters.
    const LAMPLIGHTERS: &str = "# Lamplighters\n
Source: https://example.org (U.S. Bureau of Labor Statistics, Occupational Outlook Handbook; public domain). Page last modified: Thursday, August 28, 2025\n
## Quick Facts\n
- Typical Entry-Level Education: High school diploma or equivalent\n
## Work Environment\n
Lamplighters held about 9,000 jobs in 2024, most of them in towns that have more fog than electric light, and some in museums of towns.
### Work Schedules
Most lamplighters work at dusk.\n
## How to Become a Lamplighter\n
Lamplighters learn from an old hand, who stands at the foot of the ladder for a whole winter and says nothing until something falls down.
### Education
A school with a tower helps.
### Important Qualities
Lamplighters must be calm, must like the dark, and must stand on ladders in the wind without a thought of what they had for dinner.\n
## Job Outlook\n
Percent change in employment, projected 2024–34
Note: All Occupations includes all occupations in the U.S. Economy. Source: U.S. Bureau of Labor Statistics, Employment Projections program
Employment of lamplighters is projected to decline 2 percent from 2024 to 2034, as more and more towns find out about the electric light.
About 1,700 openings for lamplighters are projected each year, on average, over the decade.
";
    const HEAD: &str = "| Occupational Title | SOC Code | Employment, 2024 | Projected Employment, 2034 | Change, 2024–34 | Employment by \
                        Industry |\n| Percent | Numeric |\n";

    /// A handbook of one page, whose table has these rows.
    fn handbook(rows: &[&str]) -> Handbook {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{LAMPLIGHTERS}{HEAD}{}\n", rows.join("\n"));
        fs::write(folder.path().join("lamplighters.md"), text).unwrap();
        // Notes of others may lie beside the pages.
        fs::write(folder.path().join("notes.md"), "# Notes\n\n## Outlook\n\nBright.\n").unwrap();
        Handbook::read(folder.path(), jiff::civil::date(2026, 11, 22)).unwrap()
    }

    fn occupation(code: &str) -> Occupation {
        Occupation { code: code.to_owned(), title: "Lamplighters".to_owned(), ..Occupation::default() }
    }

    const OWN: &str = "| Lamplighters | 39-9901 | 9,000 | 8,800 | -2 | -200 | Get data |";
    const OTHERS: &str = "| Wick trimmers | 39-9902 | 1,000 | 1,100 | 10 | 100 | Get data |";
    const GROUP: &str = "| Lighting workers | 39-9900 | 10,000 | 9,900 | -1 | -100 | Get data |";

    #[test]
    fn reads_what_a_page_tells() {
        let handbook = handbook(&[OWN]);
        let (entry, projection) = handbook.of(&occupation("39-9901.00")).unwrap();
        assert_eq!(
            (projection.percent, &*projection.period, projection.years),
            (-2, "2024–34", (2024, 2034))
        );
        assert_eq!(entry.updated, Some(jiff::civil::date(2025, 8, 28)));
        assert_eq!((entry.education, entry.openings), (Some(Education::HighSchool), Some(1_700)));
        assert_eq!(entry.schedules, ["Most lamplighters work at dusk."]);
        assert!(entry.way_in[0].starts_with("Lamplighters learn") && entry.way_in.len() == 1);
        assert_eq!(entry.steps, [("Education".to_owned(), vec!["A school with a tower helps.".to_owned()])]);
        let opening: Vec<&str> = entry.outlook.iter().map(|text| &text[..10]).collect();
        assert_eq!(opening, ["Employment", "About 1,70"]);
    }

    #[test]
    fn knows_whom_a_page_is_about() {
        let check = |rows: &[&str], code: &str, expected: Option<(bool, &str)>| {
            let handbook = handbook(rows);
            let found = handbook.of(&occupation(code));
            assert_eq!(
                found.map(|(entry, projection)| (entry.is_of_one, &*projection.title)),
                expected,
                "{code}"
            );
        };
        check(&[OWN], "39-9901.00", Some((true, "Lamplighters")));
        check(&[OWN], "39-9901.03", Some((true, "Lamplighters")));
        check(&[OWN], "39-9902.00", None);
        check(&[GROUP, OWN, OTHERS], "39-9902.00", Some((false, "Wick trimmers")));
        check(&[GROUP, OWN], "39-9901.00", Some((true, "Lamplighters")));
        check(&[GROUP], "39-9905.00", Some((true, "Lighting workers")));
        assert_eq!(handbook(&[OWN, OTHERS]).of(&occupation("39-9901.00")).unwrap().0.openings, None);
    }
}
