//! The scale below the bars: where it begins and ends, and its round figures.

use crate::answer::chart::Bar;

/// At most so many steps from end to end, so that their figures stand apart on a phone.
const STEPS_MAX: f64 = 4.0;

/// A scale from one round figure to another, with 0 on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    from: f64,
    to: f64,
    step: f64,
}

impl Axis {
    /// The least scale that holds all bars and 0.
    pub fn over(bars: &[Bar]) -> Self {
        let figures =
            || bars.iter().flat_map(|bar| [bar.range.0, bar.range.1]).filter(|figure| figure.is_finite());
        let least = figures().fold(0.0, f64::min);
        let most = figures().fold(0.0, f64::max);
        let span = if most > least { most - least } else { 1.0 };
        let step = steps(span / STEPS_MAX)
            .find(|step| (most / step).ceil() - (least / step).floor() <= STEPS_MAX)
            .unwrap_or(span);
        let (from, to) = ((least / step).floor() * step, (most / step).ceil() * step);
        Self { from, to: if to > from { to } else { from + step }, step }
    }

    /// The round figures, the least first.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        let count = ((self.to - self.from) / self.step).round() as usize;
        (0..=count).map(move |number| self.from + number as f64 * self.step)
    }

    /// Where a figure stands, from 0 at the beginning to 1 at the end.
    pub fn place(self, figure: f64) -> f64 {
        if figure.is_nan() { 0.0 } else { ((figure - self.from) / (self.to - self.from)).clamp(0.0, 1.0) }
    }
}

/// Round steps of at least this size: 1, 2, 2.5 and 5 times a power of ten.
fn steps(least: f64) -> impl Iterator<Item = f64> {
    let power = 10_f64.powf(least.log10().floor());
    let rounds = [1.0, 2.0, 2.5, 5.0];
    let all = (0..3).flat_map(move |more| rounds.map(|round| round * power * 10_f64.powi(more)));
    all.filter(move |step| *step >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ranges: &[(f64, f64)], expected: &[f64]) {
        let bar = |range: &(f64, f64)| Bar {
            label: String::new(),
            range: *range,
            middle: None,
            words: String::new(),
        };
        let axis = Axis::over(&ranges.iter().map(bar).collect::<Vec<_>>());
        assert_eq!(axis.ticks().collect::<Vec<_>>(), expected, "{ranges:?}");
    }

    #[test]
    fn ends_at_round_figures_and_holds_zero() {
        check(&[(82_460.0, 214_670.0), (50_000.0, 90_000.0)], &[0.0, 100_000.0, 200_000.0, 300_000.0]);
        check(&[(30.0, 95.0)], &[0.0, 25.0, 50.0, 75.0, 100.0]);
        check(&[(0.0, 33.5), (-6.0, 0.0)], &[-20.0, 0.0, 20.0, 40.0]);
        check(&[(-9.0, 0.0), (-2.0, 0.0)], &[-10.0, -7.5, -5.0, -2.5, 0.0]);
    }

    #[test]
    fn a_scale_without_figures_has_an_end_all_the_same() {
        check(&[(0.0, 0.0)], &[0.0, 0.25]);
        check(&[(f64::NAN, f64::INFINITY)], &[0.0, 0.25]);
    }

    #[test]
    fn every_figure_has_its_place() {
        let axis = Axis { from: -10.0, to: 30.0, step: 10.0 };
        let check = |figure: f64, expected: f64| assert_eq!(axis.place(figure), expected);
        check(-10.0, 0.0);
        check(10.0, 0.5);
        check(99.0, 1.0);
        check(f64::NAN, 0.0);
    }
}
