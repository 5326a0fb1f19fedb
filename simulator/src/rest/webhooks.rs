//! After the first response: the original answer and follow-ups, by the interaction's token.

use std::num::ParseIntError;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::errors::{ApiError, Fault};
use crate::form::Form;
use crate::ids::Id;
use crate::limits::{Place, check_message};
use crate::model::{Interaction, MessageOrigin};
use crate::payload;
use crate::rest::interactions::write_answer;
use crate::rest::messages::revise;
use crate::rest::{Handled, Payload, Uploads};
use crate::state::{Draft, Shared, World};

/// How a path names the message that is an interaction's first answer.
pub(super) const ORIGINAL: &str = "@original";
/// How many follow-ups an application gets that only the user installed.
const GUEST_FOLLOW_UPS_MAX: usize = 5;

type Hook = Path<(Id, String)>;
type HookMessage = Path<(Id, String, Which)>;

/// A message of an interaction, as a path names it. Some clients write `@original` as `%40original`, so
/// it is told apart here and not by the route.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum Which {
    Original,
    Message(Id),
}

impl TryFrom<String> for Which {
    type Error = ParseIntError;

    fn try_from(text: String) -> Result<Self, ParseIntError> {
        if text == ORIGINAL { Ok(Self::Original) } else { text.parse().map(Self::Message) }
    }
}

/// POST: another message. The first one after "is thinking" takes the place of that.
pub(super) async fn follow_up(
    State(shared): State<Arc<Shared>>,
    Path((application, token)): Hook,
    Uploads(uploads): Uploads,
    Payload(body): Payload,
) -> Handled {
    check_body(&body, Place::Interaction)?;
    shared.change(|world| {
        let interaction = interaction(world, &shared, application, &token)?.clone();
        let draft = Draft::read(&body, uploads);
        if draft.is_empty() {
            return Err(Fault::EmptyMessage.into());
        }
        draft.check_files(&[])?;
        let loading = interaction.original.filter(|id| {
            world.messages.get(id).is_some_and(|message| message.is_loading() && !message.deleted)
        });
        if let Some(original) = loading {
            revise(world, original, draft)?;
            return Ok(Json(shown(world, original)?));
        }
        if interaction.by_user_install_only && interaction.follow_ups.len() >= GUEST_FOLLOW_UPS_MAX {
            return Err(Fault::TooManyFollowUps.into());
        }
        let id = write_answer(world, &interaction, draft, MessageOrigin::FollowUp(interaction.id));
        if let Some(interaction) = world.interactions.get_mut(&interaction.id) {
            interaction.follow_ups.push(id);
        }
        Ok(Json(shown(world, id)?))
    })
}

pub(super) async fn one(
    State(shared): State<Arc<Shared>>,
    Path((application, token, which)): HookMessage,
) -> Handled {
    shared.read(|world| {
        let id = owned(world, interaction(world, &shared, application, &token)?, which)?;
        Ok(Json(shown(world, id)?))
    })
}

pub(super) async fn edit(
    State(shared): State<Arc<Shared>>,
    Path((application, token, which)): HookMessage,
    Uploads(uploads): Uploads,
    Payload(body): Payload,
) -> Handled {
    check_body(&body, Place::Edit)?;
    shared.change(|world| {
        let id = owned(world, interaction(world, &shared, application, &token)?, which)?;
        revise(world, id, Draft::read(&body, uploads))?;
        Ok(Json(shown(world, id)?))
    })
}

pub(super) async fn remove(
    State(shared): State<Arc<Shared>>,
    Path((application, token, which)): HookMessage,
) -> Result<StatusCode, ApiError> {
    shared.change(|world| {
        let id = owned(world, interaction(world, &shared, application, &token)?, which)?;
        world.remove(id);
        Ok(StatusCode::NO_CONTENT)
    })
}

/// The interaction a token opens: acknowledged, and not older than the token lives.
fn interaction<'a>(
    world: &'a World,
    shared: &Shared,
    application: Id,
    token: &str,
) -> Result<&'a Interaction, ApiError> {
    if application != world.bot {
        return Err(Fault::UnknownWebhook.into());
    }
    let found = world.interactions.values().find(|interaction| interaction.token == token);
    let found = found.ok_or(Fault::InvalidWebhookToken)?;
    let life_ms = u64::try_from(shared.settings.token_life.as_millis()).unwrap_or(u64::MAX);
    if world.now_ms() > found.created_ms + life_ms {
        return Err(Fault::InvalidWebhookToken.into());
    }
    if found.response.is_none() {
        return Err(Fault::UnknownWebhook.into());
    }
    Ok(found)
}

/// A message that this interaction wrote, or that its first response changed.
fn owned(world: &World, interaction: &Interaction, which: Which) -> Result<Id, ApiError> {
    let named = match which {
        Which::Original => interaction.original,
        Which::Message(id) => {
            let own = interaction.original == Some(id) || interaction.follow_ups.contains(&id);
            own.then_some(id)
        }
    };
    let id = named.ok_or(Fault::UnknownMessage)?;
    Ok(world.message(interaction.channel, id)?.id)
}

fn check_body(body: &Value, place: Place) -> Result<(), ApiError> {
    let mut form = Form::default();
    check_message(&mut form, body, place);
    form.finish()
}

/// The bot's own message, which it may always read.
fn shown(world: &World, id: Id) -> Result<Value, ApiError> {
    let message = world.messages.get(&id).ok_or(Fault::UnknownMessage)?;
    Ok(payload::message(world, message, true))
}
