//! A run: every labelled question, how it was answered, and whether that was right. What is saved and compared.

use std::path::Path;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::judging::{Verdict, judge, kind_name, reciprocal_rank};
use super::rows::{Questions, Row};
use crate::answer::Answer;
use crate::cli::Failure;
use crate::cli::contract::answer;
use crate::knowledge::Example;
use crate::library::Snapshot;

/// All files of one call.
#[derive(Debug, Serialize, Deserialize)]
pub struct Run {
    /// Of the program.
    pub version: String,
    /// The checksum of the pages and words that answered.
    pub knowledge: String,
    pub files: Vec<FileRun>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct FileRun {
    /// The file as it was named.
    pub file: String,
    /// Of the questions' text; see [`Questions`].
    pub checksum: String,
    pub rows: Vec<Judged>,
}

/// A row, its answer and the verdict.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Judged {
    pub id: String,
    pub kind: String,
    pub question: String,
    pub context: Vec<String>,
    /// As labelled.
    pub careers: Vec<String>,
    pub facets: Vec<String>,
    /// The facets that the row counts under.
    pub wanted_facets: Vec<String>,
    pub answer: Given,
    pub verdict: Verdict,
    /// None where the row names no career.
    pub reciprocal_rank: Option<f64>,
    /// Whether the facet model was trained on the question, so that the row is left out of the score.
    pub is_example: bool,
}

/// The answer, as far as it is judged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Given {
    pub kind: String,
    pub careers: Vec<String>,
    pub facets: Vec<String>,
    pub suggestions: Vec<String>,
    /// The skills that were looked up.
    pub skills: Vec<String>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Run {
    /// Answers and judges every row. `examples` trained the facet model.
    pub fn new(files: &[Questions], snapshot: &Snapshot, examples: &[Example]) -> Self {
        let words = |question: &str| snapshot.interpreter().words(question);
        let trained_on: FxHashSet<Vec<String>> = examples
            .iter()
            .map(|example| words(&example.question))
            .filter(|words| !words.is_empty())
            .collect();
        let judged = |row: &Row| {
            let (answer, _) = answer(snapshot, &row.question, &row.context);
            Judged::new(row, &answer, trained_on.contains(&words(&row.question)))
        };
        let files = files.iter().map(|file| FileRun {
            file: file.path.clone(),
            checksum: file.checksum.clone(),
            rows: file.rows.iter().map(judged).collect(),
        });
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            knowledge: snapshot.manifest().checksum(),
            files: files.collect(),
        }
    }

    /// Reads a run that was saved, or printed with `--json`.
    ///
    /// # Errors
    /// Where it cannot be read, or is none.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let wrong = |reason: String| Failure::Wrong(format!("{}: {reason}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| {
            wrong(format!("is no run that was saved with --save, or one of another version: {error}"))
        })
    }

    /// # Errors
    /// Where it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        std::fs::write(path, text).map_err(|error| Failure::Wrong(format!("{}: {error}", path.display())))
    }

    /// The rows of all files.
    pub fn rows(&self) -> impl Iterator<Item = &Judged> {
        self.files.iter().flat_map(|file| &file.rows)
    }
}

impl Judged {
    fn new(row: &Row, answer: &Answer, is_example: bool) -> Self {
        Self {
            id: row.id.clone(),
            kind: row.kind.clone(),
            question: row.question.clone(),
            context: row.context.clone(),
            careers: row.careers.clone(),
            facets: row.facets.clone(),
            wanted_facets: row.wanted_facets().map(str::to_owned).collect(),
            answer: Given::from(answer),
            verdict: judge(row, answer),
            reciprocal_rank: reciprocal_rank(row, answer),
            is_example,
        }
    }

    /// Whether something was answered: no refusal, no asking back, no small talk.
    pub fn is_answered(&self) -> bool {
        !matches!(self.answer.kind.as_str(), "unknown" | "choices" | "smalltalk")
    }

    /// What was wanted and what came instead, on two lines.
    pub fn explained(&self) -> String {
        let context = match self.context.is_empty() {
            true => String::new(),
            false => format!(" after {:?}", self.context),
        };
        format!(
            "{} {} {:?}: {:?}{context}\n    wanted {} / {}, got {}\n",
            self.id,
            self.kind,
            self.verdict,
            self.question,
            self.careers.join("|"),
            self.facets.join("|"),
            self.answer.in_short(),
        )
    }
}

impl Given {
    /// `section data-engineer / salary (0.93)`
    pub fn in_short(&self) -> String {
        let mut text = self.kind.clone();
        if !self.careers.is_empty() {
            text += &format!(" {} / {}", self.careers.join("+"), self.facets.join("+"));
        }
        if !self.skills.is_empty() {
            text += &format!(" for {}", self.skills.join(", "));
        }
        format!("{text} ({:.2})", self.confidence)
    }
}

impl From<&Answer> for Given {
    fn from(answer: &Answer) -> Self {
        let slugs = |careers: &[crate::answer::CareerName]| {
            careers.iter().map(|career| career.slug.to_string()).collect()
        };
        Self {
            kind: kind_name(answer),
            careers: slugs(&answer.careers),
            facets: answer.facets.iter().map(|facet| facet.name().to_owned()).collect(),
            suggestions: slugs(&answer.suggestions),
            skills: answer.skills.clone(),
            confidence: answer.confidence,
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A row that was judged so, answered with a section and this confidence.
    pub fn judged(id: &str, verdict: Verdict, confidence: f32) -> Judged {
        let kind = if verdict == Verdict::Refused { "unknown" } else { "section" }.to_owned();
        Judged {
            id: id.to_owned(),
            kind: "answer".to_owned(),
            question: format!("the question of {id}"),
            context: Vec::new(),
            careers: vec!["weaver".to_owned()],
            facets: vec!["salary".to_owned()],
            wanted_facets: vec!["salary".to_owned()],
            answer: Given {
                kind,
                careers: vec![],
                facets: vec![],
                suggestions: vec![],
                skills: vec![],
                confidence,
            },
            verdict,
            reciprocal_rank: Some(1.0),
            is_example: false,
        }
    }
}
