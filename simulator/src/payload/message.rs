//! Messages, as REST answers them and as the gateway announces them.

use serde_json::{Value, json};

use crate::clock::iso8601;
use crate::ids::Id;
use crate::model::{Guild, Interaction, InteractionKind, Message, MessageOrigin};
use crate::payload;
use crate::state::World;

const TYPE_DEFAULT: u8 = 0;
const TYPE_REPLY: u8 = 19;
const TYPE_CHAT_INPUT_COMMAND: u8 = 20;
const TYPE_CONTEXT_MENU_COMMAND: u8 = 23;

/// A message as REST answers it. Without `reads_content` the bot sees what people wrote only where
/// Discord shows it to everyone: its own messages, direct messages, and where it is mentioned.
pub(crate) fn message(world: &World, message: &Message, reads_content: bool) -> Value {
    let mut seen = plain(world, message, reads_content);
    if let Some(reference) = message.reference {
        let target = world.messages.get(&reference).filter(|target| !target.deleted);
        let channel = target.map_or(message.channel, |target| target.channel);
        seen["message_reference"] = json!({"type": 0, "message_id": reference, "channel_id": channel});
        if let Some(guild) = guild_of(world, message) {
            seen["message_reference"]["guild_id"] = json!(guild.id);
        }
        seen["referenced_message"] = target.map_or(Value::Null, |target| plain(world, target, reads_content));
    }
    seen
}

/// A message as MESSAGE_CREATE and MESSAGE_UPDATE carry it.
pub(crate) fn message_event(world: &World, shown: &Message, reads_content: bool) -> Value {
    let mut seen = message(world, shown, reads_content);
    if let Some(channel) = world.channels.get(&shown.channel) {
        // From this, clients make the channel of a direct message, of which no event tells.
        seen["channel_type"] = json!(channel.kind as u8);
    }
    if let Some(guild) = guild_of(world, shown) {
        seen["guild_id"] = json!(guild.id);
        if let Some(member) = guild.members.get(&shown.author) {
            seen["member"] = payload::member_without_user(guild, member);
        }
    }
    seen
}

fn plain(world: &World, message: &Message, reads_content: bool) -> Value {
    let guild = guild_of(world, message);
    let reads_content = reads_content
        || guild.is_none()
        || message.author == world.bot
        || message.mentions.contains(&world.bot);
    let mentions: Vec<Value> =
        message.mentions.iter().map(|id| payload::user_in_mention(world, guild, *id)).collect();
    let mut seen = json!({
        "id": message.id, "channel_id": message.channel, "author": payload::user(world, message.author),
        "content": if reads_content { message.content.as_str() } else { "" },
        "timestamp": iso8601(message.created_ms), "edited_timestamp": message.edited_ms.map(iso8601),
        "tts": message.tts, "mention_everyone": message.mention_everyone, "mentions": mentions,
        "mention_roles": message.mention_roles, "attachments": if reads_content { attachments(message) } else { json!([]) },
        "embeds": if reads_content { message.embeds.as_slice() } else { &[] },
        "pinned": false, "type": message_type(world, message), "flags": message.flags,
        "components": if reads_content { message.components.as_slice() } else { &[] },
    });
    if let Some(nonce) = &message.nonce {
        seen["nonce"] = nonce.clone();
    }
    if !message.reactions.is_empty() {
        seen["reactions"] = reactions(world, message);
    }
    if let Some(thread) = message.thread.and_then(|id| world.channels.get(&id)) {
        seen["thread"] = payload::channel(world, thread);
    }
    if let Some(interaction) = interaction_of(world, message) {
        seen["webhook_id"] = json!(world.bot);
        seen["application_id"] = json!(world.bot);
        if matches!(message.origin, MessageOrigin::Response(_)) {
            describe_interaction(world, interaction, &mut seen);
        }
    }
    seen
}

fn describe_interaction(world: &World, interaction: &Interaction, seen: &mut Value) {
    let user = payload::user(world, interaction.user);
    let mut metadata = json!({
        "id": interaction.id, "type": interaction.kind as u8, "user": user,
        "authorizing_integration_owners": interaction.owners,
    });
    match interaction.kind {
        InteractionKind::Command => {
            metadata["name"] = json!(interaction.name);
            metadata["command_type"] = json!(interaction.command_kind);
            let name = &interaction.name;
            seen["interaction"] = json!({"id": interaction.id, "type": 2, "name": name, "user": user});
        }
        InteractionKind::Component => metadata["interacted_message_id"] = json!(interaction.source),
        // Its metadata nests those of the interaction that opened the form; clients do without.
        InteractionKind::ModalSubmit | InteractionKind::Autocomplete => return,
    }
    seen["interaction_metadata"] = metadata;
}

fn message_type(world: &World, message: &Message) -> u8 {
    let first_answer_to = match message.origin {
        MessageOrigin::Response(_) => interaction_of(world, message),
        MessageOrigin::Sent | MessageOrigin::FollowUp(_) => None,
    };
    match first_answer_to.and_then(|interaction| interaction.command_kind) {
        Some(1) => TYPE_CHAT_INPUT_COMMAND,
        Some(_) => TYPE_CONTEXT_MENU_COMMAND,
        None if message.reference.is_some() => TYPE_REPLY,
        None => TYPE_DEFAULT,
    }
}

fn interaction_of<'a>(world: &'a World, message: &Message) -> Option<&'a Interaction> {
    match message.origin {
        MessageOrigin::Response(id) | MessageOrigin::FollowUp(id) => world.interactions.get(&id),
        MessageOrigin::Sent => None,
    }
}

fn guild_of<'a>(world: &'a World, message: &Message) -> Option<&'a Guild> {
    let guild: Id = world.channels.get(&message.channel)?.guild?;
    world.guilds.get(&guild)
}

/// Files that an embed or a component shows are told there alone.
fn attachments(message: &Message) -> Value {
    let shown = message.loose_attachments().into_iter().map(|file| {
        let mut shown = json!({
            "id": file.id, "filename": file.filename, "size": file.size, "content_type": file.content_type,
            "url": file.url, "proxy_url": file.url,
        });
        if let Some(description) = &file.description {
            shown["description"] = json!(description);
        }
        if let Some((width, height)) = file.pixels {
            shown["width"] = json!(width);
            shown["height"] = json!(height);
        }
        if message.is_ephemeral() {
            shown["ephemeral"] = json!(true);
        }
        shown
    });
    shown.collect()
}

fn reactions(world: &World, message: &Message) -> Value {
    let counts = message.reactions.iter().map(|(emoji, users)| {
        json!({
            "emoji": {"id": null, "name": emoji}, "count": users.len(), "me": users.contains(&world.bot),
            "me_burst": false, "burst_colors": [],
            "count_details": {"burst": 0, "normal": users.len()},
        })
    });
    counts.collect()
}
