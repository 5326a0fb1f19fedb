//! A person's browser: calls the page's API, on a stage with three people and a channel that only one of them sees.

use std::error::Error;
use std::sync::Arc;

use discord_simulator::{Builder, Host, Id, Permissions, Simulator, Web};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};

use crate::raw::{Answer, Stage};

type Failure = Box<dyn Error>;

/// The stage with a page, a moderator, a newcomer, and the moderators' channel.
pub struct Browser {
    pub stage: Stage,
    pub moderator: Id,
    pub newcomer: Id,
    /// Seen by the moderator alone.
    pub hidden: Id,
    http: reqwest::Client,
}

impl Browser {
    pub async fn open() -> Result<Self, Failure> {
        Self::open_with(Simulator::builder(), None).await
    }

    pub async fn open_with(builder: Builder, host: Option<Arc<dyn Host>>) -> Result<Self, Failure> {
        let web = Web::new("A playground");
        let web = match host {
            Some(host) => web.host(host),
            None => web,
        };
        let stage = Stage::set_with(builder.web(web)).await?;
        let (discord, guild) = (&stage.simulator, stage.guild);
        let (moderator, newcomer) =
            (discord.create_member(guild, "mona")?, discord.create_member(guild, "newt")?);
        let role = discord.create_role(guild, "Moderator", Permissions::MANAGE_MESSAGES)?;
        discord.give_role(guild, moderator, role)?;
        let hidden = discord.create_channel(guild, "moderators")?;
        discord.overwrite(hidden, guild, Permissions::NONE, Permissions::VIEW_CHANNEL)?;
        discord.overwrite(hidden, role, Permissions::VIEW_CHANNEL, Permissions::NONE)?;
        Ok(Self { stage, moderator, newcomer, hidden, http: reqwest::Client::new() })
    }

    /// A request that a test may still change.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.stage.simulator.base_url()))
    }

    pub async fn fetch(&self, path: &str) -> Result<Answer, Failure> {
        answer(self.request(Method::GET, path).send().await?).await
    }

    /// Fetches what `user` sees at a path of the API.
    pub async fn see(&self, user: Id, path: &str) -> Result<Value, Failure> {
        Ok(self.fetch(&format!("/web/api/{path}?as={user}")).await?.expect(200))
    }

    /// The channel of the stage and what is in it, before the eyes of `user`.
    pub async fn look(&self, user: Id) -> Result<Value, Failure> {
        self.see(user, &format!("channels/{}/messages", self.stage.channel)).await
    }

    /// Does something as `user`.
    pub async fn act(&self, user: Id, kind: &str, mut with: Value) -> Result<Answer, Failure> {
        with["as"] = json!(user);
        with["kind"] = json!(kind);
        self.post("/web/api/act", with).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Result<Answer, Failure> {
        answer(self.request(Method::POST, path).json(&body).send().await?).await
    }

    /// Says something in the channel of the stage; returns the message's id.
    pub async fn say(&self, user: Id, text: &str) -> Result<Value, Failure> {
        let said = self.act(user, "say", json!({"channel": self.stage.channel, "text": text})).await?;
        Ok(said.expect(200)["message"].clone())
    }
}

pub async fn answer(response: Response) -> Result<Answer, Failure> {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await?;
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Ok(Answer { status, headers, body })
}
