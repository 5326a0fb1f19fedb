//! What was handled already: Discord repeats events after a resumed connection, members press buttons twice.

use std::hash::Hash;
use std::time::Duration;

use moka::sync::Cache;

/// So many keys are remembered at once.
const KEYS_MAX: u64 = 20_000;
/// How long a key is remembered; an interaction's token lives as long.
const REMEMBERED: Duration = Duration::from_secs(15 * 60);

/// A bounded memory of keys, such as the ids of events.
pub struct Seen<K>(Cache<K, ()>);

impl<K: Hash + Eq + Send + Sync + 'static> Seen<K> {
    pub fn new() -> Self {
        Self(Cache::builder().max_capacity(KEYS_MAX).time_to_live(REMEMBERED).build())
    }

    /// Whether `key` comes for the first time. Of two callers at once, one is told so.
    pub fn first(&self, key: K) -> bool {
        self.0.entry(key).or_insert(()).is_fresh()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_key_that_comes_again() {
        let seen = Seen::new();
        assert!(seen.first(1));
        assert!(!seen.first(1));
        assert!(seen.first(2));
    }
}
