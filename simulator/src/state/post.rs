//! Messages come to be, change and go: one place that stores them and tells the gateway.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::form::whole_number;
use crate::gateway::{Event, Intents};
use crate::ids::Id;
use crate::mentions::{Mentions, reply_pings};
use crate::model::{ChannelKind, FLAG_LOADING, Message, MessageOrigin, Permissions};
use crate::payload;
use crate::state::World;
use crate::state::files::{Files, Upload, resolve};

/// The content of a message or of an edit, read from a body that passed its checks. `None` means the
/// field was absent; an explicit null empties it.
#[derive(Clone, Default)]
pub(crate) struct Draft {
    pub(crate) content: Option<String>,
    pub(crate) embeds: Option<Vec<Value>>,
    pub(crate) components: Option<Vec<Value>>,
    pub(crate) flags: Option<u64>,
    pub(crate) allowed_mentions: Option<Value>,
    pub(crate) reference: Option<Id>,
    pub(crate) nonce: Option<Value>,
    pub(crate) tts: bool,
    pub(crate) files: Files,
}

impl Draft {
    pub(crate) fn read(body: &Value, uploads: Vec<Upload>) -> Self {
        let present = |key: &str| body.get(key);
        let list = |key: &str| present(key).map(|list| list.as_array().cloned().unwrap_or_default());
        let mut embeds = list("embeds");
        for embed in embeds.iter_mut().flatten().filter_map(Value::as_object_mut) {
            embed.insert("type".into(), "rich".into());
        }
        Self {
            content: present("content").map(|content| content.as_str().unwrap_or_default().trim().to_owned()),
            embeds,
            components: list("components"),
            flags: present("flags").and_then(whole_number).and_then(|flags| u64::try_from(flags).ok()),
            allowed_mentions: present("allowed_mentions").filter(|allowed| !allowed.is_null()).cloned(),
            reference: body.pointer("/message_reference/message_id").and_then(id_of),
            nonce: present("nonce").filter(|nonce| !nonce.is_null()).cloned(),
            tts: body["tts"] == true,
            files: Files::read(body, uploads),
        }
    }

    /// Whether a reader would see nothing at all.
    pub(crate) fn is_empty(&self) -> bool {
        let blank = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.content.as_deref().unwrap_or_default().is_empty()
            && blank(&self.embeds)
            && blank(&self.components)
            && !self.files.any_new()
    }
}

fn id_of(value: &Value) -> Option<Id> {
    serde_json::from_value(value.clone()).ok()
}

/// A message about to be written.
pub(crate) struct Post {
    pub(crate) author: Id,
    pub(crate) channel: Id,
    pub(crate) draft: Draft,
    pub(crate) origin: MessageOrigin,
    pub(crate) visible_only_to: Option<Id>,
}

impl World {
    /// Stores a message and announces it.
    pub(crate) fn post(&mut self, post: Post) -> Id {
        let Post { author, channel, draft, origin, visible_only_to } = post;
        let id = self.new_id();
        let attachments = self.store_files(channel, Vec::new(), &draft.files);
        let message = Message {
            id,
            channel,
            author,
            content: draft.content.unwrap_or_default(),
            embeds: draft.embeds.unwrap_or_default(),
            components: draft.components.unwrap_or_default(),
            attachments,
            flags: draft.flags.unwrap_or_default(),
            mentions: Vec::new(),
            mention_roles: Vec::new(),
            mention_everyone: false,
            allowed_mentions: draft.allowed_mentions,
            reference: draft.reference,
            origin,
            visible_only_to,
            nonce: draft.nonce,
            tts: draft.tts,
            created_ms: self.now_ms(),
            edited_ms: None,
            edits: 0,
            deleted: false,
            reactions: BTreeMap::<String, BTreeSet<Id>>::new(),
            thread: None,
        };
        self.messages.insert(id, message);
        self.resolve_files(id);
        if author == self.bot {
            self.typing_since_ms.remove(&channel);
        }
        self.settle_mentions(id);
        if visible_only_to.is_none()
            && let Some(channel) = self.channels.get_mut(&channel)
        {
            channel.last_message = Some(id);
        }
        self.announce_message("MESSAGE_CREATE", id);
        id
    }

