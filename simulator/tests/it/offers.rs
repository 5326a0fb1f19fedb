//! What a client offers a person: commands by place, installation and permission, and their options.

use discord_simulator::{ControlError, Permissions};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::Stage;

#[track_caller]
fn not_offered<T>(result: Result<T, ControlError>, because: &str) {
    match result {
        Err(ControlError::NotOffered(reason)) => assert!(reason.contains(because), "{reason}"),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("was offered, though {because}"),
    }
}

fn command(name: &str, more: Value) -> Value {
    let mut command = json!({"name": name, "description": "d", "type": 1});
    if let (Value::Object(command), Value::Object(more)) = (&mut command, more) {
        command.extend(more);
    }
    command
}

#[tokio::test]
async fn options_are_held_to_their_definition() -> Outcome {
    let stage = Stage::set().await?;
    let options = json!([
        {"name": "text", "description": "d", "type": 3, "required": true, "min_length": 2, "max_length": 5},
        {"name": "kind", "description": "d", "type": 3, "choices": [{"name": "Pay", "value": "salary"}]},
        {"name": "count", "description": "d", "type": 4, "min_value": 1, "max_value": 3},
        {"name": "who", "description": "d", "type": 6},
    ]);
    stage.register(json!([command("ask", json!({"options": options}))])).await?.expect(200);
    let ask = || stage.simulator.slash(stage.alice, stage.channel, "ask").option("text", "abc");
    let bare = || stage.simulator.slash(stage.alice, stage.channel, "ask");
    not_offered(bare().send(), "required option");
    not_offered(bare().option("text", "a").send(), "2 to 5 characters");
    not_offered(bare().option("text", "abcdef").send(), "2 to 5 characters");
    not_offered(bare().option("text", 5_i64).send(), "does not take");
    not_offered(ask().option("kind", "tools").send(), "no choice");
    not_offered(ask().option("count", 4_i64).send(), "does not reach");
    not_offered(ask().option("none", "x").send(), "no option");
    not_offered(ask().type_into("text", "x"), "does not complete itself");
    not_offered(stage.simulator.slash(stage.alice, stage.channel, "missing").send(), "is registered");
    let mut socket = stage.socket().await?;
    ask().option("kind", "Pay").option("count", 3_i64).option("who", stage.alice).send()?;
    let data = socket.event("INTERACTION_CREATE").await?["data"].clone();
    assert_eq!(data["options"][1]["value"], "salary");
    assert_eq!(data["resolved"]["users"][stage.alice.to_string()]["username"], "alice");
    assert!(data["resolved"]["members"][stage.alice.to_string()]["roles"].is_array());
    Ok(())
}

#[tokio::test]
async fn subcommands_nest_as_registered() -> Outcome {
    let stage = Stage::set().await?;
    let force = json!({"name": "force", "description": "d", "type": 5});
    let reindex = json!({"name": "reindex", "description": "d", "type": 1, "options": [force]});
    let show = json!({"name": "show", "description": "d", "type": 1});
    let group = json!({"name": "log", "description": "d", "type": 2, "options": [show]});
    stage.register(json!([command("knowledge", json!({"options": [reindex, group]}))])).await?.expect(200);
    let mut socket = stage.socket().await?;
    let slash = |path: &str| stage.simulator.slash(stage.alice, stage.channel, path);
    not_offered(slash("knowledge").send(), "no (sub)command");
    not_offered(slash("knowledge log").send(), "no (sub)command");
    not_offered(slash("knowledge burn").send(), "no (sub)command");
    slash("knowledge reindex").option("force", true).send()?;
    let event = socket.event("INTERACTION_CREATE").await?;
    let expected = json!([{"name": "reindex", "type": 1,
        "options": [{"name": "force", "type": 5, "value": true}]}]);
    assert_eq!(event["data"]["options"], expected);
    slash("knowledge log show").send()?;
    let event = socket.event("INTERACTION_CREATE").await?;
    assert_eq!(event["data"]["options"][0]["options"][0]["name"], "show");
    Ok(())
}

#[tokio::test]
async fn permissions_decide_who_sees_a_command() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, channel) = (&stage.simulator, stage.channel);
    let manage = command("manage", json!({"default_member_permissions": "32"}));
    let admin = command("admin", json!({"default_member_permissions": "0"}));
    stage.register(json!([manage, admin])).await?.expect(200);
    let owner = simulator.owner(stage.guild)?;
    let moderator = simulator.create_member(stage.guild, "mod")?;
    let role = simulator.create_role(stage.guild, "mods", Permissions::MANAGE_GUILD)?;
    simulator.give_role(stage.guild, moderator, role)?;
    not_offered(simulator.slash(stage.alice, channel, "manage").send(), "needs the permissions");
    simulator.slash(moderator, channel, "manage").send()?;
    not_offered(simulator.slash(moderator, channel, "admin").send(), "needs the permissions");
    simulator.slash(owner, channel, "admin").send()?;
    simulator.overwrite(channel, stage.alice, Permissions::NONE, Permissions::USE_APPLICATION_COMMANDS)?;
    not_offered(simulator.slash(stage.alice, channel, "manage").send(), "may not use commands");
    let stranger = simulator.create_user("mallory");
    not_offered(simulator.slash(stranger, channel, "manage").send(), "does not see");
    Ok(())
}

