//! Finds the careers that a question names, and tells those that are asked about from those that are background.

use std::ops::Range;

use super::careers::{Careers, NameKind, Named};
use super::coordination::{JOINING, add_shared};
use super::reading::Question;
use super::understanding::PageIndex;
use crate::knowledge::Role;

/// A stretch of a question that names a career.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The first word, counted from 0.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
    /// The careers that may be meant, equally likely; never empty.
    pub pages: Vec<PageIndex>,
    pub kind: NameKind,
    pub role: Role,
    /// How likely it is to be each [`Role`], in their order; as long as no model tells, it is the role.
    pub likely: [f32; Role::ALL.len()],
}

impl Link {
    /// The name of a career at these words, with the role that rules give it.
    pub fn new(words: Range<usize>, (pages, kind): (Vec<PageIndex>, NameKind), role: Role) -> Self {
        let likely = Role::ALL.map(|other| if other == role { 1.0 } else { 0.0 });
        Self { start: words.start, end: words.end, pages, kind, role, likely }
    }

    /// How much speaks for it to be the one that is asked about.
    pub fn meant(&self) -> f32 {
        /// What each role says, in the order of [`Role::ALL`].
        const MEANT: [f32; Role::ALL.len()] = [0.0, 0.3, 0.9, 1.0];
        self.likely.iter().zip(MEANT).map(|(likely, meant)| likely * meant).sum()
    }
}

/// Words that make the career after them the asker's past or present.
const BACKGROUND_BEFORE: &[&[&str]] = &[
    &["from"],
    &["from", "a"],
    &["from", "an"],
    &["as", "a"],
    &["as", "an"],
    &["im", "a"],
    &["i", "am", "a"],
    &["am", "a"],
    &["i", "was", "a"],
    &["been", "a"],
    &["been", "an"],
    &["work", "as"],
    &["work", "as", "a"],
    &["working", "as"],
    &["working", "as", "a"],
    &["worked", "as", "a"],
    &["currently", "a"],
    &["currently", "in"],
    &["current"],
    &["former"],
    &["ex"],
    &["leaving"],
    &["my", "current"],
    &["my"],
    &["our"],
    &["their"],
    &["degree", "in"],
];

/// Words that make the career before them the asker's past or present.
const BACKGROUND_AFTER: &[&[&str]] = &[
    &["guy", "here"],
    &["girl", "here"],
    &["here"],
    &["background"],
    &["by", "trade"],
    &["by", "day"],
    &["degree"],
    &["bootcamp", "grad"],
    &["first"],
    &["for", "years"],
    &["for", "a", "while"],
    &["at", "the", "moment"],
    &["right", "now"],
];

/// Words that make the career after them the one to reach.
const GOAL_BEFORE: &[&str] = &["to", "into", "become", "becoming", "towards", "toward", "target"];

/// Phrases that do so, with an article behind them or without: `come over as a …`.
const GOAL_PHRASES_BEFORE: &[&[&str]] = &[
    &["accepted", "as"],
    &["apply", "as"],
    &["begin", "as"],
    &["career", "as"],
    &["hired", "as"],
    &["over", "as"],
    &["start", "as"],
    &["starting", "as"],
];

/// The careers named in a question, in its order; stretches never overlap.
pub fn links(question: &Question, careers: &Careers) -> Vec<Link> {
    let folded = careers.fold(&question.ids);
    let mut links = Vec::new();
    let mut at = 0;
    while at < question.ids.len() {
        let named = careers.longest(&question.ids[at..], &folded[at..]);
        let named = named.map(|(length, named)| (at..at + length, surest(named)));
        // `data engineer / analyst` names no "programmer analyst".
        let is_whole = |words: &Range<usize>, kind| {
            kind != NameKind::Folded || words.clone().skip(1).all(|at| !question.tokens[at].after_break())
        };
        match named.filter(|(words, (_, kind))| is_whole(words, *kind)) {
            Some((words, named)) => {
                let role = role(question, words.start, words.end);
                at = words.end;
                links.push(Link::new(words, named, role));
            }
            None => at += 1,
        }
    }
    add_shared(question, careers, &mut links);
    add_fields(question, careers, &mut links);
    links
}

/// The fields that a question names beside careers, each by the career that is shown for it.
pub fn fields(question: &Question, careers: &Careers, links: &[Link]) -> Vec<Link> {
    const SMALL: &[&str] = &["into", "to", "in", "for", "the", "do"];
    let mut fields = Vec::new();
    let mut at = 0;
    while at < question.len() {
        let Some((length, page)) = careers.field_at(question, at) else {
            at += 1;
            continue;
        };
        let end = at + length;
        let is_apart = |link: &Link| (link.end <= at || link.start >= end) && !link.pages.contains(&page);
        if links.iter().all(is_apart) {
            // `into security`: it is the last word that names the field.
            let is_name = |at: &usize| question.text(*at).is_some_and(|word| !SMALL.contains(&word));
            let start = (at..end).find(is_name).unwrap_or(at);
            let named = (vec![page], NameKind::Field);
            fields.push(Link::new(start..end, named, role(question, start, end)));
        }
        at = end;
    }
    fields
}

