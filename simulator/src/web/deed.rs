//! What a person can do on the page, each deed one of the control API.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::{ControlError, OptionValue, Simulator, Slash};
use crate::ids::Id;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Deed {
    Say {
        channel: Id,
        text: String,
    },
    Reply {
        message: Id,
        text: String,
    },
    Edit {
        message: Id,
        text: String,
    },
    Delete {
        message: Id,
    },
    React {
        message: Id,
        emoji: String,
    },
    Unreact {
        message: Id,
        emoji: String,
    },
    Thread {
        channel: Option<Id>,
        message: Option<Id>,
        name: String,
    },
    Slash(Invocation),
    Autocomplete {
        #[serde(flatten)]
        invocation: Invocation,
        option: String,
        text: String,
    },
    Menu {
        command: String,
        message: Option<Id>,
        channel: Option<Id>,
        user: Option<Id>,
    },
    Press {
        message: Id,
        custom_id: String,
    },
    Choose {
        message: Id,
        custom_id: String,
        values: Vec<String>,
    },
    Submit {
        interaction: Id,
        fields: BTreeMap<String, String>,
    },
    Dismiss {
        message: Option<Id>,
        interaction: Option<Id>,
    },
    Reset,
}

#[derive(Deserialize)]
pub(super) struct Invocation {
    channel: Id,
    command: String,
    #[serde(default)]
    options: BTreeMap<String, Value>,
}

/// What came of a deed.
pub(super) enum Done {
    Nothing,
    Message(Id),
    Channel(Id),
    Interaction(Id),
    Choices(Value),
}

/// Does what the control API does under the same name, which refuses what a person may not do.
pub(super) async fn perform(discord: &Simulator, user: Id, deed: Deed) -> Result<Done, ControlError> {
    let nothing = |()| Done::Nothing;
    match deed {
        Deed::Say { channel, text } => Ok(Done::Message(discord.say(user, channel, &text)?.id)),
        Deed::Reply { message, text } => Ok(Done::Message(discord.say_in_reply(user, message, &text)?.id)),
        Deed::Edit { message, text } => discord.edit_as(user, message, &text).map(|_| Done::Nothing),
        Deed::Delete { message } => discord.delete_as(user, message).map(nothing),
        Deed::React { message, emoji } => discord.react_as(user, message, &emoji).map(nothing),
        Deed::Unreact { message, emoji } => discord.unreact_as(user, message, &emoji).map(nothing),
        Deed::Thread { message: Some(message), name, .. } => {
            discord.start_thread_on(user, message, &name).map(Done::Channel)
        }
        Deed::Thread { channel: Some(channel), name, .. } => {
            discord.start_thread(user, channel, &name).map(Done::Channel)
        }
        Deed::Slash(invocation) => slash(discord, user, invocation)?.send().map(Done::Interaction),
        Deed::Autocomplete { invocation, option, text } => {
            let within = discord.shared.settings.ack_deadline;
            let choices = slash(discord, user, invocation)?.autocomplete(&option, &text, within).await?;
            let shown = choices.iter().map(|choice| json!({"name": choice.name, "value": choice.value}));
            Ok(Done::Choices(shown.collect()))
        }
        Deed::Menu { command, message: Some(message), .. } => {
            discord.message_menu(user, &command, message).map(Done::Interaction)
        }
        Deed::Menu { command, channel: Some(channel), user: Some(target), .. } => {
            discord.user_menu(user, channel, &command, target).map(Done::Interaction)
        }
        Deed::Press { message, custom_id } => discord.press(user, message, &custom_id).map(Done::Interaction),
        Deed::Choose { message, custom_id, values } => {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            discord.choose(user, message, &custom_id, &values).map(Done::Interaction)
        }
        Deed::Submit { interaction, fields } => {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
            let sent = discord.submit(user, interaction, &fields)?;
            discord.shared.change(|world| world.put_away.insert(interaction));
            Ok(Done::Interaction(sent))
        }
        Deed::Thread { .. } | Deed::Menu { .. } | Deed::Dismiss { .. } | Deed::Reset => {
            Err(ControlError::NotOffered("it is not said where".to_owned()))
        }
    }
}

/// A slash command with its options filled in.
fn slash(discord: &Simulator, user: Id, invocation: Invocation) -> Result<Slash<'_>, ControlError> {
    let Invocation { channel, command, options } = invocation;
    options.into_iter().try_fold(discord.slash(user, channel, &command), |slash, (name, value)| {
        let value = match value {
            Value::String(text) => OptionValue::Text(text),
            Value::Bool(value) => OptionValue::Boolean(value),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => OptionValue::Integer(whole),
                (None, number) => OptionValue::Number(number.unwrap_or_default()),
            },
            other => return Err(ControlError::NotOffered(format!("option {name:?} does not take {other}"))),
        };
        Ok(slash.option(&name, value))
    })
}
