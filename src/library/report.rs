//! What opening, reindexing and checking tell: progress, reports, status, errors.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;

use super::manifest::RefusedPage;
use crate::knowledge::{Problem, Slug};
use crate::search::SearchError;

/// How far a reindex is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Pages are read; `total` is known only at the end.
    Reading,
    /// Pages are written to the new index.
    Indexing { done: usize, total: usize },
    /// The new index is read back, byte for byte.
    Checking,
    /// Questions are answered from the new index from here on.
    Swapping,
}

/// What a reindex is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReindexOptions {
    /// Tell what would change, and change nothing.
    pub preview: bool,
    /// Reindex though nothing changed, or though more than a fifth of the pages would be lost.
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Reindexed,
    /// Nothing had changed, so nothing was written.
    Unchanged,
    /// Only looked.
    Previewed,
}

/// What a reindex did, or would do.
#[derive(Clone, Debug)]
pub struct ReindexReport {
    pub outcome: Outcome,
    pub added: Vec<Slug>,
    pub changed: Vec<Slug>,
    pub removed: Vec<Slug>,
    /// Whether `vocabulary.toml` or `examples.tsv` changed.
    pub words_changed: bool,
    /// The files with errors.
    pub refused: Vec<RefusedPage>,
    /// Problems that refuse no page, among them those of `vocabulary.toml` and `examples.tsv`.
    pub warnings: Vec<Problem>,
    /// Pages that are served now.
    pub pages: usize,
    /// Sections that are served now.
    pub sections: usize,
    pub took: Duration,
}

/// What the content checks found, without a change.
#[derive(Clone, Debug)]
pub struct CheckReport {
    /// Pages without an error.
    pub pages: usize,
    pub problems: Vec<Problem>,
}

/// What is served now.
#[derive(Clone, Debug)]
pub struct Status {
    pub pages: usize,
    pub sections: usize,
    pub built: Timestamp,
    /// The same for the same knowledge.
    pub checksum: String,
    pub refused: Vec<RefusedPage>,
    pub index_bytes: u64,
}

/// How the library was opened.
#[derive(Clone, Debug)]
pub enum Opened {
    /// From the index as it stood.
    AsItWas,
    /// The knowledge had changed since: it was indexed again, unless only problems are new.
    Refreshed(Box<ReindexReport>),
    /// The knowledge had changed since, but could not be indexed: the former state is served.
    Stale(String),
    /// There was no index.
    First(Box<ReindexReport>),
    /// The index could not be used, for this reason, and was made anew.
    Rebuilt(String, Box<ReindexReport>),
}

/// Why the library cannot be opened or reindexed. What was served before still is.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    #[error("another process is indexing into {}; wait until it is done, then try again", .0.display())]
    Busy(PathBuf),
    #[error("a reindex is already running; wait until it is done, then try again")]
    Running,
    #[error(
        "{lost} of {before} pages would be lost, more than a fifth: that looks like a mistake. Check the knowledge \
         folders; if it is meant, reindex with force"
    )]
    LosesTooMuch { lost: usize, before: usize },
    #[error("there is no page to answer from{}", listed(.0))]
    NoPages(Vec<Problem>),
    #[error("the index folder {} cannot be used: {reason}. Free or repair it, or name another with --index", .folder.display())]
    Store { folder: PathBuf, reason: String },
    #[error("the index in {} cannot be used, because {reason}", .folder.display())]
    Unusable { folder: PathBuf, reason: String },
    #[error("{error}. Nothing was changed (index folder {})", .folder.display())]
    Search { folder: PathBuf, error: SearchError },
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\n  {problem}")).collect()
}
