//! Completes the name of a career while it is typed, and resolves a name that was typed to its end.

use std::sync::Arc;

use super::names::Names;
use super::near_names::NearNames;
use super::reading::Scanner;
use super::understanding::PageIndex;
use crate::knowledge::Page;

/// A name of a page, as words joined by single spaces.
#[derive(Debug)]
struct Name {
    text: Box<str>,
    page: PageIndex,
    is_title: bool,
}

/// The start of a word in a name.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// The index of the name.
    name: u32,
    /// The byte in it.
    byte: u32,
    order: Order,
}

/// The order in which hits are shown: pages of the community's own before guests, titles before aliases, whole names before words
/// in them, and then by the pages' titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    is_guest: bool,
    is_alias: bool,
    is_inside: bool,
    /// The place of the page among all titles.
    rank: u32,
}

/// All names of all pages, for look-ups while typing.
#[derive(Debug, Default)]
pub struct Completion {
    names: Vec<Name>,
    /// Every start of a word in every name, sorted by the text from there on.
    starts: Vec<Start>,
    near: NearNames,
    /// All pages by their titles.
    by_title: Vec<PageIndex>,
}

impl Completion {
    pub fn new(pages: &[Arc<Page>], of_pages: &[Names]) -> Self {
        let mut by_title: Vec<PageIndex> = (0..pages.len()).collect();
        by_title.sort_by(|a, b| pages[*a].title.cmp(&pages[*b].title));
        let mut ranks = vec![0; pages.len()];
        (0..).zip(&by_title).for_each(|(rank, page)| ranks[*page] = rank);
        let mut names = Vec::new();
        for (page, of_page) in of_pages.iter().enumerate() {
            let mut add = |words: &[String], is_title| {
                names.push(Name { text: words.join(" ").into(), page, is_title });
            };
            add(&of_page.title, true);
            add(&of_page.slug, false);
            of_page.aliases.iter().for_each(|alias| add(alias, false));
        }
        let order = |name: &Name, byte: u32| Order {
            is_guest: of_pages[name.page].is_guest,
            is_alias: !name.is_title,
            is_inside: byte != 0,
            rank: ranks[name.page],
        };
        let starts = (0_u32..).zip(&names).flat_map(|(index, name)| {
            word_starts(&name.text).map(move |byte| Start { name: index, byte, order: order(name, byte) })
        });
        let starts = sorted(&names, starts.collect());
        let whole = starts.iter().filter(|start| start.byte == 0).map(|start| start.name).collect();
        let near = NearNames::new(whole, |name| &names[name as usize].text);
        Self { names, starts, near, by_title }
    }

    /// The pages whose names fit what was typed so far, best first; all pages by title for an empty text.
    pub fn complete(&self, typed: &str, most: usize, scanner: &Scanner) -> Vec<PageIndex> {
        let words = scanner.words(typed).join(" ");
        if words.is_empty() {
            return self.by_title.iter().copied().take(most).collect();
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
            self.names.iter().filter(|name| *name.text == *words).map(|name| (name.is_title, name.page));
        let first = pages.next()?;
        let best = pages.fold((first, false), |(best, shared), other| match () {
            () if other.1 == best.1 => (best.max(other), shared),
            () if other.0 == best.0 => (best, true),
            () => (best.max(other), shared),
        });
        (!best.1).then_some(best.0.1)
    }

    fn starting_with(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let first = self.starts.partition_point(|start| from(&self.names, start) < words);
        let behind = &self.starts[first..];
        let count = behind.partition_point(|start| from(&self.names, start).starts_with(words));
        // One letter has thousands of hits, so that only the best are kept in order.
        let mut best: Vec<Order> = Vec::with_capacity(most + 1);
        for order in behind[..count].iter().map(|start| start.order) {
            if best.len() == most && best.last().is_none_or(|last| order >= *last) {
                continue;
            }
            match best.iter().position(|other| other.rank == order.rank) {
                Some(at) if best[at] <= order => continue,
                Some(at) => drop(best.remove(at)),
                None => {}
            }
            best.insert(best.partition_point(|other| *other < order), order);
            best.truncate(most);
        }
        best.into_iter().map(|order| self.by_title[order.rank as usize]).collect()
    }

    /// The pages whose names have a start that differs in few letters from what was typed.
    fn nearest(&self, words: &str, most: usize) -> Vec<PageIndex> {
        let near = self.near.find(words, |name| &self.names[name as usize].text).into_iter();
        let mut near: Vec<(u8, PageIndex)> =
            near.map(|(distance, name)| (distance, self.names[name as usize].page)).collect();
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

/// The starts by the text from there on. The first letters decide mostly, and are at hand as one number.
fn sorted(names: &[Name], starts: Vec<Start>) -> Vec<Start> {
    let head = |start: &Start| {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(from(names, start).bytes()).for_each(|(place, byte)| *place = byte);
        u64::from_be_bytes(bytes)
    };
    let mut starts: Vec<(u64, Start)> = starts.into_iter().map(|start| (head(&start), start)).collect();
    starts.sort_by(|(head, start), (other_head, other)| {
        head.cmp(other_head).then_with(|| from(names, start).cmp(from(names, other)))
    });
    starts.into_iter().map(|(_, start)| start).collect()
}

fn from<'a>(names: &'a [Name], start: &Start) -> &'a str {
    names[start.name as usize].text.get(start.byte as usize..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Page;

    fn page(title: &str, aliases: &[&str], source: Option<&str>) -> Arc<Page> {
        Arc::new(Page {
            title: title.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            source: source.map(str::to_owned),
            ..Page::bare(&title.to_lowercase().replace(' ', "-"))
        })
    }

    #[track_caller]
    fn check(typed: &str, most: usize, expected: &[&str]) {
        let pages = [
            page("Rope Maker", &["line spinner", "maker of ropes"], None),
            page("Baker", &["bread maker"], Some("a survey")),
            page("Bell Founder", &["maker of bells"], None),
            page("Map Maker", &[], None),
        ];
        let scanner = Scanner::default();
        let completion = Completion::new(&pages, &Names::of(&pages, &scanner));
        let found = completion.complete(typed, most, &scanner);
        let titles: Vec<&str> = found.into_iter().map(|page| &*pages[page].title).collect();
        assert_eq!(titles, expected, "{typed:?}");
    }

    #[test]
    fn offers_all_pages_by_title_before_anything_is_typed() {
        check("", 25, &["Baker", "Bell Founder", "Map Maker", "Rope Maker"]);
        check(" ", 2, &["Baker", "Bell Founder"]);
    }

    #[test]
    fn own_pages_titles_and_whole_names_come_first() {
        check("ma", 25, &["Map Maker", "Rope Maker", "Bell Founder", "Baker"]);
        check("b", 25, &["Bell Founder", "Baker"]);
        check("maker", 25, &["Map Maker", "Rope Maker", "Bell Founder", "Baker"]);
    }

    #[test]
    fn offers_the_best_where_there_are_more_than_can_be_shown() {
        check("ma", 2, &["Map Maker", "Rope Maker"]);
        check("m", 1, &["Map Maker"]);
    }

    #[test]
    fn forgives_slips() {
        check("bell fuonder", 25, &["Bell Founder"]);
        check("ropw m", 25, &["Rope Maker"]);
        check("belfry", 25, &[]);
        check("zz", 25, &[]);
    }
}
