//! Messages through channels: sending, editing, deleting, reading, replying, pinging.

use discord_simulator::{Id, Message, Permissions};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::{Stage, WITHIN};

fn id_of(body: &Value) -> Result<Id, serde_json::Error> {
    serde_json::from_value(body["id"].clone())
}

/// Sends a message and reads it back as a test would.
async fn sent(stage: &Stage, body: Value) -> Result<Message, Box<dyn std::error::Error>> {
    let id = id_of(&stage.send(body).await?.expect(200))?;
    Ok(stage.simulator.message(id).ok_or("not stored")?)
}

#[tokio::test]
async fn sends_edits_and_deletes_its_own() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let before = sent(&stage, json!({"content": " hello "})).await?;
    assert_eq!(before.content, "hello");
    assert_eq!(socket.event("MESSAGE_CREATE").await?["author"]["bot"], true);
    let path = format!("/channels/{}/messages/{}", stage.channel, before.id);
    let edit = stage.call(Method::PATCH, &path, json!({"content": "bye"})).await?.expect(200);
    assert!(edit["edited_timestamp"].is_string());
    assert_eq!(socket.event("MESSAGE_UPDATE").await?["content"], "bye");
    assert_eq!(stage.simulator.edited(&before, WITHIN).await?.content, "bye");
    stage.call(Method::PATCH, &path, json!({"content": ""})).await?.refused(400, 50006);
    stage.call(Method::DELETE, &path, Value::Null).await?.expect(204);
    assert_eq!(socket.event("MESSAGE_DELETE").await?["id"], json!(before.id));
    stage.simulator.deleted(before.id, WITHIN).await?;
    stage.get(&path).await?.refused(404, 10008);
    assert!(stage.simulator.transcript(stage.channel, stage.alice).messages.is_empty());
    Ok(())
}

#[tokio::test]
async fn may_not_touch_what_others_wrote() -> Outcome {
    let stage = Stage::set().await?;
    let message = stage.simulator.say(stage.alice, stage.channel, "mine")?.id;
    let path = format!("/channels/{}/messages/{message}", stage.channel);
    stage.call(Method::PATCH, &path, json!({"content": "x"})).await?.refused(403, 50005);
    stage.call(Method::DELETE, &path, Value::Null).await?.refused(403, 50013);
    let role = stage.simulator.create_role(stage.guild, "janitor", Permissions::MANAGE_MESSAGES)?;
    stage.simulator.give_role(stage.guild, stage.simulator.bot(), role)?;
    stage.call(Method::DELETE, &path, Value::Null).await?.expect(204);
    Ok(())
}

#[tokio::test]
async fn needs_permissions_to_write_and_to_embed() -> Outcome {
    let stage = Stage::set().await?;
    let deny =
        |permissions| stage.simulator.overwrite(stage.channel, stage.guild, Permissions::NONE, permissions);
    deny(Permissions::EMBED_LINKS)?;
    stage.send(json!({"embeds": [{"title": "t"}]})).await?.refused(403, 50013);
    stage.send(json!({"content": "x"})).await?.expect(200);
    deny(Permissions::SEND_MESSAGES)?;
    stage.send(json!({"content": "x"})).await?.refused(403, 50013);
    deny(Permissions::VIEW_CHANNEL)?;
    stage.send(json!({"content": "x"})).await?.refused(403, 50001);
    stage.post("/channels/1/messages", json!({"content": "x"})).await?.refused(404, 10003);
    Ok(())
}

#[tokio::test]
async fn an_empty_message_is_refused_and_noted() -> Outcome {
    let stage = Stage::set().await?;
    for empty in [json!({}), json!({"content": " \n"}), json!({"content": null, "embeds": []})] {
        stage.send(empty).await?.refused(400, 50006);
    }
    assert_eq!(stage.simulator.violations().len(), 3);
    Ok(())
}

#[tokio::test]
async fn lists_history_in_pages_newest_first() -> Outcome {
    let stage = Stage::set().await?;
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(stage.simulator.say(stage.alice, stage.channel, &number.to_string())?.id);
    }
    let check = async |query: String, expected: &[usize]| -> Outcome {
        let path = format!("/channels/{}/messages?{query}", stage.channel);
        let page = stage.get(&path).await?.expect(200);
        let page: Vec<Id> = page.as_array().into_iter().flatten().map(id_of).collect::<Result<_, _>>()?;
        let expected: Vec<Id> = expected.iter().map(|index| ids[*index]).collect();
        assert_eq!(page, expected, "{query}");
        Ok(())
    };
    check(String::new(), &[4, 3, 2, 1, 0]).await?;
    check("limit=2".into(), &[4, 3]).await?;
    check(format!("limit=2&before={}", ids[3]), &[2, 1]).await?;
    check(format!("limit=2&after={}", ids[1]), &[3, 2]).await?;
    check(format!("limit=3&around={}", ids[2]), &[3, 2, 1]).await?;
    let path = format!("/channels/{}/messages?limit=101", stage.channel);
    stage.get(&path).await?.refused(400, 50035);
    Ok(())
}

