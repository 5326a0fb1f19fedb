//! Discord's limits on what a bot sends: those that its OpenAPI description states, and those it does not.

mod autocomplete;
mod command;
mod component;
mod embed;
mod message;
mod modal;

pub(crate) use autocomplete::check_choices;
pub(crate) use command::{check_command, check_counts};
pub(crate) use message::{Place, check_message};
pub(crate) use modal::check_modal;

/// Longest name of a thread, in characters.
pub(crate) const THREAD_NAME_CHARS_MAX: usize = 100;
