//! Any text as a vocabulary, and a few questions that are read by it.

#![no_main]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use career_bot::knowledge::{self, Page, Vocabulary, read_vocabulary};
use career_bot::question::{Context, Interpreter, Learnt};
use career_bot_fuzz::{TODAY, project};

/// A few of the shipped pages: all of them take too long to prepare for each vocabulary.
static PAGES: LazyLock<Vec<Arc<Page>>> = LazyLock::new(|| {
    let folder = project().join(Path::new("knowledge/security"));
    knowledge::load(&[folder], TODAY).pages.into_iter().map(|loaded| Arc::new(loaded.page)).collect()
});
const QUESTIONS: [&str; 5] = [
    "how much does a penetration tester make in berlin",
    "security engineer vs cybersecurity analyst: which is better",
    "what jobs use linux and python",
    "i want a job with securty, whats the best paid one",
    "hi",
];

libfuzzer_sys::fuzz_target!(|text: &str| {
    let mut problems = Vec::new();
    let vocabulary: Option<Vocabulary> = read_vocabulary(text, "vocabulary.toml", &mut problems);
    let Some(vocabulary) = vocabulary else {
        assert!(!problems.is_empty(), "no vocabulary, and nobody is told why");
        return;
    };
    let interpreter = Interpreter::new(&PAGES, &vocabulary, Learnt::default());
    for question in QUESTIONS {
        let understanding = interpreter.understand(question, &Context::default());
        assert!((0.0..=1.0).contains(&understanding.confidence), "{understanding:?}");
    }
});
