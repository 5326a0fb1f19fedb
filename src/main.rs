//! Starts the program: arguments, one subcommand, an exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A question makes many small things for a moment: a fifth of its time less than with the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    career_bot::cli::main()
}
