//! What is not done, and the sentence that tells a person why.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::control::ControlError;
use crate::ids::Id;
use crate::state::World;

#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    sentence: String,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into() }
    }

    pub(super) fn forbidden(sentence: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, sentence)
    }

    /// There is no such thing, or it is out of sight: the answer does not tell which.
    pub(super) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("There is no such {what}."))
    }

    /// What the control API refused, with names where it has ids.
    pub(super) fn of(error: ControlError, world: &World) -> Self {
        match error {
            ControlError::NotOffered(reason) => Self::forbidden(sentence(&reason, world)),
            ControlError::NoSuch { what, .. } => Self::not_found(what),
            ControlError::TimedOut { .. } => {
                Self::new(StatusCode::GATEWAY_TIMEOUT, "The bot did not answer in time.")
            }
            ControlError::Unexpected { what, .. } => {
                Self::new(StatusCode::BAD_GATEWAY, sentence(&what, world))
            }
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.sentence}))).into_response()
    }
}

/// A reason as a sentence, with `user 123` as `@alice` and `channel 456` as `#general`.
fn sentence(reason: &str, world: &World) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in reason.split(' ') {
        let named = word.parse::<Id>().ok().and_then(|id| name(world, id));
        if named.is_some() && words.last().is_some_and(|last| last == "user" || last == "channel") {
            words.pop();
        }
        words.push(named.unwrap_or_else(|| word.to_owned()));
    }
    let text = words.join(" ");
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn name(world: &World, id: Id) -> Option<String> {
    let user = world.users.get(&id).map(|user| format!("@{}", user.name));
    user.or_else(|| world.channels.get(&id).map(|channel| format!("#{}", channel.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn names_people_instead_of_ids() {
        let mut world = World::new(&Settings::default(), std::net::SocketAddr::from(([127, 0, 0, 1], 0)));
        let alice = world.add_user("alice", false);
        assert_eq!(
            sentence(&format!("user {alice} cannot write in channel 12"), &world),
            "@alice cannot write in channel 12."
        );
    }
}
