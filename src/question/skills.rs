//! Skills and tools that a question names, and the pages that hold them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::understanding::PageIndex;
use super::words::WordId;
use crate::knowledge::{Block, Facet, Page, Vocabulary, is_english, singular};

/// Makers whose name is left out when their tools are spoken of: `Photoshop` for "Adobe Photoshop".
const MAKERS: &[&str] = &[
    "adobe",
    "microsoft",
    "apache",
    "google",
    "amazon",
    "aws",
    "ibm",
    "autodesk",
    "atlassian",
    "oracle",
    "jetbrains",
    "hashicorp",
    "azure",
    "salesforce",
    "cisco",
    "red",
    "siemens",
    "intel",
    "nvidia",
    "meta",
    "hugging",
    "splunk",
    "sap",
];

/// The rank of a page that mentions a word, and names no skill after it.
const MENTIONED_RANK: u32 = 50;
/// Longer names are phrases of a page's prose, not names that a question would hold.
const NAME_WORDS_MAX: usize = 4;

/// The pages that name a skill or tool, the one that leans on it most first.
pub type Holders = Vec<Holder>;

/// A page that names a skill or tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holder {
    /// 0 where the page's title holds the name, else its place among the page's skills and tools, from 1.
    pub rank: u32,
    pub page: PageIndex,
    /// Whether the page names it among its tools, and not among the skills.
    pub is_tool: bool,
}

/// A skill or tool, and who uses it.
#[derive(Clone, Debug, Default)]
pub struct Skill {
    /// As the first page that names it writes it: `Apache Spark`.
    pub name: String,
    pub holders: Holders,
}

/// All skills and tools of all pages, under all their names.
#[derive(Debug, Default)]
pub struct Skills {
    phrases: PhraseMap<Skill>,
    /// The pages with a word in the name of a skill or tool, or that mention a name: `soldering` in "Soldering and bench work", `ccna`.
    by_word: FxHashMap<WordId, Holders>,
}

impl Skills {
    /// Those of the pages at these places. Imported pages name tools by the thousand, so that they are left out beside pages of the
    /// community's own.
    pub fn new<'a>(
        pages: impl Iterator<Item = (PageIndex, &'a Page)> + Clone,
        vocabulary: &Vocabulary,
        scanner: &mut Scanner,
    ) -> Self {
        let mut skills = Self::default();
        let titles = pages.clone().flat_map(|(_, page)| scanner.words(&page.title));
        let titles: FxHashSet<String> = titles.collect();
        let mut short_names: Vec<(Vec<WordId>, Vec<WordId>)> = Vec::new();
        let mut read: FxHashMap<&str, Vec<WordId>> = FxHashMap::default();
        for (index, page) in pages.clone() {
            let title = scanner.intern(&page.title);
            let skills_named = page.facts.skills.len();
            for (place, written) in (1..).zip(names(page)) {
                let is_new = !read.contains_key(written);
                let name = read.entry(written).or_insert_with(|| scanner.intern(written));
                if name.is_empty() || name.len() > NAME_WORDS_MAX {
                    continue;
                }
                // What one page calls a tool by a short name, all do.
                if is_new {
                    let names_more = |short: &String| !is_ordinary(short, &titles);
                    let short_names_of_it =
                        short_names_of(written).filter(names_more).map(|short| scanner.intern(&short));
                    short_names.extend(short_names_of_it.map(|short| (short, name.clone())));
                }
                let rank = if title.windows(name.len()).any(|words| words == *name) { 0 } else { place };
                let is_tool = place as usize > skills_named;
                let holder = Holder { rank, page: index, is_tool };
                for word in name.iter().filter(|word| !scanner.lexicon.is_explained(**word)) {
                    let holders = skills.by_word.entry(*word).or_default();
                    if holders.last().is_none_or(|last: &Holder| last.page != index) {
                        holders.push(holder);
                    }
                }
                let skill = skills.phrases.entry(name);
                if skill.name.is_empty() {
                    skill.name = written.to_owned();
                }
                // Pages come one after the other, so only the last holder can be the same.
                if skill.holders.last().is_none_or(|holder| holder.page != index) {
                    skill.holders.push(holder);
                }
            }
        }
        for (index, page) in pages.filter(|(_, page)| page.source.is_none()) {
            skills.add_mentions(index, page, scanner);
        }
        skills.phrases.values_mut().for_each(|skill| skill.holders.sort_unstable());
        short_names.sort_unstable();
        short_names.dedup();
        for (short, whole) in short_names {
            let Some(skill) = skills.phrases.exact(&whole).filter(|_| !short.is_empty()).cloned() else {
                continue;
            };
            let same = skills.phrases.entry(&short);
            if same.name.is_empty() {
                same.name = skill.name;
            }
            for holder in skill.holders {
                if same.holders.iter().all(|other| other.page != holder.page) {
                    same.holders.push(holder);
                }
            }
            same.holders.sort_unstable();
        }
        for (name, synonyms) in &vocabulary.skills {
            // The pages may know it by any of its names: `Spark`, `Apache Spark`.
            let all: Vec<Vec<WordId>> =
                synonyms.iter().chain([name]).map(|name| scanner.intern(name)).collect();
            let mut holders: Holders = all
                .iter()
                .filter_map(|name| skills.phrases.exact(name))
                .flat_map(|skill| skill.holders.clone())
                .collect();
            holders.sort_unstable_by_key(|holder| (holder.page, holder.rank));
            holders.dedup_by_key(|holder| holder.page);
            holders.sort_unstable();
            if holders.is_empty() {
                continue;
            }
            for phrase in all {
                *skills.phrases.entry(&phrase) = Skill { name: name.clone(), holders: holders.clone() };
            }
        }
        skills
    }

