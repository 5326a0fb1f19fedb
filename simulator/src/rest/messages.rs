//! Messages the bot sends, edits, deletes and reads through channels.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use crate::errors::{ApiError, Fault};
use crate::form::Form;
use crate::gateway::Intents;
use crate::ids::Id;
use crate::limits::{Place, check_message};
use crate::model::{Channel, ChannelKind, Message, MessageOrigin, Permissions};
use crate::payload;
use crate::rest::{Handled, Payload, Uploads};
use crate::state::{Draft, Post, Shared, World};

const LIST_MAX: usize = 100;
const LIST_DEFAULT: usize = 50;

pub(super) async fn create(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
    Uploads(uploads): Uploads,
    Payload(body): Payload,
) -> Handled {
    let mut form = Form::default();
    check_message(&mut form, &body, Place::Channel);
    form.finish()?;
    shared.change(|world| {
        let place = world.bot_channel(channel, World::writing_in(world.channel(channel)?))?;
        check_recipient(world, place)?;
        let mut draft = Draft::read(&body, uploads);
        if draft.is_empty() {
            return Err(Fault::EmptyMessage.into());
        }
        draft.check_files(&[])?;
        if draft.files.any_new() {
            world.bot_channel(channel, Permissions::ATTACH_FILES)?;
        }
        if draft.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty()) {
            world.bot_channel(channel, Permissions::EMBED_LINKS)?;
        }
        settle_reference(world, channel, &body, &mut draft)?;
        if let Some(same) = sent_before(world, channel, &body, &draft) {
            return Ok(Json(shown(world, &shared, same)?));
        }
        let (author, origin) = (world.bot, MessageOrigin::Sent);
        let id = world.post(Post { author, channel, draft, origin, visible_only_to: None });
        Ok(Json(shown(world, &shared, id)?))
    })
}

fn check_recipient(world: &World, channel: &Channel) -> Result<(), ApiError> {
    let takes =
        |user: &Id| world.users.get(user).is_some_and(|user| user.accepts_dms) && world.knows_bot(*user);
    if channel.kind == ChannelKind::Direct && !channel.recipients.iter().all(takes) {
        return Err(Fault::CannotMessageUser.into());
    }
    Ok(())
}

/// A reply needs its message, unless the bot said that it may be gone.
fn settle_reference(world: &World, channel: Id, body: &Value, draft: &mut Draft) -> Result<(), ApiError> {
    let Some(reference) = draft.reference else { return Ok(()) };
    let permissions = world.permissions(world.channel(channel)?, world.bot);
    if !permissions.allow(Permissions::READ_MESSAGE_HISTORY) {
        return Err(Fault::CannotReadHistory.into());
    }
    let there = world.message(channel, reference).is_ok_and(|message| !message.is_ephemeral());
    if !there && body.pointer("/message_reference/fail_if_not_exists") == Some(&Value::Bool(false)) {
        draft.reference = None;
    } else if !there {
        let mut form = Form::default();
        form.add("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message");
        form.finish()?;
    }
    Ok(())
}

/// With `enforce_nonce`, a nonce used before names the message it was used for.
fn sent_before(world: &World, channel: Id, body: &Value, draft: &Draft) -> Option<Id> {
    let nonce = draft.nonce.as_ref().filter(|_| body["enforce_nonce"] == true)?;
    let same = |message: &&Message| message.author == world.bot && message.nonce.as_ref() == Some(nonce);
    world.messages_in(channel).find(same).map(|message| message.id)
}

pub(super) async fn one(
    State(shared): State<Arc<Shared>>,
    Path((channel, message)): Path<(Id, Id)>,
) -> Handled {
    shared.read(|world| {
        world.bot_channel(channel, Permissions::READ_MESSAGE_HISTORY)?;
        public_message(world, channel, message)?;
        Ok(Json(shown(world, &shared, message)?))
    })
}

/// Which part of a channel's history to list.
#[derive(Deserialize)]
pub(super) struct Range {
    before: Option<Id>,
    after: Option<Id>,
    around: Option<Id>,
    limit: Option<usize>,
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
    Query(range): Query<Range>,
) -> Handled {
    let limit = range.limit.unwrap_or(LIST_DEFAULT);
    if !(1..=LIST_MAX).contains(&limit) {
        let mut form = Form::default();
        form.add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
        form.finish()?;
    }
    shared.read(|world| {
        let permissions = world.permissions(world.bot_channel(channel, Permissions::NONE)?, world.bot);
        if !permissions.allow(Permissions::READ_MESSAGE_HISTORY) {
            return Ok(Json(Value::Array(Vec::new())));
        }
        let ids: Vec<Id> = world
            .messages_in(channel)
            .filter(|message| !message.is_ephemeral())
            .map(|message| message.id)
            .collect();
        let part = range.pick(&ids, limit);
        let list: Result<Vec<Value>, ApiError> =
            part.iter().rev().map(|id| shown(world, &shared, *id)).collect();
        Ok(Json(Value::Array(list?)))
    })
}

