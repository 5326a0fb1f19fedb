//! Registering commands: globally, for a guild, one by one and all at once.

use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::{Stage, WITHIN};

fn named(name: &str) -> Value {
    json!({"name": name, "description": "d", "type": 1})
}

#[tokio::test]
async fn putting_replaces_all_and_keeps_ids() -> Outcome {
    let stage = Stage::set().await?;
    let first = stage.register(json!([named("ask"), named("help")])).await?.expect(200);
    let second = stage.register(json!([named("ask"), {"name": "Answer this", "type": 3}])).await?.expect(200);
    let names: Vec<String> = stage.simulator.commands().into_iter().map(|command| command.name).collect();
    assert_eq!(names, ["ask", "Answer this"]);
    assert_eq!(first[0]["id"], second[0]["id"]);
    assert_eq!(second[0]["application_id"], json!(stage.simulator.bot()));
    assert!(second[0]["version"].is_string());
    Ok(())
}

#[tokio::test]
async fn keeps_what_was_said_about_a_command() -> Outcome {
    let stage = Stage::set().await?;
    let told = json!({
        "name": "knowledge", "description": "d", "default_member_permissions": "32",
        "contexts": [0], "integration_types": [0],
        "options": [{"name": "reindex", "description": "d", "type": 1}],
    });
    let shown = stage.register(json!([told])).await?.expect(200);
    for key in ["default_member_permissions", "contexts", "integration_types", "options"] {
        assert_eq!(shown[0][key], told[key], "{key}");
    }
    let command = stage.simulator.registered("knowledge", WITHIN).await?;
    assert_eq!(command.default_member_permissions().map(|needed| needed.0), Some(32));
    assert!(command.available_in(0) && !command.available_in(1));
    Ok(())
}

#[tokio::test]
async fn single_commands_are_created_changed_and_deleted() -> Outcome {
    let stage = Stage::set().await?;
    let all = format!("/applications/{}/commands", stage.simulator.bot());
    let created = stage.post(&all, named("ask")).await?.expect(201);
    let again = stage.post(&all, json!({"name": "ask", "description": "other"})).await?.expect(200);
    assert_eq!(created["id"], again["id"]);
    let one = format!("{all}/{}", created["id"].as_str().unwrap_or_default());
    assert_eq!(stage.get(&one).await?.expect(200)["description"], "other");
    let changed = stage.call(Method::PATCH, &one, json!({"description": "third"})).await?.expect(200);
    assert_eq!((&changed["name"], &changed["description"]), (&json!("ask"), &json!("third")));
    stage.call(Method::PATCH, &one, json!({"name": "Ask!"})).await?.refused(400, 50035);
    stage.call(Method::DELETE, &one, Value::Null).await?.expect(204);
    stage.get(&one).await?.refused(404, 10063);
    assert_eq!(stage.get(&all).await?.expect(200), json!([]));
    Ok(())
}

#[tokio::test]
async fn a_guilds_commands_are_its_own() -> Outcome {
    let stage = Stage::set().await?;
    stage.register(json!([named("ask")])).await?.expect(200);
    let of_guild = format!("/applications/{}/guilds/{}/commands", stage.simulator.bot(), stage.guild);
    stage.call(Method::PUT, &of_guild, json!([named("knowledge")])).await?.expect(200);
    let listed = stage.get(&of_guild).await?.expect(200);
    assert_eq!((listed.as_array().map(Vec::len), &listed[0]["name"]), (Some(1), &json!("knowledge")));
    assert_eq!(stage.simulator.commands().len(), 2);
    let foreign = stage.simulator.create_guild_without_bot("elsewhere");
    let of_foreign = format!("/applications/{}/guilds/{foreign}/commands", stage.simulator.bot());
    stage.call(Method::PUT, &of_foreign, json!([])).await?.refused(403, 50001);
    stage.call(Method::PUT, "/applications/5/commands", json!([])).await?.refused(403, 20012);
    Ok(())
}

#[tokio::test]
async fn a_bad_definition_is_refused_by_its_path_and_changes_nothing() -> Outcome {
    let stage = Stage::set().await?;
    stage.register(json!([named("ask")])).await?.expect(200);
    let body = stage.register(json!([named("help"), named("Ask Me")])).await?.refused(400, 50035);
    assert_eq!(body["errors"]["1"]["name"]["_errors"][0]["code"], "STRING_TYPE_REGEX");
    stage.register(json!([named("a"), named("a")])).await?.refused(400, 50035);
    let many: Vec<Value> = (0..101).map(|number| named(&format!("c{number}"))).collect();
    stage.register(json!(many)).await?.refused(400, 50035);
    assert_eq!(stage.simulator.commands().len(), 1);
    assert_eq!(stage.simulator.violations().len(), 3);
    Ok(())
}
