//! `/browse`: the careers there are, by family.

use poise::serenity_prelude::CreateAutocompleteResponse;

use super::{Context, Error};
use crate::answer::{self, Family};
use crate::discord::{answering, send, texts};

/// The careers I know, by family
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn browse(
    ctx: Context<'_>,
    #[description = "A family of careers; without one, all families"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    family: Option<String>,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    answering::command(ctx, hide, |_, snapshot| answer::browse(snapshot, family.as_deref(), 0)).await;
    Ok(())
}

async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let families = answer::families(&ctx.data().library.snapshot());
    let typed = typed.trim().to_lowercase();
    let fits =
        |family: &Family| family.label().to_lowercase().contains(&typed) || family.name.contains(&typed);
    let named = families.into_iter().filter(fits);
    send::choices(named.map(|family| (texts::family(&family.label(), family.careers), family.name)))
}
