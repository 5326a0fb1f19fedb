//! The first response to an interaction, of every type.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as HttpResponse};
use serde::Deserialize;
use serde_json::Value;

use crate::errors::{ApiError, Fault};
use crate::form::{Form, whole_number};
use crate::ids::Id;
use crate::limits::{Place, check_choices, check_message, check_modal};
use crate::model::{FLAG_EPHEMERAL, FLAG_LOADING, Interaction, InteractionKind, MessageOrigin, Response};
use crate::payload;
use crate::rest::messages::revise;
use crate::rest::{Payload, Uploads};
use crate::state::{Draft, Post, Shared, Upload, World};

const MESSAGE: i64 = 4;
const DEFERRED_MESSAGE: i64 = 5;
const DEFERRED_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const CHOICES: i64 = 8;
const MODAL: i64 = 9;

#[derive(Deserialize)]
pub(super) struct Options {
    with_response: Option<String>,
}

pub(super) async fn respond(
    State(shared): State<Arc<Shared>>,
    Path((id, token)): Path<(Id, String)>,
    Query(options): Query<Options>,
    Uploads(uploads): Uploads,
    Payload(body): Payload,
) -> Result<HttpResponse, ApiError> {
    let kind = whole_number(&body["type"]).unwrap_or_default();
    let deadline_ms = u64::try_from(shared.settings.ack_deadline.as_millis()).unwrap_or(u64::MAX);
    shared.change(|world| {
        let now = world.now_ms();
        let found = world.interactions.get_mut(&id).filter(|found| found.token == token);
        let interaction = found.ok_or(Fault::UnknownInteraction)?;
        let refusal = match interaction.response {
            Some(_) => Some(Fault::AlreadyAcknowledged),
            None if now > interaction.created_ms + deadline_ms => Some(Fault::UnknownInteraction),
            None => None,
        };
        if let Some(refusal) = refusal {
            interaction.refused_responses += 1;
            return Err(refusal.into());
        }
        check(interaction, kind, &body["data"])?;
        let interaction = interaction.clone();
        let message = apply(world, &interaction, kind, (&body["data"], uploads))?;
        if options.with_response.as_deref() != Some("true") {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
        let interaction = world.interactions.get(&id).ok_or(Fault::UnknownInteraction)?;
        Ok(Json(payload::callback(world, interaction, kind, message)).into_response())
    })
}

/// Whether this response fits the kind of interaction and Discord's limits.
fn check(interaction: &Interaction, kind: i64, data: &Value) -> Result<(), ApiError> {
    let mut form = Form::default();
    let from_component = interaction.source.is_some();
    let fits = match interaction.kind {
        InteractionKind::Autocomplete => kind == CHOICES,
        InteractionKind::Command => matches!(kind, MESSAGE | DEFERRED_MESSAGE | MODAL),
        InteractionKind::Component => matches!(kind, MESSAGE..=UPDATE | MODAL),
        InteractionKind::ModalSubmit if from_component => matches!(kind, MESSAGE..=UPDATE),
        InteractionKind::ModalSubmit => matches!(kind, MESSAGE | DEFERRED_MESSAGE),
    };
    if !fits {
        let message = format!("Response type {kind} does not answer a {:?} interaction", interaction.kind);
        form.add("type", "INTERACTION_RESPONSE_TYPE_INVALID", message);
    }
    match kind {
        MESSAGE | DEFERRED_MESSAGE | UPDATE if !data.is_null() => {
            let place = if kind == UPDATE { Place::Edit } else { Place::Interaction };
            let mut inner = Form::default();
            check_message(&mut inner, data, place);
            form.nest("data", inner);
        }
        CHOICES => check_choices(&mut form, data, interaction.focused_type.unwrap_or(3)),
        MODAL => check_modal(&mut form, data),
        _ => {}
    }
    form.finish()
}

/// Acknowledges; returns the message that was written or changed.
fn apply(
    world: &mut World,
    interaction: &Interaction,
    kind: i64,
    (data, uploads): (&Value, Vec<Upload>),
) -> Result<Option<Id>, ApiError> {
    let (response, original) = match kind {
        MESSAGE => {
            let draft = Draft::read(data, uploads);
            if draft.is_empty() {
                return Err(Fault::EmptyMessage.into());
            }
            draft.check_files(&[])?;
            (Response::Message, Some(write(world, interaction, draft)))
        }
        DEFERRED_MESSAGE => {
            let flags = Draft::read(data, uploads).flags.unwrap_or_default() & FLAG_EPHEMERAL | FLAG_LOADING;
            let draft = Draft { flags: Some(flags), ..Draft::default() };
            (Response::Deferred, Some(write(world, interaction, draft)))
        }
        DEFERRED_UPDATE => (Response::DeferredUpdate, interaction.source),
        UPDATE => {
            let source = interaction.source.ok_or(Fault::UnknownMessage)?;
            revise(world, source, Draft::read(data, uploads))?;
            (Response::Update, Some(source))
        }
        CHOICES => (Response::Choices(data["choices"].as_array().cloned().unwrap_or_default()), None),
        _ => (Response::Modal(data.clone()), None),
    };
    if let Some(interaction) = world.interactions.get_mut(&interaction.id) {
        interaction.response = Some(response);
        interaction.original = original;
    }
    Ok(original)
}

fn write(world: &mut World, interaction: &Interaction, draft: Draft) -> Id {
    write_answer(world, interaction, draft, MessageOrigin::Response(interaction.id))
}

/// Posts a message of the bot into the interaction's channel; with the ephemeral flag, before one
/// person's eyes only.
pub(super) fn write_answer(
    world: &mut World,
    interaction: &Interaction,
    mut draft: Draft,
    origin: MessageOrigin,
) -> Id {
    let mut flags = draft.flags.unwrap_or_default();
    if interaction.forced_ephemeral {
        flags |= FLAG_EPHEMERAL;
    }
    draft.flags = Some(flags);
    let visible_only_to = (flags & FLAG_EPHEMERAL != 0).then_some(interaction.user);
    // A response cannot be a reply by choice.
    draft.reference = None;
    world.post(Post { author: world.bot, channel: interaction.channel, draft, origin, visible_only_to })
}
