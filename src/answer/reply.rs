//! The way from a question, or from a topic that was chosen, to its answer.

use std::sync::Arc;

use super::asked::Asked;
use super::matches::{self as lookup, Match};
use super::model::{Answer, Block, CareerName, Kind, Order, Topic};
use super::{choices, comparison, list, narrowed, profile, ranking, section, smalltalk, unknown};
use crate::knowledge::{Facet, Page, Slug};
use crate::library::Snapshot;
use crate::question::{self, Context, LookUp, Reading, Smalltalk};

/// Understands a question and answers it; the second value is what a follow-up may refer to.
pub fn reply(snapshot: &Snapshot, question: &str, context: &Context) -> (Answer, Context) {
    let understanding = snapshot.understand(question, context);
    let pages = |indices: &[usize]| indices.iter().map(|at| &snapshot.pages()[*at]).collect::<Vec<_>>();
    let answer = match &understanding.reading {
        Reading::Careers { pages: indices, facets } => {
            let from = understanding.from.map(|from| &snapshot.pages()[from]);
            let also = CareerName::of(&pages(&understanding.also));
            let pages = pages(indices);
            let asked = Asked::of(snapshot, &understanding.wording, &pages);
            let mut answer = moving(careers(snapshot, &pages, (facets, 0), &asked), from, &pages);
            answer.suggestions.extend(also);
            answer
        }
        Reading::Matches { skills, found } => matching(snapshot, skills, found),
        Reading::Ranking { by, lowest, without_degree, among, pages: indices } => {
            let order =
                Order { by: *by, lowest: *lowest, without_degree: *without_degree, among: among.clone() };
            ranking::ranking(&pages(indices), &order)
        }
        Reading::List { family } => list::list(snapshot, family.as_deref(), 0),
        Reading::Choices { pages: indices, facet } => choices::choices(&pages(indices), *facet),
        Reading::Smalltalk(kind) => smalltalk::smalltalk(snapshot, *kind),
        Reading::Unknown(reason) => {
            unknown::unknown(snapshot, question, *reason, &pages(&understanding.wording.named))
        }
    };
    let answer =
        Answer { corrections: understanding.corrections, confidence: understanding.confidence, ..answer };
    let answer = narrowed::told(answer, &understanding.narrowed);
    let next = remembered(&answer).map_or_else(|| context.clone(), |next| with_former(next, context));
    (answer, next)
}

/// Answers what was chosen: a command's option, a button, an entry of a menu.
///
/// A slug that no page has gives [`Kind::Unknown`] with the nearest pages.
pub fn about(snapshot: &Snapshot, topic: &Topic) -> Answer {
    let mut pages = Vec::new();
    for slug in &topic.careers {
        match snapshot.page(slug.as_str()) {
            Some(page) => pages.push(page),
            None => return unknown::no_such_career(snapshot, slug.as_str()),
        }
    }
    match pages.is_empty() {
        true => unknown::no_such_career(snapshot, ""),
        false => careers(snapshot, &pages, (&topic.facets, topic.part), &Asked::nothing()),
    }
}

/// Answers for a career whose name was typed but fits no page.
pub fn no_such_career(snapshot: &Snapshot, name: &str) -> Answer {
    unknown::no_such_career(snapshot, name)
}

/// The careers that use the skills which a list of skills names, such as `sql, excel`, and what each asks for besides.
///
/// Words that no page names as a skill are told.
pub fn matches(snapshot: &Snapshot, list: &str) -> Answer {
    let LookUp { skills, found, unnamed } = snapshot.look_up(list);
    let answer = match skills.is_empty() {
        true => unknown::no_such_skill(snapshot, list),
        false => matching(snapshot, &skills, &found),
    };
    lookup::with_unnamed(answer, &unnamed)
}

/// Ranks once more what was ranked before.
pub fn rank(snapshot: &Snapshot, order: &Order) -> Answer {
    ranking::ranking(&snapshot.among(order.among.as_deref()), order)
}

