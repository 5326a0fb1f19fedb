//! What the program around the simulator adds to the page.

use std::sync::{Arc, Mutex, PoisonError};

use discord_simulator::{Answered, Banner, Host, Row, Section, Simulator, Tone};
use serde_json::{Value, json};

use crate::Outcome;
use crate::browser::Browser;

/// A program that knows everything, and counts.
#[derive(Default)]
struct Known {
    presses: Mutex<u32>,
    forgotten: Mutex<u32>,
}

fn count(counter: &Mutex<u32>) -> u32 {
    let mut counter = counter.lock().unwrap_or_else(PoisonError::into_inner);
    *counter += 1;
    *counter
}

impl Host for Known {
    fn inspect(&self, answered: &Answered) -> Vec<Section> {
        let page = Some("pages/why.md".to_owned());
        let question = answered.question.clone().unwrap_or_default();
        let rows =
            vec![Row::new("Question", question), Row { page, line: Some(7), ..Row::new("Source", "Why") }];
        vec![Section { title: format!("{} causes", answered.causes.len()), rows }]
    }

    fn page(&self, path: &str) -> Option<String> {
        (path == "pages/why.md").then(|| "# Why".to_owned())
    }

    fn banner(&self) -> Option<Banner> {
        let text = "Pages changed.".to_owned();
        Some(Banner { text, tone: Tone::Info, action: Some("Reindex".to_owned()) })
    }

    fn press_banner(&self) -> Result<String, String> {
        match count(&self.presses) {
            1 => Ok("Reindexed.".to_owned()),
            _ => Err("Nothing changed.".to_owned()),
        }
    }

    fn forget(&self) {
        count(&self.forgotten);
    }
}

#[tokio::test]
async fn the_host_explains_the_bots_messages_to_those_who_see_them() -> Outcome {
    let browser = Browser::open_with(Simulator::builder(), Some(Arc::new(Known::default()))).await?;
    let alice = browser.stage.alice;
    assert_eq!(browser.see(alice, "state").await?["host"], json!({"inspect": true, "banner": true}));
    let asked =
        browser.act(browser.moderator, "say", json!({"channel": browser.hidden, "text": "why?"})).await?;
    let asked = asked.expect(200)["message"].clone();
    // The bot sees the hidden channel once it is let in.
    let (discord, bot) = (&browser.stage.simulator, browser.stage.simulator.bot());
    let see = discord_simulator::Permissions::VIEW_CHANNEL;
    discord.overwrite(browser.hidden, bot, see, discord_simulator::Permissions::NONE)?;
    let reply = json!({"content": "Because.", "message_reference": {"message_id": asked}});
    let path = format!("/channels/{}/messages", browser.hidden);
    let answer = browser.stage.post(&path, reply).await?.expect(200);
    let inspect = |message: &Value, user| {
        format!("/web/host/inspect/{}?as={user}", message.as_str().unwrap_or_default())
    };
    browser.fetch(&inspect(&answer["id"], alice)).await?.expect(404);
    browser.fetch(&inspect(&asked, browser.moderator)).await?.expect(404);
    let told = browser.fetch(&inspect(&answer["id"], browser.moderator)).await?.expect(200);
    let rows = json!([
        {"label": "Question", "value": "why?", "page": null, "line": null},
        {"label": "Source", "value": "Why", "page": "pages/why.md", "line": 7},
    ]);
    assert_eq!(told, json!({"sections": [{"title": "1 causes", "rows": rows}]}));
    let page = browser.fetch("/web/host/page?path=pages/why.md").await?.expect(200);
    assert_eq!(page, json!({"path": "pages/why.md", "text": "# Why"}));
    browser.fetch("/web/host/page?path=/etc/passwd").await?.expect(404);
    Ok(())
}

#[tokio::test]
async fn the_banners_button_says_how_it_went() -> Outcome {
    let browser = Browser::open_with(Simulator::builder(), Some(Arc::new(Known::default()))).await?;
    let banner = browser.fetch("/web/host/banner").await?.expect(200);
    assert_eq!(banner["banner"], json!({"text": "Pages changed.", "tone": "info", "action": "Reindex"}));
    let press = json!({"as": browser.stage.alice});
    let done = browser.post("/web/host/banner", press.clone()).await?.expect(200);
    assert_eq!(done, json!({"text": "Reindexed."}));
    let refused = browser.post("/web/host/banner", press).await?.expect(409);
    assert_eq!(refused, json!({"error": "Nothing changed."}));
    browser.post("/web/host/banner", json!({})).await?.expect(400);
    Ok(())
}

#[tokio::test]
async fn the_host_forgets_what_was_reset() -> Outcome {
    let known = Arc::new(Known::default());
    let browser = Browser::open_with(Simulator::builder(), Some(known.clone())).await?;
    browser.act(browser.stage.alice, "reset", json!({})).await?.expect(200);
    assert_eq!(count(&known.forgotten), 2, "once by the reset, once here");
    Ok(())
}
