//! Opens the library for a subcommand, with a progress bar where it takes a while, and tells what happened.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Failure;
use crate::knowledge::Problem;
use crate::library::{Library, Opened, Outcome, Progress, ReindexReport};
use crate::settings::Settings;

/// What happened when the library was opened, in sentences.
pub enum News {
    /// All is as it should be.
    Done(String),
    /// Somebody should look after it.
    Trouble(String),
}

/// Tells a piece of news to the person at the terminal.
pub fn tell(news: News) {
    let (News::Done(news) | News::Trouble(news)) = news;
    eprintln!("{news}");
}

/// Logs a piece of news for whoever runs the bot.
pub fn log(news: News) {
    match news {
        News::Done(news) => tracing::info!("{news}"),
        News::Trouble(news) => tracing::warn!("{news}"),
    }
}

/// Opens the library; indexes by itself where that is needed. `news` is told what happened.
pub fn library(settings: &Settings, news: impl Fn(News) + Copy) -> Result<Library, Failure> {
    let bar = Bar::new();
    let paths = (settings.knowledge.paths.clone(), settings.index.path.clone());
    let opened = Library::open(paths.0, paths.1, &mut |at| bar.show(at));
    bar.done();
    let (library, opened) = opened?;
    match opened {
        Opened::AsItWas => {}
        Opened::First(report) => {
            news(News::Done(format!(
                "Indexed {} pages for the first time ({} ms).",
                report.pages,
                report.took.as_millis()
            )));
            refusals(&report).into_iter().for_each(news);
        }
        Opened::Refreshed(report) => {
            if report.outcome == Outcome::Reindexed {
                news(News::Done(format!(
                    "Indexed again, because {} ({} ms).",
                    changes(&report),
                    report.took.as_millis()
                )));
            }
            refusals(&report).into_iter().for_each(news);
        }
        Opened::Rebuilt(reason, report) => {
            let pages = report.pages;
            news(News::Trouble(format!("The index was made anew from {pages} pages, because {reason}.")));
            refusals(&report).into_iter().for_each(news);
        }
        Opened::Stale(reason) => {
            let reason = reason.trim_end_matches('.');
            news(News::Trouble(format!(
                "Answering from the former index, because the pages could not be indexed again: {reason}."
            )));
        }
    }
    Ok(library)
}

/// What made a reindex necessary.
fn changes(report: &ReindexReport) -> String {
    let pages = report.added.len() + report.changed.len() + report.removed.len();
    match pages {
        0 if report.words_changed => "the vocabulary or the examples changed".to_owned(),
        0 => "other pages are refused than before".to_owned(),
        pages => format!("{pages} of {} pages changed", report.pages),
    }
}

/// Every refused page with its problems, and every problem of the words; a piece of news each.
pub fn refusals(report: &ReindexReport) -> Vec<News> {
    let errors = |problems: &[Problem]| {
        problems
            .iter()
            .filter(|problem| problem.is_error())
            .map(|problem| format!("\n  {problem}"))
            .collect::<String>()
    };
    let pages = report.refused.iter().map(|page| {
        let meanwhile = if page.kept_last_good {
            "its last good version is served"
        } else {
            "it is not served until mended"
        };
        format!("Refused {}; {meanwhile}:{}", page.path, errors(&page.problems))
    });
    let words = Some(errors(&report.warnings)).filter(|errors| !errors.is_empty());
    let words = words.map(|errors| format!("These files stay as they were before:{errors}"));
    pages.chain(words).map(News::Trouble).collect()
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
            Progress::Reading => self.busy("Reading the pages"),
            Progress::Indexing { done, total } => self.count("Indexing", done, total),
            Progress::Checking => self.0.set_message("Checking the index"),
            Progress::Swapping => self.0.set_message("Done"),
        }
    }

    /// Shows that something of unknown length is being done.
    pub fn busy(&self, what: &'static str) {
        self.0.set_message(what);
        self.0.enable_steady_tick(Duration::from_millis(100));
    }

    pub fn count(&self, what: &'static str, done: usize, total: usize) {
        self.0.set_message(what);
        self.0.set_length(total as u64);
        self.0.set_position(done as u64);
    }

    pub fn done(&self) {
        self.0.finish_and_clear();
    }
}
