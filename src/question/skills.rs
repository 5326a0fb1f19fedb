//! Skills and tools that a question names, and the pages that hold them.

use rustc_hash::FxHashMap;

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::understanding::PageIndex;
use super::words::WordId;
use crate::knowledge::{Page, Vocabulary};

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
}

impl Skills {
    pub fn new(pages: &[impl AsRef<Page>], vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut skills = Self::default();
        let mut ids = |name: &str| scanner.intern(name);
        let mut short_names: Vec<(Vec<WordId>, Vec<WordId>)> = Vec::new();
        let mut read: FxHashMap<&str, Vec<WordId>> = FxHashMap::default();
        for (index, page) in pages.iter().map(AsRef::as_ref).enumerate() {
            let title = ids(&page.title);
            let skills_named = page.facts.skills.len();
            for (place, written) in (1..).zip(names(page)) {
                let is_new = !read.contains_key(written);
                let name = read.entry(written).or_insert_with(|| ids(written));
                if name.is_empty() || name.len() > NAME_WORDS_MAX {
                    continue;
                }
                let short = if is_new { short_name(written) } else { None };
                short_names.extend(short.map(|short| (ids(&short), name.clone())));
                let rank = if title.windows(name.len()).any(|words| words == *name) { 0 } else { place };
                let skill = skills.phrases.entry(name);
                if skill.name.is_empty() {
                    skill.name = written.to_owned();
                }
                // Pages come one after the other, so only the last holder can be the same.
                if skill.holders.last().is_none_or(|holder| holder.page != index) {
                    let is_tool = place as usize > skills_named;
                    skill.holders.push(Holder { rank, page: index, is_tool });
                }
            }
        }
        skills.phrases.values_mut().for_each(|skill| skill.holders.sort_unstable());
        // A short name that is a skill of its own stays that.
        short_names.sort_unstable();
        short_names.dedup();
        short_names.retain(|(short, _)| !short.is_empty() && skills.phrases.exact(short).is_none());
        for (short, whole) in short_names {
            let Some(skill) = skills.phrases.exact(&whole).cloned() else { continue };
            let same = skills.phrases.entry(&short);
            if same.holders.len() < skill.holders.len() {
                *same = skill;
            }
        }
        for (name, synonyms) in &vocabulary.skills {
            // The pages may know it by any of its names: `Spark`, `Apache Spark`.
            let all: Vec<Vec<WordId>> = synonyms.iter().chain([name]).map(|name| ids(name)).collect();
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

    /// The longest skill that begins the words, with the number of its words.
    pub fn longest(&self, words: &[WordId]) -> Option<(usize, &Skill)> {
        self.phrases.longest(words)
    }

    /// Whether these words, all of them, name a skill.
    pub fn is_skill(&self, words: &[WordId]) -> bool {
        self.phrases.exact(words).is_some()
    }

    /// The skill whose name ends right before a place, with the pages that hold it.
    pub fn ending_at(&self, question: &Question, end: usize) -> Option<&Holders> {
        (end.saturating_sub(NAME_WORDS_MAX)..end)
            .find_map(|start| self.phrases.exact(&question.ids[start..end]))
            .map(|skill| &skill.holders)
    }
}

/// What a tool is called without its maker, or without its version: `Spark`, `ROS`.
fn short_name(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    if MAKERS.contains(&first.to_lowercase().as_str()) {
        return Some(rest.to_owned());
    }
    let (before, last) = name.rsplit_once(' ')?;
    let is_version = last.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_version.then(|| before.to_owned())
}

/// The names of a page's skills and tools.
pub fn names(page: &Page) -> impl Iterator<Item = &str> {
    let tools = page.facts.tools.iter().flat_map(|group| &group.tools);
    page.facts.skills.iter().chain(tools).map(String::as_str)
}
