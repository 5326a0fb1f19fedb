//! Buttons and selects: what a person can press, and what the bot makes of it.

use discord_simulator::{Id, Response};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::{Stage, WITHIN};

fn controls() -> Value {
    json!([
        {"type": 1, "components": [
            {"type": 2, "style": 1, "label": "More", "custom_id": "more"},
            {"type": 2, "style": 1, "label": "Off", "custom_id": "off", "disabled": true},
            {"type": 2, "style": 5, "label": "Site", "url": "https://example.org"},
        ]},
        {"type": 1, "components": [
            {"type": 3, "custom_id": "pick", "options": [
                {"label": "Pay", "value": "salary"}, {"label": "Skills", "value": "skills"}]},
        ]},
    ])
}

async fn stage_with_controls() -> Result<(Stage, Id), Box<dyn std::error::Error>> {
    let stage = Stage::set().await?;
    let sent = stage.send(json!({"content": "choose", "components": controls()})).await?.expect(200);
    let id = serde_json::from_value(sent["id"].clone())?;
    Ok((stage, id))
}

#[tokio::test]
async fn a_press_carries_the_message_and_edits_it() -> Outcome {
    let (stage, message) = stage_with_controls().await?;
    let mut socket = stage.socket().await?;
    let pressed = stage.simulator.press(stage.alice, message, "More")?;
    let pressed = stage.received(&mut socket, pressed).await?;
    assert_eq!((&pressed.event["type"], &pressed.event["data"]["custom_id"]), (&json!(3), &json!("more")));
    assert_eq!(pressed.event["message"]["content"], "choose");
    let update = json!({"type": 7, "data": {"content": "chosen", "components": []}});
    stage.post(&pressed.callback, update).await?.expect(204);
    let reply = stage.simulator.reply(pressed.id, WITHIN).await?;
    assert_eq!((reply.id, reply.content.as_str(), reply.custom_ids().len()), (message, "chosen", 0));
    assert!(stage.simulator.press(stage.alice, message, "More").is_err(), "the button is gone");
    Ok(())
}

#[tokio::test]
async fn a_deferred_update_edits_later() -> Outcome {
    let (stage, message) = stage_with_controls().await?;
    let mut socket = stage.socket().await?;
    let offered = stage.simulator.message(message).ok_or("no message")?;
    assert_eq!(offered.select_options("pick"), [("Pay", "salary"), ("Skills", "skills")]);
    let chosen = stage.simulator.choose(stage.alice, message, "pick", &["Pay"])?;
    let chosen = stage.received(&mut socket, chosen).await?;
    assert_eq!(chosen.event["data"]["values"], json!(["salary"]));
    stage.post(&chosen.callback, json!({"type": 6})).await?.expect(204);
    assert_eq!(stage.simulator.response(chosen.id, WITHIN).await?, Response::DeferredUpdate);
    let original = format!("{}/messages/@original", chosen.webhook);
    stage.call(Method::PATCH, &original, json!({"content": "pay"})).await?.expect(200);
    let reply = stage.simulator.reply(chosen.id, WITHIN).await?;
    assert_eq!((reply.id, reply.content.as_str()), (message, "pay"));
    Ok(())
}

#[tokio::test]
async fn a_person_presses_only_what_is_there() -> Outcome {
    let (stage, message) = stage_with_controls().await?;
    let simulator = &stage.simulator;
    let alice = stage.alice;
    assert!(simulator.press(alice, message, "off").is_err(), "disabled");
    assert!(simulator.press(alice, message, "Site").is_err(), "a link");
    assert!(simulator.press(alice, message, "none").is_err(), "not there");
    assert!(simulator.press(alice, message, "pick").is_err(), "a select");
    assert!(simulator.choose(alice, message, "more", &["x"]).is_err(), "a button");
    assert!(simulator.choose(alice, message, "pick", &["x"]).is_err(), "no such option");
    assert!(simulator.choose(alice, message, "pick", &[]).is_err(), "too few");
    assert!(simulator.choose(alice, message, "pick", &["salary", "skills"]).is_err(), "too many");
    let stranger = simulator.create_user("mallory");
    assert!(simulator.press(stranger, message, "more").is_err(), "not a member");
    Ok(())
}

#[tokio::test]
async fn an_ephemeral_message_is_pressed_by_its_reader_only() -> Outcome {
    let stage = Stage::set().await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    let data = json!({"content": "psst", "flags": 64, "components": controls()});
    stage.post(&asked.callback, json!({"type": 4, "data": data})).await?.expect(204);
    let reply = stage.simulator.reply(asked.id, WITHIN).await?;
    let bob = stage.simulator.create_member(stage.guild, "bob")?;
    assert!(stage.simulator.press(bob, reply.id, "more").is_err());
    let pressed = stage.simulator.press(stage.alice, reply.id, "more")?;
    let pressed = stage.received(&mut socket, pressed).await?;
    assert_eq!(pressed.event["message"]["flags"], 64);
    stage.post(&pressed.callback, json!({"type": 7, "data": {"content": "changed"}})).await?.expect(204);
    assert_eq!(stage.simulator.reply(pressed.id, WITHIN).await?.content, "changed");
    let path = format!("/channels/{}/messages/{}", stage.channel, reply.id);
    stage.get(&path).await?.refused(404, 10008);
    Ok(())
}

#[tokio::test]
async fn a_button_may_be_answered_by_a_new_message() -> Outcome {
    let (stage, message) = stage_with_controls().await?;
    let mut socket = stage.socket().await?;
    let pressed = stage.simulator.press(stage.alice, message, "more")?;
    let pressed = stage.received(&mut socket, pressed).await?;
    stage.post(&pressed.callback, json!({"type": 4, "data": {"content": "new"}})).await?.expect(204);
    let reply = stage.simulator.reply(pressed.id, WITHIN).await?;
    assert_ne!(reply.id, message);
    assert_eq!(stage.simulator.message(message).map(|message| message.edits), Some(0));
    Ok(())
}
