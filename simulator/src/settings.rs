//! What a simulator is started with.

use std::time::Duration;

use crate::gateway::Intents;

/// Settings of a [`crate::Simulator`], collected by [`crate::Builder`].
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) token: String,
    pub(crate) bot_name: String,
    /// Privileged intents that are enabled for the application.
    pub(crate) privileged: Intents,
    /// The number of shards `/gateway/bot` recommends.
    pub(crate) shards: u64,
    /// How many sessions `/gateway/bot` says may be started in a day.
    pub(crate) session_starts: u32,
    pub(crate) heartbeat: Duration,
    /// How long an interaction may stay without a first response.
    pub(crate) ack_deadline: Duration,
    /// How long an interaction's token may be used.
    pub(crate) token_life: Duration,
    /// Whether a full bucket is answered with 429; headers are always set.
    pub(crate) enforce_rate_limits: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            token: "simulator-token".into(),
            bot_name: "simulated-bot".into(),
            privileged: Intents::NONE,
            shards: 1,
            session_starts: 1000,
            heartbeat: Duration::from_millis(41_250),
            ack_deadline: Duration::from_secs(3),
            token_life: Duration::from_secs(15 * 60),
            enforce_rate_limits: false,
        }
    }
}
