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
mod reset;
mod slash;
mod speak;
mod thread;
mod transcript;
mod wait;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use builder::{Builder, StartError};
pub use error::ControlError;
pub(crate) use offer::{Position, offered};
pub use options::OptionValue;
pub use slash::{Choice, Slash};
pub use transcript::Transcript;

use crate::gateway::CloseCode;
use crate::state::Shared;

const GOING_AWAY: CloseCode = CloseCode(1001, "The simulator stops.");
const STOP_PATIENCE: Duration = Duration::from_secs(2);

/// A local Discord that is running. It stops when dropped.
pub struct Simulator {
    pub(crate) shared: Arc<Shared>,
    /// None for a [`Simulator::handle`].
    server: Option<Server>,
}

struct Server {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
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

    /// The same Discord once more, for use elsewhere. Dropping it stops nothing.
    pub fn handle(&self) -> Self {
        Self::of(Arc::clone(&self.shared))
    }

    pub(crate) fn of(shared: Arc<Shared>) -> Self {
        Self { shared, server: None }
    }

    /// Stops serving: connections end, and the port is free when this returns. A [`Simulator::handle`] stops nothing.
    pub async fn stop(mut self) {
        let Some(mut task) = self.ask_to_stop() else { return };
        if tokio::time::timeout(STOP_PATIENCE, &mut task).await.is_err() {
            task.abort();
        }
    }

    fn ask_to_stop(&mut self) -> Option<JoinHandle<()>> {
        let Server { stop, task } = self.server.take()?;
        // The server may have ended on its own.
        let _ = stop.send(());
        self.shared.stop();
        self.shared.change(|world| world.gateway.end_connections(world.clock.now_ms(), Some(GOING_AWAY)));
        Some(task)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        if let Some(task) = self.ask_to_stop() {
            task.abort();
        }
    }
}
