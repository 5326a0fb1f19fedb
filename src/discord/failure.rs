//! What went wrong with Discord, for the log: no address and no token of an interaction in it.

use poise::serenity_prelude as serenity;
use serenity::{Error, HttpError};

/// What Discord's error codes mean for whoever runs the bot.
const HINTS: [(isize, &str); 5] = [
    (10062, "the interaction is unknown: it was answered after 3 seconds or twice"),
    (10008, "the message is gone"),
    (50001, "the bot cannot see the channel"),
    (50013, "the bot may not post here: it needs Send Messages (in threads too) and Embed Links"),
    (40060, "the interaction was answered already"),
];

/// Logs that something could not be sent. Call it once a failure; the span around it tells which question it was.
pub fn log(error: &Error) {
    match response(error) {
        Some(answer) => {
            let hint = HINTS.iter().find(|(code, _)| *code == answer.error.code).map_or("", |(_, hint)| hint);
            tracing::warn!(status = answer.status_code.as_u16(), code = answer.error.code, hint, "not sent");
        }
        None => tracing::warn!(error = reason(error), "not sent"),
    }
}

/// The error with what is behind it. A request's address may hold an interaction's token, so it is left out.
pub fn reason(error: &Error) -> String {
    let Error::Http(HttpError::Request(request)) = error else { return error.to_string() };
    let mut text = match (request.is_timeout(), request.is_connect()) {
        (true, _) => "no answer in time".to_owned(),
        (_, true) => "no connection".to_owned(),
        _ => "the request failed".to_owned(),
    };
    let mut source = std::error::Error::source(request);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

/// Whether Discord refused because the bot lacks a permission.
pub fn lacks_permission(error: &Error) -> bool {
    response(error).is_some_and(|answer| answer.error.code == 50013)
}

/// Whether the same request may get through a moment later.
pub fn passes(error: &Error) -> bool {
    match error {
        Error::Http(HttpError::UnsuccessfulRequest(answer)) => {
            answer.status_code.is_server_error() || answer.status_code.as_u16() == 429
        }
        Error::Http(HttpError::Request(request)) => request.is_connect(),
        _ => false,
    }
}

/// Whether Discord does not know the token.
pub fn unauthorized(error: &Error) -> bool {
    response(error).is_some_and(|answer| answer.status_code.as_u16() == 401)
}

fn response(error: &Error) -> Option<&serenity::ErrorResponse> {
    match error {
        Error::Http(HttpError::UnsuccessfulRequest(response)) => Some(response),
        _ => None,
    }
}
