//! Guilds, channels, roles, members, direct messages and threads over REST.

use discord_simulator::{ChannelKind, Id, Permissions};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::Stage;

#[tokio::test]
async fn shows_a_guild_with_its_parts() -> Outcome {
    let stage = Stage::set().await?;
    let (guild, alice) = (stage.guild, stage.alice);
    let role = stage.simulator.create_role(guild, "mods", Permissions::MANAGE_GUILD)?;
    stage.simulator.give_role(guild, alice, role)?;
    assert_eq!(stage.get(&format!("/guilds/{guild}")).await?.expect(200)["name"], "Careers");
    let channels = stage.get(&format!("/guilds/{guild}/channels")).await?.expect(200);
    assert_eq!(channels[0]["id"], json!(stage.channel));
    let roles = stage.get(&format!("/guilds/{guild}/roles")).await?.expect(200);
    assert_eq!((&roles[0]["name"], &roles[1]["permissions"]), (&json!("@everyone"), &json!("32")));
    let member = stage.get(&format!("/guilds/{guild}/members/{alice}")).await?.expect(200);
    assert_eq!(member["roles"], json!([role]));
    let members = stage.get(&format!("/guilds/{guild}/members?limit=10")).await?.expect(200);
    assert_eq!(members.as_array().map(Vec::len), Some(3));
    assert_eq!(stage.get("/users/@me/guilds").await?.expect(200)[0]["id"], json!(guild));
    Ok(())
}

#[tokio::test]
async fn tells_what_is_unknown_or_out_of_reach() -> Outcome {
    let stage = Stage::set().await?;
    let guild = stage.guild;
    stage.get("/guilds/1").await?.refused(404, 10004);
    stage.get("/channels/1").await?.refused(404, 10003);
    stage.get("/users/1").await?.refused(404, 10013);
    stage.get(&format!("/guilds/{guild}/members/1")).await?.refused(404, 10007);
    stage.get(&format!("/guilds/{guild}/roles/1")).await?.refused(404, 10011);
    let foreign = stage.simulator.create_guild_without_bot("elsewhere");
    stage.get(&format!("/guilds/{foreign}")).await?.refused(403, 50001);
    Ok(())
}

#[tokio::test]
async fn opens_a_direct_message_once() -> Outcome {
    let stage = Stage::set().await?;
    let body = json!({"recipient_id": stage.alice});
    let opened = stage.post("/users/@me/channels", body.clone()).await?.expect(200);
    assert_eq!((&opened["type"], &opened["recipients"][0]["username"]), (&json!(1), &json!("alice")));
    assert_eq!(stage.post("/users/@me/channels", body).await?.expect(200)["id"], opened["id"]);
    let path = format!("/channels/{}/messages", opened["id"].as_str().unwrap_or_default());
    stage.post(&path, json!({"content": "hello"})).await?.expect(200);
    let stranger = json!({"recipient_id": stage.simulator.create_user("mallory")});
    let strange = stage.post("/users/@me/channels", stranger).await?.expect(200);
    let strange = format!("/channels/{}/messages", strange["id"].as_str().unwrap_or_default());
    stage.post(&strange, json!({"content": "hello"})).await?.refused(403, 50007);
    stage.simulator.refuse_direct_messages(stage.alice)?;
    stage.post(&path, json!({"content": "hello?"})).await?.refused(403, 50007);
    stage.post("/users/@me/channels", json!({})).await?.refused(400, 50035);
    Ok(())
}

#[tokio::test]
async fn opens_threads_with_names_of_1_to_100_characters() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let threads = format!("/channels/{}/threads", stage.channel);
    let body = |chars: usize| json!({"name": "n".repeat(chars), "type": 11});
    stage.post(&threads, body(101)).await?.refused(400, 50035);
    stage.post(&threads, body(0)).await?.refused(400, 50035);
    let thread = stage.post(&threads, body(100)).await?.expect(201);
    assert_eq!(socket.event("THREAD_CREATE").await?["id"], thread["id"]);
    let id: Id = serde_json::from_value(thread["id"].clone())?;
    assert_eq!(stage.simulator.channel(id).map(|thread| thread.kind), Some(ChannelKind::Thread));
    stage.post(&format!("/channels/{id}/messages"), json!({"content": "in here"})).await?.expect(200);

    let message = stage.simulator.say(stage.alice, stage.channel, "let us talk")?.id;
    let on_message = format!("/channels/{}/messages/{message}/threads", stage.channel);
    assert_eq!(stage.post(&on_message, body(5)).await?.expect(201)["id"], json!(message));
    stage.post(&on_message, body(5)).await?.refused(400, 160_004);
    Ok(())
}

#[tokio::test]
async fn shows_typing_where_the_bot_may_write() -> Outcome {
    let stage = Stage::set().await?;
    let path = format!("/channels/{}/typing", stage.channel);
    stage.post(&path, Value::Null).await?.expect(204);
    assert_eq!(stage.simulator.typing(), [stage.channel]);
    let bot = stage.simulator.bot();
    stage.simulator.overwrite(stage.channel, bot, Permissions::NONE, Permissions::SEND_MESSAGES)?;
    stage.post(&path, Value::Null).await?.refused(403, 50013);
    Ok(())
}

#[tokio::test]
async fn the_bot_reacts_and_takes_it_back() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let message = stage.simulator.say(stage.alice, stage.channel, "done")?.id;
    let path = format!("/channels/{}/messages/{message}/reactions/%F0%9F%91%8D", stage.channel);
    stage.call(Method::PUT, &format!("{path}/@me"), Value::Null).await?.expect(204);
    assert_eq!(socket.event("MESSAGE_REACTION_ADD").await?["emoji"]["name"], "👍");
    assert_eq!(stage.get(&path).await?.expect(200)[0]["id"], json!(stage.simulator.bot()));
    stage.call(Method::DELETE, &format!("{path}/@me"), Value::Null).await?.expect(204);
    let reactions = stage.simulator.message(message).map(|message| message.reactions.len());
    assert_eq!(reactions, Some(0));
    let ascii = format!("/channels/{}/messages/{message}/reactions/ok/@me", stage.channel);
    stage.call(Method::PUT, &ascii, Value::Null).await?.refused(400, 10014);
    Ok(())
}
