//! How soon the same member may ask again.

use std::time::{Duration, Instant};

use moka::ops::compute::{CompResult, Op};
use moka::sync::Cache;

/// Members remembered at once; beyond that, those who have not asked for longest are forgotten.
const MEMBERS_MAX: u64 = 10_000;

/// The time of every member's last question.
pub struct Cooldown {
    pause: Duration,
    last: Cache<u64, Instant>,
}

impl Cooldown {
    /// A `pause` of zero lets everybody ask at any time.
    pub fn new(pause: Duration) -> Self {
        let last = Cache::builder()
            .max_capacity(MEMBERS_MAX)
            .time_to_live(pause.max(Duration::from_secs(1)))
            .build();
        Self { pause, last }
    }

    /// Starts the pause of `user`; an error says how much of an earlier one is left, and does not prolong it.
    pub fn start(&self, user: u64, now: Instant) -> Result<(), Duration> {
        if self.pause.is_zero() {
            return Ok(());
        }
        let outcome = self.last.entry(user).and_compute_with(|entry| match entry {
            Some(last) if now.saturating_duration_since(*last.value()) < self.pause => Op::Nop,
            _ => Op::Put(now),
        });
        match outcome {
            CompResult::Unchanged(last) => {
                Err(self.pause.saturating_sub(now.saturating_duration_since(last.into_value())))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_member_wait_and_says_how_long() {
        let cooldown = Cooldown::new(Duration::from_secs(60));
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        assert_eq!(cooldown.start(1, start), Ok(()));
        assert_eq!(cooldown.start(1, after(20)), Err(Duration::from_secs(40)));
        assert_eq!(cooldown.start(2, after(20)), Ok(()), "another member does not wait");
        assert_eq!(cooldown.start(1, after(60)), Ok(()), "asking too early did not prolong the pause");
    }

    #[test]
    fn a_pause_of_zero_stops_nobody() {
        let cooldown = Cooldown::new(Duration::ZERO);
        let now = Instant::now();
        assert_eq!(cooldown.start(1, now), Ok(()));
        assert_eq!(cooldown.start(1, now), Ok(()));
    }
}
