//! Users, members and the application.

use serde_json::{Value, json};

use crate::clock::iso8601;
use crate::gateway::Intents;
use crate::ids::Id;
use crate::model::{Guild, Member};
use crate::state::World;

const FLAG_MESSAGE_CONTENT_LIMITED: u64 = 1 << 19;
const FLAG_GUILD_MEMBERS_LIMITED: u64 = 1 << 15;
const FLAG_PRESENCE_LIMITED: u64 = 1 << 13;

/// Any user, as others see them.
pub(crate) fn user(world: &World, id: Id) -> Value {
    let Some(user) = world.users.get(&id) else {
        return json!({"id": id, "username": "deleted_user", "discriminator": "0", "global_name": null,
            "avatar": null, "public_flags": 0});
    };
    let mut seen = json!({
        "id": user.id, "username": user.name, "discriminator": "0", "global_name": user.name,
        "avatar": null, "public_flags": 0,
    });
    if user.bot {
        seen["bot"] = json!(true);
        seen["global_name"] = Value::Null;
    }
    seen
}

/// The bot, as it sees itself.
pub(crate) fn own_user(world: &World) -> Value {
    let name = world.users.get(&world.bot).map_or("", |user| &user.name);
    json!({
        "id": world.bot, "username": name, "discriminator": "0", "global_name": null, "avatar": null,
        "bot": true, "verified": true, "mfa_enabled": true, "flags": 0, "public_flags": 0, "email": null,
        "locale": "en-US", "banner": null, "accent_color": null,
    })
}

/// The application; `privileged` are the intents enabled for it.
pub(crate) fn application(world: &World, privileged: Intents) -> Value {
    let flags: u64 = [
        (Intents::MESSAGE_CONTENT, FLAG_MESSAGE_CONTENT_LIMITED),
        (Intents::GUILD_MEMBERS, FLAG_GUILD_MEMBERS_LIMITED),
        (Intents::GUILD_PRESENCES, FLAG_PRESENCE_LIMITED),
    ]
    .into_iter()
    .filter(|(intent, _)| privileged.contains(*intent))
    .map(|(_, flag)| flag)
    .sum();
    let name = world.users.get(&world.bot).map_or("", |user| &user.name);
    json!({
        "id": world.bot, "name": name, "icon": null, "description": "", "summary": "",
        "bot_public": true, "bot_require_code_grant": false, "verify_key": "0".repeat(64), "flags": flags,
        "team": null, "owner": {
            "id": "1", "username": "developer", "discriminator": "0", "global_name": null, "avatar": null,
            "public_flags": 0,
        },
        "bot": own_user(world), "hook": true, "rpc_origins": [], "redirect_uris": [], "tags": [],
        "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "approximate_guild_count": world.guilds.len(), "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
    })
}

/// A member with the user inside.
pub(crate) fn member(world: &World, guild: &Guild, member: &Member) -> Value {
    let mut seen = member_without_user(guild, member);
    seen["user"] = user(world, member.user);
    seen
}

/// A member as messages carry it, beside their author.
pub(crate) fn member_without_user(guild: &Guild, member: &Member) -> Value {
    json!({
        "nick": null, "avatar": null, "banner": null, "roles": member.roles,
        "joined_at": iso8601(member.joined_ms), "premium_since": null, "deaf": false, "mute": false,
        "flags": 0, "pending": false, "permissions": guild.permissions_of(member.user),
        "communication_disabled_until": null,
    })
}

/// A user in a message's `mentions`, with the member inside when it happened in a guild.
pub(crate) fn user_in_mention(world: &World, guild: Option<&Guild>, id: Id) -> Value {
    let mut seen = user(world, id);
    if let Some((guild, member)) = guild.and_then(|guild| Some((guild, guild.members.get(&id)?))) {
        seen["member"] = member_without_user(guild, member);
    }
    seen
}
