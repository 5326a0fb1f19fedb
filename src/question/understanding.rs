//! What a question was understood to ask.

use super::parts::Told;
use super::stems::Stem;
use crate::knowledge::{Facet, Slug};

/// The number of a page in the list that the [`Interpreter`](super::Interpreter) was made from.
pub type PageIndex = usize;

/// The reading of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    pub reading: Reading,
    /// Words that were read as others: (`salry`, `salary`), as typed and in lower case.
    pub corrections: Vec<(String, String)>,
    /// How sure the reading is, 0 to 1.
    pub confidence: f32,
    /// The career that the asker comes from, where one is to be reached: `from qa to devops`.
    pub from: Option<PageIndex>,
    /// Careers that go by the same name as the one that was taken, and were meant less likely.
    pub also: Vec<PageIndex>,
    /// What the question is narrowed to, beyond what pages tell apart: `junior`, `Berlin`.
    pub narrowed: Vec<Narrowing>,
    pub wording: Wording,
}

/// A condition in a question that pages may not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// `junior`, `senior`: as typed.
    Level(String),
    /// `berlin`: as typed, in lower case.
    Place(String),
}

/// How the question puts it, beyond careers and facets: what of a section it asks for. All words without plural endings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wording {
    /// The careers that are named, in the question's order, whether they are asked about or not.
    pub named: Vec<PageIndex>,
    /// The parts that are asked for, each by the phrases under which pages tell it.
    pub parts: Vec<Told>,
    /// The words that say what it is about: neither names of careers, nor such as all questions hold.
    pub words: Vec<TopicWord>,
}

/// A word that says what a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicWord {
    pub stem: Stem,
    /// Whether it is a name, of a tool or a certificate for example: no English word has its spelling.
    pub is_name: bool,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One career, or several side by side; without facets: in general.
    Careers {
        pages: Vec<PageIndex>,
        facets: Vec<Facet>,
    },
    /// One of these pages, but which?
    Choices {
        pages: Vec<PageIndex>,
        facet: Option<Facet>,
    },
    /// Careers that use these skills, the best match first.
    Matches {
        skills: Vec<String>,
        found: Vec<Match>,
    },
    /// These careers in the order of a figure.
    Ranking {
        by: Measure,
        lowest: bool,
        without_degree: bool,
        /// The words for the careers that are ranked; none for all: `data`.
        among: Option<String>,
        pages: Vec<PageIndex>,
    },
    /// What there is: all families, or the careers of one.
    List {
        family: Option<String>,
    },
    Smalltalk(Smalltalk),
    Unknown(Reason),
}

/// A career that uses some of the skills that were looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub page: PageIndex,
    /// Which of them, as places in their list.
    pub held: Vec<usize>,
}

/// What careers can be ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Pay,
    /// The projected change of the number of jobs.
    Growth,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing to read: no letters, no digits.
    Empty,
    /// A facet is asked for, but of which career?
    WhichCareer(Facet),
    /// No career of the knowledge base is asked about.
    NoCareer,
    /// A career is compared with one that has no page.
    HalfCompared,
    /// A career is named, but the question seems to be about something else.
    Doubtful,
}

/// Talk that is not about careers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Smalltalk {
    Greeting,
    Thanks,
    Bye,
    /// Who are you?
    Identity,
    /// What can you do?
    Help,
}

/// What was answered last, to which a follow-up may refer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    pub careers: Vec<Slug>,
    pub facets: Vec<Facet>,
    /// Careers that were listed beside or instead, in their order: `the second one`.
    pub offered: Vec<Slug>,
}

impl Context {
    pub fn is_empty(&self) -> bool {
        self.careers.is_empty() && self.facets.is_empty()
    }
}
