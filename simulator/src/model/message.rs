//! A message as it is stored, and what a person can read and press on it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::form::whole_number;
use crate::ids::Id;
use crate::model::Attachment;

/// Message flags the simulator acts upon.
pub(crate) const FLAG_SUPPRESS_EMBEDS: u64 = 1 << 2;
pub(crate) const FLAG_EPHEMERAL: u64 = 1 << 6;
pub(crate) const FLAG_LOADING: u64 = 1 << 7;
pub(crate) const FLAG_SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
pub(crate) const FLAG_COMPONENTS_V2: u64 = 1 << 15;

/// How a message came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageOrigin {
    /// Written by a person, or sent by the bot through the channel.
    Sent,
    /// The bot's first answer to this interaction.
    Response(Id),
    /// A later message of the bot to this interaction.
    FollowUp(Id),
}

/// A message, as it stood when it was read.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: Id,
    pub channel: Id,
    pub author: Id,
    pub content: String,
    /// As the bot sent them; `attachment://name` has become the file's address.
    pub embeds: Vec<Value>,
    /// As the bot sent them; `attachment://name` has become the file's address.
    pub components: Vec<Value>,
    /// All files, also those that an embed or a component shows.
    pub attachments: Vec<Attachment>,
    pub flags: u64,
    /// Users who are pinged, after `allowed_mentions`.
    pub mentions: Vec<Id>,
    /// Roles which are pinged, after `allowed_mentions` and the author's permissions.
    pub mention_roles: Vec<Id>,
    /// Whether everyone is pinged.
    pub mention_everyone: bool,
    /// `allowed_mentions` as the bot sent it.
    pub allowed_mentions: Option<Value>,
    /// The message this one replies to.
    pub reference: Option<Id>,
    pub origin: MessageOrigin,
    /// Set for ephemeral messages: the one person who sees it.
    pub visible_only_to: Option<Id>,
    pub nonce: Option<Value>,
    pub tts: bool,
    pub created_ms: u64,
    pub edited_ms: Option<u64>,
    /// How often it changed after it had its first content.
    pub edits: u32,
    pub deleted: bool,
    /// Who reacted, by emoji.
    pub reactions: BTreeMap<String, BTreeSet<Id>>,
    /// The thread that hangs on this message.
    pub thread: Option<Id>,
}

impl Message {
    pub fn is_ephemeral(&self) -> bool {
        self.visible_only_to.is_some()
    }

    /// Whether the bot only said that it is thinking (a deferred response).
    pub fn is_loading(&self) -> bool {
        self.flags & FLAG_LOADING != 0
    }

    /// Whether this message notifies anybody.
    pub fn pings(&self) -> bool {
        self.mention_everyone || !self.mentions.is_empty() || !self.mention_roles.is_empty()
    }

    /// The files that no embed and no component shows: a client lists them below the message.
    pub fn loose_attachments(&self) -> Vec<&Attachment> {
        let shown = |attachment: &Attachment| {
            let address = |value: &Value| holds_text(value, &attachment.url);
            self.embeds.iter().any(address) || self.components.iter().any(address)
        };
        self.attachments.iter().filter(|attachment| !shown(attachment)).collect()
    }

    /// All that a person reads: content, then each embed's author, title, description, fields and
    /// footer, a line each.
    pub fn text(&self) -> String {
        let mut lines = vec![self.content.clone()];
        for embed in &self.embeds {
            let part = |pointer: &str| embed.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
            lines.extend(part("/author/name"));
            lines.extend(part("/title"));
            lines.extend(part("/description"));
            for field in embed["fields"].as_array().into_iter().flatten() {
                lines.extend(field["name"].as_str().map(str::to_owned));
                lines.extend(field["value"].as_str().map(str::to_owned));
            }
            lines.extend(part("/footer/text"));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }

    /// Every component that is no mere container, in reading order.
    pub fn controls(&self) -> Vec<&Value> {
        let mut found = Vec::new();
        self.components.iter().for_each(|component| collect_controls(component, &mut found));
        found
    }

    /// The button or select with this `custom_id`, or the button with this label.
    pub fn control(&self, id_or_label: &str) -> Option<&Value> {
        let named = |key: &str| {
            self.controls().into_iter().find(|control| control[key].as_str() == Some(id_or_label))
        };
        named("custom_id").or_else(|| named("label"))
    }

    /// Labels of all buttons, in reading order; an emoji-only button shows its emoji's name.
    pub fn button_labels(&self) -> Vec<&str> {
        self.controls()
            .into_iter()
            .filter(|control| component_type(control) == Some(2))
            .filter_map(|button| button["label"].as_str().or(button["emoji"]["name"].as_str()))
            .collect()
    }

    /// Label and value of all options of the select with this `custom_id`, in order.
    pub fn select_options(&self, custom_id: &str) -> Vec<(&str, &str)> {
        let select = self.control(custom_id);
        let options = select.and_then(|select| select["options"].as_array()).into_iter().flatten();
        options.filter_map(|option| Some((option["label"].as_str()?, option["value"].as_str()?))).collect()
    }

    /// The `custom_id` of all buttons and selects, in reading order.
    pub fn custom_ids(&self) -> Vec<&str> {
        self.controls().into_iter().filter_map(|control| control["custom_id"].as_str()).collect()
    }
}

fn holds_text(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own == text,
        Value::Array(list) => list.iter().any(|inner| holds_text(inner, text)),
        Value::Object(object) => object.values().any(|inner| holds_text(inner, text)),
        _ => false,
    }
}

/// Discord's number for the kind of a component: 1 row, 2 button, 3 and 5 to 8 selects, 4 text input.
pub(crate) fn component_type(component: &Value) -> Option<i64> {
    whole_number(&component["type"])
}

/// Gathers buttons, selects and text inputs below `component`, whatever contains them.
pub(crate) fn collect_controls<'a>(component: &'a Value, found: &mut Vec<&'a Value>) {
    if matches!(component_type(component), Some(2..=8)) {
        found.push(component);
    }
    let inner = ["components", "component", "accessory"].map(|key| &component[key]);
    for child in inner {
        match child {
            Value::Array(children) => children.iter().for_each(|child| collect_controls(child, found)),
            Value::Object(_) => collect_controls(child, found),
            _ => {}
        }
    }
}
