//! The TOML front matter of a page: what its writer states, as against what is read from the prose.

mod projection;
mod salary;
mod values;

use jiff::civil::Date;
use toml::de::DeTable;

use super::model::{SalaryRow, Slug, ToolGroup};
use super::problem::Report;
use super::prospects::{Education, Projection};
use values::Values;

/// What the front matter states; everything is optional.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    pub title: Option<Noted<String>>,
    pub aliases: Vec<Noted<String>>,
    pub family: Option<String>,
    pub described: Vec<String>,
    pub related: Vec<Noted<Slug>>,
    pub soc: Option<String>,
    pub updated: Option<Date>,
    pub source: Option<String>,
    pub skills: Option<Vec<String>>,
    pub tools: Option<Vec<ToolGroup>>,
    pub locations: Option<Vec<String>>,
    pub roles: Option<Vec<String>>,
    /// An empty list where nobody measures the pay; none where the page leaves it to the prose.
    pub salary: Option<Vec<SalaryRow>>,
    pub education: Option<Education>,
    pub projection: Option<Projection>,
    pub employment: Option<u32>,
}

/// A value and the line of the file it stands in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noted<T> {
    pub value: T,
    pub line: u32,
}

/// A file's front matter, if it has any, and the text below it.
pub(super) struct Split<'a> {
    pub toml: Option<&'a str>,
    pub body: &'a str,
    /// The line of the file in which the body begins.
    pub body_line: u32,
}

pub(super) const KEYS: [&str; 16] = [
    "title",
    "aliases",
    "described",
    "family",
    "related",
    "soc",
    "updated",
    "source",
    "skills",
    "tools",
    "locations",
    "roles",
    "salary",
    "education",
    "projection",
    "employment",
];

/// Parts the front matter from the text. The front matter begins in the first line, with `+++`.
pub(super) fn split<'a>(text: &'a str, report: &mut Report) -> Split<'a> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let without = Split { toml: None, body: text, body_line: 1 };
    if first.trim_end() == "---" && text.lines().skip(1).any(|line| line.trim_end() == "---") {
        report.error(
            1,
            "the front matter is not TOML",
            "Put it between two lines +++ and write `key = value`.",
        );
        return without;
    }
    if first.trim_end() != "+++" {
        return without;
    }
    let start = first.len();
    let mut end = start;
    for (index, line) in lines.enumerate() {
        if line.trim_end() == "+++" {
            let body = &text[end + line.len()..];
            return Split { toml: Some(&text[start..end]), body, body_line: index as u32 + 3 };
        }
        end += line.len();
    }
    report.error(1, "the front matter has no end", "Close it with a line that holds only +++.");
    without
}

/// Reads front matter that begins in line 2 of its file. Every value that is wrong is reported and left out.
pub(super) fn read(toml: &str, today: Date, report: &mut Report) -> FrontMatter {
    let (table, errors) = DeTable::parse_recoverable(toml);
    let lines = Lines::new(toml);
    report_syntax(&errors, &lines, report);
    // Values after a slip of the pen are guesses of the parser: what it says about them would mislead.
    let mut unheard = Report::new("");
    let report = if errors.is_empty() { report } else { &mut unheard };
    let mut values = Values { lines: &lines, report, today };
    let table = table.into_inner();
    values.refuse_unknown_keys(&table, "front matter", &KEYS);
    FrontMatter {
        title: values.text(&table, "title"),
        aliases: values.texts(&table, "aliases").unwrap_or_default(),
        described: values.texts(&table, "described").map(plain).unwrap_or_default(),
        family: values.text(&table, "family").map(|family| family.value),
        related: values.slugs(&table, "related"),
        soc: values.soc(&table),
        updated: values.past_date(&table, "updated"),
        source: values.text(&table, "source").map(|source| source.value),
        skills: values.texts(&table, "skills").map(plain),
        tools: values.tools(&table),
        locations: values.texts(&table, "locations").map(plain),
        roles: values.texts(&table, "roles").map(plain),
        salary: salary::rows(&mut values, &table),
        education: projection::education(&mut values, &table),
        projection: projection::projection(&mut values, &table),
        employment: projection::employment(&mut values, &table),
    }
}

/// Reports the first error of each line; the others follow from it.
fn report_syntax(errors: &[toml::de::Error], lines: &Lines, report: &mut Report) {
    let mut told = Vec::new();
    for error in errors {
        let line = error.span().map_or(2, |span| lines.of(span.start));
        if !told.contains(&line) {
            told.push(line);
            let reason =
                format!("the front matter is no valid TOML: {}", error.message().replace('\n', ", "));
            report.error(
                line,
                reason,
                "Mend the line; texts stand in double quotes, lists in square brackets.",
            );
        }
    }
}

fn plain(noted: Vec<Noted<String>>) -> Vec<String> {
    noted.into_iter().map(|noted| noted.value).collect()
}

