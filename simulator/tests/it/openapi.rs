//! Bodies against Discord's own description, where its file is named by `DISCORD_OPENAPI`.

use discord_simulator::Simulator;
use serde_json::{Value, json};

use crate::Outcome;
use crate::outside::skip;
use crate::raw::{Stage, WITHIN};

/// A stage that checks bodies; `None` where there is no description.
async fn checked_stage() -> Result<Option<Stage>, Box<dyn std::error::Error>> {
    let named = std::env::var_os("DISCORD_OPENAPI").filter(|path| std::path::Path::new(path).exists());
    let Some(path) = named else {
        skip("DISCORD_OPENAPI names no file");
        return Ok(None);
    };
    Ok(Some(Stage::set_with(Simulator::builder().description(path)).await?))
}

#[tokio::test]
async fn bodies_that_fit_the_description_pass() -> Outcome {
    let Some(stage) = checked_stage().await? else { return Ok(()) };
    let mut socket = stage.socket().await?;
    let command = json!({
        "name": "ask", "description": "d", "type": 1, "default_member_permissions": "32", "contexts": [0, 1],
        "integration_types": [0, 1], "nsfw": false, "name_localizations": {},
        "options": [{"name": "question", "description": "d", "type": 3, "required": true, "autocomplete": true}],
    });
    stage.register(json!([command, {"name": "Answer this", "type": 3}])).await?.expect(200);
    let button = json!({"type": 2, "style": 1, "label": "b", "custom_id": "b", "disabled": false});
    stage
        .send(json!({
            "content": "x", "tts": false, "nonce": "12345", "enforce_nonce": true,
            "allowed_mentions": {"parse": [], "users": [], "roles": [], "replied_user": false},
            "embeds": [{"title": "t", "color": 5, "fields": [{"name": "n", "value": "v", "inline": true}],
                "timestamp": "2026-11-23T01:15:24.565Z", "footer": {"text": "f"}}],
            "components": [{"type": 1, "components": [button]}],
        }))
        .await?
        .expect(200);
    let owner = stage.simulator.owner(stage.guild)?;
    let asking = stage.simulator.slash(owner, stage.channel, "ask").option("question", "why?").send()?;
    let asked = stage.received(&mut socket, asking).await?;
    stage.post(&asked.callback, json!({"type": 5, "data": {"flags": 64}})).await?.expect(204);
    stage.post(&asked.webhook, json!({"content": "because"})).await?.expect(200);
    stage.simulator.reply(asking, WITHIN).await?;
    assert!(stage.simulator.violations().is_empty(), "{}", stage.simulator.report());
    Ok(())
}

#[tokio::test]
async fn bodies_that_break_the_description_are_refused_and_noted() -> Outcome {
    let Some(stage) = checked_stage().await? else { return Ok(()) };
    let bad: [Value; 4] = [
        json!({"content": "x", "tts": "yes"}),
        json!({"content": "x", "embeds": {"title": "not a list"}}),
        json!({"content": "x", "allowed_mentions": {"parse": "users"}}),
        json!({"content": "x", "sticker_ids": ["not-an-id"]}),
    ];
    for (index, body) in bad.into_iter().enumerate() {
        stage.send(body).await?.refused(400, 50035);
        assert_eq!(stage.simulator.violations().len(), index + 1);
    }
    Ok(())
}

#[tokio::test]
async fn a_description_that_cannot_be_read_is_an_error() {
    let missing = Simulator::builder().description("no/such/file.json").start().await;
    assert!(missing.err().is_some_and(|error| error.to_string().contains("no/such/file.json")));
}
