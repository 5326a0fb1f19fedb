//! Completing the name of a career while it is typed: every start of names of pages, typed right and with a slip.

use std::time::Duration;

use career_bot::library::Snapshot;

use crate::samples::rounds;
use crate::table::{Table, us};
use crate::world::World;

/// As many as Discord shows.
const CHOICES: usize = 25;
/// The names of so many pages are typed.
const PAGES: usize = 100;
/// One start in so many has two letters changed round.
const SLIP_EVERY: usize = 5;
/// Names are rarely typed further.
const LETTERS_MAX: usize = 20;

pub fn measure(worlds: &[&World]) {
    let mut table = Table::new("Autocomplete", &["", "texts", "p50", "p99", "most"]);
    for world in worlds {
        let snapshot = world.snapshot();
        let typed = typed(&snapshot);
        let samples = rounds(3, Duration::from_secs(2), |samples| {
            for text in &typed {
                samples.time(|| snapshot.complete(text, CHOICES).len());
            }
        });
        let parts = [0.5, 0.99, 1.0].map(|part| us(samples.percentile(part)));
        table.row([world.name.clone(), typed.len().to_string()].into_iter().chain(parts));
    }
    table.print();
}

/// Every start of the titles and first aliases of some pages, from one letter on.
fn typed(snapshot: &Snapshot) -> Vec<String> {
    let pages = snapshot.pages();
    let some = pages.iter().step_by(pages.len().div_ceil(PAGES).max(1));
    let names =
        some.flat_map(|page| std::iter::once(&*page.title).chain(page.aliases.first().map(|it| &**it)));
    let starts = names.flat_map(|name| {
        let letters: Vec<char> = name.to_lowercase().chars().take(LETTERS_MAX).collect();
        (1..=letters.len()).map(move |length| letters[..length].to_vec())
    });
    let slipped = starts.enumerate().map(|(number, mut letters)| {
        let length = letters.len();
        if number % SLIP_EVERY == 0 && length > 4 {
            letters.swap(length / 2, length / 2 - 1);
        }
        letters.into_iter().collect()
    });
    slipped.collect()
}
