//! What a reindex would serve: the good pages as they are now, and the last good versions of the refused ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::manifest::{Entry, RefusedPage};
use super::report::{LibraryError, Outcome, ReindexReport};
use super::snapshot::Snapshot;
use super::words;
use crate::knowledge::{Example, Loaded, Page, Problem, Slug, Vocabulary};

/// A reindex may lose at most one page in this many, unless it is forced.
const LOST_ONE_IN_MAX: usize = 5;

/// The next state of the library, and how it differs from the present one.
pub struct Plan {
    pub pages: Vec<Arc<Page>>,
    pub entries: Vec<Entry>,
    pub vocabulary: Option<Vocabulary>,
    pub examples: Option<Vec<Example>>,
    pub words_hash: Option<[u8; 32]>,
    pub report: ReindexReport,
}

impl Plan {
    pub fn new(loaded: Loaded, former: Option<&Snapshot>) -> Self {
        let mut pages: BTreeMap<Slug, (Arc<Page>, [u8; 32])> = loaded
            .pages
            .into_iter()
            .map(|read| (read.page.slug.clone(), (Arc::new(read.page), read.hash)))
            .collect();
        let mut problems = Problems::new(loaded.problems);
        let mut refused = Vec::new();
        for file in loaded.refused {
            let last_good = former.zip(file.slug.as_ref()).and_then(|(former, slug)| last_good(former, slug));
            let kept_last_good = last_good.is_some();
            if let Some((page, hash)) = last_good {
                pages.insert(page.slug.clone(), (page, hash));
            }
            refused.push(RefusedPage {
                problems: problems.take(&file.path),
                path: file.path,
                kept_last_good,
            });
        }
        let entries: Vec<Entry> =
            pages.iter().map(|(slug, (_, hash))| Entry { slug: slug.clone(), hash: *hash }).collect();
        let pages: Vec<Arc<Page>> = pages.into_values().map(|(page, _)| page).collect();
        let whole_words = loaded.vocabulary.is_some() && loaded.examples.is_some();
        let mut report = differences(&entries, former);
        let vocabulary = loaded.vocabulary.map(words::vocabulary_or_shipped);
        let words_hash = whole_words.then(|| words::hash(&loaded.vocabulary_hash));
        report.words_changed = former.map(Snapshot::manifest).is_some_and(|former| match words_hash {
            Some(hash) => hash != former.words_hash,
            // One of the files is broken and stays as it was; the other may have changed.
            None => vocabulary.as_ref().is_some_and(|words| *words != former.vocabulary),
        });
        report.refused = refused;
        report.warnings = problems.rest();
        report.pages = pages.len();
        report.sections = pages.iter().map(|page| page.sections.len()).sum();
        Self {
            pages,
            entries,
            vocabulary,
            examples: loaded.examples.map(words::examples_or_shipped),
            words_hash,
            report,
        }
    }

    /// Whether what would be served is what is served.
    pub fn changes_nothing(&self, former: &Snapshot) -> bool {
        self.entries == former.manifest().entries
            && self.report.refused == former.manifest().refused
            && !self.report.words_changed
    }

    /// # Errors
    /// Where the plan would lose more than a fifth of the pages, or leave none.
    pub fn check_losses(&self, former: Option<&Snapshot>, force: bool) -> Result<(), LibraryError> {
        let before = former.map_or(0, |former| former.pages().len());
        let lost = self.report.removed.len();
        if self.pages.is_empty() {
            let refused = self.report.refused.iter().flat_map(|page| &page.problems);
            return Err(LibraryError::NoPages(refused.chain(&self.report.warnings).cloned().collect()));
        }
        match !force && lost * LOST_ONE_IN_MAX > before {
            true => Err(LibraryError::LosesTooMuch { lost, before }),
            false => Ok(()),
        }
    }
}

fn last_good(former: &Snapshot, slug: &Slug) -> Option<(Arc<Page>, [u8; 32])> {
    let page = former.page(slug.as_str())?;
    let entry = former.manifest().entries.iter().find(|entry| entry.slug == *slug)?;
    Some((page.clone(), entry.hash))
}

fn differences(entries: &[Entry], former: Option<&Snapshot>) -> ReindexReport {
    let of_former = former.map(|former| &*former.manifest().entries).unwrap_or_default();
    let before: BTreeMap<&Slug, &[u8; 32]> =
        of_former.iter().map(|entry| (&entry.slug, &entry.hash)).collect();
    let now: BTreeMap<&Slug, &[u8; 32]> = entries.iter().map(|entry| (&entry.slug, &entry.hash)).collect();
    let slugs = |wanted: &dyn Fn(&Slug) -> bool, of: &[Entry]| {
        of.iter().map(|entry| &entry.slug).filter(|slug| wanted(slug)).cloned().collect::<Vec<_>>()
    };
    ReindexReport {
        outcome: Outcome::Previewed,
        added: slugs(&|slug| !before.contains_key(slug), entries),
        changed: slugs(&|slug| before.get(slug).is_some_and(|hash| now[slug] != *hash), entries),
        removed: slugs(&|slug| !now.contains_key(slug), of_former),
        words_changed: false,
        refused: Vec::new(),
        warnings: Vec::new(),
        pages: 0,
        sections: 0,
        took: std::time::Duration::ZERO,
    }
}

/// Problems, handed out by file.
struct Problems(BTreeMap<String, Vec<Problem>>);

impl Problems {
    fn new(problems: Vec<Problem>) -> Self {
        let mut by_path: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for problem in problems {
            by_path.entry(problem.path.clone()).or_default().push(problem);
        }
        Self(by_path)
    }

    fn take(&mut self, path: &str) -> Vec<Problem> {
        self.0.remove(path).unwrap_or_default()
    }

    fn rest(self) -> Vec<Problem> {
        self.0.into_values().flatten().collect()
    }
}
