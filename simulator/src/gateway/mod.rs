//! The gateway's state: open connections, sessions with what they missed, and dispatching events.

mod connection;
mod intents;
mod protocol;
mod session;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

pub(crate) use connection::accept;
pub use intents::Intents;

use crate::ids::Id;
use crate::state::World;

/// Sessions are forgotten when nobody resumed them for this long.
pub(crate) const RESUME_WINDOW_MS: u64 = 180_000;

/// An event for every session that asked for it.
pub(crate) struct Event {
    pub(crate) name: &'static str,
    /// Decides the shard; `None` goes to shard 0.
    guild: Option<Id>,
    /// All of these must have been asked for.
    intents: Intents,
    data: Value,
    /// What sessions get that did not ask for these intents.
    pub(crate) reduced: Option<(Intents, Value)>,
}

impl Event {
    pub(crate) fn new(name: &'static str, guild: Option<Id>, intents: Intents, data: Value) -> Self {
        Self { name, guild, intents, data, reduced: None }
    }
}

/// What the simulator sends down one connection.
pub(crate) enum Down {
    Frame(String),
    Close(CloseCode),
    /// Cut the wire without a word.
    Cut,
}

/// A close code with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CloseCode(pub(crate) u16, pub(crate) &'static str);

/// A presence update (op 3), as sent.
#[derive(Clone, Debug)]
pub struct Presence {
    pub shard: u64,
    /// `status`, `activities`, `since`, `afk`.
    pub payload: Value,
}

/// A session as a test sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShardStatus {
    pub shard: u64,
    pub of: u64,
    pub intents: Intents,
    /// Whether a connection is open on which events go out right now.
    pub connected: bool,
    /// The number of the last event.
    pub sequence: u64,
}

#[derive(Default)]
pub(crate) struct Gateway {
    links: BTreeMap<u64, Link>,
    sessions: BTreeMap<String, Session>,
    links_made: u64,
    pub(crate) identifies: u32,
    pub(crate) resumes: u32,
    pub(crate) heartbeats: u32,
    pub(crate) presences: Vec<Presence>,
    /// Codes with which the simulator closed connections, in order.
    pub(crate) closes: Vec<u16>,
}

/// An open connection.
struct Link {
    down: UnboundedSender<Down>,
    session: Option<String>,
}

struct Session {
    shard: u64,
    of: u64,
    intents: Intents,
    sequence: u64,
    /// All events, for RESUME.
    sent: Vec<(u64, String)>,
    link: Option<u64>,
    lost_ms: Option<u64>,
}

impl World {
    pub(crate) fn dispatch(&mut self, event: &Event) {
        let Gateway { links, sessions, .. } = &mut self.gateway;
        for session in sessions.values_mut().filter(|session| session.hears(event)) {
            let data = match &event.reduced {
                Some((needed, reduced)) if !session.intents.contains(*needed) => reduced,
                _ => &event.data,
            };
            session.send(links, event.name, data);
        }
    }
}

impl Session {
    fn hears(&self, event: &Event) -> bool {
        let shard = event.guild.map_or(0, |guild| guild.shard(self.of));
        shard == self.shard && self.intents.contains(event.intents)
    }

    fn send(&mut self, links: &BTreeMap<u64, Link>, name: &str, data: &Value) {
        self.sequence += 1;
        let frame = json!({"op": 0, "s": self.sequence, "t": name, "d": data}).to_string();
        self.sent.push((self.sequence, frame.clone()));
        if let Some(link) = self.link.and_then(|link| links.get(&link)) {
            link.send(Down::Frame(frame));
        }
    }
}

impl Link {
    fn send(&self, down: Down) {
        // The connection may have ended this instant; then the session keeps the event for RESUME.
        let _ = self.down.send(down);
    }
}

impl Gateway {
    /// Every session, connected or waiting to be resumed.
    pub(crate) fn statuses(&self) -> Vec<ShardStatus> {
        let status = |session: &Session| ShardStatus {
            shard: session.shard,
            of: session.of,
            intents: session.intents,
            connected: session.link.is_some(),
            sequence: session.sequence,
        };
        self.sessions.values().map(status).collect()
    }

    /// Cuts or closes every connection. The sessions wait to be resumed.
    pub(crate) fn end_connections(&mut self, now_ms: u64, close: Option<CloseCode>) {
        for link in self.links.values() {
            link.send(close.map_or(Down::Cut, Down::Close));
        }
        for session in self.sessions.values_mut() {
            session.link = None;
            session.lost_ms.get_or_insert(now_ms);
        }
        self.closes.extend(close.map(|CloseCode(code, _)| code));
    }

    /// op 7: asks every client to reconnect.
    pub(crate) fn ask_to_reconnect(&self) {
        for link in self.links.values() {
            link.send(Down::Frame(json!({"op": 7, "d": null}).to_string()));
        }
    }

    /// op 9: tells every client that its session is invalid; unless `resumable`, it is forgotten.
    pub(crate) fn invalidate(&mut self, now_ms: u64, resumable: bool) {
        for link in self.links.values_mut() {
            link.send(Down::Frame(json!({"op": 9, "d": resumable}).to_string()));
            link.session = None;
        }
        if !resumable {
            self.sessions.clear();
        }
        for session in self.sessions.values_mut() {
            session.link = None;
            session.lost_ms.get_or_insert(now_ms);
        }
    }
}
