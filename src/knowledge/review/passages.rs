//! The passages of a section: its paragraphs, list items and table rows, one by one.

use super::super::model::{Block, Section};

/// What a passage is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Paragraph,
    Item,
    Row,
}

pub(super) struct Passage {
    pub form: Form,
    /// The lead words of a list item.
    pub name: Option<String>,
    /// What follows the lead words, or all of it.
    pub text: String,
}

/// The passages in reading order, without headings and preformatted text.
pub(super) fn passages(section: &Section) -> Vec<Passage> {
    section.blocks.iter().flat_map(of_block).collect()
}

/// How many words a text has: what stands between blanks and holds a letter or digit.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

impl Passage {
    /// The lead words and what follows.
    pub(super) fn whole(&self) -> String {
        match &self.name {
            Some(name) => format!("{name}: {}", self.text),
            None => self.text.clone(),
        }
    }
}

fn of_block(block: &Block) -> Vec<Passage> {
    let plain = |form: Form, text: String| Passage { form, name: None, text };
    match block {
        Block::Heading(_) | Block::Preformatted(_) => Vec::new(),
        Block::Paragraph(text) => vec![plain(Form::Paragraph, text.to_string())],
        Block::List { items, .. } => items
            .iter()
            .map(|item| Passage { form: Form::Item, name: item.name.clone(), text: item.text.clone() })
            .collect(),
        Block::Table { rows, .. } => rows.iter().map(|row| plain(Form::Row, row.join(", "))).collect(),
    }
}
