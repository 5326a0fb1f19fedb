//! The inspector: how the latest questions were understood, and where their answers come from.

use discord_simulator::{Answered, Row, Section};
use moka::sync::Cache;

use crate::answer::{Answer, CareerName, Source};
use crate::discord::Observed;
use crate::knowledge::Facet;

/// So many answers are remembered; the page shows fewer.
const ANSWERS_MAX: u64 = 2000;

/// Remembers answers by the message or the interaction that asked.
pub struct Inspector {
    answers: Cache<u64, Vec<Section>>,
}

impl Inspector {
    pub fn new() -> Self {
        Self { answers: Cache::new(ANSWERS_MAX) }
    }

    pub fn remember(&self, observed: Observed<'_>) {
        self.answers.insert(observed.cause, explanation(observed));
    }

    /// What is known about a message: how its question was understood, and its sources. Empty if it is no answer.
    pub fn explain(&self, answered: &Answered) -> Vec<Section> {
        let known = answered.causes.iter().find_map(|cause| self.answers.get(&cause.0));
        let mut sections = known.unwrap_or_default();
        if let (Some(first), Some(question)) = (sections.first_mut(), &answered.question) {
            first.rows.insert(0, Row::new("Question", question));
        }
        sections
    }
}

fn explanation(Observed { answer, took, .. }: Observed<'_>) -> Vec<Section> {
    let sources: Vec<Row> = answer.sources.iter().map(source).collect();
    let mut rows = understanding(answer);
    rows.push(Row::new("Found in", format!("{} µs", took.as_micros())));
    let mut sections = vec![Section { title: "Understanding".to_owned(), rows }];
    if !sources.is_empty() {
        sections.push(Section { title: "Sources".to_owned(), rows: sources });
    }
    sections
}

fn understanding(answer: &Answer) -> Vec<Row> {
    let titles =
        |careers: &[CareerName]| careers.iter().map(|career| career.title.to_string()).collect::<Vec<_>>();
    let labels = |facets: &[Facet]| facets.iter().map(|facet| facet.label().to_owned()).collect::<Vec<_>>();
    let corrections: Vec<String> =
        answer.corrections.iter().map(|(typed, read)| format!("{typed} → {read}")).collect();
    let rows = [
        ("Kind", vec![format!("{:?}", answer.kind).to_lowercase()]),
        ("Careers", titles(&answer.careers)),
        ("Facets asked for", labels(&answer.asked)),
        ("Facets answered", labels(&answer.facets)),
        ("Skills", answer.skills.clone()),
        ("Corrected", corrections),
        ("Offered", titles(&answer.suggestions)),
        ("Confidence", vec![format!("{:.0} %", answer.confidence * 100.0)]),
    ];
    let told = rows.into_iter().filter(|(_, values)| !values.is_empty());
    told.map(|(label, values)| Row::new(label, values.join(", "))).collect()
}

/// The section with its date and publisher, and the file it stands in.
fn source(source: &Source) -> Row {
    let updated = source.updated.map(|date| format!("updated {date}"));
    let notes: Vec<String> = updated.into_iter().chain(source.publisher.clone()).collect();
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    let label = format!("{}: {}{notes}", source.career.title, source.heading);
    Row { page: Some(source.path.clone()), ..Row::new(label, &source.path) }
}
