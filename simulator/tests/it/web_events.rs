//! The page hears of every change, finds the history again after a reload, and can begin anew.

use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::json;

use crate::Outcome;
use crate::browser::Browser;
use crate::raw::WITHIN;

/// A stream of server-sent events.
struct Events {
    response: Response,
    read: String,
}

impl Events {
    async fn open(browser: &Browser) -> Result<Self, Box<dyn std::error::Error>> {
        let path = format!("/web/api/events?as={}", browser.stage.alice);
        let response = browser.request(Method::GET, &path).send().await?;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Ok(Self { response, read: String::new() })
    }

    /// The name of the next event; none when the stream has ended.
    async fn next(&mut self) -> Result<Option<String>, Box<dyn std::error::Error>> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let name = event.lines().find_map(|line| line.strip_prefix("event: ")).map(str::to_owned);
                self.read = rest.to_owned();
                if name.is_some() {
                    return Ok(name);
                }
                continue;
            }
            match tokio::time::timeout(WITHIN, self.response.chunk()).await?? {
                Some(bytes) => self.read.push_str(&String::from_utf8_lossy(&bytes)),
                None => return Ok(None),
            }
        }
    }
}

#[tokio::test]
async fn a_change_is_told_at_once_and_the_end_too() -> Outcome {
    let browser = Browser::open().await?;
    let mut events = Events::open(&browser).await?;
    assert_eq!(events.next().await?.as_deref(), Some("change"), "the state at the beginning");
    browser.say(browser.newcomer, "hello").await?;
    assert_eq!(events.next().await?.as_deref(), Some("change"));
    browser.stage.simulator.stop().await;
    let mut last = events.next().await?;
    while last.as_deref() == Some("change") {
        last = events.next().await?;
    }
    assert_eq!(last.as_deref(), Some("bye"));
    assert_eq!(events.next().await?, None);
    Ok(())
}

#[tokio::test]
async fn a_failure_is_told_when_its_time_is_up() -> Outcome {
    let browser = Browser::open_with(
        discord_simulator::Simulator::builder().ack_deadline(Duration::from_millis(50)),
        None,
    )
    .await?;
    browser.stage.register_ask().await?;
    let mut events = Events::open(&browser).await?;
    let call = json!({"channel": browser.stage.channel, "command": "ask", "options": {"question": "why?"}});
    browser.act(browser.stage.alice, "slash", call).await?.expect(200);
    // Only a change that comes by itself can end this.
    while browser.look(browser.stage.alice).await?["failed"] == json!([]) {
        assert_eq!(events.next().await?.as_deref(), Some("change"));
    }
    Ok(())
}

#[tokio::test]
async fn history_is_paged_and_outlives_a_reload() -> Outcome {
    let browser = Browser::open().await?;
    let alice = browser.stage.alice;
    for number in 0..5 {
        browser.say(alice, &format!("message {number}")).await?;
    }
    let channel = browser.stage.channel;
    let latest =
        browser.fetch(&format!("/web/api/channels/{channel}/messages?as={alice}&limit=2")).await?.expect(200);
    assert_eq!((&latest["messages"][1]["content"], &latest["more"]), (&json!("message 4"), &json!(true)));
    let before = latest["messages"][0]["id"].as_str().unwrap_or_default();
    let path = format!("/web/api/channels/{channel}/messages?as={alice}&before={before}");
    let older = browser.fetch(&path).await?.expect(200);
    assert_eq!((&older["messages"][2]["content"], &older["more"]), (&json!("message 2"), &json!(false)));
    Ok(())
}

#[tokio::test]
async fn reset_leaves_people_and_channels() -> Outcome {
    let browser = Browser::open().await?;
    let alice = browser.stage.alice;
    let said = browser.say(alice, "hello").await?;
    browser.act(alice, "thread", json!({"message": said, "name": "Gone soon"})).await?.expect(200);
    let before = browser.see(alice, "state").await?;
    assert_eq!(before["guilds"][0]["channels"].as_array().map(Vec::len), Some(2));
    browser.act(alice, "reset", json!({})).await?.expect(200);
    assert_eq!(browser.look(alice).await?["messages"], json!([]));
    let after = browser.see(alice, "state").await?;
    assert_eq!(after["guilds"][0]["channels"].as_array().map(Vec::len), Some(1));
    assert_eq!(after["people"], before["people"]);
    assert!(browser.stage.simulator.requests().is_empty());
    browser.say(alice, "hello again").await?;
    Ok(())
}
