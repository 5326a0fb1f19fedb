//! Imported careers: everyday talk is full of their names (`the farmer`, `a lawyer`, `i cook`), so something must really ask about one.

use super::intent::Intent;
use super::linking::Link;
use super::logistic::{evidence, likelihood, log_odds, one_if};
use crate::knowledge::{Role, is_english};

/// How much speaks for an imported career that is named to be asked about, as a logistic function of what can be seen. Fitted to 1,056
/// questions about occupations and 839 texts that only name one: services, family, films, school, other senses of the word.
mod weight {
    /// For the logarithm of the odds that nothing is asked.
    pub const NOTHING_ASKED: f32 = -0.86;
    /// For each of the words that ask which questions about careers do not use.
    pub const STRANGE: f32 = -1.23;
    /// For a word that says where a facet is asked for.
    pub const CUE: f32 = 1.06;
    /// For a name of several words.
    pub const SEVERAL_WORDS: f32 = 0.96;
    /// For a name that is introduced as what somebody wants to be: `become a …`.
    pub const INTRODUCED: f32 = 0.95;
    /// For one word that is English and not known to name people: `models`, `cleaning`.
    pub const PLAIN_WORD: f32 = -0.58;
    /// For somebody told of: `my plumber`.
    pub const OWNED: f32 = -1.4;
    /// For a word outside the names that casts doubt on them.
    pub const DOUBTFUL_WORD: f32 = -1.99;
    /// For a name alone. Set by hand.
    pub const BARE: f32 = 3.0;
    pub const ELSE: f32 = -0.06;
}

impl Intent<'_> {
    /// How likely it is that an imported career is asked about (0 to 1).
    pub(super) fn guest_asked_about(&self, link: &Link) -> f32 {
        let is_one_word = link.end - link.start == 1;
        let is_plain = || {
            !self.world.patterns.is_people(self.question, link.start)
                && self.question.text(link.start).is_some_and(is_english)
        };
        likelihood(evidence(&[
            (weight::ELSE, 1.0),
            (weight::NOTHING_ASKED, log_odds(self.asked.nothing_asked)),
            (weight::STRANGE, self.strange_words() as f32),
            (weight::CUE, one_if(self.asked.has_cue())),
            (weight::SEVERAL_WORDS, one_if(!is_one_word)),
            (weight::INTRODUCED, one_if(link.role == Role::Goal)),
            (weight::PLAIN_WORD, one_if(is_one_word && is_plain())),
            (weight::OWNED, one_if(self.is_owned(link))),
            (weight::DOUBTFUL_WORD, one_if(self.doubted_outside_names())),
            (weight::BARE, one_if(self.question.len() <= link.end - link.start + 1)),
        ]))
    }

    /// Whether a career is that of somebody told of: `my plumber`, but not `how do i get my cna`.
    fn is_owned(&self, link: &Link) -> bool {
        let owner = link.start.checked_sub(1).and_then(|at| self.question.text(at));
        let is_reached =
            ["get", "getting", "got"].iter().any(|word| self.question.ends_before(link.start, &[word, "my"]));
        matches!(owner, Some("my" | "our" | "his" | "her" | "their")) && !is_reached
    }
}
