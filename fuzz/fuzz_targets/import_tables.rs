//! Any tables as public data. What is imported of them, if anything, must be sound pages.
//!
//! The text holds several files, each behind a line `=== name`.

#![no_main]

use std::fs;
use std::path::{Component, Path};
use std::sync::LazyLock;

use career_bot::import::{self, Sources};
use career_bot::knowledge::{self, Problem};
use career_bot_fuzz::{TODAY, is_sound, temporary_folder};
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(temporary_folder);
const FILE: &str = "=== ";

libfuzzer_sys::fuzz_target!(|text: &str| {
    let folder = FOLDER.path();
    for part in ["onet", "ooh", "oews", "out"] {
        let _ = fs::remove_dir_all(folder.join(part));
        fs::create_dir_all(folder.join(part)).expect("a folder can be made");
    }
    text.split(FILE).filter_map(|file| file.split_once('\n')).for_each(|(name, text)| write(name, text));
    let wages = folder.join("oews/national_M2018_dl.csv");
    let sources = Sources {
        onet: folder.join("onet"),
        wages: wages.exists().then_some(wages),
        handbook: Some(folder.join("ooh")),
    };
    let data = match import::read(&sources, TODAY) {
        Ok(data) => data,
        Err(problems) => return assert!(!problems.is_empty(), "nothing is read, and nobody is told why"),
    };
    let out = folder.join("out");
    import::write(&data, &[], &out, &mut |_, _| ()).expect("the pages can be written");
    let loaded = knowledge::load(&[out], TODAY);
    let errors: Vec<&Problem> = loaded.problems.iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "an imported page is refused: {errors:?}");
    loaded.pages.iter().for_each(|loaded| is_sound(&loaded.page));
});

/// Writes a file below the folder; names that lead elsewhere are passed over.
fn write(name: &str, text: &str) {
    let name = Path::new(name.trim());
    let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    let path = FOLDER.path().join(name);
    if let (true, Some(parent)) = (is_plain, path.parent())
        && fs::create_dir_all(parent).is_ok()
    {
        // A name that the system does not take is no file.
        let _ = fs::write(path, text);
    }
}
