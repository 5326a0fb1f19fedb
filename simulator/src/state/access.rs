//! Who may see and do what, asked of the world as a whole.

use crate::errors::{ApiError, Fault};
use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Guild, Message, Permissions};
use crate::state::World;

/// What everyone may do in a conversation outside of guilds.
const PRIVATE_CHANNEL_PERMISSIONS: Permissions = Permissions(
    Permissions::VIEW_CHANNEL.0
        | Permissions::SEND_MESSAGES.0
        | Permissions::EMBED_LINKS.0
        | Permissions::ATTACH_FILES.0
        | Permissions::READ_MESSAGE_HISTORY.0
        | Permissions::ADD_REACTIONS.0
        | Permissions::USE_APPLICATION_COMMANDS.0
        | Permissions::USE_EXTERNAL_APPS.0,
);

impl World {
    /// What `user` may do in a channel; a thread asks its parent.
    pub(crate) fn permissions(&self, channel: &Channel, user: Id) -> Permissions {
        let Some(guild) = channel.guild.and_then(|id| self.guilds.get(&id)) else {
            let takes_part = channel.recipients.contains(&user)
                || (channel.kind == ChannelKind::Direct && user == self.bot);
            return if takes_part { PRIVATE_CHANNEL_PERMISSIONS } else { Permissions::NONE };
        };
        let parent = channel.parent.and_then(|id| self.channels.get(&id));
        parent.unwrap_or(channel).permissions_of(user, guild)
    }

    pub(crate) fn sees_channel(&self, channel: Id, user: Id) -> bool {
        let channel = self.channels.get(&channel);
        channel.is_some_and(|channel| self.permissions(channel, user).allow(Permissions::VIEW_CHANNEL))
    }

    /// Whether `user` has the message before their eyes.
    pub(crate) fn sees_message(&self, message: &Message, user: Id) -> bool {
        let let_in = message.visible_only_to.is_none_or(|only| only == user);
        !message.deleted && let_in && self.sees_channel(message.channel, user)
    }

    /// A channel the bot may use with `needed`, or the refusal Discord would give it.
    pub(crate) fn bot_channel(&self, id: Id, needed: Permissions) -> Result<&Channel, ApiError> {
        let channel = self.channel(id)?;
        let permissions = self.permissions(channel, self.bot);
        if !permissions.allow(Permissions::VIEW_CHANNEL) {
            return Err(Fault::MissingAccess.into());
        }
        if !permissions.allow(needed) {
            return Err(Fault::MissingPermissions.into());
        }
        Ok(channel)
    }

    /// Whether `user` and the bot can write to each other at all: they share a guild, or the user
    /// installed the application.
    pub(crate) fn knows_bot(&self, user: Id) -> bool {
        self.shares_guild(user) || self.users.get(&user).is_some_and(|user| user.installed_app)
    }

    pub(crate) fn shares_guild(&self, user: Id) -> bool {
        let shared =
            |guild: &Guild| guild.members.contains_key(&user) && guild.members.contains_key(&self.bot);
        self.guilds.values().any(shared)
    }

    /// A guild the bot is a member of.
    pub(crate) fn bot_guild(&self, id: Id) -> Result<&Guild, ApiError> {
        let guild = self.guild(id)?;
        if guild.members.contains_key(&self.bot) { Ok(guild) } else { Err(Fault::MissingAccess.into()) }
    }

    /// The permission to write, which a thread names differently.
    pub(crate) fn writing_in(channel: &Channel) -> Permissions {
        match channel.kind {
            ChannelKind::Thread => Permissions::SEND_MESSAGES_IN_THREADS,
            _ => Permissions::SEND_MESSAGES,
        }
    }
}
