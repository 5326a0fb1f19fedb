//! Roles without a field (`developer salary`), or with a skill for a field (`python developer`): which pages they may mean.

use super::focus::is_long;
use super::function_words::function_words;
use super::intent::{CHOICES_MAX, Intent};
use super::linking::{Link, role};
use super::understanding::PageIndex;
use crate::knowledge::Role;

/// At most this many pages are offered for a role with a skill.
const CHOICES_BY_SKILL_MAX: usize = 3;

/// The words for a field in a shorter question may as well mean any of its careers: `developer salary`.
const FIELD_WORDS_MIN: usize = 6;
/// So many careers make the word for a field too wide for a short question.
const WIDE_FIELD_PAGES_MIN: usize = 3;
/// Of the words that ask, so large a part may be such as questions about careers do not use.
const STRANGE_BESIDE_FIELD_MAX: f32 = 0.34;
/// A question about a field asks nothing at most so likely.
const NOTHING_ASKED_OF_FIELD_MAX: f32 = 0.25;

impl Intent<'_> {
    /// The field that the text names, as its first word, its length, and the page that is shown for it. Of several it is the narrower one,
    /// wherever it stands: `programmer at a game studio`.
    fn named_field(&self) -> Option<(usize, usize, PageIndex)> {
        let careers = &self.world.careers;
        let places = |at: usize| careers.field_at(self.question, at).map(|(length, page)| (at, length, page));
        (0..self.question.len())
            .rev()
            .filter_map(places)
            .max_by_key(|(at, length, page)| (!careers.is_wide(*page), self.focus.contains(at), *length))
    }

    /// The page of a narrower field that the text names beside a role noun of its title: `junior programmer ads at game studios`.
    pub(super) fn narrower_field(&self, link: &Link) -> Option<PageIndex> {
        let careers = &self.world.careers;
        let noun = self.question.ids[link.start];
        if link.end - link.start > 1 || !careers.is_role_noun(noun) || !careers.is_wide(link.pages[0]) {
            return None;
        }
        let (.., page) = self.named_field().filter(|(.., page)| !careers.is_wide(*page))?;
        careers.with_noun_of_group(noun).contains(&page).then_some(page)
    }

    /// The page that is shown where a whole field is asked about: `how do i get into programming at 35`.
    pub(super) fn field(&self) -> Option<PageIndex> {
        let careers = &self.world.careers;
        let (at, length, page) = self.named_field()?;
        let is_other = |other: usize| {
            !(at..at + length).contains(&other) && self.is_strange(other) && self.is_other(other)
        };
        let strange =
            self.focus.clone().filter(|other| !(at..at + length).contains(other) && self.is_strange(*other));
        let strange = strange.count() as f32 / self.focus.len() as f32;
        // `how do i get into data`: only a longer text tells of a field so wide.
        let is_generic =
            |at: usize| careers.with_generic(self.question.ids[at]).len() >= WIDE_FIELD_PAGES_MIN;
        let is_wide = !is_long(self.question) && (at..at + length).any(is_generic);
        // `cyber pay`: one that plainly asks for a facet, and says nothing else, may be as short.
        let is_skill = || self.world.skills.is_skill(&self.question.ids[at..at + length]);
        let is_plain = || {
            self.asked.has_cue()
                && strange == 0.0
                && !careers.is_wide(page)
                && !is_skill()
                && self.generic_role().is_none()
        };
        let is_asked = !is_wide
            && (self.question.len() >= FIELD_WORDS_MIN || is_plain())
            && self.asked.nothing_asked <= NOTHING_ASKED_OF_FIELD_MAX
            && strange <= STRANGE_BESIDE_FIELD_MAX
            && !self.focus.clone().any(is_other)
            && !self.follows_cause(at);
        is_asked.then_some(page)
    }

    /// Whether a word names somebody whom no page tells of, and whom the asker is not: `data entry clerk pay`, but not `i'm a clerk`.
    fn is_other(&self, at: usize) -> bool {
        !self.named[at]
            && self.world.patterns.is_people(self.question, at)
            && !self.world.careers.is_role_noun(self.question.ids[at])
            && role(self.question, at, at + 1) != Role::Background
    }

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
        if self.focus.clone().any(|other| other != at && self.is_other(other)) || self.follows_cause(at) {
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
            // `tester pay`: who is called so is seldom the only one whose title ends so.
            [] => match (world.careers.with_noun(word), world.careers.field(&[word])) {
                ([page], Some((_, usual))) if usual != *page => &[usual, *page],
                (pages, _) => pages,
            },
            pages => pages,
        };
        (!pages.is_empty()).then(|| pages.iter().copied().take(CHOICES_MAX).collect())
    }
}
