//! Builds the objects Discord sends, field by field as client libraries expect them.

mod guild;
mod interaction;
mod message;
mod user;

pub(crate) use guild::{channel, guild, guild_create, role, thread_member};
pub(crate) use interaction::{Envelope, callback, context, envelope};
pub(crate) use message::{message, message_event};
pub(crate) use user::{application, member, member_without_user, own_user, user, user_in_mention};
