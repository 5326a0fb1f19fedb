//! The command line: arguments to settings to one subcommand. The only place that prints.

#![expect(clippy::print_stderr, reason = "this is the command line")]

mod ask;
mod batch;
mod chat;
mod check;
mod contract;
mod eval;
mod import;
mod index;
mod logging;
mod new_page;
mod open;
mod playground;
mod run;

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::settings::Settings;

/// Answers career questions from your community's own pages: on Discord, or here.
///
/// First time? Try:  career-bot ask "how much does a data engineer make?"
#[derive(Parser)]
#[command(name = "career-bot", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Command,
}

/// Options of every subcommand.
#[derive(Args, Clone, Debug)]
struct Shared {
    /// Read settings from this file instead of config/local.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Use the pages of this folder or file instead of the configured folders; may be given more than once
    #[arg(long, global = true, value_name = "PATH")]
    knowledge: Vec<PathBuf>,
    /// Keep the index in this folder instead of the configured one
    #[arg(long, global = true, value_name = "PATH")]
    index: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer a question; without one, hold a conversation
    Ask(ask::Ask),
    /// Try the bot in a browser, without Discord
    Playground(playground::Playground),
    /// Be on Discord until Ctrl-C or SIGTERM
    Run,
    /// Index the pages, if any changed
    Index(index::Index),
    /// Tell what is wrong with the pages, by file and line
    Check(check::Check),
    /// Write the file of a new page, for you to fill in
    NewPage(new_page::NewPage),
    /// Score the answers to labelled questions
    Eval(eval::Eval),
    /// Make pages of public data
    Import(import::Import),
}

/// How a subcommand ends when it does not end well.
#[derive(Debug)]
enum Failure {
    /// The thing asked about is not right, and that was told already. Exit code 1.
    NotRight,
    /// Whoever read the output has gone, such as `head`: there is nothing left to do. Exit code 0.
    NobodyReads,
    /// Wrong use, wrong settings, or something is missing. Exit code 2.
    Wrong(String),
}

impl<E: Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        let kind = match (&error as &dyn Error).downcast_ref::<serde_json::Error>() {
            Some(json) => json.io_error_kind(),
            None => (&error as &dyn Error).downcast_ref::<io::Error>().map(io::Error::kind),
        };
        match kind {
            Some(io::ErrorKind::BrokenPipe) => Self::NobodyReads,
            _ => Self::Wrong(error.to_string()),
        }
    }
}

/// Runs the program; the exit code is 0 for done, 1 for "not right", 2 for wrong use or settings.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = settings(&arguments.shared).and_then(|settings| {
        logging::start(&settings.log, matches!(arguments.command, Command::Run));
        match arguments.command {
            Command::Ask(ask) => ask::ask(&ask, &settings),
            Command::Playground(playground) => playground::playground(&playground, settings),
            Command::Run => run::run(settings),
            Command::Index(index) => index::index(&index, &settings),
            Command::Check(check) => check::check(&check, &settings),
            Command::NewPage(new) => new_page::new_page(&new, &settings),
            Command::Eval(eval) => eval::eval(&eval, &settings),
            Command::Import(import) => import::import(&import, &settings),
        }
    });
    match ended {
        Ok(()) | Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::NotRight) => ExitCode::from(1),
        Err(Failure::Wrong(reason)) => {
            anstream::eprintln!("{}error:{:#} {reason}", ERROR, ERROR);
            ExitCode::from(2)
        }
    }
}

const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();

/// The settings, with what the arguments replace.
fn settings(shared: &Shared) -> Result<Settings, Failure> {
    let mut settings = Settings::load(shared.config.as_deref())?;
    if !shared.knowledge.is_empty() {
        settings.knowledge.paths.clone_from(&shared.knowledge);
    }
    if let Some(index) = &shared.index {
        settings.index.path.clone_from(index);
    }
    Ok(settings)
}