/// Adds the careers that one wide word names among others: `devops, sre, platform`, `security or devops`.
fn add_fields(question: &Question, careers: &Careers, links: &mut Vec<Link>) {
    let is_joiner = |at: usize| question.text(at).is_some_and(|word| JOINING.contains(&word));
    let breaks = |at: usize| at >= question.len() || question.tokens[at].after_break();
    for at in 0..question.len() {
        let Some(page) = careers.of_field(question.ids[at]) else { continue };
        let is_free = links.iter().all(|link| !(link.start..link.end).contains(&at));
        let ends = |end: usize| links.iter().any(|link| link.end == end);
        let begins = |start: usize| links.iter().any(|link| link.start == start);
        let after = at > 0 && (breaks(at) && ends(at) || is_joiner(at - 1) && ends(at - 1));
        let before = breaks(at + 1) && begins(at + 1) || is_joiner(at + 1) && begins(at + 2);
        // `devops or cloud certificates` is no list of careers, but a role noun ends a name: `dba or developer exams`.
        let word = question.ids[at];
        let is_closed = breaks(at + 1)
            || is_joiner(at + 1)
            || careers.is_role_noun(word)
            || careers.beside(word).is_some();
        let is_named = links.iter().any(|link| link.pages.contains(&page));
        if is_free && is_closed && (after || before) && !is_named {
            links.push(Link::new(at..at + 1, (vec![page], NameKind::Core), Role::Asked));
        }
    }
    links.sort_by_key(|link| link.start);
}

/// The links that the question is about: the goal beats the rest, and the background counts only when it is alone.
///
/// A question that sets careers side by side is about all of them.
pub fn asked(links: &[Link], comparing: bool) -> Vec<&Link> {
    let best = links.iter().map(|link| link.role).max();
    let least = match best {
        Some(_) if comparing => Role::Aside,
        Some(best) => best,
        None => return Vec::new(),
    };
    distinct(links.iter().filter(|link| link.role >= least))
}

/// The links, each career once.
pub fn distinct<'a>(links: impl Iterator<Item = &'a Link>) -> Vec<&'a Link> {
    let mut distinct: Vec<&Link> = Vec::new();
    for link in links {
        if distinct.iter().all(|other| other.pages != link.pages) {
            distinct.push(link);
        }
    }
    distinct
}

/// The surest of the careers that a name may mean; several where none is surer.
pub fn surest(named: &Named) -> (Vec<PageIndex>, NameKind) {
    let kind = named.iter().map(|(_, kind)| *kind).max().unwrap_or(NameKind::Core);
    (named.iter().filter(|(_, other)| *other == kind).map(|(page, _)| *page).collect(), kind)
}

/// Words that say what somebody is or was, with a word before the career: `been a framing carpenter`.
const IS_ONE: &[&[&str]] = &[
    &["been", "a"],
    &["been", "an"],
    &["im", "a"],
    &["im", "an"],
    &["am", "a"],
    &["am", "an"],
    &["was", "a"],
];

fn is_one_by_now(question: &Question, start: usize) -> bool {
    let before = start.saturating_sub(1);
    let is_attribute =
        question.text(before).is_some_and(|word| word.len() > 3 && !GOAL_BEFORE.contains(&word));
    is_attribute
        && !question.tokens[before].after_break()
        && IS_ONE.iter().any(|words| question.ends_before(before, words))
}

/// `carpenter for 11 years`
fn for_years(question: &Question, end: usize) -> bool {
    let is_years =
        |at: usize| question.text(at).is_some_and(|word| matches!(word, "years" | "year" | "yrs" | "months"));
    question.begins_at(end, &["for"]) && (is_years(end + 2) || is_years(end + 3))
}

/// Words for a level, which stand between a career and what says whose it is.
const LEVELS: &[&str] =
    &["junior", "jr", "mid", "senior", "sr", "lead", "entry", "level", "principal", "manual"];

/// What a career is to the question by the words right beside it.
pub fn role(question: &Question, start: usize, end: usize) -> Role {
    // `from senior data engineer`: the level is no word between.
    let start = (0..start).rev().find(|at| !question.text(*at).is_some_and(|word| LEVELS.contains(&word)));
    let start = start.map_or(0, |before| before + 1);
    let compared = ["different", "differ", "differs", "separates", "distinguishes"];
    if question.text_before(start, &["a", "an", "the", "from"]).is_some_and(|word| compared.contains(&word)) {
        return Role::Asked;
    }
    let article = start.checked_sub(1).filter(|at| matches!(question.text(*at), Some("a" | "an" | "the")));
    let before_article = article.unwrap_or(start);
    if GOAL_PHRASES_BEFORE.iter().any(|words| question.ends_before(before_article, words)) {
        return Role::Goal;
    }
    if BACKGROUND_BEFORE.iter().any(|words| question.ends_before(start, words))
        || BACKGROUND_AFTER.iter().any(|words| question.begins_at(end, words))
        || is_one_by_now(question, start)
        || for_years(question, end)
    {
        return Role::Background;
    }
    let before =
        question.text_before(start, &["a", "an", "the", "junior", "senior", "good", "great", "being"]);
    match before {
        Some(word) if GOAL_BEFORE.contains(&word) => Role::Goal,
        Some("be") if question.ends_before(start, &["a"]) || question.ends_before(start, &["an"]) => {
            Role::Goal
        }
        _ => Role::Asked,
    }
}
