//! What a person does on the page reaches the bot, and what the bot does is seen on the page.

use serde_json::{Value, json};

use crate::Outcome;
use crate::browser::Browser;
use crate::raw::Asked;
use crate::socket::Socket;

/// A page with `/ask` registered, and a bot that hears.
async fn asking() -> Result<(Browser, Socket), Box<dyn std::error::Error>> {
    let browser = Browser::open().await?;
    browser.stage.register_ask().await?;
    let socket = browser.stage.socket().await?;
    Ok((browser, socket))
}

/// Alice asks by `/ask`; what the bot received.
async fn ask(browser: &Browser, socket: &mut Socket) -> Result<Asked, Box<dyn std::error::Error>> {
    let call = json!({"channel": browser.stage.channel, "command": "ask", "options": {"question": "why?"}});
    let sent = browser.act(browser.stage.alice, "slash", call).await?.expect(200);
    let id = sent["interaction"].as_str().ok_or("no interaction")?.parse()?;
    browser.stage.received(socket, id).await
}

#[tokio::test]
async fn a_message_is_heard_and_its_reply_is_seen() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let alice = browser.stage.alice;
    let bot = browser.stage.simulator.bot();
    let said = browser.say(alice, &format!("<@{bot}> what pays best?")).await?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["id"], said);
    let typing = format!("/channels/{}/typing", browser.stage.channel);
    browser.stage.post(&typing, Value::Null).await?.expect(204);
    let seen = browser.look(alice).await?;
    assert_eq!(seen["typing"][0]["name"], json!("simulated-bot"));
    assert_eq!(seen["messages"][0]["mentions"]["users"], json!({bot.to_string(): "simulated-bot"}));
    let reply = json!({"content": "Doctors.", "message_reference": {"message_id": said}});
    browser.stage.send(reply).await?.expect(200);
    let seen = browser.look(alice).await?;
    assert_eq!(seen["typing"], json!([]), "who has written no longer types");
    let answer = &seen["messages"][1];
    assert_eq!(answer["reply_to"]["author"]["name"], json!("alice"));
    assert_eq!((&answer["author"]["bot"], &answer["mentions"]["you"]), (&json!(true), &json!(true)));
    let wire =
        browser.see(alice, &format!("messages/{}/wire", answer["id"].as_str().unwrap_or_default())).await?;
    assert_eq!((&wire["cause"]["kind"], &wire["cause"]["user"]), (&json!("message"), &json!("alice")));
    assert_eq!(wire["requests"][0]["body"]["content"], json!("Doctors."));
    Ok(())
}

#[tokio::test]
async fn replies_reactions_and_threads_work() -> Outcome {
    let browser = Browser::open().await?;
    let (alice, newt) = (browser.stage.alice, browser.newcomer);
    let said = browser.say(alice, "hello").await?;
    browser.act(newt, "reply", json!({"message": said, "text": "hi"})).await?.expect(200);
    browser.act(newt, "react", json!({"message": said, "emoji": "👍"})).await?.expect(200);
    let thread =
        browser.act(newt, "thread", json!({"message": said, "name": "Greetings"})).await?.expect(200);
    browser.act(newt, "thread", json!({"message": said, "name": "Again"})).await?.expect(403);
    browser.act(alice, "say", json!({"channel": thread["channel"], "text": "in here"})).await?.expect(200);
    let seen = browser.look(newt).await?;
    let (first, second) = (&seen["messages"][0], &seen["messages"][1]);
    assert_eq!(first["reactions"], json!([{"emoji": "👍", "count": 1, "me": true}]));
    assert_eq!(first["thread"], json!({"id": thread["channel"], "name": "Greetings", "messages": 1}));
    assert_eq!(second["reply_to"]["text"], json!("hello"));
    browser.act(newt, "unreact", json!({"message": said, "emoji": "👍"})).await?.expect(200);
    browser.act(alice, "delete", json!({"message": said})).await?.expect(200);
    let seen = browser.look(newt).await?;
    assert_eq!(seen["messages"][0]["reply_to"]["deleted"], json!(true));
    Ok(())
}

#[tokio::test]
async fn a_command_shows_who_used_it_while_it_thinks_and_when_it_is_done() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let asked = ask(&browser, &mut socket).await?;
    browser.stage.post(&asked.callback, json!({"type": 5})).await?.expect(204);
    let seen = browser.look(browser.newcomer).await?;
    assert_eq!(seen["messages"][0]["thinking"], json!(true));
    let header = &seen["messages"][0]["header"];
    assert_eq!((&header["user"]["name"], &header["name"]), (&json!("alice"), &json!("/ask")));
    let edit = format!("{}/messages/@original", asked.webhook);
    let filled = json!({"embeds": [{"title": "Because"}]});
    browser.stage.call(reqwest::Method::PATCH, &edit, filled).await?.expect(200);
    let seen = browser.look(browser.newcomer).await?;
    let answer = &seen["messages"][0];
    assert_eq!((&answer["thinking"], &answer["edited"]), (&json!(false), &Value::Null));
    assert_eq!(answer["embeds"][0]["title"], json!("Because"));
    Ok(())
}