    /// Adds the words of a page's sections on skills, tools and the path that are no English words: `fpga`, `ccna`.
    fn add_mentions(&mut self, index: PageIndex, page: &Page, scanner: &mut Scanner) {
        for section in &page.sections {
            let Some(facet @ (Facet::Skills | Facet::Tools | Facet::Path)) = section.facet else { continue };
            let texts = section.blocks.iter().flat_map(Block::texts);
            for word in texts.flat_map(|text| scanner.normaliser.words(text)) {
                let is_name = word.len() > 1
                    && !word.starts_with(|c: char| c.is_ascii_digit())
                    && !is_english(singular(&word).as_ref());
                let id = scanner.lexicon.intern(&word);
                let holders = self.by_word.entry(id).or_default();
                let is_new = holders.iter().all(|holder| holder.page != index);
                if is_name && is_new && !scanner.lexicon.is_explained(id) {
                    holders.push(Holder {
                        rank: MENTIONED_RANK,
                        page: index,
                        is_tool: facet == Facet::Tools,
                    });
                }
            }
        }
    }

    /// The longest skill that begins the words, with the number of its words.
    pub fn longest(&self, words: &[WordId]) -> Option<(usize, &Skill)> {
        self.phrases.longest(words)
    }

    /// The skill that exactly these words name.
    pub fn exact(&self, words: &[WordId]) -> Option<&Skill> {
        self.phrases.exact(words)
    }

    /// Whether these words, all of them, name a skill.
    pub fn is_skill(&self, words: &[WordId]) -> bool {
        self.phrases.exact(words).is_some()
    }

    /// The pages with this word in the name of a skill or tool.
    pub fn with_word(&self, word: WordId) -> &[Holder] {
        self.by_word.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The skill whose name ends right before a place, with the pages that hold it.
    pub fn ending_at(&self, question: &Question, end: usize) -> Option<&Holders> {
        (end.saturating_sub(NAME_WORDS_MAX)..end)
            .find_map(|start| self.phrases.exact(&question.ids[start..end]))
            .map(|skill| &skill.holders)
    }
}

/// What a tool is called without its maker, and without its version: `Spark`, `ROS`.
fn short_names_of(name: &str) -> impl Iterator<Item = String> {
    let is_maker = |(first, _): &(&str, &str)| MAKERS.contains(&first.to_lowercase().as_str());
    let is_version = |(_, last): &(&str, &str)| last.chars().all(|c| c.is_ascii_digit() || c == '.');
    let without_maker = name.split_once(' ').filter(is_maker).map(|(_, rest)| rest.to_owned());
    let without_version = name.rsplit_once(' ').filter(is_version).map(|(before, _)| before.to_owned());
    without_maker.into_iter().chain(without_version)
}

/// Whether a short name is a word that careers are named by, or the plural of an English one: `DevOps` of "Azure DevOps", `Teams`.
fn is_ordinary(short: &str, titles: &FxHashSet<String>) -> bool {
    let short = short.to_lowercase();
    let one = singular(&short);
    titles.contains(&short) || titles.contains(&*one) || (one != short && is_english(&one))
}

/// The names of a page's skills and tools.
pub fn names(page: &Page) -> impl Iterator<Item = &str> {
    let tools = page.facts.tools.iter().flat_map(|group| &group.tools);
    page.facts.skills.iter().chain(tools).map(String::as_str)
}
