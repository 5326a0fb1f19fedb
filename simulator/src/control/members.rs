//! Making users, members and roles, and installing the application.

use crate::control::error::found;
use crate::control::{ControlError, Simulator};
use crate::ids::Id;
use crate::model::{Member, Permissions, Role};
use crate::state::World;

impl Simulator {
    /// Makes a person.
    pub fn create_user(&self, name: &str) -> Id {
        self.shared.change(|world| world.add_user(name, false))
    }

    /// Makes another bot.
    pub fn create_bot_user(&self, name: &str) -> Id {
        self.shared.change(|world| world.add_user(name, true))
    }

    /// Lets a user join a guild; the bot's own user installs it there.
    ///
    /// # Errors
    /// When there is no such guild or user.
    pub fn join(&self, guild: Id, user: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            found(world.guilds.get(&guild), "guild", guild)?;
            found(world.users.get(&user), "user", user)?;
            world.add_member(guild, user);
            Ok(())
        })
    }

    /// Makes a user and lets them join.
    ///
    /// # Errors
    /// When there is no such guild.
    pub fn create_member(&self, guild: Id, name: &str) -> Result<Id, ControlError> {
        let user = self.create_user(name);
        self.join(guild, user)?;
        Ok(user)
    }

    /// Removes the bot from a guild.
    ///
    /// # Errors
    /// When there is no such guild.
    pub fn remove_bot(&self, guild: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let bot = world.bot;
            found(world.guilds.get_mut(&guild), "guild", guild)?.members.remove(&bot);
            world.announce_departure(guild);
            Ok(())
        })
    }

    /// Makes a role with these permissions, which nobody has yet.
    ///
    /// # Errors
    /// When there is no such guild.
    pub fn create_role(&self, guild: Id, name: &str, permissions: Permissions) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let id = world.new_id();
            let role = Role { id, name: name.to_owned(), permissions, mentionable: false };
            found(world.guilds.get_mut(&guild), "guild", guild)?.roles.insert(id, role);
            world.announce_role("GUILD_ROLE_CREATE", guild, id);
            Ok(id)
        })
    }

    /// Changes a role; `@everyone` is the role with the guild's own id.
    ///
    /// # Errors
    /// When there is no such guild or role.
    pub fn change_role(
        &self,
        guild: Id,
        role: Id,
        change: impl FnOnce(&mut Role),
    ) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let roles = &mut found(world.guilds.get_mut(&guild), "guild", guild)?.roles;
            change(found(roles.get_mut(&role), "role", role)?);
            world.announce_role("GUILD_ROLE_UPDATE", guild, role);
            Ok(())
        })
    }

    /// Gives a member a role.
    ///
    /// # Errors
    /// When there is no such guild, role or member.
    pub fn give_role(&self, guild: Id, user: Id, role: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let found_guild = found(world.guilds.get_mut(&guild), "guild", guild)?;
            found(found_guild.roles.get(&role), "role", role)?;
            found(found_guild.members.get_mut(&user), "member", user)?.roles.push(role);
            world.announce_member("GUILD_MEMBER_UPDATE", guild, user);
            Ok(())
        })
    }

    /// Installs the application for a user, so that they find its commands everywhere.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn install_for(&self, user: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            found(world.users.get_mut(&user), "user", user)?.installed_app = true;
            Ok(())
        })
    }

    /// Lets a user refuse direct messages: sending one is answered with 50007.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn refuse_direct_messages(&self, user: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            found(world.users.get_mut(&user), "user", user)?.accepts_dms = false;
            Ok(())
        })
    }
}

impl World {
    pub(super) fn add_member(&mut self, guild: Id, user: Id) {
        let joined_ms = self.now_ms();
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.members.entry(user).or_insert(Member { user, roles: Vec::new(), joined_ms });
        }
        if user == self.bot {
            self.announce_guild(guild);
        } else {
            self.announce_member("GUILD_MEMBER_ADD", guild, user);
        }
    }
}