    /// Changes a message and announces the change. Filling in a deferred response is no edit to
    /// the people who read it.
    pub(crate) fn revise(&mut self, id: Id, draft: Draft) {
        let now = self.now_ms();
        let Some(message) = self.messages.get_mut(&id) else { return };
        if message.is_loading() {
            message.flags &= !FLAG_LOADING;
        } else {
            message.edits += 1;
            message.edited_ms = Some(now);
        }
        if let Some(content) = draft.content {
            message.content = content;
        }
        if let Some(embeds) = draft.embeds {
            message.embeds = embeds;
        }
        if let Some(components) = draft.components {
            message.components = components;
        }
        if let Some(flags) = draft.flags {
            let changeable = crate::model::FLAG_SUPPRESS_EMBEDS | crate::model::FLAG_COMPONENTS_V2;
            message.flags = message.flags & !changeable | flags & changeable;
        }
        message.allowed_mentions = draft.allowed_mentions;
        let (channel, existing) = (message.channel, std::mem::take(&mut message.attachments));
        let attachments = self.store_files(channel, existing, &draft.files);
        if let Some(message) = self.messages.get_mut(&id) {
            message.attachments = attachments;
        }
        self.resolve_files(id);
        self.settle_mentions(id);
        self.announce_message("MESSAGE_UPDATE", id);
    }

    /// Deletes a message; it stays in the records.
    pub(crate) fn remove(&mut self, id: Id) {
        let Some(message) = self.messages.get_mut(&id) else { return };
        message.deleted = true;
        let (channel_id, ephemeral) = (message.channel, message.is_ephemeral());
        let gone = message.attachments.clone();
        self.forget_files(&gone);
        if ephemeral || !self.sees_channel(channel_id, self.bot) {
            return;
        }
        let guild = self.channels.get(&channel_id).and_then(|channel| channel.guild);
        let mut data = json!({"id": id, "channel_id": channel_id});
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild);
        }
        self.dispatch(&Event::new("MESSAGE_DELETE", guild, message_intents(guild), data));
    }

    /// Announces a stored message to every session that may know of it.
    pub(crate) fn announce_message(&mut self, name: &'static str, id: Id) {
        let Some(message) = self.messages.get(&id) else { return };
        // Ephemeral messages live in one client only.
        if message.is_ephemeral() || !self.sees_channel(message.channel, self.bot) {
            return;
        }
        let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
        let mut event =
            Event::new(name, guild, message_intents(guild), payload::message_event(self, message, true));
        event.reduced = Some((Intents::MESSAGE_CONTENT, payload::message_event(self, message, false)));
        self.dispatch(&event);
    }

    fn resolve_files(&mut self, id: Id) {
        let Some(message) = self.messages.get_mut(&id) else { return };
        resolve(&mut message.embeds, &message.attachments);
        resolve(&mut message.components, &message.attachments);
    }

    fn settle_mentions(&mut self, id: Id) {
        let Some(message) = self.messages.get(&id) else { return };
        let mut found = Mentions::in_text(&message.content).allowed_by(message.allowed_mentions.as_ref());
        let replied = message.reference.and_then(|id| self.messages.get(&id)).map(|message| message.author);
        if let Some(author) = replied.filter(|_| reply_pings(message.allowed_mentions.as_ref()))
            && !found.users.contains(&author)
        {
            found.users.push(author);
        }
        found.users.retain(|user| self.users.contains_key(user));
        let channel = self.channels.get(&message.channel);
        let may_ping_all = channel.is_some_and(|channel| {
            channel.guild.is_some()
                && self.permissions(channel, message.author).allow(Permissions::MENTION_EVERYONE)
        });
        let roles = channel
            .filter(|channel| channel.kind != ChannelKind::Direct)
            .and_then(|channel| self.guilds.get(&channel.guild?))
            .map(|guild| &guild.roles);
        found.roles.retain(|id| {
            roles.and_then(|roles| roles.get(id)).is_some_and(|role| role.mentionable || may_ping_all)
        });
        if let Some(message) = self.messages.get_mut(&id) {
            message.mentions = found.users;
            message.mention_roles = found.roles;
            message.mention_everyone = found.everyone && may_ping_all;
        }
    }
}

fn message_intents(guild: Option<Id>) -> Intents {
    if guild.is_some() { Intents::GUILD_MESSAGES } else { Intents::DIRECT_MESSAGES }
}
