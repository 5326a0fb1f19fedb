//! Questions that go over all careers: who uses a skill, who earns most, what there is.

use std::ops::Range;

use super::focus::sentences;
use super::intent::{CHOICES_MAX, Intent};
use super::interpreter::Interpreter;
use super::lookup::Named;
use super::patterns::Survey;
use super::skills::Skill;
use super::understanding::{Measure, PageIndex, Reading};
use super::words::WordId;
use crate::knowledge::{Facet, is_english, singular};

/// A ranking or list may hold this many words that nothing explains, ...
const STRANGE_MAX: usize = 0;
/// ... and this many if it speaks of jobs.
const STRANGE_BESIDE_JOBS_MAX: usize = 2;
/// A longer question than `python job pay` tells more than a skill and a facet.
const CHOICE_WORDS_MAX: usize = 6;
/// A superlative and what it is about stand at most so many words apart: `best of all when it comes to pay`.
const APART_MAX: usize = 4;
/// A superlative without a word for careers ranks them where they are asked for at least so likely.
const CAREERS_ASKED_IN_RANKING_MIN: f32 = 0.2;
/// A look-up by skill may hold more: people tell what they do with it.
const STRANGE_IN_LOOKUP_MAX: usize = 3;
/// A ranking or a look-up may hold so many more where the wording as a whole asks which careers there are.
const STRANGE_WHERE_CAREERS_ASKED: usize = 3;
/// More words than these that only stand in names of skills tell a story.
const SKILL_WORDS_MAX: usize = 3;

/// What the phrases of a question say about all careers.
struct Signs {
    said: Vec<Survey>,
    /// What is said where.
    places: Vec<(usize, Survey)>,
    /// Words that belong to such a phrase.
    words: Vec<bool>,
}

impl Signs {
    fn says(&self, survey: Survey) -> bool {
        self.said.contains(&survey)
    }
}

/// The order that a superlative beside a measure asks for: `highest … pay`, `least … demand`.
fn superlative(places: &[(usize, Survey)]) -> Option<(Measure, bool)> {
    let of = |wanted: Survey| places.iter().filter(move |(_, says)| *says == wanted).map(|(at, _)| *at);
    let near =
        |one: Survey, other: Survey| of(one).any(|at| of(other).any(|there| at.abs_diff(there) <= APART_MAX));
    [(Survey::Lowest, true), (Survey::Highest, false)].into_iter().find_map(|(degree, lowest)| {
        let measures = [(Survey::Pay, Measure::Pay), (Survey::Growth, Measure::Growth)];
        measures.into_iter().find(|(sign, _)| near(degree, *sign)).map(|(_, measure)| (measure, lowest))
    })
}

