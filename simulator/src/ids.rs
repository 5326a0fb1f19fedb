//! Snowflakes: the ids of everything, and the generator that hands them out in order.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// First millisecond of 2015 (Unix time): where Discord's ids begin to count.
const DISCORD_EPOCH_MS: u64 = 1_420_070_400_000;
const TIMESTAMP_SHIFT: u32 = 22;

/// The id of a user, guild, channel, role, message, attachment, command or interaction.
///
/// Ids grow with time, so that comparing two ids compares the moments at which they were made.
/// On the wire an id is a decimal string; a number is understood as well.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(pub u64);

impl Id {
    /// The shard (0-based) which serves the guild with this id, of `shards` in all.
    pub fn shard(self, shards: u64) -> u64 {
        (self.0 >> TIMESTAMP_SHIFT) % shards.max(1)
    }
}

/// Hands out ids that always grow, even when the clock stands still.
#[derive(Default)]
pub(crate) struct Snowflakes {
    last: u64,
}

impl Snowflakes {
    pub(crate) fn next(&mut self, now_ms: u64) -> Id {
        let earliest = now_ms.saturating_sub(DISCORD_EPOCH_MS) << TIMESTAMP_SHIFT;
        self.last = earliest.max(self.last + 1);
        Id(self.last)
    }

    /// Like [`Snowflakes::next`], for a guild that `shard` of `shards` shall serve.
    pub(crate) fn next_on_shard(&mut self, now_ms: u64, shard: u64, shards: u64) -> Id {
        let mut id = self.next(now_ms);
        while id.shard(shards) != shard % shards.max(1) {
            self.last = ((id.0 >> TIMESTAMP_SHIFT) + 1) << TIMESTAMP_SHIFT;
            id = Id(self.last);
        }
        id
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Id)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u64),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Number(number) => Ok(Id(number)),
            Written::Text(text) => text.parse().map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW_MS: u64 = 1_800_000_000_000;

    #[test]
    fn ids_grow_though_the_clock_stands_still() {
        let mut snowflakes = Snowflakes::default();
        let first = snowflakes.next(NOW_MS);
        let second = snowflakes.next(NOW_MS);
        let third = snowflakes.next(NOW_MS - 5);
        assert!(first < second && second < third);
    }

    #[test]
    fn a_guild_can_be_placed_on_any_shard() {
        let mut snowflakes = Snowflakes::default();
        for shard in 0..5 {
            assert_eq!(snowflakes.next_on_shard(NOW_MS, shard, 5).shard(5), shard);
        }
    }

    #[test]
    fn an_id_is_a_string_on_the_wire_and_read_from_both_forms() {
        assert_eq!(json!(Id(7)), json!("7"));
        assert_eq!(serde_json::from_value::<Id>(json!("7")).ok(), Some(Id(7)));
        assert_eq!(serde_json::from_value::<Id>(json!(7)).ok(), Some(Id(7)));
        assert!(serde_json::from_value::<Id>(json!("seven")).is_err());
    }
}
