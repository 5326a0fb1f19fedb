//! The pages that are measured: the shipped ones, imported ones beside them, and made-up ones by the thousand.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use career_bot::library::{Library, Snapshot};
use tempfile::TempDir;

use crate::made_up;

/// Pages in folders, and an index over them in a folder that goes with it.
pub struct World {
    pub name: String,
    pub folders: Vec<PathBuf>,
    pub index: PathBuf,
    pub library: Library,
    _folder: TempDir,
}

impl World {
    /// The pages of the project.
    pub fn shipped() -> Self {
        Self::of(Vec::new(), TempDir::new().expect("a temporary folder"))
    }

    /// The pages of the project with imported ones beside them; none where the environment names no public data.
    pub fn with_imported() -> Option<Self> {
        let folder = TempDir::new().expect("a temporary folder");
        let out = folder.path().join("imported");
        let [Some(onet), Some(wages), Some(handbook)] =
            ["ONET_DIR", "OEWS_FILE", "OOH_DIR"].map(std::env::var_os)
        else {
            println!(
                "skipped: imported pages, for ONET_DIR, OEWS_FILE and OOH_DIR do not name the public data"
            );
            return None;
        };
        let mut import = Command::new(env!("CARGO_BIN_EXE_career-bot"));
        import.args(["import", "onet"]).arg(onet).arg("--wages").arg(wages).arg("--handbook").arg(handbook);
        let made = import.arg("--out").arg(&out).output().expect("the import starts");
        assert!(made.status.success(), "the import failed: {}", String::from_utf8_lossy(&made.stderr));
        Some(Self::of(vec![out], folder))
    }

    /// The pages of the project, and made-up ones until there are so many sections.
    pub fn multiplied(sections: usize) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let out = folder.path().join("made-up");
        made_up::write(&out, sections).expect("the made-up pages can be written");
        Self::of(vec![out], folder)
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.library.snapshot()
    }

    fn of(more: Vec<PathBuf>, folder: TempDir) -> Self {
        let folders: Vec<PathBuf> = std::iter::once("knowledge".into()).chain(more).collect();
        let index = folder.path().join("index");
        let (library, _) =
            Library::open(folders.clone(), index.clone(), &mut |_| ()).expect("the pages can be indexed");
        let snapshot = library.snapshot();
        let name = format!("{} pages, {} sections", snapshot.pages().len(), snapshot.sections());
        Self { name, folders, index, library, _folder: folder }
    }
}
