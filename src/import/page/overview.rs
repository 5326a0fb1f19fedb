//! What an occupation is: its description, as sentences about those who work in it.

use std::collections::BTreeSet;

use super::super::names;
use super::super::onet::{Database, Occupation};
use super::markdown::{Section, escaped};
use crate::knowledge::sentences;

/// Words that open a description which is a sentence already.
const NO_VERBS: [&str; 2] = ["All", "Includes"];
/// Words that open a phrase before the verb: "Using hand tools, cut branches."
const PHRASES: [&str; 3] = ["Under", "Using", "In"];
/// How the later sentences of descriptions open, and how they do as sentences.
const OPENINGS: [(&str, &str); 8] = [
    ("May", "They may"),
    ("Must", "They must"),
    ("Includes", "This includes"),
    ("Excludes", "This does not include"),
    ("Required", "They are required"),
    ("Requires", "The work requires"),
    ("Responsible", "They are responsible"),
    ("Works", "They work"),
];
/// Words after which the first word of a sentence was no verb: "Work involves lifting."
const FINITE: [&str; 9] =
    ["is", "are", "may", "can", "involves", "includes", "requires", "typically", "usually"];
/// Words of titles that keep their capital.
const PROPER: [&str; 1] = ["English"];

pub(super) fn section(occupation: &Occupation, database: &Database) -> Section {
    let mut section = Section::new("Overview");
    section.paragraph(escaped(&described(&occupation.title, &occupation.description, &database.verbs)));
    section
}

/// Those who work in an occupation: `School Bus Drivers` of "Bus Drivers, School".
pub(super) fn plural(title: &str) -> String {
    let base = [", Except ", ", Including ", ", All Other"].iter().filter_map(|tail| title.find(tail)).min();
    let base = base.map_or(title, |at| &title[..at]);
    if let Some(whom) = base.strip_prefix("Helpers--") {
        return format!("Helpers of {whom}");
    }
    let ends_in_role = |part: &str| names::ends_in_role(&part.to_lowercase());
    match base.rsplit_once(", ") {
        Some((head, qualifier))
            if !qualifier.starts_with("and ") && !ends_in_role(qualifier) && ends_in_role(head) =>
        {
            format!("{qualifier} {head}")
        }
        _ => base.to_owned(),
    }
}

/// A name as it stands inside a sentence: in lower case, but for what has its capitals for a reason.
pub(super) fn in_sentence(name: &str) -> String {
    let lowered = name.split_inclusive([' ', '-', '/']).map(|word| {
        let is_proper = word.chars().filter(|c| c.is_uppercase()).count() > 1
            || PROPER.contains(&word.trim_end_matches([' ', '-', '/', ',']));
        if is_proper { word.to_owned() } else { word.to_lowercase() }
    });
    lowered.collect()
}

/// A description such as "Mix and bake ingredients. May decorate cakes." as sentences about those who do.
fn described(title: &str, description: &str, verbs: &BTreeSet<String>) -> String {
    let who = in_sentence(&plural(title));
    let mut told: Vec<String> = Vec::new();
    for (index, sentence) in sentences(description).into_iter().enumerate() {
        let first = sentence.split([' ', ',']).next().unwrap_or_default();
        let rest = sentence.get(first.len()..).unwrap_or_default();
        let opening = OPENINGS.iter().find(|(from, _)| index > 0 && *from == first);
        let subject = if index == 0 { &*who } else { "they" };
        told.push(match opening {
            Some((_, to)) => format!("{to}{rest}"),
            None if PHRASES.contains(&first) => after_phrase(sentence, subject, verbs),
            None if index == 0 && NO_VERBS.contains(&first) => sentence.to_owned(),
            None if index == 0 || is_verb(sentence, verbs) => {
                format!("{} {}{rest}", capitalized(subject), first.to_lowercase())
            }
            None => sentence.to_owned(),
        });
    }
    told.join(" ")
}

/// Whether a sentence begins with a verb that lacks its subject.
fn is_verb(sentence: &str, verbs: &BTreeSet<String>) -> bool {
    let mut words = sentence.split(' ').map(|word| word.trim_end_matches(','));
    let first = words.next().unwrap_or_default().to_lowercase();
    verbs.contains(&first) && words.next().is_some_and(|second| !FINITE.contains(&second))
}

/// Puts the subject behind the phrase that opens a sentence, if a verb stands there.
fn after_phrase(sentence: &str, subject: &str, verbs: &BTreeSet<String>) -> String {
    match sentence.split_once(", ") {
        Some((phrase, rest)) if rest.starts_with("may ") || is_verb(rest, verbs) => {
            format!("{phrase}, {subject} {rest}")
        }
        _ => sentence.to_owned(),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_sentences_of_descriptions() {
        let verbs = ["cut", "perform", "provide", "work"].map(str::to_owned).into();
        let check = |title, description, told| assert_eq!(described(title, description, &verbs), told);
        check(
            "Bakers",
            "Mix and bake ingredients to produce breads. May decorate cakes.",
            "Bakers mix and bake ingredients to produce breads. They may decorate cakes.",
        );
        check("Bus Drivers, School", "Drive a school bus.", "School bus drivers drive a school bus.");
        check("Nurse Midwives", "Under no direction, help.", "Under no direction, help.");
        check("Cooks, All Other", "All cooks not listed separately.", "All cooks not listed separately.");
        check(
            "Helpers--Tree Trimmers",
            "Using ropes, cut branches. Must climb. Provide tools. Work involves heights. Work outdoors. May, at times, fall.",
            "Using ropes, helpers of tree trimmers cut branches. They must climb. They provide tools. Work involves heights. They \
             work outdoors. They may, at times, fall.",
        );
    }

    #[test]
    fn names_those_who_work_in_it() {
        let check = |title, name| assert_eq!(plural(title), name);
        check("Dentists, General", "General Dentists");
        check("Plumbers, Pipefitters, and Steamfitters", "Plumbers, Pipefitters, and Steamfitters");
        check("Architects, Except Landscape and Naval", "Architects");
        check(
            "Nursing Instructors and Teachers, Postsecondary",
            "Postsecondary Nursing Instructors and Teachers",
        );
        check("Insulation Workers, Floor, Ceiling, and Wall", "Insulation Workers, Floor, Ceiling, and Wall");
        check("Poets, Lyricists and Creative Writers", "Poets, Lyricists and Creative Writers");
    }

    #[test]
    fn keeps_capitals_that_have_a_reason() {
        let check = |name, inside| assert_eq!(in_sentence(name), inside);
        check("General Dentists of HVAC", "general dentists of HVAC");
        check("Water/Wastewater Engineers", "water/wastewater engineers");
        check("First-Line Supervisors", "first-line supervisors");
        check("Teachers of English", "teachers of English");
    }
}
