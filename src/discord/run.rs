//! Connecting to Discord, staying connected, and leaving in order.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::{
    Client, ClientBuilder, CreateAllowedMentions, GatewayError, GatewayIntents, Http, HttpBuilder,
    ShardManager,
};

use super::bot::Bot;
use super::cooldown::Cooldown;
use super::framework::Framework;
use super::observer::Observer;
use super::seen::Seen;
use super::work::Work;
use super::{failure, presence};
use crate::conversation::Conversations;
use crate::library::Library;

/// How long answers under way may take once the bot stops.
const DRAIN_PATIENCE: Duration = Duration::from_secs(5);
/// How long the connections may take to close after that.
const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

/// How the bot is on Discord.
#[derive(Clone, Debug)]
pub struct Options {
    pub token: Token,
    /// The base address of another Discord, such as `http://127.0.0.1:4050`. Its rate limits are not waited for.
    pub api: Option<String>,
    /// The id of the server where moderators manage the knowledge; without one, no command for that exists.
    pub home_guild: Option<u64>,
    /// The ids of the channels where every question gets an answer. Any makes the bot ask for the message-content
    /// intent, which has to be switched on in the developer portal.
    pub ask_channels: Vec<u64>,
    /// How long a member waits between two questions; zero for not at all.
    pub cooldown: Duration,
    /// The line under the bot's name: `Listening to …`, `Watching …`, or anything else; empty for none.
    pub presence: String,
    /// What members were answered last. Whoever starts the bot may keep a hold of it, and clear it.
    pub conversations: Arc<Conversations>,
    /// Is told of every answer.
    pub observer: Option<Observer>,
}

/// The bot's token. It shows itself nowhere, not in `Debug` either.
#[derive(Clone)]
pub struct Token(String);

/// Why the bot is not on Discord (any more).
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error("there is no Discord token, or it has characters that no token has")]
    NoToken,
    #[error("Discord refuses the token: copy it anew from the developer portal (Bot, Reset Token)")]
    TokenRefused,
    #[error(
        "Discord refuses the message-content intent, which the ask channels need: switch on \"Message Content \
         Intent\" in the developer portal (Bot, Privileged Gateway Intents), or configure no ask channels"
    )]
    IntentRefused,
    #[error("Discord cannot be reached: {0}")]
    Unreachable(String),
    #[error("the connection to Discord ended: {0}")]
    Ended(String),
}

/// Is on Discord until `stop` ends, then finishes the answers under way and leaves.
///
/// # Errors
/// When Discord cannot be reached or refuses the bot. A connection that is lost is taken up again without an error.
pub async fn run(
    options: Options,
    library: Arc<Library>,
    stop: impl Future<Output = ()>,
) -> Result<(), RunError> {
    let work = Arc::new(Work::new());
    let mut client = connect(&options, library, work.clone()).await?;
    let shards = client.shard_manager.clone();
    let running = client.start_autosharded();
    let mut running = std::pin::pin!(running);
    tokio::select! {
        ended = &mut running => return ended.map_err(|error| refusal(&error)),
        () = stop => {}
    }
    leave(&work, &shards).await;
    Ok(())
}

async fn connect(options: &Options, library: Arc<Library>, work: Arc<Work>) -> Result<Client, RunError> {
    let http = http(options)?;
    // Asked for beforehand, because serenity falls back to the real Discord where it gets no address, and to find out
    // about a wrong token before anything starts.
    let gateway = http.get_bot_gateway().await.map_err(|error| refusal(&error))?;
    let bot = Bot {
        library,
        conversations: options.conversations.clone(),
        cooldown: Cooldown::new(options.cooldown),
        seen: Seen::new(),
        shared: Seen::new(),
        home_guild: options.home_guild.filter(|id| *id != 0),
        ask_channels: options.ask_channels.iter().copied().collect(),
        observer: options.observer.clone(),
    };
    let mut builder =
        ClientBuilder::new_with_http(http, intents(options)).framework(Framework::new(bot, work));
    if let Some(activity) = presence::activity(&options.presence) {
        builder = builder.activity(activity);
    }
    let client = builder.await.map_err(|error| refusal(&error))?;
    *client.ws_url.lock().await = gateway.url;
    Ok(client)
}

fn http(options: &Options) -> Result<Http, RunError> {
    let token = options.token.0.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(RunError::NoToken);
    }
    // Everything is sent with its mentions off; this is for what might be forgotten.
    let builder = HttpBuilder::new(token).default_allowed_mentions(CreateAllowedMentions::new());
    Ok(match &options.api {
        // serenity ignores another address while it keeps to the rate limits.
        Some(api) => builder.proxy(api.trim_end_matches('/')).ratelimiter_disabled(true).build(),
        None => builder.build(),
    })
}

/// No privileged intent, unless every message in a channel has to be read.
fn intents(options: &Options) -> GatewayIntents {
    let unprivileged =
        GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
    if options.ask_channels.is_empty() {
        unprivileged
    } else {
        unprivileged | GatewayIntents::MESSAGE_CONTENT
    }
}

async fn leave(work: &Work, shards: &ShardManager) {
    tracing::info!("stopping");
    if !work.drain(DRAIN_PATIENCE).await {
        tracing::warn!("stopped with answers under way");
    }
    if tokio::time::timeout(CLOSE_PATIENCE, shards.shutdown_all()).await.is_err() {
        tracing::warn!("a connection did not close in time");
    }
}

fn refusal(error: &serenity::Error) -> RunError {
    match error {
        serenity::Error::Gateway(GatewayError::DisallowedGatewayIntents) => RunError::IntentRefused,
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => RunError::TokenRefused,
        serenity::Error::Gateway(error) => RunError::Ended(error.to_string()),
        error if failure::unauthorized(error) => RunError::TokenRefused,
        error => RunError::Unreachable(failure::reason(error)),
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        Self(token)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
