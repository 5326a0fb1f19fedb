//! `career-bot check`: every problem of the pages, of form and of content, by file and line.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::ZonedDateTime;

use super::Failure;
use crate::knowledge::{self, Problem, Severity};
use crate::settings::Settings;

#[derive(Args)]
pub struct Check {
    /// The folder or page to check, instead of the configured folders
    path: Option<PathBuf>,
}

pub fn check(check: &Check, settings: &Settings) -> Result<(), Failure> {
    let paths = check.path.clone().map_or_else(|| settings.knowledge.paths.clone(), |path| vec![path]);
    let loaded = knowledge::check(&paths, ZonedDateTime::now().date());
    let mut out = anstream::stdout().lock();
    for problem in &loaded.problems {
        let (style, label) = match problem.severity {
            Severity::Error => (super::ERROR, "error"),
            Severity::Warning => (anstyle::AnsiColor::Yellow.on_default(), "warning"),
        };
        writeln!(out, "{style}{label}:{style:#} {problem}")?;
    }
    let errors = loaded.problems.iter().filter(|problem| Problem::is_error(problem)).count();
    let warnings = loaded.problems.len() - errors;
    writeln!(out, "{} pages are good; {errors} errors, {warnings} warnings.", loaded.pages.len())?;
    if errors == 0 { Ok(()) } else { Err(Failure::NotRight) }
}
