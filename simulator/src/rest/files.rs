//! Serves the files of messages, as Discord's content network does.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::ids::Id;
use crate::state::Shared;

/// A file may be a page of its own or an image that holds script: whatever it is, it stays inert.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// The routes outside of `/api` under which files lie.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new().route("/attachments/{channel_id}/{attachment_id}/{filename}", get(file)).with_state(shared)
}

async fn file(
    State(shared): State<Arc<Shared>>,
    Path((channel, id, filename)): Path<(Id, Id, String)>,
) -> Response {
    let found: Option<(String, Bytes)> = shared.read(|world| {
        let mut files = world.messages_in(channel).flat_map(|message| &message.attachments);
        let file = files.find(|file| file.id == id && file.filename == filename)?;
        Some((file.content_type.clone(), world.files.get(&id)?.clone()))
    });
    let Some((content_type, bytes)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, content_type.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ];
    (headers, bytes).into_response()
}
