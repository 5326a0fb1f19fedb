//! What is wrong with the knowledge: where it stands, why it is wrong, and what to do about it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The page is refused: it is not loaded until this is mended.
    Error,
    /// Worth mending, but the page is loaded.
    Warning,
}

/// One thing wrong with a file or folder of the knowledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file, as in [`Page::path`](super::Page::path), or the folder as it was configured.
    pub path: String,
    /// The line it stands in, from 1; none where it concerns the whole file.
    pub line: Option<u32>,
    pub severity: Severity,
    /// What is wrong: half a sentence without a full stop.
    pub reason: String,
    /// What to do about it: a whole sentence.
    pub remedy: String,
}

impl Problem {
    /// Whether it keeps the page from being loaded.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}. {}", self.reason, self.remedy)
    }
}

/// The problems of one file, gathered while it is read.
pub(super) struct Report {
    path: String,
    pub(super) problems: Vec<Problem>,
}

impl Report {
    pub(super) fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), problems: Vec::new() }
    }

    pub(super) fn error(
        &mut self,
        line: impl Into<Option<u32>>,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(line.into(), Severity::Error, reason.into(), remedy.into());
    }

    pub(super) fn warning(
        &mut self,
        line: impl Into<Option<u32>>,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.push(line.into(), Severity::Warning, reason.into(), remedy.into());
    }

    pub(super) fn has_error(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    fn push(&mut self, line: Option<u32>, severity: Severity, reason: String, remedy: String) {
        self.problems.push(Problem { path: self.path.clone(), line, severity, reason, remedy });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_place_reason_and_remedy() {
        let mut report = Report::new("knowledge/data/x.md");
        report.error(12, "the currency \"BTC\" is not known", "Use one of USD, EUR.");
        report.warning(None, "the section is empty", "Write it.");
        let shown: Vec<String> = report.problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            shown,
            [
                "knowledge/data/x.md:12: the currency \"BTC\" is not known. Use one of USD, EUR.",
                "knowledge/data/x.md: the section is empty. Write it.",
            ]
        );
        assert!(report.has_error());
    }
}
