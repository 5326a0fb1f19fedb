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
    let stream = futures::stream::unfold((Step::First, changes, stopping), next);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("heartbeat"))
}

type State3 = (Step, watch::Receiver<u64>, watch::Receiver<bool>);

async fn next((step, mut changes, mut stopping): State3) -> Option<(Result<Event, Infallible>, State3)> {
    match step {
        Step::First => {}
        Step::Changes => {
            let stopped = tokio::select! {
                changed = changes.changed() => changed.is_err(),
                _ = stopping.wait_for(|stops| *stops) => true,
            };
            if stopped {
                return Some((Ok(Event::default().event("bye").data("{}")), (Step::Over, changes, stopping)));
            }
            tokio::time::sleep(TOGETHER).await;
        }
        Step::Over => return None,
    }
    let revision = *changes.borrow_and_update();
    let event = Event::default().event("change").data(json!({"revision": revision}).to_string());
    Some((Ok(event), (Step::Changes, changes, stopping)))
}
