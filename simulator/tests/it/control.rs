//! The control API itself: waiting, silence, transcripts, errors that explain.

use std::time::Duration;

use discord_simulator::{ControlError, Permissions};
use serde_json::json;

use crate::Outcome;
use crate::raw::{Stage, WITHIN};

const BRIEFLY: Duration = Duration::from_millis(30);

#[tokio::test]
async fn a_wait_in_vain_tells_what_happened_instead() -> Outcome {
    let stage = Stage::set().await?;
    let question = stage.simulator.say(stage.alice, stage.channel, "anyone?")?;
    stage.send(json!({"content": "unrelated"})).await?.expect(200);
    let Err(error) = stage.simulator.reply_to(question.id, BRIEFLY).await else {
        return Err("nothing replied".into());
    };
    let shown = error.to_string();
    assert!(matches!(error, ControlError::TimedOut { .. }));
    for part in ["a reply to message", "anyone?", "unrelated", "200 POST /channels/"] {
        assert!(shown.contains(part), "{part} is not in:\n{shown}");
    }
    Ok(())
}

#[tokio::test]
async fn a_wait_ends_as_soon_as_it_happens() -> Outcome {
    let stage = Stage::set().await?;
    let question = stage.simulator.say(stage.alice, stage.channel, "anyone?")?;
    let body = json!({"content": "me", "message_reference": {"message_id": question.id}});
    let (reply, sent) = tokio::join!(stage.simulator.reply_to(question.id, WITHIN), stage.send(body));
    sent?.expect(200);
    assert_eq!(reply?.content, "me");
    Ok(())
}

#[tokio::test]
async fn silence_is_broken_by_the_bot_alone() -> Outcome {
    let stage = Stage::set().await?;
    stage.send(json!({"content": "before"})).await?.expect(200);
    let chat = stage.simulator.say(stage.alice, stage.channel, "just chatting")?;
    stage.simulator.say(stage.alice, stage.channel, "among ourselves")?;
    stage.simulator.silence(stage.channel, chat.id, BRIEFLY).await?;
    stage.send(json!({"content": "did you know?"})).await?.expect(200);
    let broken = stage.simulator.silence(stage.channel, chat.id, WITHIN).await;
    assert!(broken.is_err_and(|error| error.to_string().contains("did you know?")));
    Ok(())
}

#[tokio::test]
async fn a_transcript_shows_what_its_reader_may_see() -> Outcome {
    let stage = Stage::set().await?;
    let stranger = stage.simulator.create_user("mallory");
    stage.simulator.say(stage.alice, stage.channel, "hello")?;
    let button = json!({"type": 2, "style": 1, "label": "More", "custom_id": "more"});
    let embed = json!({"title": "Pay", "description": "$1", "footer": {"text": "source"}});
    let rows = json!([{"type": 1, "components": [button]}]);
    stage.send(json!({"content": "hi", "embeds": [embed], "components": rows})).await?.expect(200);
    let seen = stage.simulator.transcript(stage.channel, stage.alice);
    assert_eq!(seen.messages.len(), 2);
    let shown = seen.to_string();
    assert!(shown.contains("alice: hello") && shown.contains("Pay\n$1\nsource"), "{shown}");
    assert!(shown.contains("More"));
    assert!(stage.simulator.transcript(stage.channel, stranger).messages.is_empty());
    Ok(())
}

#[tokio::test]
async fn people_do_only_what_they_may() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, alice, channel) = (&stage.simulator, stage.alice, stage.channel);
    let bob = simulator.create_member(stage.guild, "bob")?;
    let message = simulator.say(alice, channel, "mine")?.id;
    assert!(simulator.edit_as(bob, message, "yours").is_err());
    assert!(simulator.delete_as(bob, message).is_err());
    assert_eq!(simulator.edit_as(alice, message, "still mine")?.content, "still mine");
    let owner = simulator.owner(stage.guild)?;
    simulator.delete_as(owner, message)?;
    assert!(simulator.say(alice, channel, "").is_err());
    simulator.overwrite(channel, bob, Permissions::NONE, Permissions::SEND_MESSAGES)?;
    assert!(simulator.say(bob, channel, "let me").is_err());
    let stranger = simulator.create_user("mallory");
    assert!(simulator.say(stranger, channel, "hello").is_err());
    Ok(())
}

#[tokio::test]
async fn the_bot_hears_of_edits_deletions_and_reactions_of_people() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let message = stage.simulator.say(stage.alice, stage.channel, "hello")?.id;
    stage.simulator.edit_as(stage.alice, message, "hello again")?;
    assert!(socket.event("MESSAGE_UPDATE").await?["edited_timestamp"].is_string());
    stage.simulator.react_as(stage.alice, message, "👎")?;
    let reaction = socket.event("MESSAGE_REACTION_ADD").await?;
    assert_eq!(reaction["member"]["user"]["id"], json!(stage.alice));
    stage.simulator.delete_as(stage.alice, message)?;
    assert_eq!(socket.event("MESSAGE_DELETE").await?["id"], json!(message));
    Ok(())
}

#[tokio::test]
async fn guilds_come_and_go() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let second = stage.simulator.create_guild("Second");
    assert_eq!(socket.event("GUILD_CREATE").await?["name"], "Second");
    stage.simulator.create_channel(second, "new")?;
    assert_eq!(socket.event("CHANNEL_CREATE").await?["name"], "new");
    stage.simulator.remove_bot(second)?;
    assert_eq!(socket.event("GUILD_DELETE").await?["id"], json!(second));
    stage.simulator.join(second, stage.simulator.bot())?;
    assert_eq!(socket.event("GUILD_CREATE").await?["id"], json!(second));
    Ok(())
}

#[tokio::test]
async fn a_page_is_served_beside_discord() -> Outcome {
    let page = axum::Router::new().route("/", axum::routing::get(|| async { "chat" }));
    let stage = Stage::set_with(discord_simulator::Simulator::builder().page(page)).await?;
    let text = reqwest::get(stage.simulator.base_url()).await?.text().await?;
    assert_eq!(text, "chat");
    stage.socket().await?;
    Ok(())
}
