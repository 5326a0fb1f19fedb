//! Getting a request through to Discord: a limit in time, and a second attempt after a passing fault.

use std::time::Duration;

use poise::serenity_prelude as serenity;

use super::failure;

/// How long a request may take. serenity itself would wait for ever.
const ATTEMPT_PATIENCE: Duration = Duration::from_secs(10);
/// How long to wait before the second attempt; both have to fit into the 3 seconds that an interaction has.
const SECOND_ATTEMPT_AFTER: Duration = Duration::from_millis(500);

/// Sends, and sends once more if Discord or the way to it failed.
///
/// # Errors
/// What the last attempt failed with.
pub async fn deliver<T, F>(send: impl Fn() -> F) -> serenity::Result<T>
where
    F: Future<Output = serenity::Result<T>>,
{
    match attempt(send()).await {
        Err(error) if failure::passes(&error) => {
            tracing::debug!(error = failure::reason(&error), "trying again");
            tokio::time::sleep(SECOND_ATTEMPT_AFTER).await;
            attempt(send()).await
        }
        outcome => outcome,
    }
}

async fn attempt<T>(sent: impl Future<Output = serenity::Result<T>>) -> serenity::Result<T> {
    let outcome = tokio::time::timeout(ATTEMPT_PATIENCE, sent).await;
    outcome.unwrap_or(Err(serenity::Error::Other("Discord took too long")))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test]
    async fn does_not_repeat_what_discord_refuses() {
        let attempts = Cell::new(0);
        let refused = || {
            attempts.set(attempts.get() + 1);
            std::future::ready(Err::<(), _>(serenity::Error::Other("no")))
        };
        assert!(deliver(refused).await.is_err());
        assert_eq!(attempts.get(), 1);
    }
}
