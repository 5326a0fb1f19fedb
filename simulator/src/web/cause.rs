//! What one of the bot's messages answers, in the words of whoever asked.

use serde_json::Value;

use crate::ids::Id;
use crate::model::{Interaction, InteractionKind, Message, MessageOrigin, Response, collect_controls};
use crate::state::World;

/// A message or an interaction to which the bot reacted.
#[derive(Clone, Copy)]
pub(super) enum Cause<'a> {
    Message(&'a Message),
    Interaction(&'a Interaction),
}

/// All that led to a message of the bot, the latest first.
pub(super) fn causes<'a>(world: &'a World, message: &Message) -> Vec<Cause<'a>> {
    let changed_it = |found: &&Interaction| {
        found.source == Some(message.id)
            && matches!(found.response, Some(Response::Update | Response::DeferredUpdate))
    };
    let mut causes: Vec<Cause> =
        world.interactions.values().rev().filter(changed_it).map(Cause::Interaction).collect();
    causes.extend(match message.origin {
        MessageOrigin::Response(id) | MessageOrigin::FollowUp(id) => {
            world.interactions.get(&id).map(Cause::Interaction)
        }
        MessageOrigin::Sent => message.reference.and_then(|id| world.messages.get(&id)).map(Cause::Message),
    });
    causes
}

impl Cause<'_> {
    pub(super) fn id(self) -> Id {
        match self {
            Cause::Message(message) => message.id,
            Cause::Interaction(interaction) => interaction.id,
        }
    }

    pub(super) fn user(self) -> Id {
        match self {
            Cause::Message(message) => message.author,
            Cause::Interaction(interaction) => interaction.user,
        }
    }

    pub(super) fn at_ms(self) -> u64 {
        match self {
            Cause::Message(message) => message.created_ms,
            Cause::Interaction(interaction) => interaction.created_ms,
        }
    }

    /// What the person wrote, invoked or pressed, as they saw it.
    pub(super) fn text(self) -> String {
        let interaction = match self {
            Cause::Message(message) => return message.text(),
            Cause::Interaction(interaction) => interaction,
        };
        let data = &interaction.event["data"];
        match (interaction.kind, interaction.command_kind) {
            (InteractionKind::Command, Some(1)) => invoked(interaction, data),
            (InteractionKind::Command, _) => menu(interaction, data),
            (InteractionKind::Component, _) => used(interaction, data),
            (InteractionKind::ModalSubmit | InteractionKind::Autocomplete, _) => interaction.name.clone(),
        }
    }
}

/// `/salary career: devops-engineer`
fn invoked(interaction: &Interaction, data: &Value) -> String {
    let mut options = &data["options"];
    while options[0]["options"].is_array() {
        options = &options[0]["options"];
    }
    let given = options.as_array().into_iter().flatten().map(|option| {
        let name = option["name"].as_str().unwrap_or_default();
        format!(" {name}: {}", plain(&option["value"]))
    });
    format!("/{}{}", interaction.name, given.collect::<String>())
}

/// `Answer this: what does a data engineer earn?`
fn menu(interaction: &Interaction, data: &Value) -> String {
    let target = data["target_id"].as_str().unwrap_or_default();
    match data["resolved"]["messages"][target]["content"].as_str() {
        Some(content) => format!("{}: {content}", interaction.name),
        None => interaction.name.clone(),
    }
}

/// The label of a button, or of what was chosen in a select.
fn used(interaction: &Interaction, data: &Value) -> String {
    let mut controls = Vec::new();
    let rows = interaction.event["message"]["components"].as_array();
    rows.into_iter().flatten().for_each(|row| collect_controls(row, &mut controls));
    let Some(control) = controls.into_iter().find(|control| control["custom_id"] == data["custom_id"]) else {
        return interaction.name.clone();
    };
    let Some(values) = data["values"].as_array() else {
        let label = control["label"].as_str().or(control["emoji"]["name"].as_str());
        return label.unwrap_or(&interaction.name).to_owned();
    };
    let label = |value: &Value| {
        let options = control["options"].as_array().into_iter().flatten();
        let chosen = options.clone().find(|option| option["value"] == *value);
        chosen.map_or_else(|| plain(value), |option| plain(&option["label"]))
    };
    values.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// A value as a person typed it.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
