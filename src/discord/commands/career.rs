//! `/career`: a career at a glance.

use super::career_option::{self, complete};
use super::{Context, Error};
use crate::discord::answering;

/// A career at a glance: what it is, what it pays, skills, tools
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn career(
    ctx: Context<'_>,
    #[description = "The career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    name: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    answering::command(ctx, hide, |_, snapshot| career_option::answer(snapshot, &name, None)).await;
    Ok(())
}
