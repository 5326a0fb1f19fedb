//! What the simulator promises, checked over raw HTTP and websockets as a bot would speak them.

mod attachments;
mod commands;
mod components;
mod content;
mod control;
mod discordjs;
mod gateway;
mod interactions;
mod limits;
mod messages;
mod offers;
mod openapi;
mod places;
mod raw;
mod rest;
mod sharding;
mod socket;

/// Every test ends so: a failed `?` prints the error with the simulator's report.
type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Says that a test needs something which this machine lacks.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn skip(reason: &str) {
    eprintln!("skipped: {reason}");
}
