//! `/privacy`: what the bot reads and what it keeps.

use super::{Context, Error};
use crate::discord::{answering, texts};

/// What I read, what I keep, and what I don’t
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn privacy(ctx: Context<'_>) -> Result<(), Error> {
    answering::notice(ctx, texts::privacy()).await;
    Ok(())
}
