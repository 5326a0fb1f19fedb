//! Completes the name of a career while it is typed, and resolves a name that was typed to its end.

use std::sync::Arc;

use super::names::Names;
use super::reading::Scanner;
use super::understanding::PageIndex;
use crate::knowledge::Page;

/// A name of a page, as words joined by single spaces.
#[derive(Debug)]
struct Name {
    text: String,
    page: PageIndex,
    is_title: bool,
    is_guest: bool,
}

/// All names of all pages, for look-ups while typing.
#[derive(Debug, Default)]
pub struct Completion {
    names: Vec<Name>,
    /// Every start of a word in every name: (index of the name, byte offset), sorted by the text from there on.
    starts: Vec<(u32, u32)>,
    titles: Vec<Arc<str>>,
}

impl Completion {
    pub fn new(pages: &[Arc<Page>], of_pages: &[Names]) -> Self {
        let mut names = Vec::new();
        for (page, of_page) in of_pages.iter().enumerate() {
            let mut add = |words: &[String], is_title| {
                names.push(Name { text: words.join(" "), page, is_title, is_guest: of_page.is_guest });
            };
            add(&of_page.title, true);
            add(&of_page.slug, false);
            of_page.aliases.iter().for_each(|alias| add(alias, false));
        }
        let mut starts: Vec<(u32, u32)> = (0_u32..)
            .zip(&names)
            .flat_map(|(index, name)| word_starts(&name.text).map(move |start| (index, start)))
            .collect();
        starts.sort_by(|a, b| from(&names, *a).cmp(from(&names, *b)));
        Self { names, starts, titles: pages.iter().map(|page| page.title.clone()).collect() }
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
        let mut pages =
            self.names.iter().filter(|name| name.text == words).map(|name| (name.is_title, name.page));
        let first = pages.next()?;
        let best = pages.fold((first, false), |(best, shared), other| match () {
            () if other.1 == best.1 => (best.max(other), shared),
            () if other.0 == best.0 => (best, true),
            () => (best.max(other), shared),
        });
        (!best.1).then_some(best.0.1)
    }

    fn starting_with(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let first = self.starts.partition_point(|start| from(&self.names, *start) < words);
        let mut hits: Vec<(bool, bool, bool, &Arc<str>, PageIndex)> = self.starts[first..]
            .iter()
            .take_while(|start| from(&self.names, **start).starts_with(words))
            .map(|&(index, start)| {
                let name = &self.names[index as usize];
                (name.is_guest, !name.is_title, start != 0, &self.titles[name.page], name.page)
            })
            .collect();
        hits.sort_unstable();
        let mut pages = Vec::new();
        for (.., page) in hits {
            if pages.len() < most && !pages.contains(&page) {
                pages.push(page);
            }
        }
        pages
    }

    /// The pages whose names have a start that differs in few letters from what was typed.
    fn nearest(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let letters = words.chars().count();
        let within = letters / 4;
        if within == 0 || letters > 60 {
            return Vec::new();
        }
        let mut near: Vec<(usize, PageIndex)> = self
            .names
            .iter()
            .map(|name| {
                let start: String = name.text.chars().take(letters).collect();
                (strsim::osa_distance(words, &start), name.page)
            })
            .filter(|(distance, _)| *distance <= within)
            .collect();
        near.sort_unstable();
        let mut pages = Vec::new();
        for (_, page) in near {
            if pages.len() < most && !pages.contains(&page) {
                pages.push(page);
            }
        }
        pages
    }
}

fn word_starts(text: &str) -> impl Iterator<Item = u32> + '_ {
    let after_spaces = text.match_indices(' ').map(|(index, _)| index + 1);
    std::iter::once(0).chain(after_spaces).filter_map(|start| u32::try_from(start).ok())
}

fn from(names: &[Name], (index, start): (u32, u32)) -> &str {
    names[index as usize].text.get(start as usize..).unwrap_or_default()
}
