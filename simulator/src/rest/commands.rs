//! Registering application commands, globally and for one guild.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::errors::{ApiError, Fault};
use crate::form::{Form, whole_number};
use crate::ids::Id;
use crate::limits::{check_command, check_counts};
use crate::model::{Command, CommandKind};
use crate::rest::{Handled, Payload};
use crate::state::{Shared, World};

/// Whose commands a path names.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Scope {
    application_id: Id,
    guild_id: Option<Id>,
    command_id: Option<Id>,
}

impl Scope {
    fn check(&self, world: &World) -> Result<(), ApiError> {
        if self.application_id != world.bot {
            return Err(Fault::NotYourApplication.into());
        }
        if let Some(guild) = self.guild_id {
            world.bot_guild(guild)?;
        }
        Ok(())
    }

    fn command<'a>(&self, world: &'a World) -> Result<&'a Command, ApiError> {
        self.check(world)?;
        let found = self.command_id.and_then(|id| world.commands.get(&id));
        Ok(found.filter(|command| command.guild == self.guild_id).ok_or(Fault::UnknownCommand)?)
    }
}

pub(super) async fn list(State(shared): State<Arc<Shared>>, Path(scope): Path<Scope>) -> Handled {
    shared.read(|world| {
        scope.check(world)?;
        Ok(Json(definitions(world, scope.guild_id)))
    })
}

pub(super) async fn one(State(shared): State<Arc<Shared>>, Path(scope): Path<Scope>) -> Handled {
    shared.read(|world| Ok(Json(scope.command(world)?.definition.clone())))
}

/// PUT: the list given takes the place of all commands of the scope.
pub(super) async fn replace(
    State(shared): State<Arc<Shared>>,
    Path(scope): Path<Scope>,
    Payload(body): Payload,
) -> Handled {
    let list = body.as_array().cloned().unwrap_or_default();
    let mut form = Form::default();
    check_counts(&mut form, &list);
    for (index, command) in list.iter().enumerate() {
        check_command(&mut form, &index.to_string(), command);
    }
    form.finish()?;
    shared.change(|world| {
        scope.check(world)?;
        let old: BTreeMap<_, _> = world
            .commands
            .extract_if(.., |_, command| command.guild == scope.guild_id)
            .map(|(id, command)| ((command.kind as i64, command.name), id))
            .collect();
        for definition in &list {
            let known = old.get(&key_of(definition)).copied();
            register(world, scope.guild_id, known, definition);
        }
        Ok(Json(definitions(world, scope.guild_id)))
    })
}

/// POST: adds a command, or takes the place of one with the same name.
pub(super) async fn create(
    State(shared): State<Arc<Shared>>,
    Path(scope): Path<Scope>,
    Payload(body): Payload,
) -> Result<Response, ApiError> {
    let mut form = Form::default();
    check_command(&mut form, "", &body);
    form.finish()?;
    shared.change(|world| {
        scope.check(world)?;
        let (kind, name) = key_of(&body);
        let same = world.commands.values().find(|command| {
            command.guild == scope.guild_id && command.kind as i64 == kind && command.name == name
        });
        let known = same.map(|command| command.id);
        let mut all = definitions(world, scope.guild_id).as_array().cloned().unwrap_or_default();
        if known.is_none() {
            all.push(body.clone());
        }
        let mut form = Form::default();
        check_counts(&mut form, &all);
        form.finish()?;
        let definition = register(world, scope.guild_id, known, &body);
        let status = if known.is_some() { StatusCode::OK } else { StatusCode::CREATED };
        Ok((status, Json(definition)).into_response())
    })
}

pub(super) async fn change(
    State(shared): State<Arc<Shared>>,
    Path(scope): Path<Scope>,
    Payload(body): Payload,
) -> Handled {
    shared.change(|world| {
        let command = scope.command(world)?;
        let mut definition = command.definition.clone();
        if let (Value::Object(definition), Value::Object(body)) = (&mut definition, body) {
            definition.extend(body);
        }
        let mut form = Form::default();
        check_command(&mut form, "", &definition);
        form.finish()?;
        Ok(Json(register(world, scope.guild_id, scope.command_id, &definition)))
    })
}

pub(super) async fn remove(
    State(shared): State<Arc<Shared>>,
    Path(scope): Path<Scope>,
) -> Result<StatusCode, ApiError> {
    shared.change(|world| {
        let id = scope.command(world)?.id;
        world.commands.remove(&id);
        Ok(StatusCode::NO_CONTENT)
    })
}

/// Stores a checked definition under `known`, or under a new id; returns it as Discord shows it.
fn register(world: &mut World, guild: Option<Id>, known: Option<Id>, given: &Value) -> Value {
    let id = known.unwrap_or_else(|| world.new_id());
    let (number, name) = key_of(given);
    let kind = CommandKind::from_number(number).unwrap_or(CommandKind::ChatInput);
    let permissions = whole_number(&given["default_member_permissions"]).map(|bits| bits.to_string());
    let mut definition = json!({
        "id": id, "application_id": world.bot, "version": world.new_id(), "type": number, "name": name,
        "name_localizations": given["name_localizations"],
        "description": given["description"].as_str().unwrap_or_default(),
        "description_localizations": given["description_localizations"],
        "default_member_permissions": permissions,
        "dm_permission": given["dm_permission"].as_bool().unwrap_or(true),
        "contexts": given["contexts"], "integration_types": given["integration_types"],
        "nsfw": given["nsfw"].as_bool().unwrap_or(false),
        "options": given["options"].as_array().cloned().unwrap_or_default(),
    });
    if definition["integration_types"].is_null() {
        definition["integration_types"] = json!([0]);
    }
    if let Some(guild) = guild {
        definition["guild_id"] = json!(guild);
    }
    world.commands.insert(id, Command { id, guild, kind, name, definition: definition.clone() });
    definition
}

fn key_of(definition: &Value) -> (i64, String) {
    let kind = whole_number(&definition["type"]).unwrap_or(1);
    (kind, definition["name"].as_str().unwrap_or_default().trim().to_owned())
}

fn definitions(world: &World, guild: Option<Id>) -> Value {
    let of_scope = world.commands.values().filter(|command| command.guild == guild);
    of_scope.map(|command| command.definition.clone()).collect()
}
