//! Channels, direct messages, threads and the typing indicator.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::errors::{ApiError, Fault};
use crate::form::Form;
use crate::ids::Id;
use crate::limits::THREAD_NAME_CHARS_MAX;
use crate::model::{ChannelKind, Permissions};
use crate::payload;
use crate::rest::messages::public_message;
use crate::rest::{Handled, Payload};
use crate::state::{Shared, World};

pub(super) async fn one(State(shared): State<Arc<Shared>>, Path(channel): Path<Id>) -> Handled {
    shared.read(|world| Ok(Json(payload::channel(world, world.bot_channel(channel, Permissions::NONE)?))))
}

/// POST /users/@me/channels
pub(super) async fn open_direct(State(shared): State<Arc<Shared>>, Payload(body): Payload) -> Handled {
    let recipient = serde_json::from_value(body["recipient_id"].clone());
    let mut form = Form::default();
    if recipient.is_err() {
        form.required("recipient_id");
    }
    form.finish()?;
    let recipient: Id = recipient.unwrap_or(Id(0));
    shared.change(|world| {
        if world.user(recipient)?.bot {
            return Err(Fault::CannotMessageUser.into());
        }
        let channel = world.direct_channel(recipient);
        Ok(Json(payload::channel(world, world.channel(channel)?)))
    })
}

pub(super) async fn typing(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
) -> Result<StatusCode, ApiError> {
    shared.change(|world| {
        world.bot_channel(channel, World::writing_in(world.channel(channel)?))?;
        world.typing.push(channel);
        world.typing_since_ms.insert(channel, world.now_ms());
        Ok(StatusCode::NO_CONTENT)
    })
}

pub(super) async fn thread(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
    Payload(body): Payload,
) -> Result<Response, ApiError> {
    shared.change(|world| open_thread(world, channel, None, &body))
}

pub(super) async fn thread_on_message(
    State(shared): State<Arc<Shared>>,
    Path((channel, message)): Path<(Id, Id)>,
    Payload(body): Payload,
) -> Result<Response, ApiError> {
    shared.change(|world| {
        if public_message(world, channel, message)?.thread.is_some() {
            return Err(Fault::ThreadExists.into());
        }
        open_thread(world, channel, Some(message), &body)
    })
}

fn open_thread(
    world: &mut World,
    channel: Id,
    message: Option<Id>,
    body: &Value,
) -> Result<Response, ApiError> {
    let mut form = Form::default();
    form.text("name", body["name"].as_str(), (1, THREAD_NAME_CHARS_MAX));
    form.finish()?;
    let parent = world.bot_channel(channel, Permissions::CREATE_PUBLIC_THREADS)?;
    if parent.kind != ChannelKind::Text {
        return Err(Fault::NotForDirectMessages.into());
    }
    let name = body["name"].as_str().unwrap_or_default().to_owned();
    let thread = world.add_thread(channel, message, name, world.bot);
    let opened = world.channel(thread)?;
    let mut shown = payload::channel(world, opened);
    shown["member"] = payload::thread_member(opened, world.bot);
    Ok((StatusCode::CREATED, Json(shown)).into_response())
}

pub(super) async fn join_thread(
    State(shared): State<Arc<Shared>>,
    Path(thread): Path<Id>,
) -> Result<StatusCode, ApiError> {
    shared.read(|world| {
        let found = world.bot_channel(thread, Permissions::NONE)?;
        if found.kind == ChannelKind::Thread {
            Ok(StatusCode::NO_CONTENT)
        } else {
            Err(Fault::UnknownChannel.into())
        }
    })
}

impl World {
    /// Opens a thread and announces it. A thread on a message has the message's id.
    pub(crate) fn add_thread(&mut self, parent: Id, message: Option<Id>, name: String, creator: Id) -> Id {
        let guild = self.channels.get(&parent).and_then(|parent| parent.guild);
        let mut id = self.add_channel(ChannelKind::Thread, guild, name, Vec::new());
        if let Some(message) = message
            && let Some(mut thread) = self.channels.remove(&id)
        {
            id = message;
            thread.id = id;
            self.channels.insert(id, thread);
        }
        if let Some(thread) = self.channels.get_mut(&id) {
            thread.parent = Some(parent);
            thread.creator = Some(creator);
        }
        if let Some(message) = message.and_then(|message| self.messages.get_mut(&message)) {
            message.thread = Some(id);
        }
        self.announce_channel("THREAD_CREATE", id, json!({"newly_created": true}));
        id
    }
}
