//! Careers side by side: which questions compare, and on what.

use super::doubt::certainty;
use super::intent::Intent;
use super::linking::Link;
use super::normalise::Gap;
use super::reading::Question;
use super::understanding::{PageIndex, Reading};
use crate::knowledge::Facet;

/// Two careers with more words between them are not set side by side by an "or".
const CLOSE_WORDS_MAX: usize = 5;
/// More words do not stand between two careers that are compared.
const COMPARED_WORDS_MAX: usize = 8;
/// A longer question names all that it compares.
const ELLIPTICAL_WORDS_MAX: usize = 9;
/// The same for a comparison, which can do without one.
const FACET_OF_COMPARISON_MIN: f32 = 0.45;

impl Intent<'_> {
    pub(super) fn comparison(&self, asked: &[&Link]) -> (Reading, f32) {
        let mut pages: Vec<PageIndex> = Vec::new();
        for page in asked.iter().map(|link| link.pages[0]) {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
        let by_superlative = self.measured_facet();
        let least = asked.iter().map(|link| certainty(link.kind)).fold(1.0, f32::min);
        let facets =
            match (by_superlative, self.asked.has_cue() || self.asked.best.1 >= FACET_OF_COMPARISON_MIN) {
                (Some(facet), _) => vec![facet],
                (None, true) => self.asked_facets(),
                (None, false) => Vec::new(),
            };
        // What something is, or the difference as such, is the general comparison.
        let facets =
            if facets == [Facet::Overview] { self.cued_facet().into_iter().collect() } else { facets };
        (Reading::Careers { pages, facets }, least * 0.9)
    }

    /// The facet of the longest cue that asks for more than what something is.
    fn cued_facet(&self) -> Option<Facet> {
        let cues = self.asked.cues.iter().filter(|cue| cue.facet != Facet::Overview);
        cues.max_by_key(|cue| cue.end - cue.start).map(|cue| cue.facet)
    }

    /// Whether a career is compared with one that has no page: half a comparison would mislead.
    pub(super) fn compares_with_unknown_career(&self) -> bool {
        // `compared to coding for a company` names an activity, `compared to a data janitor` a role. `is a sales engineer an engineer or in
        // sales` has one career.
        let is_of_title = |at: usize| {
            let word = &self.question.ids[at..=at];
            self.links.iter().any(|link| self.world.careers.is_end_of_title(link.pages[0], word))
        };
        let is_other_role = |at: &usize| {
            !self.named[*at]
                && !is_of_title(*at)
                && self.world.careers.is_role_noun(self.question.ids[*at])
                && self.world.patterns.is_people(self.question, *at)
        };
        // What compares the two stands between them.
        let is_beside = |at: usize, link: &Link| {
            let between = if at < link.start { at + 1..link.start } else { link.end..at };
            between.len() <= COMPARED_WORDS_MAX && self.world.patterns.compares(self.question, between)
        };
        let mut others = self.focus.clone().filter(is_other_role);
        others.any(|at| self.links.iter().any(|link| is_beside(at, link)))
    }

    /// The career answered last, where the question compares with it: `how is that different from devops`.
    pub(super) fn compared_with_context(&self, link: &Link) -> Option<PageIndex> {
        let page = self.context_page().filter(|page| !link.pages.contains(page))?;
        ((self.points_beside(link) || self.leaves_one_out()) && self.compares()).then_some(page)
    }

    /// Whether a short question compares one career without naming the other: `harder to get into than devops`.
    fn leaves_one_out(&self) -> bool {
        const AGAINST: &[&str] = &["than", "difference", "different", "vs", "versus", "compared"];
        let is_against = |at: usize| self.question.text(at).is_some_and(|word| AGAINST.contains(&word));
        self.question.len() <= ELLIPTICAL_WORDS_MAX && self.focus.clone().any(is_against)
    }
}

/// Whether nothing but small words stand between two careers, one of which sets them side by side.
pub(super) fn joined(question: &Question, asked: &[&Link]) -> bool {
    const JOINING: &[&str] = &["vs", "versus", "or", "and", "than", "against", "n", "v", "just"];
    const SMALL: &[&str] = &[
        "a", "an", "the", "to", "being", "as", "of", "for", "with", "is", "maybe", "even", "in", "go",
        "into", "do", "should", "i", "become", "more", "between", "job", "role", "career", "another", "get",
        "make", "earn", "paid",
    ];
    asked.windows(2).any(|pair| {
        let (first, second) =
            if pair[0].start < pair[1].start { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
        let between = &question.tokens[first.end..second.start];
        let up_to_next = &question.tokens[first.end..=second.start];
        let same_sentence = up_to_next.iter().all(|token| token.gap < Gap::Stop);
        let by_word = between.iter().any(|token| JOINING.contains(&&*token.text));
        let by_sign = up_to_next.iter().any(|token| token.gap == Gap::Pause);
        let small =
            between.iter().all(|token| JOINING.contains(&&*token.text) || SMALL.contains(&&*token.text));
        same_sentence && small && (by_word || by_sign) && between.len() <= CLOSE_WORDS_MAX
    })
}
