//! A channel's messages as one person sees them, and what is under way there.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::ids::Id;
use crate::state::World;
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;
use crate::web::{Page, channel, commands, message, pending};

const LIMIT_DEFAULT: usize = 100;
const LIMIT_MAX: usize = 200;
/// How long a client shows that somebody types.
const TYPING_SHOWN_MS: u64 = 10_000;

#[derive(Deserialize)]
pub(super) struct Range {
    before: Option<Id>,
    limit: Option<usize>,
}

pub(super) async fn list(
    State(page): State<Arc<Page>>,
    Path(id): Path<Id>,
    Query(range): Query<Range>,
    viewer: Viewer,
) -> Result<Json<Value>, Refusal> {
    let shared = &page.discord.shared;
    let revision = shared.revision();
    shared.read(|world| {
        let place = viewer.channel(world, id)?;
        let has_menu = !commands::message_menu(world, viewer, id).is_empty();
        let eye = message::Eye { world, settings: &shared.settings, viewer, has_menu };
        let limit = range.limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX);
        let mut seen = world
            .messages_in(id)
            .rev()
            .filter(|found| range.before.is_none_or(|before| found.id < before))
            .filter(|found| world.sees_message(found, viewer.0));
        let mut messages: Vec<Value> =
            seen.by_ref().take(limit).map(|found| eye.message(place, found)).collect();
        messages.reverse();
        Ok(Json(json!({
            "revision": revision, "channel": channel::channel(world, place, viewer), "messages": messages,
            "more": seen.next().is_some(), "typing": typing(world, id),
            "failed": pending::failed(world, &shared.settings, viewer, id),
            "modal": pending::modal(world, viewer, id),
        })))
    })
}

fn typing(world: &World, channel: Id) -> Vec<Value> {
    let since = world.typing_since_ms.get(&channel);
    let left = since
        .and_then(|since| (since + TYPING_SHOWN_MS).checked_sub(world.now_ms()))
        .filter(|left| *left > 0);
    let name = world.users.get(&world.bot).map(|bot| &bot.name);
    left.map(|left| json!({"id": world.bot, "name": name, "for_ms": left})).into_iter().collect()
}
