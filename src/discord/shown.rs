//! What an answer shows, in the words of a `custom_id`: enough to show it again after a restart.

use std::fmt;
use std::str::FromStr;

use super::custom_id::OtherVersion;
use super::page_key::PageKey;
use crate::answer::{self, Answer, Kind, Order, Topic};
use crate::knowledge::Facet;
use crate::library::Snapshot;
use crate::question::Measure;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Facets of a career, a profile, a comparison: `KEY.KEY:FACETS:PART`, with a letter a facet.
    Topic(TopicState),
    /// The careers of a family, or all families: `l:PART:FAMILY`.
    List { family: Option<String>, part: usize },
    /// The careers that use skills, which are named as pages name them: `k:SQL, Excel`.
    Matches { skills: String },
    /// A ranking: `r:MARKS:AMONG`, with `p` or `g` for the measure, `l` for the lowest first, `d` for without a degree.
    Ranking(Order),
}

/// A [`Topic`] as a component carries it: its careers by [`PageKey`], since a slug may have 60 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicState {
    pub careers: Vec<PageKey>,
    pub facets: Vec<Facet>,
    pub part: usize,
}

impl Shown {
    /// What an answer shows; none where it shows nothing that could be asked for again.
    pub fn of(answer: &Answer) -> Option<Self> {
        match answer.kind {
            Kind::Section | Kind::Profile | Kind::Comparison => {
                let careers = answer.careers.iter().map(|career| PageKey::of(&career.slug)).collect();
                let (facets, part) = (answer.asked.clone(), answer.part.index);
                Some(Self::Topic(TopicState { careers, facets, part }))
            }
            Kind::List => Some(Self::List { family: answer.family.clone(), part: answer.part.index }),
            Kind::Matches => Some(Self::Matches { skills: answer.skills.join(", ") }),
            Kind::Ranking => answer.order.clone().map(Self::Ranking),
            Kind::Choices | Kind::Unknown | Kind::Smalltalk => None,
        }
    }

    /// The same, but for the part of it.
    pub fn at_part(self, part: usize) -> Self {
        match self {
            Self::Topic(topic) => Self::Topic(TopicState { part, ..topic }),
            Self::List { family, .. } => Self::List { family, part },
            whole => whole,
        }
    }

    /// Answers with it once more; none if one of its pages is gone.
    pub fn answer(&self, snapshot: &Snapshot) -> Option<Answer> {
        match self {
            Self::Topic(topic) => Some(answer::about(snapshot, &topic.resolve(snapshot)?)),
            Self::List { family, part } => Some(answer::browse(snapshot, family.as_deref(), *part)),
            Self::Matches { skills } => Some(answer::matches(snapshot, skills)),
            Self::Ranking(order) => Some(answer::rank(snapshot, order)),
        }
    }
}

impl TopicState {
    fn resolve(&self, snapshot: &Snapshot) -> Option<Topic> {
        let careers = self.careers.iter().map(|key| key.resolve(snapshot)).collect::<Option<Vec<_>>>()?;
        Some(Topic { careers, facets: self.facets.clone(), part: self.part })
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(topic) => topic.fmt(f),
            Self::List { family, part } => write!(f, "l:{part}:{}", family.as_deref().unwrap_or_default()),
            Self::Matches { skills } => write!(f, "k:{skills}"),
            Self::Ranking(order) => {
                let by = match order.by {
                    Measure::Pay => "p",
                    Measure::Growth => "g",
                };
                let lowest = if order.lowest { "l" } else { "" };
                let degree = if order.without_degree { "d" } else { "" };
                write!(f, "r:{by}{lowest}{degree}:{}", order.among.as_deref().unwrap_or_default())
            }
        }
    }
}

impl FromStr for Shown {
    type Err = OtherVersion;

    fn from_str(text: &str) -> Result<Self, OtherVersion> {
        let named = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (kind, rest) = text.split_once(':').ok_or(OtherVersion)?;
        match (kind, rest.split_once(':')) {
            ("k", _) => Ok(Self::Matches { skills: rest.to_owned() }),
            ("l", Some((part, family))) => {
                Ok(Self::List { family: named(family), part: part.parse().map_err(|_| OtherVersion)? })
            }
            ("r", Some((marks, among))) => Ok(Self::Ranking(order(marks, named(among))?)),
            ("l" | "r", None) => Err(OtherVersion),
            _ => text.parse().map(Self::Topic),
        }
    }
}

