//! The world: everything that exists, and looking it up.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;

use axum::body::Bytes;
use serde_json::Value;

use crate::clock::Clock;
use crate::errors::Fault;
use crate::gateway::Gateway;
use crate::ids::{Id, Snowflakes};
use crate::model::{Channel, ChannelKind, Command, Guild, Interaction, Message, User};
use crate::rest::{Injected, RateLimiter};
use crate::settings::Settings;

/// A request the bot made, with its answer.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// With the query, without `/api/v10`.
    pub path: String,
    /// The path with its parameters named (`/channels/{channel_id}/messages`); `None` for an unknown route.
    pub route: Option<String>,
    /// Null when there was none or it was no JSON; of a form with files, `payload_json`.
    pub body: Value,
    pub status: u16,
    /// When it came, in milliseconds of Unix time.
    pub at_ms: u64,
    /// Null for an empty answer.
    pub answer: Value,
}

/// A body that Discord would refuse.
#[derive(Clone, Debug)]
pub struct Violation {
    pub method: String,
    pub path: String,
    /// What was wrong, as Discord would tell.
    pub errors: Value,
    pub body: Value,
}

pub(crate) struct World {
    pub(crate) clock: Clock,
    /// Where files are served.
    pub(crate) address: SocketAddr,
    pub(crate) bot: Id,
    pub(crate) users: BTreeMap<Id, User>,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    pub(crate) messages: BTreeMap<Id, Message>,
    /// The bytes of attachments.
    pub(crate) files: BTreeMap<Id, Bytes>,
    pub(crate) commands: BTreeMap<Id, Command>,
    pub(crate) interactions: BTreeMap<Id, Interaction>,
    pub(crate) gateway: Gateway,
    pub(crate) limiter: RateLimiter,
    /// Answers a test ordered.
    pub(crate) injected: Vec<Injected>,
    pub(crate) requests: Vec<Request>,
    pub(crate) violations: Vec<Violation>,
    /// Channels in which the bot showed that it types, in order.
    pub(crate) typing: Vec<Id>,
    /// Channels in which the bot shows that it types, and since when: until it writes there.
    pub(crate) typing_since_ms: BTreeMap<Id, u64>,
    /// Interactions that their person has put away: a form that was closed or sent, a failure that was read.
    pub(crate) put_away: BTreeSet<Id>,
    snowflakes: Snowflakes,
}

impl World {
    pub(crate) fn new(settings: &Settings, address: SocketAddr) -> Self {
        let mut world = Self {
            clock: Clock::default(),
            address,
            bot: Id(0),
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            files: BTreeMap::new(),
            commands: BTreeMap::new(),
            interactions: BTreeMap::new(),
            gateway: Gateway::default(),
            limiter: RateLimiter::default(),
            injected: Vec::new(),
            requests: Vec::new(),
            violations: Vec::new(),
            typing: Vec::new(),
            typing_since_ms: BTreeMap::new(),
            put_away: BTreeSet::new(),
            snowflakes: Snowflakes::default(),
        };
        world.bot = world.add_user(&settings.bot_name, true);
        world
    }

    pub(crate) fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    pub(crate) fn new_id(&mut self) -> Id {
        self.snowflakes.next(self.clock.now_ms())
    }

    pub(crate) fn new_id_on_shard(&mut self, shard: u64, shards: u64) -> Id {
        self.snowflakes.next_on_shard(self.clock.now_ms(), shard, shards)
    }

    pub(crate) fn add_user(&mut self, name: &str, bot: bool) -> Id {
        let id = self.new_id();
        let user = User { id, name: name.to_owned(), bot, installed_app: false, accepts_dms: true };
        self.users.insert(id, user);
        id
    }

    pub(crate) fn user(&self, id: Id) -> Result<&User, Fault> {
        self.users.get(&id).ok_or(Fault::UnknownUser)
    }

    pub(crate) fn guild(&self, id: Id) -> Result<&Guild, Fault> {
        self.guilds.get(&id).ok_or(Fault::UnknownGuild)
    }

    pub(crate) fn channel(&self, id: Id) -> Result<&Channel, Fault> {
        self.channels.get(&id).ok_or(Fault::UnknownChannel)
    }

    /// A message that exists still, in the channel named.
    pub(crate) fn message(&self, channel: Id, id: Id) -> Result<&Message, Fault> {
        let found = self.messages.get(&id).filter(|message| !message.deleted && message.channel == channel);
        found.ok_or(Fault::UnknownMessage)
    }

    /// Messages of a channel that exist still, oldest first.
    pub(crate) fn messages_in(&self, channel: Id) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.values().filter(move |message| message.channel == channel && !message.deleted)
    }

    /// The direct-message channel with `user`; opened when there is none.
    pub(crate) fn direct_channel(&mut self, user: Id) -> Id {
        let open = self
            .channels
            .values()
            .find(|channel| channel.kind == ChannelKind::Direct && channel.recipients == [user]);
        if let Some(channel) = open {
            return channel.id;
        }
        self.add_channel(ChannelKind::Direct, None, String::new(), vec![user])
    }

    pub(crate) fn add_channel(
        &mut self,
        kind: ChannelKind,
        guild: Option<Id>,
        name: String,
        recipients: Vec<Id>,
    ) -> Id {
        let id = self.new_id();
        let channel = Channel {
            id,
            kind,
            guild,
            name,
            topic: None,
            parent: None,
            recipients,
            overwrites: BTreeMap::new(),
            creator: None,
            last_message: None,
            created_ms: self.now_ms(),
        };
        self.channels.insert(id, channel);
        id
    }
}
