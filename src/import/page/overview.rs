//! What an occupation is: its description, as sentences about those who work in it.

use super::super::onet::Occupation;
use super::markdown::{Section, escaped};
use crate::knowledge::sentences;

/// Words that open a description which is a sentence already, or a fragment that takes no subject.
const NO_VERBS: [&str; 5] = ["All", "Under", "Using", "In", "Includes"];
/// How the later sentences of descriptions open, and how they do as sentences.
const OPENINGS: [(&str, &str); 4] = [
    ("May ", "They may "),
    ("Includes ", "This includes "),
    ("Excludes ", "This does not include "),
    ("Responsible ", "They are responsible "),
];

pub(super) fn section(occupation: &Occupation) -> Section {
    let mut section = Section::new("Overview");
    section.paragraph(escaped(&described(&occupation.title, &occupation.description)));
    section
}

/// Those who work in an occupation: `School Bus Drivers` of "Bus Drivers, School".
pub(super) fn plural(title: &str) -> String {
    let base = [", Except ", ", Including ", ", All Other"].iter().filter_map(|tail| title.find(tail)).min();
    let base = base.map_or(title, |at| &title[..at]);
    match base.split_once(", ") {
        Some((head, qualifier))
            if !qualifier.contains(", ") && !qualifier.contains(" and ") && !head.contains(" and ") =>
        {
            format!("{qualifier} {head}")
        }
        _ => base.to_owned(),
    }
}

/// A name as it stands inside a sentence: in lower case, but for what has its capitals for a reason.
pub(super) fn in_sentence(name: &str) -> String {
    let lowered = name.split(' ').map(|word| match word.chars().filter(|c| c.is_uppercase()).count() {
        0 | 1 => word.to_lowercase(),
        _ => word.to_owned(),
    });
    lowered.collect::<Vec<_>>().join(" ")
}

/// A description such as "Mix and bake ingredients. May decorate cakes." as sentences about those who do.
fn described(title: &str, description: &str) -> String {
    let mut told = Vec::new();
    for (index, sentence) in sentences(description).into_iter().enumerate() {
        let first = sentence.split([' ', ',']).next().unwrap_or_default();
        let opening = OPENINGS.iter().find(|(from, _)| index > 0 && sentence.starts_with(from));
        told.push(match opening {
            Some((from, to)) => format!("{to}{}", &sentence[from.len()..]),
            None if index == 0 && !NO_VERBS.contains(&first) => {
                let rest = sentence.get(first.len()..).unwrap_or_default();
                format!("{} {}{rest}", plural(title), first.to_lowercase())
            }
            None => sentence.to_owned(),
        });
    }
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_sentences_of_descriptions() {
        let check = |title, description, told| assert_eq!(described(title, description), told);
        check(
            "Bakers",
            "Mix and bake ingredients to produce breads. May decorate cakes.",
            "Bakers mix and bake ingredients to produce breads. They may decorate cakes.",
        );
        check("Bus Drivers, School", "Drive a school bus.", "School Bus Drivers drive a school bus.");
        check("Nurse Midwives", "Under the direction of none, help.", "Under the direction of none, help.");
        check("Cooks, All Other", "All cooks not listed separately.", "All cooks not listed separately.");
    }

    #[test]
    fn names_those_who_work_in_it() {
        let check = |title, name| assert_eq!(plural(title), name);
        check("Dentists, General", "General Dentists");
        check("Plumbers, Pipefitters, and Steamfitters", "Plumbers, Pipefitters, and Steamfitters");
        check("Architects, Except Landscape and Naval", "Architects");
        assert_eq!(in_sentence("General Dentists of HVAC"), "general dentists of HVAC");
    }
}
