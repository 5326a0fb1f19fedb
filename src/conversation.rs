//! What was answered last, per user and channel, so that a follow-up is understood.

use std::time::Duration;

use moka::sync::Cache;

use crate::answer::{self, Answer};
use crate::library::Snapshot;
use crate::question::Context;

/// So long after an answer a question may still refer to it.
const MEMORY: Duration = Duration::from_secs(15 * 60);
/// So many conversations are remembered; beyond that, the least used are forgotten first.
const CONVERSATIONS_MAX: u64 = 20_000;

/// Who asks where. Two members in one channel, or one member in two channels, are two conversations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub user: u64,
    pub channel: u64,
}

/// The conversations under way. Holds slugs and facets, never a text that was typed.
#[derive(Debug)]
pub struct Conversations {
    contexts: Cache<Place, Context>,
}

impl Default for Conversations {
    fn default() -> Self {
        Self { contexts: Cache::builder().max_capacity(CONVERSATIONS_MAX).time_to_idle(MEMORY).build() }
    }
}

impl Conversations {
    /// Answers a question in the light of what was answered before, and remembers the answer.
    pub fn reply(&self, snapshot: &Snapshot, place: Place, question: &str) -> Answer {
        let context = self.contexts.get(&place).unwrap_or_default();
        let (answer, next) = answer::reply(snapshot, question, &context);
        if !next.is_empty() {
            self.contexts.insert(place, next);
        }
        answer
    }

    /// Remembers an answer that was chosen rather than asked for: a command, a button.
    pub fn remember(&self, place: Place, answer: &Answer) {
        if let Some(context) = answer::remembered(answer) {
            self.contexts.insert(place, context);
        }
    }

    /// Forgets everything.
    pub fn forget_all(&self) {
        self.contexts.invalidate_all();
    }

    /// Forgets what was answered in one place.
    pub fn forget(&self, place: Place) {
        self.contexts.invalidate(&place);
    }
}
