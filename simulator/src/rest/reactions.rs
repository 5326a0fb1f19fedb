//! The bot's own reactions.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::json;

use crate::errors::{ApiError, Fault};
use crate::gateway::{Event, Intents};
use crate::ids::Id;
use crate::model::Permissions;
use crate::payload;
use crate::rest::Handled;
use crate::rest::messages::public_message;
use crate::state::{Shared, World};

const REACTIONS_MAX: usize = 20;

type Target = Path<(Id, Id, String)>;

pub(super) async fn add(
    State(shared): State<Arc<Shared>>,
    Path((channel, message, emoji)): Target,
) -> Result<StatusCode, ApiError> {
    check_emoji(&emoji)?;
    shared.change(|world| {
        world.bot_channel(channel, Permissions::READ_MESSAGE_HISTORY)?;
        let target = public_message(world, channel, message)?;
        if !target.reactions.contains_key(&emoji) {
            world.bot_channel(channel, Permissions::ADD_REACTIONS)?;
            if target.reactions.len() >= REACTIONS_MAX {
                return Err(Fault::TooManyReactions.into());
            }
        }
        world.react(message, world.bot, &emoji);
        Ok(StatusCode::NO_CONTENT)
    })
}

pub(super) async fn remove(
    State(shared): State<Arc<Shared>>,
    Path((channel, message, emoji)): Target,
) -> Result<StatusCode, ApiError> {
    check_emoji(&emoji)?;
    shared.change(|world| {
        world.bot_channel(channel, Permissions::NONE)?;
        public_message(world, channel, message)?;
        world.take_reaction_back(message, world.bot, &emoji);
        Ok(StatusCode::NO_CONTENT)
    })
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path((channel, message, emoji)): Target,
) -> Handled {
    check_emoji(&emoji)?;
    shared.read(|world| {
        world.bot_channel(channel, Permissions::READ_MESSAGE_HISTORY)?;
        let users = public_message(world, channel, message)?.reactions.get(&emoji);
        Ok(Json(users.into_iter().flatten().map(|user| payload::user(world, *user)).collect()))
    })
}

/// Unicode emoji are taken as they are; a custom one is `name:id`.
fn check_emoji(emoji: &str) -> Result<(), ApiError> {
    let is_custom = emoji.split_once(':').is_some_and(|(_, id)| id.parse::<u64>().is_ok());
    if is_custom || !emoji.is_ascii() { Ok(()) } else { Err(Fault::UnknownEmoji.into()) }
}

impl World {
    pub(crate) fn react(&mut self, message: Id, user: Id, emoji: &str) {
        if let Some(message) = self.messages.get_mut(&message) {
            message.reactions.entry(emoji.to_owned()).or_default().insert(user);
        }
        self.announce_reaction("MESSAGE_REACTION_ADD", message, user, emoji);
    }

    pub(crate) fn take_reaction_back(&mut self, message: Id, user: Id, emoji: &str) {
        if let Some(message) = self.messages.get_mut(&message) {
            let users = message.reactions.entry(emoji.to_owned()).or_default();
            users.remove(&user);
            message.reactions.retain(|_, users| !users.is_empty());
        }
        self.announce_reaction("MESSAGE_REACTION_REMOVE", message, user, emoji);
    }

    fn announce_reaction(&mut self, name: &'static str, message: Id, user: Id, emoji: &str) {
        let Some(target) = self.messages.get(&message) else { return };
        let guild = self.channels.get(&target.channel).and_then(|channel| channel.guild);
        let mut data = json!({
            "user_id": user, "channel_id": target.channel, "message_id": message, "burst": false, "type": 0,
            "message_author_id": target.author, "emoji": {"id": null, "name": emoji},
        });
        if let Some(found) = guild.and_then(|id| self.guilds.get(&id)) {
            data["guild_id"] = json!(found.id);
            if let Some(member) = found.members.get(&user) {
                data["member"] = payload::member(self, found, member);
            }
        }
        let intents = match guild {
            Some(_) => Intents::GUILD_MESSAGE_REACTIONS,
            None => Intents::DIRECT_MESSAGE_REACTIONS,
        };
        self.dispatch(&Event::new(name, guild, intents, data));
    }
}
