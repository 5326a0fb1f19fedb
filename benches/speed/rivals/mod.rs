//! Full-text search over the same sections, for comparison. It finds a section and reads no question, so it does less.

mod fts5;
mod tantivy;

use std::time::Duration;

use career_bot::knowledge::{Block, Page, Section};
use career_bot::library::Snapshot;

use crate::questions::Asked;
use crate::samples::{Samples, rounds};

/// So long each of them is measured; where all questions take longer, each is asked once.
const BUDGET: Duration = Duration::from_secs(2);
/// So many questions are put to them.
const QUESTIONS_MAX: usize = 300;
/// Words that a good full-text query leaves out.
const STOP_WORDS: [&str; 48] = [
    "a", "about", "am", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for",
    "from", "had", "have", "how", "i", "if", "im", "in", "is", "it", "like", "me", "my", "of", "on", "or",
    "so", "that", "the", "their", "they", "this", "to", "was", "we", "what", "when", "which", "who", "will",
    "with", "would", "you",
];

/// What every one of them does: the slug and heading of the section that fits best.
type Found = Option<(String, String)>;

/// How long each takes for all questions.
pub fn measure(snapshot: &Snapshot, asked: &[Asked]) -> Vec<(&'static str, Samples)> {
    let words: Vec<Vec<String>> =
        asked.iter().take(QUESTIONS_MAX).map(|question| telling_words(&question.text)).collect();
    let sections = || snapshot.pages().iter().flat_map(|page| page.sections.iter().map(|of| (&**page, of)));
    let fts5 = fts5::Index::new(sections());
    let tantivy = tantivy::Index::new(sections());
    let rarest: Vec<_> = words.iter().map(|words| tantivy.rarest(words)).collect();
    vec![
        ("SQLite FTS5, weighted bm25", time(&words, |words| fts5.best(words))),
        ("tantivy, BooleanQuery (OR)", time(&words, |words| tantivy.best(words))),
        ("tantivy, one TermQuery", time(&rarest, |term| tantivy.best_of_term(term))),
    ]
}

fn time<Q>(queries: &[Q], find: impl Fn(&Q) -> Found) -> Samples {
    rounds(1, BUDGET, |samples| {
        for query in queries {
            samples.time(|| find(query));
        }
    })
}

/// The words of a question without stop words, each once; all of them where nothing else is left.
fn telling_words(question: &str) -> Vec<String> {
    let lower = question.to_lowercase();
    let all = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = all().filter(|word| !STOP_WORDS.contains(word)).map(str::to_owned).collect();
    if words.is_empty() {
        words = all().map(str::to_owned).collect();
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// The columns of a section: title, other names, heading, text.
fn columns((page, section): (&Page, &Section)) -> [String; 4] {
    let text = section.blocks.iter().flat_map(Block::texts).collect::<Vec<_>>().join("\n");
    [page.title.to_string(), page.aliases.join("\n"), section.heading.to_string(), text]
}
