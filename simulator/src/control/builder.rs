//! Settings a simulator starts with, and starting it.

use std::env;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{RawQuery, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::control::{Server, Simulator};
use crate::gateway::{self, Intents};
use crate::openapi::{Description, DescriptionError};
use crate::rest;
use crate::settings::Settings;
use crate::state::Shared;
use crate::web::{self, Web};

/// Names a file with Discord's OpenAPI description, when the builder names none.
const DESCRIPTION_VARIABLE: &str = "DISCORD_OPENAPI";

/// Why a simulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("cannot listen on {address}: {source}")]
    Listen { address: SocketAddr, source: std::io::Error },
    #[error(transparent)]
    Description(#[from] DescriptionError),
}

/// Collects settings; every one has a default.
#[derive(Default)]
pub struct Builder {
    settings: Settings,
    address: Option<SocketAddr>,
    description: Option<PathBuf>,
    page: Router,
    web: Option<Web>,
}

impl Builder {
    /// Where to listen; 127.0.0.1 and a free port unless said.
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = Some(address);
        self
    }

    /// The bot's token, without `Bot `.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.settings.token = token.into();
        self
    }

    /// The bot's user name.
    pub fn bot_name(mut self, name: impl Into<String>) -> Self {
        self.settings.bot_name = name.into();
        self
    }

    /// Privileged intents that are enabled for the application; none unless said. Asking for one that
    /// is not closes the gateway with 4014.
    pub fn enable_intents(mut self, privileged: Intents) -> Self {
        self.settings.privileged = self.settings.privileged | privileged;
        self
    }

    /// How many shards `/gateway/bot` recommends; 1 unless said.
    pub fn shards(mut self, shards: u64) -> Self {
        self.settings.shards = shards.max(1);
        self
    }

    /// How many sessions `/gateway/bot` says may be started in a day; 1000 unless said. Each IDENTIFY
    /// takes one off `remaining`; none is refused.
    pub fn session_starts(mut self, a_day: u32) -> Self {
        self.settings.session_starts = a_day;
        self
    }

    /// The interval of heartbeats HELLO asks for; 41.25 s unless said. A connection silent for two
    /// intervals is closed with 4009.
    pub fn heartbeat(mut self, interval: Duration) -> Self {
        self.settings.heartbeat = interval;
        self
    }

    /// How long an interaction may stay without a response; 3 s unless said.
    pub fn ack_deadline(mut self, deadline: Duration) -> Self {
        self.settings.ack_deadline = deadline;
        self
    }

    /// Answers 429 when a bucket is full. Headers tell how full it is in any case.
    pub fn enforce_rate_limits(mut self) -> Self {
        self.settings.enforce_rate_limits = true;
        self
    }

    /// A file with Discord's OpenAPI description, against which every body is checked. Unless said,
    /// the environment variable `DISCORD_OPENAPI` names it (a file that is not there is passed over
    /// with a warning); without either, bodies are only held to the limits the simulator knows itself.
    pub fn description(mut self, path: impl Into<PathBuf>) -> Self {
        self.description = Some(path.into());
        self
    }

    /// Serves more than Discord: a router for every path outside of `/api` and the gateway, such as a
    /// page with a chat window.
    pub fn page(mut self, page: Router) -> Self {
        self.page = page;
        self
    }

    /// Serves a page at `/` that looks and works like Discord, for a person with a browser.
    ///
    /// It is for one machine: requests that name another host than this one, or come from another page, are refused.
    pub fn web(mut self, web: Web) -> Self {
        self.web = Some(web);
        self
    }

    /// Starts serving.
    ///
    /// # Errors
    /// When the address is taken, or the description is named and cannot be used.
    pub async fn start(self) -> Result<Simulator, StartError> {
        let description = self.description.or_else(description_of_environment);
        let description = description.as_deref().map(Description::load).transpose()?;
        let address = self.address.unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let failed = |source| StartError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let shared = Arc::new(Shared::new(self.settings, description, address));
        let page = match self.web {
            Some(web) => web::router(Arc::clone(&shared), web).fallback_service(self.page),
            None => self.page,
        };
        let app = application(Arc::clone(&shared), page);
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            let until = async move {
                // An error means that the simulator was dropped: stop as well.
                let _ = stopped.await;
            };
            if let Err(error) = axum::serve(listener, app).with_graceful_shutdown(until).await {
                tracing::error!(%error, "the simulator stopped serving");
            }
        });
        Ok(Simulator { shared, server: Some(Server { stop, task }) })
    }
}

fn description_of_environment() -> Option<PathBuf> {
    let path = env::var_os(DESCRIPTION_VARIABLE).map(PathBuf::from)?;
    if !path.exists() {
        tracing::warn!(path = %path.display(), "{DESCRIPTION_VARIABLE} names no file: bodies go unchecked by it");
        return None;
    }
    Some(path)
}

fn application(shared: Arc<Shared>, page: Router) -> Router {
    let api = rest::router(Arc::clone(&shared));
    Router::new()
        .nest("/api/v10", api.clone())
        .nest("/api", api)
        .merge(rest::files(Arc::clone(&shared)))
        .fallback_service(page)
        .layer(middleware::from_fn_with_state(shared, upgrade))
}

/// A websocket to `/` or `/gateway` is the gateway; anything else goes on to the API or the page.
async fn upgrade(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    websocket: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
    request: Request,
    next: Next,
) -> Response {
    let meant_for_gateway = matches!(request.uri().path(), "/" | "/gateway");
    match websocket {
        Ok(websocket) if meant_for_gateway => {
            gateway::accept(websocket, &query.unwrap_or_default(), shared).into_response()
        }
        _ => next.run(request).await,
    }
}
