//! What is logged, how much of it, and in which form; all of it goes to standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::settings::{Format, Level, Log};

/// Starts logging. A bot on Discord logs as configured; other subcommands only warn, unless debugging is asked for.
pub fn start(log: &Log, is_service: bool) {
    let level = match log.level {
        level @ (Level::Debug | Level::Trace) => level,
        level if is_service => level,
        Level::Error => Level::Error,
        Level::Warn | Level::Info => Level::Warn,
    };
    // Libraries below us are heard only when they warn: their debug output holds message texts and headers.
    let filter = EnvFilter::new(format!("warn,career_bot={level}"));
    let in_colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(in_colour);
    match log.format {
        Format::Human => subscriber.with_target(false).init(),
        Format::Json => subscriber.json().flatten_event(true).init(),
    }
}
