//! The state around the messages: people, guilds with their channels and members, direct messages, the bot.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Guild, User};
use crate::state::World;
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;
use crate::web::{Page, channel, names};

pub(super) async fn state(
    State(page): State<Arc<Page>>,
    viewer: Option<Viewer>,
) -> Result<Json<Value>, Refusal> {
    let revision = page.discord.shared.revision();
    let host = page.web.host.as_ref().map(|_| json!({"inspect": true, "banner": true}));
    page.discord.shared.read(|world| {
        let people = people(world);
        let first = people.first().map(|user| Viewer(user.id));
        let viewer = viewer.or(first).ok_or_else(|| Refusal::not_found("person"))?;
        Ok(Json(json!({
            "title": page.web.title, "revision": revision, "as": viewer.0,
            "people": people.into_iter().map(|user| one_of_the_people(world, user)).collect::<Vec<_>>(),
            "bot": bot(world),
            "guilds": guilds(world, viewer),
            "direct": private_channels(world, viewer),
            "host": host,
        })))
    })
}

/// Everyone one can be: no bots, and not the owners that guilds are made with, unless there is nobody else.
fn people(world: &World) -> Vec<&User> {
    let is_owner = |id: Id| world.guilds.values().any(|guild| guild.owner == id);
    let (owners, others): (Vec<&User>, Vec<&User>) =
        world.users.values().filter(|user| !user.bot).partition(|user| is_owner(user.id));
    if others.is_empty() { owners } else { others }
}

fn one_of_the_people(world: &World, user: &User) -> Value {
    let guild = world.guilds.values().find(|guild| guild.members.contains_key(&user.id));
    json!({"id": user.id, "name": user.name, "roles": names::roles(guild, user.id)})
}

fn guilds(world: &World, viewer: Viewer) -> Vec<Value> {
    let joined = world.guilds.values().filter(|guild| guild.members.contains_key(&viewer.0));
    joined
        .map(|guild| {
            json!({
                "id": guild.id, "name": guild.name,
                "channels": channels(world, guild, viewer), "members": members(world, guild),
            })
        })
        .collect()
}

/// The channels that a person sees, each with its threads behind it.
fn channels(world: &World, guild: &Guild, viewer: Viewer) -> Vec<Value> {
    let seen: Vec<&Channel> = world
        .channels
        .values()
        .filter(|found| found.guild == Some(guild.id) && world.sees_channel(found.id, viewer.0))
        .collect();
    let below = |parent: Option<Id>| seen.iter().filter(move |found| found.parent == parent);
    below(None)
        .flat_map(|top| std::iter::once(top).chain(below(Some(top.id))))
        .map(|found| channel::channel(world, found, viewer))
        .collect()
}

fn members(world: &World, guild: &Guild) -> Vec<Value> {
    let (bot, people) = (bot(world), people(world));
    let is_bot = |id: &Id| world.users.get(id).is_some_and(|user| user.bot);
    let shown = guild.members.keys().filter(|id| is_bot(id) || people.iter().any(|user| user.id == **id));
    shown
        .map(|id| {
            let mut seen = names::person(world, Some(guild), *id);
            let is_bot = *id == world.bot;
            seen["status"] = if is_bot { bot["status"].clone() } else { json!("online") };
            seen["activity"] = if is_bot { bot["activity"].clone() } else { Value::Null };
            seen
        })
        .collect()
}

fn private_channels(world: &World, viewer: Viewer) -> Vec<Value> {
    let is_private = |found: &&Channel| matches!(found.kind, ChannelKind::Direct | ChannelKind::Group);
    let seen =
        world.channels.values().filter(is_private).filter(|found| world.sees_channel(found.id, viewer.0));
    seen.map(|found| channel::channel(world, found, viewer)).collect()
}

fn bot(world: &World) -> Value {
    let connected = world.gateway.statuses().iter().any(|shard| shard.connected);
    let presence = world.gateway.presences.last().map(|presence| &presence.payload).filter(|_| connected);
    let status = presence.and_then(|presence| presence["status"].as_str());
    let status = if connected { status.unwrap_or("online") } else { "offline" };
    json!({
        "id": world.bot, "name": world.users.get(&world.bot).map(|bot| &bot.name), "connected": connected,
        // To others, who is invisible is offline.
        "status": if status == "invisible" { "offline" } else { status },
        "activity": presence.and_then(activity),
    })
}

/// The line under the bot's name.
fn activity(presence: &Value) -> Option<String> {
    let activity = presence["activities"].get(0)?;
    let name = activity["name"].as_str().unwrap_or_default();
    Some(match activity["type"].as_i64()? {
        0 => format!("Playing {name}"),
        1 => format!("Streaming {name}"),
        2 => format!("Listening to {name}"),
        3 => format!("Watching {name}"),
        5 => format!("Competing in {name}"),
        _ => activity["state"].as_str().unwrap_or(name).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_what_the_bot_does() {
        let check = |activity: Value, expected: &str| {
            let presence = json!({"activities": [activity]});
            assert_eq!(super::activity(&presence).as_deref(), Some(expected));
        };
        check(json!({"type": 2, "name": "questions"}), "Listening to questions");
        check(json!({"type": 4, "name": "~", "state": "Ask me"}), "Ask me");
        assert_eq!(super::activity(&json!({"activities": []})), None);
    }
}
