//! Each person sees and does on the page what they could on Discord.

use discord_simulator::Permissions;
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::browser::Browser;

fn names(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect()
}

#[tokio::test]
async fn the_state_shows_people_places_and_the_bot() -> Outcome {
    let browser = Browser::open().await?;
    browser.stage.simulator.open_direct(browser.stage.alice)?;
    let state = browser.fetch("/web/api/state").await?.expect(200);
    assert_eq!(state["as"], json!(browser.stage.alice), "the first one, unless said");
    assert_eq!(names(&state["people"]), ["alice", "mona", "newt"], "neither the bot nor the owner");
    assert_eq!(state["people"][1]["roles"], json!(["Moderator"]));
    assert_eq!(names(&state["guilds"][0]["members"]), ["simulated-bot", "alice", "mona", "newt"]);
    assert_eq!(names(&state["guilds"][0]["roles"]), ["Moderator"], "without @everyone");
    assert_eq!(names(&state["direct"]), ["simulated-bot"]);
    assert_eq!((&state["bot"]["status"], &state["bot"]["connected"]), (&json!("offline"), &json!(false)));
    assert_eq!((&state["title"], &state["host"]), (&json!("A playground"), &Value::Null));
    let _bot = browser.stage.socket().await?;
    let state = browser.see(browser.stage.alice, "state").await?;
    assert_eq!((&state["bot"]["status"], &state["bot"]["connected"]), (&json!("online"), &json!(true)));
    Ok(())
}

#[tokio::test]
async fn a_hidden_channel_is_there_for_those_who_see_it() -> Outcome {
    let browser = Browser::open().await?;
    let (alice, mona, hidden) = (browser.stage.alice, browser.moderator, browser.hidden);
    let seen = browser.see(mona, "state").await?;
    assert_eq!(names(&seen["guilds"][0]["channels"]), ["general", "moderators"]);
    let seen = browser.see(alice, "state").await?;
    assert_eq!(names(&seen["guilds"][0]["channels"]), ["general"]);
    let secret = browser.act(mona, "say", json!({"channel": hidden, "text": "secret"})).await?.expect(200);
    for path in [format!("channels/{hidden}/messages"), format!("channels/{hidden}/commands")] {
        browser.see(mona, &path).await?;
        browser.fetch(&format!("/web/api/{path}?as={alice}")).await?.expect(404);
    }
    browser.act(alice, "say", json!({"channel": hidden, "text": "let me in"})).await?.expect(403);
    browser.act(alice, "react", json!({"message": secret["message"], "emoji": "👍"})).await?.expect(403);
    browser.act(alice, "reply", json!({"message": secret["message"], "text": "hm"})).await?.expect(403);
    Ok(())
}

#[tokio::test]
async fn files_are_told_as_paths_of_the_page() -> Outcome {
    let browser = Browser::open().await?;
    let path = format!("/channels/{}/messages", browser.stage.channel);
    let body = json!({"embeds": [{"image": {"url": "attachment://a.png"}}]});
    let files = vec![("a.png", b"a".to_vec()), ("b.txt", b"b".to_vec())];
    browser.stage.call_with_files(Method::POST, &path, body, files).await?.expect(200);
    let seen = browser.look(browser.stage.alice).await?;
    let message = &seen["messages"][0];
    for address in [&message["embeds"][0]["image"]["url"], &message["attachments"][0]["url"]] {
        let path = address.as_str().unwrap_or_default();
        assert!(path.starts_with("/attachments/"), "{message}");
        let served = browser.request(Method::GET, path).send().await?;
        assert_eq!(served.status(), 200);
    }
    Ok(())
}

