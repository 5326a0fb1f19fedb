//! Making guilds, channels, threads, direct messages and groups.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::control::error::found;
use crate::control::{ControlError, Simulator};
use crate::ids::Id;
use crate::model::{Channel, ChannelKind, Guild, Member, Permissions, Role};
use crate::state::World;

impl Simulator {
    /// Makes a guild with the bot in it, and an owner (see [`Simulator::owner`]) made for it.
    /// It has no channels yet.
    pub fn create_guild(&self, name: &str) -> Id {
        self.shared.change(|world| {
            let id = world.new_id();
            add_guild(world, id, name);
            world.add_member(id, world.bot);
            id
        })
    }

    /// Like [`Simulator::create_guild`], for a guild which `shard` (0-based) of `of` shards serves.
    pub fn create_guild_on_shard(&self, name: &str, shard: u64, of: u64) -> Id {
        self.shared.change(|world| {
            let id = world.new_id_on_shard(shard, of);
            add_guild(world, id, name);
            world.add_member(id, world.bot);
            id
        })
    }

    /// Makes a guild that has not installed the bot.
    pub fn create_guild_without_bot(&self, name: &str) -> Id {
        self.shared.change(|world| {
            let id = world.new_id();
            add_guild(world, id, name);
            id
        })
    }

    /// The user who owns a guild.
    ///
    /// # Errors
    /// When there is no such guild.
    pub fn owner(&self, guild: Id) -> Result<Id, ControlError> {
        self.shared.read(|world| Ok(found(world.guilds.get(&guild), "guild", guild)?.owner))
    }

    /// Makes a text channel that everyone sees.
    ///
    /// # Errors
    /// When there is no such guild.
    pub fn create_channel(&self, guild: Id, name: &str) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            found(world.guilds.get(&guild), "guild", guild)?;
            let id = world.add_channel(ChannelKind::Text, Some(guild), name.to_owned(), Vec::new());
            world.announce_channel("CHANNEL_CREATE", id, Value::Null);
            Ok(id)
        })
    }

    /// Says what a channel is for.
    ///
    /// # Errors
    /// When there is no such channel.
    pub fn set_topic(&self, channel: Id, topic: &str) -> Result<(), ControlError> {
        self.shared.change(|world| {
            found(world.channels.get_mut(&channel), "channel", channel)?.topic = Some(topic.to_owned());
            world.announce_channel("CHANNEL_UPDATE", channel, Value::Null);
            Ok(())
        })
    }

    /// Opens a thread in a channel, as a person would.
    ///
    /// # Errors
    /// When there is no such channel.
    pub fn create_thread(&self, channel: Id, creator: Id, name: &str) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            found(world.channels.get(&channel), "channel", channel)?;
            Ok(world.add_thread(channel, None, name.to_owned(), creator))
        })
    }

    /// Grants and denies a role or a user something in one channel, replacing what was said before.
    ///
    /// # Errors
    /// When there is no such channel.
    pub fn overwrite(
        &self,
        channel: Id,
        role_or_user: Id,
        allow: Permissions,
        deny: Permissions,
    ) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let for_member = world.users.contains_key(&role_or_user);
            let place: &mut Channel = found(world.channels.get_mut(&channel), "channel", channel)?;
            place.overwrites.insert(role_or_user, crate::model::Overwrite { allow, deny, for_member });
            world.announce_channel("CHANNEL_UPDATE", channel, Value::Null);
            Ok(())
        })
    }

    /// The direct-message channel between a user and the bot.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn open_direct(&self, user: Id) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            found(world.users.get(&user), "user", user)?;
            Ok(world.direct_channel(user))
        })
    }

    /// A private conversation between people, which the bot is no part of.
    pub fn create_group(&self, users: &[Id]) -> Id {
        self.shared.change(|world| world.add_channel(ChannelKind::Group, None, String::new(), users.to_vec()))
    }
}

fn add_guild(world: &mut World, id: Id, name: &str) {
    let owner = world.add_user(&format!("owner of {name}"), false);
    let everyone =
        Role { id, name: "@everyone".into(), permissions: Permissions::EVERYONE_DEFAULT, mentionable: false };
    let created_ms = world.now_ms();
    let owning = Member { user: owner, roles: Vec::new(), joined_ms: created_ms };
    let guild = Guild {
        id,
        name: name.to_owned(),
        owner,
        roles: BTreeMap::from([(id, everyone)]),
        members: BTreeMap::from([(owner, owning)]),
        created_ms,
    };
    world.guilds.insert(id, guild);
}
