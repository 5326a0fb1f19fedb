//! `/ask`: a question in the member's own words.

use super::{Context, Error};
use crate::discord::answering;

/// Ask anything about a career: pay, skills, tools, how to get in
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn ask(
    ctx: Context<'_>,
    #[description = "Your question, in your own words"]
    #[max_length = 500]
    question: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    let place = answering::place(ctx);
    answering::command(ctx, hide, |bot, snapshot| bot.conversations.reply(snapshot, place, &question)).await;
    Ok(())
}
