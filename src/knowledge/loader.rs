//! Loads folders of pages: every page that is right, and every problem of those that are not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::checks::{self, Candidate};
use super::examples::{self, Example};
use super::files::{self, EXAMPLES, Folder, FoundFile, PAGE_BYTES_MAX, VOCABULARY, WORDS_BYTES_MAX};
use super::model::{Page, Slug};
use super::page::{self, PageFile};
use super::problem::{Problem, Report};
use super::review;
use super::slugs;
use super::vocabulary::{self, Vocabulary};

/// What the knowledge folders hold.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The pages without an error, by slug.
    pub pages: Vec<LoadedPage>,
    /// The files that were refused, so that the last good version of their page can be kept.
    pub refused: Vec<RefusedFile>,
    /// Every problem, by path and line.
    pub problems: Vec<Problem>,
    /// From the first folder that has a `vocabulary.toml`; empty where none has one, none where it is broken.
    pub vocabulary: Option<Vocabulary>,
    /// From the first folder that has an `examples.tsv`; empty where none has one, none where it is broken.
    pub examples: Option<Vec<Example>>,
    /// The BLAKE3 hash of `vocabulary.toml` and `examples.tsv` together.
    pub vocabulary_hash: [u8; 32],
}

/// A page and the BLAKE3 hash of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedPage {
    pub page: Page,
    pub hash: [u8; 32],
}

/// A file that has an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFile {
    pub path: String,
    /// The page it would be; none where the file's name is no slug, or where another file is loaded under it.
    pub slug: Option<Slug>,
}

/// Loads all `*.md` and `*.txt` files of the folders, of all depths, but for `README.md` and hidden ones.
///
/// A file given instead of a folder is a folder of one page. Of two pages that claim the same name, the one
/// in the earlier folder, and within a folder the one with the lesser path, keeps it. `today` tells which
/// dates lie in the future. Links are not followed out of a folder.
pub fn load(folders: &[PathBuf], today: Date) -> Loaded {
    let mut loaded = Loaded::default();
    let folders = open(folders, &mut loaded.problems);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut hashes: Vec<[u8; 32]> = Vec::new();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for (index, folder) in folders.iter().enumerate() {
        let (files, problems) = folder.pages();
        if files.is_empty() && problems.is_empty() {
            let mut report = Report::new(folder.name.as_str());
            report.warning(
                None,
                "the folder holds no page",
                "Put pages into it: files that end in .md or .txt.",
            );
            loaded.problems.append(&mut report.problems);
        }
        loaded.problems.extend(problems);
        // A folder may be configured twice, or together with one inside it.
        for file in files.iter().filter(|file| seen.insert(file.place.clone())) {
            let (candidate, hash) = read(file, (index, folder), today);
            candidates.push(candidate);
            hashes.push(hash);
        }
    }
    checks::check_together(&mut candidates, &folders);
    for (candidate, hash) in candidates.into_iter().zip(hashes) {
        let refused = candidate.report.has_error();
        loaded.problems.extend(candidate.report.problems);
        match candidate.reading {
            Some(reading) if !refused => loaded.pages.push(LoadedPage { page: reading.page, hash }),
            _ => loaded.refused.push(RefusedFile { path: candidate.path, slug: candidate.slug }),
        }
    }
    loaded.pages.sort_by(|a, b| a.page.slug.cmp(&b.page.slug));
    loaded.forget_slugs_of_loaded_pages();
    read_words(&folders, &mut loaded);
    loaded.sort_problems();
    loaded
}

/// Loads the folders as [`load`] does, and reviews the pages: the problems then hold the review's warnings as well.
///
/// Pages are compared with those of the same folders only. Pages with errors are not reviewed.
pub fn check(folders: &[PathBuf], today: Date) -> Loaded {
    let mut loaded = load(folders, today);
    loaded.problems.extend(review::review(&loaded.pages));
    loaded.sort_problems();
    loaded
}

/// The example questions of the folders, and no page: empty where no folder has any, none where the file is broken.
pub fn load_examples(folders: &[PathBuf]) -> Option<Vec<Example>> {
    let mut loaded = Loaded::default();
    let folders = open(folders, &mut loaded.problems);
    read_words(&folders, &mut loaded);
    loaded.examples
}

