//! The tables of the database, row by row, and what is taken from each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use super::super::table::{self, Row, Separator};
use super::{Database, Occupation, Rating, Release, Task, Technology, Zone};
use crate::knowledge::Problem;

const CODE: &str = "O*NET-SOC Code";
/// The element of education in "Education, Training, and Experience", and its scale.
const REQUIRED_EDUCATION: (&str, &str) = ("2.D.1", "RL");
/// The scale of importance, from 1 to 5.
const IMPORTANCE: &str = "IM";
/// A word that opens fewer tasks may be an oddity of one of them.
const VERB_TASKS_MIN: usize = 2;

/// Reads every table that pages are made of.
pub(super) fn read(folder: &Path) -> Result<Database, Vec<Problem>> {
    let release = Release::read(folder);
    let mut tables = Tables { folder, occupations: BTreeMap::new(), problems: Vec::new() };
    tables.occupations();
    tables.titles();
    tables.tasks();
    tables.ratings();
    tables.technologies();
    tables.preparation();
    tables.related();
    let zones = tables.zones();
    let education_levels = tables.education_levels();
    let Tables { occupations, mut problems, .. } = tables;
    match release {
        Ok(release) if problems.is_empty() => {
            let verbs = verbs(&occupations);
            Ok(Database { release, occupations, zones, education_levels, verbs })
        }
        release => {
            problems.extend(release.err());
            Err(problems)
        }
    }
}

struct Tables<'a> {
    folder: &'a Path,
    occupations: BTreeMap<String, Occupation>,
    problems: Vec<Problem>,
}

/// A table whose rows each belong to an occupation.
trait OfOccupation {
    fn code(&self) -> &str;
}

macro_rules! rows {
    ($($(#[$doc:meta])* $row:ident { $($field:ident: $type:ty = $column:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        struct $row { #[serde(rename = "O*NET-SOC Code")] code: String, $(#[serde(rename = $column)] $field: $type),* }
        impl $row { const COLUMNS: &'static [&'static str] = &[CODE, $($column),*]; }
        impl OfOccupation for $row { fn code(&self) -> &str { &self.code } }
    )*};
}

rows! {
    OccupationRow { title: String = "Title", description: String = "Description" }
    AlternateRow { title: String = "Alternate Title" }
    ReportedRow { title: String = "Reported Job Title" }
    TaskRow { text: String = "Task", kind: String = "Task Type" }
    RatingRow { element: String = "Element ID", name: String = "Element Name", scale: String = "Scale ID",
                value: f32 = "Data Value", suppress: String = "Recommend Suppress" }
    TechnologyRow { name: String = "Example", group: String = "Commodity Title", hot: String = "Hot Technology",
                    in_demand: String = "In Demand" }
    ToolRow { name: String = "Example" }
    JobZoneRow { zone: u8 = "Job Zone" }
    EducationRow { element: String = "Element ID", scale: String = "Scale ID", category: String = "Category",
                   value: f32 = "Data Value", suppress: String = "Recommend Suppress" }
    RelatedRow { related: String = "Related O*NET-SOC Code" }
}

#[derive(Deserialize)]
struct ElementRow {
    #[serde(rename = "Element ID")]
    id: String,
    #[serde(rename = "Description")]
    description: String,
}

#[derive(Deserialize)]
struct ZoneRow {
    #[serde(rename = "Job Zone")]
    zone: u8,
    #[serde(rename = "Experience")]
    experience: String,
    #[serde(rename = "Education")]
    education: String,
    #[serde(rename = "Job Training")]
    training: String,
}

#[derive(Deserialize)]
struct CategoryRow {
    #[serde(rename = "Element ID")]
    element: String,
    #[serde(rename = "Scale ID")]
    scale: String,
    #[serde(rename = "Category")]
    category: u8,
    #[serde(rename = "Category Description")]
    description: String,
}