/// Finds the line of the file for a place in the front matter.
struct Lines {
    /// Where the lines after the first begin.
    starts: Vec<usize>,
}

impl Lines {
    fn new(toml: &str) -> Self {
        Self { starts: toml.match_indices('\n').map(|(at, _)| at + 1).collect() }
    }

    fn of(&self, offset: usize) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 + 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::problem::Severity;

    pub(super) fn front_matter(toml: &str) -> (FrontMatter, Vec<String>) {
        let mut report = Report::new("x.md");
        let front = read(toml, jiff::civil::date(2026, 11, 22), &mut report);
        (
            front,
            report
                .problems
                .iter()
                .map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.reason))
                .collect(),
        )
    }

    fn check(toml: &str, problems: &[&str]) {
        assert_eq!(front_matter(toml).1, problems, "{toml}");
    }

    #[test]
    fn reads_a_whole_front_matter() {
        let (front, problems) = front_matter(
            "title = \"Data Engineer\"\naliases = [\"etl developer\"]\nfamily = \"data\"\nrelated = [\"data-analyst\"]\n\
             soc = \"15-1243\"\nupdated = 2026-11-22\nsource = \"us\"\nskills = [\"SQL\"]\n\
             tools = [\"dbt\", { name = \"Databases\", tools = [\"MySQL\"] }]\nlocations = [\"Berlin\"]\nroles = [\"ETL Developer\"]\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(front.title, Some(Noted { value: "Data Engineer".into(), line: 2 }));
        assert_eq!(front.aliases[0], Noted { value: "etl developer".into(), line: 3 });
        assert_eq!(front.related[0].value.as_str(), "data-analyst");
        assert_eq!(front.updated, Some(jiff::civil::date(2026, 11, 22)));
        let tools = front.tools.unwrap();
        assert_eq!((tools[0].name.as_deref(), tools[1].name.as_deref()), (None, Some("Databases")));
        assert_eq!(
            (tools[0].tools.as_slice(), tools[1].tools.as_slice()),
            (&["dbt".into()][..], &["MySQL".into()][..])
        );
    }

    #[test]
    fn an_empty_front_matter_states_nothing() {
        assert_eq!(front_matter(""), (FrontMatter::default(), vec![]));
    }

    #[test]
    fn reports_every_wrong_value_with_its_line() {
        check(
            "title = \"T\"\nalias = [\"x\"]\nsoc = 15\nupdated = \"2026-01-01\"\naliases = [\"++\"]\nrelated = [\"Data Engineer\"]\n",
            &[
                "3: the front matter has no key \"alias\"",
                "6: the alias \"++\" has no letter",
                "7: \"Data Engineer\" is no name of a page: the name has the character 'D'; only a-z, 0-9 and - are allowed",
                "4: `soc` is an integer, not a text",
                "5: `updated` is a string, not a date",
            ],
        );
    }

    #[test]
    fn refuses_dates_in_the_future() {
        check("updated = 2026-11-23", &["2: the date 2026-11-23 lies in the future"]);
        check("updated = 2026-11-22", &[]);
        check(
            "updated = 2026-02-30",
            &["2: the front matter is no valid TOML: invalid date, expected day between 01 and 28"],
        );
    }

    #[test]
    fn reports_broken_toml_with_its_line() {
        let text = "title = \"T\"\naliases = [\"a\"\nfamily = \"x\"\n";
        check(
            text,
            &["4: the front matter is no valid TOML: missing comma between array elements, expected `,`"],
        );
        assert_eq!(front_matter(text).0.title.map(|title| title.value).as_deref(), Some("T"));
    }

    #[test]
    fn parts_front_matter_from_text() {
        let mut report = Report::new("x.md");
        let split = split("+++\r\ntitle = \"T\"\r\n+++\r\n\r\n# T\r\n", &mut report);
        assert_eq!((split.toml, split.body, split.body_line), (Some("title = \"T\"\r\n"), "\r\n# T\r\n", 4));
        assert!(report.problems.is_empty());
    }

    #[test]
    fn text_without_front_matter_is_all_text() {
        let mut report = Report::new("x.md");
        for text in ["", "# T", "++\n+++", "---\n\ntext", " +++\n+++"] {
            let split = split(text, &mut report);
            assert_eq!((split.toml, split.body, split.body_line), (None, text, 1));
        }
        assert!(report.problems.is_empty());
    }

    #[test]
    fn refuses_front_matter_without_an_end_and_in_yaml() {
        for text in ["+++\ntitle = \"T\"\n# T", "---\ntitle: T\n---\n# T"] {
            let mut report = Report::new("x.md");
            split(text, &mut report);
            assert_eq!(report.problems.len(), 1);
            assert_eq!((report.problems[0].line, report.problems[0].severity), (Some(1), Severity::Error));
        }
    }
}
