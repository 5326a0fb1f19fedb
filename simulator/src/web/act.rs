//! Doing something as one of the people: each deed is one of the control API, which refuses what they may not do.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::{ControlError, OptionValue, Simulator, Slash};
use crate::ids::Id;
use crate::web::Page;
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;

/// How much longer than the deadline to wait before telling that it passed.
const AFTER_DEADLINE: Duration = Duration::from_millis(20);

#[derive(Deserialize)]
pub(super) struct Act {
    #[serde(rename = "as")]
    user: Id,
    #[serde(flatten)]
    deed: Deed,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Deed {
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
struct Invocation {
    channel: Id,
    command: String,
    #[serde(default)]
    options: BTreeMap<String, Value>,
}

/// What came of a deed.
enum Done {
    Nothing,
    Message(Id),
    Channel(Id),
    Interaction(Id),
    Choices(Value),
}

pub(super) async fn act(
    State(page): State<Arc<Page>>,
    body: Result<Json<Act>, JsonRejection>,
) -> Result<Json<Value>, Refusal> {
    let Json(Act { user, deed }) =
        body.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, format!("{}.", error.body_text())))?;
    let discord = &page.discord;
    let viewer = discord.shared.read(|world| Viewer::among(world, user))?;
    let done = match deed {
        Deed::Reset => {
            discord.reset();
            if let Some(host) = &page.web.host {
                host.forget();
            }
            Done::Nothing
        }
        Deed::Dismiss { message, interaction } => dismiss(discord, viewer, message, interaction)?,
        deed => {
            let done = perform(discord, user, deed).await;
            done.map_err(|error| discord.shared.read(|world| Refusal::of(error, world)))?
        }
    };
    Ok(Json(match done {
        Done::Nothing => json!({}),
        Done::Message(id) => json!({"message": id}),
        Done::Channel(id) => json!({"channel": id}),
        Done::Interaction(id) => {
            tell_when_it_fails(discord, id);
            json!({"interaction": id})
        }
        Done::Choices(choices) => json!({"choices": choices}),
    }))
}

async fn perform(discord: &Simulator, user: Id, deed: Deed) -> Result<Done, ControlError> {
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

/// Puts away what only this person sees: an ephemeral message, a failure, a form.
fn dismiss(
    discord: &Simulator,
    viewer: Viewer,
    message: Option<Id>,
    interaction: Option<Id>,
) -> Result<Done, Refusal> {
    discord.shared.change(|world| {
        if let Some(message) = message {
            let seen = viewer.message(world, message)?;
            if seen.visible_only_to != Some(viewer.0) {
                return Err(Refusal::forbidden("Only messages that you alone see can be dismissed."));
            }
            world.remove(message);
            return Ok(Done::Nothing);
        }
        let own =
            interaction.filter(|id| world.interactions.get(id).is_some_and(|found| found.user == viewer.0));
        let own = own.ok_or_else(|| Refusal::not_found("interaction"))?;
        world.put_away.insert(own);
        Ok(Done::Nothing)
    })
}

/// Nothing changes when a deadline passes, so whoever looks is told to look again.
fn tell_when_it_fails(discord: &Simulator, interaction: Id) {
    let (discord, deadline) = (discord.handle(), discord.shared.settings.ack_deadline);
    tokio::spawn(async move {
        tokio::time::sleep(deadline + AFTER_DEADLINE).await;
        if discord.interaction(interaction).is_some_and(|found| found.response.is_none()) {
            discord.look_again();
        }
    });
}
