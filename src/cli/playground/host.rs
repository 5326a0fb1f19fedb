//! What the bot adds to the simulator's page: the inspector, the pages' text, and the banner on pages that changed.

use std::sync::Arc;

use discord_simulator::{Answered, Banner, Host, Section};

use super::freshness::Freshness;
use super::inspector::Inspector;
use crate::conversation::Conversations;
use crate::discord::Observer;
use crate::library::Library;

pub struct PlaygroundHost {
    library: Arc<Library>,
    conversations: Arc<Conversations>,
    inspector: Arc<Inspector>,
    freshness: Freshness,
}

impl PlaygroundHost {
    pub fn new(library: Arc<Library>) -> Self {
        let freshness = Freshness::new(library.clone());
        Self { library, conversations: Arc::default(), inspector: Arc::new(Inspector::new()), freshness }
    }

    /// The memory to start the bot with.
    pub fn conversations(&self) -> Arc<Conversations> {
        self.conversations.clone()
    }

    /// The observer to start the bot with.
    pub fn observer(&self) -> Observer {
        let inspector = self.inspector.clone();
        Observer::new(move |observed| inspector.remember(observed))
    }

    pub fn freshness(&self) -> &Freshness {
        &self.freshness
    }
}

impl Host for PlaygroundHost {
    fn inspect(&self, answered: &Answered) -> Vec<Section> {
        self.inspector.explain(answered)
    }

    fn page(&self, path: &str) -> Option<String> {
        self.library.page_text(path)
    }

    fn banner(&self) -> Option<Banner> {
        self.freshness.banner()
    }

    fn press_banner(&self) -> Result<String, String> {
        self.freshness.reindex()
    }

    fn forget(&self) {
        self.conversations.forget_all();
    }
}
