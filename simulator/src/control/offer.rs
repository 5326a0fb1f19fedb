//! Whether a client would offer a command to a person in a place, and on whose installation.

use serde_json::{Value, json};

use crate::control::ControlError;
use crate::control::error::{found, not_offered};
use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Command, CommandKind, Permissions};
use crate::payload;
use crate::state::World;

/// A person, in a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    pub(crate) user: Id,
    pub(crate) channel: Id,
}

/// Through which installation an interaction comes.
#[derive(Clone, Debug)]
pub(crate) struct Installation {
    /// `authorizing_integration_owners`.
    pub(super) owners: Value,
    pub(super) by_user_only: bool,
    /// Answers are forced to be ephemeral.
    pub(super) forced_ephemeral: bool,
}

/// The command a client offers under this name; a guild's own goes before a global one.
pub(crate) fn offered(
    world: &World,
    at: Position,
    kind: CommandKind,
    name: &str,
) -> Result<(Command, Installation), ControlError> {
    let channel = found(world.channels.get(&at.channel), "channel", at.channel)?;
    found(world.users.get(&at.user), "user", at.user)?;
    let permissions = world.permissions(channel, at.user);
    if !permissions.allow(Permissions::VIEW_CHANNEL) {
        return not_offered(format!("user {} does not see channel {}", at.user, at.channel));
    }
    if !permissions.allow(Permissions::USE_APPLICATION_COMMANDS) {
        return not_offered(format!("user {} may not use commands in channel {}", at.user, at.channel));
    }
    let named: Vec<&Command> =
        world.commands.values().filter(|command| command.kind == kind && command.name == name).collect();
    let of_guild = named.iter().find(|command| command.guild.is_some() && command.guild == channel.guild);
    let Some(command) = of_guild.or(named.iter().find(|command| command.guild.is_none())) else {
        let all: Vec<&str> = world.commands.values().map(|command| command.name.as_str()).collect();
        let elsewhere = if named.is_empty() { "" } else { " here (another guild has one)" };
        return not_offered(format!(
            "no {kind:?} command {name:?} is registered{elsewhere}; there are {all:?}"
        ));
    };
    let installation = installation(world, at, channel, command)?;
    if channel.guild.is_some() {
        check_permissions(command, permissions)?;
    }
    Ok(((*command).clone(), installation))
}

fn installation(
    world: &World,
    at: Position,
    channel: &Channel,
    command: &Command,
) -> Result<Installation, ControlError> {
    let context = payload::context(channel);
    let name = &command.name;
    if command.guild.is_none() && !command.available_in(context) {
        return not_offered(format!("command {name:?} is not available in context {context}"));
    }
    let in_guild = channel.guild.and_then(|id| world.guilds.get(&id));
    let guild_install = match channel.kind {
        ChannelKind::Text | ChannelKind::Thread => {
            in_guild.is_some_and(|guild| guild.members.contains_key(&world.bot))
        }
        ChannelKind::Direct => world.shares_guild(at.user),
        ChannelKind::Group => false,
    } && (command.guild.is_some() || command.installs_to(0));
    let user_install = command.guild.is_none()
        && command.installs_to(1)
        && world.users.get(&at.user).is_some_and(|user| user.installed_app);
    if !guild_install && !user_install {
        return not_offered(format!(
            "command {name:?} is installed neither in this place nor for user {}",
            at.user
        ));
    }
    Ok(through(world, at, channel, (guild_install, user_install)))
}

/// The installation of an interaction that comes through `(guild, user)`.
fn through(world: &World, at: Position, channel: &Channel, (guild, user): (bool, bool)) -> Installation {
    let mut owners = json!({});
    if guild {
        owners["0"] = channel.guild.map_or(json!("0"), |guild| json!(guild));
    }
    if user {
        owners["1"] = json!(at.user);
    }
    let by_user_only = !guild;
    let speaks_openly = world.permissions(channel, at.user).allow(Permissions::USE_EXTERNAL_APPS);
    Installation { owners, by_user_only, forced_ephemeral: by_user_only && !speaks_openly }
}

fn check_permissions(command: &Command, granted: Permissions) -> Result<(), ControlError> {
    let Some(needed) = command.default_member_permissions() else { return Ok(()) };
    let needed = if needed == Permissions::NONE { Permissions::ADMINISTRATOR } else { needed };
    if granted.allow(needed) {
        Ok(())
    } else {
        not_offered(format!(
            "this person may not use /{} here: it needs the permissions {}, they have {}",
            command.name, needed.0, granted.0
        ))
    }
}