/// The careers of a family with what each is, or all families; `part` counts screens from 0.
pub fn browse(snapshot: &Snapshot, family: Option<&str>, part: usize) -> Answer {
    list::list(snapshot, family, part)
}

fn matching(snapshot: &Snapshot, skills: &[String], found: &[question::Match]) -> Answer {
    let found: Vec<Match<'_>> = found
        .iter()
        .map(|found| Match { page: &snapshot.pages()[found.page], held: found.held.clone() })
        .collect();
    lookup::matches(skills, &found)
}

/// What carries over from the career that the asker comes from: behind what the section says first.
fn moving(mut answer: Answer, from: Option<&Arc<Page>>, to: &[&Arc<Page>]) -> Answer {
    if let (Some(from), [to], Kind::Section) = (from, to, answer.kind) {
        let is_asked = |block: &Block| matches!(block, Block::List { ordered: false, .. });
        let asked = answer.blocks.iter().take(1).filter(|block| is_asked(block)).count();
        let opening =
            answer.blocks.iter().skip(asked).take_while(|block| matches!(block, Block::Paragraph(_)));
        let at = asked + opening.count();
        answer.blocks.splice(at..at, comparison::carried_over(from, to));
    }
    answer
}

/// What the bot is, and how to ask.
pub fn help(snapshot: &Snapshot) -> Answer {
    smalltalk::smalltalk(snapshot, Smalltalk::Help)
}

/// What a follow-up to this answer may refer to; none if it says nothing that could be referred to.
pub fn remembered(answer: &Answer) -> Option<Context> {
    let slugs = |careers: &[CareerName]| careers.iter().map(|career| career.slug.clone()).collect::<Vec<_>>();
    let careers = slugs(&answer.careers);
    match answer.kind {
        Kind::Section | Kind::Comparison => {
            Some(Context { offered: careers.clone(), careers, facets: answer.facets.clone() })
        }
        Kind::Profile => Some(Context { offered: careers.clone(), careers, facets: Vec::new() }),
        Kind::Choices => {
            let facets = answer.suggested_facet.into_iter().collect();
            Some(Context { careers, offered: slugs(&answer.suggestions), facets })
        }
        // "salary?" and then "of a data engineer": the facet waits for its career.
        Kind::Unknown if answer.suggested_facet.is_some() => {
            let facets = answer.suggested_facet.into_iter().collect();
            Some(Context { careers, offered: Vec::new(), facets })
        }
        Kind::Matches | Kind::Ranking | Kind::List => {
            Some(Context { offered: careers, ..Context::default() })
        }
        Kind::Unknown | Kind::Smalltalk => None,
    }
}

/// Careers of earlier answers can still be pointed at: after two single ones, `which of the two pays better`.
fn with_former(mut next: Context, former: &Context) -> Context {
    if let [only] = next.careers.as_slice() {
        let mut offered: Vec<Slug> =
            former.offered.iter().filter(|slug| *slug != only).cloned().chain([only.clone()]).collect();
        // A list that was just shown keeps its order; else the latest come last.
        if former.offered.contains(only) {
            offered.clone_from(&former.offered);
        }
        offered.drain(..offered.len().saturating_sub(OFFERED_MAX));
        next.offered = offered;
    }
    next
}

/// At most so many careers can be pointed at.
const OFFERED_MAX: usize = 8;

fn careers(
    snapshot: &Snapshot,
    pages: &[&Arc<Page>],
    (facets, part): (&[Facet], usize),
    asked: &Asked<'_>,
) -> Answer {
    match (pages, facets) {
        ([page], []) => profile::profile(snapshot, page),
        ([page], [facet]) => section::section(page, *facet, part, asked),
        ([page], several) => section::sections(page, several, asked),
        (several, facets) => comparison::comparison(several, facets, asked),
    }
}
