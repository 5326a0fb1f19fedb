//! What a message shows, as data: `render` and `texts` make it, `send` turns it into Discord's form.

use super::custom_id::CustomId;
use super::limits::{
    BUTTON_LABEL_CHARS_MAX, COMPONENT_ROWS_MAX, OPTION_LABEL_CHARS_MAX, OPTION_VALUE_CHARS_MAX,
    PLACEHOLDER_CHARS_MAX, ROW_BUTTONS_MAX, SELECT_OPTIONS_MAX, line_within, units,
};
use crate::answer::chart::Chart;

/// A message: an embed with its components, or a short notice without one.
///
/// `above`, `title`, `body` and `footer` are within Discord's limits; all but the footer, which shows no markup, are
/// escaped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// A line above the embed.
    pub above: Option<String>,
    /// Of the embed; a message without a title is plain text.
    pub title: Option<String>,
    pub body: String,
    pub footer: Option<String>,
    pub colour: Colour,
    /// What is shown as a picture too, where pictures are allowed.
    pub chart: Option<Chart>,
    pub rows: Vec<Row>,
}

/// The stripe beside an embed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// An answer.
    #[default]
    Answer,
    /// A question back, or something not known.
    Open,
}

/// A row of components.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    Buttons(Vec<Button>),
    Select(Select),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    pub id: String,
    pub label: String,
    pub emoji: Option<char>,
}

/// A menu out of which one value is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    pub id: String,
    pub placeholder: String,
    pub options: Vec<Choice>,
}

/// An option of a select menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Who sees an answer, which decides what can be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    /// Whose question it answers.
    pub asker: u64,
    /// Whether nobody but the asker sees it.
    pub hidden: bool,
}

impl View {
    /// A short text of the bot's own.
    pub fn notice(text: impl Into<String>) -> Self {
        Self { body: text.into(), ..Self::default() }
    }

    /// Puts a line above the embed.
    pub fn below(self, line: String) -> Self {
        Self { above: Some(line), ..self }
    }

    /// Adds a row of buttons. Buttons whose state did not fit, or stands in the message already, are left out.
    pub fn add_buttons(&mut self, buttons: impl IntoIterator<Item = Option<Button>>) {
        let mut row: Vec<Button> = Vec::new();
        for button in buttons.into_iter().flatten() {
            let known = self.has(&button.id) || row.iter().any(|other| other.id == button.id);
            if !known && row.len() < ROW_BUTTONS_MAX {
                row.push(button);
            }
        }
        if !row.is_empty() && self.rows.len() < COMPONENT_ROWS_MAX {
            self.rows.push(Row::Buttons(row));
        }
    }

    /// Adds a select menu, unless it has nothing to choose from.
    pub fn add_select(&mut self, select: Option<Select>) {
        self.rows.extend(select.filter(|select| !select.options.is_empty()).map(Row::Select));
    }

    fn has(&self, id: &str) -> bool {
        self.rows.iter().any(|row| match row {
            Row::Buttons(buttons) => buttons.iter().any(|button| button.id == id),
            Row::Select(select) => select.id == id,
        })
    }
}

impl Button {
    /// A button with a plain text; none where the state does not fit, or there is no text.
    pub fn new(id: &CustomId, label: &str) -> Option<Self> {
        let label = line_within(label, BUTTON_LABEL_CHARS_MAX);
        Some(Self { id: id.encode()?, label, emoji: None }).filter(|button| !button.label.is_empty())
    }

    pub fn with_emoji(self, emoji: char) -> Self {
        Self { emoji: Some(emoji), ..self }
    }
}

impl Select {
    /// A menu of values and plain labels; none where the state does not fit. What Discord would refuse is left out: a value
    /// that is too long, empty, or in the menu already, and a label without text.
    pub fn new<'a>(
        id: &CustomId,
        placeholder: &str,
        choices: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        let mut options: Vec<Choice> = Vec::new();
        for (value, label) in
            choices.filter(|(value, _)| (1..=OPTION_VALUE_CHARS_MAX).contains(&units(value)))
        {
            let label = line_within(label, OPTION_LABEL_CHARS_MAX);
            let is_new = options.iter().all(|other| other.value != value);
            if is_new && !label.is_empty() && options.len() < SELECT_OPTIONS_MAX {
                options.push(Choice { value: value.to_owned(), label });
            }
        }
        Some(Self { id: id.encode()?, placeholder: line_within(placeholder, PLACEHOLDER_CHARS_MAX), options })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_shows_two_components_with_one_state() {
        let mut view = View::notice("Which one?");
        let button = || Button::new(&CustomId::Delete { asker: 1 }, "Delete");
        view.add_buttons([button(), button()]);
        view.add_buttons([button()]);
        assert_eq!(view.rows, [Row::Buttons(vec![button().unwrap()])]);
    }

    #[test]
    fn keeps_to_five_buttons_in_a_row() {
        let mut view = View::notice("Which one?");
        view.add_buttons((0..9).map(|asker| Button::new(&CustomId::Delete { asker }, "Delete")));
        assert!(matches!(view.rows.as_slice(), [Row::Buttons(row)] if row.len() == ROW_BUTTONS_MAX));
    }
}
