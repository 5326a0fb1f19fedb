//! Decides what a question asks for, from the careers it names, its facets, and what was asked before.

use std::ops::Range;

use super::careers::NameKind;
use super::facets::{FacetReading, Heard};
use super::features::Marked;
use super::focus::{focus, is_long};
use super::function_words::POINTING_WORDS;
use super::interpreter::Interpreter;
use super::linking::{Link, asked};
use super::reading::Question;
use super::relevance::{careers_rather_than_skills, is_career, meant, names_a_skill, names_weakly, telling};
use super::subject::Subject;
use super::understanding::{Context, PageIndex, Reading, Reason};
use super::words::WordId;
use crate::knowledge::{Facet, Role};

/// The name of a language alone stands for a career where a facet of working life is asked so likely.
const WORK_LIKELY_MIN: f32 = 0.6;
/// At most this many pages are offered as choices.
pub(super) const CHOICES_MAX: usize = 5;
/// How much speaks for a sentence to be the one that asks: that it names a career, points at one, holds a cue, sounds like a question.
const NAMES_A_CAREER: f32 = 1.0;
const POINTS_AT_ONE: f32 = 0.3;
const HAS_A_CUE: f32 = 0.4;
const ASKS_SOMETHING: f32 = 1.5;
/// The name of a skill that may be that of a career rather is a skill where careers are asked for at least so likely.
const CAREERS_HINTED_MIN: f32 = 0.15;
/// Careers in general are asked for where that is at least so likely.
const CAREERS_ASKED_MIN: f32 = 0.5;
/// Without a career that is named, a question must rather ask something than nothing.
pub(super) const NOTHING_ASKED_MAX: f32 = 0.5;
/// So few words may be a name alone: `python developer`.
const BARE_WORDS_MAX: usize = 3;
/// Readings less sure than this are not answered.
pub(super) const CONFIDENCE_MIN: f32 = 0.4;
/// A description that holds a doubted name must be so sure.
const DESCRIBED_BESIDE_DOUBT_MIN: f32 = 0.7;

/// What the question asks for, and how sure that is (0 to 1).
pub struct Decision {
    pub reading: Reading,
    pub confidence: f32,
    /// The career that the asker comes from, where another is to be reached.
    pub from: Option<PageIndex>,
    /// Careers of the same name that were meant less likely.
    pub also: Vec<PageIndex>,
    /// The words that ask.
    pub focus: Range<usize>,
}

/// Decides what the question asks for.
pub fn decide(world: &Interpreter, question: &Question, links: &[Link], context: &Context) -> Decision {
    if question.is_empty() {
        return Decision {
            reading: Reading::Unknown(Reason::Empty),
            confidence: 1.0,
            from: None,
            also: Vec::new(),
            focus: 0..0,
        };
    }
    let all = telling(world, question, links);
    // `as an android dev, kotlin or java`, `i want into devops. the language i master is javascript`: beside a career, a language is a skill.
    let all = &careers_rather_than_skills(world, question, &all);
    // What all careers that are told of make of the wording: to find the sentence that asks, and for the rest unless some prove to be none.
    let told = is_long(question).then(|| Marks::new(world, question, all));
    let told = told.as_ref().map(|marks| (marks, world.heard(marks.of(question))));
    let focus = match &told {
        Some((_, heard)) => sentence_that_asks(question, all, heard),
        None => 0..question.len(),
    };
    let links = &meant(question, all, &focus);
    let is_elsewhere = |link: &&Link| !focus.contains(&link.start) && !links.contains(link);
    let marks = Marks::new(world, question, links.iter().chain(all.iter().filter(is_elsewhere)));
    let heard = match told {
        Some((told, heard)) if *told == marks => heard,
        _ => world.heard(marks.of(question)),
    };
    let asked = heard.asked(focus.clone());
    let intent = Intent {
        world,
        question,
        links,
        told: all,
        context,
        named: &marks.named,
        skilled: &marks.skilled,
        focus: focus.clone(),
        heard: &heard,
        asked,
    };
    let (reading, confidence) =
        if links.is_empty() { intent.without_career() } else { intent.with_careers() };
    // `kotlin apps all day, next rung?`: a name that is doubted may still be part of a description.
    let (reading, confidence) = match reading {
        Reading::Careers { .. } | Reading::Unknown(Reason::Doubtful) if confidence < CONFIDENCE_MIN => intent
            .described_beside_names()
            .filter(|(reading, sure)| {
                matches!(reading, Reading::Careers { .. }) && *sure >= DESCRIBED_BESIDE_DOUBT_MIN
            })
            .unwrap_or((Reading::Unknown(Reason::Doubtful), confidence)),
        reading => (reading, confidence),
    };
    let (reading, from) = moved(reading, all);
    let also = match &reading {
        Reading::Careers { pages, .. } => namesakes(pages, links),
        _ => Vec::new(),
    };
    Decision { reading, confidence, from, also, focus }
}

