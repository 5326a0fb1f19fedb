//! The id under which the log knows an event.

/// Eight hexadecimal digits out of the event's Discord id: whoever has the id of a message finds its lines in the log,
/// and an event that comes twice has the same id twice.
pub fn id(event: u64) -> String {
    let hash = blake3::hash(&event.to_be_bytes());
    hash.to_hex().chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_short_and_tells_events_apart() {
        assert_eq!(id(1).len(), 8);
        assert_ne!(id(1), id(2));
        assert_eq!(id(1), id(1));
    }
}
