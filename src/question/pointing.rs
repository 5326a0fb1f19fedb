//! Words that point at careers that were told of before: `the second one`, `both`, `compare them`.

use super::intent::Intent;
use super::linking::Link;
use super::understanding::PageIndex;

/// Words for a place in a list, from the first on; `other` is the one that was not answered last.
const ORDINALS: &[(&[&str], usize)] = &[
    (&["first", "1st", "former"], 0),
    (&["second", "2nd", "latter"], 1),
    (&["third", "3rd"], 2),
    (&["fourth", "4th"], 3),
    (&["fifth", "5th"], 4),
];
/// Words that make an ordinal point: `the second one`, but not `what should i learn first`.
const POINTED: &[&str] = &["one", "ones", "job", "career", "option", "role", "title", "guy", "thing"];
/// Words that point at more than one.
const SEVERAL: &[&[&str]] = &[
    &["both"],
    &["the", "two"],
    &["them", "both"],
    &["compare", "them"],
    &["compare", "those"],
    &["compare", "these"],
    &["of", "them"],
    &["of", "these"],
    &["of", "those"],
    &["of", "the", "two"],
    &["between", "them"],
    &["between", "those"],
    &["between", "the", "two"],
    &["which", "one"],
    &["which", "is", "better"],
    &["the", "three"],
    &["all", "three"],
];

/// What a question points at.
pub(super) enum Pointed {
    One(PageIndex),
    Several(Vec<PageIndex>),
}

impl Intent<'_> {
    /// The careers told of before that the question points at; none if it points at none.
    pub(super) fn pointed(&self) -> Option<Pointed> {
        let offered = self.offered_pages();
        if let Some(place) = self.ordinal() {
            return offered.get(place).map(|page| Pointed::One(*page));
        }
        if self.holds(&["last", "one"]) {
            return offered.last().map(|page| Pointed::One(*page));
        }
        if offered.len() < 2 {
            return None;
        }
        if self.holds(&["the", "other"]) || self.holds(&["other", "one"]) {
            let last = self.context_page();
            let mut others = offered.iter().copied().filter(|page| Some(*page) != last);
            return others.next_back().map(Pointed::One);
        }
        let several = SEVERAL.iter().any(|words| self.holds(words));
        several.then_some(Pointed::Several(offered))
    }

    /// Whether the question sets a career it names beside those told of before: `how does that compare to a data engineer`.
    pub(super) fn points_beside(&self, link: &Link) -> bool {
        let words = &self.question.tokens;
        words.iter().enumerate().any(|(at, token)| {
            let is_named = (link.start..link.end).contains(&at);
            !is_named && super::function_words::POINTING_WORDS.contains(&&*token.text)
        })
    }

    fn ordinal(&self) -> Option<usize> {
        (0..self.question.len()).find_map(|at| {
            let word = self.question.text(at)?;
            let (_, place) = ORDINALS.iter().find(|(words, _)| words.contains(&word))?;
            let next = self.question.text(at + 1);
            let before = at.checked_sub(1).and_then(|before| self.question.text(before));
            let sure = matches!(word, "former" | "latter");
            let pointed = next.is_some_and(|next| POINTED.contains(&next));
            let is_end =
                next.is_none() || self.question.tokens[at + 1].after_break() || matches!(next, Some("then"));
            let with_article = matches!(before, Some("the" | "that"));
            (sure || pointed || (with_article && is_end)).then_some(*place)
        })
    }

    fn holds(&self, words: &[&str]) -> bool {
        (0..self.question.len()).any(|at| self.question.begins_at(at, words))
    }
}
