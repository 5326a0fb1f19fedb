//! The files of a knowledge folder: which there are, what they hold, and whether they changed.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use walkdir::{DirEntry, WalkDir};

use super::problem::{Problem, Report};

/// The largest page that is read, in bytes.
pub const PAGE_BYTES_MAX: u64 = 1024 * 1024;
/// The largest vocabulary, and the most examples, in bytes.
pub(super) const WORDS_BYTES_MAX: u64 = 8 * 1024 * 1024;

pub(super) const VOCABULARY: &str = "vocabulary.toml";
pub(super) const EXAMPLES: &str = "examples.tsv";

/// A knowledge folder, or a single file that stands for one.
pub(super) struct Folder {
    /// The folder itself, with all links resolved.
    pub root: PathBuf,
    /// Its name, with which the paths of its pages begin.
    pub name: String,
    /// The file, if a single one was given.
    only: Option<PathBuf>,
}

/// A file that is to become a page.
pub(super) struct FoundFile {
    /// The place to read it from.
    pub place: PathBuf,
    /// Its path as pages and problems name it: `knowledge/data/data-engineer.md`.
    pub path: String,
}

impl Folder {
    /// Opens a folder as it was configured; a folder that is not there is reported.
    pub(super) fn open(configured: &Path) -> Result<Self, Problem> {
        let place = fs::canonicalize(configured).map_err(|error| {
            let remedy = "Create it, or name the right folder in `knowledge.paths` or with --knowledge.";
            problem(
                &configured.display().to_string(),
                format!("the knowledge folder cannot be opened: {error}"),
                remedy,
            )
        })?;
        let (root, only) = match place.parent() {
            Some(parent) if place.is_file() => (parent.to_owned(), Some(place.clone())),
            _ => (place, None),
        };
        let name = root
            .file_name()
            .map_or_else(|| "knowledge".to_owned(), |name| name.to_string_lossy().into_owned());
        Ok(Self { root, name, only })
    }

    /// The pages' files in the order of their paths, and what could not be looked into.
    pub(super) fn pages(&self) -> (Vec<FoundFile>, Vec<Problem>) {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for entry in self.walk() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let path = self.shown(entry.path());
                    match self.kind(&entry) {
                        Kind::Page => files.push(FoundFile { place: entry.into_path(), path }),
                        Kind::Other => {}
                        Kind::Refused(reason, remedy) => {
                            problems.push(problem(&path, reason.to_owned(), remedy))
                        }
                    }
                }
                Err(error) => {
                    let path = error.path().map_or_else(|| self.name.clone(), |path| self.shown(path));
                    let remedy = "Let the bot's user read it, or move it out of the folder.";
                    problems.push(problem(&path, format!("it cannot be looked into: {error}"), remedy));
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        (files, problems)
    }

    /// The place of a file that lies at the top of the folder, such as the vocabulary; none if it is not
    /// there.
    pub(super) fn beside(&self, name: &str) -> Option<FoundFile> {
        let place = self.root.join(name);
        (self.only.is_none() && place.exists())
            .then(|| FoundFile { path: format!("{}/{name}", self.name), place })
    }

    /// A path in the folder as pages and problems name it.
    pub(super) fn shown(&self, place: &Path) -> String {
        let relative = place.strip_prefix(&self.root).unwrap_or(place);
        let parts = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        std::iter::once(self.name.clone()).chain(parts).collect::<Vec<_>>().join("/")
    }

    /// Adds the path, size and time of change of every file that matters.
    pub(super) fn add_to_fingerprint(&self, hasher: &mut blake3::Hasher) {
        let mut lines = Vec::new();
        for entry in self.walk().flatten().filter(|entry| !entry.file_type().is_dir()) {
            let name = entry.file_name().to_string_lossy();
            if !is_page_name(&name) && name != VOCABULARY && name != EXAMPLES {
                continue;
            }
            let metadata = fs::metadata(entry.path()).ok();
            let changed = metadata.as_ref().and_then(|metadata| metadata.modified().ok());
            let changed = changed
                .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
                .map_or(0, |time| time.as_nanos());
            let size = metadata.map_or(0, |metadata| metadata.len());
            lines.push(format!("{}\0{size}\0{changed}\n", entry.path().display()));
        }
        lines.sort_unstable();
        lines.iter().for_each(|line| {
            hasher.update(line.as_bytes());
        });
    }

    fn walk(&self) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
        let start = self.only.as_deref().unwrap_or(&self.root);
        let is_hidden =
            |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        WalkDir::new(start).follow_links(false).into_iter().filter_entry(move |entry| !is_hidden(entry))
    }

    fn kind(&self, entry: &DirEntry) -> Kind {
        let is_page = is_page_name(&entry.file_name().to_string_lossy());
        if !entry.file_type().is_symlink() {
            return match (is_page, entry.file_type().is_file()) {
                (true, true) => Kind::Page,
                (true, false) => Kind::Refused("it is no regular file", "Put the page itself here."),
                (false, _) => Kind::Other,
            };
        }
        match fs::canonicalize(entry.path()) {
            Ok(target) if target.is_dir() => Kind::Refused(
                "it is a link to a folder",
                "Put the pages themselves here, or configure the folder too.",
            ),
            Ok(target) if is_page && !target.starts_with(&self.root) => {
                Kind::Refused("it is a link that leads out of the folder", "Put the page itself here.")
            }
            Ok(target) if is_page && target.is_file() => Kind::Page,
            Err(_) if is_page => {
                Kind::Refused("it is a link that leads nowhere", "Mend the link, or remove it.")
            }
            _ => Kind::Other,
        }
    }
}

enum Kind {
    Page,
    Other,
    /// Why, and what to do about it.
    Refused(&'static str, &'static str),
}

fn is_page_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_page = lower.ends_with(".md") || lower.ends_with(".txt");
    is_page && lower != "readme.md" && lower != "readme.txt"
}

/// What a file holds.
pub(super) struct Content {
    pub text: String,
    /// The BLAKE3 hash of its bytes.
    pub hash: [u8; 32],
}

/// Reads a file of at most so many bytes as UTF-8, without a byte order mark. Anything else is reported.
pub(super) fn read(file: &FoundFile, bytes_max: u64, report: &mut Report) -> Option<Content> {
    let mut bytes = Vec::new();
    let opened =
        File::open(&file.place).and_then(|opened| opened.take(bytes_max + 1).read_to_end(&mut bytes));
    if let Err(error) = opened {
        report.error(None, format!("the file cannot be read: {error}"), "Let the bot's user read it.");
        return None;
    }
    if bytes.len() as u64 > bytes_max {
        report.error(
            None,
            format!("the file is larger than {} MiB", bytes_max / 1024 / 1024),
            "Take out what is not needed; a page may be split.",
        );
        return None;
    }
    let hash = *blake3::hash(&bytes).as_bytes();
    match String::from_utf8(bytes) {
        Ok(text) => {
            Some(Content { text: text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text), hash })
        }
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() as u32 + 1;
            let reason = format!("the file is not UTF-8 from byte {offset} on");
            report.error(line, reason, "Save it as UTF-8 in your editor.");
            None
        }
    }
}

fn problem(path: &str, reason: String, remedy: &str) -> Problem {
    let mut report = Report::new(path);
    report.error(None, reason, remedy);
    report.problems.remove(0)
}
