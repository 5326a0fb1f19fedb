//! Whether confidence tells what is right: of the answers given with a confidence of 0.9, nine of ten should be.

use std::fmt;

use serde::Serialize;

use super::judging::Verdict;
use super::run::Judged;
use super::statistics::{Interval, Share};

/// Where the bands begin; the first holds whatever is below the others, the last whatever is above.
const STARTS: [f32; 7] = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// The rows that were answered, by confidence.
#[derive(Debug, Serialize)]
pub struct Calibration {
    pub rows: u32,
    /// The mean distance between confidence and share of right answers, band by band; 0 is perfect, 1 the worst.
    pub expected_error: f64,
    /// Those that hold rows.
    pub bands: Vec<Band>,
}

/// The rows whose confidence is at least `from` and below `to`.
#[derive(Debug, Serialize)]
pub struct Band {
    pub from: f32,
    pub to: f32,
    pub rows: u32,
    pub right: u32,
    pub right_share: f64,
    pub interval: Interval,
    pub mean_confidence: f64,
}

impl Calibration {
    /// Rows that were refused or asked back, and small talk, are passed over.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Judged>) -> Self {
        let mut counts = [(0_u32, 0_u32, 0.0_f64); STARTS.len()];
        for row in rows.filter(|row| row.is_answered()) {
            let sure = row.answer.confidence;
            let band = STARTS.iter().rposition(|start| sure >= *start).unwrap_or(0);
            let (rows, right, confidence) = &mut counts[band];
            *rows += 1;
            *right += u32::from(row.verdict == Verdict::Right);
            *confidence += f64::from(sure);
        }
        let ends = STARTS.into_iter().skip(1).chain([1.0]);
        let bands: Vec<Band> = STARTS
            .into_iter()
            .zip(ends)
            .zip(counts)
            .filter(|(_, (rows, ..))| *rows > 0)
            .map(|((from, to), count)| Band::new((from, to), count))
            .collect();
        let rows: u32 = bands.iter().map(|band| band.rows).sum();
        let error = bands.iter().fold(0.0, |sum, band| sum + f64::from(band.rows) * band.gap().abs());
        Self { rows, expected_error: error / f64::from(rows.max(1)), bands }
    }
}

impl Band {
    fn new((from, to): (f32, f32), (rows, right, confidence): (u32, u32, f64)) -> Self {
        let share = Share { part: right, whole: rows };
        Self {
            from,
            to,
            rows,
            right,
            right_share: share.value(),
            interval: share.interval(),
            mean_confidence: confidence / f64::from(rows.max(1)),
        }
    }

    /// Above 0 where more is right than the confidence says.
    fn gap(&self) -> f64 {
        self.right_share - self.mean_confidence
    }
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<12} {:>6} {:>7} {:>7} {:>13} {:>16} {:>7}",
            "confidence", "rows", "right", "right%", "95% interval", "mean confidence", "gap"
        )?;
        for band in &self.bands {
            writeln!(
                f,
                "{:<12} {:>6} {:>7} {:>6.1}% {:>13} {:>16.3} {:>+7.3}",
                format!("{:.1}–{:.1}", band.from, band.to),
                band.rows,
                band.right,
                100.0 * band.right_share,
                band.interval,
                band.mean_confidence,
                band.gap(),
            )?;
        }
        writeln!(f, "expected calibration error {:.3} over {} answered rows", self.expected_error, self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::judging::Verdict::{Refused, Right, Wrong};
    use super::super::run::tests::judged;
    use super::*;

    #[test]
    fn every_confidence_falls_into_one_band() {
        let confidences = [0.0, 0.39, 0.4, 0.49, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
        let rows: Vec<Judged> = confidences.iter().map(|&sure| judged("a", Right, sure)).collect();
        let calibration = Calibration::of(rows.iter());
        let sizes: Vec<u32> = calibration.bands.iter().map(|band| band.rows).collect();
        assert_eq!(sizes, [2, 2, 1, 1, 1, 1, 2]);
        assert_eq!(calibration.rows, 10);
    }

    #[test]
    fn the_error_weighs_each_band_by_its_rows() {
        // 0.95 and half right, three times as many rows as 0.5 and all right.
        let mut rows: Vec<Judged> =
            (0..6).map(|n| judged("a", if n % 2 == 0 { Right } else { Wrong }, 0.95)).collect();
        rows.extend((0..2).map(|_| judged("b", Right, 0.5)));
        let calibration = Calibration::of(rows.iter());
        assert!((calibration.expected_error - (0.75 * 0.45 + 0.25 * 0.5)).abs() < 1e-6, "{calibration:?}");
    }

    #[test]
    fn refusals_say_nothing_about_confidence() {
        let calibration = Calibration::of([judged("a", Refused, 0.1)].iter());
        assert_eq!((calibration.rows, calibration.bands.len()), (0, 0));
        assert_eq!(calibration.expected_error.to_bits(), 0.0_f64.to_bits());
    }
}
