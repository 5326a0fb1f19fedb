//! Texts that nobody asks, made to be slow: the worst of several runs counts.

use career_bot::answer::reply;
use career_bot::question::{Context, QUESTION_CHARS_MAX};

use crate::samples::Samples;
use crate::table::Table;
use crate::world::World;

const RUNS: usize = 7;

pub fn measure(worlds: &[&World]) {
    let columns: Vec<&str> = std::iter::once("").chain(worlds.iter().map(|world| &*world.name)).collect();
    let mut table = Table::new(format!("Hostile texts, worst of {RUNS} runs"), &columns);
    for (name, text) in texts() {
        let worst = worlds.iter().map(|world| {
            let snapshot = world.snapshot();
            let mut samples = Samples::default();
            for _ in 0..RUNS {
                samples.time(|| reply(&snapshot, &text, &Context::default()));
                samples.time(|| snapshot.complete(&text, 25).len());
            }
            format!("{:.2} ms", samples.percentile(1.0) / 1000.0)
        });
        table.row(std::iter::once(name.to_owned()).chain(worst));
    }
    table.print();
}

fn texts() -> Vec<(&'static str, String)> {
    let filled = |piece: &str| piece.repeat(QUESTION_CHARS_MAX / piece.chars().count() + 1);
    vec![
        ("2,000 misspelt words", misspelt(2000)),
        ("one word of 4,000 letters", "e".repeat(QUESTION_CHARS_MAX)),
        ("4,000 signs", filled("?!.,;")),
        ("careers without end", filled("data engineer vs devops engineer or ")),
        ("one career without end", filled("nurse ")),
        ("skills without end", filled("python, sql and excel; ")),
        ("asking without end", filled("how much does a data engineer make? ")),
        ("descriptions without end", filled("the people who fix broken websites and test them ")),
        ("letters apart", filled("e x ")),
        ("halves of words", filled("lock smith power plant ")),
        ("signs that stand for many", filled("\u{fdfa}")),
        ("words joined by signs", filled("data-engineer/devops+sre.")),
    ]
}

/// Words one letter away from those of the vocabulary, all different.
fn misspelt(count: usize) -> String {
    const WORDS: [&str; 8] =
        ["engineer", "developer", "salary", "security", "analyst", "administrator", "kubernetes", "manager"];
    let letters = || (b'a'..=b'z').map(char::from);
    let changed = WORDS.iter().flat_map(|word| {
        (1..word.len()).flat_map(move |at| {
            letters().map(move |letter| format!("{}{letter}{}", &word[..at], &word[at..]))
        })
    });
    changed.take(count).collect::<Vec<_>>().join(" ")
}
