//! A local Discord: REST v10, the gateway, and a control API to be everyone who is not the bot.
//!
//! A real bot process talks to it over plain HTTP and websockets on 127.0.0.1. It knows no client
//! library, so it checks the wire independently: it refuses what Discord refuses, with Discord's
//! codes, and tells events in Discord's shapes.
//!
//! The tour: [`Simulator`] starts it and is the control API (`control/`: making places, speaking,
//! invoking, waiting). `rest/` answers requests; each passes `rest/pipeline.rs` (log, token, rate
//! limit, schema) before its handler. `gateway/` holds connections and sessions. All state is one
//! `World` behind one lock (`state/`), built of `model/`; `payload/` turns it into Discord's objects;
//! `limits/` and `openapi.rs` check what the bot sends.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use discord_simulator::Simulator;
//!
//! let simulator = Simulator::start().await?;
//! let guild = simulator.create_guild("Careers");
//! let general = simulator.create_channel(guild, "general")?;
//! let alice = simulator.create_member(guild, "alice")?;
//! // ... start a bot with `simulator.base_url()` and `simulator.token()` ...
//! simulator.say(alice, general, "What does a DevOps engineer earn?")?;
//! println!("{}", simulator.transcript(general, alice));
//! # Ok(())
//! # }
//! ```
//!
//! Invariants:
//! - Every change goes through `Shared::change`, which wakes all who wait; nothing polls.
//! - A message is stored, changed and deleted in `state/post.rs` only, so no event is forgotten.
//! - The control API does what a person's client would let them do, and refuses the rest.

mod clock;
mod control;
mod errors;
mod form;
mod gateway;
mod ids;
mod limits;
mod mentions;
mod model;
mod openapi;
mod payload;
mod rest;
mod settings;
mod state;
mod web;

pub use control::{Builder, Choice, ControlError, OptionValue, Simulator, Slash, StartError, Transcript};
pub use gateway::{Intents, Presence, ShardStatus};
pub use ids::Id;
pub use limits::check_response;
pub use model::{
    Attachment, Channel, ChannelKind, Command, CommandKind, Guild, Interaction, InteractionKind, Member,
    Message, MessageOrigin, Overwrite, Permissions, Response, Role, User,
};
pub use openapi::DescriptionError;
pub use state::{Request, Violation};
pub use web::{Answered, Banner, Host, Row, Section, Tone, Web};
