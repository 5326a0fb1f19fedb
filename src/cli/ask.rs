//! `career-bot ask`: one question, a batch of them, or a conversation.

use std::io::Write;

use clap::Args;

use super::contract::{self, Record};
use super::{Failure, batch, chat, open};
use crate::answer::text::{Styles, render};
use crate::settings::Settings;

#[derive(Args)]
pub struct Ask {
    /// The question, in your own words; leave it out to hold a conversation
    question: Option<String>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
    /// An earlier question of the same conversation; may be given more than once, in order
    #[arg(long, value_name = "QUESTION")]
    context: Vec<String>,
    /// Read questions from standard input, one JSON object a line, and write one a line
    #[arg(long, conflicts_with_all = ["question", "context"])]
    batch: bool,
}

pub fn ask(ask: &Ask, settings: &Settings) -> Result<(), Failure> {
    let library = open::library(settings, open::tell)?;
    let snapshot = library.snapshot();
    if ask.batch {
        return batch::batch(&snapshot);
    }
    let Some(question) = &ask.question else { return chat::chat(&snapshot, ask.json) };
    let answered = contract::answer(&snapshot, question, &ask.context);
    match ask.json {
        true => {
            writeln!(std::io::stdout(), "{}", serde_json::to_string(&Record::new(None, question, answered))?)?
        }
        false => write!(anstream::stdout(), "{}", render(&answered.0, styles()))?,
    }
    Ok(())
}

/// Colours and a width; `anstream` leaves the colours out where standard output is no terminal.
pub fn styles() -> Styles {
    Styles::terminal(textwrap::termwidth())
}
