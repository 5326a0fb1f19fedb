//! Which of several careers that a text names it is about: one of them, or some side by side.

use std::cmp::Ordering;

use super::careers::NameKind;
use super::comparing::joined;
use super::focus::can_ask;
use super::intent::Intent;
use super::linking::Link;
use super::logistic::{evidence, one_if};
use super::normalise::Gap;
use super::reading::Question;
use super::sides;
use crate::knowledge::Role;

/// How much speaks for a career to be the one that a text is about, beside others that it names. Fitted to 1,000 texts that name several.
mod weight {
    /// For how likely it is asked about, and wanted, by the words around it.
    pub const ASKED: f32 = 1.72;
    pub const WANTED: f32 = 2.54;
    /// For what it is to the question, all considered, as a part of all roles.
    pub const ROLE: f32 = 0.7;
    /// For the logarithm of how often it is named.
    pub const OFTEN: f32 = 1.22;
    /// For how likely the asker comes from it, where they ask about their own job. Set by hand.
    pub const OWN: f32 = 3.0;
    /// For one among the words that ask.
    pub const IN_FOCUS: f32 = 1.24;
    /// For what names a skill as well.
    pub const SKILL: f32 = -0.94;
    /// For the word of a whole field. Set by hand, between none and that of an alias.
    pub const FIELD: f32 = -1.4;
    /// For an alias without its role noun, and a title without it.
    pub const CORE_OF_ALIAS: f32 = -2.06;
    pub const CORE: f32 = -0.76;
    /// For an imported one. Set by hand.
    pub const GUEST: f32 = -1.5;
}
/// How much speaks for the two likeliest to stand side by side, as a logistic function. Fitted to the same texts, four in ten of which
/// compare.
mod side {
    /// For what the wording says.
    pub const WORDING: f32 = 0.4;
    /// For how much more speaks for the first.
    pub const AHEAD: f32 = -0.69;
    /// For how likely each is asked about.
    pub const FIRST_ASKED: f32 = 0.91;
    pub const SECOND_ASKED: f32 = 0.62;
    /// For a second that is named without its role noun.
    pub const SECOND_CORE: f32 = -1.33;
    pub const ONE_SENTENCE: f32 = 0.66;
    pub const BOTH_IN_FOCUS: f32 = 0.49;
    /// For nothing but small words between them.
    pub const JOINED: f32 = 0.65;
    /// For words that set things side by side, among the words that ask, and between the two.
    pub const COMPARES: f32 = 1.11;
    pub const COMPARES_BETWEEN: f32 = 0.55;
    /// For somebody who has to choose.
    pub const CHOOSES: f32 = 1.58;
    /// For words that speak of two things.
    pub const OF_TWO: f32 = 1.17;
    pub const ELSE: f32 = -2.72;
}
/// Of those side by side, each has at most so much less speak for it than the second has.
const BEHIND_MAX: f32 = 1.0;

/// The rank of the surest role.
const ROLE_MAX: f32 = (Role::ALL.len() - 1) as f32;

/// Words that speak of two things.
const OF_TWO: &[&str] = &[
    "both",
    "each",
    "either",
    "two",
    "which",
    "one",
    "other",
    "differ",
    "difference",
    "different",
    "same",
    "better",
    "rather",
    "choose",
    "pick",
    "torn",
    "compare",
    "compared",
    "versus",
    "vs",
    "than",
];

/// Words before the number of careers that are spoken of, ...
const COUNTED_BEHIND: &[&str] = &["all", "the", "these", "those"];
/// ... and behind it, beside those that ask.
const COUNTED_BEFORE: &[&str] = &[
    "and", "careers", "compare", "differ", "earn", "earns", "fields", "for", "has", "have", "in", "jobs",
    "make", "makes", "of", "options", "pay", "pays", "paths", "relative", "roles", "use", "uses", "would",
];

/// Words for one's own work, behind "my".
const OWN_WORK: &[&str] =
    &["career", "field", "job", "line", "position", "profession", "role", "title", "trade", "work"];

