//! `career-bot run`: on Discord until Ctrl-C or SIGTERM.

use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use super::{Failure, open};
use crate::discord;
use crate::settings::Settings;

/// How long a reindex under way may go on after the bot left Discord; killing it loses nothing.
pub const SHUTDOWN_PATIENCE: Duration = Duration::from_secs(2);

const NO_TOKEN: &str = "there is no Discord token. To get one:
  1. Open https://discord.com/developers/applications and choose \"New Application\".
  2. Under \"Bot\", choose \"Reset Token\" and copy the token. Nobody else should ever see it.
  3. Give it to the bot:  CAREER_BOT__DISCORD__TOKEN=… career-bot run
     or put it into a file of its own and name that in config/local.toml:
       [discord]
       token_file = \"/etc/career-bot/token\"
  4. Under \"Installation\", add the bot to your server with the scopes bot and applications.commands.
Without Discord, the bot answers here:  career-bot ask";

pub fn run(settings: Settings) -> Result<(), Failure> {
    let Some(token) = settings.discord.token()? else { return Err(Failure::Wrong(NO_TOKEN.to_owned())) };
    let library = Arc::new(open::library(&settings, open::log)?);
    let options = discord::Options {
        token: discord::Token::from(token.expose_secret().to_owned()),
        api: settings.discord.api().map(str::to_owned),
        home_guild: settings.discord.home_server(),
        ask_channels: settings.discord.ask_channels(),
        cooldown: settings.discord.cooldown(),
        presence: settings.discord.presence.clone(),
        conversations: Arc::default(),
        observer: None,
    };
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(async {
        let stop = stopped()?;
        tracing::info!(pages = library.snapshot().pages().len(), "starting");
        discord::run(options, library, stop).await.map_err(Failure::from)
    });
    runtime.shutdown_timeout(SHUTDOWN_PATIENCE);
    tracing::info!("stopped");
    ended
}

/// Ends with the first Ctrl-C or SIGTERM.
pub fn stopped() -> Result<impl Future<Output = ()>, Failure> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => tracing::info!("Ctrl-C: finishing the answers under way"),
            _ = terminated.recv() => tracing::info!("SIGTERM: finishing the answers under way"),
        }
    })
}