impl Range {
    /// Of `ids`, oldest first.
    fn pick<'a>(&self, ids: &'a [Id], limit: usize) -> &'a [Id] {
        let position = |id: Id| ids.partition_point(|other| *other < id);
        let (start, end) = match (self.before, self.after, self.around) {
            (_, _, Some(around)) => {
                let start = position(around).saturating_sub(limit / 2);
                (start, start + limit)
            }
            (_, Some(after), _) => {
                let start = ids.partition_point(|other| *other <= after);
                (start, start + limit)
            }
            (before, _, _) => {
                let end = before.map_or(ids.len(), position);
                (end.saturating_sub(limit), end)
            }
        };
        &ids[start.min(ids.len())..end.min(ids.len())]
    }
}

pub(super) async fn edit(
    State(shared): State<Arc<Shared>>,
    Path((channel, message)): Path<(Id, Id)>,
    Uploads(uploads): Uploads,
    Payload(body): Payload,
) -> Handled {
    let mut form = Form::default();
    check_message(&mut form, &body, Place::Edit);
    form.finish()?;
    shared.change(|world| {
        world.bot_channel(channel, Permissions::NONE)?;
        if public_message(world, channel, message)?.author != world.bot {
            return Err(Fault::NotYourMessage.into());
        }
        let draft = Draft::read(&body, uploads);
        if draft.files.any_new() {
            world.bot_channel(channel, Permissions::ATTACH_FILES)?;
        }
        revise(world, message, draft)?;
        Ok(Json(shown(world, &shared, message)?))
    })
}

/// Applies an edit, unless nothing would be left to see or a file is missing.
pub(super) fn revise(world: &mut World, id: Id, draft: Draft) -> Result<(), ApiError> {
    let message = world.messages.get(&id).ok_or(Fault::UnknownMessage)?;
    let after = Draft {
        content: Some(draft.content.clone().unwrap_or_else(|| message.content.clone())),
        embeds: Some(draft.embeds.clone().unwrap_or_else(|| message.embeds.clone())),
        components: Some(draft.components.clone().unwrap_or_else(|| message.components.clone())),
        ..Draft::default()
    };
    if after.is_empty() && draft.files.count(&message.attachments) == 0 {
        return Err(Fault::EmptyMessage.into());
    }
    draft.check_files(&message.attachments)?;
    world.revise(id, draft);
    Ok(())
}

pub(super) async fn remove(
    State(shared): State<Arc<Shared>>,
    Path((channel, message)): Path<(Id, Id)>,
) -> Result<StatusCode, ApiError> {
    shared.change(|world| {
        let place = world.bot_channel(channel, Permissions::NONE)?;
        if public_message(world, channel, message)?.author != world.bot {
            if place.kind == ChannelKind::Direct {
                return Err(Fault::NotForDirectMessages.into());
            }
            world.bot_channel(channel, Permissions::MANAGE_MESSAGES)?;
        }
        world.remove(message);
        Ok(StatusCode::NO_CONTENT)
    })
}

pub(super) async fn remove_many(
    State(shared): State<Arc<Shared>>,
    Path(channel): Path<Id>,
    Payload(body): Payload,
) -> Result<StatusCode, ApiError> {
    let ids: Vec<Id> = serde_json::from_value(body["messages"].clone()).unwrap_or_default();
    let mut form = Form::default();
    form.count("messages", ids.len(), (2, LIST_MAX));
    form.finish()?;
    shared.change(|world| {
        world.bot_channel(channel, Permissions::MANAGE_MESSAGES)?;
        for id in ids {
            if public_message(world, channel, id).is_ok() {
                world.remove(id);
            }
        }
        Ok(StatusCode::NO_CONTENT)
    })
}

/// Ephemeral messages are unknown to the channel's routes.
pub(super) fn public_message(world: &World, channel: Id, id: Id) -> Result<&Message, ApiError> {
    let message = world.message(channel, id)?;
    if message.is_ephemeral() { Err(Fault::UnknownMessage.into()) } else { Ok(message) }
}

/// A message as the bot may read it.
pub(super) fn shown(world: &World, shared: &Shared, id: Id) -> Result<Value, ApiError> {
    let message = world.messages.get(&id).ok_or(Fault::UnknownMessage)?;
    let reads_content = shared.settings.privileged.contains(Intents::MESSAGE_CONTENT);
    Ok(payload::message(world, message, reads_content))
}
