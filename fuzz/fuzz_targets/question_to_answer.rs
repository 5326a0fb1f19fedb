//! Any text as a question to the shipped pages, after another one: lines before the last are the conversation so far.

#![no_main]

use std::sync::{Arc, LazyLock};

use career_bot::answer::{reply, text};
use career_bot::library::{Library, Snapshot};
use career_bot::question::Context;
use career_bot_fuzz::{project, temporary_folder};

static SNAPSHOT: LazyLock<Arc<Snapshot>> = LazyLock::new(|| {
    let index = temporary_folder();
    let folders = vec![project().join("knowledge")];
    let (library, _) = Library::open(folders, index.path().join("index"), &mut |_| ()).expect("the pages");
    library.snapshot()
});
/// Longer conversations say no more.
const EARLIER_MAX: usize = 3;
const COLUMNS: usize = 80;

libfuzzer_sys::fuzz_target!(
    // The pages are indexed before the time of the first text runs.
    init: {
        LazyLock::force(&SNAPSHOT);
    },
    |asked: &str| answer(asked)
);

fn answer(asked: &str) {
    let snapshot = &**SNAPSHOT;
    let (earlier, question) = asked.rsplit_once('\0').unwrap_or(("", asked));
    let mut context = Context::default();
    for earlier in earlier.split('\0').take(EARLIER_MAX) {
        context = reply(snapshot, earlier, &context).1;
    }
    let (answer, next) = reply(snapshot, question, &context);
    let (again, next_again) = reply(snapshot, question, &context);
    assert!((0.0..=1.0).contains(&answer.confidence), "{answer:?}");
    assert!(!answer.blocks.is_empty(), "an answer that says nothing: {answer:?}");
    assert_eq!(answer.sources.is_empty(), answer.careers.is_empty(), "{answer:?}");
    assert_eq!((&answer, &next), (&again, &next_again), "the same question is answered otherwise");
    assert!(!text::render(&answer, text::Styles::terminal(COLUMNS)).trim().is_empty());
    // What is typed into a command's option goes the same ways.
    snapshot.complete(question, 25);
    snapshot.resolve(question);
    snapshot.look_up(question);
}
