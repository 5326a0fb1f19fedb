//! Cuts a text into clauses, each of which asks for one thing or tells something: `i'm a nurse | what do they earn | and is it hard`.
//!
//! People run on without a full stop, so a cut may stand wherever a clause can begin. Of all ways to cut, the one is taken whose clauses
//! the facet model reads most surely (the Viterbi algorithm over stretches).

use std::ops::Range;

use super::evidence::Evidence;
use super::focus::can_ask;
use super::model::Scores;
use super::normalise::Gap;
use super::reading::Question;

/// What one more clause is worth, as a logarithm of a probability: without it, few texts would be cut.
const CLAUSE_WORTH: f32 = 0.9;
/// A clause runs over at most so many places where another could begin.
const STARTS_MAX: usize = 8;
/// Words that join a clause to the one before.
const JOINING: &[&str] =
    &["and", "plus", "also", "but", "so", "or", "n", "because", "then", "though", "if", "since", "while"];

/// Some words of a text, and how likely they ask for each facet, for careers, or for nothing.
#[derive(Clone, Debug)]
pub struct Clause {
    pub words: Range<usize>,
    pub asks: Scores,
}

/// The clauses of a text, in its order.
pub fn clauses(question: &Question, evidence: &Evidence<'_>) -> Vec<Clause> {
    let begins = (0..question.len()).filter(|at| may_begin(question, *at));
    let starts: Vec<usize> = begins.chain([question.len()]).collect();
    // For each place, the best way to cut what stands before it: how good it is, and its last clause.
    let mut best: Vec<(f32, Option<Clause>)> = Vec::with_capacity(starts.len());
    best.push((0.0, None));
    for end in 1..starts.len() {
        let cut = |start: usize| {
            let words = starts[start]..starts[end];
            let asks = evidence.asks(words.clone());
            let surest = asks.iter().copied().fold(0.0, f32::max);
            (best[start].0 + surest.ln() + CLAUSE_WORTH, Clause { words, asks })
        };
        // What follows a question is no part of it.
        let asked = |at: &usize| question.tokens[starts[*at]].gap == Gap::QuestionMark;
        let earliest = end.saturating_sub(STARTS_MAX);
        let first = (earliest..end).rev().find(asked).unwrap_or(earliest);
        let cuts = (first..end).map(cut);
        let (worth, clause) = cuts.max_by(|one, other| one.0.total_cmp(&other.0)).unzip();
        best.push((worth.unwrap_or(0.0), clause));
    }
    let mut clauses = Vec::new();
    let mut end = best.len() - 1;
    while let Some(clause) = best[end].1.take() {
        end = starts.binary_search(&clause.words.start).unwrap_or(0);
        clauses.push(clause);
    }
    clauses.reverse();
    clauses
}

/// Whether a clause may begin at a word.
fn may_begin(question: &Question, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| question.text(before)) else { return true };
    let Some(word) = question.text(at) else { return false };
    question.tokens[at].after_break()
        || JOINING.contains(&word)
        || (can_ask(word) && !can_ask(before) && !JOINING.contains(&before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Asks, Facet};
    use crate::question::features::{Marked, features};
    use crate::question::model::{FacetModel, NOTHING, position};
    use crate::question::reading::Scanner;

    fn with_clauses(text: &str, check: impl Fn(&Question, &[Clause])) {
        let scanner = Scanner::default();
        let read = |text: &str| {
            let question = scanner.read(text);
            let none = vec![false; question.len()];
            features(Marked { question: &question, named: &none, skilled: &none }, &[])
        };
        let facet =
            |facet, texts: &[&str]| -> Vec<_> { texts.iter().map(|text| (read(text), facet)).collect() };
        let examples = [
            facet(
                Asks::Facet(Facet::Salary),
                &["what do they earn", "and what do they earn", "do they earn much"],
            ),
            facet(
                Asks::Facet(Facet::Tools),
                &["which tools do they use", "and which tools", "what tools are there"],
            ),
            facet(Asks::Nothing, &["i am a nurse", "hello i am new here", "my brother is a nurse"]),
        ];
        let model = FacetModel::train([examples.concat(), examples.concat()].concat());
        let question = scanner.read(text);
        let none = vec![false; question.len()];
        let marked = Marked { question: &question, named: &none, skilled: &none };
        check(&question, &clauses(&question, &Evidence::new(marked, &[], &model)));
    }

    #[test]
    fn cuts_where_something_else_is_asked() {
        with_clauses(
            "hello i am a nurse what do they earn and which tools do they use",
            |question, clauses| {
                let likeliest = |clause: &Clause| {
                    (0..clause.asks.len())
                        .max_by(|one, other| clause.asks[*one].total_cmp(&clause.asks[*other]))
                };
                let mut asked: Vec<usize> = clauses.iter().filter_map(likeliest).collect();
                asked.dedup();
                assert_eq!(asked, [NOTHING, position(Facet::Salary), position(Facet::Tools)]);
                let words: Vec<usize> = clauses.iter().flat_map(|clause| clause.words.clone()).collect();
                assert_eq!(words, (0..question.len()).collect::<Vec<_>>());
            },
        );
    }

    #[test]
    fn no_clause_runs_over_a_question_mark() {
        with_clauses("what do they? earn", |question, clauses| {
            let starts: Vec<usize> = clauses.iter().map(|clause| clause.words.start).collect();
            assert!(question.len() == 4 && starts.contains(&3), "{starts:?}");
        });
    }

    #[test]
    fn a_plain_question_is_one_clause_and_no_text_is_none() {
        with_clauses("what do they earn", |question, clauses| {
            assert_eq!(clauses.len(), 1);
            assert_eq!(clauses[0].words, 0..question.len());
        });
        with_clauses("", |_, clauses| assert!(clauses.is_empty()));
    }

    #[test]
    fn a_clause_begins_at_a_joining_or_asking_word_or_behind_a_sign() {
        let question = Scanner::default().read("i code, and is it hard but what do they do");
        let begins: Vec<&str> = (0..question.len())
            .filter(|at| may_begin(&question, *at))
            .filter_map(|at| question.text(at))
            .collect();
        assert_eq!(begins, ["i", "and", "but", "do"]);
    }
}
