//! Starts the program: arguments, one subcommand, an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    career_bot::cli::main()
}
