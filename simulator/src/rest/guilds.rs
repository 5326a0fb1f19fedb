//! Guilds, their channels, roles and members, read-only.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::errors::Fault;
use crate::ids::Id;
use crate::model::ChannelKind;
use crate::payload;
use crate::rest::Handled;
use crate::state::Shared;

const MEMBERS_MAX: usize = 1000;

pub(super) async fn one(State(shared): State<Arc<Shared>>, Path(guild): Path<Id>) -> Handled {
    shared.read(|world| Ok(Json(payload::guild(world.bot_guild(guild)?))))
}

pub(super) async fn channels(State(shared): State<Arc<Shared>>, Path(guild): Path<Id>) -> Handled {
    shared.read(|world| {
        world.bot_guild(guild)?;
        let of_guild = world
            .channels
            .values()
            .filter(|channel| channel.guild == Some(guild) && channel.kind == ChannelKind::Text);
        Ok(Json(of_guild.map(|channel| payload::channel(world, channel)).collect()))
    })
}

pub(super) async fn roles(State(shared): State<Arc<Shared>>, Path(guild): Path<Id>) -> Handled {
    shared.read(|world| {
        let guild = world.bot_guild(guild)?;
        Ok(Json(guild.roles.values().map(|role| payload::role(guild, role)).collect()))
    })
}

pub(super) async fn role(State(shared): State<Arc<Shared>>, Path((guild, role)): Path<(Id, Id)>) -> Handled {
    shared.read(|world| {
        let guild = world.bot_guild(guild)?;
        let role = guild.roles.get(&role).ok_or(Fault::UnknownRole)?;
        Ok(Json(payload::role(guild, role)))
    })
}

/// A page of the member list.
#[derive(Deserialize)]
pub(super) struct Page {
    limit: Option<usize>,
    after: Option<Id>,
}

pub(super) async fn members(
    State(shared): State<Arc<Shared>>,
    Path(guild): Path<Id>,
    Query(page): Query<Page>,
) -> Handled {
    shared.read(|world| {
        let guild = world.bot_guild(guild)?;
        let after = page.after.unwrap_or(Id(0));
        let limit = page.limit.unwrap_or(1).min(MEMBERS_MAX);
        let listed = guild.members.values().filter(|member| member.user > after).take(limit);
        Ok(Json(listed.map(|member| payload::member(world, guild, member)).collect()))
    })
}

pub(super) async fn member(
    State(shared): State<Arc<Shared>>,
    Path((guild, user)): Path<(Id, Id)>,
) -> Handled {
    shared.read(|world| {
        let guild = world.bot_guild(guild)?;
        let member = guild.members.get(&user).ok_or(Fault::UnknownMember)?;
        Ok(Json(payload::member(world, guild, member)))
    })
}
