//! An answer as one JSON object: the contract for measuring and for other programs.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::answer::text::{Styles, render};
use crate::answer::{self, Answer, Kind, Source};
use crate::knowledge::Facet;
use crate::library::Snapshot;
use crate::question::Context;

/// What `ask --json` prints, and `ask --batch` prints a line.
#[derive(Debug, Serialize)]
pub struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub question: String,
    pub kind: Kind,
    /// Slugs of what was answered, best first; empty for `unknown`.
    pub careers: Vec<String>,
    pub facets: Vec<Facet>,
    pub confidence: f32,
    pub text: String,
    pub sources: Vec<SourceRecord>,
    pub suggestions: Vec<String>,
    /// From question to answer, in microseconds; rendering is not counted.
    pub took_us: u64,
}

#[derive(Debug, Serialize)]
pub struct SourceRecord {
    pub career: String,
    pub facet: Option<Facet>,
    pub heading: String,
    pub path: String,
    pub updated: Option<String>,
}

/// Answers a question after the earlier ones of its conversation, and measures the last.
pub fn answer(snapshot: &Snapshot, question: &str, earlier: &[String]) -> (Answer, Duration) {
    let context = earlier
        .iter()
        .fold(Context::default(), |context, earlier| answer::reply(snapshot, earlier, &context).1);
    let started = Instant::now();
    let (answer, _) = answer::reply(snapshot, question, &context);
    (answer, started.elapsed())
}

impl Record {
    pub fn new(id: Option<String>, question: &str, (answer, took): (Answer, Duration)) -> Self {
        let slugs =
            |careers: &[answer::CareerName]| careers.iter().map(|career| career.slug.to_string()).collect();
        Self {
            id,
            question: question.to_owned(),
            kind: answer.kind,
            careers: slugs(&answer.careers),
            facets: answer.facets.clone(),
            confidence: answer.confidence,
            text: render(&answer, Styles::PLAIN),
            sources: answer.sources.iter().map(SourceRecord::from).collect(),
            suggestions: slugs(&answer.suggestions),
            took_us: u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        }
    }
}

impl From<&Source> for SourceRecord {
    fn from(source: &Source) -> Self {
        Self {
            career: source.career.slug.to_string(),
            facet: source.facet,
            heading: source.heading.to_string(),
            path: source.path.clone(),
            updated: source.updated.map(|date| date.to_string()),
        }
    }
}
