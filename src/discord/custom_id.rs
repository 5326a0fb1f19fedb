//! What a button or a select menu carries: its whole state, in a `custom_id` of at most 100 characters.
//!
//! The form is `1:KIND:…`, where `1` is the version of the form.

use std::str::FromStr;

use super::limits::CUSTOM_ID_CHARS_MAX;
use super::page_key::PageKey;
use super::shown::Shown;

/// The version of the form; a component of any other one is told to be out of date.
const VERSION: &str = "1";

/// The state of a component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomId {
    /// Delete the answer; `asker` may.
    Delete { asker: u64 },
    /// Post the hidden answer to the channel.
    Share { shown: Shown },
    /// The select menu of a career: its chosen value is the facet of `career` to show.
    More { asker: u64, career: PageKey },
    /// Show something else: the next part of a section, a suggested career, one of those compared.
    Show { asker: u64, shown: Shown },
    /// The select menu of a list of careers: its chosen value is the slug of the one to show.
    Open { asker: u64 },
    /// The select menu of a list of families: its chosen value is the one to show.
    Family { asker: u64 },
}

/// A `custom_id` that this version did not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the component is from another version of the bot")]
pub struct OtherVersion;

impl CustomId {
    /// The text for Discord; none where the state does not fit: more than four careers, a long list of skills.
    pub fn encode(&self) -> Option<String> {
        let text = match self {
            Self::Delete { asker } => format!("{VERSION}:d:{asker}"),
            Self::Share { shown } => format!("{VERSION}:s:{shown}"),
            Self::More { asker, career } => format!("{VERSION}:m:{asker}:{career}"),
            Self::Show { asker, shown } => format!("{VERSION}:t:{asker}:{shown}"),
            Self::Open { asker } => format!("{VERSION}:o:{asker}"),
            Self::Family { asker } => format!("{VERSION}:f:{asker}"),
        };
        (text.len() <= CUSTOM_ID_CHARS_MAX).then_some(text)
    }
}

impl FromStr for CustomId {
    type Err = OtherVersion;

    fn from_str(text: &str) -> Result<Self, OtherVersion> {
        let mut fields = text.splitn(3, ':');
        let (Some(VERSION), Some(kind), Some(rest)) = (fields.next(), fields.next(), fields.next()) else {
            return Err(OtherVersion);
        };
        let behind_asker = || rest.split_once(':').ok_or(OtherVersion);
        match kind {
            "d" => Ok(Self::Delete { asker: number(rest)? }),
            "o" => Ok(Self::Open { asker: number(rest)? }),
            "f" => Ok(Self::Family { asker: number(rest)? }),
            "s" => Ok(Self::Share { shown: rest.parse()? }),
            "m" => {
                let (asker, career) = behind_asker()?;
                Ok(Self::More { asker: number(asker)?, career: career.parse().map_err(|_| OtherVersion)? })
            }
            "t" => {
                let (asker, shown) = behind_asker()?;
                Ok(Self::Show { asker: number(asker)?, shown: shown.parse()? })
            }
            _ => Err(OtherVersion),
        }
    }
}

fn number(text: &str) -> Result<u64, OtherVersion> {
    text.parse().map_err(|_| OtherVersion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::shown::TopicState;
    use crate::knowledge::Facet;

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
        let shown = Shown::Topic(topic.clone());
        check_round_trip(&CustomId::Delete { asker: 7 });
        check_round_trip(&CustomId::Open { asker: 7 });
        check_round_trip(&CustomId::Family { asker: u64::MAX });
        check_round_trip(&CustomId::More { asker: 7, career: key("qa-engineer") });
        check_round_trip(&CustomId::Share { shown: shown.clone() });
        check_round_trip(&CustomId::Show { asker: 7, shown });
        let profile = Shown::Topic(TopicState { facets: Vec::new(), ..topic });
        check_round_trip(&CustomId::Show { asker: 7, shown: profile });
        let list = Shown::List { family: Some("a:b".into()), part: 1 };
        check_round_trip(&CustomId::Show { asker: 7, shown: list });
        check_round_trip(&CustomId::Share {
            shown: Shown::Matches { skills: "SQL, C++: the language".into() },
        });
    }

    #[test]
    fn the_largest_comparison_fits() {
        let careers = ["a", "b", "c", "d"].map(|letter| key(&letter.repeat(60))).to_vec();
        let shown = Shown::Topic(TopicState { careers, facets: Facet::ALL.to_vec(), part: 9_999 });
        check_round_trip(&CustomId::Show { asker: u64::MAX, shown: shown.clone() });
        check_round_trip(&CustomId::Share { shown });
        check_round_trip(&CustomId::More { asker: u64::MAX, career: key(&"z".repeat(60)) });
    }

    #[test]
    fn a_state_that_does_not_fit_is_left_out() {
        let check = |shown: Shown| assert_eq!(CustomId::Share { shown }.encode(), None);
        check(Shown::Topic(TopicState { careers: vec![key("a"); 9], facets: Vec::new(), part: 0 }));
        check(Shown::Matches { skills: "SQL, ".repeat(30) });
        check(Shown::List { family: Some("é".repeat(60)), part: 0 });
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
