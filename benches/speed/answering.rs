//! From question to answer, and the same questions put to full-text search.

use std::time::Duration;

use career_bot::answer::reply;
use career_bot::library::Snapshot;

use crate::questions::{Asked, questions};
use crate::rivals;
use crate::samples::{Samples, rounds};
use crate::table::{Table, us};
use crate::world::World;

/// So long, and so many times, all questions are asked.
const BUDGET: Duration = Duration::from_secs(4);
const ROUNDS_MIN: usize = 3;

pub fn measure(worlds: &[&World]) {
    for world in worlds {
        let snapshot = world.snapshot();
        let asked = questions(&snapshot);
        let ours = ask_all(&snapshot, &asked);
        let columns = ["", "p50", "p99", "p50, as a ratio", "p99, as a ratio"];
        let mut table = Table::new(format!("Answering, {}: {} questions", world.name, asked.len()), &columns);
        let mut row = |name: &str, samples: &Samples| {
            let [p50, p99] = [0.5, 0.99].map(|part| samples.percentile(part));
            let ratio = |time: f64, part| format!("{:.2}", time / ours.percentile(part));
            table.row([name.to_owned(), us(p50), us(p99), ratio(p50, 0.5), ratio(p99, 0.99)]);
        };
        row("question -> Answer", &ours);
        for (name, samples) in rivals::measure(&snapshot, &asked) {
            row(name, &samples);
        }
        table.print();
        slowest(&snapshot, &asked);
    }
}

fn ask_all(snapshot: &Snapshot, asked: &[Asked]) -> Samples {
    rounds(ROUNDS_MIN, BUDGET, |samples| {
        for question in asked {
            samples.time(|| reply(snapshot, &question.text, &question.context));
        }
    })
}

/// The questions that take longest, each by the middle of several runs.
fn slowest(snapshot: &Snapshot, asked: &[Asked]) {
    const RUNS: usize = 9;
    const SHOWN: usize = 5;
    const CHARS_SHOWN: usize = 70;
    let middle = |question: &Asked| {
        let mut samples = Samples::default();
        for _ in 0..RUNS {
            samples.time(|| reply(snapshot, &question.text, &question.context));
        }
        samples.percentile(0.5)
    };
    let mut timed: Vec<(f64, &str)> =
        asked.iter().map(|question| (middle(question), question.text.as_str())).collect();
    timed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut table = Table::new("The slowest questions", &["", "p50"]);
    for (time, text) in timed.into_iter().take(SHOWN) {
        table.row([text.chars().take(CHARS_SHOWN).collect(), us(time)]);
    }
    table.print();
}
