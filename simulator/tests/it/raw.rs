//! A bot without a library: raw REST calls on a stage with one guild.

use std::error::Error;
use std::time::Duration;

use discord_simulator::{Builder, Id, Simulator};
use reqwest::header::HeaderMap;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::Outcome;
pub use crate::socket::Socket;

/// Long enough for a busy machine; nothing here waits for it to pass.
pub const WITHIN: Duration = Duration::from_secs(10);
/// GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES and reactions to both.
pub const INTENTS: u64 = 1 | 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13;
pub const MESSAGE_CONTENT: u64 = 1 << 15;

type Failure = Box<dyn Error>;

/// A simulator with one guild, one channel and one member, and a bot that calls it.
pub struct Stage {
    pub simulator: Simulator,
    pub guild: Id,
    pub channel: Id,
    pub alice: Id,
    http: reqwest::Client,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// Null when there was no body.
    pub body: Value,
}

impl Stage {
    pub async fn set() -> Result<Self, Failure> {
        Self::set_with(Simulator::builder()).await
    }

    pub async fn set_with(builder: Builder) -> Result<Self, Failure> {
        let simulator = builder.start().await?;
        let guild = simulator.create_guild("Careers");
        let channel = simulator.create_channel(guild, "general")?;
        let alice = simulator.create_member(guild, "alice")?;
        Ok(Self { simulator, guild, channel, alice, http: reqwest::Client::new() })
    }

    pub async fn call(&self, method: Method, path: &str, body: Value) -> Result<Answer, Failure> {
        let authorization = format!("Bot {}", self.simulator.token());
        self.call_as(&authorization, method, path, body).await
    }

    pub async fn call_as(
        &self,
        authorization: &str,
        method: Method,
        path: &str,
        body: Value,
    ) -> Result<Answer, Failure> {
        let mut request = self.request(method, path).header("authorization", authorization);
        if !body.is_null() {
            request = request.json(&body);
        }
        answered(request).await
    }

    /// Sends `body` as `payload_json`, and files under `files[0]`, `files[1]`, …
    pub async fn call_with_files(
        &self,
        method: Method,
        path: &str,
        body: Value,
        files: Vec<(&'static str, Vec<u8>)>,
    ) -> Result<Answer, Failure> {
        let mut form = Form::new().text("payload_json", body.to_string());
        for (number, (name, bytes)) in files.into_iter().enumerate() {
            form = form.part(format!("files[{number}]"), Part::bytes(bytes).file_name(name));
        }
        let authorization = format!("Bot {}", self.simulator.token());
        answered(self.request(method, path).header("authorization", authorization).multipart(form)).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.simulator.api_url()))
    }

    pub async fn get(&self, path: &str) -> Result<Answer, Failure> {
        self.call(Method::GET, path, Value::Null).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Result<Answer, Failure> {
        self.call(Method::POST, path, body).await
    }

    /// Writes into the channel of the stage.
    pub async fn send(&self, body: Value) -> Result<Answer, Failure> {
        self.post(&format!("/channels/{}/messages", self.channel), body).await
    }

    /// Replaces all global commands.
    pub async fn register(&self, commands: Value) -> Result<Answer, Failure> {
        let path = format!("/applications/{}/commands", self.simulator.bot());
        self.call(Method::PUT, &path, commands).await
    }

    /// Registers `/ask question:<text>` for everyone.
    pub async fn register_ask(&self) -> Outcome {
        let question = json!({"name": "question", "description": "d", "type": 3, "required": true, "autocomplete": true});
        let ask = json!({"name": "ask", "description": "d", "options": [question]});
        self.register(json!([ask])).await?.expect(200);
        Ok(())
    }

    /// A socket that has identified and been greeted.
    pub async fn socket(&self) -> Result<Socket, Failure> {
        let mut socket = Socket::connect(&self.simulator).await?;
        socket.identify(self.simulator.token(), INTENTS).await?;
        socket.event("READY").await?;
        socket.event("GUILD_CREATE").await?;
        Ok(socket)
    }

    /// The event of an interaction that was just sent.
    pub async fn asked(&self, socket: &mut Socket) -> Result<Asked, Failure> {
        let asking = self.simulator.slash(self.alice, self.channel, "ask").option("question", "why?");
        let id = asking.send()?;
        self.received(socket, id).await
    }

    pub async fn received(&self, socket: &mut Socket, id: Id) -> Result<Asked, Failure> {
        let event = socket.event("INTERACTION_CREATE").await?;
        assert_eq!(event["id"], json!(id));
        let token = event["token"].as_str().ok_or("no token")?.to_owned();
        let callback = format!("/interactions/{id}/{token}/callback");
        let webhook = format!("/webhooks/{}/{token}", self.simulator.bot());
        Ok(Asked { id, event, callback, webhook })
    }
}

/// What came back for a request.
pub async fn answered(request: RequestBuilder) -> Result<Answer, Failure> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await?;
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? };
    Ok(Answer { status, headers, body })
}

/// An interaction the bot received.
pub struct Asked {
    pub id: Id,
    pub event: Value,
    pub callback: String,
    pub webhook: String,
}

impl Answer {
    /// Checks the status, showing the body when it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    /// Checks status and Discord's code.
    #[track_caller]
    pub fn refused(self, status: u16, code: u64) -> Value {
        assert_eq!((self.status, &self.body["code"]), (status, &json!(code)), "{}", self.body);
        self.body
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
