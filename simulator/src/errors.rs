//! What the REST side answers when it refuses: Discord's codes, messages and error shape.

use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A refusal with a fixed code and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Unauthorized,
    UnknownRoute,
    MethodNotAllowed,
    UnknownChannel,
    UnknownGuild,
    UnknownMember,
    UnknownMessage,
    UnknownRole,
    UnknownUser,
    UnknownWebhook,
    UnknownInteraction,
    UnknownCommand,
    UnknownEmoji,
    NotYourApplication,
    TooManyReactions,
    TooManyAttachments,
    TooLarge,
    AlreadyAcknowledged,
    TooManyFollowUps,
    MissingAccess,
    NotYourMessage,
    EmptyMessage,
    CannotMessageUser,
    MissingPermissions,
    InvalidWebhookToken,
    InvalidJson,
    BrokenForm,
    ThreadExists,
    NotForDirectMessages,
    CannotReadHistory,
    UnsupportedMedia,
}

impl Fault {
    fn parts(self) -> (u16, u32, &'static str) {
        match self {
            Fault::Unauthorized => (401, 0, "401: Unauthorized"),
            Fault::UnknownRoute => (404, 0, "404: Not Found"),
            Fault::MethodNotAllowed => (405, 0, "405: Method Not Allowed"),
            Fault::UnknownChannel => (404, 10003, "Unknown Channel"),
            Fault::UnknownGuild => (404, 10004, "Unknown Guild"),
            Fault::UnknownMember => (404, 10007, "Unknown Member"),
            Fault::UnknownMessage => (404, 10008, "Unknown Message"),
            Fault::UnknownRole => (404, 10011, "Unknown Role"),
            Fault::UnknownUser => (404, 10013, "Unknown User"),
            Fault::UnknownWebhook => (404, 10015, "Unknown Webhook"),
            Fault::UnknownInteraction => (404, 10062, "Unknown interaction"),
            Fault::UnknownCommand => (404, 10063, "Unknown application command"),
            Fault::UnknownEmoji => (400, 10014, "Unknown Emoji"),
            Fault::NotYourApplication => {
                (403, 20012, "You are not authorized to perform this action on this application")
            }
            Fault::TooManyReactions => (400, 30010, "Maximum number of reactions reached (20)"),
            Fault::TooManyAttachments => {
                (400, 30015, "Maximum number of attachments in a message reached (10)")
            }
            Fault::TooLarge => {
                (413, 40005, "Request entity too large. Try sending something smaller in size")
            }
            Fault::AlreadyAcknowledged => (400, 40060, "Interaction has already been acknowledged."),
            Fault::TooManyFollowUps => {
                (400, 40094, "Maximum number of follow up messages for this interaction reached (5)")
            }
            Fault::MissingAccess => (403, 50001, "Missing Access"),
            Fault::NotForDirectMessages => (403, 50003, "Cannot execute action on a DM channel"),
            Fault::NotYourMessage => (403, 50005, "Cannot edit a message authored by another user"),
            Fault::EmptyMessage => (400, 50006, "Cannot send an empty message"),
            Fault::CannotMessageUser => (403, 50007, "Cannot send messages to this user"),
            Fault::MissingPermissions => (403, 50013, "Missing Permissions"),
            Fault::InvalidWebhookToken => (401, 50027, "Invalid Webhook Token"),
            Fault::InvalidJson => (400, 50109, "The request body contains invalid JSON."),
            Fault::BrokenForm => (400, 0, "400: Bad Request (the form does not follow multipart/form-data)"),
            Fault::CannotReadHistory => {
                (403, 160_002, "Cannot reply without permission to read message history")
            }
            Fault::ThreadExists => (400, 160_004, "A thread has already been created for this message"),
            Fault::UnsupportedMedia => {
                (415, 0, "415: Unsupported Media Type (JSON everywhere, and forms where files may be sent)")
            }
        }
    }
}

/// Everything a REST handler can be refused with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ApiError {
    Fault(Fault),
    /// 50035: the body breaks a limit or the schema. Holds the nested `errors` object.
    InvalidForm(Value),
    /// 429. `retry_after` is in seconds.
    RateLimited {
        retry_after: f64,
        global: bool,
    },
    /// An answer that a test ordered, without Discord's error shape.
    Status(u16),
}

impl ApiError {
    /// Whether the bot sent something that Discord's limits or schema forbid.
    pub(crate) fn is_violation(&self) -> bool {
        let Self::Fault(fault) = self else { return matches!(self, Self::InvalidForm(_)) };
        matches!(
            fault,
            Fault::EmptyMessage
                | Fault::InvalidJson
                | Fault::BrokenForm
                | Fault::TooLarge
                | Fault::TooManyAttachments
        )
    }

    fn status_and_body(&self) -> (u16, Value) {
        match self {
            ApiError::Fault(fault) => {
                let (status, code, message) = fault.parts();
                (status, json!({"message": message, "code": code}))
            }
            ApiError::InvalidForm(errors) => {
                (400, json!({"message": "Invalid Form Body", "code": 50035, "errors": errors}))
            }
            ApiError::RateLimited { retry_after, global } => {
                let message = "You are being rate limited.";
                (429, json!({"message": message, "retry_after": retry_after, "global": global}))
            }
            ApiError::Status(status) => {
                (*status, json!({"message": format!("{status}: ordered by the test"), "code": 0}))
            }
        }
    }
}

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        ApiError::Fault(fault)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, body) = self.status_and_body();
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(body)).into_response();
        if let ApiError::RateLimited { retry_after, global } = self {
            let headers = response.headers_mut();
            let seconds = HeaderValue::from(retry_after.ceil() as u64);
            headers.insert("retry-after", seconds);
            headers.insert(
                "x-ratelimit-scope",
                HeaderValue::from_static(if global { "global" } else { "user" }),
            );
            if global {
                headers.insert("x-ratelimit-global", HeaderValue::from_static("true"));
            }
        }
        response.extensions_mut().insert(self);
        response
    }
}
