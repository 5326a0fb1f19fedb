//! The names of a page as words: read once, and used by all that look names up.

use super::reading::Scanner;
use crate::knowledge::Page;

/// What a page goes by, in words without slang.
#[derive(Debug)]
pub struct Names {
    pub title: Vec<String>,
    pub slug: Vec<String>,
    pub aliases: Vec<Vec<String>>,
    /// Whether the page is a guest: its text comes from elsewhere, and pages of the community's own stand beside it.
    pub is_guest: bool,
}

impl Names {
    /// The names of all pages. The scanner must know which words stay whole, and the slang.
    pub fn of(pages: &[impl AsRef<Page>], scanner: &Scanner) -> Vec<Self> {
        let has_own = pages.iter().any(|page| page.as_ref().source.is_none());
        let names = |page: &Page| Self {
            title: scanner.words(&page.title),
            slug: scanner.words(page.slug.as_str()),
            // An alias that is slang for something else would be that: `rn` is "right now".
            aliases: page.aliases.iter().filter_map(|alias| scanner.words_unless_slang(alias)).collect(),
            is_guest: has_own && page.source.is_some(),
        };
        pages.iter().map(|page| names(page.as_ref())).collect()
    }

    /// Title and aliases.
    pub fn given(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.title).chain(&self.aliases)
    }
}
