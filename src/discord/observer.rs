//! Somebody who is told of every answer with what led to it, such as the playground's inspector. Nothing of it is logged.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::answer::Answer;

/// An answer at the moment it was found, before it is sent; not every one is worth sending.
#[derive(Clone, Copy, Debug)]
pub struct Observed<'a> {
    /// The id of the message or the interaction that asked.
    pub cause: u64,
    pub answer: &'a Answer,
    /// From the question's text to the answer, without Discord's part.
    pub took: Duration,
}

/// Called for every answer, between finding and sending it: it must not take long.
#[derive(Clone)]
pub struct Observer(Arc<dyn Fn(Observed<'_>) + Send + Sync>);

impl Observer {
    pub fn new(observe: impl Fn(Observed<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observe))
    }

    pub(super) fn observe(&self, observed: Observed<'_>) {
        (self.0)(observed);
    }
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer(…)")
    }
}
