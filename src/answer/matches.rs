//! Careers that use skills: which, and what each asks for besides.

use std::sync::Arc;

use super::model::{Answer, Block, CareerName, Kind};
use super::sources;
use crate::knowledge::{Facet, Item, Page};
use crate::question::Unnamed;

const CAREERS_MAX: usize = 8;
const MISSING_MAX: usize = 5;
/// So many words that name no skill are told, each of so many characters.
const UNNAMED_MAX: usize = 8;
const UNNAMED_CHARS_MAX: usize = 60;
/// So many skills are offered instead.
const NEAR_MAX: usize = 4;

/// A career that uses some of the skills.
pub struct Match<'a> {
    pub page: &'a Arc<Page>,
    /// Which of the skills it uses, as places in their list.
    pub held: Vec<usize>,
}

/// The careers that use the skills, best first; `skills` are named as they are shown.
pub fn matches(skills: &[String], found: &[Match<'_>]) -> Answer {
    let all = found.iter().filter(|found| found.held.len() == skills.len()).count();
    let shown = &found[..found.len().min(CAREERS_MAX)];
    let pages: Vec<&Arc<Page>> = shown.iter().map(|found| found.page).collect();
    let items = shown.iter().map(|found| item(skills, found)).collect();
    let (mut shown_facets, mut cited) = (Vec::new(), Vec::new());
    for found in shown {
        let facet = facet_of(found.page, skills);
        if !shown_facets.contains(&facet) {
            shown_facets.push(facet);
        }
        cited.push(sources::of(found.page, facet));
    }
    Answer {
        careers: CareerName::of(&pages),
        facets: shown_facets,
        blocks: vec![
            Block::Paragraph(headline(skills, all, shown.len(), found.len()).into()),
            Block::List { ordered: true, first: 1, items },
        ],
        sources: cited,
        skills: skills.to_vec(),
        ..Answer::new(Kind::Matches, format!("Careers that use {}", joined(skills)))
    }
}

/// Adds what a list named that no page knows as a skill, and the skills that may have been meant.
pub fn with_unnamed(mut answer: Answer, unnamed: &[Unnamed]) -> Answer {
    if unnamed.is_empty() {
        return answer;
    }
    let quoted = |words: &Unnamed| -> String {
        let typed: String = words.typed.chars().take(UNNAMED_CHARS_MAX).collect();
        format!("“{typed}”")
    };
    let quoted: Vec<String> = unnamed.iter().take(UNNAMED_MAX).map(quoted).collect();
    let mut told = format!("No page here names {}.", joined_by(&quoted, "or"));
    let mut near: Vec<String> = unnamed.iter().flat_map(|words| words.near.iter().cloned()).collect();
    near.retain(|name| !answer.skills.contains(name));
    near.dedup();
    near.truncate(NEAR_MAX);
    if !near.is_empty() {
        told.push_str(&format!(" Near it: {}.", joined(&near)));
    }
    let told = Block::Paragraph(told.into());
    match answer.kind {
        // Said in one place: which words they are says more than that there are some.
        Kind::Unknown => answer.blocks[0] = told,
        _ => answer.blocks.push(told),
    }
    Answer { near_skills: near, ..answer }
}

fn headline(skills: &[String], all: usize, shown: usize, found: usize) -> String {
    let named = match (skills.len(), all) {
        (1, _) => format!("{found} careers here name it."),
        (_, 0) => "No career here names all of these; these name the most.".to_owned(),
        (_, 1) => "One career here names all of these.".to_owned(),
        (_, all) => format!("{all} careers here name all of these."),
    };
    let cut = if shown < found { format!(" The {shown} that lean on it most:") } else { String::new() };
    format!("{named}{cut}")
}

/// `uses SQL, Python; also asks for Spark, Airflow and 3 more`.
fn item(skills: &[String], found: &Match<'_>) -> Item {
    let mut parts = Vec::new();
    if skills.len() > 1 {
        let held: Vec<&str> = found.held.iter().map(|at| skills[*at].as_str()).collect();
        parts.push(format!("uses {}", held.join(", ")));
    }
    let asked = |name: &&String| skills.iter().all(|skill| !skill.eq_ignore_ascii_case(name));
    let missing: Vec<&str> = found.page.facts.skills.iter().filter(asked).map(String::as_str).collect();
    if !missing.is_empty() {
        parts.push(format!("also asks for {}", some(&missing, MISSING_MAX)));
    }
    Item { name: Some(found.page.title.to_string()), text: parts.join("; ") }
}

/// The section that names the skills: skills where it lists one of them, else tools.
fn facet_of(page: &Page, skills: &[String]) -> Facet {
    let is_skill = |name: &String| skills.iter().any(|skill| skill.eq_ignore_ascii_case(name));
    if page.facts.skills.iter().any(is_skill) { Facet::Skills } else { Facet::Tools }
}

/// `SQL`, `SQL and Python`, `SQL, Python and Excel`.
pub fn joined(names: &[String]) -> String {
    joined_by(names, "and")
}

fn joined_by(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => format!("{} {word} {last}", start.join(", ")),
    }
}

/// The first names, and how many there are besides: `Spark, Airflow and 3 more`.
pub fn some(names: &[&str], most: usize) -> String {
    let shown = names.iter().copied().take(most).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
