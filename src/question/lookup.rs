//! Looks careers up by skills: which skills a text names, and which careers use them.

use std::collections::BTreeMap;

use super::interpreter::Interpreter;
use super::reading::Question;
use super::skills::Skill;
use super::understanding::{Match, Reading};

/// A skill that so large a part of the pages name says little; it counts, but others decide.
const FOUND_MAX: usize = 40;

/// Skills named in a question, with their places.
pub(super) struct Named<'a> {
    pub skills: Vec<&'a Skill>,
    /// Which words of the question name a skill.
    pub words: Vec<bool>,
}

impl Interpreter {
    /// The careers that use the skills which a list of skills names, such as `sql, excel`; none if it names none.
    pub fn look_up(&self, text: &str) -> Option<Reading> {
        let question = self.scanner.read(text);
        let named = self.named_skills(&question, &vec![false; question.len()]);
        self.matches(&named.skills)
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
