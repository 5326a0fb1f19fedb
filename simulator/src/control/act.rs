//! Sending any interaction: it is stored, and the bot hears of it.

use serde_json::Value;

use crate::control::ControlError;
use crate::control::error::found;
use crate::control::offer::{Installation, Position};
use crate::gateway::{Event, Intents};
use crate::ids::Id;
use crate::model::{CommandKind, Interaction, InteractionKind};
use crate::payload::{self, Envelope};
use crate::state::World;

/// An interaction about to be sent.
pub(super) struct Act {
    kind: InteractionKind,
    at: Position,
    name: String,
    installation: Installation,
    command_kind: Option<i64>,
    pub(super) focused_type: Option<i64>,
    pub(super) source: Option<Id>,
}

impl Act {
    pub(super) fn new(kind: InteractionKind, at: Position, name: String, installation: Installation) -> Self {
        Self { kind, at, name, installation, command_kind: None, focused_type: None, source: None }
    }

    pub(super) fn of_command(mut self, kind: CommandKind) -> Self {
        self.command_kind = Some(kind as i64);
        self
    }
}

/// Stores an interaction and sends it to the bot.
pub(super) fn act(world: &mut World, act: Act, inner: Envelope) -> Result<Id, ControlError> {
    let Position { user, channel } = act.at;
    let place = found(world.channels.get(&channel), "channel", channel)?.clone();
    let id = world.new_id();
    let token = format!("interaction-{}", world.new_id());
    let source_edits = act.source.and_then(|id| world.messages.get(&id)).map_or(0, |message| message.edits);
    let mut interaction = Interaction {
        id,
        kind: act.kind,
        user,
        channel,
        guild: place.guild,
        name: act.name,
        source: act.source,
        response: None,
        original: None,
        follow_ups: Vec::new(),
        refused_responses: 0,
        created_ms: world.now_ms(),
        token,
        command_kind: act.command_kind,
        focused_type: act.focused_type,
        event: Value::Null,
        source_edits,
        by_user_install_only: act.installation.by_user_only,
        forced_ephemeral: act.installation.forced_ephemeral,
        owners: act.installation.owners,
    };
    interaction.event = payload::envelope(world, &interaction, &place, inner);
    let event = Event::new("INTERACTION_CREATE", place.guild, Intents::NONE, interaction.event.clone());
    world.interactions.insert(id, interaction);
    world.dispatch(&event);
    Ok(id)
}

/// The installation through which an earlier interaction came.
pub(super) fn installation_of(interaction: &Interaction) -> Installation {
    Installation {
        owners: interaction.owners.clone(),
        by_user_only: interaction.by_user_install_only,
        forced_ephemeral: interaction.forced_ephemeral,
    }
}
