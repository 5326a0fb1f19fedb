//! All state of one Discord, behind one lock, and the signal that it changed.

mod access;
mod announce;
mod files;
mod post;
mod world;

use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

use crate::openapi::Description;
use crate::settings::Settings;

pub(crate) use files::{FILES_MAX, Upload};
pub(crate) use post::{Draft, Post};
pub(crate) use world::World;
pub use world::{Request, Violation};

/// What REST, the gateway and the control API share.
pub(crate) struct Shared {
    pub(crate) settings: Settings,
    /// Discord's own description of the bodies it takes, when a file was named.
    pub(crate) description: Option<Description>,
    /// `host:port` at which the simulator listens.
    pub(crate) address: std::net::SocketAddr,
    world: Mutex<World>,
    changed: watch::Sender<u64>,
    stopping: watch::Sender<bool>,
}

impl Shared {
    pub(crate) fn new(
        settings: Settings,
        description: Option<Description>,
        address: std::net::SocketAddr,
    ) -> Self {
        let world = Mutex::new(World::new(&settings, address));
        Self {
            settings,
            description,
            address,
            world,
            changed: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
        }
    }

    /// Reads state; wakes nobody.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&World) -> T) -> T {
        read(&self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes state in one step and wakes everyone who waits for something.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let result = change(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.send_modify(|revision| *revision += 1);
        result
    }

    /// How often state has changed so far.
    pub(crate) fn revision(&self) -> u64 {
        *self.changed.borrow()
    }

    /// Lets streams end that would go on for ever.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// A receiver that becomes true when the simulator stops.
    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    /// A receiver that is told of every change. Subscribe first, look second: then no change is missed.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}
