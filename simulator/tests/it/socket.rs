//! A bot's gateway connection without a library.

use std::error::Error;

use discord_simulator::Simulator;
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::Outcome;
use crate::raw::WITHIN;

type Failure = Box<dyn Error>;

/// A gateway connection.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub sequence: u64,
    pub session: String,
}

/// What came down the wire.
#[derive(Debug)]
pub enum Received {
    Frame(Value),
    Closed(Option<u16>),
}

impl Socket {
    /// Connects and reads HELLO.
    pub async fn connect(simulator: &Simulator) -> Result<Self, Failure> {
        Self::connect_to(&format!("{}/?v=10&encoding=json", simulator.gateway_url())).await
    }

    pub async fn connect_to(url: &str) -> Result<Self, Failure> {
        let (stream, _) = connect_async(url).await?;
        let mut socket = Self { stream, sequence: 0, session: String::new() };
        let hello = socket.frame().await?;
        assert_eq!(hello["op"], 10);
        Ok(socket)
    }

    pub async fn send(&mut self, frame: Value) -> Outcome {
        Ok(self.stream.send(Message::text(frame.to_string())).await?)
    }

    pub async fn identify(&mut self, token: &str, intents: u64) -> Outcome {
        self.identify_as(token, intents, [0, 1]).await
    }

    pub async fn identify_as(&mut self, token: &str, intents: u64, shard: [u64; 2]) -> Outcome {
        let properties = json!({"os": "linux", "browser": "raw", "device": "raw"});
        let data = json!({"token": token, "intents": intents, "properties": properties, "shard": shard});
        self.send(json!({"op": 2, "d": data})).await
    }

    pub async fn resume(&mut self, token: &str, session: &str, sequence: u64) -> Outcome {
        let data = json!({"token": token, "session_id": session, "seq": sequence});
        self.send(json!({"op": 6, "d": data})).await
    }

    /// The next dispatch with this name; others are skipped.
    pub async fn event(&mut self, name: &str) -> Result<Value, Failure> {
        loop {
            let frame = self.frame().await?;
            if frame["t"] == name {
                return Ok(frame["d"].clone());
            }
        }
    }

    /// The next frame with this opcode; others are skipped.
    pub async fn op(&mut self, op: u64) -> Result<Value, Failure> {
        loop {
            let frame = self.frame().await?;
            if frame["op"] == op {
                return Ok(frame["d"].clone());
            }
        }
    }

    pub async fn frame(&mut self) -> Result<Value, Failure> {
        match self.next().await? {
            Received::Frame(frame) => Ok(frame),
            Received::Closed(code) => Err(format!("the gateway closed with {code:?}").into()),
        }
    }

    /// The code with which the gateway closes, skipping frames before; `None` for a cut wire.
    pub async fn close_code(&mut self) -> Result<Option<u16>, Failure> {
        loop {
            if let Received::Closed(code) = self.next().await? {
                return Ok(code);
            }
        }
    }

    /// Whether a heartbeat is answered before any event named `name` arrives: the way to see that
    /// nothing was sent, as frames keep their order.
    pub async fn hears_nothing_of(&mut self, name: &str) -> Result<bool, Failure> {
        self.send(json!({"op": 1, "d": null})).await?;
        loop {
            let frame = self.frame().await?;
            if frame["op"] == 11 {
                return Ok(true);
            }
            if frame["t"] == name {
                return Ok(false);
            }
        }
    }

    pub async fn close(mut self, code: u16) -> Outcome {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        Ok(self.stream.close(Some(frame)).await?)
    }

    async fn next(&mut self) -> Result<Received, Failure> {
        loop {
            let Some(message) = tokio::time::timeout(WITHIN, self.stream.next()).await? else {
                return Ok(Received::Closed(None));
            };
            match message {
                Ok(Message::Text(text)) => {
                    let frame: Value = serde_json::from_str(text.as_str())?;
                    self.note(&frame);
                    return Ok(Received::Frame(frame));
                }
                Ok(Message::Close(frame)) => {
                    return Ok(Received::Closed(frame.map(|frame| frame.code.into())));
                }
                Ok(_) => {}
                Err(_) => return Ok(Received::Closed(None)),
            }
        }
    }

    fn note(&mut self, frame: &Value) {
        if let Some(sequence) = frame["s"].as_u64() {
            self.sequence = sequence;
        }
        if let Some(session) = frame["d"]["session_id"].as_str() {
            self.session = session.to_owned();
        }
    }
}
