//! The example questions cross-validated: how well a facet is read from wording that the model has not seen.

use std::fmt;

use serde::Serialize;

use super::folds::{Folds, folds};
use super::statistics::{Interval, Share};
use crate::cli::Failure;
use crate::knowledge::{Example, Facet};
use crate::library::Snapshot;
use crate::question::{Interpreter, Learnt};

const FOLDS: usize = 10;
const FACETS: usize = Facet::ALL.len();

/// The examples, each read by a model that was trained without its fold.
#[derive(Debug, Serialize)]
pub struct CrossValidation {
    pub folds: usize,
    /// Questions that have the same words but for the career are one group and stay in one fold.
    pub groups: usize,
    pub examples: u32,
    pub right: u32,
    /// From 0 to 1.
    pub right_share: f64,
    pub interval: Interval,
    /// How often a facet (outer) was read as another (inner), both in the order of [`Facet::ALL`].
    pub confusion: [[u32; FACETS]; FACETS],
    pub rows: Vec<Read>,
}

/// An example and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Read {
    pub question: String,
    pub facet: Facet,
    pub read: Facet,
    /// The model's probability of `read`.
    pub confidence: f32,
    pub fold: usize,
}

/// Reads every example with a model that was trained on the folds it is not in.
///
/// # Errors
/// Where the examples are too few to be divided.
pub fn cross_validate(examples: &[Example], snapshot: &Snapshot) -> Result<CrossValidation, Failure> {
    let vocabulary = &snapshot.manifest().vocabulary;
    let mut interpreter = Interpreter::new(snapshot.pages(), vocabulary, Learnt::default());
    // What asks for no facet, or only after an answer, trains every model.
    let is_tested = |example: &Example| example.asks.facet().is_some() && !example.is_said_after;
    let (asking, others): (Vec<Example>, Vec<Example>) = examples.iter().cloned().partition(is_tested);
    let examples = asking.as_slice();
    let facet = |example: &Example| example.asks.facet().unwrap_or(Facet::Overview);
    let words = |example: &Example| (facet(example), interpreter.masked_words(&example.question));
    let folds = folds(&examples.iter().map(words).collect::<Vec<_>>(), FOLDS);
    if folds.count < 2 {
        return Err(Failure::Wrong(
            "there are too few examples to train on some and test on others".to_owned(),
        ));
    }
    let mut rows: Vec<Read> = Vec::with_capacity(examples.len());
    for fold in 0..folds.count {
        let with_fold = || folds.of.iter().zip(examples);
        let trained: Vec<Example> = with_fold()
            .filter(|(of, _)| **of != fold)
            .map(|(_, example)| example)
            .chain(&others)
            .cloned()
            .collect();
        let learnt = interpreter.learn(snapshot.pages(), &trained);
        interpreter = interpreter.with_learnt(learnt);
        let tested = with_fold().filter(|(of, _)| **of == fold);
        rows.extend(tested.map(|(_, example)| Read::new((example, facet(example)), fold, &interpreter)));
    }
    Ok(CrossValidation::new(&folds, rows))
}

impl CrossValidation {
    fn new(folds: &Folds, rows: Vec<Read>) -> Self {
        let mut confusion = [[0; FACETS]; FACETS];
        for row in &rows {
            confusion[place(row.facet)][place(row.read)] += 1;
        }
        let right = (0..FACETS).map(|facet| confusion[facet][facet]).sum();
        let share = Share { part: right, whole: confusion.iter().flatten().sum() };
        Self {
            folds: folds.count,
            groups: folds.groups,
            examples: share.whole,
            right,
            right_share: share.value(),
            interval: share.interval(),
            confusion,
            rows,
        }
    }

