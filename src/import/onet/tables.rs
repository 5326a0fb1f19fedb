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
    if !folder.is_dir() {
        // Said once, and not for every table.
        let remedy = "Give the folder with the text files of the O*NET database.";
        return Err(vec![table::problem(folder, None, "there is no such folder", remedy)]);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(folder: &Path) -> Tables<'_> {
        let occupations = ["39-9901.00", "39-9902.00"]
            .map(|code| (code.to_owned(), Occupation { code: code.to_owned(), ..Occupation::default() }));
        Tables { folder, occupations: occupations.into(), problems: Vec::new() }
    }

    #[test]
    fn knows_the_form_of_codes() {
        assert!(["15-1252.00", "39-9901.03"].into_iter().all(is_code));
        let others = ["", "15-1252", "15-1252.0", "151252.00", "15-12é2.00", "１5-1252.00", "15.1252-00"];
        assert!(!others.into_iter().any(is_code));
    }

    #[test]
    fn passes_over_codes_that_are_gone_but_not_over_broken_ones() {
        let folder = tempfile::tempdir().unwrap();
        let rows = "39-9902.00\t3\n39-9909.00\t4\nLamps\t5\n";
        std::fs::write(folder.path().join("Job Zones.txt"), format!("O*NET-SOC Code\tJob Zone\n{rows}"))
            .unwrap();
        let education = "Education, Training, and Experience.txt";
        let header = EducationRow::COLUMNS.join("\t");
        let rows = "39-9901.00\t2.D.1\tRL\t2\t71.5\tN\n39-9901.00\t2.D.1\tRL\t3\t20\tY\n39-9901.00\t3.A.1\tRW\tn/a\t9\tN\n";
        std::fs::write(folder.path().join(education), format!("{header}\n{rows}")).unwrap();
        let mut tables = tables(folder.path());
        tables.preparation();
        let zones: Vec<_> = tables.occupations.values().map(|occupation| occupation.job_zone).collect();
        assert_eq!(zones, [None, Some(3)]);
        assert_eq!(tables.occupations["39-9901.00"].education, [(2, 71.5)]);
        let problems: Vec<_> =
            tables.problems.iter().map(|problem| (problem.line, problem.reason.as_str())).collect();
        assert_eq!(problems, [(Some(4), "\"Lamps\" is no O*NET-SOC code, such as 15-1252.00")]);
    }

    #[test]
    fn learns_verbs_from_what_tasks_begin_with() {
        let folder = tempfile::tempdir().unwrap();
        let mut tables = tables(folder.path());
        let task = |text: &str| Task { text: text.to_owned(), is_core: true };
        for occupation in tables.occupations.values_mut() {
            occupation.tasks = vec![task("Light, trim, and put out lamps."), task("light fires.")];
        }
        tables.occupations.get_mut("39-9901.00").unwrap().tasks.push(task("Lamps must be lit."));
        assert_eq!(verbs(&tables.occupations).into_iter().collect::<Vec<_>>(), ["light"]);
    }
}
