//! What an answer is: data without presentation. Discord, the terminal and JSON each render it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::chart::Chart;
use crate::knowledge::{self, Facet, Item, Page, Slug};
use crate::question::Measure;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One or several facets of one career (or the same facet of none but that career).
    Section,
    /// A career at a glance.
    Profile,
    /// Two careers or more, side by side.
    Comparison,
    /// Careers that use the skills that were named, the best match first.
    Matches,
    /// Careers in the order of a figure, the first one first.
    Ranking,
    /// What there is to ask about.
    List,
    /// Several pages may be meant; `suggestions` holds them.
    Choices,
    /// Not known; `suggestions` holds the nearest pages, if any is near.
    Unknown,
    /// A greeting, thanks, a question about the bot itself.
    Smalltalk,
}

/// The answer to a question. Everything in it comes from pages or from named texts of this layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub kind: Kind,
    /// What the answer is about, as a heading: `Data Engineer: salary`. Plain text, from a page: escape it.
    pub title: String,
    /// The careers that were answered, best first; empty for `Choices`, `Unknown` and `Smalltalk`.
    pub careers: Vec<CareerName>,
    /// The facets that were answered, best first; empty where `careers` is. A profile counts as `Overview`.
    pub facets: Vec<Facet>,
    /// The facets that were asked for; empty where the answer chose them: a profile, a general comparison.
    pub asked: Vec<Facet>,
    pub blocks: Vec<Block>,
    /// Where each figure and passage comes from; at least one wherever `careers` has one.
    pub sources: Vec<Source>,
    /// Pages to offer: what may have been meant, what is near.
    pub suggestions: Vec<CareerName>,
    /// The facet to show when one of `suggestions` is chosen; none for a profile.
    pub suggested_facet: Option<Facet>,
    /// The skills that were looked up, as the pages name them; empty but for `Matches`.
    pub skills: Vec<String>,
    /// Skills that may have been meant by words that name none; empty but after a look-up by skill.
    pub near_skills: Vec<String>,
    /// The family whose careers are listed; none for a list of families.
    pub family: Option<String>,
    /// The families that are listed.
    pub families: Vec<Family>,
    /// What was ranked, and how; none but for `Ranking`.
    pub order: Option<Order>,
    /// The same as a picture, where figures are set side by side.
    pub chart: Option<Chart>,
    /// Words that were read as others: (`salry`, `salary`). From the question: escape them.
    pub corrections: Vec<(String, String)>,
    /// Facets of the (one) career that can be asked for next; empty without a career.
    pub more: Vec<Facet>,
    /// Which part of a long section this is.
    pub part: Part,
    /// How sure the reading of the question is, 0 to 1.
    pub confidence: f32,
}

impl Answer {
    /// An answer that says nothing yet, surely.
    pub fn new(kind: Kind, title: impl Into<String>) -> Self {
        Self {
            kind,
            title: title.into(),
            careers: Vec::new(),
            facets: Vec::new(),
            asked: Vec::new(),
            blocks: Vec::new(),
            sources: Vec::new(),
            suggestions: Vec::new(),
            suggested_facet: None,
            skills: Vec::new(),
            near_skills: Vec::new(),
            family: None,
            families: Vec::new(),
            order: None,
            chart: None,
            corrections: Vec::new(),
            more: Vec::new(),
            part: Part::WHOLE,
            confidence: 1.0,
        }
    }
}

/// A career by the name of its page and its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareerName {
    pub slug: Slug,
    pub title: Arc<str>,
}

impl CareerName {
    /// The names of pages, in their order.
    pub fn of(pages: &[&Arc<Page>]) -> Vec<Self> {
        pages.iter().map(|page| Self::from(&***page)).collect()
    }
}

impl From<&Page> for CareerName {
    fn from(page: &Page) -> Self {
        Self { slug: page.slug.clone(), title: page.title.clone() }
    }
}

/// A family of careers: a folder of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// As pages name it: `product-design`.
    pub name: String,
    /// How many careers it has.
    pub careers: usize,
}

impl Family {
    /// How it is shown: `Product design`.
    pub fn label(&self) -> String {
        super::list::family_label(&self.name)
    }
}

/// What is to be ranked, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub by: Measure,
    /// Whether the least comes first.
    pub lowest: bool,
    /// Whether only careers count that need no bachelor's degree.
    pub without_degree: bool,
    /// What the careers are, if not all: `data`.
    pub among: Option<String>,
}

/// A piece of an answer. All text is plain: nothing is escaped.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The fact that answers at once: `$90,000–$140,000 a year` with `United States, 2023`.
    Lead {
        fact: String,
        detail: String,
    },
    Heading(Arc<str>),
    Paragraph(Arc<str>),
    /// `first` is the number of the first item of an ordered list that goes on from another part, else 1.
    List {
        ordered: bool,
        first: usize,
        items: Arc<[Item]>,
    },
    /// Columns and rows; every row is as long as the header.
    Table {
        header: Arc<[String]>,
        rows: Arc<[Vec<String>]>,
    },
    Preformatted(Arc<str>),
}

impl From<&knowledge::Block> for Block {
    fn from(block: &knowledge::Block) -> Self {
        match block {
            knowledge::Block::Heading(text) => Self::Heading(Arc::clone(text)),
            knowledge::Block::Paragraph(text) => Self::Paragraph(Arc::clone(text)),
            knowledge::Block::Preformatted(text) => Self::Preformatted(Arc::clone(text)),
            knowledge::Block::List { ordered, items } => {
                Self::List { ordered: *ordered, first: 1, items: Arc::clone(items) }
            }
            knowledge::Block::Table { header, rows } => {
                Self::Table { header: Arc::clone(header), rows: Arc::clone(rows) }
            }
        }
    }
}

/// Where a passage or a figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub career: CareerName,
    pub facet: Option<Facet>,
    /// The section's heading on the page.
    pub heading: Arc<str>,
    /// The page's file: `knowledge/data/data-engineer.md`.
    pub path: String,
    /// The line of the heading in that file, from 1; none where the page has no such section.
    pub line: Option<u32>,
    pub updated: Option<Date>,
    /// Who published the figures or the prose, where the page is not the first source.
    pub publisher: Option<String>,
}

/// A part of a long section: `index` out of `count`, from 0. A section that fits is part 0 of 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub index: usize,
    pub count: usize,
}

impl Part {
    pub const WHOLE: Self = Self { index: 0, count: 1 };

    /// The part after this one, if there is one.
    pub fn next(self) -> Option<usize> {
        (self.index + 1 < self.count).then_some(self.index + 1)
    }
}

/// What to show, where nothing has to be understood: a command's options, a button's `custom_id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// One career, or two and more to compare.
    pub careers: Vec<Slug>,
    /// The facets to show; empty for a profile, or for a general comparison.
    pub facets: Vec<Facet>,
    /// The part of a long section, from 0.
    pub part: usize,
}
