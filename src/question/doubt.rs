//! How sure a reading is, and the words around a career that say that something else is meant.

use super::careers::NameKind;
use super::facets::FacetReading;
use super::focus::asks;
use super::intent::Intent;
use super::linking::{Link, Role};
use crate::knowledge::is_english;

/// A sentence without a question word that holds so many words of other topics states something about those.
const STRANGE_IN_STATEMENT_MIN: usize = 3;

impl Intent<'_> {
    /// How sure a single named career is what the question is about.
    pub(super) fn confidence(&self, link: &Link, facets: &FacetReading) -> f32 {
        let (_, likely) = facets.best;
        let facet = if facets.has_cue() { likely.max(0.7) } else { likely.max(0.5) };
        let corrected = if self.question.corrections.is_empty() { 1.0 } else { 0.95 };
        let sure = certainty(link.kind) * (0.6 + 0.4 * facet) * corrected;
        match self.doubted(link, facets) {
            true => sure * 0.3,
            false => sure,
        }
    }

    /// Whether the words around a career say that something else is meant: `data science tutor cost`.
    fn doubted(&self, link: &Link, facets: &FacetReading) -> bool {
        let strange = |at: usize| self.is_strange(at);
        let doubt = |at: usize| self.world.patterns.doubts(self.question, at);
        let near = link.end..(link.end + 2).min(self.question.len());
        if near.clone().any(doubt) || link.start.checked_sub(1).is_some_and(doubt) {
            return true;
        }
        let one_word = link.end - link.start == 1;
        // The name of a language alone is a topic of its own: `java` is asked about more than its developers are.
        if one_word
            && link.kind == NameKind::Core
            && self.world.skills.is_skill(&self.question.ids[link.start..link.end])
        {
            return true;
        }
        // `judge` and `cook` are words before they are careers that somebody imported.
        if self.is_plain_word(link)
            && !facets.has_cue()
            && !self.is_introduced(link)
            && self.question.len() > 1
        {
            return true;
        }
        let doubted_anywhere = (0..self.question.len()).any(doubt);
        let strange_words = self.strange_words();
        let states = strange_words >= STRANGE_IN_STATEMENT_MIN && !asks(self.question, self.focus.clone());
        (doubted_anywhere && (one_word || !facets.has_cue()))
            || (states && one_word)
            || (!facets.has_cue() && facets.best.1 < 0.6 && strange_words >= if one_word { 2 } else { 4 })
            || (!facets.has_cue() && facets.best.1 < 0.5 && near.take(1).any(strange))
    }

    /// Whether a name is an English word of its own, and no page written by the community goes by it.
    fn is_plain_word(&self, link: &Link) -> bool {
        let is_guest = link.pages.iter().all(|page| self.world.careers.is_guest(*page));
        is_guest && link.end - link.start == 1 && self.question.text(link.start).is_some_and(is_english)
    }

    /// Whether words before a name say that it is one of a career: `become a …`, `as a …`.
    fn is_introduced(&self, link: &Link) -> bool {
        link.role != Role::Asked
    }

    pub(super) fn strange_words(&self) -> usize {
        self.focus.clone().filter(|at| self.is_strange(*at)).count()
    }

    /// Whether a word neither names a career nor is one that questions about careers use.
    fn is_strange(&self, at: usize) -> bool {
        !self.named[at] && !self.world.scanner.lexicon.is_explained(self.question.ids[at])
    }
}

/// How sure a name of this kind is to mean its career.
pub(super) fn certainty(kind: NameKind) -> f32 {
    match kind {
        NameKind::Title => 1.0,
        NameKind::Alias => 0.97,
        NameKind::Acronym => 0.93,
        NameKind::Folded => 0.92,
        NameKind::Core => 0.85,
    }
}
