//! Composes the page of an occupation: front matter and sections, in the format of pages written by hand.

mod facts;
mod markdown;
mod overview;
mod pay;
mod technology;
mod way_in;

use std::path::PathBuf;

use super::onet::Occupation;
use super::wages::Wage;
use super::{Data, Names};
use crate::knowledge::{Slug, TITLE_CHARS_MAX};
use markdown::{Section, escaped};

/// At most this many tasks; a chat has room for no more.
const TASKS_MAX: usize = 10;
/// At most this many titles that workers report.
const REPORTED_MAX: usize = 12;
/// At most this many skills, and fields of knowledge.
const SKILLS_MAX: usize = 8;
const KNOWLEDGE_MAX: usize = 5;
/// Less important fields of knowledge say nothing about an occupation.
const KNOWLEDGE_IMPORTANCE_MIN: f32 = 3.0;
/// The folders of the pages, by the major group of the Standard Occupational Classification.
const FAMILIES: [(&str, &str); 23] = [
    ("11", "management"),
    ("13", "business-and-finance"),
    ("15", "computers-and-mathematics"),
    ("17", "architecture-and-engineering"),
    ("19", "science"),
    ("21", "community-and-social-service"),
    ("23", "law"),
    ("25", "education"),
    ("27", "arts-media-and-sports"),
    ("29", "healthcare"),
    ("31", "healthcare-support"),
    ("33", "protective-service"),
    ("35", "food-service"),
    ("37", "cleaning-and-grounds"),
    ("39", "personal-care"),
    ("41", "sales"),
    ("43", "office-support"),
    ("45", "farming-fishing-and-forestry"),
    ("47", "construction-and-extraction"),
    ("49", "installation-and-repair"),
    ("51", "production"),
    ("53", "transportation"),
    ("55", "military"),
];

/// Where the page goes, in the folder of imported pages.
pub(super) fn path(occupation: &Occupation, slug: &Slug) -> PathBuf {
    let family = FAMILIES.iter().find(|(major, _)| occupation.code.starts_with(major));
    let folder = family.map_or("other", |(_, folder)| folder);
    PathBuf::from(folder).join(format!("{slug}.md"))
}

/// The occupation's title, without its last qualifier where it is too long for a page: `, Metal and Plastic`.
fn title(occupation: &Occupation) -> String {
    let mut title = occupation.title.replacen("Helpers--", "Helpers of ", 1);
    while title.chars().count() > TITLE_CHARS_MAX {
        match title.rsplit_once(", ") {
            Some((before, _)) => title = before.to_owned(),
            None => break,
        }
    }
    title
}

/// What the occupation earns, as far as it is measured.
pub(super) fn wage<'a>(occupation: &Occupation, data: &'a Data) -> Option<&'a Wage> {
    data.wages.as_ref()?.of(occupation.soc())
}

/// The page's whole text. The same data give the same text.
pub(super) fn compose(occupation: &Occupation, data: &Data, names: &Names<'_>) -> String {
    let who = overview::plural(&occupation.title);
    let sections = [
        Some(overview::section(occupation, &data.database)),
        duties(occupation, data, &who),
        skills(occupation),
        way_in::section(occupation, data),
        pay::section(occupation, data, &who),
        roles(occupation, &who),
        technology::section(occupation),
        way_in::outlook(occupation, data, &who),
    ];
    let mut text = format!(
        "+++\n{}+++\n\n# {}\n",
        facts::front_matter(occupation, data, names),
        escaped(&title(occupation))
    );
    sections.iter().flatten().for_each(|section| section.write(&mut text));
    text
}

fn duties(occupation: &Occupation, data: &Data, who: &str) -> Option<Section> {
    let core = occupation.tasks.iter().filter(|task| task.is_core);
    let others = occupation.tasks.iter().filter(|task| !task.is_core);
    let tasks: Vec<String> = core.chain(others).take(TASKS_MAX).map(|task| escaped(&task.text)).collect();
    if tasks.is_empty() {
        return None;
    }
    let mut section = Section::new("What they do");
    section.paragraph(format!(
        "Tasks of {}, those that matter most first:",
        escaped(&overview::in_sentence(who))
    ));
    section.list(tasks);
    let entry = data.handbook.of(occupation).map(|(entry, _)| entry);
    for hours in entry.iter().flat_map(|entry| &entry.schedules).take(1) {
        section.paragraph(format!("**Hours**: {}", escaped(hours)));
    }
    Some(section)
}

fn skills(occupation: &Occupation) -> Option<Section> {
    let mut section = Section::new("Skills");
    if occupation.skills.is_empty() {
        let asked_for = technology::best(occupation, SKILLS_MAX);
        if asked_for.is_empty() {
            return None;
        }
        section.paragraph(
            "Nobody has rated the skills of this occupation yet. Programs and devices that it works with:"
                .to_owned(),
        );
        section.list(asked_for.iter().map(|name| format!("**{}**", escaped(name))).collect());
        return Some(section);
    }
    section.paragraph("The skills that matter most, with their importance from 1 to 5:".to_owned());
    let skill = |rating: &super::onet::Rating| {
        let description = rating.description.as_deref().unwrap_or_default();
        format!("**{}** ({:.1}): {}", escaped(&rating.name), rating.importance, escaped(description))
    };
    section.list(occupation.skills.iter().take(SKILLS_MAX).map(skill).collect());
    let knowledge: Vec<String> = occupation
        .knowledge
        .iter()
        .filter(|rating| rating.importance >= KNOWLEDGE_IMPORTANCE_MIN)
        .take(KNOWLEDGE_MAX)
        .map(|rating| format!("{} ({:.1})", escaped(&rating.name), rating.importance))
        .collect();
    if !knowledge.is_empty() {
        section.paragraph(format!("**Knowledge that matters**: {}.", knowledge.join(", ")));
    }
    Some(section)
}

fn roles(occupation: &Occupation, who: &str) -> Option<Section> {
    let reported: Vec<String> =
        occupation.reported.iter().take(REPORTED_MAX).map(|title| escaped(title)).collect();
    if reported.is_empty() {
        return None;
    }
    let mut section = Section::new("Roles and titles");
    section.paragraph(format!("Job titles that {} report:", escaped(&overview::in_sentence(who))));
    section.list(reported);
    Some(section)
}