impl Intent<'_> {
    /// The reading as a question over all careers; none if it is about one, or about none.
    pub(super) fn survey(&self) -> Option<(Reading, f32)> {
        let signs = self.signs();
        self.ranking(&signs).or_else(|| self.lookup(&signs)).or_else(|| self.list(&signs))
    }

    /// A look-up by skill that says nothing else: `careers where you write c++`.
    pub(super) fn plain_lookup(&self) -> Option<(Reading, f32)> {
        let signs = self.signs();
        let named = self.world.named_skills(self.question, &signs.words);
        let lexicon = &self.world.scanner.lexicon;
        let strange = |at: &usize| {
            !signs.words[*at] && !named.words[*at] && !lexicon.is_explained(self.question.ids[*at])
        };
        let strange_max = named.skills.len().min(2);
        let plain = !named.skills.is_empty() && self.focus.clone().filter(strange).count() <= strange_max;
        plain.then(|| self.lookup(&signs)).flatten()
    }

    /// The career of whoever uses some skills, where something is asked of it: `people who write apis with django, where are they hired`.
    pub(super) fn described_by_skills(&self) -> Option<(Reading, f32)> {
        if !self.world.patterns.describes(self.question) {
            return None;
        }
        let facets: Vec<Facet> =
            self.facets_of_description().into_iter().filter(|facet| *facet != Facet::Overview).collect();
        let named = self.world.named_skills(self.question, self.named);
        let found = match self.world.matches(&named.skills)? {
            Reading::Matches { found, skills } if found.first()?.held.len() == skills.len() => found,
            _ => return None,
        };
        (!facets.is_empty()).then(|| (Reading::Careers { pages: vec![found[0].page], facets }, 0.6))
    }

    /// The facet that a superlative over careers asks for: `which is safest`, `who earns most`.
    pub(super) fn measured_facet(&self) -> Option<Facet> {
        let signs = self.signs();
        let of_growth = signs.says(Survey::FastestGrowing) || signs.says(Survey::SlowestGrowing);
        let of_pay = signs.says(Survey::BestPaid) || signs.says(Survey::WorstPaid);
        match (of_pay, of_growth) {
            (true, _) => Some(Facet::Salary),
            (_, true) => Some(Facet::Outlook),
            _ => None,
        }
    }

    /// Whether the question asks who uses a skill, or tells who has one.
    pub(super) fn names_users(&self) -> bool {
        let signs = self.signs();
        signs.says(Survey::Users) || signs.says(Survey::Have)
    }

    /// A look-up by all skills that are named, though nothing but the names asks for it.
    pub(super) fn lookup_of_names(&self) -> Option<(Reading, f32)> {
        let named = self.world.named_skills(self.question, &vec![false; self.question.len()]);
        Some((self.world.matches(&named.skills)?, 0.65))
    }

    fn signs(&self) -> Signs {
        let mut signs =
            Signs { said: Vec::new(), places: Vec::new(), words: vec![false; self.question.len()] };
        for at in self.focus.clone() {
            if let Some((length, says)) = self.world.patterns.survey(self.question, at) {
                signs.said.extend_from_slice(says);
                signs.places.extend(says.iter().map(|says| (at, *says)));
                signs.words[at..at + length].fill(true);
            }
        }
        signs
    }

    fn ranking(&self, signs: &Signs) -> Option<(Reading, f32)> {
        let (by, lowest) = [
            (Survey::WorstPaid, (Measure::Pay, true)),
            (Survey::BestPaid, (Measure::Pay, false)),
            (Survey::SlowestGrowing, (Measure::Growth, true)),
            (Survey::FastestGrowing, (Measure::Growth, false)),
        ]
        .into_iter()
        .find_map(|(sign, order)| signs.says(sign).then_some(order))
        .or_else(|| superlative(&signs.places))
        .or_else(|| {
            let of_degree = signs.says(Survey::WithoutDegree) && self.asks_for_careers();
            of_degree.then_some((Measure::Pay, false))
        })?;
        let (among, pages) = self.scope(signs);
        let of_jobs = signs.says(Survey::Jobs) || !among.is_empty();
        let strange_max = if of_jobs { STRANGE_BESIDE_JOBS_MAX } else { STRANGE_MAX };
        let strange_max = strange_max + self.strange_where_careers_asked();
        // `travel agents, are they a dying profession` asks about one.
        let asks_for_careers =
            signs.says(Survey::Jobs) || self.asked.careers_asked >= CAREERS_ASKED_IN_RANKING_MIN;
        let doubted = self.focus.clone().any(|at| self.doubts(at));
        if doubted || !asks_for_careers || self.strange_outside(signs, &among) > strange_max {
            return None;
        }
        let among = (!among.is_empty()).then(|| self.texts(&among));
        let without_degree = signs.says(Survey::WithoutDegree);
        Some((Reading::Ranking { by, lowest, without_degree, among, pages }, 0.85))
    }

    fn lookup(&self, signs: &Signs) -> Option<(Reading, f32)> {
        let asks_for_jobs = signs.says(Survey::Jobs) || signs.says(Survey::Users) || signs.says(Survey::Have);
        let asks_for_jobs = asks_for_jobs || self.asks_for_careers();
        let asks_nothing = self.asks_nothing() && !signs.says(Survey::Jobs);
        if !asks_for_jobs || asks_nothing || self.focus.clone().any(|at| self.doubts(at)) {
            return None;
        }
        let mut named = self.world.named_skills(self.question, &signs.words);
        let words = self.skill_words(signs, &named);
        words.iter().for_each(|(at, _)| named.words[*at] = true);
        let strange = self.focus.clone().filter(|at| {
            !named.words[*at]
                && !signs.words[*at]
                && !self.world.scanner.lexicon.is_explained(self.question.ids[*at])
        });
        let strange_max = STRANGE_IN_LOOKUP_MAX + self.strange_where_careers_asked();
        if strange.count() > strange_max + named.skills.len() + words.len() {
            return None;
        }
        if let ([skill], []) = (named.skills.as_slice(), words.as_slice())
            && let Some(choices) = self.choices_by_skill(skill)
        {
            return Some(choices);
        }
        let sure = if named.skills.is_empty() { 0.65 } else { 0.8 };
        let skills = named.skills.iter().copied().chain(words.iter().map(|(_, skill)| skill));
        Some((self.world.matches(&skills.collect::<Vec<_>>())?, sure))
    }

    /// How many more strange words a question may hold because it asks which careers there are.
    fn strange_where_careers_asked(&self) -> usize {
        if self.asks_for_careers() { STRANGE_WHERE_CAREERS_ASKED } else { 0 }
    }

    /// Words of the question that stand in the names of skills or are names themselves, with their places: `soldering`, `ccna`. English
    /// words count only beside a skill that is named, where careers are asked for.
    fn skill_words(&self, signs: &Signs, named: &Named<'_>) -> Vec<(usize, Skill)> {
        if named.skills.is_empty() && !self.asks_for_careers() {
            return Vec::new();
        }
        let with_english = self.asks_for_careers() && !named.skills.is_empty();
        let is_free = |at: &usize| {
            let (id, text) = (self.question.ids[*at], &*self.question.tokens[*at].text);
            let is_telling = with_english || !is_english(singular(text).as_ref());
            let is_place = || self.world.patterns.place(self.question, *at).is_some();
            !signs.words[*at]
                && !named.words[*at]
                && !self.world.scanner.lexicon.is_explained(id)
                && is_telling
                && !is_place()
        };
        let skill = |at: usize| {
            let holders = self.world.skills.with_word(self.question.ids[at]).to_vec();
            let text = &self.question.tokens[at].text;
            let name = if is_english(singular(text).as_ref()) { text.clone() } else { text.to_uppercase() };
            (!holders.is_empty()).then(|| (at, Skill { name: name.into_string(), holders }))
        };
        self.words_of_skills(named)
            .into_iter()
            .filter(is_free)
            .filter_map(skill)
            .take(SKILL_WORDS_MAX)
            .collect()
    }

    /// Where skills may be named: among the words that ask, or in the sentences that name one where those name none.
    fn words_of_skills(&self, named: &Named<'_>) -> Vec<usize> {
        let names_one = |words: &Range<usize>| named.words[words.clone()].contains(&true);
        if named.skills.is_empty() || names_one(&self.focus) {
            return self.focus.clone().collect();
        }
        sentences(self.question).map(|sentence| sentence.words).filter(names_one).flatten().collect()
    }

    /// Pages to choose from where a facet is asked of whoever uses a skill: `python job pay`.
    fn choices_by_skill(&self, skill: &Skill) -> Option<(Reading, f32)> {
        let (facet, _) = self.asked.best;
        let of_facet = matches!(facet, Facet::Salary | Facet::Path | Facet::Outlook | Facet::Locations);
        let cued = self.asked.cues.iter().any(|cue| cue.facet == facet);
        if !of_facet || !cued || self.asks_for_careers() || self.question.len() > CHOICE_WORDS_MAX {
            return None;
        }
        let own =
            skill.holders.iter().map(|holder| holder.page).filter(|page| !self.world.careers.is_guest(*page));
        let pages: Vec<PageIndex> = own.take(CHOICES_MAX).collect();
        (pages.len() > 1).then_some((Reading::Choices { pages, facet: Some(facet) }, 0.6))
    }

    fn list(&self, signs: &Signs) -> Option<(Reading, f32)> {
        if !signs.says(Survey::List) {
            return None;
        }
        let (among, pages) = self.scope(signs);
        if self.strange_outside(signs, &among) > STRANGE_MAX {
            return None;
        }
        let family =
            pages.first().filter(|_| !among.is_empty()).and_then(|page| self.world.families[*page].clone());
        Some((Reading::List { family }, 0.8))
    }

    /// The words that narrow the careers down, and those careers: `data` in "best paid data jobs".
    fn scope(&self, signs: &Signs) -> (Vec<usize>, Vec<PageIndex>) {
        for at in self.focus.clone().filter(|at| !signs.words[*at] && !self.follows_cause(*at)) {
            let pages = self.world.of_word(self.question.ids[at]);
            if !pages.is_empty() {
                return (vec![at], pages);
            }
        }
        (Vec::new(), self.world.own())
    }

    fn strange_outside(&self, signs: &Signs, among: &[usize]) -> usize {
        let lexicon = &self.world.scanner.lexicon;
        let is_strange = |at: &usize| {
            !signs.words[*at] && !among.contains(at) && !lexicon.is_explained(self.question.ids[*at])
        };
        self.focus.clone().filter(is_strange).count()
    }

    fn texts(&self, places: &[usize]) -> String {
        places.iter().filter_map(|at| self.question.text(*at)).collect::<Vec<_>>().join(" ")
    }
}

