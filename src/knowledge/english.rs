//! Common knowledge about English: which words there are, and what a plural is the plural of.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// English words of three letters and more, from SCOWL (see `english.LICENSE`).
static ENGLISH: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("english.txt").lines().collect());

/// Whether this is an English word, in lower case. All words of one and two letters count as such.
pub fn is_english(word: &str) -> bool {
    word.len() < 3 || ENGLISH.contains(word)
}

/// A word without its plural ending: `engineers` -> `engineer`, `secretaries` -> `secretary`, `firemen` -> `fireman`.
///
/// Only a rough cut, made alike on both sides of every comparison; words of three letters and fewer stay, but for `men`.
pub fn singular(word: &str) -> Cow<'_, str> {
    if word == "men" {
        return Cow::Borrowed("man");
    }
    let bytes = word.len();
    if bytes <= 3 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let with = |cut: usize, end: &str| Cow::Owned(format!("{}{end}", &word[..bytes - cut]));
    match word {
        _ if word.ends_with("ies") && bytes > 4 => with(3, "y"),
        "wives" | "midwives" | "housewives" => with(3, "fe"),
        // Short for `what is` and the like.
        "whats" | "wats" | "whts" | "hows" | "whos" | "wheres" | "thats" => Cow::Borrowed(word),
        _ if word.ends_with("men") && bytes > 5 => with(2, "an"),
        _ if word.ends_with("speople") => with(6, "person"),
        _ if !word.ends_with('s') => Cow::Borrowed(word),
        _ if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => Cow::Borrowed(word),
        _ if ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end)) => {
            Cow::Borrowed(&word[..bytes - 2])
        }
        _ => Cow::Borrowed(&word[..bytes - 1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_plural_endings_and_leaves_other_words_alone() {
        let check = |word, stem| assert_eq!(singular(word), stem, "{word}");
        check("engineers", "engineer");
        check("coaches", "coach");
        check("secretaries", "secretary");
        check("movies", "movy");
        check("firemen", "fireman");
        check("men", "man");
        check("salespeople", "salesperson");
        check("midwives", "midwife");
        check("specimen", "speciman");
        check("women", "women");
        check("analysis", "analysis");
        check("business", "business");
        check("ops", "ops");
        check("naïves", "naïves");
    }

    #[test]
    fn knows_english_words() {
        assert!(is_english("celery") && is_english("nurse") && is_english("an"));
        assert!(!is_english("salry") && !is_english("devops"));
    }
}