impl Tables<'_> {
    fn occupations(&mut self) {
        let name = "Occupation Data.txt";
        let rows: Vec<Row<OccupationRow>> = self.rows(name, OccupationRow::COLUMNS);
        for Row { value: row, line } in rows {
            if !is_code(&row.code) {
                self.problems.push(no_code(&self.folder.join(name), line, &row.code));
                continue;
            }
            let occupation = Occupation {
                code: row.code.clone(),
                title: row.title,
                description: row.description,
                ..Occupation::default()
            };
            self.occupations.insert(row.code, occupation);
        }
    }

    fn titles(&mut self) {
        self.each("Sample of Reported Titles.txt", ReportedRow::COLUMNS, |occupation, row: ReportedRow| {
            occupation.reported.push(row.title);
        });
        self.each("Alternate Titles.txt", AlternateRow::COLUMNS, |occupation, row: AlternateRow| {
            occupation.alternates.push(row.title);
        });
    }

    fn tasks(&mut self) {
        self.each("Task Statements.txt", TaskRow::COLUMNS, |occupation, row: TaskRow| {
            occupation.tasks.push(Task { text: row.text, is_core: row.kind == "Core" });
        });
    }

    fn ratings(&mut self) {
        let elements: Vec<Row<ElementRow>> =
            self.rows("Content Model Reference.txt", &["Element ID", "Description"]);
        let elements: BTreeMap<String, String> =
            elements.into_iter().map(|row| (row.value.id, row.value.description)).collect();
        let rating = |row: RatingRow| {
            let is_sound = row.scale == IMPORTANCE && row.suppress != "Y";
            let description = elements.get(&row.element).cloned();
            is_sound.then_some(Rating { name: row.name, description, importance: row.value })
        };
        self.each("Skills.txt", RatingRow::COLUMNS, |occupation, row| occupation.skills.extend(rating(row)));
        self.each("Knowledge.txt", RatingRow::COLUMNS, |occupation, row| {
            occupation.knowledge.extend(rating(row));
        });
        for occupation in self.occupations.values_mut() {
            for ratings in [&mut occupation.skills, &mut occupation.knowledge] {
                ratings.sort_by(|a, b| b.importance.total_cmp(&a.importance));
            }
        }
    }

    fn technologies(&mut self) {
        self.each("Technology Skills.txt", TechnologyRow::COLUMNS, |occupation, row: TechnologyRow| {
            occupation.technologies.push(Technology {
                name: row.name,
                group: row.group,
                is_hot: row.hot == "Y",
                is_in_demand: row.in_demand == "Y",
            });
        });
        self.each("Tools Used.txt", ToolRow::COLUMNS, |occupation, row: ToolRow| {
            occupation.tools.push(row.name);
        });
    }

    fn preparation(&mut self) {
        self.each("Job Zones.txt", JobZoneRow::COLUMNS, |occupation, row: JobZoneRow| {
            occupation.job_zone = Some(row.zone);
        });
        let name = "Education, Training, and Experience.txt";
        self.each(name, EducationRow::COLUMNS, |occupation, row: EducationRow| {
            let is_education = (row.element.as_str(), row.scale.as_str()) == REQUIRED_EDUCATION;
            // Other scales of the table have no categories: "n/a".
            let level = row.category.parse().ok();
            if let Some(level) = level.filter(|_| is_education && row.suppress != "Y") {
                occupation.education.push((level, row.value));
            }
        });
    }

    fn related(&mut self) {
        self.each("Related Occupations.txt", RelatedRow::COLUMNS, |occupation, row: RelatedRow| {
            occupation.related.push(row.related);
        });
    }

    fn zones(&mut self) -> BTreeMap<u8, Zone> {
        let columns = ["Job Zone", "Experience", "Education", "Job Training"];
        let rows: Vec<Row<ZoneRow>> = self.rows("Job Zone Reference.txt", &columns);
        let zone = |row: ZoneRow| {
            (row.zone, Zone { experience: row.experience, education: row.education, training: row.training })
        };
        rows.into_iter().map(|row| zone(row.value)).collect()
    }

    fn education_levels(&mut self) -> BTreeMap<u8, String> {
        let columns = ["Element ID", "Scale ID", "Category", "Category Description"];
        let rows: Vec<Row<CategoryRow>> =
            self.rows("Education, Training, and Experience Categories.txt", &columns);
        rows.into_iter()
            .map(|row| row.value)
            .filter(|row| (row.element.as_str(), row.scale.as_str()) == REQUIRED_EDUCATION)
            .map(|row| (row.category, row.description))
            .collect()
    }

    /// Hands every row of a table to its occupation. Ratings of an earlier release may name codes that are gone.
    fn each<T: serde::de::DeserializeOwned + OfOccupation>(
        &mut self,
        name: &str,
        columns: &[&str],
        mut take: impl FnMut(&mut Occupation, T),
    ) {
        for Row { value, line } in self.rows::<T>(name, columns) {
            match self.occupations.get_mut(value.code()) {
                Some(occupation) => take(occupation, value),
                None if is_code(value.code()) => {}
                None => self.problems.push(no_code(&self.folder.join(name), line, value.code())),
            }
        }
    }

    fn rows<T: serde::de::DeserializeOwned>(&mut self, name: &str, columns: &[&str]) -> Vec<Row<T>> {
        let rows = table::find(self.folder, name)
            .map_err(|problem| vec![problem])
            .and_then(|path| table::read(&path, Separator::Tab, columns));
        rows.unwrap_or_else(|mut problems| {
            self.problems.append(&mut problems);
            Vec::new()
        })
    }
}

/// The words that open tasks often enough to be verbs, in lower case.
fn verbs(occupations: &BTreeMap<String, Occupation>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for task in occupations.values().flat_map(|occupation| &occupation.tasks) {
        let first = task.text.split([' ', ',']).next().unwrap_or_default();
        *counts.entry(first.to_lowercase()).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= VERB_TASKS_MIN).map(|(word, _)| word).collect()
}

/// Whether a text has the form of an O*NET-SOC code: `15-1252.00`.
fn is_code(text: &str) -> bool {
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.split_once('-').and_then(|(major, rest)| Some((major, rest.split_once('.')?)));
    parts.is_some_and(|(major, (minor, detail))| digits(major, 2) && digits(minor, 4) && digits(detail, 2))
}

fn no_code(path: &Path, line: u32, code: &str) -> Problem {
    let reason = format!("{code:?} is no O*NET-SOC code, such as 15-1252.00");
    table::problem(path, Some(line), &reason, "Mend the row, or download the file again.")
}
