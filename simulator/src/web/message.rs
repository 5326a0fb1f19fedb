//! One message as one person sees it.

use serde_json::{Value, json};

use crate::clock::iso8601;
use crate::model::{Channel, Guild, InteractionKind, Message, MessageOrigin, Permissions};
use crate::payload;
use crate::settings::Settings;
use crate::state::World;
use crate::web::names;
use crate::web::pending;
use crate::web::viewer::Viewer;

const EXCERPT_CHARS_MAX: usize = 120;

/// Somebody's look at the messages of a channel.
pub(super) struct Eye<'a> {
    pub(super) world: &'a World,
    pub(super) settings: &'a Settings,
    pub(super) viewer: Viewer,
    /// Whether the menu of messages here offers commands.
    pub(super) has_menu: bool,
}

impl Eye<'_> {
    pub(super) fn message(&self, channel: &Channel, message: &Message) -> Value {
        let Self { world, viewer, .. } = *self;
        let guild = names::guild_of(world, channel);
        // What the bot is told of a message is what its client shows of it: content, embeds, files, buttons.
        let told = payload::message(world, message, true);
        json!({
            "id": message.id, "author": names::person(world, guild, message.author),
            "content": message.content, "flags": message.flags,
            "time": iso8601(message.created_ms), "edited": message.edited_ms.map(iso8601),
            "reply_to": self.reply_to(guild, message), "header": self.header(guild, message),
            "embeds": told["embeds"], "components": told["components"], "attachments": told["attachments"],
            "reactions": self.reactions(message), "mentions": names::mentions(world, guild, message, viewer),
            "ephemeral": message.is_ephemeral(), "thinking": message.is_loading(),
            "failed": message.is_loading() && self.is_given_up(message), "thread": self.thread(message),
            "busy": pending::busy(world, self.settings, viewer, message.id),
            "may": self.may(channel, message),
        })
    }

    /// Whether the bot can no longer say what it was thinking about.
    fn is_given_up(&self, message: &Message) -> bool {
        let life_ms = u64::try_from(self.settings.token_life.as_millis()).unwrap_or(u64::MAX);
        self.world.now_ms() > message.created_ms.saturating_add(life_ms)
    }

    fn reply_to(&self, guild: Option<&Guild>, message: &Message) -> Value {
        let Some(reference) = message.reference else { return Value::Null };
        let target = self.world.messages.get(&reference);
        match target.filter(|target| self.world.sees_message(target, self.viewer.0)) {
            None => json!({"id": reference, "author": null, "text": "", "deleted": true}),
            Some(target) => json!({
                "id": reference, "author": names::person(self.world, guild, target.author),
                "text": excerpt(&target.text()), "deleted": false,
            }),
        }
    }

    /// `alice used /salary`
    fn header(&self, guild: Option<&Guild>, message: &Message) -> Value {
        let MessageOrigin::Response(id) = message.origin else { return Value::Null };
        let interaction = self.world.interactions.get(&id);
        let Some(used) = interaction.filter(|used| used.kind == InteractionKind::Command) else {
            return Value::Null;
        };
        let kind = match used.command_kind {
            Some(2) => "user_menu",
            Some(3) => "message_menu",
            _ => "slash",
        };
        json!({
            "user": names::person(self.world, guild, used.user), "kind": kind, "name": pending::shown_name(used),
        })
    }

    fn reactions(&self, message: &Message) -> Vec<Value> {
        let counts = message.reactions.iter();
        counts
            .map(|(emoji, users)| {
                json!({"emoji": emoji, "count": users.len(), "me": users.contains(&self.viewer.0)})
            })
            .collect()
    }

    fn thread(&self, message: &Message) -> Value {
        let thread = message.thread.and_then(|id| self.world.channels.get(&id));
        thread.map_or(Value::Null, |thread| {
            let messages = self.world.messages_in(thread.id).count();
            json!({"id": thread.id, "name": thread.name, "messages": messages})
        })
    }

    fn may(&self, channel: &Channel, message: &Message) -> Value {
        let user = self.viewer.0;
        let permissions = self.world.permissions(channel, user);
        let allows = |needed| permissions.allow(needed);
        let (own, public) = (message.author == user, !message.is_ephemeral());
        let manages = channel.guild.is_some() && allows(Permissions::MANAGE_MESSAGES);
        let threads = channel.kind == crate::model::ChannelKind::Text && message.thread.is_none();
        json!({
            "reply": public && allows(World::writing_in(channel)), "edit": own,
            "delete": public && (own || manages), "dismiss": !public,
            "react": public && allows(Permissions::ADD_REACTIONS),
            "thread": public && threads && allows(Permissions::CREATE_PUBLIC_THREADS),
            "menu": public && self.has_menu,
        })
    }
}

fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARS_MAX) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_long_texts_between_characters() {
        assert_eq!(excerpt("a\n b"), "a b");
        assert_eq!(excerpt(&"é".repeat(121)), format!("{}…", "é".repeat(120)));
    }
}
