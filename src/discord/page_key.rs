//! The short name of a page in a `custom_id`.

use std::fmt;
use std::str::FromStr;

use crate::knowledge::Slug;
use crate::library::Snapshot;

/// The first 48 bits of the slug's BLAKE3 hash, written as 12 hexadecimal digits.
///
/// It is the same in every process and version, so a component finds its page after a restart and a reindex, for as
/// long as the page keeps its name. Among 10,000 pages the chance that any two share a key is one in five million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageKey([u8; 6]);

/// A text that is no [`PageKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPageKey;

impl PageKey {
    pub fn of(slug: &Slug) -> Self {
        let mut key = [0; 6];
        blake3::Hasher::new().update(slug.as_str().as_bytes()).finalize_xof().fill(&mut key);
        Self(key)
    }

    /// The page with this key, if it is (still) there. Tries every page: about 0.1 µs each.
    pub fn resolve(self, snapshot: &Snapshot) -> Option<Slug> {
        snapshot.pages().iter().map(|page| &page.slug).find(|slug| Self::of(slug) == self).cloned()
    }
}

impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for PageKey {
    type Err = NoPageKey;

    fn from_str(text: &str) -> Result<Self, NoPageKey> {
        if text.len() != 12 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NoPageKey);
        }
        let number = u64::from_str_radix(text, 16).map_err(|_| NoPageKey)?;
        let [_, _, key @ ..] = number.to_be_bytes();
        Ok(Self(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_the_same_for_ever() {
        // Buttons under old answers carry it: a change here breaks them all.
        let slug: Slug = "data-engineer".parse().unwrap();
        insta::assert_snapshot!(PageKey::of(&slug), @"59f8c9ca10b5");
    }

    #[test]
    fn reads_only_what_it_writes() {
        let check = |text: &str, expected: Result<PageKey, NoPageKey>| assert_eq!(text.parse(), expected);
        check("0001ff00000a", Ok(PageKey([0, 1, 255, 0, 0, 10])));
        check("0001FF00000A", Err(NoPageKey));
        check("0001ff00000", Err(NoPageKey));
        check("+001ff00000a", Err(NoPageKey));
        check("ééé", Err(NoPageKey));
    }
}
