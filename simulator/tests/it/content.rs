//! Who may read what people write.

use discord_simulator::{Intents, Simulator};

use crate::Outcome;
use crate::raw::{INTENTS, MESSAGE_CONTENT, Socket, Stage};

#[tokio::test]
async fn content_is_hidden_without_the_intent() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let hidden = stage.simulator.say(stage.alice, stage.channel, "salary?")?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["content"], "");
    let path = format!("/channels/{}/messages/{}", stage.channel, hidden.id);
    assert_eq!(stage.get(&path).await?.expect(200)["content"], "");

    let mention = format!("{} salary?", stage.simulator.bot_mention());
    stage.simulator.say(stage.alice, stage.channel, &mention)?;
    let event = socket.event("MESSAGE_CREATE").await?;
    assert_eq!(event["content"], mention);
    assert_eq!(event["mentions"][0]["username"], "simulated-bot");

    let direct = stage.simulator.open_direct(stage.alice)?;
    stage.simulator.say(stage.alice, direct, "salary?")?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["content"], "salary?");
    Ok(())
}

#[tokio::test]
async fn a_reply_to_the_bot_shows_its_content() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let sent = stage.send(serde_json::json!({"content": "ask me"})).await?.expect(200);
    let id: discord_simulator::Id = serde_json::from_value(sent["id"].clone())?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["content"], "ask me");
    stage.simulator.say_in_reply(stage.alice, id, "salary?")?;
    let event = socket.event("MESSAGE_CREATE").await?;
    assert_eq!((&event["content"], &event["type"]), (&"salary?".into(), &19.into()));
    assert_eq!(event["referenced_message"]["content"], "ask me");
    Ok(())
}

#[tokio::test]
async fn content_is_shown_with_the_intent_enabled_and_asked_for() -> Outcome {
    let builder = Simulator::builder().enable_intents(Intents::MESSAGE_CONTENT);
    let stage = Stage::set_with(builder).await?;
    let mut reading = Socket::connect(&stage.simulator).await?;
    reading.identify(stage.simulator.token(), INTENTS | MESSAGE_CONTENT).await?;
    reading.event("READY").await?;
    let mut modest = stage.socket().await?;
    stage.simulator.say(stage.alice, stage.channel, "salary?")?;
    assert_eq!(reading.event("MESSAGE_CREATE").await?["content"], "salary?");
    assert_eq!(modest.event("MESSAGE_CREATE").await?["content"], "");
    Ok(())
}

#[tokio::test]
async fn sessions_hear_only_what_they_asked_for() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.identify(stage.simulator.token(), 1).await?;
    socket.event("GUILD_CREATE").await?;
    stage.simulator.say(stage.alice, stage.channel, "hello")?;
    assert!(socket.hears_nothing_of("MESSAGE_CREATE").await?);
    Ok(())
}

#[tokio::test]
async fn a_channel_the_bot_cannot_see_is_not_heard() -> Outcome {
    use discord_simulator::Permissions;
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let (bot, none) = (stage.simulator.bot(), Permissions::NONE);
    stage.simulator.overwrite(stage.channel, bot, none, Permissions::VIEW_CHANNEL)?;
    let unseen = stage.simulator.say(stage.alice, stage.channel, "hello")?;
    assert!(socket.hears_nothing_of("MESSAGE_CREATE").await?);
    let path = format!("/channels/{}/messages/{}", stage.channel, unseen.id);
    stage.get(&path).await?.refused(403, 50001);
    Ok(())
}
