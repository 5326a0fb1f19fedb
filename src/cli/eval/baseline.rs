//! What changed since a run that was saved: row by row, and whether it is more than chance.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use super::judging::Verdict;
use super::run::{FileRun, Given, Judged, Run};
use super::statistics::sign_test;
use crate::cli::Failure;

/// So much of a question is shown, in characters.
const QUESTION_CHARS_MAX: usize = 60;

/// Two runs of the same questions.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The file of the former run, the program's version, and the checksum of its knowledge.
    pub baseline: String,
    pub version: String,
    pub knowledge: String,
    /// The rows that score in both runs.
    pub rows: u32,
    pub right: Shift,
    pub wrong: Shift,
    pub changes: Vec<Change>,
}

/// How many rows came to a verdict and how many left it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shift {
    pub gained: u32,
    pub lost: u32,
    /// `gained` without `lost`.
    pub net: i64,
    /// Of McNemar's exact test, which is the sign test: how likely so large a shift is by chance.
    pub p: f64,
}

/// A row with another verdict than before.
#[derive(Debug, Serialize)]
pub struct Change {
    pub file: String,
    pub id: String,
    pub question: String,
    pub before: Verdict,
    pub now: Verdict,
    pub answer_before: Given,
    pub answer_now: Given,
}

/// Compares a run with the one saved at `path`.
///
/// # Errors
/// Where that was made from other questions.
pub fn compare(path: &Path, before: &Run, now: &Run) -> Result<Comparison, Failure> {
    let mut pairs: Vec<(&FileRun, &Judged, &Judged)> = Vec::new();
    for file in &now.files {
        let same = before.files.iter().find(|former| is_of_same_rows(former, file)).ok_or_else(|| {
            Failure::Wrong(format!(
                "{}: is a run of other questions: it holds {}, and not {} as that is now. Save a new run with --save",
                path.display(),
                before.files.iter().map(|file| file.file.as_str()).collect::<Vec<_>>().join(", "),
                file.file,
            ))
        })?;
        pairs.extend(same.rows.iter().zip(&file.rows).map(|(before, now)| (file, before, now)));
    }
    pairs.retain(|(_, before, now)| !before.is_example && !now.is_example);
    let changes = pairs.iter().filter(|(_, before, now)| before.verdict != now.verdict);
    Ok(Comparison {
        baseline: path.display().to_string(),
        version: before.version.clone(),
        knowledge: before.knowledge.clone(),
        rows: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
        right: Shift::of(Verdict::Right, &pairs),
        wrong: Shift::of(Verdict::Wrong, &pairs),
        changes: changes.map(|(file, before, now)| Change::new(file, before, now)).collect(),
    })
}

fn is_of_same_rows(former: &FileRun, file: &FileRun) -> bool {
    former.checksum == file.checksum && former.rows.len() == file.rows.len()
}

impl Shift {
    fn of(verdict: Verdict, pairs: &[(&FileRun, &Judged, &Judged)]) -> Self {
        let (mut gained, mut lost) = (0, 0);
        for (_, before, now) in pairs {
            gained += u32::from(before.verdict != verdict && now.verdict == verdict);
            lost += u32::from(before.verdict == verdict && now.verdict != verdict);
        }
        Self { gained, lost, net: i64::from(gained) - i64::from(lost), p: sign_test(gained, lost) }
    }
}

