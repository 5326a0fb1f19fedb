//! The simulator before a client that nobody here wrote: a bot of discord.js, in `tests/discordjs/`.

use std::error::Error;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use discord_simulator::{Id, Message, MessageOrigin, Permissions, Simulator};

use crate::Outcome;
use crate::outside::{needed, npm_packages};

/// Node starts slowly on a busy machine; nothing here waits for it to pass.
const WITHIN: Duration = Duration::from_secs(120);
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/discordjs");

type Failure = Box<dyn Error>;

/// A simulator with the bot in it, ready and with its commands registered.
struct Stage {
    simulator: Simulator,
    guild: Id,
    channel: Id,
    alice: Id,
    bot: Bot,
}

/// The process of the bot. It ends with the test.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        // It may have ended on its own.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Stage {
    /// `None` where node is missing or its packages cannot be had.
    async fn set() -> Result<Option<Self>, Failure> {
        let Some(folder) = needed(npm_packages(Path::new(SOURCE)))? else { return Ok(None) };
        let builder = Simulator::builder().bot_name("guide").ack_deadline(WITHIN);
        let simulator = builder.start().await?;
        let guild = simulator.create_guild("Careers");
        let channel = simulator.create_channel(guild, "general")?;
        let alice = simulator.create_member(guild, "alice")?;
        let bot = Command::new("node")
            .arg("bot.js")
            .current_dir(folder)
            .env("DISCORD_API", format!("{}/api", simulator.base_url()))
            .env("DISCORD_TOKEN", simulator.token())
            .stdin(Stdio::null())
            .spawn()?;
        let stage = Self { simulator, guild, channel, alice, bot: Bot(bot) };
        stage.simulator.registered("look", WITHIN).await?;
        Ok(Some(stage))
    }

    /// What the bot answers to a command without options.
    async fn answer(&self, command: &str) -> Result<Message, Failure> {
        let asked = self.simulator.slash(self.alice, self.channel, command).send()?;
        Ok(self.simulator.reply(asked, WITHIN).await?)
    }

    /// The bot runs still, and sent nothing that Discord would refuse.
    fn end(mut self) -> Outcome {
        assert!(self.simulator.violations().is_empty(), "{}", self.simulator.report());
        assert_eq!(self.bot.0.try_wait()?, None, "the bot ended: {}", self.simulator.report());
        Ok(())
    }
}

/// One bot for all: starting it takes longer than everything it does.
#[tokio::test]
async fn a_bot_of_discord_js_finds_a_discord() -> Outcome {
    let Some(stage) = Stage::set().await? else { return Ok(()) };
    answers_and_reacts_to_its_own_answer(&stage).await?;
    completes_what_is_typed(&stage).await?;
    defers_edits_and_follows_up(&stage).await?;
    sends_files_and_reads_them_back(&stage).await?;
    buttons_selects_and_forms_work(&stage).await?;
    replies_reacts_and_opens_a_thread_when_mentioned(&stage).await?;
    reads_application_guild_and_history(&stage).await?;
    resumes_when_the_connection_breaks(&stage).await?;
    stage.end()
}

async fn answers_and_reacts_to_its_own_answer(stage: &Stage) -> Outcome {
    let simulator = &stage.simulator;
    let asked = simulator.slash(stage.alice, stage.channel, "ask").option("career", "Nurse").send()?;
    let reply = simulator.reply(asked, WITHIN).await?;
    assert_eq!(reply.content, "About Nurse");
    let reacted = |simulator: &Simulator| {
        simulator.message(reply.id).filter(|message| message.reactions.contains_key("✅"))
    };
    simulator.until("its own reaction", WITHIN, reacted).await?;
    Ok(())
}

async fn completes_what_is_typed(stage: &Stage) -> Outcome {
    let typing = stage.simulator.slash(stage.alice, stage.channel, "ask");
    let choices = typing.autocomplete("career", "data", WITHIN).await?;
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names, ["Data Engineer", "Data Scientist"]);
    Ok(())
}

async fn defers_edits_and_follows_up(stage: &Stage) -> Outcome {
    let asked = stage.simulator.slash(stage.alice, stage.channel, "think").send()?;
    let reply = stage.simulator.reply(asked, WITHIN).await?;
    assert_eq!((reply.content.as_str(), reply.is_ephemeral()), ("Thought", true));
    let more = stage.simulator.follow_up(asked, 0, WITHIN).await?;
    assert_eq!(more.origin, MessageOrigin::FollowUp(asked));
    let edited =
        |simulator: &Simulator| simulator.message(more.id).filter(|more| more.content == "Even more");
    stage.simulator.until("the follow-up to be edited", WITHIN, edited).await?;
    Ok(())
}

