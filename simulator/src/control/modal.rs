//! Filling in and submitting a form.

use serde_json::{Value, json};

use crate::control::act::{Act, act, installation_of};
use crate::control::error::{found, not_offered};
use crate::control::offer::Position;
use crate::control::{ControlError, Simulator};
use crate::form::{chars_shown, whole_number};
use crate::ids::Id;
use crate::model::{InteractionKind, Response, collect_controls};
use crate::payload::{self, Envelope};

const TEXT_INPUT_CHARS_MAX: i64 = 4000;

impl Simulator {
    /// Fills in and submits the form with which the bot answered `interaction`. Fields are given by
    /// `custom_id`.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when no form was shown to `user`, a field is unknown, or a required
    /// one empty or out of bounds.
    pub fn submit(&self, user: Id, interaction: Id, fields: &[(&str, &str)]) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let opened = found(world.interactions.get(&interaction), "interaction", interaction)?.clone();
            let Some(Response::Modal(modal)) = opened.response.clone().filter(|_| opened.user == user) else {
                return not_offered(format!("interaction {interaction} showed no form to user {user}"));
            };
            let components = fill_form(&modal, fields)?;
            let data = json!({"custom_id": modal["custom_id"], "components": components});
            let at = Position { user, channel: opened.channel };
            let custom_id = modal["custom_id"].as_str().unwrap_or_default().to_owned();
            let mut submission =
                Act::new(InteractionKind::ModalSubmit, at, custom_id, installation_of(&opened));
            submission.source = opened.source;
            let message = opened.source.and_then(|id| world.messages.get(&id));
            let message = message.map(|message| payload::message(world, message, true));
            act(world, submission, Envelope { data, message })
        })
    }
}

/// The form's components, each with the value filled in.
fn fill_form(modal: &Value, fields: &[(&str, &str)]) -> Result<Vec<Value>, ControlError> {
    let rows = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let mut inputs = Vec::new();
    rows.iter().for_each(|row| collect_controls(row, &mut inputs));
    if let Some((unknown, _)) =
        fields.iter().find(|(id, _)| !inputs.iter().any(|input| input["custom_id"] == *id))
    {
        return not_offered(format!("the form has no field {unknown:?}"));
    }
    rows.iter()
        .map(|row| {
            let mut filled = json!({"type": row["type"]});
            if row["component"].is_object() {
                filled["component"] = fill_input(&row["component"], fields)?;
            } else if let Some(children) = row["components"].as_array() {
                filled["components"] =
                    children.iter().map(|input| fill_input(input, fields)).collect::<Result<_, _>>()?;
            }
            Ok(filled)
        })
        .collect()
}

fn fill_input(input: &Value, fields: &[(&str, &str)]) -> Result<Value, ControlError> {
    let id = &input["custom_id"];
    let given = fields.iter().find(|(field, _)| id == field).map(|(_, value)| *value);
    let value = given.or(input["value"].as_str()).unwrap_or_default();
    let chars = i64::try_from(chars_shown(value)).unwrap_or(i64::MAX);
    let required = input["required"] != false;
    let min = whole_number(&input["min_length"]).unwrap_or(i64::from(required));
    let max = whole_number(&input["max_length"]).unwrap_or(TEXT_INPUT_CHARS_MAX);
    if chars > max || chars < min && (required || chars > 0) {
        return not_offered(format!("field {id} takes {min} to {max} characters, not {chars}"));
    }
    Ok(json!({"type": input["type"], "custom_id": id, "value": value}))
}
