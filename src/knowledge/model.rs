//! What a career page is, once read: pages, sections, blocks and the facts taken from them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::prospects::{Education, Projection};

/// The name of a page: its file's name without the extension, in lower case with hyphens.
///
/// At most [`Slug::CHARS_MAX`] characters out of `a-z`, `0-9` and `-`, so that it fits into a Discord `custom_id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(Arc<str>);

/// Why a text is no slug.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SlugError {
    #[error("the name is empty")]
    Empty,
    #[error("the name has {0} characters, at most {max} are allowed", max = Slug::CHARS_MAX)]
    TooLong(usize),
    #[error("the name has the character {0:?}; only a-z, 0-9 and - are allowed")]
    Character(char),
}

impl Slug {
    /// The longest slug, in characters.
    pub const CHARS_MAX: usize = 60;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if let Some(odd) = text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(SlugError::Character(odd));
        }
        match text.len() {
            chars if chars > Self::CHARS_MAX => Err(SlugError::TooLong(chars)),
            _ => Ok(Self(text.into())),
        }
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a section is about; the nine things a complete page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    Overview,
    Duties,
    Skills,
    Path,
    Salary,
    Roles,
    Locations,
    Tools,
    Outlook,
}

impl Facet {
    /// All facets, in the order in which a page tells them.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Duties,
        Self::Skills,
        Self::Path,
        Self::Salary,
        Self::Roles,
        Self::Locations,
        Self::Tools,
        Self::Outlook,
    ];

    /// The facet's name in files, JSON and `custom_id`s: `overview`, `duties`, …
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Duties => "duties",
            Self::Skills => "skills",
            Self::Path => "path",
            Self::Salary => "salary",
            Self::Roles => "roles",
            Self::Locations => "locations",
            Self::Tools => "tools",
            Self::Outlook => "outlook",
        }
    }

    /// The facet's name as members read it: `How to get in`, `Pay`, …
    pub fn label(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Duties => "What they do",
            Self::Skills => "Skills",
            Self::Path => "How to become one",
            Self::Salary => "Salary",
            Self::Roles => "Roles and titles",
            Self::Locations => "Locations",
            Self::Tools => "Tools",
            Self::Outlook => "Outlook",
        }
    }
}

impl FromStr for Facet {
    type Err = UnknownFacet;

    fn from_str(name: &str) -> Result<Self, UnknownFacet> {
        Self::ALL.into_iter().find(|facet| facet.name() == name).ok_or_else(|| UnknownFacet(name.to_owned()))
    }
}

/// A name that is none of the nine facets.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "{0:?} is no facet; the facets are overview, duties, skills, path, salary, roles, locations, tools, outlook"
)]
pub struct UnknownFacet(pub String);

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One career: what a file under `knowledge/` says, read and checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    pub slug: Slug,
    pub title: Arc<str>,
    /// Other names under which members ask for the career, as written.
    pub aliases: Vec<String>,
    /// How members describe the career who do not know its name: `the people who test websites`.
    pub described: Vec<String>,
    /// The family: front matter, else the folder in which the file lies (`software`, `data`), else none.
    pub family: Option<String>,
    /// Slugs of careers to look at next; may name pages that are not there.
    pub related: Vec<Slug>,
    /// The Standard Occupational Classification code the figures are measured for (`15-1252`).
    pub soc: Option<String>,
    /// When its writers last looked it over.
    pub updated: Option<Date>,
    /// Where the prose comes from, for pages that are not the community's own (a licence or citation line).
    pub source: Option<String>,
    /// The file, relative to the folder that holds the knowledge folder, with `/`: `knowledge/data/data-engineer.md`.
    pub path: String,
    pub sections: Vec<Section>,
    pub facts: Facts,
}

impl Page {
    /// The section of a facet, if the page has one. Checks refuse a second.
    pub fn section(&self, facet: Facet) -> Option<&Section> {
        self.sections.iter().find(|section| section.facet == Some(facet))
    }