impl Change {
    fn new(file: &FileRun, before: &Judged, now: &Judged) -> Self {
        Self {
            file: file.file.clone(),
            id: now.id.clone(),
            question: now.question.clone(),
            before: before.verdict,
            now: now.verdict,
            answer_before: before.answer.clone(),
            answer_now: now.answer.clone(),
        }
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "since {} (version {}, knowledge {}), {} rows",
            self.baseline, self.version, self.knowledge, self.rows
        )?;
        // Rows of two files may have the same id.
        let several_files = self.changes.windows(2).any(|pair| pair[0].file != pair[1].file);
        for verdict in [Verdict::Right, Verdict::Wrong, Verdict::Refused] {
            let changes: Vec<&Change> = self.changes.iter().filter(|change| change.now == verdict).collect();
            if !changes.is_empty() {
                writeln!(f, "now {verdict}: {}", changes.len())?;
            }
            for change in changes {
                let file = if several_files { format!("{} ", change.file) } else { String::new() };
                writeln!(f, "  {file}{change}")?;
            }
        }
        for (verdict, shift) in [(Verdict::Right, self.right), (Verdict::Wrong, self.wrong)] {
            writeln!(f, "{verdict:<6} {shift}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { gained, lost, net, p } = self;
        let p = if *p < 0.001 { "< 0.001".to_owned() } else { format!("= {p:.3}") };
        write!(f, "+{gained} -{lost}, net {net:+}, sign test p {p}")
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut question: String = self.question.chars().take(QUESTION_CHARS_MAX).collect();
        if question.len() < self.question.len() {
            question.push('…');
        }
        write!(f, "{:<6} {:>7} -> {:<7}  {question}", self.id, self.before, self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::super::judging::Verdict::{Refused, Right, Wrong};
    use super::super::run::tests::judged;
    use super::*;

    fn run(file: &str, checksum: &str, verdicts: &[Verdict]) -> Run {
        let rows = (1..).zip(verdicts).map(|(number, verdict)| judged(&format!("q{number}"), *verdict, 0.9));
        let file = FileRun { file: file.to_owned(), checksum: checksum.to_owned(), rows: rows.collect() };
        Run { version: "0.1.0".to_owned(), knowledge: "0123456789abcdef".to_owned(), files: vec![file] }
    }

    #[test]
    fn tells_every_row_that_changed_and_the_net_of_it() {
        let before = run("old.tsv", "c", &[Right, Wrong, Refused, Refused, Right, Right]);
        let mut now = run("new.tsv", "c", &[Right, Right, Right, Wrong, Refused, Right]);
        now.files[0].rows[3].question = "ünd so weiter ".repeat(9);
        let comparison = compare(Path::new("base.json"), &before, &now).unwrap();
        assert_eq!((comparison.right.gained, comparison.right.lost, comparison.right.net), (2, 1, 1));
        assert_eq!((comparison.wrong.gained, comparison.wrong.lost, comparison.wrong.net), (1, 1, 0));
        insta::assert_snapshot!(comparison, @r"
        since base.json (version 0.1.0, knowledge 0123456789abcdef), 6 rows
        now right: 2
          q2       wrong -> right    the question of q2
          q3     refused -> right    the question of q3
        now wrong: 1
          q4     refused -> wrong    ünd so weiter ünd so weiter ünd so weiter ünd so weiter ünd …
        now refused: 1
          q5       right -> refused  the question of q5
        right  +2 -1, net +1, sign test p = 1.000
        wrong  +1 -1, net +0, sign test p = 1.000
        ");
    }

    #[test]
    fn a_run_of_other_questions_is_refused() {
        let now = run("a.tsv", "c", &[Right]);
        for other in [run("a.tsv", "d", &[Right]), run("a.tsv", "c", &[Right, Right])] {
            let refused = compare(Path::new("base.json"), &other, &now);
            let Err(Failure::Wrong(reason)) = refused else { panic!("{refused:?}") };
            assert!(
                reason.starts_with("base.json: is a run of other questions: it holds a.tsv,"),
                "{reason}"
            );
        }
    }

    #[test]
    fn a_row_that_was_left_out_once_is_not_compared() {
        let before = run("a.tsv", "c", &[Right, Wrong]);
        let mut now = run("a.tsv", "c", &[Wrong, Right]);
        now.files[0].rows[1].is_example = true;
        let comparison = compare(Path::new("base.json"), &before, &now).unwrap();
        assert_eq!((comparison.rows, comparison.right.gained, comparison.right.lost), (1, 0, 1));
    }
}
