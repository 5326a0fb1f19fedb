//! INTERACTION_CREATE: what every kind of interaction has in common, and the answer to a callback.

use serde_json::{Map, Value, json};

use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Interaction, InteractionKind, Permissions, Response};
use crate::payload;
use crate::state::World;

/// The largest file an answer may carry: 10 MiB.
const ATTACHMENT_BYTES_MAX: u32 = 10 * 1024 * 1024;
/// What a user-installed application may do in a guild that did not install it.
const GUEST_PERMISSIONS: Permissions =
    Permissions(Permissions::EMBED_LINKS.0 | Permissions::ATTACH_FILES.0 | Permissions::MENTION_EVERYONE.0);

/// The parts of an interaction's event that its kind decides.
pub(crate) struct Envelope {
    pub(crate) data: Value,
    /// The message that carries the component pressed.
    pub(crate) message: Option<Value>,
}

/// The whole event.
pub(crate) fn envelope(
    world: &World,
    interaction: &Interaction,
    channel: &Channel,
    inner: Envelope,
) -> Value {
    let mut shown_channel = payload::channel(world, channel);
    shown_channel["permissions"] = json!(world.permissions(channel, interaction.user));
    let mut event = json!({
        "id": interaction.id, "application_id": world.bot, "token": interaction.token, "version": 1,
        "type": interaction.kind as u8, "data": inner.data,
        "channel_id": channel.id, "channel": shown_channel,
        "app_permissions": app_permissions(world, channel), "locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": interaction.owners, "context": context(channel),
        "attachment_size_limit": ATTACHMENT_BYTES_MAX,
    });
    let place = match channel.guild.and_then(|id| world.guilds.get(&id)) {
        Some(guild) => {
            let mut place = json!({
                "guild_id": guild.id, "guild_locale": "en-US",
                "guild": {"id": guild.id, "locale": "en-US", "features": []},
            });
            if let Some(member) = guild.members.get(&interaction.user) {
                place["member"] = payload::member(world, guild, member);
                place["member"]["permissions"] = json!(world.permissions(channel, interaction.user));
            }
            place
        }
        None => json!({"user": payload::user(world, interaction.user)}),
    };
    if let (Value::Object(event), Value::Object(place)) = (&mut event, place) {
        event.extend::<Map<String, Value>>(place);
    }
    if let Some(message) = inner.message {
        event["message"] = message;
    }
    event
}

/// Where an interaction happens: 0 guild, 1 direct message with the bot, 2 other private channel.
pub(crate) fn context(channel: &Channel) -> u8 {
    match channel.kind {
        ChannelKind::Text | ChannelKind::Thread => 0,
        ChannelKind::Direct => 1,
        ChannelKind::Group => 2,
    }
}

/// The body of a callback's answer when `with_response=true` was asked for.
pub(crate) fn callback(world: &World, interaction: &Interaction, kind: i64, message: Option<Id>) -> Value {
    let mut described = json!({
        "id": interaction.id, "type": interaction.kind as u8,
        "response_message_loading": interaction.response == Some(Response::Deferred),
        "response_message_ephemeral": false,
    });
    let mut resource = json!({"type": kind});
    if let Some(message) = message.and_then(|id| world.messages.get(&id)) {
        described["response_message_id"] = json!(message.id);
        described["response_message_ephemeral"] = json!(message.is_ephemeral());
        resource["message"] = payload::message(world, message, true);
    }
    let mut answer = json!({"interaction": described});
    if interaction.kind != InteractionKind::Autocomplete {
        answer["resource"] = resource;
    }
    answer
}

fn app_permissions(world: &World, channel: &Channel) -> Permissions {
    let own = world.permissions(channel, world.bot);
    if own == Permissions::NONE { GUEST_PERMISSIONS } else { own }
}
