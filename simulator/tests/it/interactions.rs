//! Answering interactions: every response type, deadlines, the original answer and follow-ups.

use std::time::Duration;

use discord_simulator::{InteractionKind, MessageOrigin, Response, Simulator};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::{Asked, Socket, Stage, WITHIN};

async fn asked() -> Result<(Stage, Socket, Asked), Box<dyn std::error::Error>> {
    let stage = Stage::set().await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    Ok((stage, socket, asked))
}

fn message(content: &str) -> Value {
    json!({"type": 4, "data": {"content": content}})
}

#[tokio::test]
async fn a_command_arrives_with_everything_around_it() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    let event = &asked.event;
    assert_eq!((&event["type"], &event["context"], &event["version"]), (&json!(2), &json!(0), &json!(1)));
    assert_eq!(event["guild_id"], json!(stage.guild));
    assert_eq!(event["channel"]["name"], "general");
    assert_eq!(event["member"]["user"]["username"], "alice");
    assert!(event["member"]["permissions"].is_string() && event["app_permissions"].is_string());
    assert_eq!(event["authorizing_integration_owners"], json!({"0": stage.guild}));
    assert_eq!(event["data"]["name"], "ask");
    assert_eq!(event["data"]["options"], json!([{"name": "question", "type": 3, "value": "why?"}]));
    Ok(())
}

#[tokio::test]
async fn a_message_answers_without_a_body() -> Outcome {
    let (stage, mut socket, asked) = asked().await?;
    let answer = stage.post(&asked.callback, message("because")).await?;
    assert_eq!(answer.header("content-type"), None);
    assert_eq!(answer.expect(204), Value::Null);
    let reply = stage.simulator.reply(asked.id, WITHIN).await?;
    assert_eq!((reply.content.as_str(), reply.origin), ("because", MessageOrigin::Response(asked.id)));
    let event = socket.event("MESSAGE_CREATE").await?;
    assert_eq!((&event["type"], &event["interaction_metadata"]["id"]), (&json!(20), &json!(asked.id)));
    let original = stage.get(&format!("{}/messages/@original", asked.webhook)).await?.expect(200);
    assert_eq!(original["id"], json!(reply.id));
    Ok(())
}

#[tokio::test]
async fn with_response_tells_the_message() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    let path = format!("{}?with_response=true", asked.callback);
    let body = stage.post(&path, message("because")).await?.expect(200);
    assert_eq!(body["resource"]["message"]["content"], "because");
    assert_eq!(body["interaction"]["response_message_id"], body["resource"]["message"]["id"]);
    Ok(())
}

#[tokio::test]
async fn a_second_response_and_a_late_one_are_refused() -> Outcome {
    let (stage, mut socket, asked) = asked().await?;
    stage.post(&asked.callback, message("first")).await?.expect(204);
    stage.post(&asked.callback, message("second")).await?.refused(400, 40060);
    let late = stage.asked(&mut socket).await?;
    stage.simulator.advance_clock(Duration::from_millis(3001));
    stage.post(&late.callback, message("late")).await?.refused(404, 10062);
    let noted = stage.simulator.interaction(late.id).map(|interaction| interaction.refused_responses);
    assert_eq!(noted, Some(1));
    stage.post("/interactions/5/token/callback", message("x")).await?.refused(404, 10062);
    Ok(())
}

#[tokio::test]
async fn a_deferred_answer_is_filled_in_by_an_edit() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    stage.post(&asked.callback, json!({"type": 5, "data": {"flags": 64}})).await?.expect(204);
    assert_eq!(stage.simulator.response(asked.id, WITHIN).await?, Response::Deferred);
    let thinking = stage.simulator.transcript(stage.channel, stage.alice);
    assert!(thinking.messages[0].is_loading());
    let original = format!("{}/messages/@original", asked.webhook);
    stage.call(Method::PATCH, &original, json!({"content": ""})).await?.refused(400, 50006);
    stage.call(Method::PATCH, &original, json!({"content": "filled"})).await?.expect(200);
    let reply = stage.simulator.reply(asked.id, WITHIN).await?;
    assert_eq!((reply.content.as_str(), reply.is_ephemeral(), reply.edits), ("filled", true, 0));
    let owner = stage.simulator.owner(stage.guild)?;
    assert!(stage.simulator.transcript(stage.channel, owner).messages.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_first_follow_up_fills_in_a_deferred_answer() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    stage.post(&asked.callback, json!({"type": 5})).await?.expect(204);
    stage.post(&asked.webhook, json!({"content": "first"})).await?.expect(200);
    assert_eq!(stage.simulator.reply(asked.id, WITHIN).await?.content, "first");
    let second = stage.post(&asked.webhook, json!({"content": "second", "flags": 64})).await?.expect(200);
    let follow_up = stage.simulator.follow_up(asked.id, 0, WITHIN).await?;
    assert_eq!(json!(follow_up.id), second["id"]);
    assert!(follow_up.is_ephemeral());
    Ok(())
}

