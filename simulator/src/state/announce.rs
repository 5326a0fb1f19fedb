//! Tells the gateway of guilds, members, roles and channels that come, change or go.

use serde_json::{Map, Value, json};

use crate::gateway::{Event, Intents};
use crate::ids::Id;
use crate::payload;
use crate::state::World;

impl World {
    /// GUILD_CREATE, when the bot is a member.
    pub(crate) fn announce_guild(&mut self, id: Id) {
        let Some(guild) = self.guilds.get(&id).filter(|guild| guild.members.contains_key(&self.bot)) else {
            return;
        };
        let mut event =
            Event::new("GUILD_CREATE", Some(id), Intents::GUILDS, payload::guild_create(self, guild, true));
        event.reduced = Some((Intents::GUILD_MEMBERS, payload::guild_create(self, guild, false)));
        self.dispatch(&event);
    }

    pub(crate) fn announce_departure(&mut self, id: Id) {
        let data = json!({"id": id, "unavailable": false});
        self.dispatch(&Event::new("GUILD_DELETE", Some(id), Intents::GUILDS, data));
    }

    /// GUILD_MEMBER_ADD or GUILD_MEMBER_UPDATE, which are privileged.
    pub(crate) fn announce_member(&mut self, name: &'static str, guild: Id, user: Id) {
        let Some(found) = self.guilds.get(&guild) else { return };
        let Some(member) = found.members.get(&user) else { return };
        let mut data = payload::member(self, found, member);
        data["guild_id"] = json!(guild);
        self.dispatch(&Event::new(name, Some(guild), Intents::GUILD_MEMBERS, data));
    }

    pub(crate) fn announce_role(&mut self, name: &'static str, guild: Id, role: Id) {
        let Some(found) = self.guilds.get(&guild) else { return };
        let Some(role) = found.roles.get(&role) else { return };
        let data = json!({"guild_id": guild, "role": payload::role(found, role)});
        self.dispatch(&Event::new(name, Some(guild), Intents::GUILDS, data));
    }

    /// CHANNEL_CREATE, CHANNEL_UPDATE or THREAD_CREATE, with `more` fields, for channels the bot sees.
    pub(crate) fn announce_channel(&mut self, name: &'static str, id: Id, more: Value) {
        let Some(channel) = self.channels.get(&id) else { return };
        if !self.sees_channel(id, self.bot) {
            return;
        }
        let mut data = payload::channel(self, channel);
        if let (Value::Object(data), Value::Object(more)) = (&mut data, more) {
            data.extend::<Map<String, Value>>(more);
        }
        let guild = channel.guild;
        self.dispatch(&Event::new(name, guild, Intents::GUILDS, data));
    }
}