impl Interpreter {
    /// The careers that a word stands for, or all of the community's own: what a ranking of `among` was about.
    pub fn among(&self, word: Option<&str>) -> Vec<PageIndex> {
        let Some(word) = word else { return self.own() };
        let words = self.scanner.words(word);
        words
            .iter()
            .map(|word| self.of_word(self.scanner.lexicon.id(word)))
            .find(|pages| !pages.is_empty())
            .unwrap_or_default()
    }

    fn own(&self) -> Vec<PageIndex> {
        (0..self.families.len()).filter(|page| !self.careers.is_guest(*page)).collect()
    }

    /// The careers of the family whose field a word names: `cyber`.
    fn with_family_of_field(&self, id: WordId) -> Vec<PageIndex> {
        let page = self.careers.field(&[id]).map(|(_, page)| page);
        let Some(family) = page.and_then(|page| self.families[page].as_ref()) else { return Vec::new() };
        self.own().into_iter().filter(|other| self.families[*other].as_ref() == Some(family)).collect()
    }

    /// The careers that a word stands for: a family, a role, a field.
    fn of_word(&self, id: WordId) -> Vec<PageIndex> {
        let of_family = self.in_family(id);
        if !of_family.is_empty() {
            return of_family;
        }
        let of_role = self.careers.with_noun_of_group(id);
        if !of_role.is_empty() {
            return of_role;
        }
        match (self.careers.with_noun(id), self.careers.with_generic(id)) {
            ([], []) => self.with_family_of_field(id),
            ([], pages) | (pages, _) => pages.to_vec(),
        }
    }
}
