//! The stage of the Discord tests: a simulated server with people in it, and the bot among them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use discord_simulator::{Builder, Id, Intents, Message, Permissions, Simulator};
use nix::sys::signal::Signal;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::bot::{self, Bot};

/// Long enough for a busy machine; what goes well waits for none of it.
pub const WITHIN: Duration = Duration::from_secs(60);
/// A stage has one in so many of the example questions.
const ONE_EXAMPLE_IN: usize = 6;
/// How long nothing has to happen where nothing should.
pub const QUIET: Duration = Duration::from_millis(400);
/// The bot's token, which must show up nowhere.
const TOKEN: &str = "MTk4NjIyNDgzNDcx.stage.n0t-f0r-th3-l0g";

pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A Discord server with the bot, three people, a channel for talk and one for questions.
pub struct Stage {
    pub discord: Simulator,
    pub guild: Id,
    pub general: Id,
    /// Where every question gets an answer.
    pub questions: Id,
    pub alice: Id,
    pub bob: Id,
    /// May manage the server and its messages.
    pub moderator: Id,
    bot: Bot,
    cooldown_seconds: u32,
    folder: TempDir,
}

impl Stage {
    /// The stage with the project's own pages.
    pub async fn set() -> Outcome<Self> {
        Self::set_with(0, |_| Ok(())).await
    }

    /// The stage with a cooldown, and with whatever `prepare` does to the pages before the bot reads them.
    pub async fn set_with(cooldown_seconds: u32, prepare: impl FnOnce(&Path) -> Outcome) -> Outcome<Self> {
        let folder = folder()?;
        prepare(&folder.path().join("knowledge"))?;
        let discord = discord().enable_intents(Intents::MESSAGE_CONTENT).start().await?;
        let guild = discord.create_guild("Careers");
        let (general, questions) =
            (discord.create_channel(guild, "general")?, discord.create_channel(guild, "questions")?);
        let (alice, bob) = (discord.create_member(guild, "alice")?, discord.create_member(guild, "bob")?);
        let moderator = discord.create_member(guild, "moderator")?;
        let manage = Permissions::MANAGE_GUILD | Permissions::MANAGE_MESSAGES;
        discord.give_role(guild, moderator, discord.create_role(guild, "moderators", manage)?)?;
        let bot = start(&discord, folder.path(), (guild, questions), cooldown_seconds).await?;
        Ok(Self { discord, guild, general, questions, alice, bob, moderator, bot, cooldown_seconds, folder })
    }

    /// Answers to a slash command in the general channel.
    pub async fn command(&self, user: Id, name: &str, options: &[(&str, &str)]) -> Outcome<Message> {
        let filled =
            options.iter().fold(self.discord.slash(user, self.general, name), |slash, (name, value)| {
                slash.option(name, *value)
            });
        Ok(self.discord.reply(filled.send()?, WITHIN).await?)
    }

    /// Answers to `/ask`, by Alice.
    pub async fn ask(&self, question: &str) -> Outcome<Message> {
        self.command(self.alice, "ask", &[("question", question)]).await
    }

    /// Answers to a mention in the general channel.
    pub async fn mention(&self, user: Id, text: &str) -> Outcome<Message> {
        let text = format!("{} {text}", self.discord.bot_mention());
        self.answer_to(self.discord.say(user, self.general, &text)?.id).await
    }

    /// Answers to a message.
    pub async fn answer_to(&self, message: Id) -> Outcome<Message> {
        Ok(self.discord.reply_to(message, WITHIN).await?)
    }

    /// How many messages of the bot reply to this one.
    pub fn answers_to(&self, message: Id) -> usize {
        let channel = self.discord.message(message).map(|message| message.channel);
        let seen = channel.map(|channel| self.discord.transcript(channel, self.alice).messages);
        seen.into_iter().flatten().filter(|found| found.reference == Some(message)).count()
    }

    /// What a moderator is told by a `/knowledge` command once it is done, whatever it showed on the way.
    pub async fn knowledge(&self, subcommand: &str, flags: &[&str]) -> Outcome<Message> {
        let command = format!("knowledge {subcommand}");
        let slash = self.discord.slash(self.moderator, self.general, &command);
        let sent = flags.iter().fold(slash, |slash, flag| slash.option(flag, true)).send()?;
        let report = |discord: &Simulator| {
            let message = discord.message(discord.interaction(sent)?.original?)?;
            (!message.embeds.is_empty()).then_some(message)
        };
        Ok(self.discord.until("the report", WITHIN, report).await?)
    }

    /// The folder with the pages, which is this stage's own.
    pub fn pages(&self) -> PathBuf {
        self.folder.path().join("knowledge")
    }

    /// What the bot logged so far.
    pub fn log(&self) -> String {
        self.bot.log()
    }