    /// A page with nothing but its title, for tests: `glass-blower` is "glass blower".
    ///
    /// # Panics
    /// Where the name is no slug.
    #[cfg(test)]
    pub fn bare(slug: &str) -> Self {
        Self {
            slug: slug.parse().expect("it is a slug"),
            title: slug.replace('-', " ").into(),
            aliases: Vec::new(),
            described: Vec::new(),
            family: None,
            related: Vec::new(),
            soc: None,
            updated: None,
            source: None,
            path: format!("knowledge/{slug}.md"),
            sections: Vec::new(),
            facts: Facts::default(),
        }
    }
}

/// One `##` section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// What it is about, by its heading; none for a heading that fits no facet.
    pub facet: Option<Facet>,
    pub heading: Arc<str>,
    /// The line of its heading, from 1.
    pub line: u32,
    pub blocks: Arc<[Block]>,
}

/// A piece of a section. All text is plain: markup is resolved, nothing is escaped. Answers share it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A smaller heading inside the section.
    Heading(Arc<str>),
    Paragraph(Arc<str>),
    List {
        ordered: bool,
        items: Arc<[Item]>,
    },
    /// A table; `header` is empty where the text gave none. Every row is as long as the longest.
    Table {
        header: Arc<[String]>,
        rows: Arc<[Vec<String>]>,
    },
    /// Text to be shown as it is, such as code.
    Preformatted(Arc<str>),
}

impl Block {
    /// All text of the block, piece by piece, in reading order.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Preformatted(text) => vec![text],
            Self::List { items, .. } => {
                items.iter().flat_map(|item| item.name.as_deref().into_iter().chain([&*item.text])).collect()
            }
            Self::Table { header, rows } => {
                header.iter().chain(rows.iter().flatten()).map(String::as_str).collect()
            }
        }
    }
}

/// One entry of a list: `**Python**: the language of …` has the name `Python`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The lead words, without their colon or full stop.
    pub name: Option<String>,
    /// What follows the lead words, or all of it. May be empty when there is a name.
    pub text: String,
}

impl Item {
    /// What parts the lead words from what follows: a colon, or nothing but a blank behind `Why not?`.
    pub fn separator(&self) -> &'static str {
        match self.name.as_deref().is_some_and(|name| name.ends_with(['?', '!'])) {
            true => " ",
            false => ": ",
        }
    }
}

/// What a page says that can be compared, ranked or searched for, not only read out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub salary: Vec<SalaryRow>,
    /// Names of skills, in the page's order: `Python`, `Problem-Solving Skills`.
    pub skills: Vec<String>,
    pub tools: Vec<ToolGroup>,
    /// Cities, states and regions that the page names: `Austin, Texas`.
    pub locations: Vec<String>,
    /// Related job titles that the page names: `Backend Developer`.
    pub roles: Vec<String>,
    /// The education that is typical for entry.
    pub education: Option<Education>,
    /// How the number of jobs is projected to change.
    pub projection: Option<Projection>,
    /// How many people hold such jobs; of careers with one name, the one with more is meant more often.
    pub employment: Option<u32>,
}

/// Tools that belong together: `Databases`: MySQL, PostgreSQL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToolGroup {
    pub name: Option<String>,
    pub tools: Vec<String>,
}

/// One pay figure with all that is needed to read it. At least one of `low`, `median`, `high` is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SalaryRow {
    /// The lower end, in `currency` per `period`: the 10th percentile where `source` is OEWS.
    pub low: Option<Amount>,
    pub median: Option<Amount>,
    /// The upper end: the 90th percentile where `source` is OEWS.
    pub high: Option<Amount>,
    pub currency: Currency,
    pub period: Period,
    /// Where it was measured: `United States`.
    pub region: Option<String>,
    /// When it was measured.
    pub year: Option<i16>,
    /// Who measured it, and what the ends are.
    pub source: Option<String>,
    /// For whom it was measured, where that is wider or narrower than the career: `Software Developers`.
    pub group: Option<String>,
}

/// A currency by its ISO 4217 code, out of those that pages may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    Usd,
    Eur,
    Gbp,
    Cad,
    Aud,
    Nzd,
    Chf,
    Sek,
    Nok,
    Dkk,
    Pln,
    Czk,
    Inr,
    Jpy,
    Cny,
    Sgd,
    Brl,
    Mxn,
    Zar,
    Ils,
}

/// What a pay figure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    Hour,
    Day,
    Month,
    Year,
}
