//! Why the control API could not do as told.

use std::fmt;
use std::time::Duration;

use crate::ids::Id;

/// What went wrong, said so that a failing test explains itself.
pub enum ControlError {
    /// Nothing has this id.
    NoSuch { what: &'static str, id: Id },
    /// A person could not do this: the client would not offer it.
    NotOffered(String),
    /// It did not happen in time. `seen` tells what did.
    TimedOut { awaited: String, within: Duration, seen: String },
    /// Something happened that should not have.
    Unexpected { what: String, seen: String },
}

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuch { what, id } => write!(f, "there is no {what} {id}"),
            Self::NotOffered(reason) => write!(f, "a person cannot do this: {reason}"),
            Self::TimedOut { awaited, within, seen } => {
                write!(f, "waited {within:?} in vain for {awaited}\n{seen}")
            }
            Self::Unexpected { what, seen } => write!(f, "{what}\n{seen}"),
        }
    }
}

// Tests show errors by `Debug`; they shall read the same.
impl fmt::Debug for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for ControlError {}

/// Turns a failed look-up into a [`ControlError::NoSuch`].
pub(super) fn found<T>(value: Option<T>, what: &'static str, id: Id) -> Result<T, ControlError> {
    value.ok_or(ControlError::NoSuch { what, id })
}

pub(super) fn not_offered<T>(reason: impl Into<String>) -> Result<T, ControlError> {
    Err(ControlError::NotOffered(reason.into()))
}
