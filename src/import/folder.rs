//! The folder of imported pages: what was made there before, and what hands have changed since.
//!
//! A record beside the pages holds the hash of every page as it was written. A page that still has it is ours to replace or
//! remove; one that has not was changed by hand and is left alone, like every file that the record does not name.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// The record's name: hidden, so that it is never taken for a page.
const RECORD: &str = ".import.json";

/// What became of the pages of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Pages whose occupation is gone from the data, or is now covered by a page written by hand.
    pub removed: usize,
    /// Files that were left alone, by path.
    pub kept: BTreeMap<PathBuf, Kept>,
}

/// Why a file was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It was imported and then changed by hand.
    Edited,
    /// It stands where a page would go, and no import made it.
    Foreign,
}

/// The pages that imports made, by path in the folder.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// The BLAKE3 hash of each page in hexadecimal; two of them while an import is under way.
    pages: BTreeMap<PathBuf, Vec<String>>,
}

/// The folder while pages are made for it.
pub(super) struct Folder {
    root: PathBuf,
    before: Record,
    pages: BTreeMap<PathBuf, String>,
}

impl Folder {
    /// Opens the folder, and makes it if need be.
    ///
    /// # Errors
    ///
    /// If it cannot be made, or its record cannot be read: then nobody knows which pages are ours.
    pub fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        let path = root.join(RECORD);
        let before = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                let message = format!(
                    "{} is no record of an import ({error}); restore it, or give another folder with --out",
                    path.display()
                );
                io::Error::new(io::ErrorKind::InvalidData, message)
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Record::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { root: root.to_owned(), before, pages: BTreeMap::new() })
    }

    /// Takes a page to be written; its path is relative to the folder.
    pub fn add(&mut self, path: PathBuf, text: String) {
        self.pages.insert(path, text);
    }

    /// Brings the folder up to date: writes what is new or changed, removes what is gone, and leaves alone what hands have changed.
    ///
    /// Every page is replaced whole or not at all. The record holds old and new hashes until all is done, so that an import that was
    /// interrupted can be run again.
    pub fn finish(mut self) -> io::Result<Written> {
        let mut written = Written::default();
        let mut record = Record::default();
        let mut to_write = Vec::new();
        for (path, text) in std::mem::take(&mut self.pages) {
            let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
            let state = match self.state(&path)? {
                State::Ours(there) | State::Left(_, there) if there == hash => State::Ours(there),
                state => state,
            };
            match state {
                State::Ours(there) if there == hash => written.unchanged += 1,
                State::Left(why, _) => {
                    written.kept.insert(path.clone(), why);
                    // What was imported stands in the record on, so that the page goes on counting as changed by hand.
                    record.pages.extend(self.before.pages.remove_entry(&path));
                    continue;
                }
                State::Absent => written.added += 1,
                State::Ours(_) => written.changed += 1,
            }
            record.pages.insert(path.clone(), vec![hash]);
            to_write.push((path, text));
        }
        let mut gone = Vec::new();
        for path in self.before.pages.keys().filter(|path| !record.pages.contains_key(*path)) {
            match self.state(path)? {
                State::Absent => {}
                State::Ours(_) => gone.push(path.clone()),
                State::Left(why, _) => drop(written.kept.insert(path.clone(), why)),
            }
        }
        written.removed = gone.len();
        self.keep(&self.both(&record))?;
        for (path, text) in to_write {
            let place = self.root.join(path);
            if fs::read(&place).ok().as_deref() != Some(text.as_bytes()) {
                replace(&place, text.as_bytes())?;
            }
        }
        for path in gone {
            fs::remove_file(self.root.join(path))?;
        }
        self.keep(&record)?;
        Ok(written)
    }

    /// What was there before and what will be there.
    fn both(&self, record: &Record) -> Record {
        let mut pages = record.pages.clone();
        for (path, hashes) in &self.before.pages {
            let all = pages.entry(path.clone()).or_default();
            all.extend(hashes.iter().filter(|hash| !all.contains(hash)).cloned().collect::<Vec<_>>());
        }
        Record { pages }
    }

    fn keep(&self, record: &Record) -> io::Result<()> {
        replace(&self.root.join(RECORD), &serde_json::to_vec_pretty(record)?)
    }

    fn state(&self, path: &Path) -> io::Result<State> {
        let there = match fs::read(self.root.join(path)) {
            Ok(bytes) => blake3::hash(&bytes).to_hex().to_string(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Absent),
            Err(error) => return Err(error),
        };
        Ok(match self.before.pages.get(path) {
            Some(ours) if ours.contains(&there) => State::Ours(there),
            Some(_) => State::Left(Kept::Edited, there),
            None => State::Left(Kept::Foreign, there),
        })
    }
}

