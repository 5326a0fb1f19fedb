//! What the bot sent for one of its messages, and how long it took.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::clock::iso8601;
use crate::form::whole_number;
use crate::ids::Id;
use crate::model::{Interaction, Message};
use crate::state::{Request, World};
use crate::web::Page;
use crate::web::cause::{Cause, causes};
use crate::web::pending::shown_name;
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;

pub(super) async fn wire(
    State(page): State<Arc<Page>>,
    Path(id): Path<Id>,
    viewer: Viewer,
) -> Result<Json<Value>, Refusal> {
    page.discord.shared.read(|world| {
        let message = of_the_bot(world, viewer, id)?;
        let causes = causes(world, message);
        let latest = causes.first().copied();
        let requests: Vec<&Request> = sent_for(world, message, &causes).collect();
        let since = |at_ms: u64| Some(at_ms.saturating_sub(latest?.at_ms()));
        let first = requests.iter().find(|request| {
            latest.is_some_and(|cause| request.at_ms >= cause.at_ms()) && has_content(request)
        });
        let shown = requests.iter().map(|request| {
            json!({
                "method": request.method, "path": redacted(&request.path, &causes), "status": request.status,
                "time": iso8601(request.at_ms), "after_ms": since(request.at_ms), "body": request.body,
            })
        });
        Ok(Json(json!({
            "cause": latest.map(|cause| described(world, cause)),
            "took_ms": first.and_then(|request| since(request.at_ms)),
            "requests": shown.collect::<Vec<_>>(),
        })))
    })
}

/// A message of the bot that `viewer` sees.
pub(super) fn of_the_bot(world: &World, viewer: Viewer, id: Id) -> Result<&Message, Refusal> {
    let message = viewer.message(world, id)?;
    if message.author == world.bot { Ok(message) } else { Err(Refusal::not_found("message of the bot")) }
}

fn described(world: &World, cause: Cause<'_>) -> Value {
    let (kind, name) = match cause {
        Cause::Message(_) => ("message", None),
        Cause::Interaction(interaction) => ("interaction", Some(shown_name(interaction))),
    };
    json!({
        "kind": kind, "id": cause.id(), "user": world.users.get(&cause.user()).map(|user| &user.name),
        "name": name, "text": cause.text(), "time": iso8601(cause.at_ms()),
    })
}

/// The requests that wrote or changed a message.
fn sent_for<'a>(
    world: &'a World,
    message: &'a Message,
    causes: &[Cause<'a>],
) -> impl Iterator<Item = &'a Request> {
    let interactions: Vec<&Interaction> = causes
        .iter()
        .filter_map(|cause| match cause {
            Cause::Interaction(interaction) => Some(*interaction),
            Cause::Message(_) => None,
        })
        .collect();
    let id = message.id.to_string();
    let of_message = format!("/messages/{id}");
    world.requests.iter().filter(move |request| {
        let answers = |found: &&Interaction| {
            let is_original = found.original == Some(message.id);
            is_original
                && (request.path.starts_with(&format!("/interactions/{}/", found.id))
                    || request.path.contains(&format!("/{}/messages/@original", found.token)))
        };
        let writes = request.method != "GET";
        writes
            && (request.answer["id"] == *id
                || request.path.ends_with(&of_message)
                || interactions.iter().any(answers))
    })
}

/// Whether a person had something to read after it: it is no mere "is thinking".
fn has_content(request: &Request) -> bool {
    let is_promise =
        request.path.contains("/callback") && matches!(whole_number(&request.body["type"]), Some(5 | 6));
    !is_promise && request.status < 400
}

/// The path without the tokens of interactions.
fn redacted(path: &str, causes: &[Cause<'_>]) -> String {
    causes.iter().fold(path.to_owned(), |path, cause| match cause {
        Cause::Interaction(interaction) => path.replace(&interaction.token, "…"),
        Cause::Message(_) => path,
    })
}
