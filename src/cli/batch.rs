//! `career-bot ask --batch`: JSON objects in, JSON objects out, a line each, in order.

use std::io::{BufRead, Write};

use serde::Deserialize;

use super::Failure;
use super::contract::{Record, answer};
use crate::library::Snapshot;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: Option<String>,
    question: String,
    #[serde(default)]
    context: Vec<String>,
}

pub fn batch(snapshot: &Snapshot) -> Result<(), Failure> {
    // Standard output is written at the end of every line, so that a program may wait for each answer.
    let mut out = std::io::stdout().lock();
    for (number, line) in (1..).zip(std::io::stdin().lock().lines()) {
        let line = line.map_err(|error| Failure::Wrong(format!("standard input, line {number}: {error}")))?;
        if line.trim().is_empty() {
            continue;
        }
        let read: Line = serde_json::from_str(&line).map_err(|error| {
            Failure::Wrong(format!(
                "standard input, line {number}: {error}. A line is an object with \"question\", and \"id\" and \
                 \"context\" if you like"
            ))
        })?;
        let record = Record::new(read.id, &read.question, answer(snapshot, &read.question, &read.context));
        serde_json::to_writer(&mut out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
