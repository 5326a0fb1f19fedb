//! Which release of the database it is, from its `Read Me.txt`.

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::super::table;
use crate::knowledge::Problem;

/// A release of the O*NET database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Release {
    /// `30.1`.
    pub version: String,
    /// The first day of the month in which it came out.
    pub date: Date,
}

static VERSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"O\*NET\s+(\d+\.\d+)\s+Database").expect("the pattern is valid"));
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([A-Z][a-z]+)\s+(\d{4})\s+Release").expect("the pattern is valid"));

impl Release {
    /// Reads the release's own note, which lies beside its tables.
    pub fn read(folder: &Path) -> Result<Self, Problem> {
        let path = table::find(folder, "Read Me.txt")?;
        let text = std::fs::read(&path).map_err(|error| table::unreadable(&path, &error))?;
        Self::of_note(&String::from_utf8_lossy(&text)).ok_or_else(|| {
            let remedy = "Give the folder of one release, with its own \"Read Me.txt\".";
            table::problem(&path, Some(1), "the file does not tell version and month of the release", remedy)
        })
    }

    fn of_note(note: &str) -> Option<Self> {
        let version = VERSION.captures(note)?[1].to_owned();
        let month = MONTH.captures(note)?;
        let date = Date::strptime("%d %B %Y", format!("1 {} {}", &month[1], &month[2])).ok()?;
        Some(Self { version, date })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_version_and_month() {
        let release = Release::of_note("O*NET 30.1 Database\r\nDecember 2025 Release\r\n-----").unwrap();
        assert_eq!((release.version.as_str(), release.date), ("30.1", jiff::civil::date(2025, 12, 1)));
        assert_eq!(Release::of_note("O*NET 30.1 Database"), None);
        assert_eq!(Release::of_note("A shopping list"), None);
    }
}