#[tokio::test]
async fn the_bot_completes_what_is_typed() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let typing =
        json!({"channel": browser.stage.channel, "command": "ask", "option": "question", "text": "wh"});
    let typed = browser.act(browser.stage.alice, "autocomplete", typing);
    let answer = async {
        let event = socket.event("INTERACTION_CREATE").await?;
        assert_eq!(event["data"]["options"][0]["value"], json!("wh"));
        let (id, token) =
            (event["id"].as_str().unwrap_or_default(), event["token"].as_str().unwrap_or_default());
        let choices = json!({"type": 8, "data": {"choices": [{"name": "why?", "value": "why"}]}});
        browser.stage.post(&format!("/interactions/{id}/{token}/callback"), choices).await
    };
    let (typed, answered) = tokio::join!(typed, answer);
    answered?.expect(204);
    assert_eq!(typed?.expect(200)["choices"], json!([{"name": "why?", "value": "why"}]));
    Ok(())
}

#[tokio::test]
async fn a_bot_that_says_nothing_has_failed() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let alice = browser.stage.alice;
    let asked = ask(&browser, &mut socket).await?;
    assert_eq!(browser.look(alice).await?["failed"], json!([]));
    browser.stage.simulator.advance_clock(std::time::Duration::from_secs(4));
    let seen = browser.look(alice).await?;
    let failed = &seen["failed"][0];
    assert_eq!(failed["text"], json!("The application did not respond"));
    assert_eq!((&failed["name"], &failed["message"]), (&json!("/ask"), &Value::Null));
    assert_eq!(browser.look(browser.newcomer).await?["failed"], json!([]), "others do not see it");
    browser.act(browser.newcomer, "dismiss", json!({"interaction": asked.id})).await?.expect(404);
    browser.act(alice, "dismiss", json!({"interaction": asked.id})).await?.expect(200);
    assert_eq!(browser.look(alice).await?["failed"], json!([]));
    Ok(())
}

#[tokio::test]
async fn buttons_and_selects_are_busy_until_the_bot_answers() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let alice = browser.stage.alice;
    let button = json!({"type": 2, "style": 2, "custom_id": "more", "label": "More"});
    let options = json!([{"label": "Pay", "value": "pay"}, {"label": "Tools", "value": "tools"}]);
    let select = json!({"type": 3, "custom_id": "facet", "options": options});
    let rows = json!([{"type": 1, "components": [button]}, {"type": 1, "components": [select]}]);
    let sent = browser.stage.send(json!({"content": "Which?", "components": rows})).await?.expect(200);
    let message = &sent["id"];
    browser.act(alice, "press", json!({"message": message, "custom_id": "less"})).await?.expect(403);
    let pressed =
        browser.act(alice, "press", json!({"message": message, "custom_id": "more"})).await?.expect(200);
    assert_eq!(browser.look(alice).await?["messages"][0]["busy"], json!(["more"]));
    assert_eq!(browser.look(browser.newcomer).await?["messages"][0]["busy"], json!([]));
    let pressed = pressed["interaction"].as_str().unwrap_or_default().parse()?;
    let press = browser.stage.received(&mut socket, pressed).await?;
    browser.stage.post(&press.callback, json!({"type": 6})).await?.expect(204);
    assert_eq!(browser.look(alice).await?["messages"][0]["busy"], json!([]));
    let choice = json!({"message": message, "custom_id": "facet", "values": ["pay"]});
    let chosen = browser.act(alice, "choose", choice).await?.expect(200);
    let chosen = browser
        .stage
        .received(&mut socket, chosen["interaction"].as_str().unwrap_or_default().parse()?)
        .await?;
    assert_eq!(chosen.event["data"]["values"], json!(["pay"]));
    let update = json!({"type": 7, "data": {"content": "A lot.", "components": []}});
    browser.stage.post(&chosen.callback, update).await?.expect(204);
    let wire = browser.see(alice, &format!("messages/{}/wire", message.as_str().unwrap_or_default())).await?;
    assert_eq!(wire["cause"]["text"], json!("Pay"), "the label of what was chosen last");
    assert_eq!(wire["requests"].as_array().map(Vec::len), Some(3), "{wire}");
    Ok(())
}

#[tokio::test]
async fn a_form_stays_open_until_it_is_sent() -> Outcome {
    let (browser, mut socket) = asking().await?;
    let alice = browser.stage.alice;
    let asked = ask(&browser, &mut socket).await?;
    let input = json!({"type": 4, "custom_id": "text", "label": "What?", "style": 2, "min_length": 3});
    let rows = json!([{"type": 1, "components": [input]}]);
    let form = json!({"type": 9, "data": {"title": "Tell us", "custom_id": "form", "components": rows}});
    browser.stage.post(&asked.callback, form).await?.expect(204);
    let modal = browser.look(alice).await?["modal"].clone();
    assert_eq!((&modal["title"], &modal["interaction"]), (&json!("Tell us"), &json!(asked.id)));
    assert_eq!(browser.look(browser.newcomer).await?["modal"], Value::Null);
    let fill = |text: &str| json!({"interaction": asked.id, "fields": {"text": text}});
    let refused = browser.act(alice, "submit", fill("hm")).await?.expect(403);
    assert!(refused["error"].as_str().is_some_and(|error| error.contains("3 to 4000")), "{refused}");
    assert!(browser.look(alice).await?["modal"].is_object(), "it is still open");
    browser.act(alice, "submit", fill("more pages")).await?.expect(200);
    assert_eq!(browser.look(alice).await?["modal"], Value::Null);
    let submitted = socket.event("INTERACTION_CREATE").await?;
    assert_eq!(submitted["data"]["components"][0]["components"][0]["value"], json!("more pages"));
    Ok(())
}
