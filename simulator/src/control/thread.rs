//! Opening a thread as a person, within what they may do.

use crate::control::error::{found, not_offered};
use crate::control::speak::visible;
use crate::control::{ControlError, Simulator};
use crate::form::chars_shown;
use crate::ids::Id;
use crate::limits::THREAD_NAME_CHARS_MAX;
use crate::model::{ChannelKind, Permissions};
use crate::state::World;

impl Simulator {
    /// Opens a thread in a channel as `user`.
    ///
    /// # Errors
    /// [`ControlError::NotOffered`] when they may open none there, or the name is empty or too long.
    pub fn start_thread(&self, user: Id, channel: Id, name: &str) -> Result<Id, ControlError> {
        self.shared.change(|world| start(world, user, (channel, None), name))
    }

    /// Opens a thread on a message as `user`.
    ///
    /// # Errors
    /// As [`Simulator::start_thread`], and when the message has one, or is ephemeral.
    pub fn start_thread_on(&self, user: Id, message: Id, name: &str) -> Result<Id, ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            if target.is_ephemeral() || target.thread.is_some() {
                return not_offered("no thread can be opened on this message");
            }
            let channel = target.channel;
            start(world, user, (channel, Some(message)), name)
        })
    }
}

fn start(
    world: &mut World,
    user: Id,
    (channel, message): (Id, Option<Id>),
    name: &str,
) -> Result<Id, ControlError> {
    let place = found(world.channels.get(&channel), "channel", channel)?;
    let needed = Permissions::VIEW_CHANNEL | Permissions::CREATE_PUBLIC_THREADS;
    if place.kind != ChannelKind::Text || !world.permissions(place, user).allow(needed) {
        return not_offered(format!("user {user} cannot open threads in channel {channel}"));
    }
    let name = name.trim();
    if !(1..=THREAD_NAME_CHARS_MAX).contains(&chars_shown(name)) {
        return not_offered("a thread's name has 1 to 100 characters");
    }
    Ok(world.add_thread(channel, message, name.to_owned(), user))
}
