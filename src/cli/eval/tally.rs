//! How many rows were right, wrong and refused: one line of a table.

use std::fmt;

use serde::Serialize;

use super::judging::Verdict;
use super::run::Judged;
use super::statistics::{Interval, Share};

/// Counts over some rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(into = "Summary")]
pub struct Tally {
    pub right: u32,
    pub wrong: u32,
    pub refused: u32,
    /// The rows that name a career, and the sum of their reciprocal ranks.
    ranked: u32,
    reciprocal_ranks: f64,
}

/// A tally as JSON has it. Shares are from 0 to 1.
#[derive(Serialize)]
struct Summary {
    rows: u32,
    right: u32,
    wrong: u32,
    refused: u32,
    right_share: f64,
    interval: Interval,
    mrr: Option<f64>,
}

impl Tally {
    pub fn count(&mut self, row: &Judged) {
        match row.verdict {
            Verdict::Right => self.right += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Refused => self.refused += 1,
        }
        if let Some(reciprocal_rank) = row.reciprocal_rank {
            self.ranked += 1;
            self.reciprocal_ranks += reciprocal_rank;
        }
    }

    pub fn rows(&self) -> u32 {
        self.right + self.wrong + self.refused
    }

    /// The rows that are right.
    pub fn share(&self) -> Share {
        Share { part: self.right, whole: self.rows() }
    }

    /// The mean reciprocal rank of the career over the rows that name one; none where no row does.
    pub fn mrr(&self) -> Option<f64> {
        (self.ranked > 0).then(|| self.reciprocal_ranks / f64::from(self.ranked))
    }
}

impl From<Tally> for Summary {
    fn from(tally: Tally) -> Self {
        Self {
            rows: tally.rows(),
            right: tally.right,
            wrong: tally.wrong,
            refused: tally.refused,
            right_share: tally.share().value(),
            interval: tally.share().interval(),
            mrr: tally.mrr(),
        }
    }
}

/// The head of a table of tallies; `label` names its first column.
pub fn head(label: &str) -> String {
    format!(
        "{label:<12} {:>6} {:>7} {:>7} {:>8} {:>7} {:>13} {:>7}",
        "rows", "right", "wrong", "refused", "right%", "95% interval", "MRR"
    )
}

/// The cells of a line, as wide as those of [`head`] behind the label.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.share();
        let mrr = self.mrr().map_or_else(|| "–".to_owned(), |mrr| format!("{mrr:.3}"));
        write!(
            f,
            "{:>6} {:>7} {:>7} {:>8} {:>6.1}% {:>13} {mrr:>7}",
            self.rows(),
            self.right,
            self.wrong,
            self.refused,
            share.percent(),
            share.interval(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::run::tests::judged;
    use super::*;

    #[test]
    fn ranks_count_only_where_a_career_is_named() {
        let mut tally = Tally::default();
        assert_eq!(tally.mrr(), None);
        for (id, rank) in [("a", Some(1.0)), ("b", Some(0.5)), ("c", None)] {
            tally.count(&Judged { reciprocal_rank: rank, ..judged(id, Verdict::Right, 0.9) });
        }
        assert_eq!((tally.rows(), tally.mrr()), (3, Some(0.75)));
    }
}
