//! The knowledge as it is served at one moment: immutable, and swapped whole.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::manifest::Manifest;
use crate::knowledge::{Page, Slug};
use crate::question::{Context, Interpreter, LookUp, PageIndex, SectionWords, Understanding};
use crate::search::{SearchError, SearchIndex};

/// Pages, the index over them, and the interpreter of questions about them.
pub struct Snapshot {
    pages: Vec<Arc<Page>>,
    by_slug: FxHashMap<Slug, PageIndex>,
    interpreter: Interpreter,
    index: SearchIndex,
    manifest: Manifest,
    /// The words of each page's sections, read when they are first asked for.
    words: Vec<Box<[OnceLock<SectionWords>]>>,
}

impl Snapshot {
    /// Loads everything from an open index. `prepared` is an interpreter that was made from the same pages and words before.
    ///
    /// # Errors
    /// [`SearchError::Damaged`] when what is stored does not read.
    pub fn load(index: SearchIndex, prepared: Option<Interpreter>) -> Result<Self, SearchError> {
        let (pages, manifest) = index.load::<Manifest>()?;
        let by_slug = pages.iter().enumerate().map(|(at, page)| (page.slug.clone(), at)).collect();
        let learnt = manifest.learnt.clone();
        let interpreter = match prepared {
            Some(prepared) => prepared.with_learnt(learnt),
            None => Interpreter::new(&pages, &manifest.vocabulary, learnt),
        };
        let unread = |page: &Arc<Page>| page.sections.iter().map(|_| OnceLock::new()).collect();
        let words = pages.iter().map(unread).collect();
        Ok(Self { pages, by_slug, interpreter, index, manifest, words })
    }

    /// All pages, by slug.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    pub fn page(&self, slug: &str) -> Option<&Arc<Page>> {
        self.by_slug.get(slug).map(|at| &self.pages[*at])
    }

    /// What the pages were made from.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The number of sections of all pages.
    pub fn sections(&self) -> usize {
        self.pages.iter().map(|page| page.sections.len()).sum()
    }

    /// What reads questions about the pages. For answering, [`Self::understand`] is enough.
    pub fn interpreter(&self) -> &Interpreter {
        &self.interpreter
    }

    /// Reads a question; a [`PageIndex`] in the result counts in [`Self::pages`].
    pub fn understand(&self, question: &str, context: &Context) -> Understanding {
        self.interpreter.understand(question, context)
    }

    /// The words of a section of a page, read as questions are, so that the two can be compared, and the careers that they name, each a
    /// [`PageIndex`] in [`Self::pages`]; none where there is no such page.
    pub fn section_words(&self, page: &Slug, section: usize) -> Option<&SectionWords> {
        let at = *self.by_slug.get(page)?;
        let words = self.words[at].get(section)?;
        Some(words.get_or_init(|| self.interpreter.section_words(&self.pages[at].sections[section])))
    }

    /// Reads a list of skills, and finds the careers that use them.
    pub fn look_up(&self, skills: &str) -> LookUp {
        self.interpreter.look_up(skills)
    }

    /// The skills whose names fit what was typed so far, best first; forgives slips. The commonest for an empty text.
    pub fn complete_skill(&self, typed: &str, most: usize) -> Vec<&str> {
        self.interpreter.complete_skill(typed, most)
    }

    /// The careers that a ranking is about: those that a word stands for, or all of the community's own.
    pub fn among(&self, word: Option<&str>) -> Vec<&Arc<Page>> {
        self.interpreter.among(word).into_iter().map(|at| &self.pages[at]).collect()
    }

    /// The pages whose names fit what was typed so far, best first; forgives slips. All pages for an empty text.
    pub fn complete(&self, typed: &str, most: usize) -> Vec<&Arc<Page>> {
        self.interpreter.complete(typed, most).into_iter().map(|at| &self.pages[at]).collect()
    }

    /// The page that has exactly this slug, title or alias, in any case and with hyphens or spaces.
    pub fn resolve(&self, name: &str) -> Option<&Arc<Page>> {
        self.page(name).or_else(|| self.interpreter.resolve(name).map(|at| &self.pages[at]))
    }

    /// The pages nearest to a text that names no career; none where nothing is near.
    pub fn nearest(&self, text: &str, most: usize) -> Vec<&Arc<Page>> {
        let words = self.interpreter.content_words(text);
        // A search that fails costs a suggestion, never an answer.
        let slugs = self.index.nearest(&words, most).unwrap_or_default();
        slugs.iter().filter_map(|slug| self.page(slug)).collect()
    }
}
