//! What a client may send (heartbeat, identify, resume, presence, ...) and what that does.

use serde_json::{Value, json};

use crate::gateway::session::{Identify, Resume};
use crate::gateway::{CloseCode, Down, Presence};
use crate::ids::Id;
use crate::payload;
use crate::state::{Shared, World};

const UNKNOWN_OPCODE: CloseCode = CloseCode(4001, "Unknown opcode.");
const DECODE_ERROR: CloseCode = CloseCode(4002, "Error while decoding payload.");
const NOT_AUTHENTICATED: CloseCode = CloseCode(4003, "Not authenticated.");

/// What a frame was, as far as the connection cares.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Received {
    Heartbeat,
    Other,
}

/// Acts on one frame of the client.
///
/// # Errors
/// The close code with which Discord ends the connection over this frame.
pub(super) fn receive(shared: &Shared, link: u64, text: &str) -> Result<Received, CloseCode> {
    let frame: Value = serde_json::from_str(text).map_err(|_| DECODE_ERROR)?;
    let op = frame["op"].as_u64().ok_or(DECODE_ERROR)?;
    let data = &frame["d"];
    shared.change(|world| {
        match op {
            1 => {
                world.gateway.heartbeats += 1;
                world.gateway.send(link, &json!({"op": 11}));
                return Ok(Received::Heartbeat);
            }
            2 => {
                let identify = Identify::read(data).ok_or(DECODE_ERROR)?;
                world.identify(link, identify, &shared.settings, shared.address)?;
            }
            3 => record_presence(world, link, data)?,
            4 => {
                world.gateway.shard_of(link).ok_or(NOT_AUTHENTICATED)?;
            }
            6 => {
                let resume = Resume::read(data).ok_or(DECODE_ERROR)?;
                world.resume(link, &resume, &shared.settings)?;
            }
            8 => send_members(world, link, data)?,
            _ => return Err(UNKNOWN_OPCODE),
        }
        Ok(Received::Other)
    })
}

fn record_presence(world: &mut World, link: u64, data: &Value) -> Result<(), CloseCode> {
    let shard = world.gateway.shard_of(link).ok_or(NOT_AUTHENTICATED)?;
    if !data["status"].is_string() || !data["activities"].is_array() {
        return Err(DECODE_ERROR);
    }
    world.gateway.presences.push(Presence { shard, payload: data.clone() });
    Ok(())
}

/// op 8: all members whose name begins with `query`, or those listed, in one chunk.
fn send_members(world: &mut World, link: u64, data: &Value) -> Result<(), CloseCode> {
    world.gateway.shard_of(link).ok_or(NOT_AUTHENTICATED)?;
    let guild = serde_json::from_value::<Id>(data["guild_id"].clone()).map_err(|_| DECODE_ERROR)?;
    let wanted: Vec<Id> = serde_json::from_value(data["user_ids"].clone()).unwrap_or_default();
    let query = data["query"].as_str();
    let Ok(found) = world.bot_guild(guild) else { return Ok(()) };
    let named = |user: &Id| {
        query.is_some_and(|query| world.users.get(user).is_some_and(|user| user.name.starts_with(query)))
    };
    let members: Vec<Value> = found
        .members
        .values()
        .filter(|member| wanted.contains(&member.user) || named(&member.user))
        .map(|member| payload::member(world, found, member))
        .collect();
    let chunk = json!({
        "guild_id": guild, "members": members, "chunk_index": 0, "chunk_count": 1,
        "not_found": [], "presences": [], "nonce": data["nonce"],
    });
    world.gateway.send_event(link, "GUILD_MEMBERS_CHUNK", &chunk);
    Ok(())
}

impl crate::gateway::Gateway {
    fn send(&self, link: u64, frame: &Value) {
        if let Some(link) = self.links.get(&link) {
            link.send(Down::Frame(frame.to_string()));
        }
    }

    /// The shard that speaks over this connection, once it has identified.
    fn shard_of(&self, link: u64) -> Option<u64> {
        let session = self.links.get(&link)?.session.as_ref()?;
        self.sessions.get(session).map(|session| session.shard)
    }
}
