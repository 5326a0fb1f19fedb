//! A person's interactions that are under way: those the bot owes an answer, those it never gave one, and open forms.

use serde_json::{Value, json};

use crate::clock::iso8601;
use crate::ids::Id;
use crate::model::{Interaction, InteractionKind, Response};
use crate::settings::Settings;
use crate::state::World;
use crate::web::viewer::Viewer;

/// `/salary`, `Answer this`, or a component's `custom_id`.
pub(super) fn shown_name(interaction: &Interaction) -> String {
    match (interaction.kind, interaction.command_kind) {
        (InteractionKind::Command, Some(1)) => format!("/{}", interaction.name),
        _ => interaction.name.clone(),
    }
}

/// The interactions of `viewer` in a channel that got no answer in time, unless they were put away.
pub(super) fn failed(world: &World, settings: &Settings, viewer: Viewer, channel: Id) -> Vec<Value> {
    let own =
        of(world, viewer).filter(|own| own.channel == channel && own.kind != InteractionKind::Autocomplete);
    own.filter(|own| own.response.is_none() && is_late(world, settings, own))
        .map(|own| {
            let of_component = own.kind == InteractionKind::Component;
            let text =
                if of_component { "This interaction failed" } else { "The application did not respond" };
            json!({
                "interaction": own.id, "text": text, "name": shown_name(own),
                "message": own.source.filter(|_| of_component), "time": iso8601(own.created_ms),
            })
        })
        .collect()
}

/// The components of a message that `viewer` used and that are not answered yet.
pub(super) fn busy(world: &World, settings: &Settings, viewer: Viewer, message: Id) -> Vec<String> {
    let pressed =
        of(world, viewer).filter(|own| own.kind == InteractionKind::Component && own.source == Some(message));
    let open = pressed.filter(|own| own.response.is_none() && !is_late(world, settings, own));
    open.map(|own| own.name.clone()).collect()
}

/// The form that `viewer` has open in a channel.
pub(super) fn modal(world: &World, viewer: Viewer, channel: Id) -> Value {
    let opened =
        of(world, viewer).filter(|own| own.channel == channel).filter_map(|own| match &own.response {
            Some(Response::Modal(modal)) => Some((own.id, modal)),
            _ => None,
        });
    opened.last().map_or(Value::Null, |(id, modal)| {
        json!({
            "interaction": id, "title": modal["title"], "custom_id": modal["custom_id"],
            "components": modal["components"],
        })
    })
}

/// What a person did and did not put away, oldest first.
fn of(world: &World, viewer: Viewer) -> impl Iterator<Item = &Interaction> {
    let all = world.interactions.values();
    all.filter(move |found| found.user == viewer.0 && !world.put_away.contains(&found.id))
}

fn is_late(world: &World, settings: &Settings, interaction: &Interaction) -> bool {
    let deadline_ms = u64::try_from(settings.ack_deadline.as_millis()).unwrap_or(u64::MAX);
    world.now_ms() > interaction.created_ms.saturating_add(deadline_ms)
}