#[tokio::test]
async fn contexts_and_installations_decide_where() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, alice) = (&stage.simulator, stage.alice);
    let everywhere = command("ask", json!({"contexts": [0, 1, 2], "integration_types": [0, 1]}));
    let guild_only = command("here", json!({"contexts": [0], "integration_types": [0]}));
    stage.register(json!([everywhere, guild_only])).await?.expect(200);
    let direct = simulator.open_direct(alice)?;
    let group = simulator.create_group(&[alice, simulator.create_user("bob")]);
    let foreign = simulator.create_guild_without_bot("elsewhere");
    let lounge = simulator.create_channel(foreign, "lounge")?;
    simulator.join(foreign, alice)?;
    let mut socket = stage.socket().await?;
    let slash = |channel, name: &str| simulator.slash(alice, channel, name).send();

    slash(direct, "ask")?;
    let event = socket.event("INTERACTION_CREATE").await?;
    assert_eq!((&event["context"], &event["user"]["username"]), (&json!(1), &json!("alice")));
    assert_eq!(event["authorizing_integration_owners"], json!({"0": "0"}));
    not_offered(slash(direct, "here"), "not available in context 1");
    not_offered(slash(group, "ask"), "installed neither");
    not_offered(slash(lounge, "ask"), "installed neither");

    simulator.install_for(alice)?;
    slash(group, "ask")?;
    let event = socket.event("INTERACTION_CREATE").await?;
    assert_eq!(
        (&event["context"], &event["authorizing_integration_owners"]),
        (&json!(2), &json!({"1": alice}))
    );
    slash(lounge, "ask")?;
    let event = socket.event("INTERACTION_CREATE").await?;
    assert_eq!(event["authorizing_integration_owners"], json!({"1": alice}));
    not_offered(slash(lounge, "here"), "installed neither");
    Ok(())
}

#[tokio::test]
async fn a_guests_answers_are_few_and_hidden_where_it_may_not_speak() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, alice) = (&stage.simulator, stage.alice);
    stage
        .register(json!([command("ask", json!({"contexts": [0], "integration_types": [1]}))]))
        .await?
        .expect(200);
    let foreign = simulator.create_guild_without_bot("elsewhere");
    let lounge = simulator.create_channel(foreign, "lounge")?;
    simulator.join(foreign, alice)?;
    simulator.install_for(alice)?;
    simulator.overwrite(lounge, foreign, Permissions::NONE, Permissions::USE_EXTERNAL_APPS)?;
    let mut socket = stage.socket().await?;
    let asked = simulator.slash(alice, lounge, "ask").send()?;
    let asked = stage.received(&mut socket, asked).await?;
    stage.post(&asked.callback, json!({"type": 4, "data": {"content": "x"}})).await?.expect(204);
    assert!(simulator.reply(asked.id, crate::raw::WITHIN).await?.is_ephemeral());
    for _ in 0..5 {
        stage.post(&asked.webhook, json!({"content": "more"})).await?.expect(200);
    }
    stage.post(&asked.webhook, json!({"content": "more"})).await?.refused(400, 40094);
    Ok(())
}

#[tokio::test]
async fn a_guilds_command_is_offered_there_only() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, alice) = (&stage.simulator, stage.alice);
    let path = format!("/applications/{}/guilds/{}/commands", simulator.bot(), stage.guild);
    stage.call(Method::PUT, &path, json!([command("here", json!({}))])).await?.expect(200);
    simulator.slash(alice, stage.channel, "here").send()?;
    let other = simulator.create_guild("Other");
    let channel = simulator.create_channel(other, "general")?;
    simulator.join(other, alice)?;
    not_offered(simulator.slash(alice, channel, "here").send(), "another guild has one");
    Ok(())
}

#[tokio::test]
async fn menus_carry_their_target_whole() -> Outcome {
    let stage = Stage::set().await?;
    let (simulator, alice) = (&stage.simulator, stage.alice);
    stage
        .register(json!([{"name": "Answer this", "type": 3}, {"name": "Who", "type": 2}]))
        .await?
        .expect(200);
    let mut socket = stage.socket().await?;
    let message = simulator.say(alice, stage.channel, "what does a devops engineer earn?")?;
    simulator.message_menu(alice, "Answer this", message.id)?;
    let data = socket.event("INTERACTION_CREATE").await?["data"].clone();
    assert_eq!((&data["type"], &data["target_id"]), (&json!(3), &json!(message.id)));
    let target = &data["resolved"]["messages"][message.id.to_string()];
    assert_eq!(
        target["content"], "what does a devops engineer earn?",
        "shown though the intent is not there"
    );
    simulator.user_menu(alice, stage.channel, "Who", alice)?;
    let data = socket.event("INTERACTION_CREATE").await?["data"].clone();
    assert_eq!(data["resolved"]["users"][alice.to_string()]["username"], "alice");
    not_offered(simulator.message_menu(alice, "Who", message.id), "is registered");
    Ok(())
}
