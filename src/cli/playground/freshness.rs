//! Whether the pages on disk are those that are served; if not, what a reindex would change.

use std::sync::{Arc, Mutex, PoisonError};

use discord_simulator::{Banner, Tone};

use crate::cli::index;
use crate::cli::open::{News, refusals};
use crate::library::{Library, ReindexOptions, ReindexReport};

/// The knowledge folders under observation.
pub struct Freshness {
    library: Arc<Library>,
    seen: Mutex<Seen>,
}

/// What the last look saw.
#[derive(Default)]
struct Seen {
    /// The state of the folders, unless it is served.
    unserved: Option<String>,
    banner: Option<Banner>,
}

impl Freshness {
    pub fn new(library: Arc<Library>) -> Self {
        Self { library, seen: Mutex::default() }
    }

    /// Looks at the folders, and reads the pages if anything changed there. Tells whether the banner became another.
    pub fn look(&self) -> bool {
        let unserved = self.library.unserved();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.unserved == unserved {
            return false;
        }
        let pending = unserved.as_ref().and_then(|_| self.library.pending());
        let former = std::mem::replace(&mut seen.banner, pending.as_ref().map(banner));
        seen.unserved = unserved;
        seen.banner != former
    }

    /// What to say about it; none while the bot answers what the pages on disk say.
    pub fn banner(&self) -> Option<Banner> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).banner.clone()
    }

    /// Reindexes, and tells what came of it.
    ///
    /// # Errors
    /// Why there was no reindex.
    pub fn reindex(&self) -> Result<String, String> {
        let report = self.library.reindex(ReindexOptions::default(), &mut |_| ());
        self.look();
        let report = report.map_err(|error| error.to_string())?;
        let refused = refusals(&report).into_iter().map(|(News::Done(news) | News::Trouble(news))| news);
        Ok(index::lines(&report).into_iter().chain(refused).collect::<Vec<_>>().join("\n"))
    }
}

fn banner(pending: &ReindexReport) -> Banner {
    let refused: Vec<&str> = pending.refused.iter().map(|page| page.path.as_str()).collect();
    let refused = (!refused.is_empty()).then(|| format!("Refused: {}", refused.join(", ")));
    let changes = index::changes(pending).into_iter().chain(refused).collect::<Vec<_>>().join(" · ");
    let text =
        format!("The pages on disk have changed, and the bot still answers from the former ones. {changes}");
    Banner { text, tone: Tone::Info, action: Some("Reindex".to_owned()) }
}
