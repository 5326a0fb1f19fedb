//! What fuzz targets share: folders that are quick to write, and what must hold of every page that was read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use career_bot::knowledge::{self, Block, Page, Problem};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day on which everything happens.
pub const TODAY: Date = date(2026, 11, 24);

/// In memory where the system has such a folder.
pub fn temporary_folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    let made = if in_memory.is_dir() { tempfile::tempdir_in(in_memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder can be made")
}

/// The project's folder.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it lies in the project").to_owned()
}

/// Reads one file as a page, with its checks and its review.
///
/// # Panics
/// Where the page that was read is none that can be served, or a problem has no reason.
pub fn read_page(file: &str, bytes: &[u8]) {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(temporary_folder);
    let folder = FOLDER.path();
    fs::write(folder.join(file), bytes).expect("the file can be written");
    let loaded = knowledge::check(&[folder.to_owned()], TODAY);
    loaded.pages.iter().for_each(|loaded| is_sound(&loaded.page));
    loaded.problems.iter().for_each(is_told);
    assert!(
        !loaded.pages.is_empty() || loaded.problems.iter().any(Problem::is_error),
        "no page, and nobody is told why"
    );
}

/// What every page has, whatever it was read from.
pub fn is_sound(page: &Page) {
    assert!(!page.title.trim().is_empty(), "a page without a title");
    assert!(page.title.chars().count() <= knowledge::TITLE_CHARS_MAX, "a title that no menu holds");
    for section in &page.sections {
        for block in section.blocks.iter() {
            // A table may have no header.
            if let Block::Table { header, rows } = block
                && let Some(first) =
                    [&**header].into_iter().chain(rows.iter().map(Vec::as_slice)).find(|row| !row.is_empty())
            {
                assert!(rows.iter().all(|row| row.len() == first.len()), "a ragged table");
            }
        }
    }
}

fn is_told(problem: &Problem) {
    assert!(!problem.to_string().trim().is_empty(), "a problem that says nothing");
}
