//! Invoking slash commands, and typing into an option that completes itself.

use std::time::Duration;

use serde_json::{Value, json};

use crate::control::act::{Act, act};
use crate::control::error::{found, not_offered};
use crate::control::offer::{Position, offered};
use crate::control::options::{OptionValue, checked, resolved, typed};
use crate::control::{ControlError, Simulator};
use crate::form::whole_number;
use crate::ids::Id;
use crate::model::{Command, CommandKind, InteractionKind, Response};
use crate::payload::Envelope;
use crate::state::World;

/// A slash command being written; see [`Simulator::slash`].
#[must_use = "nothing happens before `send` or `autocomplete`"]
pub struct Slash<'a> {
    simulator: &'a Simulator,
    at: Position,
    path: Vec<String>,
    given: Vec<(String, OptionValue)>,
}

/// A choice the bot offered for an option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What a person reads.
    pub name: String,
    /// What is filled in.
    pub value: Value,
}

impl Simulator {
    /// Begins a slash command of `user` in `channel`. `command` names it with its subcommands:
    /// `"knowledge reindex"`.
    pub fn slash(&self, user: Id, channel: Id, command: &str) -> Slash<'_> {
        let path = command.trim_start_matches('/').split_whitespace().map(str::to_owned).collect();
        Slash { simulator: self, at: Position { user, channel }, path, given: Vec::new() }
    }
}

impl Slash<'_> {
    /// Fills in an option. Text picks a choice by its name or value; users, roles and channels are
    /// given by id.
    pub fn option(mut self, name: &str, value: impl Into<OptionValue>) -> Self {
        self.given.push((name.to_owned(), value.into()));
        self
    }

    /// Sends the command; returns the interaction, for [`Simulator::reply`] and its neighbours.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when a client would not let this person send it: not registered,
    /// not in this context or guild, permissions missing, an option missing, unknown or out of bounds.
    pub fn send(self) -> Result<Id, ControlError> {
        let Self { simulator, at, path, given } = self;
        simulator.shared.change(|world| {
            let (command, installation) = offered(world, at, CommandKind::ChatInput, first(&path))?;
            let definitions = definitions(&command, &path)?;
            let options = fill(definitions, &given)?;
            let data = data_of(world, &command, &path, (options, at.channel))?;
            let command = Act::new(InteractionKind::Command, at, path.join(" "), installation)
                .of_command(CommandKind::ChatInput);
            act(world, command, Envelope { data, message: None })
        })
    }

    /// Types `text` into `option` and returns what the bot offers for it. Options filled in before
    /// are sent along; required ones may still be missing.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] as for [`Slash::send`], and when the option does not complete
    /// itself; [`ControlError::TimedOut`] when no choices came.
    pub async fn autocomplete(
        self,
        option: &str,
        text: &str,
        within: Duration,
    ) -> Result<Vec<Choice>, ControlError> {
        let simulator = self.simulator;
        let interaction = self.type_into(option, text)?;
        match simulator.response(interaction, within).await? {
            Response::Choices(choices) => Ok(choices.iter().map(choice).collect()),
            other => Err(ControlError::Unexpected {
                what: format!("autocomplete was answered with {other:?}"),
                seen: simulator.report(),
            }),
        }
    }

    /// Like [`Slash::autocomplete`], without waiting: returns the interaction.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`].
    pub fn type_into(self, option: &str, text: &str) -> Result<Id, ControlError> {
        let Self { simulator, at, path, given } = self;
        simulator.shared.change(|world| {
            let (command, installation) = offered(world, at, CommandKind::ChatInput, first(&path))?;
            let definitions = definitions(&command, &path)?;
            let focused = definition(definitions, option)?;
            if focused["autocomplete"] != true {
                return not_offered(format!("option {option:?} does not complete itself"));
            }
            let mut options = Vec::new();
            for (name, value) in given.iter().filter(|(name, _)| name != option) {
                options.push(typed(definition(definitions, name)?, value)?);
            }
            // What is being typed is text, whatever the option will be.
            let kind = focused["type"].clone();
            options.push(json!({"name": option, "type": kind, "value": text, "focused": true}));
            let focused_type = whole_number(&kind);
            let data = data_of(world, &command, &path, (options, at.channel))?;
            let mut typing = Act::new(InteractionKind::Autocomplete, at, path.join(" "), installation);
            typing.focused_type = focused_type;
            act(world, typing, Envelope { data, message: None })
        })
    }
}

fn first(path: &[String]) -> &str {
    path.first().map_or("", String::as_str)
}

/// The options at the end of the path.
fn definitions<'a>(command: &'a Command, path: &[String]) -> Result<&'a [Value], ControlError> {
    let below: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
    match command.options_at(&below) {
        Some(options) => Ok(options),
        None => not_offered(format!("{:?} names no (sub)command that can be sent", path.join(" "))),
    }
}

fn definition<'a>(definitions: &'a [Value], name: &str) -> Result<&'a Value, ControlError> {
    match definitions.iter().find(|definition| definition["name"] == name) {
        Some(definition) => Ok(definition),
        None => {
            let names: Vec<_> =
                definitions.iter().filter_map(|definition| definition["name"].as_str()).collect();
            not_offered(format!("there is no option {name:?}; there are {names:?}"))
        }
    }
}

fn fill(definitions: &[Value], given: &[(String, OptionValue)]) -> Result<Vec<Value>, ControlError> {
    let mut options = Vec::new();
    for (name, value) in given {
        options.push(checked(definition(definitions, name)?, value)?);
    }
    for missing in definitions.iter().filter(|definition| definition["required"] == true) {
        if !given.iter().any(|(name, _)| missing["name"] == **name) {
            return not_offered(format!("the required option {} is not filled in", missing["name"]));
        }
    }
    Ok(options)
}

/// The `data` of the interaction, with the options below their subcommands.
fn data_of(
    world: &World,
    command: &Command,
    path: &[String],
    (mut options, channel): (Vec<Value>, Id),
) -> Result<Value, ControlError> {
    let place = found(world.channels.get(&channel), "channel", channel)?;
    let resolved = resolved(world, place, &options)?;
    let depth = path.len();
    for (level, name) in path.iter().enumerate().skip(1).rev() {
        // The last step is a subcommand (1), one above it a group (2).
        let kind = if level + 1 == depth { 1 } else { 2 };
        options = vec![json!({"name": name, "type": kind, "options": options})];
    }
    let mut data = json!({"id": command.id, "name": command.name, "type": 1, "options": options});
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild);
    }
    if !resolved.is_null() {
        data["resolved"] = resolved;
    }
    Ok(data)
}

fn choice(raw: &Value) -> Choice {
    Choice { name: raw["name"].as_str().unwrap_or_default().to_owned(), value: raw["value"].clone() }
}
