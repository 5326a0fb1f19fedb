//! The control API: being everyone on this Discord who is not the bot.

mod act;
mod builder;
mod error;
mod members;
mod menu;
mod modal;
mod offer;
mod options;
mod places;
mod press;
mod slash;
mod speak;
mod transcript;
mod wait;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use builder::{Builder, StartError};
pub use error::ControlError;
pub use options::OptionValue;
pub use slash::{Choice, Slash};
pub use transcript::Transcript;

use crate::gateway::CloseCode;
use crate::state::Shared;

const GOING_AWAY: CloseCode = CloseCode(1001, "The simulator stops.");
const STOP_PATIENCE: Duration = Duration::from_secs(2);

/// A local Discord that is running. It stops when dropped.
pub struct Simulator {
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
}

impl Simulator {
    /// Starts with defaults on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// See [`Builder::start`].
    pub async fn start() -> Result<Self, StartError> {
        Self::builder().start().await
    }

    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Stops serving: connections end, and the port is free when this returns.
    pub async fn stop(mut self) {
        self.ask_to_stop();
        if tokio::time::timeout(STOP_PATIENCE, &mut self.server).await.is_err() {
            self.server.abort();
        }
    }

    fn ask_to_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have ended on its own.
            let _ = stop.send(());
        }
        self.shared.change(|world| world.gateway.end_connections(world.clock.now_ms(), Some(GOING_AWAY)));
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.ask_to_stop();
        self.server.abort();
    }
}
