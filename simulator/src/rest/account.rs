//! The bot's own account, its application, and where the gateway is.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use crate::ids::Id;
use crate::payload;
use crate::rest::Handled;
use crate::state::Shared;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

pub(super) async fn gateway(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({"url": format!("ws://{}", shared.address)}))
}

pub(super) async fn gateway_bot(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let total = shared.settings.session_starts;
    let used = shared.read(|world| world.gateway.identifies);
    Json(json!({
        "url": format!("ws://{}", shared.address), "shards": shared.settings.shards,
        "session_start_limit": {
            "total": total, "remaining": total.saturating_sub(used),
            "reset_after": DAY_MS, "max_concurrency": 1,
        },
    }))
}

pub(super) async fn application(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.read(|world| payload::application(world, shared.settings.privileged)))
}

pub(super) async fn own_user(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(shared.read(payload::own_user))
}

pub(super) async fn user(State(shared): State<Arc<Shared>>, Path(user): Path<Id>) -> Handled {
    shared.read(|world| Ok(Json(payload::user(world, world.user(user)?.id))))
}

pub(super) async fn own_guilds(State(shared): State<Arc<Shared>>) -> Json<Value> {
    shared.read(|world| {
        let own = world.guilds.values().filter(|guild| guild.members.contains_key(&world.bot));
        let shown = own.map(|guild| {
            json!({
                "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": guild.owner == world.bot,
                "permissions": guild.permissions_of(world.bot), "features": [],
            })
        });
        Json(shown.collect())
    })
}
