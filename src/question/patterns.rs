//! Phrases that shape a question: comparisons, follow-ups, and words that cast doubt on a link.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::words::WordId;
use crate::knowledge::{Vocabulary, singular};

#[derive(Debug, Default)]
pub struct Patterns {
    compare: PhraseMap<bool>,
    choose: PhraseMap<bool>,
    follow_up: PhraseMap<bool>,
    describe: PhraseMap<bool>,
    people: FxHashSet<WordId>,
    not_people: FxHashSet<WordId>,
    doubt: PhraseMap<bool>,
    surveys: PhraseMap<Vec<Survey>>,
    levels: PhraseMap<bool>,
    places: PhraseMap<bool>,
}

/// Words that people begin with before they come to the point: `nvm, what about devops`.
const FILLERS: &[&str] = &[
    "ah",
    "but",
    "hm",
    "hmm",
    "lol",
    "nah",
    "nevermind",
    "no",
    "nvm",
    "oh",
    "ok",
    "okay",
    "sorry",
    "wait",
    "well",
];

/// What a phrase says in a question that goes over all careers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Survey {
    /// `jobs`
    Jobs,
    /// `i know`
    Have,
    /// `who uses`
    Users,
    BestPaid,
    WorstPaid,
    FastestGrowing,
    SlowestGrowing,
    WithoutDegree,
    /// `what careers do you cover`
    List,
    /// `tech`
    Everything,
    /// `most`
    Highest,
    /// `least`
    Lowest,
    /// `salary`, where a superlative stands beside it
    Pay,
    /// `demand`, likewise
    Growth,
}

impl Patterns {
    pub fn new(vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut map = |phrases: &[String]| {
            let mut map = PhraseMap::default();
            for phrase in phrases {
                let ids: Vec<WordId> = scanner.intern(phrase);
                *map.entry(&ids) = true;
            }
            map
        };
        let compare = map(&vocabulary.patterns.compare);
        let choose = map(&vocabulary.patterns.choose);
        let follow_up = map(&vocabulary.patterns.follow_up);
        let describe = map(&vocabulary.patterns.describe);
        let doubt = map(&vocabulary.doubt.heads);
        let levels = map(&vocabulary.narrowing.levels);
        let places = map(&vocabulary.narrowing.places);
        let mut ids = |words: &[String]| words.iter().flat_map(|word| scanner.intern(word)).collect();
        let people = ids(&vocabulary.roles.people);
        let not_people = ids(&vocabulary.roles.not_people);
        Self {
            people,
            not_people,
            compare,
            choose,
            follow_up,
            describe,
            doubt,
            surveys: surveys(vocabulary, scanner),
            levels,
            places,
        }
    }

    /// What a phrase at this place says in a question over all careers, with the number of its words.
    pub fn survey(&self, question: &Question, at: usize) -> Option<(usize, &[Survey])> {
        let (length, says) = self.surveys.longest(&question.ids[at..])?;
        Some((length, says))
    }

    /// The number of words at this place that name a level: `junior`.
    pub fn level(&self, question: &Question, at: usize) -> Option<usize> {
        holds(&self.levels, question, at)
    }

    /// The number of words at this place that name a place: `new york`.
    pub fn place(&self, question: &Question, at: usize) -> Option<usize> {
        holds(&self.places, question, at)
    }

    /// Whether some words of a question set things side by side: `vs`, `difference between`.
    pub fn compares(&self, question: &Question, mut within: Range<usize>) -> bool {
        within.any(|at| holds(&self.compare, question, at).is_some())
    }

    /// Whether somebody says that they have to choose: `torn between`.
    pub fn chooses(&self, question: &Question) -> bool {
        (0..question.len()).any(|at| holds(&self.choose, question, at).is_some())
    }

    /// The number of words at the start that make the question a follow-up: `what about`, `and for`.
    pub fn follow_up(&self, question: &Question) -> usize {
        let is_filler = |at: &usize| question.text(*at).is_some_and(|word| FILLERS.contains(&word));
        let start = (0..question.len()).take_while(is_filler).count();
        let behind_fillers = || holds(&self.follow_up, question, start).map(|length| start + length);
        holds(&self.follow_up, question, 0).or_else(behind_fillers).unwrap_or(0)
    }