    /// The examples that were read wrongly: the most frequent confusions first, and of each the surest first.
    pub fn confusions(&self) -> String {
        let count = |row: &Read| self.confusion[place(row.facet)][place(row.read)];
        let mut wrong: Vec<&Read> = self.rows.iter().filter(|row| row.facet != row.read).collect();
        wrong.sort_by(|a, b| {
            let pair = |row: &Read| (std::cmp::Reverse(count(row)), row.facet, row.read);
            pair(a).cmp(&pair(b)).then(b.confidence.total_cmp(&a.confidence))
        });
        let mut text = String::new();
        for confused in wrong.chunk_by(|a, b| (a.facet, a.read) == (b.facet, b.read)) {
            let Some(first) = confused.first() else { continue };
            text += &format!("{} read as {}: {}\n", first.facet, first.read, confused.len());
            for row in confused {
                text += &format!("  {:.2}  {}\n", row.confidence, row.question);
            }
        }
        text
    }
}

impl Read {
    fn new((example, facet): (&Example, Facet), fold: usize, interpreter: &Interpreter) -> Self {
        let (read, confidence) = interpreter.facet(&example.question);
        Self { question: example.question.clone(), facet, read, confidence, fold }
    }
}

/// Where a facet stands in a confusion table.
fn place(facet: Facet) -> usize {
    facet as usize
}

/// The accuracy and the table of confusions.
impl fmt::Display for CrossValidation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<10}", "is \\ read")?;
        for facet in Facet::ALL {
            write!(f, "  {facet}")?;
        }
        writeln!(f, "   right%")?;
        let has_examples = |facet: &Facet| self.confusion[place(*facet)].iter().any(|&count| count > 0);
        for facet in Facet::ALL.into_iter().filter(has_examples) {
            let row = &self.confusion[place(facet)];
            write!(f, "{:<10}", facet.name())?;
            for read in Facet::ALL {
                let cell = match row[place(read)] {
                    0 => "·".to_owned(),
                    count => count.to_string(),
                };
                write!(f, "{cell:>width$}", width = read.name().len() + 2)?;
            }
            let share = Share { part: row[place(facet)], whole: row.iter().sum() };
            writeln!(f, " {:>7.1}%", share.percent())?;
        }
        writeln!(
            f,
            "right: {} of {}, {:.1}% ({}), {} folds, {} groups",
            self.right,
            self.examples,
            100.0 * self.right_share,
            self.interval,
            self.folds,
            self.groups,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn validated(read: &[(Facet, Facet, f32, &str)]) -> CrossValidation {
        let row = |&(facet, read, confidence, question): &(Facet, Facet, f32, &str)| Read {
            question: question.to_owned(),
            facet,
            read,
            confidence,
            fold: 0,
        };
        let folds = Folds { of: vec![0; read.len()], count: 2, groups: read.len() };
        CrossValidation::new(&folds, read.iter().map(row).collect())
    }

    #[test]
    fn the_table_tells_what_is_read_as_what() {
        let text = validated(&[
            (Facet::Salary, Facet::Salary, 0.9, "a"),
            (Facet::Salary, Facet::Outlook, 0.8, "b"),
            (Facet::Locations, Facet::Locations, 0.7, "c"),
        ])
        .to_string();
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        insta::assert_snapshot!(text, @r"
        is \ read   overview  duties  skills  path  salary  roles  locations  tools  outlook   right%
        salary             ·       ·       ·     ·       1      ·          ·      ·        1    50.0%
        locations          ·       ·       ·     ·       ·      ·          1      ·        ·   100.0%
        right: 2 of 3, 66.7% (20.8–93.9), 2 folds, 3 groups
        ");
    }

    #[test]
    fn the_most_frequent_confusion_comes_first_and_of_it_the_surest() {
        let text = validated(&[
            (Facet::Path, Facet::Skills, 0.99, "once"),
            (Facet::Salary, Facet::Outlook, 0.6, "twice, unsure"),
            (Facet::Salary, Facet::Outlook, 0.9, "twice, sure"),
            (Facet::Salary, Facet::Salary, 0.9, "right"),
        ])
        .confusions();
        let expected = "salary read as outlook: 2\n  0.90  twice, sure\n  0.60  twice, unsure\n\
                        path read as skills: 1\n  0.99  once\n";
        assert_eq!(text, expected);
    }
}
