//! Times that were measured, and what can be told of them.

use std::time::{Duration, Instant};

/// Times of many runs, in nanoseconds.
#[derive(Default)]
pub struct Samples(Vec<u64>);

impl Samples {
    /// Runs something and notes how long it took.
    pub fn time<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = std::hint::black_box(run());
        self.push(started.elapsed());
        result
    }

    pub fn push(&mut self, took: Duration) {
        self.0.push(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX));
    }

    /// The time that so large a part (0 to 1) of the runs stays within, the nearest rank, in microseconds; 0 without runs.
    pub fn percentile(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (part * sorted.len() as f64).ceil() as usize;
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0) as f64 / 1000.0
    }
}

/// Goes over all of something again and again, for so long and at least so often. The first round, which warms up, does not count.
pub fn rounds(at_least: usize, budget: Duration, mut round: impl FnMut(&mut Samples)) -> Samples {
    round(&mut Samples::default());
    let mut samples = Samples::default();
    let started = Instant::now();
    for done in 0.. {
        if done >= at_least && started.elapsed() >= budget {
            break;
        }
        round(&mut samples);
    }
    samples
}
