//! Asking in the playground: the real bot answers, and the inspector tells why it answered so.

use serde_json::{Value, json};

use crate::playground::{MEMBER, MODERATOR, NEWCOMER, Playground, shown, text};
use crate::stage::Outcome;

/// What a row of the inspector says.
fn row<'a>(inspected: &'a Value, label: &str) -> Option<&'a str> {
    let sections = inspected["sections"].as_array().into_iter().flatten();
    let mut rows = sections.flat_map(|section| section["rows"].as_array().into_iter().flatten());
    rows.find(|row| row["label"] == label)?["value"].as_str()
}

#[tokio::test]
async fn a_newcomer_asks_in_free_text_and_sees_what_it_pays_and_why() -> Outcome {
    let playground = Playground::open().await?;
    let newcomer = playground.who(NEWCOMER).await?;
    let channel = playground.channel(&newcomer, "career-questions").await?;
    let answer = playground.ask(&newcomer, &channel, "salry of a devops enginer?").await?;
    assert!(
        shown(&answer).contains("DevOps Engineer: Salary") && shown(&answer).contains("a year"),
        "{answer}"
    );
    let id = text(&answer["id"]);
    let (status, inspected) = playground.fetch(&format!("/web/host/inspect/{id}?as={newcomer}")).await?;
    assert_eq!(status, 200, "{inspected}");
    assert_eq!(row(&inspected, "Question"), Some("salry of a devops enginer?"));
    assert_eq!(row(&inspected, "Careers"), Some("DevOps Engineer"));
    assert_eq!(row(&inspected, "Facets asked for"), Some("Salary"));
    assert_eq!(row(&inspected, "Corrected"), Some("salry → salary, enginer → engineer"));
    assert!(row(&inspected, "Confidence").is_some_and(|sure| sure.ends_with(" %")), "{inspected}");
    let sources = &inspected["sections"][1];
    assert_eq!(sources["title"], "Sources");
    let path = text(&sources["rows"][0]["page"]);
    let (status, page) = playground.fetch(&format!("/web/host/page?path={path}")).await?;
    assert!(status == 200 && text(&page["text"]).contains("# DevOps Engineer"), "{path}: {page}");
    let (_, wire) = playground.fetch(&format!("/web/api/messages/{id}/wire?as={newcomer}")).await?;
    assert!(wire["took_ms"].is_u64() && wire["requests"][0]["body"]["embeds"].is_array(), "{wire}");
    playground.close().await
}

#[tokio::test]
async fn commands_complete_and_buttons_lead_on() -> Outcome {
    let playground = Playground::open().await?;
    let member = playground.who(MEMBER).await?;
    let channel = playground.channel(&member, "general").await?;
    let typing = json!({"channel": channel, "command": "career", "option": "name", "text": "dvops"});
    let (_, typed) = playground.act(&member, "autocomplete", typing).await?;
    assert_eq!(typed["choices"][0], json!({"name": "DevOps Engineer", "value": "devops-engineer"}));
    let profile = playground.slash(&member, &channel, "career", json!({"name": "devops-engineer"})).await?;
    let rows = profile["components"].as_array().into_iter().flatten();
    let mut controls = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    let menu = controls.find(|control| control["type"] == 3).ok_or("the profile has no menu")?;
    let choice = json!({"message": profile["id"], "custom_id": menu["custom_id"], "values": ["tools"]});
    let (status, chosen) = playground.act(&member, "choose", choice).await?;
    assert_eq!(status, 200, "{chosen}");
    let tools = playground
        .message(&member, &channel, |message| shown(message).contains("DevOps Engineer: Tools"))
        .await?;
    let inspect = format!("/web/host/inspect/{}?as={member}", text(&tools["id"]));
    let (_, inspected) = playground.fetch(&inspect).await?;
    assert_eq!(row(&inspected, "Question"), Some("Tools"), "what was chosen last: {inspected}");
    assert_eq!(row(&inspected, "Facets answered"), Some("Tools"));
    playground.close().await
}

#[tokio::test]
async fn follow_ups_work_until_all_is_reset() -> Outcome {
    let playground = Playground::open().await?;
    let member = playground.who(MEMBER).await?;
    let direct = playground.channel(&member, "Career bot").await?;
    playground.ask(&member, &direct, "what does a devops engineer do?").await?;
    let follow_up = playground.ask(&member, &direct, "and what tools?").await?;
    assert!(shown(&follow_up).contains("DevOps Engineer: Tools"), "{follow_up}");
    let (status, _) = playground.act(&member, "reset", json!({})).await?;
    assert_eq!(status, 200);
    let again = playground.ask(&member, &direct, "and what tools?").await?;
    assert!(!shown(&again).contains("DevOps Engineer: Tools"), "it has forgotten: {again}");
    let (_, seen) = playground.fetch(&format!("/web/api/channels/{direct}/messages?as={member}")).await?;
    assert_eq!(seen["messages"].as_array().map(Vec::len), Some(2), "{seen}");
    playground.close().await
}

#[tokio::test]
async fn the_bot_is_among_the_members_and_the_moderators_channel_is_theirs() -> Outcome {
    let playground = Playground::open().await?;
    let state = playground.state().await?;
    assert_eq!((&state["bot"]["name"], &state["bot"]["status"]), (&json!("Career bot"), &json!("online")));
    assert_eq!(state["bot"]["activity"], "Ask me about a career: /ask");
    let moderator = playground.who(MODERATOR).await?;
    playground.channel(&moderator, "moderators").await?;
    for role in [MEMBER, NEWCOMER] {
        let person = playground.who(role).await?;
        assert!(playground.channel(&person, "moderators").await.is_err(), "{role}");
    }
    playground.close().await
}
