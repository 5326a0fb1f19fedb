//! Users, and the guilds they are members of with their roles.

use std::collections::BTreeMap;

use crate::ids::Id;
use crate::model::Permissions;

/// A person or the bot.
#[derive(Clone, Debug)]
pub struct User {
    pub id: Id,
    pub name: String,
    pub bot: bool,
    /// Whether this user installed the application for themselves.
    pub installed_app: bool,
    /// Whether this user lets strangers and bots send direct messages.
    pub accepts_dms: bool,
}

/// A community ("server").
#[derive(Clone, Debug)]
pub struct Guild {
    pub id: Id,
    pub name: String,
    pub owner: Id,
    /// By id. The role with the guild's own id is `@everyone`.
    pub roles: BTreeMap<Id, Role>,
    /// By user.
    pub members: BTreeMap<Id, Member>,
    pub created_ms: u64,
}

#[derive(Clone, Debug)]
pub struct Role {
    pub id: Id,
    pub name: String,
    pub permissions: Permissions,
    /// Whether anybody may mention this role.
    pub mentionable: bool,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub user: Id,
    /// Without `@everyone`.
    pub roles: Vec<Id>,
    pub joined_ms: u64,
}

impl Guild {
    /// What `user` may do in the guild before any channel has its say; nothing for a stranger.
    pub fn permissions_of(&self, user: Id) -> Permissions {
        let Some(member) = self.members.get(&user) else { return Permissions::NONE };
        if self.owner == user {
            return Permissions::ALL;
        }
        let mut granted = self.roles.get(&self.id).map(|role| role.permissions).unwrap_or_default();
        for role in member.roles.iter().filter_map(|id| self.roles.get(id)) {
            granted |= role.permissions;
        }
        if granted.contains(Permissions::ADMINISTRATOR) { Permissions::ALL } else { granted }
    }
}
