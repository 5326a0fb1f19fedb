//! Looks careers up by skills: which skills a text names, and which careers use them.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::interpreter::Interpreter;
use super::reading::Question;
use super::skills::Skill;
use super::understanding::{Match, Reading};

/// A skill that so large a part of the pages name says little; it counts, but others decide.
const FOUND_MAX: usize = 40;

/// So many skills are offered for one that no page names.
const NEAR_MAX: usize = 3;

/// What a list of skills was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookUp {
    /// The skills that pages name, as they name them.
    pub skills: Vec<String>,
    /// The careers that use them, the best match first.
    pub found: Vec<Match>,
    pub unnamed: Vec<Unnamed>,
}

/// Words of a list that no page names as a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// As typed, in lower case.
    pub typed: String,
    /// Skills with a name like it, the likeliest first.
    pub near: Vec<String>,
}

/// Skills named in a question, with their places.
pub(super) struct Named<'a> {
    pub skills: Vec<&'a Skill>,
    /// Which words of the question name a skill.
    pub words: Vec<bool>,
}

impl Interpreter {
    /// Reads a list of skills such as `sql, excel`, and finds the careers that use them.
    pub fn look_up(&self, text: &str) -> LookUp {
        let mut skills: Vec<&Skill> = Vec::new();
        let mut unnamed: Vec<Unnamed> = Vec::new();
        for entry in text.split([',', ';', '\n', '|', '•', '·']) {
            let question = self.scanner.read(entry);
            let named = self.named_skills(&question, &vec![false; question.len()]);
            for words in self.unnamed(&question, &named) {
                let near = self.skill_names.near(&words, NEAR_MAX);
                let is_known = unnamed.iter().any(|other| other.typed == words);
                // Beside a skill, other words describe it, unless they look like another one: `advanced sql`.
                if !is_known && (named.skills.is_empty() || !near.is_empty()) {
                    unnamed.push(Unnamed { typed: words, near });
                }
            }
            skills.extend(named.skills);
        }
        let mut names = FxHashSet::default();
        skills.retain(|skill| names.insert(&skill.name));
        match self.matches(&skills) {
            Some(Reading::Matches { skills, found }) => LookUp { skills, found, unnamed },
            _ => LookUp { unnamed, ..LookUp::default() },
        }
    }

    /// Completes the name of a skill while it is typed; those that most pages name for an empty text.
    pub fn complete_skill(&self, typed: &str, most: usize) -> Vec<&str> {
        self.skill_names.complete(&self.scanner.words(typed).join(" "), most)
    }

    /// The words side by side that neither name a skill nor stand in every question.
    fn unnamed(&self, question: &Question, named: &Named<'_>) -> Vec<String> {
        let is_strange =
            |at: &usize| !named.words[*at] && !self.scanner.lexicon.is_explained(question.ids[*at]);
        let strange: Vec<usize> = (0..question.len()).filter(is_strange).collect();
        let runs = strange.chunk_by(|at, next| at + 1 == *next);
        let text =
            |run: &[usize]| run.iter().filter_map(|at| question.text(*at)).collect::<Vec<_>>().join(" ");
        runs.map(text).collect()
    }

    /// The skills that a question names outside its careers.
    pub(super) fn named_skills<'a>(&'a self, question: &Question, taken: &[bool]) -> Named<'a> {
        let mut named = Named { skills: Vec::new(), words: vec![false; question.len()] };
        let mut at = 0;
        while at < question.len() {
            let found = self.skills.longest(&question.ids[at..]).filter(|(length, _)| {
                taken[at..at + length].iter().all(|taken| !taken) && self.is_telling(question, at, *length)
            });
            let Some((length, skill)) = found else {
                at += 1;
                continue;
            };
            named.words[at..at + length].fill(true);
            if named.skills.iter().all(|other| other.name != skill.name) {
                named.skills.push(skill);
            }
            at += length;
        }
        named
    }

    /// The careers that use the skills: those that use more of them first, then those that lean on them most.
    pub(super) fn matches(&self, skills: &[&Skill]) -> Option<Reading> {
        let mut found: BTreeMap<usize, (Vec<usize>, u32)> = BTreeMap::new();
        for (place, skill) in skills.iter().enumerate() {
            for holder in &skill.holders {
                let (held, rank) = found.entry(holder.page).or_default();
                held.push(place);
                *rank += holder.rank;
            }
        }
        let mut found: Vec<(Match, u32)> =
            found.into_iter().map(|(page, (held, rank))| (Match { page, held }, rank)).collect();
        let is_guest = |found: &Match| self.careers.is_guest(found.page);
        // Imported pages name tools by the thousand; a look-up is about what the community wrote, if it wrote anything.
        if self.families.len() > self.careers.guests() {
            found.retain(|(found, _)| !is_guest(found));
        }
        found.sort_by_key(|(found, rank)| (std::cmp::Reverse(found.held.len()), *rank, found.page));
        let most = found.first().map(|(found, _)| found.held.len())?;
        // With half of what was named and less, a career is no match beside one that uses all.
        let least = if most == skills.len() { most } else { most.saturating_sub(1).max(1) };
        found.retain(|(found, _)| found.held.len() >= least);
        found.truncate(FOUND_MAX);
        let names = skills.iter().map(|skill| skill.name.clone()).collect();
        Some(Reading::Matches { skills: names, found: found.into_iter().map(|(found, _)| found).collect() })
    }

    /// Whether words that name a skill are meant so: a word that every question holds is not.
    fn is_telling(&self, question: &Question, at: usize, length: usize) -> bool {
        question.ids[at..at + length].iter().any(|id| !self.scanner.lexicon.is_explained(*id))
    }
}
