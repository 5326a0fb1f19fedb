//! Imported careers: everyday talk is full of their names (`the farmer`, `a lawyer`, `i cook`), so something must really ask about one.

use super::doubt::PLAINLY_ASKED_MAX;
use super::intent::Intent;
use super::linking::Link;
use crate::knowledge::{Role, is_english};

/// How likely it may be that nothing is asked, and how many words of other topics may stand beside a name that is introduced
/// (`become a …`), ...
const INTRODUCED_MAX: (f32, usize) = (0.8, 8);
/// ... one of several words, ...
const SEVERAL_WORDS_MAX: (f32, usize) = (0.7, 7);
/// ... and any other.
const ONE_WORD_MAX: (f32, usize) = (0.2, 3);
/// Words before a verb: `i always cook`, ...
const VERB_BEFORE: &[&str] = &[
    "always",
    "can",
    "could",
    "i",
    "let",
    "lets",
    "never",
    "often",
    "should",
    "sometimes",
    "they",
    "usually",
    "we",
    "you",
];
/// ... and before one with "to": `wants to judge the contest`.
const TO_BEFORE: &[&str] = &[
    "going", "has", "have", "how", "like", "likes", "love", "need", "needs", "trying", "used", "want",
    "wanted", "wants",
];

impl Intent<'_> {
    /// Whether the words around the name of an imported career say that something else is meant.
    pub(super) fn guest_doubted(&self, link: &Link) -> bool {
        let several_words = link.end - link.start > 1;
        let introduced = link.role == Role::Goal;
        let (nothing_max, strange_max) = match (introduced, several_words) {
            (true, _) => INTRODUCED_MAX,
            (false, true) => SEVERAL_WORDS_MAX,
            (false, false) => ONE_WORD_MAX,
        };
        let bare = self.question.len() <= link.end - link.start + 1;
        self.owned_or_doubted(link)
            || self.doubted_outside_names()
            || (self.asked.nothing_asked > nothing_max && !bare)
            || self.strange_words() > strange_max
            || (!several_words && self.word_doubted(link, introduced || bare))
    }

    /// Whether a career is that of somebody told of, `my plumber`, or has a word beside it that casts doubt on it.
    fn owned_or_doubted(&self, link: &Link) -> bool {
        let owner = link.start.checked_sub(1).and_then(|at| self.question.text(at));
        // `how do i get my cna`
        let is_reached =
            ["get", "getting", "got"].iter().any(|word| self.question.ends_before(link.start, &[word, "my"]));
        let is_owned = matches!(owner, Some("my" | "our" | "his" | "her" | "their")) && !is_reached;
        let plainly_asked = self.asked.nothing_asked <= PLAINLY_ASKED_MAX;
        is_owned || (!plainly_asked && self.stands_beside_doubt(link))
    }

    /// The same for a name of one word. `expected` is whether a name may stand there without more.
    fn word_doubted(&self, link: &Link, expected: bool) -> bool {
        let is_plain = !self.world.patterns.is_people(self.question, link.start)
            && self.question.text(link.start).is_some_and(is_english);
        // `ml models`, `trading models`: another word narrows what is no name of people anyway.
        let narrowed = || {
            let before = link.start.checked_sub(1).filter(|before| self.focus.contains(before));
            before.is_some_and(|before| self.belongs_to_next(before))
        };
        // `pilot whales`
        let goes_on = !self.asked.has_cue()
            && link.end < self.question.len()
            && self.is_strange(link.end)
            && !self.question.tokens[link.end].after_break();
        let unasked = !self.asked.has_cue() && !expected && self.asked.nothing_asked > PLAINLY_ASKED_MAX;
        self.is_verb(link.start) || goes_on || (is_plain && (unasked || narrowed()))
    }

    /// Whether a word that may name people stands as a verb.
    fn is_verb(&self, at: usize) -> bool {
        let before =
            |back: usize| at.checked_sub(back).and_then(|at| self.question.text(at)).unwrap_or_default();
        VERB_BEFORE.contains(&before(1)) || before(1) == "to" && TO_BEFORE.contains(&before(2))
    }

    /// Whether a word is strange, or the name of a skill, and nothing parts it from the next.
    fn belongs_to_next(&self, at: usize) -> bool {
        (self.is_strange(at) || self.skilled[at]) && !self.question.tokens[at + 1].after_break()
    }
}
