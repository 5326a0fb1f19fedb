//! `/compare`: two careers side by side.

use super::career_option::{complete, resolve};
use super::{Context, Error};
use crate::answer::{self, Answer, Topic};
use crate::discord::{answering, texts};
use crate::library::Snapshot;

/// Two careers side by side
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn compare(
    ctx: Context<'_>,
    #[description = "One career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    first: String,
    #[description = "The other career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    second: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    if are_the_same(&ctx.data().library.snapshot(), &first, &second) {
        answering::notice(ctx, texts::same_career_twice()).await;
    } else {
        answering::command(ctx, hide, |_, snapshot| comparison(snapshot, &first, &second)).await;
    }
    Ok(())
}

fn are_the_same(snapshot: &Snapshot, first: &str, second: &str) -> bool {
    match (resolve(snapshot, first), resolve(snapshot, second)) {
        (Ok(first), Ok(second)) => first == second,
        _ => false,
    }
}

fn comparison(snapshot: &Snapshot, first: &str, second: &str) -> Answer {
    match (resolve(snapshot, first), resolve(snapshot, second)) {
        (Ok(first), Ok(second)) => {
            answer::about(snapshot, &Topic { careers: vec![first, second], facets: Vec::new(), part: 0 })
        }
        (Err(unknown), _) | (_, Err(unknown)) => *unknown,
    }
}
