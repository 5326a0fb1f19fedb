//! `career-bot ask` without a question: a conversation, with line editing, history and follow-ups.

use std::io::{BufRead, IsTerminal, Write};

use rustyline::error::ReadlineError;
use rustyline::{Config, DefaultEditor};

use super::Failure;
use super::ask::styles;
use super::contract::Record;
use crate::answer::text::render;
use crate::answer::{Answer, Kind, Topic, about, remembered, reply};
use crate::library::Snapshot;
use crate::question::Context;

const PROMPT: &str = "you> ";
/// Where the questions of former conversations are kept, in the home folder.
const HISTORY: &str = ".career_bot_history";

/// Answers line by line until the end of the input, or `quit`.
pub fn chat(snapshot: &Snapshot, json: bool) -> Result<(), Failure> {
    let mut talk = Talk { snapshot, json, context: Context::default(), offered: None };
    if !std::io::stdin().is_terminal() {
        for line in std::io::stdin().lock().lines() {
            talk.answer(&line?)?;
        }
        return Ok(());
    }
    let mut editor = DefaultEditor::with_config(Config::builder().auto_add_history(true).build())?;
    let history = std::env::home_dir().map(|home| home.join(HISTORY));
    if let Some(history) = &history {
        // A first conversation has no history, and a lost one is no reason to keep silent.
        let _ = editor.load_history(history);
    }
    writeln!(
        std::io::stdout(),
        "Ask about a career; follow-ups are understood. An empty line or Ctrl-D ends.\n"
    )?;
    loop {
        match editor.readline(PROMPT) {
            Ok(line) if line.trim().is_empty() => break,
            Ok(line) if matches!(line.trim(), "quit" | "exit" | ":q") => break,
            Ok(line) => talk.answer(&line)?,
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => break,
            Err(error) => return Err(error.into()),
        }
    }
    if let Some(history) = &history {
        let _ = editor.save_history(history);
    }
    Ok(())
}

struct Talk<'a> {
    snapshot: &'a Snapshot,
    json: bool,
    context: Context,
    /// The last answer, if it offered something to choose from.
    offered: Option<Answer>,
}

impl Talk<'_> {
    fn answer(&mut self, line: &str) -> Result<(), Failure> {
        let started = std::time::Instant::now();
        let (answer, next) = match self.chosen(line) {
            Some(answer) => {
                let next = remembered(&answer).unwrap_or_else(|| self.context.clone());
                (answer, next)
            }
            None => reply(self.snapshot, line, &self.context),
        };
        let took = started.elapsed();
        self.context = next;
        self.offered = matches!(answer.kind, Kind::Choices | Kind::Unknown).then(|| answer.clone());
        match self.json {
            true => {
                let record = Record::new(None, line, (answer, took));
                writeln!(std::io::stdout(), "{}", serde_json::to_string(&record)?)?;
            }
            false => writeln!(anstream::stdout(), "\n{}", render(&answer, styles()))?,
        }
        Ok(())
    }

    /// The answer to a number, where the last answer offered a numbered list; the list again if it has no such number.
    fn chosen(&self, line: &str) -> Option<Answer> {
        let offered = self.offered.as_ref()?;
        let number: usize = line.trim().trim_end_matches('.').parse().ok()?;
        if offered.suggestions.is_empty() {
            return None;
        }
        let Some(career) = number.checked_sub(1).and_then(|at| offered.suggestions.get(at)) else {
            return Some(offered.clone());
        };
        let facets = offered.suggested_facet.into_iter().collect();
        Some(about(self.snapshot, &Topic { careers: vec![career.slug.clone()], facets, part: 0 }))
    }
}