/// What is there at a path.
enum State {
    Absent,
    /// A page as an import wrote it, with its hash.
    Ours(String),
    /// Something else, with its hash.
    Left(Kept, String),
}

/// Puts a file into its place in one step.
fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    file.persist(place)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports these pages, and tells what became of them.
    fn import(root: &Path, pages: &[(&str, &str)]) -> Written {
        let mut folder = Folder::open(root).unwrap();
        pages.iter().for_each(|(path, text)| folder.add(path.into(), (*text).to_owned()));
        folder.finish().unwrap()
    }

    fn text(root: &Path, path: &str) -> String {
        fs::read_to_string(root.join(path)).unwrap()
    }

    #[test]
    fn writes_changes_and_removes_its_own_pages() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        assert_eq!(import(root, &[("food/baker.md", "1"), ("chef.md", "1")]).added, 2);
        let again = import(root, &[("food/baker.md", "1"), ("chef.md", "1")]);
        assert_eq!((again.unchanged, again.added, again.changed), (2, 0, 0));
        let later = import(root, &[("food/baker.md", "2")]);
        assert_eq!((later.changed, later.removed), (1, 1));
        assert_eq!(text(root, "food/baker.md"), "2");
        assert!(!root.join("chef.md").exists());
    }

    #[test]
    fn leaves_alone_what_hands_have_changed_or_made() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        import(root, &[("baker.md", "1"), ("chef.md", "1")]);
        fs::write(root.join("baker.md"), "mine").unwrap();
        fs::write(root.join("chef.md"), "mine").unwrap();
        fs::write(root.join("cook.md"), "mine").unwrap();
        for _ in 0..2 {
            let written = import(root, &[("baker.md", "2"), ("cook.md", "1")]);
            let kept: Vec<_> =
                written.kept.iter().map(|(path, why)| (path.to_str().unwrap(), *why)).collect();
            assert_eq!(&kept[..1], [("baker.md", Kept::Edited)]);
            assert!(kept.contains(&("cook.md", Kept::Foreign)));
            assert_eq!((written.removed, written.changed, written.added), (0, 0, 0));
        }
        assert!(["baker.md", "chef.md", "cook.md"].iter().all(|path| text(root, path) == "mine"));
    }

    #[test]
    fn goes_on_after_an_import_that_was_interrupted() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        import(root, &[("baker.md", "1"), ("chef.md", "1")]);
        // The second import dies after its first page: the record holds both hashes.
        let mut folder = Folder::open(root).unwrap();
        let new = Record {
            pages: BTreeMap::from([("baker.md".into(), vec![blake3::hash(b"2").to_hex().to_string()])]),
        };
        folder.keep(&folder.both(&new)).unwrap();
        folder.before = Record::default();
        fs::write(root.join("baker.md"), "2").unwrap();
        let written = import(root, &[("baker.md", "3"), ("chef.md", "3")]);
        assert_eq!((written.changed, written.kept.len()), (2, 0));
    }

    #[test]
    fn refuses_a_folder_whose_record_is_broken() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(RECORD), "{").unwrap();
        let error = Folder::open(root.path()).err().unwrap();
        assert!(error.to_string().contains("is no record of an import"), "{error}");
    }
}
