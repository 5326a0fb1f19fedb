//! The commands that a person is offered in a channel.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::control::{Position, offered};
use crate::ids::Id;
use crate::model::{Command, CommandKind, is_branch};
use crate::state::World;
use crate::web::Page;
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;

pub(super) async fn list(
    State(page): State<Arc<Page>>,
    Path(id): Path<Id>,
    viewer: Viewer,
) -> Result<Json<Value>, Refusal> {
    page.discord.shared.read(|world| {
        viewer.channel(world, id)?;
        let mut slash = Vec::new();
        for command in here(world, viewer, id, CommandKind::ChatInput) {
            collect(&command.name, &command.definition, command.id, &mut slash);
        }
        slash.sort_by(|a, b| a["name"].as_str().cmp(&b["name"].as_str()));
        Ok(Json(json!({
            "slash": slash, "message_menu": message_menu(world, viewer, id),
            "user_menu": menu(world, viewer, id, CommandKind::User),
        })))
    })
}

/// What the menu of a message offers.
pub(super) fn message_menu(world: &World, viewer: Viewer, channel: Id) -> Vec<Value> {
    menu(world, viewer, channel, CommandKind::Message)
}

fn menu(world: &World, viewer: Viewer, channel: Id, kind: CommandKind) -> Vec<Value> {
    let commands = here(world, viewer, channel, kind);
    commands.iter().map(|command| json!({"id": command.id, "name": command.name})).collect()
}

/// The commands of a kind, by name.
fn here(world: &World, viewer: Viewer, channel: Id, kind: CommandKind) -> Vec<Command> {
    let at = Position { user: viewer.0, channel };
    let named = world.commands.values().filter(|command| command.kind == kind);
    let found = named
        .filter_map(|command| Some((command.name.clone(), offered(world, at, kind, &command.name).ok()?.0)));
    found.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// A command, or its subcommands one by one, each under its whole name.
fn collect(name: &str, definition: &Value, id: Id, found: &mut Vec<Value>) {
    let options = definition["options"].as_array().map_or(&[][..], Vec::as_slice);
    let branches: Vec<&Value> = options.iter().filter(|option| is_branch(option)).collect();
    if branches.is_empty() {
        found.push(json!({
            "id": id, "name": name, "description": definition["description"], "options": options,
        }));
    }
    for branch in branches {
        collect(&format!("{name} {}", branch["name"].as_str().unwrap_or_default()), branch, id, found);
    }
}
