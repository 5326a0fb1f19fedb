//! Which words name people at work, and which of those mean something else when they stand alone.
//!
//! The words themselves are a list, `roles.toml` beside this file.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge::{is_english, singular};

/// Whether a word names people at work, in singular or plural.
pub(super) fn is_role(word: &str) -> bool {
    let word = singular(word);
    if WORDS.roles.contains(&*word) {
        return true;
    }
    let is_ending = |ending: &String| word.len() >= ending.len() + 2 && word.ends_with(ending.as_str());
    WORDS.endings.iter().any(is_ending) && !WORDS.no_roles.contains(&*word)
}

/// Whether a role word says nothing alone.
pub(super) fn is_generic(word: &str) -> bool {
    WORDS.generic.contains(&*singular(word))
}

/// Whether a role word in the singular names one occupation when it stands alone: `plumber`, but not `operator` or `counter`.
///
/// `is_telling` says that a title of the occupation holds the word, or something of its stem.
pub(super) fn stands_alone(word: &str, is_telling: bool) -> bool {
    if !is_role(word) || is_generic(word) || WORDS.something_else.contains(word) || word.len() < 3 {
        return false;
    }
    let sure_ending = ["ist", "ian", "woman"].iter().any(|ending| word.ends_with(ending) && word.len() > 6);
    WORDS.known.contains(word) || is_telling || sure_ending || !is_english(word)
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("roles.toml")).expect("the list of roles is valid TOML"));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Role words that no ending gives away.
    roles: BTreeSet<String>,
    /// Endings of words that name people at work. Many other words have them too, so they count only at a name's end.
    endings: Vec<String>,
    /// Words with such an ending that name no people.
    no_roles: BTreeSet<String>,
    /// Roles that say nothing without another word: `operator`, `assistant`.
    generic: BTreeSet<String>,
    /// Roles that are far more often something else: these need another word, as `bank teller` does not.
    something_else: BTreeSet<String>,
    /// Roles in one English word that no ending makes safe, and that people do ask for.
    known: BTreeSet<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_that_name_people() {
        let roles = [
            "plumbers",
            "nurse",
            "secretaries",
            "locksmith",
            "firemen",
            "pianist",
            "attorneys",
            "stewardess",
        ];
        assert!(roles.iter().all(|word| is_role(word)));
        assert!(
            ["insurance", "water", "estate", "centers", "fitness", "or"].iter().all(|word| !is_role(word))
        );
    }

    #[test]
    fn lets_only_telling_words_stand_alone() {
        let alone = |word| stands_alone(word, false);
        assert!(["plumber", "dean", "botanist", "phlebotomist", "principal"].into_iter().all(alone));
        assert!(
            !["operator", "counter", "filler", "do", "former", "agitator", "sewer", "hoist"]
                .into_iter()
                .any(alone)
        );
        assert!(stands_alone("agitator", true) && !stands_alone("counter", true));
    }
}