fn order(marks: &str, among: Option<String>) -> Result<Order, OtherVersion> {
    let (by, rest) = match marks.split_at_checked(1).ok_or(OtherVersion)? {
        ("p", rest) => (Measure::Pay, rest),
        ("g", rest) => (Measure::Growth, rest),
        _ => return Err(OtherVersion),
    };
    let (lowest, without_degree) = match rest {
        "" => (false, false),
        "l" => (true, false),
        "d" => (false, true),
        "ld" => (true, true),
        _ => return Err(OtherVersion),
    };
    Ok(Order { by, lowest, without_degree, among })
}

impl fmt::Display for TopicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.careers.iter().enumerate() {
            write!(f, "{}{key}", if index == 0 { "" } else { "." })?;
        }
        let facets: String = self.facets.iter().copied().map(letter).collect();
        write!(f, ":{facets}:{}", self.part)
    }
}

impl FromStr for TopicState {
    type Err = OtherVersion;

    fn from_str(text: &str) -> Result<Self, OtherVersion> {
        let fields: Vec<&str> = text.split(':').collect();
        let [careers, facets, part] = fields.as_slice() else { return Err(OtherVersion) };
        let key = |text: &str| text.parse::<PageKey>().map_err(|_| OtherVersion);
        Ok(Self {
            careers: careers.split('.').map(key).collect::<Result<_, _>>()?,
            facets: facets.chars().map(facet).collect::<Result<_, _>>()?,
            part: part.parse().map_err(|_| OtherVersion)?,
        })
    }
}

/// A facet's letter. Components that were sent keep it for ever: give a new facet a new letter, reuse none.
fn letter(facet: Facet) -> char {
    match facet {
        Facet::Overview => 'o',
        Facet::Duties => 'd',
        Facet::Skills => 's',
        Facet::Path => 'p',
        Facet::Salary => 'm',
        Facet::Roles => 'r',
        Facet::Locations => 'l',
        Facet::Tools => 't',
        Facet::Outlook => 'u',
    }
}

fn facet(wanted: char) -> Result<Facet, OtherVersion> {
    Facet::ALL.into_iter().find(|facet| letter(*facet) == wanted).ok_or(OtherVersion)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_was() {
        let check = |shown: Shown, expected: &str| {
            assert_eq!(shown.to_string(), expected);
            assert_eq!(expected.parse(), Ok(shown));
        };
        let key = PageKey::of(&"data-engineer".parse().unwrap());
        let topic = TopicState { careers: vec![key, key], facets: vec![Facet::Salary], part: 2 };
        check(Shown::Topic(topic), "59f8c9ca10b5.59f8c9ca10b5:m:2");
        check(Shown::List { family: None, part: 0 }, "l:0:");
        check(Shown::List { family: Some("sales: and more".into()), part: 3 }, "l:3:sales: and more");
        check(Shown::Matches { skills: "SQL, CI/CD, C++".into() }, "k:SQL, CI/CD, C++");
        let order = Order { by: Measure::Pay, lowest: false, without_degree: false, among: None };
        check(Shown::Ranking(order.clone()), "r:p:");
        let among = Some("data".into());
        check(
            Shown::Ranking(Order { lowest: true, without_degree: true, among, ..order.clone() }),
            "r:pld:data",
        );
        check(Shown::Ranking(Order { by: Measure::Growth, without_degree: true, ..order }), "r:gd:");
    }

    #[test]
    fn refuses_what_it_did_not_write() {
        for text in
            ["", "k", "l:0", "l:x:data", "r:p", "r::", "r:q:", "r:pdl:", "r:é:", "59f8c9ca10b5:m", "zz:m:0"]
        {
            assert_eq!(text.parse::<Shown>(), Err(OtherVersion), "{text:?}");
        }
    }

    #[test]
    fn only_parts_of_sections_and_lists_are_leafed_through() {
        let list = Shown::List { family: None, part: 0 };
        assert_eq!(list.at_part(2), Shown::List { family: None, part: 2 });
        let matches = Shown::Matches { skills: "SQL".into() };
        assert_eq!(matches.clone().at_part(2), matches);
    }
}
