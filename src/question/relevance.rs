//! Which of the careers that a text names count for what it asks.

use std::ops::Range;

use super::careers::NameKind;
use super::comparing::joined;
use super::function_words::POINTING_WORDS;
use super::interpreter::Interpreter;
use super::linking::Link;
use super::normalise::Gap;
use super::reading::Question;
use crate::knowledge::Role;

/// The links but for words within the name of a skill, such as `bi` of "Power BI", for pronouns, and for words that every question may
/// hold and that name a guest beside a career of our own: `what does a devops make rn`.
pub fn telling(world: &Interpreter, question: &Question, links: &[Link]) -> Vec<Link> {
    let is_part = |link: &&Link| {
        let starts = link.start.saturating_sub(1)..=link.start;
        let skills = starts.filter_map(|at| Some(at..at + world.skills.longest(&question.ids[at..])?.0));
        skills.into_iter().any(|skill| skill.len() > link.end - link.start && skill.end >= link.end)
    };
    let is_own = |link: &Link| world.careers.has_own(&link.pages);
    let beside_own = links.iter().any(is_own);
    let is_filler = |link: &Link| {
        beside_own && !is_own(link) && world.scanner.lexicon.is_explained(question.ids[link.start])
    };
    let is_kept = |link: &&Link| {
        link.end - link.start > 1 || !(is_part(link) || is_filler(link) || is_pronoun(question, link.start))
    };
    links.iter().filter(is_kept).cloned().collect()
}

/// Whether a word that may be a career's name is a pronoun: `who hires em`, but `what does an em do`.
fn is_pronoun(question: &Question, at: usize) -> bool {
    const BEFORE_NAME: &[&str] =
        &["a", "an", "and", "as", "become", "does", "or", "senior", "sr", "the", "vs"];
    let before = at.checked_sub(1).and_then(|before| question.text(before));
    let token = &question.tokens[at];
    POINTING_WORDS.contains(&&*token.text)
        && !token.in_capitals
        && !token.after_break()
        && before.is_some_and(|word| !BEFORE_NAME.contains(&word))
}

/// The links in the sentence that asks, or, where it names nobody, in the one before it that does last. Where it names only what
/// the asker comes from, the one that they want is meant, wherever it stands.
pub fn meant(question: &Question, links: &[Link], focus: &Range<usize>) -> Vec<Link> {
    let within = |words: Range<usize>| -> Vec<Link> {
        links.iter().filter(|link| words.contains(&link.start)).cloned().collect()
    };
    let in_focus = within(focus.clone());
    let wanted = || links.iter().filter(|link| link.role > Role::Background && !in_focus.contains(link));
    let wanted = wanted().max_by(|one, other| one.meant().total_cmp(&other.meant()));
    if let Some(wanted) = wanted.filter(|_| in_focus.iter().all(|link| link.role <= Role::Background)) {
        let mut meant: Vec<Link> = in_focus.iter().chain([wanted]).cloned().collect();
        meant.sort_by_key(|link| link.start);
        return meant;
    }
    let Some(last) = links.iter().rfind(|link| link.end <= focus.start).filter(|_| in_focus.is_empty())
    else {
        return if in_focus.is_empty() { links.to_vec() } else { in_focus };
    };
    let start = (0..=last.start).rev().find(|at| question.tokens[*at].gap >= Gap::Stop).unwrap_or(0);
    within(start..focus.start)
}

/// The links without names of skills that stand beside a career: `python or java for backend`, `is django enough for a backend developer`.
/// Side by side, they are careers: `java vs .net developer`.
pub fn careers_rather_than_skills(world: &Interpreter, question: &Question, links: &[Link]) -> Vec<Link> {
    let (careers, skills): (Vec<&Link>, Vec<&Link>) =
        links.iter().partition(|link| is_career(world, question, link));
    // `as an android dev, kotlin or java`: what a career that is named works with stands for no other.
    let is_new = |skill: &&Link| careers.iter().all(|career| career.pages != skill.pages);
    let mut set_apart: Vec<&Link> =
        careers.iter().copied().chain(skills.into_iter().filter(is_new)).collect();
    set_apart.sort_by_key(|link| link.start);
    match !careers.is_empty() && !joined(question, &set_apart) {
        true => careers.into_iter().cloned().collect(),
        false => links.to_vec(),
    }
}

/// Whether a link names a career of the community's own, and nothing else.
pub fn is_career(world: &Interpreter, question: &Question, link: &Link) -> bool {
    link.kind != NameKind::CoreOfAlias
        && world.careers.has_own(&link.pages)
        && !names_a_skill(world, question, link)
}

/// Whether a link is the name of a skill as well, such as the title of "Java Developer" without its role noun.
pub fn names_a_skill(world: &Interpreter, question: &Question, link: &Link) -> bool {
    link.kind <= NameKind::Core && world.skills.is_skill(&question.ids[link.start..link.end])
}

/// Whether a link is a word that stands for a career only where one is asked for: the name of a skill, or of all who program.
pub fn names_weakly(world: &Interpreter, question: &Question, link: &Link) -> bool {
    let is_wide = || link.end - link.start == 1 && link.pages.iter().all(|page| world.careers.is_wide(*page));
    link.kind <= NameKind::CoreOfAlias || names_a_skill(world, question, link) || is_wide()
}
