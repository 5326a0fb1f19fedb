//! Context-menu commands: on a message, and on a user.

use serde_json::{Value, json};

use crate::control::act::{Act, act};
use crate::control::error::{found, not_offered};
use crate::control::offer::{Position, offered};
use crate::control::options::add_user;
use crate::control::speak::visible;
use crate::control::{ControlError, Simulator};
use crate::ids::Id;
use crate::model::{CommandKind, InteractionKind};
use crate::payload::{self, Envelope};
use crate::state::World;

impl Simulator {
    /// Picks a command from the menu of a message.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when the command is not offered there, or the message is not to be
    /// seen or ephemeral.
    pub fn message_menu(&self, user: Id, command: &str, message: Id) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            if target.is_ephemeral() {
                return not_offered("an ephemeral message has no commands in its menu");
            }
            // The target is shown whole, whatever the intents.
            let shown = payload::message(world, target, true);
            let resolved = json!({"messages": {message.to_string(): shown}});
            let at = Position { user, channel: target.channel };
            pick(world, at, (CommandKind::Message, command), (message, resolved))
        })
    }

    /// Picks a command from the menu of a user, in `channel`.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when the command is not offered there.
    pub fn user_menu(&self, user: Id, channel: Id, command: &str, target: Id) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let place = found(world.channels.get(&channel), "channel", channel)?;
            let mut resolved = json!({});
            add_user(world, place, target, &mut resolved)?;
            pick(world, Position { user, channel }, (CommandKind::User, command), (target, resolved))
        })
    }
}

fn pick(
    world: &mut World,
    at: Position,
    (kind, name): (CommandKind, &str),
    (target, resolved): (Id, Value),
) -> Result<Id, ControlError> {
    let (command, installation) = offered(world, at, kind, name)?;
    let mut data = json!({
        "id": command.id, "name": command.name, "type": kind as u8, "target_id": target,
        "resolved": resolved, "options": [],
    });
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild);
    }
    let new = Act::new(InteractionKind::Command, at, name.to_owned(), installation).of_command(kind);
    act(world, new, Envelope { data, message: None })
}