/// Which words of a question name a career, and which a skill.
#[derive(PartialEq)]
struct Marks {
    named: Vec<bool>,
    skilled: Vec<bool>,
}

impl Marks {
    fn new<'a>(world: &Interpreter, question: &Question, links: impl IntoIterator<Item = &'a Link>) -> Self {
        let named = world.named(question, links);
        let skilled = world.named_skills(question, &named).words;
        Self { named, skilled }
    }

    fn of<'a>(&'a self, question: &'a Question) -> Marked<'a> {
        Marked { question, named: &self.named, skilled: &self.skilled }
    }
}

/// The words that ask: of a long text, the sentence that by its form and by what it says is a question about a career.
fn sentence_that_asks(question: &Question, links: &[Link], heard: &Heard<'_>) -> Range<usize> {
    focus(question, |words| {
        let names = links.iter().any(|link| words.contains(&link.start));
        let points =
            words.clone().any(|at| question.text(at).is_some_and(|word| POINTING_WORDS.contains(&word)));
        let facets = heard.part(words);
        let told = match (names, points) {
            (true, _) => NAMES_A_CAREER,
            (false, true) => POINTS_AT_ONE,
            (false, false) => 0.0,
        };
        let cued = if facets.has_cue() { HAS_A_CUE } else { 0.0 };
        told + cued + ASKS_SOMETHING * (1.0 - facets.nothing_asked)
    })
}

/// The careers that go by the name of the one that was taken.
fn namesakes(taken: &[PageIndex], links: &[Link]) -> Vec<PageIndex> {
    let [taken] = taken else { return Vec::new() };
    let link = links.iter().find(|link| link.pages.len() > 1 && link.pages.contains(taken));
    link.map(|link| link.pages.iter().copied().filter(|page| page != taken).collect()).unwrap_or_default()
}

/// Where the asker comes from. Who says so and names no facet wants to know the way.
fn moved(reading: Reading, links: &[Link]) -> (Reading, Option<PageIndex>) {
    let Reading::Careers { pages, facets } = &reading else { return (reading, None) };
    let ([to], [] | [Facet::Path]) = (pages.as_slice(), facets.as_slice()) else { return (reading, None) };
    let origin = links.iter().find(|link| link.role == Role::Background && !link.pages.contains(to));
    let wants_in = links.iter().any(|link| link.role == Role::Goal && link.pages.contains(to));
    match origin.map(|link| link.pages[0]) {
        Some(from) if wants_in || facets == &[Facet::Path] => {
            (Reading::Careers { pages: vec![*to], facets: vec![Facet::Path] }, Some(from))
        }
        _ => (reading, None),
    }
}

/// One question, with all that is known of it.
pub(super) struct Intent<'a> {
    pub(super) world: &'a Interpreter,
    pub(super) question: &'a Question,
    pub(super) links: &'a [Link],
    /// All careers that the text names, in the words that ask or not.
    pub(super) told: &'a [Link],
    pub(super) context: &'a Context,
    /// Which words name a career, and which a skill.
    pub(super) named: &'a [bool],
    pub(super) skilled: &'a [bool],
    /// The words that ask; those before and after only tell.
    pub(super) focus: Range<usize>,
    /// What the question sounds like.
    pub(super) heard: &'a Heard<'a>,
    /// What it asks for by its wording alone, whatever the page.
    pub(super) asked: FacetReading,
}