#[tokio::test]
async fn replies_to_messages_that_are_there() -> Outcome {
    let stage = Stage::set().await?;
    let question = stage.simulator.say(stage.alice, stage.channel, "salary?")?;
    let body = |id: Id, fail: bool| json!({"content": "x", "message_reference": {"message_id": id, "fail_if_not_exists": fail}});
    stage.send(body(question.id, true)).await?.expect(200);
    let reply = stage.simulator.reply_to(question.id, WITHIN).await?;
    assert_eq!(reply.mentions, [stage.alice], "a reply pings unless told otherwise");
    let refused = stage.send(body(Id(5), true)).await?.refused(400, 50035);
    assert_eq!(
        refused["errors"]["message_reference"]["_errors"][0]["code"],
        "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
    );
    assert_eq!(sent(&stage, body(Id(5), false)).await?.reference, None);
    let deny = Permissions::READ_MESSAGE_HISTORY;
    stage.simulator.overwrite(stage.channel, stage.guild, Permissions::NONE, deny)?;
    stage.send(body(question.id, true)).await?.refused(403, 160_002);
    Ok(())
}

#[tokio::test]
async fn knows_whom_a_message_pings() -> Outcome {
    let stage = Stage::set().await?;
    let role = stage.simulator.create_role(stage.guild, "all hands", Permissions::NONE)?;
    let text = format!("<@{}> <@&{role}> @everyone", stage.alice);
    let pings = async |allowed: Value| -> Result<(bool, bool, bool), Box<dyn std::error::Error>> {
        let mut body = json!({"content": text});
        if !allowed.is_null() {
            body["allowed_mentions"] = allowed;
        }
        let message = sent(&stage, body).await?;
        Ok((!message.mentions.is_empty(), !message.mention_roles.is_empty(), message.mention_everyone))
    };
    assert_eq!(pings(Value::Null).await?, (true, false, false), "roles and everyone need permission");
    let loud = stage.simulator.create_role(stage.guild, "loud", Permissions::MENTION_EVERYONE)?;
    stage.simulator.give_role(stage.guild, stage.simulator.bot(), loud)?;
    assert_eq!(pings(Value::Null).await?, (true, true, true));
    assert_eq!(pings(json!({"parse": []})).await?, (false, false, false));
    assert_eq!(pings(json!({"parse": ["roles"]})).await?, (false, true, false));
    assert_eq!(pings(json!({"users": [stage.alice]})).await?, (true, false, false));
    Ok(())
}

#[tokio::test]
async fn a_nonce_is_used_once_when_enforced() -> Outcome {
    let stage = Stage::set().await?;
    let body = json!({"content": "x", "nonce": "7", "enforce_nonce": true});
    let first = stage.send(body.clone()).await?.expect(200);
    assert_eq!(first["nonce"], "7");
    assert_eq!(stage.send(body).await?.expect(200)["id"], first["id"]);
    assert_ne!(stage.send(json!({"content": "x", "nonce": "7"})).await?.expect(200)["id"], first["id"]);
    Ok(())
}

#[tokio::test]
async fn deletes_many_at_once_with_permission() -> Outcome {
    let stage = Stage::set().await?;
    let mut ids = Vec::new();
    for _ in 0..2 {
        ids.push(stage.simulator.say(stage.alice, stage.channel, "spam")?.id);
    }
    let path = format!("/channels/{}/messages/bulk-delete", stage.channel);
    stage.post(&path, json!({"messages": ids})).await?.refused(403, 50013);
    let role = stage.simulator.create_role(stage.guild, "janitor", Permissions::MANAGE_MESSAGES)?;
    stage.simulator.give_role(stage.guild, stage.simulator.bot(), role)?;
    stage.post(&path, json!({"messages": ids})).await?.expect(204);
    assert!(stage.simulator.transcript(stage.channel, stage.alice).messages.is_empty());
    Ok(())
}
