//! The programs, devices and tools of an occupation, by group.

use std::collections::BTreeMap;

use super::super::onet::{Occupation, Technology};
use super::markdown::{Section, escaped};

const GROUPS_MAX: usize = 8;
const NAMES_MAX: usize = 8;
const TOOLS_MAX: usize = 12;
/// At most this many groups stand before the equipment.
const ASKED_FOR_FIRST_MAX: usize = 3;
/// What the group of machines, instruments and hand tools is called.
const EQUIPMENT: &str = "Equipment";

/// Groups of tools with their names, the most asked for first.
pub(super) fn groups(occupation: &Occupation) -> Vec<(String, Vec<String>)> {
    let mut by_group: BTreeMap<&str, Vec<&Technology>> = BTreeMap::new();
    for technology in &occupation.technologies {
        by_group.entry(&technology.group).or_default().push(technology);
    }
    let mut groups: Vec<(&str, Vec<&Technology>)> = by_group.into_iter().collect();
    let rank_of = |group: &[&Technology]| group.iter().map(|technology| rank(technology)).sum::<usize>();
    groups.sort_by_key(|(name, group)| (std::cmp::Reverse(rank_of(group)), *name));
    // Equipment comes after what is asked for: of the programs of a baker, few are.
    let asked_for = groups.iter().filter(|(_, group)| rank_of(group) > 0).count().min(ASKED_FOR_FIRST_MAX);
    let mut groups: Vec<(String, Vec<String>)> = groups
        .into_iter()
        .take(GROUPS_MAX)
        .map(|(name, mut group)| {
            group.sort_by_key(|technology| std::cmp::Reverse(rank(technology)));
            (called(name), distinct(group.iter().map(|technology| short(technology)), NAMES_MAX))
        })
        .collect();
    let equipment = distinct(occupation.tools.iter().cloned(), TOOLS_MAX);
    if !equipment.is_empty() {
        groups.insert(asked_for.min(groups.len()), (EQUIPMENT.to_owned(), equipment));
    }
    groups
}

/// The technologies that are asked for most.
pub(super) fn best(occupation: &Occupation, most: usize) -> Vec<String> {
    let mut all: Vec<&Technology> = occupation.technologies.iter().collect();
    all.sort_by_key(|technology| std::cmp::Reverse(rank(technology)));
    distinct(all.iter().map(|technology| short(technology)), most)
}

pub(super) fn section(occupation: &Occupation) -> Option<Section> {
    let groups = groups(occupation);
    if groups.is_empty() {
        return None;
    }
    let mut section = Section::new("Tools");
    section.paragraph(
        "What the work is done with; what job advertisements ask for most comes first.".to_owned(),
    );
    let item = |(name, tools): &(String, Vec<String>)| {
        format!("**{}**: {}.", escaped(name), escaped(&tools.join(", ")))
    };
    section.list(groups.iter().map(item).collect());
    Some(section)
}

/// How much a technology is asked for: in this occupation, or anywhere.
fn rank(technology: &Technology) -> usize {
    usize::from(technology.is_in_demand) * 2 + usize::from(technology.is_hot)
}

fn distinct(names: impl Iterator<Item = String>, most: usize) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if distinct.len() < most && !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct
}

/// What a group is called: `Customer relationship management (CRM)` of "Customer relationship management CRM software".
fn called(group: &str) -> String {
    let name = group.strip_suffix(" software").unwrap_or(group);
    match with_acronym(name) {
        Some((words, acronym)) => format!("{words} ({acronym})"),
        None => name.to_owned(),
    }
}

/// The name people use: `SQL` of "Structured query language SQL", `SAP` of "SAP software", `Tax software` of itself.
fn short(technology: &Technology) -> String {
    let name = technology.name.strip_suffix(" software").unwrap_or(&technology.name);
    match with_acronym(name) {
        Some((_, acronym)) => acronym.to_owned(),
        // Only products are asked for by name; without "software", the others would be activities: "scheduling".
        None if technology.is_hot => name.to_owned(),
        None => technology.name.clone(),
    }
}

/// A name and the acronym of its words that stands behind it. The first word may be missing from that: `XML`, or a maker's name.
fn with_acronym(name: &str) -> Option<(&str, &str)> {
    let (words, acronym) = name.rsplit_once(' ')?;
    let is_acronym = acronym.len() > 2 && acronym.chars().all(|c| c.is_ascii_uppercase());
    let parts: Vec<&str> = words.split([' ', '-', '/']).collect();
    let initials: String = parts.iter().skip(1).filter_map(|word| word.chars().next()).collect();
    let stands_for = parts.len() > 1 && is_within(&initials, acronym) && is_within(acronym, words);
    (is_acronym && stands_for).then_some((words, acronym))
}

/// Whether a text holds all characters of another in their order, in upper or lower case.
fn is_within(inner: &str, outer: &str) -> bool {
    let mut outer = outer.chars();
    inner.chars().all(|wanted| outer.any(|c| c.eq_ignore_ascii_case(&wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn technology(name: &str, group: &str, is_hot: bool) -> Technology {
        Technology { name: name.to_owned(), group: group.to_owned(), is_hot, is_in_demand: false }
    }

    #[test]
    fn shortens_names_to_those_people_use() {
        let check = |name, expected| assert_eq!(short(&technology(name, "", true)), expected);
        check("Structured query language SQL", "SQL");
        check("Cascading style sheets CSS", "CSS");
        check("Amazon Web Services AWS software", "AWS");
        check("Microsoft Excel", "Microsoft Excel");
        check("Hypertext markup language HTML", "HTML");
        check("Extensible markup language XML", "XML");
        check("JavaScript Object Notation JSON", "JSON");
        check("Microsoft SQL Server Reporting Services SSRS", "SSRS");
        check("Atlassian JIRA", "Atlassian JIRA");
        check("Eclipse IDE", "Eclipse IDE");
        check("C++", "C++");
        check("IBM SPSS", "IBM SPSS");
        check("SAP software", "SAP");
        assert_eq!(short(&technology("Scheduling software", "", false)), "Scheduling software");
        assert_eq!(short(&technology("Geographic information system GIS software", "", false)), "GIS");
    }

    #[test]
    fn puts_the_acronym_of_a_group_into_brackets() {
        assert_eq!(
            called("Customer relationship management CRM software"),
            "Customer relationship management (CRM)"
        );
        assert_eq!(
            called("Data base user interface and query software"),
            "Data base user interface and query"
        );
    }

    #[test]
    fn puts_first_what_is_asked_for_most() {
        let occupation = Occupation {
            technologies: vec![
                technology("Zip", "A software", false),
                technology("Word", "B software", false),
                technology("Excel", "B software", true),
            ],
            ..Occupation::default()
        };
        let expected = [
            ("B".to_owned(), vec!["Excel".to_owned(), "Word".to_owned()]),
            ("A".to_owned(), vec!["Zip".to_owned()]),
        ];
        assert_eq!(groups(&occupation), expected);
        assert_eq!(best(&occupation, 1), ["Excel"]);
    }
}
