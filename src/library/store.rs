//! The index folder: generations of the index, one of which is current.
//!
//! A new generation is written beside the current one, checked, and made current by renaming one small file. So a process
//! that dies at any moment, or a disk that fills up, leaves the current generation as it was.
//!
//! ```text
//! index/current           v1-000012 5f3a…      the current generation, and the state of the knowledge it was made from
//! index/v1-000012/        the index itself
//! index/writer.lock       locked while a process writes
//! ```

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The version of what is stored; it changes whenever older versions can no longer be read.
const FORMAT: u32 = 9;
const CURRENT: &str = "current";
const LOCK: &str = "writer.lock";

/// An index folder.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
}

/// The generation that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    pub folder: PathBuf,
    /// Whether this version of the program wrote it.
    pub is_readable: bool,
    /// The fingerprint of the knowledge folders when it was made, or last found to be the same.
    pub fingerprint: String,
}

/// Held while writing; other processes that want to write are refused meanwhile.
#[derive(Debug)]
pub struct WriterLock {
    _file: File,
}

impl Store {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The current generation; none before the first.
    pub fn current(&self) -> io::Result<Option<Generation>> {
        let line = match fs::read_to_string(self.folder.join(CURRENT)) {
            Ok(line) => line,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            // Not UTF-8: as good as none, and written anew.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut words = line.split_whitespace();
        let name = words.next().filter(|name| generation(name).is_some());
        Ok(name.map(|name| Generation {
            folder: self.folder.join(name),
            is_readable: generation(name).is_some_and(|(format, _)| format == FORMAT),
            fingerprint: words.next().unwrap_or_default().to_owned(),
        }))
    }

    /// Whether there is any generation, current or not.
    pub fn has_generations(&self) -> bool {
        self.generations().is_ok_and(|found| !found.is_empty())
    }

    /// The right to write; none while another process has it. Creates the folder if need be.
    pub fn lock(&self) -> io::Result<Option<WriterLock>> {
        fs::create_dir_all(&self.folder)?;
        let file = File::options().create(true).truncate(false).write(true).open(self.folder.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(WriterLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// An empty folder for the next generation.
    pub fn next(&self, _lock: &WriterLock) -> io::Result<PathBuf> {
        let last = self.generations()?.into_iter().map(|(_, number)| number).max().unwrap_or(0);
        let folder = self.folder.join(format!("v{FORMAT}-{:06}", last + 1));
        fs::create_dir(&folder)?;
        Ok(folder)
    }

    /// Makes a generation the current one; it is so from the moment of the rename.
    pub fn publish(&self, folder: &Path, fingerprint: &str, _lock: &WriterLock) -> io::Result<()> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let draft = self.folder.join("current.new");
        let mut file = File::create(&draft)?;
        writeln!(file, "{name} {fingerprint}")?;
        file.sync_all()?;
        fs::rename(&draft, self.folder.join(CURRENT))?;
        File::open(&self.folder)?.sync_all()
    }

    /// Deletes all generations but one. What cannot be deleted now goes at the next time.
    pub fn sweep(&self, kept: &Path, _lock: &WriterLock) {
        for (name, _) in self.generations().unwrap_or_default() {
            let folder = self.folder.join(name);
            if folder != kept {
                let _ = fs::remove_dir_all(folder);
            }
        }
    }

    /// The size of a generation on disk, in bytes.
    pub fn bytes(generation: &Path) -> u64 {
        let files = fs::read_dir(generation).into_iter().flatten().flatten();
        files.filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum()
    }

    fn generations(&self) -> io::Result<Vec<(String, u32)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if let Some((_, number)) = generation(&name) {
                found.push((name, number));
            }
        }
        Ok(found)
    }
}

/// The format and number in the name of a generation: `v1-000012`.
fn generation(name: &str) -> Option<(u32, u32)> {
    let (format, number) = name.strip_prefix('v')?.split_once('-')?;
    Some((format.parse().ok()?, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_no_generation_before_the_first_is_published() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("new"));
        assert_eq!(store.current().unwrap(), None);
        let lock = store.lock().unwrap().unwrap();
        let next = store.next(&lock).unwrap();
        assert_eq!(store.current().unwrap(), None);
        store.publish(&next, "abc", &lock).unwrap();
        let current = store.current().unwrap().unwrap();
        assert_eq!(current, Generation { folder: next, is_readable: true, fingerprint: "abc".to_owned() });
    }

    #[test]
    fn refuses_a_second_writer_until_the_first_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        let lock = store.lock().unwrap();
        assert!(lock.is_some());
        assert!(store.lock().unwrap().is_none());
        drop(lock);
        assert!(store.lock().unwrap().is_some());
    }

    #[test]
    fn sweeps_what_is_no_longer_served_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        let lock = store.lock().unwrap().unwrap();
        fs::create_dir(folder.path().join("photos")).unwrap();
        fs::create_dir(folder.path().join("v0-000007")).unwrap();
        let kept = store.next(&lock).unwrap();
        store.sweep(&kept, &lock);
        assert!(folder.path().join("photos").is_dir());
        assert!(!folder.path().join("v0-000007").exists());
        assert_eq!(kept, folder.path().join(format!("v{FORMAT}-000008")));
    }

    #[test]
    fn takes_a_spoiled_note_for_none() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        for spoiled in [&b"\xff\xfe"[..], b"", b"../../etc"] {
            fs::write(folder.path().join(CURRENT), spoiled).unwrap();
            assert_eq!(store.current().unwrap(), None);
        }
    }

    #[test]
    fn tells_a_generation_of_another_version() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        fs::write(folder.path().join(CURRENT), "v0-000003 abc\n").unwrap();
        assert!(!store.current().unwrap().unwrap().is_readable);
    }
}