/// The text of the page with this path (see [`Page::path`]) as it is on disk now; none where the folders have none, or it
/// cannot be read.
pub fn page_text(folders: &[PathBuf], path: &str) -> Option<String> {
    let folders = folders.iter().filter_map(|configured| Folder::open(configured).ok());
    let file = folders.flat_map(|folder| folder.pages().0).find(|file| file.path == path)?;
    files::read(&file, PAGE_BYTES_MAX, &mut Report::new(path)).map(|content| content.text)
}

/// A number that changes when a file of the folders is added, removed or changed; reads no file.
pub fn fingerprint(folders: &[PathBuf]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for configured in folders {
        hasher.update(configured.as_os_str().as_encoded_bytes());
        match Folder::open(configured) {
            Ok(folder) => folder.add_to_fingerprint(&mut hasher),
            Err(_) => drop(hasher.update(b"\0absent")),
        }
    }
    *hasher.finalize().as_bytes()
}

impl Loaded {
    /// Whether anything keeps a page, the vocabulary or the examples from being used.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }

    fn sort_problems(&mut self) {
        self.problems.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    }

    fn forget_slugs_of_loaded_pages(&mut self) {
        for refused in &mut self.refused {
            let is_loaded =
                |slug: &Slug| self.pages.binary_search_by(|loaded| loaded.page.slug.cmp(slug)).is_ok();
            refused.slug = refused.slug.take().filter(|slug| !is_loaded(slug));
        }
    }
}

fn open(configured: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<Folder> {
    let mut folders = Vec::new();
    for path in configured {
        match Folder::open(path) {
            Ok(folder) => folders.push(folder),
            Err(problem) => problems.push(problem),
        }
    }
    folders
}

fn read(file: &FoundFile, (index, folder): (usize, &Folder), today: Date) -> (Candidate, [u8; 32]) {
    let mut report = Report::new(file.path.as_str());
    let slug = slugs::of_file(&file.place, &mut report);
    let content = files::read(file, PAGE_BYTES_MAX, &mut report);
    let hash = content.as_ref().map_or([0; 32], |content| content.hash);
    let reading = match (&slug, &content) {
        (Some(slug), Some(content)) => {
            let family = family(&file.place, &folder.root);
            page::read(
                PageFile { path: &file.path, slug: slug.clone(), family, text: &content.text },
                today,
                &mut report,
            )
        }
        _ => None,
    };
    let candidate = Candidate {
        folder: index,
        path: file.path.clone(),
        place: file.place.clone(),
        slug,
        reading,
        report,
    };
    (candidate, hash)
}

/// The name of the folder that a file lies in, unless that is the knowledge folder itself.
fn family(place: &Path, root: &Path) -> Option<String> {
    let folder = place.parent().filter(|parent| *parent != root)?;
    Some(folder.file_name()?.to_string_lossy().into_owned())
}

fn read_words(folders: &[Folder], loaded: &mut Loaded) {
    let mut hasher = blake3::Hasher::new();
    let mut content_of = |name: &str, problems: &mut Vec<Problem>| {
        let Some(file) = folders.iter().find_map(|folder| folder.beside(name)) else { return Ok(None) };
        let mut report = Report::new(file.path.as_str());
        let content = files::read(&file, WORDS_BYTES_MAX, &mut report);
        problems.append(&mut report.problems);
        let content = content.ok_or(())?;
        hasher.update(&content.hash);
        Ok::<_, ()>(Some((content.text, file.path)))
    };
    loaded.vocabulary = match content_of(VOCABULARY, &mut loaded.problems) {
        Ok(None) => Some(Vocabulary::default()),
        Ok(Some((text, path))) => vocabulary::read(&text, &path, &mut loaded.problems),
        Err(()) => None,
    };
    loaded.examples = match content_of(EXAMPLES, &mut loaded.problems) {
        Ok(None) => Some(Vec::new()),
        Ok(Some((text, path))) => examples::read(&text, &path, &mut loaded.problems),
        Err(()) => None,
    };
    loaded.vocabulary_hash = *hasher.finalize().as_bytes();
}