#[tokio::test]
async fn follow_ups_are_read_edited_and_deleted() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    stage.post(&asked.webhook, json!({"content": "too early"})).await?.refused(404, 10015);
    stage.post(&asked.callback, message("first")).await?.expect(204);
    let follow_up = stage.post(&asked.webhook, json!({"content": "more"})).await?.expect(200);
    let path = format!("{}/messages/{}", asked.webhook, follow_up["id"].as_str().unwrap_or_default());
    assert_eq!(stage.get(&path).await?.expect(200)["content"], "more");
    stage.call(Method::PATCH, &path, json!({"content": "most"})).await?.expect(200);
    stage.call(Method::DELETE, &path, Value::Null).await?.expect(204);
    stage.get(&path).await?.refused(404, 10008);
    let original = format!("{}/messages/%40original", asked.webhook);
    stage.call(Method::DELETE, &original, Value::Null).await?.expect(204);
    stage.call(Method::PATCH, &original, json!({"content": "x"})).await?.refused(404, 10008);
    let foreign = stage.simulator.say(stage.alice, stage.channel, "not yours")?.id;
    stage.get(&format!("{}/messages/{foreign}", asked.webhook)).await?.refused(404, 10008);
    Ok(())
}

#[tokio::test]
async fn a_token_lives_15_minutes() -> Outcome {
    let (stage, _socket, asked) = asked().await?;
    stage.post(&asked.callback, message("first")).await?.expect(204);
    stage.simulator.advance_clock(Duration::from_secs(14 * 60));
    stage.post(&asked.webhook, json!({"content": "x"})).await?.expect(200);
    stage.simulator.advance_clock(Duration::from_secs(61));
    stage.post(&asked.webhook, json!({"content": "x"})).await?.refused(401, 50027);
    let forged = format!("/webhooks/{}/forged", stage.simulator.bot());
    stage.post(&forged, json!({"content": "x"})).await?.refused(401, 50027);
    Ok(())
}

#[tokio::test]
async fn responses_must_fit_the_interaction() -> Outcome {
    let (stage, mut socket, asked) = asked().await?;
    for misfit in [1, 6, 7, 8, 99] {
        let body = json!({"type": misfit, "data": {"choices": [], "content": "x"}});
        stage.post(&asked.callback, body).await?.refused(400, 50035);
    }
    stage.post(&asked.callback, json!({"type": 4, "data": {}})).await?.refused(400, 50006);
    stage.post(&asked.callback, message("still in time")).await?.expect(204);

    let typing = stage.simulator.slash(stage.alice, stage.channel, "ask").type_into("question", "w")?;
    let typing = stage.received(&mut socket, typing).await?;
    stage.post(&typing.callback, message("no")).await?.refused(400, 50035);
    Ok(())
}

#[tokio::test]
async fn autocomplete_carries_what_is_typed_and_brings_choices() -> Outcome {
    let stage = Stage::set().await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let typing = stage.simulator.slash(stage.alice, stage.channel, "ask");
    let typing = typing.autocomplete("question", "dev", WITHIN);
    let answering = async {
        let event = socket.event("INTERACTION_CREATE").await?;
        assert_eq!(event["type"], 4);
        let focused = json!({"name": "question", "type": 3, "value": "dev", "focused": true});
        assert_eq!(event["data"]["options"], json!([focused]));
        let [id, token] = ["id", "token"].map(|key| event[key].as_str().unwrap_or_default().to_owned());
        let choices = json!([{"name": "DevOps", "value": "devops"}]);
        let body = json!({"type": 8, "data": {"choices": choices}});
        stage.post(&format!("/interactions/{id}/{token}/callback"), body).await?.expect(204);
        Ok::<(), Box<dyn std::error::Error>>(())
    };
    let (choices, answered) = tokio::join!(typing, answering);
    answered?;
    let choices = choices?;
    assert_eq!((choices[0].name.as_str(), &choices[0].value), ("DevOps", &json!("devops")));
    Ok(())
}

#[tokio::test]
async fn a_form_is_shown_and_submitted() -> Outcome {
    let (stage, mut socket, asked) = asked().await?;
    let input = json!({"type": 4, "custom_id": "text", "label": "Text", "style": 1, "max_length": 10});
    let row = json!({"type": 1, "components": [input]});
    let modal = json!({"custom_id": "form", "title": "Form", "components": [row]});
    stage.post(&asked.callback, json!({"type": 9, "data": modal})).await?.expect(204);
    let simulator = &stage.simulator;
    assert!(simulator.submit(stage.alice, asked.id, &[("text", "far too long a text")]).is_err());
    assert!(simulator.submit(stage.alice, asked.id, &[]).is_err());
    assert!(simulator.submit(stage.alice, asked.id, &[("text", "ok"), ("other", "x")]).is_err());
    let submitted = simulator.submit(stage.alice, asked.id, &[("text", "hello")])?;
    let submitted = stage.received(&mut socket, submitted).await?;
    assert_eq!(submitted.event["type"], 5);
    assert_eq!(submitted.event["data"]["components"][0]["components"][0]["value"], "hello");
    stage.post(&submitted.callback, message("thanks")).await?.expect(204);
    let kind = simulator.interaction(submitted.id).map(|interaction| interaction.kind);
    assert_eq!(kind, Some(InteractionKind::ModalSubmit));
    assert_eq!(simulator.reply(submitted.id, WITHIN).await?.content, "thanks");
    Ok(())
}

#[tokio::test]
async fn deadlines_can_be_set() -> Outcome {
    let builder = Simulator::builder().ack_deadline(Duration::from_secs(60));
    let stage = Stage::set_with(builder).await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    stage.simulator.advance_clock(Duration::from_secs(59));
    stage.post(&asked.callback, message("slow but fine")).await?.expect(204);
    Ok(())
}
