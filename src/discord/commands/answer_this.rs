//! *Answer this*, in the menu of a message: answers what the message asks.

use poise::serenity_prelude as serenity;

use super::{Context, Error};
use crate::answer;
use crate::discord::{answering, texts};

#[poise::command(
    context_menu_command = "Answer this",
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn answer_this(
    ctx: Context<'_>,
    #[description = "The message with the question"] message: serenity::Message,
) -> Result<(), Error> {
    if message.content.trim().is_empty() {
        answering::notice(ctx, texts::nothing_to_read()).await;
        return Ok(());
    }
    let link = message.id.link(message.channel_id, ctx.interaction.guild_id);
    // The message is somebody's first question: what the member asked before has nothing to do with it.
    let find = |_: &_, snapshot: &_| answer::reply(snapshot, &message.content, &Default::default()).0;
    answering::command_with(ctx, false, find, |view| view.below(texts::answers_message(&link))).await;
    Ok(())
}
