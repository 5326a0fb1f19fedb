//! Completes the name of a career while it is typed, and resolves a name that was typed to its end.

use std::sync::Arc;

use super::names::Names;
use super::reading::Scanner;
use super::starts::Starts;
use super::understanding::PageIndex;
use crate::knowledge::Page;

/// What a name stands for.
#[derive(Debug)]
struct Name {
    page: PageIndex,
    is_title: bool,
    is_guest: bool,
}

/// All names of all pages, for look-ups while typing.
#[derive(Debug, Default)]
pub struct Completion {
    starts: Starts,
    /// In the order of `starts`.
    names: Vec<Name>,
    titles: Vec<Arc<str>>,
}

impl Completion {
    pub fn new(pages: &[Arc<Page>], of_pages: &[Names]) -> Self {
        let (mut texts, mut names) = (Vec::new(), Vec::new());
        for (page, of_page) in of_pages.iter().enumerate() {
            let mut add = |words: &[String], is_title| {
                texts.push(words.join(" "));
                names.push(Name { page, is_title, is_guest: of_page.is_guest });
            };
            add(&of_page.title, true);
            add(&of_page.slug, false);
            of_page.aliases.iter().for_each(|alias| add(alias, false));
        }
        let titles = pages.iter().map(|page| page.title.clone()).collect();
        Self { starts: Starts::new(texts), names, titles }
    }

    /// The pages whose names fit what was typed so far, best first; all pages by title for an empty text.
    pub fn complete(&self, typed: &str, most: usize, scanner: &Scanner) -> Vec<PageIndex> {
        let words = scanner.words(typed).join(" ");
        if words.is_empty() {
            let mut pages: Vec<PageIndex> = (0..self.titles.len()).collect();
            pages.sort_by(|a, b| self.titles[*a].cmp(&self.titles[*b]));
            pages.truncate(most);
            return pages;
        }
        let found = self.starting_with(&words, most);
        if !found.is_empty() {
            return found;
        }
        let mended =
            scanner.read(typed).tokens.into_iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
        let found = self.starting_with(&mended, most);
        match found.is_empty() {
            true => self.nearest(&words, most),
            false => found,
        }
    }

    /// The page that has exactly this name, as title, alias or slug; none if several have it.
    pub fn resolve(&self, typed: &str, scanner: &Scanner) -> Option<PageIndex> {
        let words = scanner.words(typed).join(" ");
        let named = self.starts.names().iter().zip(&self.names).filter(|(text, _)| **text == words);
        let mut pages = named.map(|(_, name)| (name.is_title, name.page));
        let first = pages.next()?;
        let best = pages.fold((first, false), |(best, shared), other| match () {
            () if other.1 == best.1 => (best.max(other), shared),
            () if other.0 == best.0 => (best, true),
            () => (best.max(other), shared),
        });
        (!best.1).then_some(best.0.1)
    }

    fn starting_with(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let mut hits: Vec<(bool, bool, bool, &Arc<str>, PageIndex)> = self
            .starts
            .starting_with(words)
            .map(|(place, is_first)| {
                let name = &self.names[place];
                (name.is_guest, !name.is_title, !is_first, &self.titles[name.page], name.page)
            })
            .collect();
        hits.sort_unstable();
        distinct(hits.into_iter().map(|(.., page)| page), most)
    }

    /// The pages whose names have a start that differs in few letters from what was typed.
    fn nearest(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let mut near: Vec<(usize, PageIndex)> =
            self.starts.near(words).map(|(distance, place)| (distance, self.names[place].page)).collect();
        near.sort_unstable();
        distinct(near.into_iter().map(|(_, page)| page), most)
    }
}

/// The first pages, each once.
fn distinct(pages: impl Iterator<Item = PageIndex>, most: usize) -> Vec<PageIndex> {
    let mut first = Vec::new();
    for page in pages {
        if first.len() < most && !first.contains(&page) {
            first.push(page);
        }
    }
    first
}
