//! What an index was made from, stored in it: page hashes, the vocabulary, what was learnt from them, the refused pages.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::knowledge::{Problem, Slug, Vocabulary};
use crate::question::Learnt;

/// Everything besides the pages that is needed to serve them, and to tell what changed since.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub built: Timestamp,
    /// The pages that are served, by slug.
    pub entries: Vec<Entry>,
    /// The files whose newest version is not served.
    pub refused: Vec<RefusedPage>,
    pub vocabulary: Vocabulary,
    pub learnt: Learnt,
    /// Of the vocabulary and the example questions, to notice a change.
    pub words_hash: [u8; 32],
}

/// One page that is served.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub slug: Slug,
    /// The file's hash (BLAKE3).
    pub hash: [u8; 32],
}

/// A file that was not taken over, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedPage {
    pub path: String,
    pub problems: Vec<Problem>,
    /// Whether an earlier version of the page is served meanwhile.
    pub kept_last_good: bool,
}

impl Manifest {
    /// A checksum over all that is served: the same for the same knowledge.
    pub fn checksum(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for entry in &self.entries {
            hasher.update(entry.slug.as_str().as_bytes()).update(&entry.hash);
        }
        hasher.update(&self.words_hash);
        hasher.finalize().to_hex()[..16].to_owned()
    }
}
