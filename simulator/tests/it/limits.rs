//! Limits over the wire: refused with the path of the mistake, and noted as violations.
//! The limits themselves are checked one by one beside their code.

use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::Stage;

async fn check(body: Value, pointer: &str, code: &str) -> Outcome {
    let stage = Stage::set().await?;
    let refused = stage.send(body).await?.refused(400, 50035);
    assert_eq!(refused["message"], "Invalid Form Body");
    let errors = refused["errors"].pointer(&format!("{pointer}/_errors"));
    let codes: Vec<_> =
        errors.and_then(Value::as_array).into_iter().flatten().map(|error| &error["code"]).collect();
    assert!(codes.contains(&&json!(code)), "{refused}");
    let violations = stage.simulator.violations();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].errors, refused["errors"]);
    assert!(stage.simulator.transcript(stage.channel, stage.alice).messages.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_body_over_a_limit_is_refused_by_its_path() -> Outcome {
    check(json!({"content": "x".repeat(2001)}), "/content", "BASE_TYPE_MAX_LENGTH").await?;
    check(
        json!({"embeds": [{"title": "t"}, {"fields": [{"name": "", "value": "v"}]}]}),
        "/embeds/1/fields/0/name",
        "BASE_TYPE_REQUIRED",
    )
    .await?;
    let long = json!({"description": "x".repeat(3001)});
    check(json!({"embeds": [long, long]}), "/embeds", "MAX_EMBED_SIZE_EXCEEDED").await?;
    let button = json!({"type": 2, "style": 1, "label": "b", "custom_id": "same"});
    check(
        json!({"content": "x", "components": [{"type": 1, "components": [button, button]}]}),
        "/components/0/components/1/custom_id",
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    )
    .await
}

#[tokio::test]
async fn a_response_names_its_mistakes_below_data() -> Outcome {
    let stage = Stage::set().await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    let body = json!({"type": 4, "data": {"content": "x".repeat(2001)}});
    let refused = stage.post(&asked.callback, body).await?.refused(400, 50035);
    assert!(refused["errors"]["data"]["content"]["_errors"].is_array());
    stage.post(&asked.callback, json!({"type": 4, "data": {"content": "short"}})).await?.expect(204);
    Ok(())
}
