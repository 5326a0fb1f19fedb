//! Who looks: one of the people on this Discord, named by `as`.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::ids::Id;
use crate::model::{Channel, Message};
use crate::state::World;
use crate::web::Page;
use crate::web::refusal::Refusal;

/// A person who exists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Viewer(pub(super) Id);

#[derive(Deserialize)]
struct As {
    #[serde(rename = "as")]
    user: Option<Id>,
}

impl FromRequestParts<Arc<Page>> for Viewer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, page: &Arc<Page>) -> Result<Self, Refusal> {
        let user = named(parts)?.ok_or_else(nobody)?;
        page.discord.shared.read(|world| Self::among(world, user))
    }
}

impl OptionalFromRequestParts<Arc<Page>> for Viewer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, page: &Arc<Page>) -> Result<Option<Self>, Refusal> {
        let found = named(parts)?.map(|user| page.discord.shared.read(|world| Self::among(world, user)));
        found.transpose()
    }
}

fn named(parts: &Parts) -> Result<Option<Id>, Refusal> {
    Query::<As>::try_from_uri(&parts.uri).map(|Query(named)| named.user).map_err(|_| nobody())
}

fn nobody() -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, "Say who looks: as=USER.")
}

impl Viewer {
    /// This person, if one can be them.
    pub(super) fn among(world: &World, user: Id) -> Result<Self, Refusal> {
        match world.users.get(&user) {
            Some(found) if !found.bot => Ok(Self(user)),
            _ => Err(Refusal::not_found("person")),
        }
    }

    /// A channel this person sees.
    pub(super) fn channel(self, world: &World, id: Id) -> Result<&Channel, Refusal> {
        let seen = world.channels.get(&id).filter(|_| world.sees_channel(id, self.0));
        seen.ok_or_else(|| Refusal::not_found("channel"))
    }

    /// A message this person sees.
    pub(super) fn message(self, world: &World, id: Id) -> Result<&Message, Refusal> {
        let seen = world.messages.get(&id).filter(|found| world.sees_message(found, self.0));
        seen.ok_or_else(|| Refusal::not_found("message"))
    }
}
