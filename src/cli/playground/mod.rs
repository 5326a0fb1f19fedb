//! `career-bot playground`: the real bot on a Discord of this machine, with a page to talk to it in a browser.

mod community;
mod freshness;
mod host;
mod inspector;

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use discord_simulator::{Intents, Simulator, StartError, Web};
use tokio::runtime::Runtime;
use tokio::time::{MissedTickBehavior, interval};

use self::community::Community;
use self::host::PlaygroundHost;
use super::run::{SHUTDOWN_PATIENCE, stopped};
use super::{Failure, open};
use crate::discord;
use crate::library::Library;
use crate::settings::Settings;

const PORT_DEFAULT: u16 = 4050;
/// How long the bot may take to come up: it waits for nothing but this machine.
const READY_PATIENCE: Duration = Duration::from_secs(30);
/// How often the knowledge folders are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const BOT_NAME: &str = "Career bot";

#[derive(Args)]
pub struct Playground {
    /// Listen on this port of 127.0.0.1; without it, on 4050, or on a free one where that is taken
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

pub fn playground(playground: &Playground, settings: Settings) -> Result<(), Failure> {
    let library = Arc::new(open::library(&settings, open::tell)?);
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(play(playground, &settings, library));
    runtime.shutdown_timeout(SHUTDOWN_PATIENCE);
    ended
}

async fn play(playground: &Playground, settings: &Settings, library: Arc<Library>) -> Result<(), Failure> {
    let stop = stopped()?;
    let host = Arc::new(PlaygroundHost::new(library.clone()));
    let simulator = start(playground.port, &host).await?;
    let community = Community::settle(&simulator)?;
    let options = discord::Options {
        token: discord::Token::from(simulator.token().to_owned()),
        api: Some(simulator.base_url()),
        home_guild: Some(community.guild.0),
        ask_channels: vec![community.questions.0],
        // One person plays everyone.
        cooldown: Duration::ZERO,
        presence: settings.discord.presence.clone(),
        conversations: host.conversations(),
        observer: Some(host.observer()),
    };
    let mut bot = std::pin::pin!(discord::run(options, library, stop));
    let ready = async {
        ready(&simulator).await?;
        welcome(&simulator.base_url(), playground.open)?;
        look_after(&host, &simulator).await
    };
    let ended = tokio::select! {
        ended = &mut bot => ended.map_err(|error| Failure::Wrong(format!("the bot stopped: {error}"))),
        failed = ready => failed,
    };
    simulator.stop().await;
    ended
}

/// Starts the Discord: on the port that was named, or on the default one, or on any that is free.
async fn start(port: Option<u16>, host: &Arc<PlaygroundHost>) -> Result<Simulator, Failure> {
    let listen = async |port: u16| {
        let web = Web::new("Career bot: the playground").host(host.clone());
        let builder = Simulator::builder().address(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).web(web);
        builder.token(token()).bot_name(BOT_NAME).enable_intents(Intents::MESSAGE_CONTENT).start().await
    };
    match listen(port.unwrap_or(PORT_DEFAULT)).await {
        Err(StartError::Listen { source, .. }) if source.kind() == io::ErrorKind::AddrInUse => match port {
            None => Ok(listen(0).await?),
            Some(port) => Err(Failure::Wrong(format!(
                "port {port} is taken; name another with --port, or leave it out and a free one is found"
            ))),
        },
        started => Ok(started?),
    }
}

/// A token that nobody else on this machine knows.
fn token() -> String {
    // Randomly keyed for every call.
    let word = || RandomState::new().hash_one(BOT_NAME);
    format!("playground.{:016x}{:016x}", word(), word())
}

/// Waits until the bot is connected and its commands are there, those for moderators last.
async fn ready(simulator: &Simulator) -> Result<(), Failure> {
    simulator.ready(1, READY_PATIENCE).await?;
    simulator.registered("knowledge", READY_PATIENCE).await?;
    Ok(())
}

fn welcome(address: &str, open: bool) -> Result<(), Failure> {
    writeln!(io::stdout(), "The playground is open at {address} (Ctrl-C ends it)")?;
    if open && let Err(error) = ::open::that_detached(address) {
        eprintln!("No browser could be opened ({error}); open the address yourself.");
    }
    Ok(())
}

/// Keeps an eye on the knowledge folders, and never ends.
async fn look_after(host: &Arc<PlaygroundHost>, simulator: &Simulator) -> Result<(), Failure> {
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let host = host.clone();
        // A look that failed is followed by the next one.
        if tokio::task::spawn_blocking(move || host.freshness().look()).await.unwrap_or(false) {
            simulator.look_again();
        }
    }
}
