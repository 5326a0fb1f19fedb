//! Roles without a field (`developer salary`), or with a skill for a field (`python developer`): which pages they may mean.

use super::function_words::function_words;
use super::intent::{CHOICES_MAX, Intent};
use super::understanding::PageIndex;

/// At most this many pages are offered for a role with a skill.
const CHOICES_BY_SKILL_MAX: usize = 3;

impl Intent<'_> {
    /// Pages for a role without its field (`developer salary`), or with a skill for a field (`python developer`).
    pub(super) fn generic_role(&self) -> Option<Vec<PageIndex>> {
        let world = self.world;
        let at = (0..self.question.len()).find(|at| {
            world.careers.is_role_noun(self.question.ids[*at])
                || !world.careers.with_generic(self.question.ids[*at]).is_empty()
        })?;
        let word = self.question.ids[at];
        if let Some(holders) =
            world.skills.ending_at(self.question, at).filter(|_| world.careers.is_role_noun(word))
        {
            let group = world.careers.with_noun_of_group(word);
            let pages = holders.iter().map(|holder| holder.page).filter(|page| group.contains(page));
            let pages: Vec<PageIndex> = pages.take(CHOICES_BY_SKILL_MAX).collect();
            return (!pages.is_empty()).then_some(pages);
        }
        let plain = |at: Option<usize>| {
            at.and_then(|at| self.question.ids.get(at))
                .is_none_or(|id| world.scanner.lexicon.is_explained(*id))
        };
        // `data entry clerk pay`: somebody whom no page tells of.
        let is_other = |other: usize| {
            other != at
                && !self.named[other]
                && world.patterns.is_people(self.question, other)
                && !world.careers.is_role_noun(self.question.ids[other])
        };
        if self.focus.clone().any(is_other) || self.follows_cause(at) {
            return None;
        }
        // `bank branch manager`: beside a word that narrows the role, none may be strange.
        let narrowed = at.checked_sub(1).and_then(|at| self.question.text(at));
        let strange_max =
            usize::from(narrowed.is_none_or(|word| function_words().any(|other| other == word)));
        if !plain(at.checked_sub(1)) || !plain(Some(at + 1)) || self.strange_words() > strange_max {
            return None;
        }
        let pages = match world.careers.with_generic(word) {
            [] => world.careers.with_noun(word),
            pages => pages,
        };
        (!pages.is_empty()).then(|| pages.iter().copied().take(CHOICES_MAX).collect())
    }
}