    /// Whether the question describes a career instead of naming it: `the people who …`.
    pub fn describes(&self, question: &Question) -> bool {
        (0..question.len()).any(|at| {
            holds(&self.describe, question, at).is_some()
                || somebody_who(question, at)
                || job_doing(question, at)
        })
    }

    /// Whether a word names people at work and is hardly said of anything else: `plumber`, but not `driver`.
    pub fn is_people(&self, question: &Question, at: usize) -> bool {
        const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "ant", "eer", "man", "woman", "smith"];
        let (Some(&id), Some(text)) = (question.ids.get(at), question.text(at)) else { return false };
        let word = singular(text);
        let by_ending = word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending));
        (by_ending || self.people.contains(&id)) && !self.not_people.contains(&id)
    }

    /// Whether a word at this place makes a career that is named beside it doubtful: `tutor`, `hoodie`.
    pub fn doubts(&self, question: &Question, at: usize) -> bool {
        holds(&self.doubt, question, at).is_some()
    }
}

fn surveys(vocabulary: &Vocabulary, scanner: &mut Scanner) -> PhraseMap<Vec<Survey>> {
    let words = &vocabulary.surveys;
    let mut surveys: PhraseMap<Vec<Survey>> = PhraseMap::default();
    for (says, phrases) in [
        (Survey::Jobs, &words.jobs),
        (Survey::Have, &words.have),
        (Survey::Users, &words.users),
        (Survey::BestPaid, &words.best_paid),
        (Survey::WorstPaid, &words.worst_paid),
        (Survey::FastestGrowing, &words.fastest_growing),
        (Survey::SlowestGrowing, &words.slowest_growing),
        (Survey::WithoutDegree, &words.without_degree),
        (Survey::List, &words.list),
        (Survey::Everything, &words.everything),
        (Survey::Highest, &words.highest),
        (Survey::Lowest, &words.lowest),
        (Survey::Pay, &words.pay),
        (Survey::Growth, &words.growth),
    ] {
        for phrase in phrases {
            let ids = scanner.intern(phrase);
            surveys.entry(&ids).push(says);
        }
    }
    surveys
}

/// Words for people that a description begins with, and the words that carry it on, so many words later at most.
const SOMEBODY: &[&str] = &[
    "guy",
    "guys",
    "girl",
    "person",
    "people",
    "someone",
    "somebody",
    "dude",
    "man",
    "woman",
    "team",
    "folks",
    "kid",
    "cousin",
    "uncle",
    "aunt",
    "friend",
    "sister",
    "brother",
    "neighbor",
    "lady",
    "experts",
    "nerds",
    "whizzes",
    "burglars",
    "kind",
    "colleague",
    "coworker",
];
const WHO: &[&str] = &["who", "that", "doing", "making", "which", "whose"];
const APART_MAX: usize = 8;

/// Whether a description of somebody begins here: `a guy at my bank who …`.
fn somebody_who(question: &Question, at: usize) -> bool {
    let is_somebody = question.text(at).is_some_and(|word| SOMEBODY.contains(&word));
    let after = at + 1..(at + 1 + APART_MAX).min(question.len());
    is_somebody && after.into_iter().any(|at| question.text(at).is_some_and(|word| WHO.contains(&word)))
}

/// Whether a job is described by what is done in it: `a job making logos`.
fn job_doing(question: &Question, at: usize) -> bool {
    let is_job = question.text(at).is_some_and(|word| matches!(word, "job" | "jobs" | "work" | "career"));
    let is_doing = question.text(at + 1).is_some_and(|word| word.len() > 5 && word.ends_with("ing"));
    is_job && is_doing && !question.tokens[at + 1].after_break()
}

fn holds(map: &PhraseMap<bool>, question: &Question, at: usize) -> Option<usize> {
    question.ids.get(at..).and_then(|words| map.longest(words)).map(|(length, _)| length)
}
