//! What the bot says in its own words. Everything else that members read comes from pages, through `render`.
//!
//! Texts are Markdown for Discord: what is put into them has to be escaped, except where a text says otherwise.

use std::time::Duration;

use crate::answer::Part;

/// The heading of an answer that brings none, plain.
pub const UNTITLED: &str = "Answer";
pub const DELETE: &str = "Delete";
pub const SHARE: &str = "Share to channel";
pub const READ_ON: &str = "Read on";
pub const BACK: &str = "Back";
pub const NEXT: &str = "Next";
pub const ALL_FAMILIES: &str = "All families";
/// On the menu of the careers that an answer lists.
pub const OPEN_CAREER: &str = "Open a career";
/// On the menu of the families that an answer lists.
pub const OPEN_FAMILY: &str = "See the careers of a family";

/// Above an answer to a question with slips in it; `words` is what they were read as.
pub fn read_as(words: &str) -> String {
    format!("-# Read as: {words}")
}

/// In a footer, plain.
pub fn part(part: Part) -> String {
    format!("Part {} of {}", part.index + 1, part.count)
}

/// In a footer, plain.
pub fn source(named: &str) -> String {
    format!("Source: {named}")
}

/// On the menu of a career's other sections, plain.
pub fn more_about(title: &str) -> String {
    format!("More about {title}")
}

/// On a button that looks a skill up in place of one that is not known, plain.
pub fn instead(skill: &str) -> String {
    format!("With {skill}")
}

/// A family with the number of its careers, in menus and while one is typed; plain.
pub fn family(label: &str, careers: usize) -> String {
    format!("{label} ({careers})")
}

/// Above the answer to a message that somebody chose; `link` leads to it.
pub fn answers_message(link: &str) -> String {
    format!("-# Answer to [this message]({link})")
}

/// Above an answer that was hidden until its asker shared it. The mention shows a name and pings nobody.
pub fn shared_by(asker: u64) -> String {
    format!("-# Shared by <@{asker}>")
}

pub fn slow_down(left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1000).max(1);
    format!("Slow down, please: try again in {seconds} s.")
}

pub fn same_career_twice() -> String {
    "Two of those are the same career. Pick different ones to compare.".to_owned()
}

pub fn nothing_to_read() -> String {
    "There is no text in that message that I could answer.".to_owned()
}

pub fn only_the_asker_deletes() -> String {
    "Only the person who asked can delete this.".to_owned()
}

pub fn already_shared() -> String {
    "This answer is in the channel already.".to_owned()
}

pub fn other_version() -> String {
    "This button is from an older version of me. Please ask again.".to_owned()
}

pub fn page_gone() -> String {
    "That page is not there any more. Please ask again.".to_owned()
}

pub fn unknown_command() -> String {
    "I don’t know that command any more. Reload Discord to see the current ones.".to_owned()
}

pub fn moderators_only() -> String {
    "Only members who may manage the home server can do that.".to_owned()
}

pub fn knowledge_failed() -> String {
    "That ended early; the log tells why. I still answer from the pages I had.".to_owned()
}

/// `request` is the id that stands in the log.
pub fn failed(request: &str) -> String {
    format!("Sorry, that went wrong on my side. If it happens again, tell a moderator: request `{request}`.")
}

pub fn privacy() -> String {
    "**What I read.** Slash commands, messages that mention me or answer me, direct messages to me, messages you \
     choose with *Answer this*, and, only in channels that the moderators set up for it, every message there.\n\
     **What I keep.** For follow-up questions I remember in memory which career and section you asked about last in a \
     channel, for 15 minutes. Nobody else can see it, and a restart forgets it.\n\
     **What I don’t.** I store no messages and no names, and I send nothing to other services. My log says that a \
     question was answered and how long it took, not what it said.\n\
     **What you can do.** Delete an answer to you with its button, or add `hide: True` to a command so that only you \
     see the answer."
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits::{CONTENT_CHARS_MAX, units};

    #[test]
    fn says_how_long_to_wait_in_whole_seconds() {
        let check = |millis: u64, expected: &str| {
            let text = slow_down(Duration::from_millis(millis));
            assert!(text.ends_with(expected), "{text}");
        };
        check(1, "in 1 s.");
        check(1000, "in 1 s.");
        check(1001, "in 2 s.");
    }

    #[test]
    fn the_privacy_text_fits_a_message() {
        assert!(units(&privacy()) <= CONTENT_CHARS_MAX);
    }
}
