//! Channels: of a guild, threads, direct messages and groups.

use std::collections::BTreeMap;

use crate::ids::Id;
use crate::model::{Guild, Permissions};

/// The kinds of channel the simulator has, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelKind {
    Text = 0,
    /// A direct message between one person and the bot.
    Direct = 1,
    /// A private conversation of several people, which the bot is no part of.
    Group = 3,
    Thread = 11,
}

#[derive(Clone, Debug)]
pub struct Channel {
    pub id: Id,
    pub kind: ChannelKind,
    /// `None` for direct messages and groups.
    pub guild: Option<Id>,
    pub name: String,
    /// What the channel is for, in its head.
    pub topic: Option<String>,
    /// The channel a thread hangs on.
    pub parent: Option<Id>,
    /// People in a direct message (without the bot) or a group; empty in a guild.
    pub recipients: Vec<Id>,
    /// By role or user.
    pub overwrites: BTreeMap<Id, Overwrite>,
    /// Who made a thread.
    pub creator: Option<Id>,
    pub last_message: Option<Id>,
    pub created_ms: u64,
}

/// What a channel grants and denies a role or a member.
#[derive(Clone, Copy, Debug, Default)]
pub struct Overwrite {
    pub allow: Permissions,
    pub deny: Permissions,
    pub for_member: bool,
}

impl Channel {
    /// What is left of the guild's permissions for `user` in this channel. A thread is asked
    /// through its parent.
    pub fn permissions_of(&self, user: Id, guild: &Guild) -> Permissions {
        let base = guild.permissions_of(user);
        if base.contains(Permissions::ADMINISTRATOR) {
            return base;
        }
        let Some(member) = guild.members.get(&user) else { return Permissions::NONE };
        let mut granted = apply(base, self.overwrites.get(&guild.id));
        let mut by_roles = Overwrite::default();
        for overwrite in member.roles.iter().filter_map(|role| self.overwrites.get(role)) {
            by_roles.allow |= overwrite.allow;
            by_roles.deny |= overwrite.deny;
        }
        granted = apply(granted, Some(&by_roles));
        granted = apply(granted, self.overwrites.get(&user));
        // Who cannot see a channel can do nothing in it.
        if granted.contains(Permissions::VIEW_CHANNEL) { granted } else { Permissions::NONE }
    }
}

fn apply(granted: Permissions, overwrite: Option<&Overwrite>) -> Permissions {
    overwrite.map_or(granted, |overwrite| granted.without(overwrite.deny) | overwrite.allow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Member, Role};

    const GUILD: Id = Id(1);
    const OWNER: Id = Id(2);
    const ALICE: Id = Id(3);
    const MODS: Id = Id(4);

    fn guild() -> Guild {
        let role = |id, permissions| (id, Role { id, name: String::new(), permissions, mentionable: false });
        let member = |user, roles| (user, Member { user, roles, joined_ms: 0 });
        Guild {
            id: GUILD,
            name: "g".into(),
            owner: OWNER,
            roles: BTreeMap::from([
                role(GUILD, Permissions::VIEW_CHANNEL),
                role(MODS, Permissions::MANAGE_GUILD),
            ]),
            members: BTreeMap::from([member(OWNER, vec![]), member(ALICE, vec![MODS])]),
            created_ms: 0,
        }
    }

    fn check(overwrites: &[(Id, Overwrite)], user: Id, expected: Permissions) {
        let channel = Channel {
            id: Id(9),
            kind: ChannelKind::Text,
            guild: Some(GUILD),
            name: "c".into(),
            topic: None,
            parent: None,
            recipients: Vec::new(),
            overwrites: overwrites.iter().copied().collect(),
            creator: None,
            last_message: None,
            created_ms: 0,
        };
        assert_eq!(channel.permissions_of(user, &guild()), expected);
    }

    #[test]
    fn overwrites_apply_from_everyone_over_roles_to_the_member() {
        let both = Permissions::VIEW_CHANNEL | Permissions::MANAGE_GUILD;
        let deny = Overwrite { deny: Permissions::VIEW_CHANNEL, ..Overwrite::default() };
        let allow = Overwrite { allow: Permissions::VIEW_CHANNEL, ..Overwrite::default() };
        check(&[], ALICE, both);
        check(&[(GUILD, deny)], ALICE, Permissions::NONE);
        check(&[(GUILD, deny), (MODS, allow)], ALICE, both);
        check(&[(MODS, allow), (ALICE, deny)], ALICE, Permissions::NONE);
        check(&[(GUILD, deny)], OWNER, Permissions::ALL);
        check(&[], Id(77), Permissions::NONE);
    }
}
