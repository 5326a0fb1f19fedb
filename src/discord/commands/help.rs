//! `/help`: what the bot is and how to ask.

use super::{Context, Error};
use crate::answer;
use crate::discord::answering;

/// What I can answer, and how to ask
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn help(ctx: Context<'_>) -> Result<(), Error> {
    answering::command(ctx, true, |_, snapshot| answer::help(snapshot)).await;
    Ok(())
}
