//! What every handler shares: the knowledge, the memory of conversations, and who may ask where.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Instant;

use super::cooldown::Cooldown;
use super::observer::Observer;
use super::seen::Seen;
use crate::conversation::Conversations;
use crate::library::Library;

/// The bot's own state. None of it has to survive a restart.
pub struct Bot {
    pub library: Arc<Library>,
    pub conversations: Arc<Conversations>,
    pub cooldown: Cooldown,
    /// The events that were handled.
    pub seen: Seen<u64>,
    /// The hidden answers that were shared, by message and what it showed.
    pub shared: Seen<(u64, String)>,
    /// The server where moderators manage the knowledge; without one nobody does so on Discord.
    pub home_guild: Option<u64>,
    /// The channels where every question gets an answer.
    pub ask_channels: HashSet<u64>,
    pub observer: Option<Observer>,
}

impl Bot {
    /// Tells a member who asks too soon how long to wait.
    pub fn wait(&self, user: u64) -> Option<std::time::Duration> {
        self.cooldown.start(user, Instant::now()).err()
    }
}
