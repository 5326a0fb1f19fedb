//! Which facets of a career a question wants.

use super::intent::Intent;
use crate::knowledge::Facet;

/// A facet that the model alone finds at least this likely is taken without a cue.
const FACET_WITHOUT_CUE_MIN: f32 = 0.2;

impl Intent<'_> {
    /// The facets to answer with a career named: cued, likely, or those of the question before (`what about …`).
    pub(super) fn wanted_facets(&self) -> Vec<Facet> {
        let named = self.named.iter().filter(|named| **named).count();
        let starts = self.world.patterns.follow_up(self.question);
        let short = self.question.len() <= named + starts + 2;
        let elliptical = !self.asked.has_cue() && !self.context.facets.is_empty() && (starts > 0 || short);
        match elliptical {
            true => self.context.facets.clone(),
            false => self.asked_facets(),
        }
    }

    /// The facets that the question asks for by itself.
    pub(super) fn asked_facets(&self) -> Vec<Facet> {
        let (facet, likely) = self.asked.best;
        if !self.asked.several.is_empty() {
            // The one that the sentence that asks is about comes first.
            let mut several = self.asked.several.clone();
            several.sort_by_key(|other| *other != facet);
            return several;
        }
        let bare = self.question.len() == self.named.iter().filter(|named| **named).count();
        match !bare && (self.asked.has_cue() || likely >= FACET_WITHOUT_CUE_MIN) {
            true => vec![facet],
            false => Vec::new(),
        }
    }
}
