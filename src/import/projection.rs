//! The handbook's table of projections: how the employment of its occupations will change.

use super::onet::Occupation;
use crate::knowledge::{Block, Section};

/// The projected change of an occupation's employment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Projection {
    /// The code that it is made for: `51-3011`, or that of a group.
    pub soc: String,
    /// `2024–34`.
    pub period: String,
    /// The first and the last year.
    pub years: (i16, i16),
    /// What the handbook calls the occupation or group: `Registered nurses`.
    pub title: String,
    /// In percent of today's employment, as the handbook rounds it: `9`, `-3`.
    pub percent: i32,
    /// Jobs gained or lost, as the handbook writes it: `77,400`.
    pub jobs: String,
}

impl Projection {
    /// Whether it is made for an occupation alone, and not for a group that holds it.
    pub fn is_only_of(&self, occupation: &Occupation) -> bool {
        occupation.is_whole_soc() && self.soc == occupation.soc()
    }

    /// Whether it is made for a group that is told not to hold an occupation: "Teaching assistants, except postsecondary".
    pub fn leaves_out(&self, occupation: &Occupation) -> bool {
        let group = self.title.to_lowercase();
        let left_out = group.split_once("except ").map(|(_, whom)| whom);
        self.soc != occupation.soc()
            && left_out.is_some_and(|whom| occupation.title.to_lowercase().contains(whom))
    }
}

/// The rows of the table of projections: title, SOC code, employment now and then, percent, number.
pub(super) fn rows(outlook: &Section) -> Vec<Projection> {
    let tables = outlook.blocks.iter().filter_map(|block| match block {
        Block::Table { header, rows } => Some((header, rows)),
        _ => None,
    });
    let mut found = Vec::new();
    for (header, rows) in tables {
        // A header of two rows comes as one: "Change, 2024–34: Percent".
        let change =
            header.iter().chain(rows.iter().flatten()).find_map(|cell| cell.strip_prefix("Change, "));
        let period = change.and_then(|change| change.split(':').next());
        let Some((period, years)) = period.and_then(|period| Some((period, years(period)?))) else {
            continue;
        };
        for row in &**rows {
            let [title, soc, _, _, percent, jobs, ..] = row.as_slice() else { continue };
            let Ok(percent) = percent.replace('−', "-").parse() else { continue };
            if is_soc(soc) {
                found.push(Projection {
                    soc: soc.clone(),
                    title: title.clone(),
                    period: period.to_owned(),
                    years,
                    percent,
                    jobs: jobs.clone(),
                });
            }
        }
    }
    found
}

/// The years of a span: 2024 and 2034 of `2024–34`.
fn years(period: &str) -> Option<(i16, i16)> {
    let (from, to) = period.split_once(['–', '-'])?;
    let from: i16 = from.trim().parse().ok()?;
    let to: i16 = to.trim().parse().ok()?;
    Some((from, if to < 100 { from / 100 * 100 + to } else { to }))
}

/// Whether a text has the form of a SOC code: `51-3011`.
fn is_soc(text: &str) -> bool {
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(major, rest)| digits(major, 2) && digits(rest, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn projection(soc: &str, title: &str) -> Projection {
        Projection {
            soc: soc.to_owned(),
            title: title.to_owned(),
            period: "2024–34".to_owned(),
            years: (2024, 2034),
            percent: -2,
            jobs: "−600".to_owned(),
        }
    }

    fn occupation(code: &str, title: &str) -> Occupation {
        Occupation { code: code.to_owned(), title: title.to_owned(), ..Occupation::default() }
    }

    #[test]
    fn reads_the_rows_that_have_a_code() {
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
        let table = Block::Table {
            header: text(&[
                "Title",
                "SOC Code",
                "2024",
                "2034",
                "Change, 2024–34: Percent",
                "Change, 2024–34: Numeric",
            ])
            .into(),
            rows: [
                text(&["Lighting workers", "—", "3", "4", "5", "6"]),
                text(&["Lamplighters", "39-9901", "30,000", "29,400", "−2", "−600"]),
                text(&["Short", "39-9902"]),
            ]
            .into(),
        };
        let section = Section {
            heading: "Job Outlook".into(),
            facet: None,
            line: 1,
            blocks: [Block::Paragraph("Words.".into()), table].into(),
        };
        assert_eq!(rows(&section), [projection("39-9901", "Lamplighters")]);
    }

    #[test]
    fn knows_whose_it_is() {
        let own = projection("25-9044", "Teaching assistants, postsecondary");
        let except = projection("25-9045", "Teaching assistants, except postsecondary");
        let college = occupation("25-9044.00", "Teaching Assistants, Postsecondary");
        let school = occupation("25-9042.00", "Teaching Assistants, Preschool");
        assert!(own.is_only_of(&college) && !own.leaves_out(&college));
        assert!(!except.is_only_of(&school) && !except.leaves_out(&school));
        assert!(except.leaves_out(&college));
        assert!(!own.is_only_of(&occupation("25-9044.01", "Tutors of Adults")));
    }

    #[test]
    fn reads_both_ways_of_writing_a_span() {
        assert_eq!(years("2024–34"), Some((2024, 2034)));
        assert_eq!(years("2024-2034"), Some((2024, 2034)));
        assert_eq!(years("soon"), None);
    }
}
