//! Free text: mentions, direct messages, and every message in the channels for questions.

use poise::serenity_prelude as serenity;
use serenity::{GuildId, Message, MessageType};

use super::answering::timed;
use super::bot::Bot;
use super::view::Audience;
use super::{render, send};
use crate::answer::{self, Answer, Kind};
use crate::conversation::Place;

/// How sure the bot is before it answers somebody who did not ask it, but the channel.
const UNASKED_CONFIDENCE_MIN: f32 = 0.6;

/// How a message came to be a question to the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Address {
    /// The bot was mentioned, or written to directly: it always answers.
    Bot,
    /// The message stands in a channel for questions: the bot answers if it is sure.
    Channel,
}

/// Answers a message if it is a question for the bot.
///
/// # Errors
/// When Discord does not take the reply.
pub async fn message(ctx: &serenity::Context, bot: &Bot, message: &Message) -> serenity::Result<()> {
    let me = ctx.cache.current_user().id.get();
    let Some(address) = address(message, me, |message| asks_channel(ctx, bot, message)) else {
        return Ok(());
    };
    let text = without_mention(&message.content, me);
    let snapshot = bot.library.snapshot();
    let asker = message.author.id.get();
    let place = Place { user: asker, channel: message.channel_id.get() };
    let answer = timed(bot, message.id.get(), || match text.is_empty() {
        true => answer::help(&snapshot),
        false => bot.conversations.reply(&snapshot, place, &text),
    });
    if !worth_saying(&answer, address) || bot.wait(asker).is_some() {
        return Ok(());
    }
    send::reply(&ctx.http, message, &render::answer(&answer, Audience { asker, hidden: false })).await
}

fn address(message: &Message, me: u64, asks_channel: impl FnOnce(&Message) -> bool) -> Option<Address> {
    let by_a_person = !message.author.bot && message.webhook_id.is_none() && message.author.id.get() != me;
    if !by_a_person || !matches!(message.kind, MessageType::Regular | MessageType::InlineReply) {
        return None;
    }
    if message.guild_id.is_none() || message.mentions.iter().any(|user| user.id.get() == me) {
        return Some(Address::Bot);
    }
    // Members who talk to each other are left alone, unless it is a question.
    let to_another = message.referenced_message.as_ref().is_some_and(|other| other.author.id.get() != me);
    let open = !to_another || message.content.contains('?');
    (open && asks_channel(message)).then_some(Address::Channel)
}

/// Whether the channel, or the channel of the thread, is one for questions.
fn asks_channel(ctx: &serenity::Context, bot: &Bot, message: &Message) -> bool {
    let asked = |channel: u64| bot.ask_channels.contains(&channel);
    let parent = |guild: GuildId| {
        let guild = ctx.cache.guild(guild)?;
        guild.threads.iter().find(|thread| thread.id == message.channel_id)?.parent_id
    };
    !bot.ask_channels.is_empty()
        && (asked(message.channel_id.get())
            || message.guild_id.and_then(parent).is_some_and(|channel| asked(channel.get())))
}

fn without_mention(content: &str, me: u64) -> String {
    let text = content.replace(&format!("<@{me}>"), " ").replace(&format!("<@!{me}>"), " ");
    text.trim().to_owned()
}

fn worth_saying(answer: &Answer, address: Address) -> bool {
    let answers = matches!(answer.kind, Kind::Section | Kind::Profile | Kind::Comparison | Kind::Choices);
    address == Address::Bot || (answers && answer.confidence >= UNASKED_CONFIDENCE_MIN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ME: u64 = 1;

    /// A message in a server, with what is special about it put in.
    fn message(special: serde_json::Value) -> Message {
        let mut message = json!({
            "id": "10", "channel_id": "20", "guild_id": "30", "content": "what pays best", "type": 0,
            "author": {"id": "2", "username": "alice", "discriminator": "0", "avatar": null},
            "timestamp": "2026-11-22T10:00:00+00:00", "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": false
        });
        if let (Some(message), serde_json::Value::Object(special)) = (message.as_object_mut(), special) {
            message.extend(special);
        }
        serde_json::from_value(message).expect("a message")
    }

    fn person(id: u64, bot: bool) -> serde_json::Value {
        json!({"id": id.to_string(), "username": "x", "discriminator": "0", "avatar": null, "bot": bot})
    }

    /// A message that was written by `author` and is replied to.
    fn replied_to(author: u64) -> serde_json::Value {
        serde_json::to_value(message(json!({"author": person(author, false)}))).expect("JSON")
    }

    #[test]
    fn knows_when_it_is_spoken_to() {
        let check = |special: serde_json::Value, expected: Option<Address>| {
            assert_eq!(address(&message(special.clone()), ME, |_| false), expected, "{special}");
        };
        check(json!({}), None);
        check(json!({"mentions": [person(ME, true)]}), Some(Address::Bot));
        check(json!({"mentions": [person(7, false)]}), None);
        check(json!({"guild_id": null}), Some(Address::Bot));
        check(json!({"type": 19, "mentions": [person(ME, true)]}), Some(Address::Bot));
        check(json!({"type": 7, "mentions": [person(ME, true)]}), None);
        check(json!({"mentions": [person(ME, true)], "author": person(5, true)}), None);
        check(json!({"guild_id": null, "author": person(ME, false)}), None);
        check(json!({"mentions": [person(ME, true)], "webhook_id": "9"}), None);
    }

    #[test]
    fn in_a_channel_for_questions_it_leaves_conversations_alone() {
        let check = |special: serde_json::Value, expected: Option<Address>| {
            assert_eq!(address(&message(special.clone()), ME, |_| true), expected, "{special}");
        };
        check(json!({}), Some(Address::Channel));
        check(json!({"type": 19, "referenced_message": replied_to(8)}), None);
        check(
            json!({"type": 19, "referenced_message": replied_to(8), "content": "and the pay?"}),
            Some(Address::Channel),
        );
        check(json!({"type": 19, "referenced_message": replied_to(ME)}), Some(Address::Channel));
        check(json!({"author": person(5, true)}), None);
    }

    #[test]
    fn takes_its_own_mention_out_of_the_question() {
        let check = |content: &str, expected: &str| assert_eq!(without_mention(content, ME), expected);
        check("<@1> salary?", "salary?");
        check("hey <@!1>", "hey");
        check("<@1>", "");
        check("<@12> salary?", "<@12> salary?");
    }

    #[test]
    fn answers_a_channel_only_when_it_is_sure() {
        let check = |kind: Kind, confidence: f32, expected: bool| {
            let answer = Answer { confidence, ..Answer::new(kind, "") };
            assert_eq!(worth_saying(&answer, Address::Channel), expected, "{kind:?} {confidence}");
            assert!(worth_saying(&answer, Address::Bot), "who asks the bot gets an answer");
        };
        check(Kind::Section, 0.9, true);
        check(Kind::Choices, 0.6, true);
        check(Kind::Profile, 0.4, false);
        check(Kind::Unknown, 1.0, false);
        check(Kind::Smalltalk, 1.0, false);
    }
}
