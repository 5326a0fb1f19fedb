//! Discord's limits on what the bot sends, and how text is measured against them.
//!
//! Discord counts characters as its clients show them. [`units`] counts UTF-16 units, of which a text never has fewer
//! than characters, so that what fits here fits there.

/// Characters in an embed's title.
pub const EMBED_TITLE_CHARS_MAX: usize = 256;
/// Characters in an embed's description.
pub const EMBED_DESCRIPTION_CHARS_MAX: usize = 4096;
/// Characters in an embed's footer. Discord takes 2048; less keeps a whole embed below [`EMBED_CHARS_MAX`].
pub const EMBED_FOOTER_CHARS_MAX: usize = 1500;
/// Characters over all embeds of a message.
pub const EMBED_CHARS_MAX: usize = 6000;
/// Characters in a message's own text.
pub const CONTENT_CHARS_MAX: usize = 2000;
/// Choices in an answer to an autocomplete request.
pub const AUTOCOMPLETE_CHOICES_MAX: usize = 25;
/// Characters in the name of an autocomplete choice.
pub const CHOICE_NAME_CHARS_MAX: usize = 100;
/// Rows of components under a message.
pub const COMPONENT_ROWS_MAX: usize = 5;
/// Buttons in a row.
pub const ROW_BUTTONS_MAX: usize = 5;
/// Options in a select menu.
pub const SELECT_OPTIONS_MAX: usize = 25;
/// Characters on a button.
pub const BUTTON_LABEL_CHARS_MAX: usize = 80;
/// Characters in the name of a select menu's option.
pub const OPTION_LABEL_CHARS_MAX: usize = 100;
/// Characters in the text of an untouched select menu.
pub const PLACEHOLDER_CHARS_MAX: usize = 150;
/// Characters in the value of a select menu's option.
pub const OPTION_VALUE_CHARS_MAX: usize = 100;
/// Characters in the value of an autocomplete choice.
pub const CHOICE_VALUE_CHARS_MAX: usize = 100;
/// Characters in what is said of an attachment to those who do not see it.
pub const ATTACHMENT_DESCRIPTION_CHARS_MAX: usize = 1024;
/// Characters in the state that a component carries.
pub const CUSTOM_ID_CHARS_MAX: usize = 100;
/// Characters in the line under the bot's name.
pub const PRESENCE_CHARS_MAX: usize = 128;

const _: () = assert!(
    EMBED_TITLE_CHARS_MAX + EMBED_DESCRIPTION_CHARS_MAX + EMBED_FOOTER_CHARS_MAX <= EMBED_CHARS_MAX,
    "an embed that is full in every part has to fit a message"
);

/// The length of a text as it counts against a limit, in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A plain text on one line, cut to `max` units; an ellipsis stands for what is missing.
///
/// For places where Discord shows no markup (labels, footers); elsewhere text goes through [`super::escape`].
pub fn line_within(text: &str, max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if units(&line) <= max {
        return line;
    }
    let mut room = max.saturating_sub(1);
    let mut kept: String = line
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_discord_counts_at_least() {
        assert_eq!(units("pay"), 3);
        assert_eq!(units("naïve"), 5);
        assert_eq!(units("👩‍💻"), 5);
    }

    #[test]
    fn cuts_a_line_without_splitting_a_character() {
        let check = |text: &str, max: usize, expected: &str| {
            let line = line_within(text, max);
            assert_eq!(line, expected);
            assert!(units(&line) <= max, "{line:?} is longer than {max}");
        };
        check("Data Engineer", 80, "Data Engineer");
        check("Data\n  Engineer", 80, "Data Engineer");
        check("Data Engineer", 6, "Data…");
        check("💼💼💼", 4, "💼…");
        check("💼💼💼", 6, "💼💼💼");
    }
}
