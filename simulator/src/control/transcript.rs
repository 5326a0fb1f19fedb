//! Reading a channel as a person does, and the report that failing waits print.

use std::fmt::{self, Write};

use crate::control::Simulator;
use crate::ids::Id;
use crate::model::Message;
use crate::state::World;

const REPORTED_MESSAGES: usize = 15;
const REPORTED_REQUESTS: usize = 20;
const REPORTED_ANSWER_CHARS: usize = 300;

/// A channel as one person sees it, oldest message first. Its `Display` is readable.
#[derive(Clone, Debug)]
pub struct Transcript {
    pub messages: Vec<Message>,
    lines: String,
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines)
    }
}

impl Simulator {
    /// All messages of a channel that `viewer` sees: none in a hidden channel, and of ephemeral ones
    /// only their own.
    pub fn transcript(&self, channel: Id, viewer: Id) -> Transcript {
        self.shared.read(|world| {
            let messages: Vec<Message> = world
                .messages_in(channel)
                .filter(|message| world.sees_message(message, viewer))
                .cloned()
                .collect();
            let mut lines = String::new();
            messages.iter().for_each(|message| write_message(&mut lines, world, message));
            Transcript { messages, lines }
        })
    }

    /// What happened last: shards, requests, refused bodies and messages of all channels.
    pub fn report(&self) -> String {
        self.shared.read(|world| {
            let mut report = String::new();
            // Writing to a string cannot fail.
            let _ = write_report(&mut report, world);
            report
        })
    }
}

fn write_report(out: &mut String, world: &World) -> fmt::Result {
    writeln!(out, "--- gateway: {:?}", world.gateway.statuses())?;
    if !world.gateway.closes.is_empty() {
        writeln!(out, "closed with: {:?}", world.gateway.closes)?;
    }
    let commands: Vec<&str> = world.commands.values().map(|command| command.name.as_str()).collect();
    writeln!(out, "--- commands: {commands:?}")?;
    writeln!(out, "--- last requests")?;
    for request in last(&world.requests, REPORTED_REQUESTS) {
        write!(out, "{} {} {}", request.status, request.method, request.path)?;
        if request.status >= 400 {
            write!(out, " {}", cut(&request.answer.to_string()))?;
        }
        writeln!(out)?;
    }
    if !world.violations.is_empty() {
        writeln!(out, "--- violations")?;
    }
    for violation in &world.violations {
        writeln!(out, "{} {} {}", violation.method, violation.path, cut(&violation.errors.to_string()))?;
    }
    writeln!(out, "--- last interactions")?;
    for interaction in world.interactions.values().rev().take(5) {
        let response = cut(&format!("{:?}", interaction.response));
        writeln!(out, "{} {:?} {:?}: {response}", interaction.id, interaction.kind, interaction.name)?;
    }
    writeln!(out, "--- last messages")?;
    let messages: Vec<&Message> = world.messages.values().collect();
    last(&messages, REPORTED_MESSAGES).iter().for_each(|message| write_message(out, world, message));
    Ok(())
}

fn write_message(out: &mut String, world: &World, message: &Message) {
    let name = world.users.get(&message.author).map_or("?", |user| &user.name);
    let mut marks = String::new();
    for (holds, mark) in [
        (message.is_ephemeral(), " (ephemeral)"),
        (message.is_loading(), " (thinking)"),
        (message.edited_ms.is_some(), " (edited)"),
        (message.deleted, " (deleted)"),
        (message.reference.is_some(), " (reply)"),
    ] {
        if holds {
            marks.push_str(mark);
        }
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "[{} in {}] {name}{marks}: {}", message.id, message.channel, message.text());
    for file in &message.attachments {
        let _ = writeln!(out, "    file: {} ({}, {} bytes)", file.filename, file.content_type, file.size);
    }
    let labels = message.button_labels();
    if !labels.is_empty() {
        let _ = writeln!(out, "    buttons: {labels:?}");
    }
}

fn last<T>(list: &[T], count: usize) -> &[T] {
    &list[list.len().saturating_sub(count)..]
}

fn cut(text: &str) -> String {
    text.chars().take(REPORTED_ANSWER_CHARS).collect()
}
