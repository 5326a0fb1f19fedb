//! Values a person gives for a command's options, checked as a client checks them.

use serde_json::{Map, Value, json};

use crate::control::ControlError;
use crate::control::error::{found, not_offered};
use crate::form::{chars_shown, whole_number};
use crate::ids::Id;
use crate::model::Channel;
use crate::payload;
use crate::state::World;

const STRING: i64 = 3;
const INTEGER: i64 = 4;
const BOOLEAN: i64 = 5;
const USER: i64 = 6;
const CHANNEL: i64 = 7;
const ROLE: i64 = 8;
const MENTIONABLE: i64 = 9;
const NUMBER: i64 = 10;
const TEXT_CHARS_MAX: i64 = 6000;

/// A value for an option. Text also picks a choice by its name.
#[derive(Clone, Debug, PartialEq)]
pub enum OptionValue {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    /// A user, role or channel; its id may be given as text as well.
    Thing(Id),
}

impl From<&str> for OptionValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for OptionValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for OptionValue {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for OptionValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for OptionValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Id> for OptionValue {
    fn from(id: Id) -> Self {
        Self::Thing(id)
    }
}

/// An option as the interaction carries it, without a look at its bounds (for autocomplete, where a
/// value is half-typed).
pub(super) fn typed(definition: &Value, value: &OptionValue) -> Result<Value, ControlError> {
    let kind = whole_number(&definition["type"]).unwrap_or_default();
    let name = &definition["name"];
    let value = match (kind, value) {
        (STRING, OptionValue::Text(text)) => json!(chosen(definition, text)),
        (INTEGER, OptionValue::Integer(number)) => json!(number),
        (NUMBER, OptionValue::Number(number)) => json!(number),
        (NUMBER, OptionValue::Integer(number)) => json!(number),
        (INTEGER | NUMBER, OptionValue::Text(name)) if !choices(definition).is_empty() => {
            json!(chosen(definition, name))
        }
        (BOOLEAN, OptionValue::Boolean(value)) => json!(value),
        (USER | CHANNEL | ROLE | MENTIONABLE, OptionValue::Thing(id)) => json!(id),
        (USER | CHANNEL | ROLE | MENTIONABLE, OptionValue::Text(id)) if id.parse::<Id>().is_ok() => json!(id),
        (_, value) => return not_offered(format!("option {name} of type {kind} does not take {value:?}")),
    };
    Ok(json!({"name": name, "type": kind, "value": value}))
}

/// An option as the interaction carries it, within the bounds of its definition.
pub(super) fn checked(definition: &Value, value: &OptionValue) -> Result<Value, ControlError> {
    let option = typed(definition, value)?;
    let (name, value) = (&definition["name"], &option["value"]);
    let choices = choices(definition);
    if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == *value) {
        return not_offered(format!("option {name} has no choice {value}"));
    }
    if let Some(text) = value.as_str().filter(|_| option["type"] == STRING) {
        let chars = i64::try_from(chars_shown(text)).unwrap_or(i64::MAX);
        let min = whole_number(&definition["min_length"]).unwrap_or(0);
        let max = whole_number(&definition["max_length"]).unwrap_or(TEXT_CHARS_MAX);
        if chars < min || chars > max {
            return not_offered(format!("option {name} takes {min} to {max} characters, not {chars}"));
        }
    }
    if let Some(number) = value.as_f64() {
        let below = definition["min_value"].as_f64().is_some_and(|min| number < min);
        let above = definition["max_value"].as_f64().is_some_and(|max| number > max);
        if below || above {
            return not_offered(format!("option {name} does not reach to {number}"));
        }
    }
    Ok(option)
}

/// `resolved`: what the ids among the options stand for. Null when there are none.
pub(super) fn resolved(world: &World, channel: &Channel, options: &[Value]) -> Result<Value, ControlError> {
    let mut resolved = json!({});
    for option in options {
        let kind = whole_number(&option["type"]).unwrap_or_default();
        let Some(id) = option["value"].as_str().and_then(|id| id.parse::<Id>().ok()) else { continue };
        match kind {
            USER => add_user(world, channel, id, &mut resolved)?,
            CHANNEL => {
                let shown = payload::channel(world, found(world.channels.get(&id), "channel", id)?);
                put(&mut resolved, "channels", id, shown);
            }
            ROLE => add_role(world, channel, id, &mut resolved)?,
            MENTIONABLE if world.users.contains_key(&id) => add_user(world, channel, id, &mut resolved)?,
            MENTIONABLE => add_role(world, channel, id, &mut resolved)?,
            _ => {}
        }
    }
    Ok(if resolved == json!({}) { Value::Null } else { resolved })
}

pub(super) fn add_user(
    world: &World,
    channel: &Channel,
    id: Id,
    resolved: &mut Value,
) -> Result<(), ControlError> {
    found(world.users.get(&id), "user", id)?;
    put(resolved, "users", id, payload::user(world, id));
    let guild = channel.guild.and_then(|id| world.guilds.get(&id));
    if let Some((guild, member)) = guild.and_then(|guild| Some((guild, guild.members.get(&id)?))) {
        put(resolved, "members", id, payload::member_without_user(guild, member));
    }
    Ok(())
}

fn add_role(world: &World, channel: &Channel, id: Id, resolved: &mut Value) -> Result<(), ControlError> {
    let guild = channel.guild.and_then(|id| world.guilds.get(&id));
    let role = guild.and_then(|guild| Some((guild, guild.roles.get(&id)?)));
    let (guild, role) = found(role, "role", id)?;
    put(resolved, "roles", id, payload::role(guild, role));
    Ok(())
}

fn put(resolved: &mut Value, kind: &str, id: Id, shown: Value) {
    if !resolved[kind].is_object() {
        resolved[kind] = Value::Object(Map::new());
    }
    resolved[kind][id.to_string()] = shown;
}

fn choices(definition: &Value) -> &[Value] {
    definition["choices"].as_array().map_or(&[], Vec::as_slice)
}

/// The value of the choice with this name; the text itself when there is none.
fn chosen(definition: &Value, text: &str) -> Value {
    let named = choices(definition).iter().find(|choice| choice["name"] == text);
    named.map_or_else(|| json!(text), |choice| choice["value"].clone())
}
