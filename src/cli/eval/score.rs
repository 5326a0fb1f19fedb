//! The score of some rows: by kind, by facet, and how well confidence tells what is right.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::calibration::Calibration;
use super::run::Judged;
use super::tally::{Tally, head};
use crate::knowledge::Facet;

/// What is told of a file of labelled questions, or of several together.
#[derive(Debug, Serialize)]
pub struct Score {
    pub all: Tally,
    pub kinds: BTreeMap<String, Tally>,
    /// A row counts under each facet that it wants, so that these may be more than all.
    pub facets: BTreeMap<Facet, Tally>,
    pub calibration: Calibration,
    /// The ids of the rows that are training questions and count nowhere.
    pub left_out: Vec<String>,
}

impl Score {
    pub fn of<'a>(rows: impl Iterator<Item = &'a Judged>) -> Self {
        let (examples, rows): (Vec<&Judged>, Vec<&Judged>) = rows.partition(|row| row.is_example);
        let mut score = Self {
            all: Tally::default(),
            kinds: BTreeMap::new(),
            facets: BTreeMap::new(),
            calibration: Calibration::of(rows.iter().copied()),
            left_out: examples.iter().map(|row| row.id.clone()).collect(),
        };
        for row in rows {
            score.all.count(row);
            score.kinds.entry(row.kind.clone()).or_default().count(row);
            for facet in row.wanted_facets.iter().filter_map(|name| name.parse().ok()) {
                score.facets.entry(facet).or_default().count(row);
            }
        }
        score
    }

    /// The table by kind, and what was left out.
    pub fn by_kind(&self) -> String {
        let mut text = head("kind") + "\n";
        for (kind, tally) in &self.kinds {
            text += &format!("{kind:<12} {tally}\n");
        }
        text += &format!("{:<12} {}\n", "all", self.all);
        let ids = self.left_out.join(", ");
        match self.left_out.len() {
            0 => {}
            1 => text += &format!("1 row is a training question and left out of the score: {ids}\n"),
            count => {
                text += &format!("{count} rows are training questions and left out of the score: {ids}\n")
            }
        }
        text
    }

    fn by_facet(&self) -> String {
        let lines = self.facets.iter().map(|(facet, tally)| format!("{:<12} {tally}\n", facet.name()));
        head("facet") + "\n" + &lines.collect::<String>()
    }
}

/// All tables, an empty line between them.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.by_kind())?;
        if !self.facets.is_empty() {
            write!(f, "\n{}", self.by_facet())?;
        }
        if self.calibration.rows > 0 {
            write!(f, "\n{}", self.calibration)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::judging::Verdict::{Refused, Right, Wrong};
    use super::super::run::tests::judged;
    use super::*;

    #[test]
    fn a_training_question_never_scores() {
        let rows = [judged("a", Right, 0.9), Judged { is_example: true, ..judged("b", Right, 0.9) }];
        let score = Score::of(rows.iter());
        assert_eq!((score.all.rows(), score.calibration.rows), (1, 1));
        assert_eq!(score.left_out, ["b"]);
    }

    #[test]
    fn a_row_counts_under_each_facet_that_it_wants() {
        let wanted_facets = vec!["salary".to_owned(), "tools".to_owned()];
        let rows = [judged("a", Right, 0.9), Judged { wanted_facets, ..judged("b", Refused, 0.2) }];
        let score = Score::of(rows.iter());
        let rows = score.facets.iter().map(|(facet, tally)| (facet.name(), tally.right, tally.rows()));
        assert_eq!(rows.collect::<Vec<_>>(), [("salary", 1, 2), ("tools", 0, 1)]);
    }

    #[test]
    fn the_tables_fit_a_terminal() {
        let verdicts = [(Right, 0.97), (Right, 0.91), (Wrong, 0.95), (Refused, 0.1), (Right, 0.55)];
        let mut rows: Vec<Judged> = (1..)
            .zip(verdicts)
            .map(|(number, (verdict, sure))| judged(&format!("q{number}"), verdict, sure))
            .collect();
        rows.push(Judged { is_example: true, ..judged("q6", Right, 0.9) });
        rows.push(Judged {
            kind: "none".to_owned(),
            wanted_facets: vec![],
            reciprocal_rank: None,
            ..judged("q7", Wrong, 0.62)
        });
        let text = Score::of(rows.iter()).to_string();
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        insta::assert_snapshot!(text, @r"
        kind           rows   right   wrong  refused  right%  95% interval     MRR
        answer            5       3       1        1   60.0%     23.1–88.2   1.000
        none              1       0       1        0    0.0%      0.0–79.3       –
        all               6       3       2        1   50.0%     18.8–81.2   1.000
        1 row is a training question and left out of the score: q6

        facet          rows   right   wrong  refused  right%  95% interval     MRR
        salary            5       3       1        1   60.0%     23.1–88.2   1.000

        confidence     rows   right  right%  95% interval  mean confidence     gap
        0.5–0.6           1       1  100.0%    20.7–100.0            0.550  +0.450
        0.6–0.7           1       0    0.0%      0.0–79.3            0.620  -0.620
        0.9–1.0           3       2   66.7%     20.8–93.9            0.943  -0.277
        expected calibration error 0.380 over 5 answered rows
        ");
    }
}
