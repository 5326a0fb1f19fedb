//! A playground as a person has it: the program in a folder of its own, and a browser on its page.

use std::path::{Path, PathBuf};
use std::process::Command;

use nix::sys::signal::Signal;
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bot::{self, Bot};
use crate::stage::{Outcome, WITHIN, folder};

/// A running playground.
pub struct Playground {
    pub bot: Bot,
    pub address: String,
    folder: TempDir,
    http: Client,
}

/// Someone one can be.
pub const MEMBER: &str = "Member";
pub const MODERATOR: &str = "Moderator";
pub const NEWCOMER: &str = "Newcomer";

/// `career-bot playground` on a free port, with the pages and the index of `folder`.
pub fn command(folder: &Path) -> Command {
    let mut command = bot::command(folder);
    command.args(["playground", "--port", "0"]);
    command
}

impl Playground {
    /// The playground with the project's own pages.
    pub async fn open() -> Outcome<Self> {
        let folder = folder()?;
        let bot = Bot::start(command(folder.path()))?;
        let said = bot.says("\n").await?;
        let address = address(&said)?;
        Ok(Self { bot, address, folder, http: Client::new() })
    }

    /// The folder with the pages.
    pub fn pages(&self) -> PathBuf {
        self.folder.path().join("knowledge")
    }

    pub async fn fetch(&self, path: &str) -> Outcome<(u16, Value)> {
        read(self.http.get(format!("{}{path}", self.address)).send().await?).await
    }

    pub async fn state(&self) -> Outcome<Value> {
        Ok(self.fetch("/web/api/state").await?.1)
    }

    /// The id of the one who has this role.
    pub async fn who(&self, role: &str) -> Outcome<String> {
        let state = self.state().await?;
        let mut people = state["people"].as_array().into_iter().flatten();
        let found = people.find(|person| person["roles"][0] == role);
        Ok(text(&found.ok_or("nobody has this role")?["id"]))
    }

    /// The id of a channel that `user` sees.
    pub async fn channel(&self, user: &str, name: &str) -> Outcome<String> {
        let (_, state) = self.fetch(&format!("/web/api/state?as={user}")).await?;
        let guild = state["guilds"][0]["channels"].as_array().into_iter().flatten();
        let mut all = guild.chain(state["direct"].as_array().into_iter().flatten());
        let found = all.find(|channel| channel["name"] == name);
        Ok(text(&found.ok_or_else(|| format!("there is no channel {name}: {state}"))?["id"]))
    }

    pub async fn post(&self, path: &str, body: Value) -> Outcome<(u16, Value)> {
        read(self.http.request(Method::POST, format!("{}{path}", self.address)).json(&body).send().await?)
            .await
    }

    /// Does something as `user`.
    pub async fn act(&self, user: &str, kind: &str, mut with: Value) -> Outcome<(u16, Value)> {
        with["as"] = json!(user);
        with["kind"] = json!(kind);
        self.post("/web/api/act", with).await
    }

    /// What the bot answers to a message of `user` in a channel.
    pub async fn ask(&self, user: &str, channel: &str, question: &str) -> Outcome<Value> {
        let (status, said) = self.act(user, "say", json!({"channel": channel, "text": question})).await?;
        assert_eq!(status, 200, "{said}");
        self.message(user, channel, |message| message["reply_to"]["id"] == said["message"]).await
    }

    /// What the bot answers to a slash command of `user`, once it is more than progress.
    pub async fn slash(&self, user: &str, channel: &str, command: &str, options: Value) -> Outcome<Value> {
        let call = json!({"channel": channel, "command": command, "options": options});
        let (status, sent) = self.act(user, "slash", call).await?;
        assert_eq!(status, 200, "{sent}");
        self.message(user, channel, |message| {
            message["header"]["name"] == format!("/{command}") && message["embeds"][0].is_object()
        })
        .await
    }

    /// The latest message in a channel that is as it should be, when it comes.
    pub async fn message(&self, user: &str, channel: &str, is_it: impl Fn(&Value) -> bool) -> Outcome<Value> {
        let path = format!("/web/api/channels/{channel}/messages?as={user}");
        self.until(user, &path, |seen| {
            seen["messages"].as_array()?.iter().rev().find(|found| is_it(found)).cloned()
        })
        .await
    }

    /// Fetches a path again after every change, until `look` finds something there.
    pub async fn until(
        &self,
        user: &str,
        path: &str,
        look: impl Fn(&Value) -> Option<Value>,
    ) -> Outcome<Value> {
        let mut events = self.http.get(format!("{}/web/api/events?as={user}", self.address)).send().await?;
        let mut seen = Value::Null;
        let found = tokio::time::timeout(WITHIN, async {
            while events.chunk().await?.is_some() {
                seen = self.fetch(path).await?.1;
                if let Some(found) = look(&seen) {
                    return Ok(found);
                }
            }
            Err::<_, Box<dyn std::error::Error>>("the events ended".into())
        });
        found.await.unwrap_or_else(|_| Err("it did not come".into())).map_err(
            |error: Box<dyn std::error::Error>| {
                format!("{error}; {path} shows {seen:#}\n{}", self.bot.log()).into()
            },
        )
    }

    /// Ends the playground in order. Its log must be empty: whoever plays reads no log.
    pub async fn close(self) -> Outcome {
        self.bot.signal(Signal::SIGTERM)?;
        let (code, log) = self.bot.ended().await?;
        assert_eq!(code, Some(0), "{log}");
        assert!(!log.contains("WARN") && !log.contains("ERROR") && !log.contains("panicked"), "{log}");
        Ok(())
    }
}

/// The address in what the program said.
pub fn address(said: &str) -> Outcome<String> {
    let mut addresses = said.split_whitespace().filter(|word| word.starts_with("http://"));
    let address = addresses.next().ok_or_else(|| format!("no address in {said:?}"))?.to_owned();
    assert_eq!(addresses.next(), None, "one address and no more: {said}");
    assert!(address.starts_with("http://127.0.0.1:"), "{said}");
    Ok(address)
}

/// All that a person reads of a message, whatever its parts.
pub fn shown(message: &Value) -> String {
    format!("{} {}", text(&message["content"]), message["embeds"])
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

async fn read(response: Response) -> Outcome<(u16, Value)> {
    let status = response.status().as_u16();
    Ok((status, response.json().await?))
}
