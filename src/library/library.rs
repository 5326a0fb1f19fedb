//! The library: the snapshot that is served, and how it is opened, renewed, and swapped.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::Instant;

use arc_swap::ArcSwap;
use jiff::{Timestamp, ZonedDateTime};

use super::manifest::Manifest;
use super::plan::Plan;
use super::report::{
    CheckReport, LibraryError, Opened, Outcome, Progress, ReindexOptions, ReindexReport, Status,
};
use super::snapshot::Snapshot;
use super::store::{Generation, Store, WriterLock};
use super::words;
use crate::knowledge::{self, Example, Problem, Vocabulary};
use crate::question::{Interpreter, Learnt};
use crate::search::{SearchError, SearchIndex};

/// An index that another process replaces while it is opened is looked for again, so many times.
const OPEN_TRIES: usize = 3;

/// The knowledge as it is served, and the folders it comes from. To be shared behind an [`Arc`].
pub struct Library {
    folders: Vec<PathBuf>,
    store: Store,
    current: ArcSwap<Snapshot>,
    /// The fingerprint of the folders when what is served was made, or last found to be the same.
    served: Mutex<String>,
    working: Mutex<()>,
}

impl Library {
    /// Opens the index, and makes it where there is none, or none that can be used.
    ///
    /// Where the knowledge changed since, it is indexed again; if that fails, the former state is served. Blocking.
    ///
    /// # Errors
    /// Where there is no usable index and none can be made.
    pub fn open(
        folders: Vec<PathBuf>,
        index: PathBuf,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(Self, Opened), LibraryError> {
        let store = Store::new(index);
        let (snapshot, generation) = match existing(&store)? {
            Existing::Usable(snapshot, generation) => (snapshot, generation),
            Existing::None => {
                let (made, report) = first(&folders, &store, progress)?;
                return Ok((Self::serving(folders, store, made), Opened::First(Box::new(report))));
            }
            Existing::Unusable(reason) => {
                let (made, report) = first(&folders, &store, progress)?;
                return Ok((Self::serving(folders, store, made), Opened::Rebuilt(reason, Box::new(report))));
            }
        };
        let is_fresh = generation.fingerprint == fingerprint(&folders);
        let library = Self::serving(folders, store, (snapshot, generation.fingerprint));
        if is_fresh {
            return Ok((library, Opened::AsItWas));
        }
        let opened = match library.reindex(ReindexOptions::default(), progress) {
            // Problems that are new must be told, even if they change nothing that is served.
            Ok(report)
                if report.outcome == Outcome::Unchanged && !report.warnings.iter().any(Problem::is_error) =>
            {
                Opened::AsItWas
            }
            Ok(report) => Opened::Refreshed(Box::new(report)),
            Err(error) => Opened::Stale(error.to_string()),
        };
        Ok((library, opened))
    }

    /// Opens the index and changes nothing; none where there is none.
    ///
    /// # Errors
    /// [`LibraryError::Unusable`] where it is damaged, or of another version.
    pub fn open_as_it_is(folders: Vec<PathBuf>, index: PathBuf) -> Result<Option<Self>, LibraryError> {
        let store = Store::new(index);
        match existing(&store)? {
            Existing::None => Ok(None),
            Existing::Usable(snapshot, generation) => {
                Ok(Some(Self::serving(folders, store, (snapshot, generation.fingerprint))))
            }
            Existing::Unusable(reason) => {
                Err(LibraryError::Unusable { folder: store.folder().to_owned(), reason })
            }
        }
    }

    /// What is served at this moment. Keep it for one question, not longer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Reads the knowledge folders and serves what they hold now. Questions are answered meanwhile. Blocking.
    ///
    /// # Errors
    /// Whatever the reason, what was served before still is, here and on disk.
    pub fn reindex(
        &self,
        options: ReindexOptions,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ReindexReport, LibraryError> {
        let started = Instant::now();
        let _working = match self.working.try_lock() {
            Ok(working) => working,
            Err(TryLockError::WouldBlock) => return Err(LibraryError::Running),
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        };
        let former = self.snapshot();
        let fingerprint = fingerprint(&self.folders);
        let plan = read(&self.folders, Some(&former), progress);
        if options.preview {
            return Ok(ReindexReport { took: started.elapsed(), ..plan.report });
        }
        plan.check_losses(Some(&former), options.force)?;
        let lock = writer_lock(&self.store)?;
        if plan.changes_nothing(&former) && !options.force {
            self.note_fingerprint(&fingerprint, &lock);
            self.note_served(fingerprint);
            return Ok(ReindexReport { outcome: Outcome::Unchanged, took: started.elapsed(), ..plan.report });
        }
        let (snapshot, report) = write(plan, Some(&former), (&self.store, &lock, &fingerprint), progress)?;
        self.current.store(Arc::new(snapshot));
        self.note_served(fingerprint);
        Ok(ReindexReport { took: started.elapsed(), ..report })
    }

    /// A number for the state of the knowledge folders, where that is not the state that is served; none where it is.
    /// Reads no page.
    pub fn unserved(&self) -> Option<String> {
        let now = fingerprint(&self.folders);
        (now != *self.served.lock().unwrap_or_else(PoisonError::into_inner)).then_some(now)
    }

    /// What a reindex would change right now; none if nothing. Unlike a preview, it is never refused. Blocking.
    pub fn pending(&self) -> Option<ReindexReport> {
        let former = self.snapshot();
        let plan = read(&self.folders, Some(&former), &mut |_| ());
        (!plan.changes_nothing(&former)).then_some(plan.report)
    }

    /// The text of a page's file as it is on disk now, by the path under which answers name it.
    pub fn page_text(&self, path: &str) -> Option<String> {
        knowledge::page_text(&self.folders, path)
    }

    /// Reads the knowledge folders, reviews their pages and tells every problem. Changes nothing. Blocking.
    pub fn check(&self) -> CheckReport {
        let loaded = knowledge::check(&self.folders, today());
        CheckReport { pages: loaded.pages.len(), problems: loaded.problems }
    }

    /// The example questions of the knowledge folders, or the shipped ones where they have none; none where the file
    /// is broken. Reads the folders.
    pub fn examples(&self) -> Option<Vec<Example>> {
        knowledge::load_examples(&self.folders).map(words::examples_or_shipped)
    }

    /// What is served now. Reads the sizes of the index's files.
    pub fn status(&self) -> Status {
        let snapshot = self.snapshot();
        let manifest = snapshot.manifest();
        let generation = self.store.current().ok().flatten();
        Status {
            pages: snapshot.pages().len(),
            sections: snapshot.sections(),
            built: manifest.built,
            checksum: manifest.checksum(),
            refused: manifest.refused.clone(),
            index_bytes: generation.map_or(0, |generation| Store::bytes(&generation.folder)),
        }
    }

    fn serving(
        folders: Vec<PathBuf>,
        store: Store,
        (snapshot, fingerprint): (Box<Snapshot>, String),
    ) -> Self {
        let (current, served) = (ArcSwap::new(Arc::from(snapshot)), Mutex::new(fingerprint));
        Self { folders, store, current, served, working: Mutex::new(()) }
    }

    fn note_served(&self, fingerprint: String) {
        *self.served.lock().unwrap_or_else(PoisonError::into_inner) = fingerprint;
    }

    /// Notes that the present generation holds what the folders hold, so that the next start need not read them.
    fn note_fingerprint(&self, fingerprint: &str, lock: &WriterLock) {
        if let Ok(Some(generation)) = self.store.current() {
            // Only speed is lost where it cannot be noted.
            let _ = self.store.publish(&generation.folder, fingerprint, lock);
        }
    }
}

enum Existing {
    None,
    Unusable(String),
    Usable(Box<Snapshot>, Generation),
}

fn existing(store: &Store) -> Result<Existing, LibraryError> {
    let mut reason = String::new();
    for _ in 0..OPEN_TRIES {
        let Some(generation) = store.current().map_err(|error| unusable(store.folder(), &error))? else {
            return Ok(match store.has_generations() {
                true => {
                    Existing::Unusable("the note of its current generation is missing or spoiled".to_owned())
                }
                false => Existing::None,
            });
        };
        if !generation.is_readable {
            return Ok(Existing::Unusable("it was written by another version of this program".to_owned()));
        }
        match SearchIndex::open(&generation.folder).and_then(|index| Snapshot::load(index, None)) {
            Ok(snapshot) => return Ok(Existing::Usable(Box::new(snapshot), generation)),
            Err(error) => reason = error.to_string(),
        }
    }
    Ok(Existing::Unusable(reason))
}

/// Makes the first generation, or one in the place of a generation that cannot be used.
fn first(
    folders: &[PathBuf],
    store: &Store,
    progress: &mut dyn FnMut(Progress),
) -> Result<((Box<Snapshot>, String), ReindexReport), LibraryError> {
    let started = Instant::now();
    let fingerprint = fingerprint(folders);
    let plan = read(folders, None, progress);
    plan.check_losses(None, false)?;
    let lock = writer_lock(store)?;
    let (snapshot, report) = write(plan, None, (store, &lock, &fingerprint), progress)?;
    Ok(((Box::new(snapshot), fingerprint), ReindexReport { took: started.elapsed(), ..report }))
}

fn read(folders: &[PathBuf], former: Option<&Snapshot>, progress: &mut dyn FnMut(Progress)) -> Plan {
    progress(Progress::Reading);
    Plan::new(knowledge::load(folders, today()), former)
}

/// Writes the planned state as a new generation, reads it back, and makes it the current one.
fn write(
    plan: Plan,
    former: Option<&Snapshot>,
    (store, lock, fingerprint): (&Store, &WriterLock, &str),
    progress: &mut dyn FnMut(Progress),
) -> Result<(Snapshot, ReindexReport), LibraryError> {
    let (manifest, interpreter) = prepared(&plan, former);
    let folder = store.next(lock).map_err(|error| unusable(store.folder(), &error))?;
    let written = write_and_load((&plan, &manifest, interpreter), &folder, progress).and_then(|snapshot| {
        progress(Progress::Swapping);
        let published = store.publish(&folder, fingerprint, lock);
        published.map(|()| snapshot).map_err(|error| SearchError::Write(error.to_string()))
    });
    match written {
        Ok(snapshot) => {
            store.sweep(&folder, lock);
            Ok((snapshot, ReindexReport { outcome: Outcome::Reindexed, ..plan.report }))
        }
        Err(error) => {
            // What is left of it goes at the next sweep, if not now.
            let _ = std::fs::remove_dir_all(&folder);
            Err(LibraryError::Search { folder: store.folder().to_owned(), error })
        }
    }
}

fn write_and_load(
    (plan, manifest, interpreter): (&Plan, &Manifest, Interpreter),
    folder: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Snapshot, SearchError> {
    let total = plan.pages.len();
    SearchIndex::write(folder, &plan.pages, manifest, &mut |done| {
        progress(Progress::Indexing { done, total })
    })?;
    progress(Progress::Checking);
    let snapshot = Snapshot::load(SearchIndex::open(folder)?, Some(interpreter))?;
    match snapshot.pages() == plan.pages.as_slice() && snapshot.sections() == plan.report.sections {
        true => Ok(snapshot),
        false => Err(SearchError::Damaged("it does not hold what was written".to_owned())),
    }
}

/// The manifest of the planned state, and what reads questions about it; a broken vocabulary or examples file leaves the former
/// words in use, or those that are shipped.
fn prepared(plan: &Plan, former: Option<&Snapshot>) -> (Manifest, Interpreter) {
    let former = former.map(Snapshot::manifest);
    let vocabulary = plan
        .vocabulary
        .clone()
        .or_else(|| former.map(|former| former.vocabulary.clone()))
        .unwrap_or_else(|| words::vocabulary_or_shipped(Vocabulary::default()));
    let interpreter = Interpreter::new(&plan.pages, &vocabulary, Learnt::default());
    let shipped = || words::examples_or_shipped(Vec::new());
    let learnt = match (&plan.examples, former) {
        (Some(examples), _) => interpreter.learn(&plan.pages, examples),
        (None, Some(former)) => interpreter.learn_pages(&plan.pages, &shipped(), &former.learnt),
        (None, None) => interpreter.learn(&plan.pages, &shipped()),
    };
    let manifest = Manifest {
        built: Timestamp::now(),
        entries: plan.entries.clone(),
        refused: plan.report.refused.clone(),
        vocabulary,
        learnt,
        words_hash: plan.words_hash.or_else(|| former.map(|former| former.words_hash)).unwrap_or_default(),
    };
    (manifest, interpreter)
}

fn writer_lock(store: &Store) -> Result<WriterLock, LibraryError> {
    match store.lock() {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(LibraryError::Busy(store.folder().to_owned())),
        Err(error) => Err(unusable(store.folder(), &error)),
    }
}

fn unusable(folder: &Path, error: &std::io::Error) -> LibraryError {
    LibraryError::Store { folder: folder.to_owned(), reason: error.to_string() }
}

/// The state of the folders and of the program: a new version reads them again.
fn fingerprint(folders: &[PathBuf]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&knowledge::fingerprint(folders)).update(&words::shipped_hash());
    hasher.finalize().to_hex().to_string()
}

fn today() -> jiff::civil::Date {
    ZonedDateTime::now().date()
}
