//! `cargo bench --bench speed`: how fast questions become answers, beside full-text search, and what it all takes, as tables.
//!
//! With `ONET_DIR`, `OEWS_FILE` and `OOH_DIR` in the environment, imported pages are measured beside the shipped ones. A word among
//! the arguments chooses parts: `cargo bench --bench speed -- answering memory`.

#![expect(clippy::print_stdout, reason = "a benchmark tells its numbers on the terminal")]

mod answering;
mod completion;
mod hostile;
mod made_up;
mod process;
mod questions;
mod rivals;
mod samples;
mod table;
mod world;

use mimalloc::MiMalloc;
use world::World;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let Some(kept) = process::asked(&arguments) {
        println!("{kept}");
        return;
    }
    let wants = |part: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == part);
    let shipped = World::shipped();
    let imported = World::with_imported();
    let served: Vec<&World> = std::iter::once(&shipped).chain(&imported).collect();
    if wants("answering") {
        answering::measure(&served);
    }
    if wants("growth") {
        answering::measure(&[&World::multiplied(10_000)]);
        answering::measure(&[&World::multiplied(100_000)]);
    }
    if wants("completion") {
        completion::measure(&served);
    }
    if wants("hostile") {
        hostile::measure(&served);
    }
    if wants("memory") {
        process::measure(&served);
    }
}
