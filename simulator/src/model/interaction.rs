//! An interaction from the moment it is sent: who, where, and what the bot made of it.

use serde_json::Value;

use crate::ids::Id;

/// What a person did, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InteractionKind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// The first response of the bot, which acknowledges the interaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// Type 4: a message, found under [`Interaction::original`].
    Message,
    /// Type 5: "is thinking"; the message comes later.
    Deferred,
    /// Type 6: the message that carries the component will be edited later, or not at all.
    DeferredUpdate,
    /// Type 7: the message that carries the component was edited.
    Update,
    /// Type 8: choices for the option being typed, raw.
    Choices(Vec<Value>),
    /// Type 9: a form, raw.
    Modal(Value),
}

/// An interaction, as it stood when it was read.
#[derive(Clone, Debug)]
pub struct Interaction {
    pub id: Id,
    pub kind: InteractionKind,
    pub user: Id,
    pub channel: Id,
    pub guild: Option<Id>,
    /// The command with its subcommands (`knowledge reindex`), or the component's `custom_id`.
    pub name: String,
    /// The message that carried the component (or opened the modal through one).
    pub source: Option<Id>,
    pub response: Option<Response>,
    /// The message that is `@original`.
    pub original: Option<Id>,
    pub follow_ups: Vec<Id>,
    /// Acknowledgements that were refused, as their Discord codes would tell: too late or repeated.
    pub refused_responses: u32,
    pub created_ms: u64,
    pub(crate) token: String,
    /// For commands: 1 slash, 2 user, 3 message.
    pub(crate) command_kind: Option<i64>,
    /// For autocomplete: the type of the option being typed.
    pub(crate) focused_type: Option<i64>,
    /// INTERACTION_CREATE, as sent.
    pub(crate) event: Value,
    /// How often the source had been edited before.
    pub(crate) source_edits: u32,
    /// Only the user installed the application here, not the guild.
    pub(crate) by_user_install_only: bool,
    /// The channel does not let external applications speak in public.
    pub(crate) forced_ephemeral: bool,
    /// `authorizing_integration_owners`, as sent.
    pub(crate) owners: Value,
}
