//! `career-bot index`: indexes the pages, or looks whether the index is whole.

use std::io::{self, Write};

use clap::Args;

use super::Failure;
use super::open::{Bar, refusals, tell};
use crate::knowledge::Slug;
use crate::library::{Library, LibraryError, Opened, Outcome, ReindexOptions, ReindexReport};
use crate::settings::Settings;

#[derive(Args)]
pub struct Index {
    /// Index though nothing changed, or though more than a fifth of the pages would be lost
    #[arg(long)]
    force: bool,
    /// Change nothing: tell whether the index is whole, and what indexing would change; exit 1 if it would
    #[arg(long, conflicts_with = "force")]
    check: bool,
}

pub fn index(index: &Index, settings: &Settings) -> Result<(), Failure> {
    if index.check {
        return check(settings);
    }
    let bar = Bar::new();
    let paths = (settings.knowledge.paths.clone(), settings.index.path.clone());
    let (library, opened) = Library::open(paths.0, paths.1, &mut |at| bar.show(at))?;
    let report = match opened {
        Opened::First(report) | Opened::Refreshed(report) => *report,
        Opened::Rebuilt(reason, report) => {
            eprintln!("The index was made anew, because {reason}.");
            *report
        }
        Opened::AsItWas | Opened::Stale(_) => {
            library.reindex(ReindexOptions { force: index.force, preview: false }, &mut |at| bar.show(at))?
        }
    };
    bar.done();
    refusals(&report).into_iter().for_each(tell);
    Ok(show(&report)?)
}

fn check(settings: &Settings) -> Result<(), Failure> {
    let opened = Library::open_as_it_is(settings.knowledge.paths.clone(), settings.index.path.clone());
    if let Err(error @ LibraryError::Unusable { .. }) = &opened {
        eprintln!("{error}. Make it anew with: career-bot index");
        return Err(Failure::NotRight);
    }
    let Some(library) = opened? else {
        eprintln!(
            "There is no index in {} yet; make it with: career-bot index",
            settings.index.path.display()
        );
        return Err(Failure::NotRight);
    };
    let status = library.status();
    writeln!(
        io::stdout(),
        "The index is whole: {} pages, checksum {}, built {}.",
        status.pages,
        status.checksum,
        status.built
    )?;
    let report = library.reindex(ReindexOptions { preview: true, force: false }, &mut |_| ())?;
    refusals(&report).into_iter().for_each(tell);
    show(&report)?;
    let is_current = !report.words_changed
        && report.added.is_empty()
        && report.changed.is_empty()
        && report.removed.is_empty();
    if is_current && report.refused.is_empty() { Ok(()) } else { Err(Failure::NotRight) }
}

fn show(report: &ReindexReport) -> io::Result<()> {
    let mut out = io::stdout().lock();
    lines(report).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// What a reindex changed, or would change, and what is served then.
pub fn lines(report: &ReindexReport) -> Vec<String> {
    let mut lines = changes(report);
    lines.push(outcome(report));
    lines
}

/// What a reindex changed, or would change: pages by name, and words.
pub fn changes(report: &ReindexReport) -> Vec<String> {
    let lists = [("Added", &report.added), ("Changed", &report.changed), ("Removed", &report.removed)];
    let named = lists.into_iter().filter(|(_, slugs)| !slugs.is_empty());
    let pages = named.map(|(what, slugs)| {
        format!("{what}: {}", slugs.iter().map(Slug::as_str).collect::<Vec<_>>().join(", "))
    });
    let words = "The words changed (vocabulary.toml or examples.tsv).".to_owned();
    pages.chain(report.words_changed.then_some(words)).collect()
}

fn outcome(report: &ReindexReport) -> String {
    let (pages, sections, millis) = (report.pages, report.sections, report.took.as_millis());
    let refused = match report.refused.len() {
        0 => String::new(),
        count => format!(", {count} refused"),
    };
    match report.outcome {
        Outcome::Reindexed => {
            format!("Indexed {pages} pages, {sections} sections{refused} ({millis} ms).")
        }
        Outcome::Unchanged => format!("Nothing changed: {pages} pages, {sections} sections{refused}."),
        Outcome::Previewed => {
            format!("Indexing would serve {pages} pages, {sections} sections{refused}.")
        }
    }
}
