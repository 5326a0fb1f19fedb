//! The wire itself: addresses, what was registered and requested, disturbing connections, the clock.

use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use crate::control::error::found;
use crate::control::{ControlError, Simulator};
use crate::errors::ApiError;
use crate::gateway::{CloseCode, Event, Intents, Presence, ShardStatus};
use crate::ids::Id;
use crate::model::{Channel, Command, Guild, Interaction, Message, User};
use crate::rest::Injected;
use crate::state::{Request, Violation};

impl Simulator {
    /// `http://127.0.0.1:PORT`: what takes the place of `https://discord.com`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.shared.address)
    }

    /// `http://127.0.0.1:PORT/api/v10`.
    pub fn api_url(&self) -> String {
        format!("{}/api/v10", self.base_url())
    }

    /// `ws://127.0.0.1:PORT`, as `/gateway` answers it.
    pub fn gateway_url(&self) -> String {
        format!("ws://{}", self.shared.address)
    }

    /// The bot's token, without `Bot `.
    pub fn token(&self) -> &str {
        &self.shared.settings.token
    }

    /// The bot's user, which is the application's id too.
    pub fn bot(&self) -> Id {
        self.shared.read(|world| world.bot)
    }

    pub fn user(&self, id: Id) -> Option<User> {
        self.shared.read(|world| world.users.get(&id).cloned())
    }

    /// Everyone, the bot included.
    pub fn users(&self) -> Vec<User> {
        self.shared.read(|world| world.users.values().cloned().collect())
    }

    pub fn guilds(&self) -> Vec<Guild> {
        self.shared.read(|world| world.guilds.values().cloned().collect())
    }

    /// All channels, of guilds and private.
    pub fn channels(&self) -> Vec<Channel> {
        self.shared.read(|world| world.channels.values().cloned().collect())
    }

    pub fn guild(&self, id: Id) -> Option<Guild> {
        self.shared.read(|world| world.guilds.get(&id).cloned())
    }

    pub fn channel(&self, id: Id) -> Option<Channel> {
        self.shared.read(|world| world.channels.get(&id).cloned())
    }

    /// A message, also one that was deleted.
    pub fn message(&self, id: Id) -> Option<Message> {
        self.shared.read(|world| world.messages.get(&id).cloned())
    }

    /// The bytes of a file, as long as its message has it.
    pub fn file(&self, attachment: Id) -> Option<Vec<u8>> {
        self.shared.read(|world| world.files.get(&attachment).map(|bytes| bytes.to_vec()))
    }

    pub fn interaction(&self, id: Id) -> Option<Interaction> {
        self.shared.read(|world| world.interactions.get(&id).cloned())
    }

    /// All registered commands, global and of guilds.
    pub fn commands(&self) -> Vec<Command> {
        self.shared.read(|world| world.commands.values().cloned().collect())
    }

    /// All requests of the bot, in order. The status is 0 while one is being answered.
    pub fn requests(&self) -> Vec<Request> {
        self.shared.read(|world| world.requests.clone())
    }

    /// All bodies that were refused because Discord would refuse them.
    pub fn violations(&self) -> Vec<Violation> {
        self.shared.read(|world| world.violations.clone())
    }

    /// Channels in which the bot showed that it types, in order.
    pub fn typing(&self) -> Vec<Id> {
        self.shared.read(|world| world.typing.clone())
    }

    pub fn presences(&self) -> Vec<Presence> {
        self.shared.read(|world| world.gateway.presences.clone())
    }

    /// All sessions, connected or waiting to be resumed.
    pub fn shards(&self) -> Vec<ShardStatus> {
        self.shared.read(|world| world.gateway.statuses())
    }

    /// How often a client has identified, successfully or not.
    pub fn identifies(&self) -> u32 {
        self.shared.read(|world| world.gateway.identifies)
    }

    /// How often a session was resumed.
    pub fn resumes(&self) -> u32 {
        self.shared.read(|world| world.gateway.resumes)
    }

    pub fn heartbeats(&self) -> u32 {
        self.shared.read(|world| world.gateway.heartbeats)
    }

    /// Codes with which the simulator closed gateway connections, in order.
    pub fn close_codes(&self) -> Vec<u16> {
        self.shared.read(|world| world.gateway.closes.clone())
    }

    /// Cuts all gateway connections without a word. Sessions can be resumed.
    pub fn cut_connections(&self) {
        self.shared.change(|world| world.gateway.end_connections(world.clock.now_ms(), None));
    }

    /// Closes all gateway connections with a code.
    pub fn close_connections(&self, code: u16) {
        let close = CloseCode(code, "Ordered by the test.");
        self.shared.change(|world| world.gateway.end_connections(world.clock.now_ms(), Some(close)));
    }

    /// op 7: asks every client to reconnect and resume.
    pub fn ask_to_reconnect(&self) {
        self.shared.change(|world| world.gateway.ask_to_reconnect());
    }

    /// op 9: tells every client that its session is invalid; unless `resumable`, it must identify anew.
    pub fn invalidate_sessions(&self, resumable: bool) {
        self.shared.change(|world| world.gateway.invalidate(world.clock.now_ms(), resumable));
    }

    /// Sends MESSAGE_CREATE for a message once more, with a new sequence number.
    ///
    /// # Errors
    /// When there is no such message.
    pub fn repeat_message(&self, message: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            found(world.messages.get(&message), "message", message)?;
            world.announce_message("MESSAGE_CREATE", message);
            Ok(())
        })
    }

    /// Sends INTERACTION_CREATE for an interaction once more, with a new sequence number.
    ///
    /// # Errors
    /// When there is no such interaction.
    pub fn repeat_interaction(&self, interaction: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let again = found(world.interactions.get(&interaction), "interaction", interaction)?;
            let (guild, data) = (again.guild, again.event.clone());
            world.dispatch(&Event::new("INTERACTION_CREATE", guild, Intents::NONE, data));
            Ok(())
        })
    }

    /// Dispatches any event, as it is, to all sessions of the guild's shard (shard 0 for none). The
    /// intents are those a session needs to have asked for.
    pub fn dispatch_raw(&self, name: &'static str, guild: Option<Id>, intents: Intents, data: Value) {
        self.shared.change(|world| world.dispatch(&Event::new(name, guild, intents, data)));
    }

    /// Answers the next `times` requests whose path contains `path` with 429 and `retry_after`.
    pub fn limit_next(&self, path: &str, times: u32, retry_after: Duration) {
        let retry_after = retry_after.as_secs_f64();
        self.inject(path, times, ApiError::RateLimited { retry_after, global: false });
    }

    /// Answers the next `times` requests whose path contains `path` with a bare status, such as 500.
    pub fn fail_next(&self, path: &str, times: u32, status: u16) {
        self.inject(path, times, ApiError::Status(status));
    }

    fn inject(&self, path: &str, times: u32, answer: ApiError) {
        let injected = Injected { path_contains: path.to_owned(), answer, left: times };
        self.shared.change(|world| world.injected.push(injected));
    }

    /// Puts the simulator's clock forward: deadlines of interactions and tokens and windows of rate
    /// limits pass without waiting. Heartbeats run on real time.
    pub fn advance_clock(&self, by: Duration) {
        self.shared.change(|world| world.clock.advance(by));
    }

    /// Wakes all who wait for a change, though nothing changed here: what a page shows beside did.
    pub fn look_again(&self) {
        self.shared.change(|_| ());
    }

    /// A receiver that is told of every change, for a page that shows this Discord live.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes()
    }
}
