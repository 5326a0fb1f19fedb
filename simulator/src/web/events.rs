//! Server-sent events: that something changed, so that the page looks again.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::Stream;
use serde_json::json;
use tokio::sync::watch;

use crate::web::Page;
use crate::web::viewer::Viewer;

const HEARTBEAT: Duration = Duration::from_secs(15);
/// Changes within this time become one event: a bot's answer is several requests.
const TOGETHER: Duration = Duration::from_millis(15);

/// Where a stream stands.
enum Step {
    /// Tells the revision at once.
    First,
    Changes,
    Over,
}

pub(super) async fn events(
    State(page): State<Arc<Page>>,
    _: Viewer,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (changes, stopping) = (page.discord.shared.changes(), page.discord.shared.stopping());
    let stream = futures::stream::unfold(Watch { step: Step::First, changes, stopping }, Watch::next);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("heartbeat"))
}

/// A stream under way.
struct Watch {
    step: Step,
    changes: watch::Receiver<u64>,
    stopping: watch::Receiver<bool>,
}

impl Watch {
    /// The next event; none when the stream is over.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        match self.step {
            Step::First => {}
            Step::Changes => {
                let stopped = tokio::select! {
                    changed = self.changes.changed() => changed.is_err(),
                    _ = self.stopping.wait_for(|stops| *stops) => true,
                };
                if stopped {
                    let bye = Event::default().event("bye").data("{}");
                    return Some((Ok(bye), Self { step: Step::Over, ..self }));
                }
                tokio::time::sleep(TOGETHER).await;
            }
            Step::Over => return None,
        }
        let revision = *self.changes.borrow_and_update();
        let change = Event::default().event("change").data(json!({"revision": revision}).to_string());
        Some((Ok(change), Self { step: Step::Changes, ..self }))
    }
}
