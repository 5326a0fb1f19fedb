//! The knowledge as it is served: one immutable [`Snapshot`] at a time, renewed from the folders and swapped whole.

#[expect(clippy::module_inception, reason = "the type is what the folder is about")]
mod library;
mod manifest;
mod plan;
mod report;
mod snapshot;
mod store;
mod words;

pub use library::Library;
pub use manifest::{Manifest, RefusedPage};
pub use report::{
    CheckReport, LibraryError, Opened, Outcome, Progress, ReindexOptions, ReindexReport, Status,
};
pub use snapshot::Snapshot;
