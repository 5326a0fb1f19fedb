//! Waiting for what the bot does. Nothing here polls: every change of state wakes those who wait.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::control::{ControlError, Simulator};
use crate::gateway::Presence;
use crate::ids::Id;
use crate::model::{Command, Interaction, Message, Response};

impl Simulator {
    /// Waits until `look` finds something; `awaited` says what, for the error.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`], with a report of what happened instead.
    pub async fn until<T>(
        &self,
        awaited: &str,
        within: Duration,
        mut look: impl FnMut(&Self) -> Option<T>,
    ) -> Result<T, ControlError> {
        let deadline = Instant::now() + within;
        let mut changes = self.shared.changes();
        loop {
            if let Some(found) = look(self) {
                return Ok(found);
            }
            if timeout_at(deadline, changes.changed()).await.is_err() {
                let (awaited, seen) = (awaited.to_owned(), self.report());
                return Err(ControlError::TimedOut { awaited, within, seen });
            }
        }
    }

    /// The first response to an interaction.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn response(&self, interaction: Id, within: Duration) -> Result<Response, ControlError> {
        let awaited = format!("the response to interaction {interaction}");
        self.until(&awaited, within, |simulator| simulator.interaction(interaction)?.response).await
    }

    /// The message that answers an interaction, once it has content: sent at once, filled in after
    /// "is thinking", or, for a component, the message that carries it once it changed.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`]; [`ControlError::Unexpected`] when the answer was no message.
    pub async fn reply(&self, interaction: Id, within: Duration) -> Result<Message, ControlError> {
        let awaited = format!("the reply to interaction {interaction}");
        let found = self
            .until(&awaited, within, |simulator| {
                let interaction = simulator.interaction(interaction)?;
                match &interaction.response {
                    Some(Response::Choices(_) | Response::Modal(_)) => Some(Err(interaction)),
                    Some(_) => simulator.settled_reply(&interaction).map(Ok),
                    None => None,
                }
            })
            .await?;
        found.map_err(|interaction| ControlError::Unexpected {
            what: format!("interaction {} was answered with {:?}", interaction.id, interaction.response),
            seen: self.report(),
        })
    }

    fn settled_reply(&self, interaction: &Interaction) -> Option<Message> {
        let message = self.message(interaction.original?)?;
        let unchanged = interaction.response == Some(Response::DeferredUpdate)
            && message.edits == interaction.source_edits;
        (!message.is_loading() && !message.deleted && !unchanged).then_some(message)
    }

    /// The follow-up to an interaction with this index (0-based).
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn follow_up(
        &self,
        interaction: Id,
        index: usize,
        within: Duration,
    ) -> Result<Message, ControlError> {
        let awaited = format!("follow-up {index} to interaction {interaction}");
        self.until(&awaited, within, |simulator| {
            simulator.message(*simulator.interaction(interaction)?.follow_ups.get(index)?)
        })
        .await
    }

    /// The message after it changed from the state given. A change that happened before the call
    /// counts, as the state given tells.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn edited(&self, before: &Message, within: Duration) -> Result<Message, ControlError> {
        let awaited = format!("an edit of message {}", before.id);
        self.until(&awaited, within, |simulator| {
            let now = simulator.message(before.id)?;
            (now.edits > before.edits || before.is_loading() && !now.is_loading()).then_some(now)
        })
        .await
    }

    /// The bot's message that replies to this one.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn reply_to(&self, message: Id, within: Duration) -> Result<Message, ControlError> {
        let awaited = format!("a reply to message {message}");
        self.message_where(&awaited, within, |found| found.reference == Some(message)).await
    }

    /// The first message of the bot, in any channel, for which `matches` holds.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn message_where(
        &self,
        awaited: &str,
        within: Duration,
        mut matches: impl FnMut(&Message) -> bool,
    ) -> Result<Message, ControlError> {
        self.until(awaited, within, |simulator| {
            // Copied first: `matches` may ask the simulator itself, which must not be locked then.
            simulator.own_messages().into_iter().find(|found| matches(found))
        })
        .await
    }

    fn own_messages(&self) -> Vec<Message> {
        self.shared.read(|world| {
            let own = world.messages.values().filter(|found| found.author == world.bot && !found.deleted);
            own.cloned().collect()
        })
    }

    /// Waits for a message to be deleted.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn deleted(&self, message: Id, within: Duration) -> Result<(), ControlError> {
        let awaited = format!("message {message} to be deleted");
        self.until(&awaited, within, |simulator| simulator.message(message)?.deleted.then_some(())).await
    }

    /// Makes sure that the bot writes nothing into a channel after the message `since`, until `lasting`
    /// has passed. "is thinking" counts as writing.
    ///
    /// # Errors
    /// [`ControlError::Unexpected`] as soon as it writes.
    pub async fn silence(&self, channel: Id, since: Id, lasting: Duration) -> Result<(), ControlError> {
        let spoke = self
            .message_where("silence to be broken", lasting, |found| {
                found.channel == channel && found.id > since
            })
            .await;
        match spoke {
            Err(_) => Ok(()),
            Ok(message) => Err(ControlError::Unexpected {
                what: format!("the bot should have been silent, but wrote {:?}", message.text()),
                seen: self.report(),
            }),
        }
    }

    /// Waits until `shards` shards are connected and have been greeted.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn ready(&self, shards: usize, within: Duration) -> Result<(), ControlError> {
        let awaited = format!("{shards} shards to be ready");
        self.until(&awaited, within, |simulator| {
            let connected = simulator.shards().into_iter().filter(|shard| shard.connected);
            (connected.count() >= shards).then_some(())
        })
        .await
    }

    /// Waits until a command with this name is registered anywhere.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn registered(&self, name: &str, within: Duration) -> Result<Command, ControlError> {
        let awaited = format!("the command {name:?} to be registered");
        self.until(&awaited, within, |simulator| {
            simulator.commands().into_iter().find(|command| command.name == name)
        })
        .await
    }

    /// The first presence update for which `matches` holds.
    ///
    /// # Errors
    /// [`ControlError::TimedOut`].
    pub async fn presence_where(
        &self,
        within: Duration,
        mut matches: impl FnMut(&Presence) -> bool,
    ) -> Result<Presence, ControlError> {
        self.until("a presence update", within, |simulator| {
            simulator.presences().into_iter().find(|presence| matches(presence))
        })
        .await
    }
}
