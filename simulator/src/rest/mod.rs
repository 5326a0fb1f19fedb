//! REST v10: the routes, and what handlers share.

mod account;
mod channels;
mod commands;
mod files;
mod guilds;
mod interactions;
mod messages;
mod pipeline;
mod ratelimit;
mod reactions;
mod upload;
mod webhooks;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::routing::{delete, get, post, put};
use axum::{Json, Router, middleware};
use serde_json::Value;

pub(crate) use files::router as files;
pub(crate) use ratelimit::{Injected, RateLimiter};

use crate::errors::{ApiError, Fault};
use crate::rest::upload::Uploads;
use crate::state::Shared;

type Handled = Result<Json<Value>, ApiError>;

/// The body of a request: JSON that passed the OpenAPI description; null when there was none.
#[derive(Clone)]
struct Payload(Value);

impl<S: Sync> FromRequestParts<S> for Payload {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Ok(parts.extensions.get().cloned().unwrap_or(Self(Value::Null)))
    }
}

/// All routes, without the `/api/v10` before them. The paths are those of Discord's OpenAPI
/// description, so that a matched path finds its schema.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .merge(account_routes())
        .merge(command_routes())
        .merge(channel_routes())
        .merge(guild_routes())
        .merge(interaction_routes())
        .fallback(|| async { ApiError::from(Fault::UnknownRoute) })
        .method_not_allowed_fallback(|| async { ApiError::from(Fault::MethodNotAllowed) })
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), pipeline::run))
        .with_state(shared)
}

fn account_routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/gateway", get(account::gateway))
        .route("/gateway/bot", get(account::gateway_bot))
        .route("/applications/@me", get(account::application))
        .route("/oauth2/applications/@me", get(account::application))
        .route("/users/@me", get(account::own_user))
        .route("/users/@me/guilds", get(account::own_guilds))
        .route("/users/@me/channels", post(channels::open_direct))
        .route("/users/{user_id}", get(account::user))
}

fn command_routes() -> Router<Arc<Shared>> {
    let all = get(commands::list).put(commands::replace).post(commands::create);
    let one = get(commands::one).patch(commands::change).delete(commands::remove);
    Router::new()
        .route("/applications/{application_id}/commands", all.clone())
        .route("/applications/{application_id}/commands/{command_id}", one.clone())
        .route("/applications/{application_id}/guilds/{guild_id}/commands", all)
        .route("/applications/{application_id}/guilds/{guild_id}/commands/{command_id}", one)
}

fn channel_routes() -> Router<Arc<Shared>> {
    let reaction = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
    Router::new()
        .route("/channels/{channel_id}", get(channels::one))
        .route("/channels/{channel_id}/typing", post(channels::typing))
        .route("/channels/{channel_id}/threads", post(channels::thread))
        .route("/channels/{channel_id}/thread-members/@me", put(channels::join_thread))
        .route("/channels/{channel_id}/messages", get(messages::list).post(messages::create))
        .route("/channels/{channel_id}/messages/bulk-delete", post(messages::remove_many))
        .route(
            "/channels/{channel_id}/messages/{message_id}",
            get(messages::one).patch(messages::edit).delete(messages::remove),
        )
        .route("/channels/{channel_id}/messages/{message_id}/threads", post(channels::thread_on_message))
        .route(reaction, get(reactions::list))
        .route(&format!("{reaction}/@me"), put(reactions::add).delete(reactions::remove))
}

fn guild_routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/guilds/{guild_id}", get(guilds::one))
        .route("/guilds/{guild_id}/channels", get(guilds::channels))
        .route("/guilds/{guild_id}/roles", get(guilds::roles))
        .route("/guilds/{guild_id}/roles/{role_id}", get(guilds::role))
        .route("/guilds/{guild_id}/members", get(guilds::members))
        .route("/guilds/{guild_id}/members/{user_id}", get(guilds::member))
}

fn interaction_routes() -> Router<Arc<Shared>> {
    let callback = "/interactions/{interaction_id}/{interaction_token}/callback";
    let messages = "/webhooks/{webhook_id}/{webhook_token}/messages";
    Router::new()
        .route(callback, post(interactions::respond))
        .route("/webhooks/{webhook_id}/{webhook_token}", post(webhooks::follow_up))
        .route(
            &format!("{messages}/{{message_id}}"),
            get(webhooks::one).patch(webhooks::edit).merge(delete(webhooks::remove)),
        )
}
