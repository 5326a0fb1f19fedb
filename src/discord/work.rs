//! The answers under way, so that stopping can wait for them.

use std::time::Duration;

use tokio::sync::watch;

/// Counts answers under way, and turns new ones away once the bot stops.
pub struct Work {
    // Every answer under way holds a receiver. `true` once the bot stops.
    stopping: watch::Sender<bool>,
}

/// An answer under way, until it is dropped.
pub struct Shift {
    _under_way: watch::Receiver<bool>,
}

impl Work {
    pub fn new() -> Self {
        Self { stopping: watch::Sender::new(false) }
    }

    /// Begins an answer; none once the bot stops.
    pub fn begin(&self) -> Option<Shift> {
        let under_way = self.stopping.subscribe();
        // Read after subscribing, so that `drain` either sees this answer or turns it away.
        let stopping = *under_way.borrow();
        (!stopping).then_some(Shift { _under_way: under_way })
    }

    /// Turns new answers away and waits for those under way, for `patience` at most. Tells whether all are done.
    pub async fn drain(&self, patience: Duration) -> bool {
        self.stopping.send_replace(true);
        tokio::time::timeout(patience, self.stopping.closed()).await.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn waits_for_an_answer_under_way() {
        let work = Work::new();
        let shift = work.begin().expect("the bot is not stopping");
        assert!(!work.drain(Duration::ZERO).await);
        drop(shift);
        assert!(work.drain(Duration::ZERO).await);
    }

    #[tokio::test]
    async fn turns_new_work_away_once_it_stops() {
        let work = Work::new();
        assert!(work.drain(Duration::ZERO).await);
        assert!(work.begin().is_none());
    }
}
