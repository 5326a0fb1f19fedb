//! Pressing buttons and choosing in selects.

use serde_json::{Value, json};

use crate::control::act::{Act, act, installation_of};
use crate::control::error::{found, not_offered};
use crate::control::offer::{Installation, Position};
use crate::control::options::add_user;
use crate::control::speak::visible;
use crate::control::{ControlError, Simulator};
use crate::form::whole_number;
use crate::ids::Id;
use crate::model::{InteractionKind, Message, MessageOrigin, component_type};
use crate::payload::{self, Envelope};
use crate::state::World;

const BUTTON: i64 = 2;
const TEXT_SELECT: i64 = 3;
const USER_SELECT: i64 = 5;
const STYLE_LINK: i64 = 5;

impl Simulator {
    /// Presses the button with this `custom_id` or label.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when `user` does not see the message, or it has no such button, or
    /// the button is disabled or a link.
    pub fn press(&self, user: Id, message: Id, id_or_label: &str) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            let button = control(target, id_or_label)?;
            if component_type(button) != Some(BUTTON) || whole_number(&button["style"]) == Some(STYLE_LINK) {
                return not_offered(format!("{id_or_label:?} is no button to press"));
            }
            let custom_id = button["custom_id"].clone();
            send_component(world, user, message, json!({"component_type": BUTTON, "custom_id": custom_id}))
        })
    }

    /// Chooses these values (or labels) in the select with this `custom_id`.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] as for [`Simulator::press`], and when a value is not among the
    /// options, or their number is out of bounds.
    pub fn choose(
        &self,
        user: Id,
        message: Id,
        custom_id: &str,
        values: &[&str],
    ) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            let select = control(target, custom_id)?;
            let kind = component_type(select).unwrap_or_default();
            let min = whole_number(&select["min_values"]).unwrap_or(1);
            let max = whole_number(&select["max_values"]).unwrap_or(1);
            let chosen = i64::try_from(values.len()).unwrap_or(i64::MAX);
            if kind == BUTTON || chosen < min || chosen > max {
                return not_offered(format!("{custom_id:?} is no select that takes {chosen} values"));
            }
            let mut data = json!({"component_type": kind, "custom_id": custom_id});
            if kind == TEXT_SELECT {
                data["values"] =
                    values.iter().map(|value| option_value(select, value)).collect::<Result<_, _>>()?;
            } else {
                data["values"] = json!(values);
            }
            if kind == USER_SELECT {
                let channel = found(world.channels.get(&target.channel), "channel", target.channel)?;
                let mut resolved = json!({});
                for id in values.iter().filter_map(|value| value.parse().ok()) {
                    add_user(world, channel, id, &mut resolved)?;
                }
                data["resolved"] = resolved;
            }
            send_component(world, user, message, data)
        })
    }
}

fn send_component(world: &mut World, user: Id, message: Id, data: Value) -> Result<Id, ControlError> {
    let target = found(world.messages.get(&message), "message", message)?;
    if target.author != world.bot {
        return not_offered("the message is not the bot's");
    }
    let at = Position { user, channel: target.channel };
    let name = data["custom_id"].as_str().unwrap_or_default().to_owned();
    let sent_by = match target.origin {
        MessageOrigin::Response(id) | MessageOrigin::FollowUp(id) => world.interactions.get(&id),
        MessageOrigin::Sent => None,
    };
    let channel = found(world.channels.get(&target.channel), "channel", target.channel)?;
    let installation = sent_by.map(installation_of).unwrap_or_else(|| Installation {
        owners: json!({"0": channel.guild.map_or(json!("0"), |guild| json!(guild))}),
        by_user_only: false,
        forced_ephemeral: false,
    });
    let shown = payload::message(world, target, true);
    let mut press = Act::new(InteractionKind::Component, at, name, installation);
    press.source = Some(message);
    act(world, press, Envelope { data, message: Some(shown) })
}

fn control<'a>(message: &'a Message, id_or_label: &str) -> Result<&'a Value, ControlError> {
    let Some(control) = message.control(id_or_label) else {
        return not_offered(format!(
            "message {} has no {id_or_label:?}; it has {:?} with labels {:?}",
            message.id,
            message.custom_ids(),
            message.button_labels()
        ));
    };
    if control["disabled"] == true {
        return not_offered(format!("{id_or_label:?} is disabled"));
    }
    Ok(control)
}

/// The value of the option with this value or label.
fn option_value(select: &Value, given: &str) -> Result<Value, ControlError> {
    let options = || select["options"].as_array().into_iter().flatten();
    let named = |key: &str| options().find(|option| option[key] == given);
    match named("value").or_else(|| named("label")) {
        Some(option) => Ok(option["value"].clone()),
        None => {
            let values: Vec<_> = options().map(|option| &option["value"]).collect();
            not_offered(format!("there is no option {given:?}; there are {values:?}"))
        }
    }
}