#[tokio::test]
async fn an_answer_for_one_is_seen_by_one() -> Outcome {
    let browser = Browser::open().await?;
    browser.stage.register_ask().await?;
    let mut socket = browser.stage.socket().await?;
    let asked = browser.stage.asked(&mut socket).await?;
    let hidden = json!({"type": 4, "data": {"content": "between us", "flags": 64}});
    browser.stage.post(&asked.callback, hidden).await?.expect(204);
    let seen = browser.look(browser.stage.alice).await?;
    let answer = &seen["messages"][0];
    assert_eq!((&answer["content"], &answer["ephemeral"]), (&json!("between us"), &json!(true)));
    assert_eq!(answer["may"]["dismiss"], json!(true));
    assert_eq!(browser.look(browser.moderator).await?["messages"], json!([]));
    let wire =
        |user| format!("/web/api/messages/{}/wire?as={user}", answer["id"].as_str().unwrap_or_default());
    browser.fetch(&wire(browser.moderator)).await?.expect(404);
    let sent = browser.fetch(&wire(browser.stage.alice)).await?.expect(200);
    assert_eq!(sent["cause"]["text"], json!("/ask question: why?"));
    assert_eq!(sent["requests"][0]["body"]["data"]["content"], json!("between us"));
    assert_eq!(sent["requests"][0]["path"], json!(format!("/interactions/{}/…/callback", asked.id)));
    assert!(sent["took_ms"].is_u64(), "{sent}");
    browser.act(browser.moderator, "dismiss", json!({"message": answer["id"]})).await?.expect(404);
    browser.act(browser.stage.alice, "dismiss", json!({"message": answer["id"]})).await?.expect(200);
    assert_eq!(browser.look(browser.stage.alice).await?["messages"], json!([]));
    Ok(())
}

#[tokio::test]
async fn only_authors_edit_and_only_moderators_delete_what_others_wrote() -> Outcome {
    let browser = Browser::open().await?;
    let (alice, newt, mona) = (browser.stage.alice, browser.newcomer, browser.moderator);
    let message = json!({"message": browser.say(alice, "helo").await?, "text": "hello"});
    for (user, status) in [(newt, 403), (mona, 403), (alice, 200)] {
        let edited = browser.act(user, "edit", message.clone()).await?;
        assert_eq!(edited.status, status, "{}", edited.body);
    }
    let seen = browser.look(newt).await?;
    assert_eq!(seen["messages"][0]["content"], json!("hello"));
    assert!(seen["messages"][0]["edited"].is_string());
    let may = &seen["messages"][0]["may"];
    assert_eq!((&may["edit"], &may["delete"], &may["reply"]), (&json!(false), &json!(false), &json!(true)));
    let refused = browser.act(newt, "delete", message.clone()).await?.expect(403);
    assert_eq!(refused["error"], json!("The message is somebody else's."));
    assert_eq!(browser.look(mona).await?["messages"][0]["may"]["delete"], json!(true));
    browser.act(mona, "delete", message).await?.expect(200);
    assert_eq!(browser.look(alice).await?["messages"], json!([]));
    Ok(())
}

#[tokio::test]
async fn commands_are_offered_to_those_who_may_use_them() -> Outcome {
    let browser = Browser::open().await?;
    let manage = Permissions::MANAGE_MESSAGES.0.to_string();
    let step = json!({"name": "reindex", "description": "d", "type": 1});
    browser.stage.register(json!([
        {"name": "knowledge", "description": "d", "default_member_permissions": manage, "options": [step]},
        {"name": "ask", "description": "d"},
        {"name": "Answer this", "type": 3},
        {"name": "Who is this", "type": 2},
    ])).await?.expect(200);
    let path = format!("channels/{}/commands", browser.stage.channel);
    let offered = browser.see(browser.moderator, &path).await?;
    assert_eq!(names(&offered["slash"]), ["ask", "knowledge reindex"]);
    assert_eq!(names(&offered["message_menu"]), ["Answer this"]);
    assert_eq!(names(&offered["user_menu"]), ["Who is this"]);
    let offered = browser.see(browser.stage.alice, &path).await?;
    assert_eq!(names(&offered["slash"]), ["ask"]);
    let call = json!({"channel": browser.stage.channel, "command": "knowledge reindex"});
    browser.act(browser.stage.alice, "slash", call.clone()).await?.expect(403);
    browser.act(browser.moderator, "slash", call).await?.expect(200);
    assert_eq!(browser.request(Method::GET, "/").send().await?.status(), 200);
    Ok(())
}
