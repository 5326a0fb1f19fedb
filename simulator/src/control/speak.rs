//! Writing, editing, deleting and reacting as a person.

use crate::control::error::{found, not_offered};
use crate::control::{ControlError, Simulator};
use crate::form::chars_shown;
use crate::ids::Id;
use crate::model::{ChannelKind, Message, MessageOrigin, Permissions};
use crate::state::{Draft, Post, World};

/// What a person with a subscription can send.
const PERSON_CHARS_MAX: usize = 4000;

impl Simulator {
    /// Writes a message as `user`. `<@ID>` mentions; [`Simulator::bot_mention`] mentions the bot.
    ///
    /// # Errors
    /// When `user` cannot see the channel or write in it, or when nothing is said or too much.
    pub fn say(&self, user: Id, channel: Id, text: &str) -> Result<Message, ControlError> {
        self.shared.change(|world| write(world, user, channel, text, None))
    }

    /// Replies to a message as `user`, in its channel, which pings its author.
    ///
    /// # Errors
    /// As [`Simulator::say`], and when the message is not there to be seen.
    pub fn say_in_reply(&self, user: Id, message: Id, text: &str) -> Result<Message, ControlError> {
        self.shared.change(|world| {
            let channel = visible(world, user, message)?.channel;
            write(world, user, channel, text, Some(message))
        })
    }

    /// Changes the text of a message of `user`.
    ///
    /// # Errors
    /// When it is not their own, or when nothing would be said or too much.
    pub fn edit_as(&self, user: Id, message: Id, text: &str) -> Result<Message, ControlError> {
        self.shared.change(|world| {
            if visible(world, user, message)?.author != user {
                return not_offered("only the author edits a message");
            }
            let content = Some(sayable(text)?);
            world.revise(message, Draft { content, ..Draft::default() });
            found(world.messages.get(&message).cloned(), "message", message)
        })
    }

    /// Deletes a message as `user`: their own, an ephemeral one shown to them, or any with the
    /// permission to manage messages.
    ///
    /// # Errors
    /// When they may not.
    pub fn delete_as(&self, user: Id, message: Id) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            let own = target.author == user || target.visible_only_to == Some(user);
            let channel = found(world.channels.get(&target.channel), "channel", target.channel)?;
            let manages = channel.guild.is_some()
                && world.permissions(channel, user).allow(Permissions::MANAGE_MESSAGES);
            if !own && !manages {
                return not_offered("the message is somebody else's");
            }
            world.remove(message);
            Ok(())
        })
    }

    /// Reacts with a Unicode emoji as `user`.
    ///
    /// # Errors
    /// When the message is not there to be seen, or `user` may not add a reaction that nobody had there yet.
    pub fn react_as(&self, user: Id, message: Id, emoji: &str) -> Result<(), ControlError> {
        self.shared.change(|world| {
            let target = visible(world, user, message)?;
            let channel = found(world.channels.get(&target.channel), "channel", target.channel)?;
            let may_add = world.permissions(channel, user).allow(Permissions::ADD_REACTIONS);
            if target.is_ephemeral() || !target.reactions.contains_key(emoji) && !may_add {
                return not_offered("this person may not react to the message");
            }
            world.react(message, user, emoji);
            Ok(())
        })
    }

    /// Takes a reaction of `user` back.
    ///
    /// # Errors
    /// When the message is not there to be seen.
    pub fn unreact_as(&self, user: Id, message: Id, emoji: &str) -> Result<(), ControlError> {
        self.shared.change(|world| {
            visible(world, user, message)?;
            world.take_reaction_back(message, user, emoji);
            Ok(())
        })
    }

    /// The text that mentions the bot.
    pub fn bot_mention(&self) -> String {
        format!("<@{}>", self.bot())
    }
}

fn write(
    world: &mut World,
    user: Id,
    channel: Id,
    text: &str,
    reference: Option<Id>,
) -> Result<Message, ControlError> {
    found(world.users.get(&user), "user", user)?;
    let place = found(world.channels.get(&channel), "channel", channel)?;
    let needed = Permissions::VIEW_CHANNEL | World::writing_in(place);
    if !world.permissions(place, user).allow(needed) {
        return not_offered(format!("user {user} cannot write in channel {channel}"));
    }
    if place.kind == ChannelKind::Direct && !world.knows_bot(user) {
        return not_offered(format!("user {user} shares no guild with the bot"));
    }
    let content = Some(sayable(text)?);
    let draft = Draft { content, reference, ..Draft::default() };
    let id =
        world.post(Post { author: user, channel, draft, origin: MessageOrigin::Sent, visible_only_to: None });
    found(world.messages.get(&id).cloned(), "message", id)
}

/// What a person's client sends of what they typed.
fn sayable(text: &str) -> Result<String, ControlError> {
    let text = text.trim();
    match chars_shown(text) {
        1..=PERSON_CHARS_MAX => Ok(text.to_owned()),
        _ => not_offered("a message has 1 to 4000 characters"),
    }
}

/// A message that `user` has before their eyes.
pub(super) fn visible(world: &World, user: Id, message: Id) -> Result<&Message, ControlError> {
    let target = found(world.messages.get(&message), "message", message)?;
    if world.sees_message(target, user) {
        Ok(target)
    } else {
        not_offered(format!("user {user} does not see message {message} (deleted, hidden or ephemeral)"))
    }
}
