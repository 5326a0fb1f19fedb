//! Guilds, roles, channels and threads.

use serde_json::{Map, Value, json};

use crate::clock::iso8601;
use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Guild, Role};
use crate::payload;
use crate::state::World;

/// How long a thread stays open without a word.
const THREAD_ARCHIVE_MINUTES: u32 = 1440;

/// A guild as REST shows it.
pub(crate) fn guild(guild: &Guild) -> Value {
    let roles: Vec<Value> = guild.roles.values().map(|shown| role(guild, shown)).collect();
    json!({
        "id": guild.id, "name": guild.name, "icon": null, "splash": null, "discovery_splash": null,
        "owner_id": guild.owner, "afk_channel_id": null, "afk_timeout": 300, "verification_level": 0,
        "default_message_notifications": 0, "explicit_content_filter": 0, "roles": roles, "emojis": [],
        "features": [], "mfa_level": 0, "application_id": null, "system_channel_id": null,
        "system_channel_flags": 0, "rules_channel_id": null, "vanity_url_code": null, "description": null,
        "banner": null, "premium_tier": 0, "preferred_locale": "en-US", "public_updates_channel_id": null,
        "nsfw_level": 0, "stickers": [], "premium_progress_bar_enabled": false,
        "safety_alerts_channel_id": null, "region": "deprecated", "widget_enabled": false,
        "widget_channel_id": null, "premium_subscription_count": 0, "max_members": 500_000,
        "approximate_member_count": guild.members.len(), "approximate_presence_count": 0,
        "max_presences": null, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
        "incidents_data": null, "hub_type": null,
    })
}

/// A guild as the gateway introduces it; without `all_members`, the bot is the only one shown.
pub(crate) fn guild_create(world: &World, created: &Guild, all_members: bool) -> Value {
    let mut seen = guild(created);
    let members: Vec<Value> = created
        .members
        .values()
        .filter(|member| all_members || member.user == world.bot)
        .map(|member| payload::member(world, created, member))
        .collect();
    let (threads, channels): (Vec<_>, Vec<_>) = world
        .channels
        .values()
        .filter(|channel| channel.guild == Some(created.id))
        .partition(|channel| channel.kind == ChannelKind::Thread);
    let shown = |channels: Vec<&Channel>| -> Vec<Value> {
        channels.into_iter().map(|shown| channel(world, shown)).collect()
    };
    let more = json!({
        "joined_at": iso8601(created.created_ms), "large": false, "unavailable": false,
        "member_count": created.members.len(), "voice_states": [], "members": members,
        "channels": shown(channels), "threads": shown(threads), "presences": [], "stage_instances": [],
        "guild_scheduled_events": [], "soundboard_sounds": [],
    });
    if let (Value::Object(seen), Value::Object(more)) = (&mut seen, more) {
        seen.extend(more);
    }
    seen
}

pub(crate) fn role(guild: &Guild, role: &Role) -> Value {
    let position = guild.roles.keys().position(|id| *id == role.id).unwrap_or_default();
    json!({
        "id": role.id, "name": role.name, "description": null, "color": 0,
        "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
        "hoist": false, "icon": null, "unicode_emoji": null, "position": position,
        "permissions": role.permissions, "managed": false, "mentionable": role.mentionable, "flags": 0,
    })
}

/// Any channel, as the bot sees it.
pub(crate) fn channel(world: &World, channel: &Channel) -> Value {
    let mut seen = json!({
        "id": channel.id, "type": channel.kind as u8, "last_message_id": channel.last_message, "flags": 0,
    });
    let more = match channel.kind {
        ChannelKind::Direct => json!({"recipients": recipients(world, channel)}),
        ChannelKind::Group => json!({
            "recipients": recipients(world, channel), "name": channel.name, "icon": null,
            "owner_id": channel.recipients.first(),
        }),
        ChannelKind::Text => json!({
            "guild_id": channel.guild, "name": channel.name, "position": 0,
            "permission_overwrites": overwrites(channel), "nsfw": false, "topic": channel.topic,
            "parent_id": channel.parent, "rate_limit_per_user": 0,
        }),
        ChannelKind::Thread => json!({
            "guild_id": channel.guild, "name": channel.name, "parent_id": channel.parent,
            "owner_id": channel.creator, "rate_limit_per_user": 0, "message_count": 0, "member_count": 1,
            "total_message_sent": 0, "thread_metadata": {
                "archived": false, "auto_archive_duration": THREAD_ARCHIVE_MINUTES, "locked": false,
                "archive_timestamp": iso8601(channel.created_ms), "create_timestamp": iso8601(channel.created_ms),
            },
        }),
    };
    extend(&mut seen, more);
    seen
}

/// The bot's membership in a thread it made.
pub(crate) fn thread_member(thread: &Channel, user: Id) -> Value {
    json!({"id": thread.id, "user_id": user, "join_timestamp": iso8601(thread.created_ms), "flags": 0})
}

fn recipients(world: &World, channel: &Channel) -> Vec<Value> {
    channel.recipients.iter().map(|id| payload::user(world, *id)).collect()
}

fn overwrites(channel: &Channel) -> Vec<Value> {
    let shown = channel.overwrites.iter().map(|(id, overwrite)| {
        let kind = u8::from(overwrite.for_member);
        json!({"id": id, "type": kind, "allow": overwrite.allow, "deny": overwrite.deny})
    });
    shown.collect()
}

fn extend(seen: &mut Value, more: Value) {
    if let (Value::Object(seen), Value::Object(more)) = (seen, more) {
        seen.extend::<Map<String, Value>>(more);
    }
}
