//! What the program around the simulator may add to the page: explanations of the bot's messages, and a banner.

use serde::Serialize;

use crate::ids::Id;

/// The program around the simulator, asked by the page. Each method may block: none is called where that would hurt.
pub trait Host: Send + Sync {
    /// What the program knows about one of the bot's messages; nothing if it knows none.
    fn inspect(&self, answered: &Answered) -> Vec<Section>;

    /// The text of a page that a [`Row`] named; none for what is no page of the program's.
    fn page(&self, path: &str) -> Option<String>;

    /// What to say above the messages. Call [`crate::Simulator::look_again`] when it becomes another.
    fn banner(&self) -> Option<Banner>;

    /// Does what the banner's button says, and tells how it went.
    ///
    /// # Errors
    /// A sentence that says why it was not done.
    fn press_banner(&self) -> Result<String, String>;

    /// Is told that the history was reset: what the bot remembers of it should go as well.
    fn forget(&self);
}

/// What one of the bot's messages answers.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The ids of the interactions and messages that led to it, the latest first: a button that changed it, the
    /// command or the message it answers.
    pub causes: Vec<Id>,
    /// What the person wrote, invoked or pressed, as they saw it.
    pub question: Option<String>,
}

/// Some rows under a title. All text is plain.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    pub title: String,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub label: String,
    pub value: String,
    /// The path with which [`Host::page`] finds the page behind this row.
    pub page: Option<String>,
}

/// Something to say above the messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Banner {
    pub text: String,
    pub tone: Tone,
    /// The label of its button; none without one.
    pub action: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    Info,
    Error,
}

impl Row {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), page: None }
    }
}
