//! A page that looks and works like Discord, for a person with a browser: what `web/API.md` promises it.
//!
//! [`guard`] stands before everything and lets in only this machine's own page. [`assets`] serves the page's files,
//! which are embedded in the program. The rest reads (`overview`, `messages`, `commands`, `wire`, `events`) and acts
//! (`act`) as one of the people on this Discord, who see and may do what they could there; it acts through the control
//! API alone. [`Host`] is how the program around the simulator adds what it knows.

mod act;
mod assets;
mod cause;
mod channel;
mod commands;
mod deed;
mod events;
mod guard;
mod host;
mod host_routes;
mod message;
mod messages;
mod names;
mod overview;
mod pending;
mod refusal;
mod viewer;
mod wire;

use std::sync::Arc;

use axum::routing::{get, post};
use axum::{Router, middleware};

pub use host::{Answered, Banner, Host, Row, Section, Tone};

use crate::control::Simulator;
use crate::state::Shared;

/// What the page is told of the program around it; see [`crate::Builder::web`].
#[derive(Clone)]
pub struct Web {
    title: String,
    host: Option<Arc<dyn Host>>,
}

impl Web {
    /// A page with this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), host: None }
    }

    /// Lets the program around the simulator explain the bot's messages, and say something above them.
    pub fn host(mut self, host: Arc<dyn Host>) -> Self {
        self.host = Some(host);
        self
    }
}

/// What the handlers share.
struct Page {
    discord: Simulator,
    web: Web,
}

/// All routes of the page.
pub(crate) fn router(shared: Arc<Shared>, web: Web) -> Router {
    let page = Arc::new(Page { discord: Simulator::of(shared), web });
    Router::new()
        .route("/", get(assets::index))
        .route("/web/{*path}", get(assets::file))
        .route("/web/api/state", get(overview::state))
        .route("/web/api/channels/{id}/messages", get(messages::list))
        .route("/web/api/channels/{id}/commands", get(commands::list))
        .route("/web/api/messages/{id}/wire", get(wire::wire))
        .route("/web/api/events", get(events::events))
        .route("/web/api/act", post(act::act))
        .route("/web/host/inspect/{id}", get(host_routes::inspect))
        .route("/web/host/page", get(host_routes::page))
        .route("/web/host/banner", get(host_routes::banner).post(host_routes::press))
        .layer(middleware::from_fn(guard::guard))
        .with_state(page)
}
