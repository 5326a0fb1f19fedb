//! Which facets of a career a question wants.

use super::facets::FacetReading;
use super::intent::Intent;
use super::skills::Skill;
use super::understanding::PageIndex;
use crate::knowledge::{Facet, Role};

/// A facet that the model alone finds at least this likely is taken without a cue.
const FACET_WITHOUT_CUE_MIN: f32 = 0.2;

impl Intent<'_> {
    /// The facets to answer with a career named: cued, likely, or those of the question before (`what about …`).
    pub(super) fn wanted_facets(&self, facets: &FacetReading) -> Vec<Facet> {
        let named = self.named.iter().filter(|named| **named).count();
        let starts = self.world.patterns.follow_up(self.question);
        let short = self.question.len() <= named + starts + 2;
        let elliptical = !facets.has_cue() && !self.context.facets.is_empty() && (starts > 0 || short);
        match elliptical {
            true => self.context.facets.clone(),
            false => self.asked_facets(facets),
        }
    }

    pub(super) fn asked_facets(&self, facets: &FacetReading) -> Vec<Facet> {
        let (facet, likely) = facets.best;
        if !facets.several.is_empty() {
            // The one that the sentence that asks is about comes first.
            let mut several = facets.several.clone();
            several.sort_by_key(|other| *other != facet);
            return several;
        }
        let bare = self.question.len() == self.named.iter().filter(|named| **named).count();
        match !bare && (facets.has_cue() || likely >= FACET_WITHOUT_CUE_MIN) {
            true => vec![facet],
            false => Vec::new(),
        }
    }

    /// What is asked for, given the page that is meant, if that is known.
    pub(super) fn facets(&self, page: Option<PageIndex>) -> FacetReading {
        let unnamed = self.focus.clone().filter(|at| !self.named[*at]);
        let words = unnamed.map(|at| (self.question.ids[at], &*self.question.tokens[at].text));
        let own = |word| page.and_then(|page| self.world.own_facet(page, word));
        self.asked.favouring(words, own, self.favoured(page))
    }

    /// The facet that something else than wording speaks for: a way from one career to another for the path, a skill or a place
    /// for what tells of it (`power bi or tableau` for the tools of a page that names them).
    fn favoured(&self, page: Option<PageIndex>) -> Option<Facet> {
        let in_focus =
            |role: Role| self.links.iter().any(|link| link.role == role && self.focus.contains(&link.start));
        if in_focus(Role::Background) && in_focus(Role::Goal) {
            return Some(Facet::Path);
        }
        let outside: Vec<bool> =
            (0..self.question.len()).map(|at| self.named[at] || !self.focus.contains(&at)).collect();
        let named = self.world.named_skills(self.question, &outside);
        let of_page = |skill: &&Skill| {
            let holder = skill.holders.iter().find(|holder| Some(holder.page) == page)?;
            Some(if holder.is_tool { Facet::Tools } else { Facet::Skills })
        };
        let skills = named.skills.iter().find_map(of_page);
        let in_place = || self.focus.clone().any(|at| self.world.patterns.place(self.question, at).is_some());
        skills.or_else(|| in_place().then_some(Facet::Locations))
    }
}
