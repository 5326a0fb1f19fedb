//! The simulator's clock: real time plus what a test has added, so that deadlines pass without waiting.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

#[derive(Default)]
pub(crate) struct Clock {
    ahead: Duration,
}

impl Clock {
    /// Milliseconds of Unix time.
    pub(crate) fn now_ms(&self) -> u64 {
        let real = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from((real + self.ahead).as_millis()).unwrap_or(u64::MAX)
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.ahead += by;
    }
}

/// A moment as Discord writes it: `2026-11-23T01:15:24.565+00:00`.
pub(crate) fn iso8601(ms: u64) -> String {
    let timestamp =
        i64::try_from(ms).ok().and_then(|ms| Timestamp::from_millisecond(ms).ok()).unwrap_or_default();
    timestamp.strftime("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_moments_as_discord_does() {
        assert_eq!(iso8601(1_795_396_524_565), "2026-11-23T01:15:24.565+00:00");
    }

    #[test]
    fn time_can_be_advanced() {
        let mut clock = Clock::default();
        let before = clock.now_ms();
        clock.advance(Duration::from_secs(900));
        assert!(clock.now_ms() >= before + 900_000);
    }
}
