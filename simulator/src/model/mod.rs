//! What exists on this Discord: users, guilds, channels, messages, commands and interactions.

mod attachment;
mod channel;
mod command;
mod guild;
mod interaction;
mod message;
mod permissions;

pub use attachment::Attachment;
pub(crate) use attachment::kept_name;
pub use channel::{Channel, ChannelKind, Overwrite};
pub(crate) use command::is_branch;
pub use command::{Command, CommandKind};
pub use guild::{Guild, Member, Role, User};
pub use interaction::{Interaction, InteractionKind, Response};
pub(crate) use message::{
    FLAG_COMPONENTS_V2, FLAG_EPHEMERAL, FLAG_LOADING, FLAG_SUPPRESS_EMBEDS, FLAG_SUPPRESS_NOTIFICATIONS,
    collect_controls, component_type,
};
pub use message::{Message, MessageOrigin};
pub use permissions::Permissions;
