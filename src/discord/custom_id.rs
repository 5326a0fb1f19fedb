//! What a button or a select menu carries: its whole state, in a `custom_id` of at most 100 characters.
//!
//! The form is `1:KIND:…`, where `1` is the version of the form. A career stands in it as a [`PageKey`] of 12
//! characters, not as its slug: a comparison's state may hold four careers, and a slug may have 60 characters.

use std::fmt;
use std::str::FromStr;

use super::limits::CUSTOM_ID_CHARS_MAX;
use super::page_key::PageKey;
use crate::answer::Topic;
use crate::knowledge::Facet;
use crate::library::Snapshot;

/// The version of the form; a component of any other one is told to be out of date.
const VERSION: &str = "1";

/// The state of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// Delete the answer; `asker` may.
    Delete { asker: u64 },
    /// Post the hidden answer to the channel.
    Share { topic: TopicState },
    /// The select menu: its chosen value is the facet of `career` to show.
    More { asker: u64, career: PageKey },
    /// Show a topic: the next part of a section, a suggested career, one of those compared.
    Show { asker: u64, topic: TopicState },
}

/// A [`Topic`] as a component carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicState {
    pub careers: Vec<PageKey>,
    pub facets: Vec<Facet>,
    pub part: usize,
}

/// A `custom_id` that this version did not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the component is from another version of the bot")]
pub struct OtherVersion;

impl TopicState {
    /// The topic, if all its pages are still there.
    pub fn resolve(&self, snapshot: &Snapshot) -> Option<Topic> {
        let careers = self.careers.iter().map(|key| key.resolve(snapshot)).collect::<Option<Vec<_>>>()?;
        Some(Topic { careers, facets: self.facets.clone(), part: self.part })
    }
}

impl From<&Topic> for TopicState {
    fn from(topic: &Topic) -> Self {
        let careers = topic.careers.iter().map(PageKey::of).collect();
        Self { careers, facets: topic.facets.clone(), part: topic.part }
    }
}

impl CustomId {
    /// The text for Discord; none where the state does not fit, which takes more than four careers.
    pub fn encode(&self) -> Option<String> {
        let text = match self {
            Self::Delete { asker } => format!("{VERSION}:d:{asker}"),
            Self::Share { topic } => format!("{VERSION}:s:{topic}"),
            Self::More { asker, career } => format!("{VERSION}:m:{asker}:{career}"),
            Self::Show { asker, topic } => format!("{VERSION}:t:{asker}:{topic}"),
        };
        (text.len() <= CUSTOM_ID_CHARS_MAX).then_some(text)
    }
}

impl FromStr for CustomId {
    type Err = OtherVersion;

    fn from_str(text: &str) -> Result<Self, OtherVersion> {
        let fields: Vec<&str> = text.split(':').collect();
        let (version, fields) = fields.split_first().ok_or(OtherVersion)?;
        if *version != VERSION {
            return Err(OtherVersion);
        }
        match fields {
            ["d", asker] => Ok(Self::Delete { asker: number(asker)? }),
            ["s", topic @ ..] => Ok(Self::Share { topic: topic_state(topic)? }),
            ["m", asker, career] => Ok(Self::More { asker: number(asker)?, career: page_key(career)? }),
            ["t", asker, topic @ ..] => Ok(Self::Show { asker: number(asker)?, topic: topic_state(topic)? }),
            _ => Err(OtherVersion),
        }
    }
}

/// `KEY.KEY:FACETS:PART`, with a letter a facet.
impl fmt::Display for TopicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, key) in self.careers.iter().enumerate() {
            write!(f, "{}{key}", if index == 0 { "" } else { "." })?;
        }
        let facets: String = self.facets.iter().copied().map(letter).collect();
        write!(f, ":{facets}:{}", self.part)
    }
}

fn topic_state(fields: &[&str]) -> Result<TopicState, OtherVersion> {
    let [careers, facets, part] = fields else { return Err(OtherVersion) };
    Ok(TopicState {
        careers: careers.split('.').map(page_key).collect::<Result<_, _>>()?,
        facets: facets.chars().map(facet).collect::<Result<_, _>>()?,
        part: number(part)?,
    })
}

fn number<N: FromStr>(text: &str) -> Result<N, OtherVersion> {
    text.parse().map_err(|_| OtherVersion)
}

fn page_key(text: &str) -> Result<PageKey, OtherVersion> {
    text.parse().map_err(|_| OtherVersion)
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

    fn key(slug: &str) -> PageKey {
        PageKey::of(&slug.parse().unwrap())
    }

    #[track_caller]
    fn check_round_trip(id: &CustomId) {
        let text = id.encode().expect("the state fits");
        assert!(text.len() <= CUSTOM_ID_CHARS_MAX, "{text} is too long");
        assert_eq!(text.parse(), Ok(id.clone()));
    }

    #[test]
    fn comes_back_as_it_was() {
        let topic = TopicState { careers: vec![key("data-engineer")], facets: vec![Facet::Salary], part: 2 };
        check_round_trip(&CustomId::Delete { asker: 7 });
        check_round_trip(&CustomId::More { asker: 7, career: key("qa-engineer") });
        check_round_trip(&CustomId::Share { topic: topic.clone() });
        check_round_trip(&CustomId::Show { asker: 7, topic: topic.clone() });
        check_round_trip(&CustomId::Show { asker: 7, topic: TopicState { facets: Vec::new(), ..topic } });
    }

    #[test]
    fn the_largest_state_fits() {
        let careers = ["a", "b", "c", "d"].map(|letter| key(&letter.repeat(60))).to_vec();
        let topic = TopicState { careers, facets: Facet::ALL.to_vec(), part: 9_999 };
        check_round_trip(&CustomId::Show { asker: u64::MAX, topic: topic.clone() });
        check_round_trip(&CustomId::Share { topic });
        check_round_trip(&CustomId::More { asker: u64::MAX, career: key(&"z".repeat(60)) });
    }

    #[test]
    fn a_state_that_does_not_fit_is_left_out() {
        let topic = TopicState { careers: vec![key("a"); 9], facets: Vec::new(), part: 0 };
        assert_eq!(CustomId::Share { topic }.encode(), None);
    }

    #[test]
    fn refuses_what_it_did_not_write() {
        let check = |text: &str| assert_eq!(text.parse::<CustomId>(), Err(OtherVersion), "{text:?}");
        check("");
        check("page_2");
        check("0:d:7");
        check("1:d");
        check("1:d:seven");
        check("1:d:7:8");
        check("1:q:7");
        check("1:t:7:zz:m:0");
        check("1:t:7:0123456789ab:x:0");
        check("1:t:7:0123456789ab:m");
        check("1:s::m:0");
        check("1:d:99999999999999999999999");
    }
}
