//! The names of an occupation: what its titles come to when they are said the way people ask.

use super::roles::{is_generic, is_role};
use crate::knowledge::singular;

/// A longer name is a description.
const WORDS_MAX: usize = 6;
const CHARS_MAX: usize = 50;
/// Words after which a title only tells what it does not cover.
const TAILS: [&str; 3] = [", except ", ", all other", ", including "];

/// Names that the title of an occupation holds, best first, in the singular and lower case: `plumber`, `pipefitter`, `steamfitter`
/// of "Plumbers, Pipefitters, and Steamfitters"; `school bus driver` of "Bus Drivers, School".
pub(super) fn of_title(title: &str) -> Vec<String> {
    let title = title.to_lowercase();
    let base = TAILS.iter().filter_map(|tail| title.find(tail)).min().map_or(&*title, |at| &title[..at]);
    let mut names = Vec::new();
    if let Some(whom) = base.strip_prefix("helpers--") {
        parts(whom).iter().for_each(|part| add(&mut names, &format!("{} helper", in_singular(part))));
        return names;
    }
    let parts = parts(base);
    match parts.as_slice() {
        [only] => add(&mut names, only),
        [head, qualifier] if base == format!("{head}, {qualifier}") && !ends_in_role(qualifier) => {
            add(&mut names, &format!("{qualifier} {head}"));
            add(&mut names, head);
        }
        // "Teachers" of "Nursing Instructors and Teachers, Postsecondary" means others too.
        parts => parts
            .iter()
            .filter(|part| ends_in_role(part) && !(parts.len() > 2 && is_shared_head(part)))
            .for_each(|part| add(&mut names, part)),
    }
    names
}

/// The name, and the one in brackets, of a title such as "CEO (Chief Executive Officer)".
pub(super) fn of_other_title(title: &str) -> Vec<String> {
    let title = title.to_lowercase();
    let mut names = Vec::new();
    let (outside, inside) = match title.split_once('(') {
        Some((before, rest)) => {
            let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
            (format!("{before}{after}"), Some(inside))
        }
        None => (title.clone(), None),
    };
    add(&mut names, &outside);
    // What brackets hold may also be a remark: "Teacher (part-time)".
    if let Some(inside) =
        inside.filter(|inside| is_acronym_of(inside, &outside) || is_acronym_of(&outside, inside))
    {
        add(&mut names, inside);
    }
    names
}

/// A name as words that are compared: in the singular, without what members leave out at will.
pub(super) fn key(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '\''));
    words.filter(|word| !word.is_empty()).map(singular).collect::<Vec<_>>().join(" ")
}

/// A key without blanks, as pages are checked for names that are taken: "web site" is "website".
pub(super) fn joined_key(name: &str) -> String {
    key(name).replace(' ', "")
}

/// Whether a name of several words ends in people: `bank teller` and `director of nursing` do, `life insurance` does not.
pub(super) fn ends_in_role(name: &str) -> bool {
    let named = [" of ", " for ", " in "]
        .iter()
        .filter_map(|word| name.find(word))
        .min()
        .map_or(name, |at| &name[..at]);
    named.split_whitespace().next_back().is_some_and(is_role)
}

/// Whether nothing but roles that say nothing are left: `assistant manager`.
pub(super) fn is_only_generic(name: &str) -> bool {
    name.split_whitespace().all(is_generic)
}

/// Whether a part of a list is a role that many titles end in.
fn is_shared_head(part: &str) -> bool {
    matches!(
        &*singular(part),
        "teacher"
            | "instructor"
            | "driver"
            | "nurse"
            | "cook"
            | "painter"
            | "pilot"
            | "cleaner"
            | "guard"
            | "mechanic"
    )
}

fn parts(title: &str) -> Vec<&str> {
    let parts = title.split(", and ").flat_map(|part| part.split(", ")).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn add(names: &mut Vec<String>, name: &str) {
    let name = in_singular(&name.replace(['(', ')', ',', '"'], " "));
    let fits = name.chars().count() <= CHARS_MAX && name.split(' ').count() <= WORDS_MAX;
    if fits && name.chars().any(char::is_alphabetic) && !names.contains(&name) {
        names.push(name);
    }
}

/// A name whose last word, or that before "of", is in the singular.
fn in_singular(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let head = words.iter().position(|word| matches!(*word, "of" | "for")).unwrap_or(words.len());
    let Some(at) = head.checked_sub(1) else { return words.join(" ") };
    let last = singular(words[at]);
    words[at] = &last;
    words.join(" ")
}

/// Whether one text is the first letters of the words of another: `rn` of `registered nurse`.
fn is_acronym_of(short: &str, long: &str) -> bool {
    let initials: String =
        long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    initials.chars().count() > 1 && short.trim() == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, names: &[&str]) {
        assert_eq!(of_title(title), names, "{title}");
    }

    #[test]
    fn reads_the_names_out_of_titles() {
        check("Electricians", &["electrician"]);
        check("Plumbers, Pipefitters, and Steamfitters", &["plumber", "pipefitter", "steamfitter"]);
        check("Locksmiths and Safe Repairers", &["locksmith", "safe repairer"]);
        check("Bus Drivers, School", &["school bus driver", "bus driver"]);
        check("Chemistry Teachers, Postsecondary", &["postsecondary chemistry teacher", "chemistry teacher"]);
        check("Elementary School Teachers, Except Special Education", &["elementary school teacher"]);
        check(
            "Heating, Air Conditioning, and Refrigeration Mechanics and Installers",
            &["refrigeration mechanic", "installer"],
        );
        check("Helpers--Electricians", &["electrician helper"]);
        check(
            "Securities, Commodities, and Financial Services Sales Agents",
            &["financial services sales agent"],
        );
        check("Firefighters", &["firefighter"]);
        check("Bakers", &["baker"]);
    }

    #[test]
    fn reads_acronyms_in_brackets() {
        assert_eq!(of_other_title("CEO (Chief Executive Officer)"), ["ceo", "chief executive officer"]);
        assert_eq!(of_other_title("Registered Nurse (RN)"), ["registered nurse", "rn"]);
        assert_eq!(of_other_title("Teacher (Part-Time)"), ["teacher"]);
        assert_eq!(of_other_title("Directors of Nursing"), ["director of nursing"]);
        assert_eq!(of_other_title("Odd (bracket"), ["odd"]);
    }

    #[test]
    fn tells_roles_from_fields() {
        assert!(ends_in_role("bank teller") && ends_in_role("director of nursing"));
        assert!(!ends_in_role("life insurance") && !ends_in_role("customer service"));
        assert!(is_only_generic("assistant manager") && !is_only_generic("night manager"));
        assert_eq!(key("Full-Stack Developers"), key("full stack developer"));
        assert_eq!(joined_key("Web Site Managers"), joined_key("website manager"));
    }
}
