//! A channel as one person sees it, and what they may do there.

use serde_json::{Value, json};

use crate::model::{Channel, ChannelKind, Permissions};
use crate::state::World;
use crate::web::names;
use crate::web::viewer::Viewer;

pub(super) fn channel(world: &World, channel: &Channel, viewer: Viewer) -> Value {
    let kind = match channel.kind {
        ChannelKind::Text => "text",
        ChannelKind::Thread => "thread",
        ChannelKind::Direct => "direct",
        ChannelKind::Group => "group",
    };
    let may = |needed| world.permissions(channel, viewer.0).allow(Permissions::VIEW_CHANNEL | needed);
    json!({
        "id": channel.id, "kind": kind, "name": names::channel_name(world, channel, viewer),
        "topic": channel.topic, "parent": channel.parent, "last_message": channel.last_message,
        "may": {
            "say": may(World::writing_in(channel)), "react": may(Permissions::ADD_REACTIONS),
            "thread": channel.kind == ChannelKind::Text && may(Permissions::CREATE_PUBLIC_THREADS),
            "commands": may(Permissions::USE_APPLICATION_COMMANDS),
            "manage": channel.guild.is_some() && may(Permissions::MANAGE_MESSAGES),
        },
    })
}
