//! Doing something as one of the people, and telling what came of it.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::Simulator;
use crate::ids::Id;
use crate::web::deed::{Deed, Done, perform};
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;
use crate::web::{Page, host_routes};

/// How much longer than the deadline to wait before telling that it passed.
const AFTER_DEADLINE: Duration = Duration::from_millis(20);

#[derive(Deserialize)]
pub(super) struct Act {
    #[serde(rename = "as")]
    user: Id,
    #[serde(flatten)]
    deed: Deed,
}

pub(super) async fn act(
    State(page): State<Arc<Page>>,
    body: Result<Json<Act>, JsonRejection>,
) -> Result<Json<Value>, Refusal> {
    let Json(Act { user, deed }) =
        body.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, format!("{}.", error.body_text())))?;
    let discord = &page.discord;
    let viewer = discord.shared.read(|world| Viewer::among(world, user))?;
    let done = match deed {
        Deed::Reset => {
            discord.reset();
            if page.web.host.is_some() {
                host_routes::ask(&page, |host| host.forget()).await?;
            }
            Done::Nothing
        }
        Deed::Dismiss { message, interaction } => dismiss(discord, viewer, message, interaction)?,
        deed => {
            let done = perform(discord, user, deed).await;
            done.map_err(|error| discord.shared.read(|world| Refusal::of(error, world)))?
        }
    };
    Ok(Json(match done {
        Done::Nothing => json!({}),
        Done::Message(id) => json!({"message": id}),
        Done::Channel(id) => json!({"channel": id}),
        Done::Interaction(id) => {
            tell_when_it_fails(discord, id);
            json!({"interaction": id})
        }
        Done::Choices(choices) => json!({"choices": choices}),
    }))
}

/// Puts away what only this person sees: an ephemeral message, a failure, a form.
fn dismiss(
    discord: &Simulator,
    viewer: Viewer,
    message: Option<Id>,
    interaction: Option<Id>,
) -> Result<Done, Refusal> {
    discord.shared.change(|world| {
        if let Some(message) = message {
            let seen = viewer.message(world, message)?;
            if seen.visible_only_to != Some(viewer.0) {
                return Err(Refusal::forbidden("Only messages that you alone see can be dismissed."));
            }
            world.remove(message);
            return Ok(Done::Nothing);
        }
        let own =
            interaction.filter(|id| world.interactions.get(id).is_some_and(|found| found.user == viewer.0));
        let own = own.ok_or_else(|| Refusal::not_found("interaction"))?;
        world.put_away.insert(own);
        Ok(Done::Nothing)
    })
}

/// Nothing changes when a deadline passes, so whoever looks is told to look again.
fn tell_when_it_fails(discord: &Simulator, interaction: Id) {
    let (discord, deadline) = (discord.handle(), discord.shared.settings.ack_deadline);
    tokio::spawn(async move {
        tokio::time::sleep(deadline + AFTER_DEADLINE).await;
        if discord.interaction(interaction).is_some_and(|found| found.response.is_none()) {
            discord.look_again();
        }
    });
}
