//! Opens the library for a subcommand, with a progress bar where it takes a while, and tells what happened.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Failure;
use crate::knowledge::Problem;
use crate::library::{Library, Opened, Outcome, Progress, ReindexReport};
use crate::settings::Settings;

/// Opens the library; indexes by itself where that is needed. News go to standard error.
pub fn library(settings: &Settings) -> Result<Library, Failure> {
    let bar = Bar::new();
    let opened =
        Library::open(settings.knowledge.paths.clone(), settings.index.path.clone(), &mut |at| bar.show(at));
    bar.done();
    let (library, opened) = opened?;
    match opened {
        Opened::AsItWas => {}
        Opened::First(report) => {
            eprintln!("Indexed {} pages for the first time ({} ms).", report.pages, report.took.as_millis());
            tell_refused(&report);
        }
        Opened::Refreshed(report) => {
            if report.outcome == Outcome::Reindexed {
                let changes = report.added.len() + report.changed.len() + report.removed.len();
                eprintln!(
                    "Indexed again: {changes} of {} pages changed ({} ms).",
                    report.pages,
                    report.took.as_millis()
                );
            }
            tell_refused(&report);
        }
        Opened::Rebuilt(reason, report) => {
            warn(&format!("The index was made anew from {} pages, because {reason}.", report.pages));
            tell_refused(&report);
        }
        Opened::Stale(reason) => {
            warn(&format!(
                "Answering from the former index, because the pages could not be indexed again: {reason}."
            ));
        }
    }
    Ok(library)
}

/// Warns in the log where one is kept, and in plain words elsewhere.
fn warn(words: &str) {
    match tracing::enabled!(tracing::Level::INFO) {
        true => tracing::warn!("{words}"),
        false => eprintln!("{words}"),
    }
}

/// Names every refused page with its problems, and every problem of the words.
pub fn tell_refused(report: &ReindexReport) {
    for page in &report.refused {
        let meanwhile = if page.kept_last_good {
            "its last good version is served"
        } else {
            "it is not served until mended"
        };
        eprintln!("Refused {}; {meanwhile}:", page.path);
        for problem in page.problems.iter().filter(|problem| problem.is_error()) {
            eprintln!("  {problem}");
        }
    }
    for problem in report.warnings.iter().filter(|problem| Problem::is_error(problem)) {
        eprintln!("  {problem}");
    }
}

/// A progress bar on a terminal, and nothing elsewhere.
pub struct Bar(ProgressBar);

impl Bar {
    pub fn new() -> Self {
        let target = match std::io::stderr().is_terminal() {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        let style = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }

    pub fn show(&self, at: Progress) {
        match at {
            Progress::Reading => {
                self.0.set_message("Reading the pages");
                self.0.enable_steady_tick(Duration::from_millis(100));
            }
            Progress::Indexing { done, total } => {
                self.0.set_message("Indexing");
                self.0.set_length(total as u64);
                self.0.set_position(done as u64);
            }
            Progress::Checking => self.0.set_message("Checking the index"),
            Progress::Swapping => self.0.set_message("Done"),
        }
    }

    pub fn done(&self) {
        self.0.finish_and_clear();
    }
}