    pub fn signal(&self, signal: Signal) -> Outcome {
        self.bot.signal(signal)
    }

    /// Ends the bot and starts it anew.
    pub async fn restart(self) -> Outcome<Self> {
        let Self { discord, guild, questions, bot, cooldown_seconds, folder, .. } = self;
        leave(bot).await?;
        let bot = start(&discord, folder.path(), (guild, questions), cooldown_seconds).await?;
        Ok(Self { discord, guild, questions, bot, cooldown_seconds, folder, ..self })
    }

    /// Ends the bot in order, and looks back: it sent nothing that Discord refuses, notified nobody, ended with exit
    /// code 0, and its log tells no token.
    pub async fn clear(self) -> Outcome {
        let log = leave(self.bot).await?;
        clean(&self.discord, &log).await
    }

    /// As [`Self::clear`], for a bot that was told to end already. Returns its log.
    pub async fn ended(self) -> Outcome<String> {
        let (code, log) = self.bot.ended().await?;
        assert_eq!(code, Some(0), "{log}");
        clean(&self.discord, &log).await?;
        Ok(log)
    }
}

/// A simulated Discord to be started, which holds what it is sent against Discord's own description where that is at
/// hand: in the file that `DISCORD_OPENAPI` names, or beside the repository.
pub fn discord() -> Builder {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/discord/openapi.json");
    let builder = Simulator::builder().token(TOKEN);
    match std::env::var_os("DISCORD_OPENAPI").is_none() && beside.exists() {
        true => builder.description(beside),
        false => builder,
    }
}

/// A temporary folder with a copy of the project's pages, their index, and empty settings.
///
/// Of the example questions it has one in so many: learning from all of them would be most of a test that reindexes.
pub fn folder() -> Outcome<TempDir> {
    static INDEXED: LazyLock<Result<TempDir, String>> =
        LazyLock::new(|| indexed().map_err(|error| error.to_string()));
    let indexed = INDEXED.as_ref().map_err(Clone::clone)?;
    let folder = tempfile::tempdir()?;
    copy(indexed.path(), folder.path())?;
    Ok(folder)
}

/// The folder that all others are copied from.
fn indexed() -> Outcome<TempDir> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    fs::write(folder.path().join("settings.toml"), "")?;
    let pages = folder.path().join("knowledge");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge"), &pages)?;
    let examples = pages.join("examples.tsv");
    let all = fs::read_to_string(&examples)?;
    // The first line is the header.
    let few: Vec<&str> = all.lines().step_by(ONE_EXAMPLE_IN).collect();
    fs::write(&examples, few.join("\n"))?;
    let made = bot::command(folder.path()).arg("index").output()?;
    match made.status.success() {
        true => Ok(folder),
        false => Err(String::from_utf8_lossy(&made.stderr).into()),
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let copy = to.join(entry.path().strip_prefix(from)?);
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(copy)?,
            false => fs::copy(entry.path(), copy).map(drop)?,
        }
    }
    Ok(())
}

async fn start(
    discord: &Simulator,
    folder: &Path,
    (home, questions): (Id, Id),
    cooldown_seconds: u32,
) -> Outcome<Bot> {
    let identified = discord.identifies();
    let mut command = bot::command_on(discord, folder);
    command
        .env("CAREER_BOT__DISCORD__HOME_SERVER", home.to_string())
        .env("CAREER_BOT__DISCORD__ASK_CHANNELS", questions.to_string())
        .env("CAREER_BOT__DISCORD__COOLDOWN_SECONDS", cooldown_seconds.to_string());
    let bot = Bot::start(command)?;
    let up = discord.until("the bot to be there", WITHIN, |discord| {
        let connected = discord.shards().iter().any(|shard| shard.connected);
        let known = |name| discord.commands().iter().any(|command| command.name == name);
        (discord.identifies() > identified && connected && known("ask") && known("knowledge")).then_some(())
    });
    tokio::select! {
        up = up => up.map_err(|error| format!("{error}\n{}", bot.log()))?,
        () = bot.gone() => return Err(format!("the bot ended:\n{}", bot.log()).into()),
    }
    Ok(bot)
}

async fn leave(bot: Bot) -> Outcome<String> {
    bot.signal(Signal::SIGTERM)?;
    let (code, log) = bot.ended().await?;
    assert_eq!(code, Some(0), "{log}");
    Ok(log)
}

async fn clean(discord: &Simulator, log: &str) -> Outcome {
    assert!(discord.violations().is_empty(), "{}", discord.report());
    let pinged = discord.message_where("a ping", Duration::ZERO, |message| message.pings()).await;
    assert!(pinged.is_err(), "somebody was notified:\n{}", discord.report());
    for secret in [TOKEN, "interaction-", "panicked"] {
        assert!(!log.contains(secret), "{secret} stands in the log:\n{log}");
    }
    Ok(())
}
