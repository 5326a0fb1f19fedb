//! One websocket connection: HELLO, frames in both directions, heartbeats, and its end.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::Instant;

use crate::gateway::{CloseCode, Down, Link, protocol};
use crate::state::Shared;

const FRAME_BYTES_MAX: usize = 4096;
const FRAMES_A_MINUTE_MAX: usize = 120;
const TOO_FAST: CloseCode = CloseCode(4008, "You are being rate limited.");
const TIMED_OUT: CloseCode = CloseCode(4009, "Session timed out.");
const TOO_LONG: CloseCode = CloseCode(4002, "Error while decoding payload.");
const WRONG_VERSION: CloseCode = CloseCode(4012, "Invalid API version.");

/// Upgrades to a gateway connection. `query` is the address's query string.
pub(crate) fn accept(upgrade: WebSocketUpgrade, query: &str, shared: Arc<Shared>) -> Response {
    let parameter = |name: &str| {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|pair| pair.1)
    };
    if let Some(compress) = parameter("compress") {
        let reason = format!("the simulator sends plain text: compress={compress} is not supported");
        return (StatusCode::BAD_REQUEST, reason).into_response();
    }
    if parameter("encoding").is_some_and(|encoding| encoding != "json") {
        return (StatusCode::BAD_REQUEST, "the simulator speaks encoding=json only").into_response();
    }
    let known_version = parameter("v").is_none_or(|version| version == "10");
    upgrade.on_upgrade(move |socket| async move {
        if known_version {
            serve(socket, shared).await;
        } else {
            close(socket, WRONG_VERSION).await;
        }
    })
}

async fn serve(mut socket: WebSocket, shared: Arc<Shared>) {
    let heartbeat = shared.settings.heartbeat;
    let interval_ms = u64::try_from(heartbeat.as_millis()).unwrap_or(u64::MAX);
    let hello = json!({"op": 10, "d": {"heartbeat_interval": interval_ms}, "s": null, "t": null});
    if socket.send(Message::text(hello.to_string())).await.is_err() {
        return;
    }
    let (down, frames) = unbounded_channel();
    let link = shared.change(|world| {
        world.gateway.links_made += 1;
        let number = world.gateway.links_made;
        world.gateway.links.insert(number, Link { down, session: None });
        number
    });
    let end = Connection { link, shared: &shared, recent: VecDeque::new(), heard: Instant::now() }
        .run(&mut socket, frames, heartbeat * 2)
        .await;
    let said_goodbye = matches!(end, End::ByClient(Some(1000 | 1001)));
    shared.change(|world| {
        if let End::Close(CloseCode(code, _)) = end {
            world.gateway.closes.push(code);
        }
        world.disconnect(link, said_goodbye);
    });
    match end {
        End::Close(code) | End::Ordered(code) => close(socket, code).await,
        // Reading on sends the reply to the client's close frame, without which it would see a connection cut.
        End::ByClient(_) => while let Some(Ok(_)) = socket.recv().await {},
        End::Cut => {}
    }
}

/// How a connection ended.
enum End {
    /// With the client's close code, if it gave one.
    ByClient(Option<u16>),
    /// For something the client did.
    Close(CloseCode),
    /// By a test.
    Ordered(CloseCode),
    Cut,
}

struct Connection<'a> {
    link: u64,
    shared: &'a Shared,
    recent: VecDeque<Instant>,
    heard: Instant,
}

impl Connection<'_> {
    async fn run(
        mut self,
        socket: &mut WebSocket,
        mut frames: UnboundedReceiver<Down>,
        silence_max: Duration,
    ) -> End {
        loop {
            tokio::select! {
                received = socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => {
                        if let Err(code) = self.receive(text.as_str()) {
                            return End::Close(code);
                        }
                    }
                    Some(Ok(Message::Binary(_))) => return End::Close(TOO_LONG),
                    Some(Ok(Message::Close(frame))) => return End::ByClient(frame.map(|frame| frame.code)),
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return End::ByClient(None),
                },
                Some(down) = frames.recv() => match down {
                    Down::Frame(text) => {
                        if socket.send(Message::text(text)).await.is_err() {
                            return End::ByClient(None);
                        }
                    }
                    Down::Close(code) => return End::Ordered(code),
                    Down::Cut => return End::Cut,
                },
                () = tokio::time::sleep_until(self.heard + silence_max) => return End::Close(TIMED_OUT),
            }
        }
    }

    fn receive(&mut self, text: &str) -> Result<(), CloseCode> {
        if text.len() > FRAME_BYTES_MAX {
            return Err(TOO_LONG);
        }
        let now = Instant::now();
        self.recent.push_back(now);
        while self.recent.front().is_some_and(|at| now - *at > Duration::from_secs(60)) {
            self.recent.pop_front();
        }
        if self.recent.len() > FRAMES_A_MINUTE_MAX {
            return Err(TOO_FAST);
        }
        if protocol::receive(self.shared, self.link, text)? == protocol::Received::Heartbeat {
            self.heard = now;
        }
        Ok(())
    }
}

async fn close(mut socket: WebSocket, CloseCode(code, reason): CloseCode) {
    // The client may be gone already, which is as well.
    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
}
