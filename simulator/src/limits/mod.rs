//! Discord's limits on what a bot sends: those that its OpenAPI description states, and those it does not.

mod autocomplete;
mod command;
mod component;
mod embed;
mod message;
mod modal;

use serde_json::Value;

use crate::form::Form;

pub(crate) use autocomplete::check_choices;
pub(crate) use command::{check_command, check_counts};
pub(crate) use message::{Place, check_message};
pub(crate) use modal::check_modal;

/// Longest name of a thread, in characters.
pub(crate) const THREAD_NAME_CHARS_MAX: usize = 100;

/// Holds the body of a message, as an interaction's response has it under `data`, to all of Discord's lengths and counts.
///
/// # Errors
/// What is wrong, as Discord would answer it.
pub fn check_response(data: &Value) -> Result<(), String> {
    let mut form = Form::default();
    check_message(&mut form, data, Place::Interaction);
    form.finish().map_err(|error| format!("{error:?}"))
}