/// What a text is about.
pub(super) enum Subject<'a> {
    One(&'a Link),
    /// Two careers and more, in the order of the text.
    Sides(Vec<&'a Link>),
}

/// A career, with all places that name it, in the order of the text; at least one.
struct Candidate<'a> {
    mentions: Vec<&'a Link>,
    score: f32,
}

impl<'a> Candidate<'a> {
    fn any(&self, holds: impl Fn(&Link) -> bool) -> bool {
        self.mentions.iter().any(|link| holds(link))
    }

    fn most(&self, value: impl Fn(&Link) -> f32) -> f32 {
        self.mentions.iter().map(|link| value(link)).fold(0.0, f32::max)
    }

    /// How likely it is asked about.
    fn asked(&self) -> f32 {
        self.most(|link| link.likely[Role::Asked as usize])
    }

    fn kind(&self) -> Option<NameKind> {
        self.mentions.iter().map(|link| link.kind).max()
    }

    /// The place that names it most surely.
    fn surest(&self) -> Option<&'a Link> {
        let sure = |one: &&&Link, other: &&&Link| -> Ordering {
            one.meant().total_cmp(&other.meant()).then(one.kind.cmp(&other.kind))
        };
        self.mentions.iter().max_by(sure).copied()
    }
}

impl<'a> Intent<'a> {
    /// What the text is about; none where it names one career alone.
    pub(super) fn subject(&self) -> Option<Subject<'a>> {
        let candidates = self.candidates();
        let [first, second, ..] = candidates.as_slice() else { return None };
        let counted = self.counted().and_then(|count| candidates.get(count - 1));
        if counted.is_none() && evidence(&self.told_of_sides(first, second)) < 0.0 {
            return first.surest().map(Subject::One);
        }
        let least = counted.map_or(second.score - BEHIND_MAX, |last| last.score);
        // `web developer, web designer or graphic designer`: one of a list is no less asked about than the others.
        let is_listed =
            |candidate: &Candidate<'_>| [first, second].iter().any(|side| self.are_joined(candidate, side));
        let beside = candidates.iter().filter(|candidate| candidate.score >= least || is_listed(candidate));
        let mut sides: Vec<&Link> = beside.filter_map(Candidate::surest).collect();
        sides.sort_by_key(|link| link.start);
        Some(Subject::Sides(sides))
    }

    /// How many careers the text says that it speaks of, if more than two: `which of the three`.
    fn counted(&self) -> Option<usize> {
        let count = |at: usize| match self.question.text(at) {
            Some("three" | "3") => Some(3),
            Some("four" | "4") => Some(4),
            _ => None,
        };
        let counts_careers = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| self.question.text(before));
            let after = self.question.text(at + 1);
            before.is_some_and(|word| COUNTED_BEHIND.contains(&word))
                && after.is_none_or(|word| can_ask(word) || COUNTED_BEFORE.contains(&word))
        };
        (0..self.question.len()).filter(|at| counts_careers(*at)).find_map(count)
    }

    /// The careers that the text names, the likeliest first.
    fn candidates(&self) -> Vec<Candidate<'a>> {
        let mut candidates: Vec<Candidate<'a>> = Vec::new();
        for link in self.told {
            match candidates.iter_mut().find(|other| other.mentions[0].pages == link.pages) {
                Some(candidate) => candidate.mentions.push(link),
                None => candidates.push(Candidate { mentions: vec![link], score: 0.0 }),
            }
        }
        for candidate in &mut candidates {
            candidate.score = evidence(&self.told_of(candidate));
        }
        candidates.sort_by(|one, other| other.score.total_cmp(&one.score));
        candidates
    }

    /// What can be seen of a career among those that the text names, and how much it counts.
    fn told_of(&self, candidate: &Candidate<'_>) -> [(f32, f32); 11] {
        let kind = candidate.kind();
        let asks_about_own = self.focus.clone().any(|at| is_own_job(self.question, at));
        [
            (weight::ASKED, candidate.asked()),
            (weight::WANTED, candidate.most(|link| link.likely[Role::Goal as usize])),
            (weight::ROLE, candidate.most(|link| f32::from(link.role as u8)) / ROLE_MAX),
            (weight::OFTEN, (candidate.mentions.len() as f32).ln()),
            (
                weight::OWN,
                candidate.most(|link| link.likely[Role::Background as usize]) * one_if(asks_about_own),
            ),
            (weight::IN_FOCUS, one_if(self.is_in_focus(candidate))),
            (weight::SKILL, one_if(self.is_skill(candidate))),
            (weight::FIELD, one_if(kind == Some(NameKind::Field))),
            (weight::CORE_OF_ALIAS, one_if(kind == Some(NameKind::CoreOfAlias))),
            (weight::CORE, one_if(kind == Some(NameKind::Core))),
            (weight::GUEST, one_if(!self.world.careers.has_own(&candidate.mentions[0].pages))),
        ]
    }

    /// What can be seen of the two likeliest careers standing side by side, and how much it counts.
    fn told_of_sides(&self, first: &Candidate<'_>, second: &Candidate<'_>) -> [(f32, f32); 13] {
        let question = self.question;
        let patterns = &self.world.patterns;
        let names: Vec<_> = self.told.iter().map(|link| link.start..link.end).collect();
        let pairs = neighbours(first, second);
        let any_pair =
            |holds: &dyn Fn(&Link, &Link) -> bool| one_if(pairs.iter().any(|(one, other)| holds(one, other)));
        let is_one_sentence = |one: &Link, other: &Link| {
            question.tokens[one.start + 1..=other.start].iter().all(|token| token.gap < Gap::Stop)
        };
        [
            (side::ELSE, 1.0),
            (side::WORDING, self.world.sides(&sides::features(question, &names))),
            (side::AHEAD, first.score - second.score),
            (side::FIRST_ASKED, first.asked()),
            (side::SECOND_ASKED, second.asked()),
            (side::SECOND_CORE, one_if(second.kind() <= Some(NameKind::Core))),
            (side::ONE_SENTENCE, any_pair(&is_one_sentence)),
            (side::BOTH_IN_FOCUS, one_if(self.is_in_focus(first) && self.is_in_focus(second))),
            (side::JOINED, one_if(self.are_joined(first, second))),
            (side::COMPARES, one_if(self.compares())),
            (
                side::COMPARES_BETWEEN,
                any_pair(&|one, other| patterns.compares(question, one.end..other.start)),
            ),
            (side::CHOOSES, one_if(patterns.chooses(question))),
            (side::OF_TWO, one_if(question.tokens.iter().any(|token| OF_TWO.contains(&&*token.text)))),
        ]
    }

    /// Whether nothing but small words stand somewhere between two careers, one of which sets them side by side.
    fn are_joined(&self, one: &Candidate<'_>, other: &Candidate<'_>) -> bool {
        neighbours(one, other).into_iter().any(|(one, other)| joined(self.question, &[one, other]))
    }

    fn is_in_focus(&self, candidate: &Candidate<'_>) -> bool {
        candidate.any(|link| self.focus.contains(&link.start))
    }

    /// Whether all that names a career names a skill as well.
    fn is_skill(&self, candidate: &Candidate<'_>) -> bool {
        !candidate.any(|link| !self.names_a_skill(link))
    }
}

/// Whether somebody speaks of their own job at this place: `will my job exist`, `jobs like mine`.
fn is_own_job(question: &Question, at: usize) -> bool {
    let is_work = |word: &str| OWN_WORK.contains(&word);
    question.text(at) == Some("mine")
        || question.text(at) == Some("my") && question.text(at + 1).is_some_and(is_work)
}

/// The places that name one career and those that name the other, where one follows the other, in the order of the text.
fn neighbours<'a>(one: &Candidate<'a>, other: &Candidate<'a>) -> Vec<(&'a Link, &'a Link)> {
    let mut mentions: Vec<&Link> = one.mentions.iter().chain(&other.mentions).copied().collect();
    mentions.sort_by_key(|link| link.start);
    let pairs = mentions.array_windows().map(|[former, next]| (*former, *next));
    pairs.filter(|(former, next)| former.pages != next.pages).collect()
}
