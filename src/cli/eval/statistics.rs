//! The statistics of measuring: a share with its confidence interval, and the sign test.

use std::fmt;

use serde::Serialize;

/// The 97.5th percentile of the normal distribution, which gives intervals of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub part: u32,
    pub whole: u32,
}

/// A range that covers the true share in 95 of 100 samples like this one; from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Share {
    /// From 0 to 1; 0 where there is nothing to have a share of.
    pub fn value(self) -> f64 {
        f64::from(self.part) / f64::from(self.whole.max(1))
    }

    pub fn percent(self) -> f64 {
        100.0 * self.value()
    }

    /// The interval after Wilson, which holds for few rows and for shares near 0 and 1 as well.
    pub fn interval(self) -> Interval {
        if self.whole == 0 {
            return Interval { low: 0.0, high: 1.0 };
        }
        let (n, share) = (f64::from(self.whole), self.value());
        let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let (middle, scale) = (share + Z * Z / (2.0 * n), 1.0 + Z * Z / n);
        Interval { low: ((middle - spread) / scale).max(0.0), high: ((middle + spread) / scale).min(1.0) }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.1}–{:.1}", 100.0 * self.low, 100.0 * self.high))
    }
}

/// The two-sided p-value of the exact sign test, which is McNemar's exact test of `ups` and `downs` among paired rows:
/// how likely so lopsided a change, or a worse one, is if each row was as likely to go up as down.
pub fn sign_test(ups: u32, downs: u32) -> f64 {
    let rows = ups + downs;
    // In logarithms, for 2^-rows is no number any more from about a thousand rows on.
    let mut term = -f64::from(rows) * std::f64::consts::LN_2;
    let mut tail = 0.0;
    for few in 0..=ups.min(downs) {
        tail += term.exp();
        term += (f64::from(rows - few) / f64::from(few + 1)).ln();
    }
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_interval(part: u32, whole: u32, low: f64, high: f64) {
        let interval = Share { part, whole }.interval();
        let near = |a: f64, b: f64| (a - b).abs() < 5e-5;
        assert!(near(interval.low, low) && near(interval.high, high), "{part} of {whole}: {interval:?}");
    }

    #[track_caller]
    fn check_sign_test(ups: u32, downs: u32, p: f64) {
        assert!(
            (sign_test(ups, downs) - p).abs() < 1e-6,
            "{ups} up, {downs} down: {}",
            sign_test(ups, downs)
        );
        assert_eq!(sign_test(ups, downs).to_bits(), sign_test(downs, ups).to_bits());
    }

    #[test]
    fn intervals_are_those_of_wilson() {
        check_interval(8, 10, 0.4902, 0.9433);
        check_interval(357, 418, 0.8170, 0.8847);
        check_interval(0, 10, 0.0, 0.2775);
        check_interval(10, 10, 0.7225, 1.0);
        check_interval(1, 1, 0.2065, 1.0);
        check_interval(0, 0, 0.0, 1.0);
    }

    #[test]
    fn p_values_are_those_of_the_exact_binomial_test() {
        check_sign_test(9, 1, 0.021_484);
        check_sign_test(15, 5, 0.041_389);
        check_sign_test(0, 6, 0.031_25);
        check_sign_test(1, 0, 1.0);
        check_sign_test(5, 5, 1.0);
        check_sign_test(0, 0, 1.0);
    }

    #[test]
    fn many_rows_do_not_underflow() {
        check_sign_test(600, 500, 0.002_820);
    }

    #[test]
    fn an_interval_reads_in_percent() {
        assert_eq!(Share { part: 8, whole: 10 }.interval().to_string(), "49.0–94.3");
        assert_eq!(format!("{:>12}", Share { part: 8, whole: 10 }.interval()), "   49.0–94.3");
    }
}