impl Intent<'_> {
    /// The question with what names a career or a skill in it.
    pub(super) fn marked(&self) -> Marked<'_> {
        Marked { question: self.question, named: self.named, skilled: self.skilled }
    }

    /// Whether the wording asks which careers there are, rather than something about one.
    pub(super) fn asks_for_careers(&self) -> bool {
        self.asked.careers_asked >= CAREERS_ASKED_MIN
    }

    /// Whether the wording rather asks nothing, which counts where no career is named.
    pub(super) fn asks_nothing(&self) -> bool {
        self.focus.len() > BARE_WORDS_MAX && self.asked.nothing_asked > NOTHING_ASKED_MAX
    }

    /// Whether the words that ask set things side by side.
    pub(super) fn compares(&self) -> bool {
        self.world.patterns.compares(self.question, self.focus.clone())
    }

    fn with_careers(&self) -> (Reading, f32) {
        let asked = asked(self.links, self.compares());
        // `can i get into that from devops`: the one pointed at is meant, and the one named is where they come from.
        if self.points()
            && self.links.iter().all(|link| link.role == Role::Background)
            && let Some(page) =
                self.context_page().filter(|page| asked.iter().all(|link| !link.pages.contains(page)))
        {
            let facets = self.asked_facets();
            return (Reading::Careers { pages: vec![page], facets }, 0.75);
        }
        if let Some(follow_up) = self.follow_up_on_skills() {
            return follow_up;
        }
        // `the person between the business and the devs`: what names a career is part of a description.
        let is_weak = |link: &Link| {
            let is_guest = !self.world.careers.has_own(&link.pages);
            link.kind < NameKind::Acronym
                || self.is_imported_word(link)
                || is_guest && self.world.patterns.describes(self.question)
        };
        if !self.asks_for_careers()
            && asked.iter().all(|link| is_weak(link) && link.role == Role::Asked)
            && let Some(described @ (Reading::Careers { .. }, _)) = self.described()
        {
            return described;
        }
        // `what tech job pays best`
        if asked.iter().all(|link| self.is_imported_word(link))
            && let Some(survey) = self.survey()
        {
            return survey;
        }
        // `she wants computer science. of all careers, which pay best`: a ranking that names no career is about all.
        if self.asks_for_careers()
            && self.links.iter().all(|link| !self.focus.contains(&link.start))
            && let Some(ranking @ (Reading::Ranking { .. }, _)) = self.survey()
        {
            return ranking;
        }
        // `c++ and unreal, who'd hire me`
        if self.asks_for_careers()
            && !self.tells_of_another(&asked)
            && asked
                .iter()
                .all(|link| link.kind <= NameKind::Core || names_weakly(self.world, self.question, link))
            && let Some(survey) = self.survey()
        {
            return survey;
        }
        // `which jobs use java`: what could name a career names a skill here.
        if !self.tells_of_another(&asked)
            && asked.iter().all(|link| self.world.skills.is_skill(&self.question.ids[link.start..link.end]))
            && !(asked.len() > 1 && self.compares())
            && (self.names_users() || self.asked.careers_asked >= CAREERS_HINTED_MIN)
            && !self.asks_about_work(&asked)
            && let Some(survey) = self.survey()
        {
            return survey;
        }
        // `ROS and C++, now what`
        if asked.len() > 1
            && !self.compares()
            && asked.iter().all(|link| self.names_a_skill(link))
            && let Some(lookup) = self.lookup_of_names()
        {
            return lookup;
        }
        let link = match self.subject() {
            Some(Subject::Sides(sides)) => return self.comparison(&sides),
            Some(Subject::One(link)) => Some(link),
            None => asked.first().copied(),
        };
        let Some(link) = link else { return (Reading::Unknown(Reason::NoCareer), 0.9) };
        if !self.focus.contains(&link.start) && self.tells_of_unknown_goal() {
            return (Reading::Unknown(Reason::NoCareer), 0.8);
        }
        if let Some(narrower) = self.narrower_field(link) {
            let facets = self.wanted_facets();
            return (Reading::Careers { pages: vec![narrower], facets }, self.confidence(link));
        }
        let wanted = self.wanted_facets();
        if self.compares_with_unknown_career() {
            return (Reading::Unknown(Reason::HalfCompared), 0.8);
        }
        if let Some(against) = self.compared_with_context(link) {
            return (Reading::Careers { pages: vec![against, link.pages[0]], facets: wanted }, 0.7);
        }
        let told_apart = self.told_apart(link).map(|page| vec![page]);
        match told_apart.as_ref().unwrap_or(&link.pages).as_slice() {
            [page] => {
                let sure = self.confidence(link);
                (Reading::Careers { pages: vec![*page], facets: wanted }, sure)
            }
            several if !self.world.careers.has_own(several) => {
                // Of imported namesakes the one that most people work in is shown, and the others are offered.
                let most = several.iter().copied().max_by_key(|page| self.world.employment[*page]);
                let pages = most.into_iter().collect();
                (Reading::Careers { pages, facets: wanted }, self.confidence(link) * 0.8)
            }
            _ if self.doubted(link) => (Reading::Unknown(Reason::Doubtful), 0.3),
            several => {
                let pages = several.iter().copied().take(CHOICES_MAX).collect();
                (Reading::Choices { pages, facet: wanted.first().copied() }, 0.6)
            }
        }
    }

    /// Whether the text names another career in full, in whatever sentence, which the asker does not come from.
    fn tells_of_another(&self, asked: &[&Link]) -> bool {
        let is_other = |link: &Link| asked.iter().all(|asked| asked.pages != link.pages);
        let is_told = |link: &Link| link.kind > NameKind::Core && link.role > Role::Background;
        let is_one =
            |link: &Link| is_other(link) && is_told(link) && is_career(self.world, self.question, link);
        self.told.iter().any(is_one)
    }

    /// Which of the careers of a name is meant, where the text holds other words of its title alone: `a PM job (product)`.
    fn told_apart(&self, link: &Link) -> Option<PageIndex> {
        if link.pages.len() < 2 {
            return None;
        }
        let others = (0..self.question.len()).filter(|at| !(link.start..link.end).contains(at));
        let others: Vec<WordId> = others.map(|at| self.question.ids[at]).collect();
        let mut told = link.pages.iter().filter(|page| self.world.careers.title_holds(**page, &others));
        told.next().copied().filter(|_| told.next().is_none())
    }

    /// Whether the name of a language stands for those who work with it: `php in 2026, career suicide?`.
    fn asks_about_work(&self, asked: &[&Link]) -> bool {
        let (facet, likely) = self.asked.best;
        let of_work =
            matches!(facet, Facet::Salary | Facet::Outlook | Facet::Locations | Facet::Path | Facet::Roles);
        asked.len() == 1 && of_work && likely >= WORK_LIKELY_MIN && !self.names_users()
    }

    /// Whether a link is one word that names imported careers only, and may well mean something else: `tech`, but not `landscaper`.
    fn is_imported_word(&self, link: &Link) -> bool {
        link.end - link.start == 1
            && !self.world.careers.has_own(&link.pages)
            && !self.world.patterns.is_people(self.question, link.start)
    }

    pub(super) fn names_a_skill(&self, link: &Link) -> bool {
        names_a_skill(self.world, self.question, link)
    }

    /// Whether a word points at what was said before: `it`, `that`.
    pub(super) fn points(&self) -> bool {
        self.question.tokens.iter().any(|token| POINTING_WORDS.contains(&&*token.text))
    }

    pub(super) fn context_pages(&self) -> Vec<PageIndex> {
        self.context.careers.iter().filter_map(|slug| self.world.slugs.get(slug).copied()).collect()
    }

    /// The careers told of before, in their order.
    pub(super) fn offered_pages(&self) -> Vec<PageIndex> {
        self.context.offered.iter().filter_map(|slug| self.world.slugs.get(slug).copied()).collect()
    }

    pub(super) fn context_page(&self) -> Option<PageIndex> {
        self.context_pages().first().copied()
    }
}