async fn sends_files_and_reads_them_back(stage: &Stage) -> Outcome {
    let reply = stage.answer("chart").await?;
    let file = &reply.attachments[0];
    assert_eq!((file.filename.as_str(), file.pixels), ("pay_chart.png", Some((1, 1))));
    assert_eq!(file.description.as_deref(), Some("Pay by year"));
    assert_eq!(reply.embeds[0]["image"]["url"], file.url.as_str());
    let read = |message: &Message| message.content == "A table of 16 characters";
    let table = stage.simulator.message_where("the table to be read", WITHIN, read).await?;
    assert_eq!(table.attachments[0].filename, "pay.csv");
    Ok(())
}

async fn buttons_selects_and_forms_work(stage: &Stage) -> Outcome {
    let (simulator, alice) = (&stage.simulator, stage.alice);
    let menu = stage.answer("menu").await?;
    let pressed = simulator.press(alice, menu.id, "Press")?;
    assert_eq!(simulator.reply(pressed, WITHIN).await?.content, "Pressed");

    let opened = simulator.press(alice, menu.id, "Write")?;
    simulator.response(opened, WITHIN).await?;
    let submitted = simulator.submit(alice, opened, &[("text", "hello")])?;
    assert_eq!(simulator.reply(submitted, WITHIN).await?.content, "Wrote hello");

    let chosen = simulator.choose(alice, menu.id, "career", &["DevOps Engineer"])?;
    let reply = simulator.reply(chosen, WITHIN).await?;
    assert_eq!((reply.id, reply.content.as_str()), (menu.id, "Chose DevOps Engineer"));
    assert!(reply.controls().is_empty());
    Ok(())
}

async fn replies_reacts_and_opens_a_thread_when_mentioned(stage: &Stage) -> Outcome {
    let (simulator, alice) = (&stage.simulator, stage.alice);
    let said = simulator.say(alice, stage.channel, &format!("{} hello", simulator.bot_mention()))?;
    let reply = simulator.reply_to(said.id, WITHIN).await?;
    assert_eq!((reply.content.as_str(), reply.pings()), ("You said: @guide hello", false));
    let in_thread =
        simulator.message_where("a message in the thread", WITHIN, |found| found.content == "Here");
    assert_eq!(in_thread.await?.channel, reply.id, "the thread hangs on the reply");
    assert!(simulator.message(said.id).is_some_and(|said| said.reactions.contains_key("👋")));
    assert_eq!(simulator.typing(), [stage.channel]);

    simulator.react_as(alice, reply.id, "🎉")?;
    let noticed = |found: &Message| found.content == "alice reacted with 🎉";
    simulator.message_where("the reaction to be noticed", WITHIN, noticed).await?;

    let direct = simulator.open_direct(alice)?;
    let said = simulator.say(alice, direct, &format!("{} psst", simulator.bot_mention()))?;
    assert_eq!(simulator.reply_to(said.id, WITHIN).await?.channel, direct);
    Ok(())
}

async fn reads_application_guild_and_history(stage: &Stage) -> Outcome {
    let (simulator, alice) = (&stage.simulator, stage.alice);
    let role = simulator.create_role(stage.guild, "mentor", Permissions::NONE)?;
    simulator.give_role(stage.guild, alice, role)?;
    let quiet = simulator.create_channel(stage.guild, "quiet")?;
    simulator.say(alice, quiet, "hello")?;
    let asked = simulator.slash(alice, quiet, "look").send()?;
    let seen = simulator.reply(asked, WITHIN).await?.content;
    assert_eq!(seen, "guide; alice; general quiet; 2 roles; 2 messages; 5 commands; may write");
    Ok(())
}

async fn resumes_when_the_connection_breaks(stage: &Stage) -> Outcome {
    stage.simulator.cut_connections();
    stage
        .simulator
        .until("the session to be resumed", WITHIN, |simulator| (simulator.resumes() == 1).then_some(()))
        .await?;
    assert_eq!(stage.answer("think").await?.content, "Thought");
    assert_eq!(stage.simulator.identifies(), 1);
    Ok(())
}
