//! Sessions: IDENTIFY with READY, RESUME with replay, and losing the connection.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::form::whole_number;
use crate::gateway::{CloseCode, Down, Gateway, Intents, RESUME_WINDOW_MS, Session};
use crate::payload;
use crate::settings::Settings;
use crate::state::World;

const AUTHENTICATION_FAILED: CloseCode = CloseCode(4004, "Authentication failed.");
const ALREADY_AUTHENTICATED: CloseCode = CloseCode(4005, "Already authenticated.");
const INVALID_SEQUENCE: CloseCode = CloseCode(4007, "Invalid seq.");
const INVALID_SHARD: CloseCode = CloseCode(4010, "Invalid shard.");
const INVALID_INTENTS: CloseCode = CloseCode(4013, "Invalid intent(s).");
const DISALLOWED_INTENTS: CloseCode = CloseCode(4014, "Disallowed intent(s).");

/// op 2.
pub(super) struct Identify {
    token: String,
    intents: Intents,
    shard: (u64, u64),
    presence: Option<Value>,
}

impl Identify {
    pub(super) fn read(data: &Value) -> Option<Self> {
        let shard = match &data["shard"] {
            Value::Null => (0, 1),
            shard => (shard[0].as_u64()?, shard[1].as_u64()?),
        };
        data["properties"].as_object()?;
        Some(Self {
            token: data["token"].as_str()?.to_owned(),
            intents: Intents(u64::try_from(whole_number(&data["intents"])?).ok()?),
            shard,
            presence: data.get("presence").filter(|presence| presence.is_object()).cloned(),
        })
    }
}

/// op 6.
pub(super) struct Resume {
    token: String,
    session: String,
    sequence: u64,
}

impl Resume {
    pub(super) fn read(data: &Value) -> Option<Self> {
        Some(Self {
            token: data["token"].as_str()?.to_owned(),
            session: data["session_id"].as_str()?.to_owned(),
            sequence: data["seq"].as_u64()?,
        })
    }
}

impl World {
    pub(super) fn identify(
        &mut self,
        link: u64,
        identify: Identify,
        settings: &Settings,
        address: SocketAddr,
    ) -> Result<(), CloseCode> {
        self.gateway.identifies += 1;
        let Identify { token, intents, shard: (shard, of), presence } = identify;
        check_token(&token, settings)?;
        if self.gateway.links.get(&link).is_some_and(|link| link.session.is_some()) {
            return Err(ALREADY_AUTHENTICATED);
        }
        if shard >= of {
            return Err(INVALID_SHARD);
        }
        if !intents.all_known() {
            return Err(INVALID_INTENTS);
        }
        if intents.privileged_beyond(settings.privileged) != Intents::NONE {
            return Err(DISALLOWED_INTENTS);
        }
        let id = format!("session-{}", self.new_id());
        let session =
            Session { shard, of, intents, sequence: 0, sent: Vec::new(), link: Some(link), lost_ms: None };
        self.gateway.sessions.insert(id.clone(), session);
        if let Some(link) = self.gateway.links.get_mut(&link) {
            link.session = Some(id.clone());
        }
        if let Some(payload) = presence {
            self.gateway.presences.push(super::Presence { shard, payload });
        }
        self.greet(link, &id, (shard, of), &format!("ws://{address}"));
        Ok(())
    }

    /// READY, then every guild of the shard.
    fn greet(&mut self, link: u64, session: &str, (shard, of): (u64, u64), resume_url: &str) {
        let intents = self.gateway.sessions.get(session).map_or(Intents::NONE, |session| session.intents);
        let guilds: Vec<_> = self
            .guilds
            .values()
            .filter(|guild| guild.id.shard(of) == shard && guild.members.contains_key(&self.bot))
            .collect();
        let unavailable: Vec<Value> =
            guilds.iter().map(|guild| json!({"id": guild.id, "unavailable": true})).collect();
        let all_members = intents.contains(Intents::GUILD_MEMBERS);
        let created: Vec<Value> =
            guilds.iter().map(|guild| payload::guild_create(self, guild, all_members)).collect();
        let ready = json!({
            "v": 10,
            "user": payload::own_user(self),
            "guilds": unavailable,
            "session_id": session,
            "resume_gateway_url": resume_url,
            "shard": [shard, of],
            "application": {"id": self.bot, "flags": 0},
        });
        self.gateway.send_event(link, "READY", &ready);
        for guild in created.iter().filter(|_| intents.contains(Intents::GUILDS)) {
            self.gateway.send_event(link, "GUILD_CREATE", guild);
        }
    }

    pub(super) fn resume(
        &mut self,
        link: u64,
        resume: &Resume,
        settings: &Settings,
    ) -> Result<(), CloseCode> {
        check_token(&resume.token, settings)?;
        let now = self.now_ms();
        self.gateway
            .sessions
            .retain(|_, session| session.lost_ms.is_none_or(|lost| now < lost + RESUME_WINDOW_MS));
        let Gateway { links, sessions, .. } = &mut self.gateway;
        let Some(connection) = links.get_mut(&link) else { return Ok(()) };
        if connection.session.is_some() {
            return Err(ALREADY_AUTHENTICATED);
        }
        let Some(session) = sessions.get_mut(&resume.session) else {
            connection.send(Down::Frame(json!({"op": 9, "d": false}).to_string()));
            return Ok(());
        };
        if resume.sequence > session.sequence {
            return Err(INVALID_SEQUENCE);
        }
        session.link = Some(link);
        session.lost_ms = None;
        connection.session = Some(resume.session.clone());
        for (_, frame) in session.sent.iter().filter(|(number, _)| *number > resume.sequence) {
            connection.send(Down::Frame(frame.clone()));
        }
        self.gateway.resumes += 1;
        self.gateway.send_event(link, "RESUMED", &json!({}));
        Ok(())
    }

    /// Forgets a connection. Its session waits to be resumed, unless the client said goodbye.
    pub(super) fn disconnect(&mut self, link: u64, said_goodbye: bool) {
        let now = self.now_ms();
        self.gateway.links.remove(&link);
        if said_goodbye {
            self.gateway.sessions.retain(|_, session| session.link != Some(link));
        }
        for session in self.gateway.sessions.values_mut().filter(|session| session.link == Some(link)) {
            session.link = None;
            session.lost_ms = Some(now);
        }
    }
}

impl Gateway {
    /// An event for the session on this connection alone.
    pub(super) fn send_event(&mut self, link: u64, name: &str, data: &Value) {
        let Some(id) = self.links.get(&link).and_then(|link| link.session.clone()) else { return };
        if let Some(session) = self.sessions.get_mut(&id) {
            session.send(&self.links, name, data);
        }
    }
}

fn check_token(token: &str, settings: &Settings) -> Result<(), CloseCode> {
    let bare = token.strip_prefix("Bot ").unwrap_or(token);
    if bare == settings.token { Ok(()) } else { Err(AUTHENTICATION_FAILED) }
}
