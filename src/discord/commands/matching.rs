//! `/match`: the careers that use some skills, and what each asks for besides.

use poise::serenity_prelude::CreateAutocompleteResponse;

use super::{Context, Error};
use crate::answer;
use crate::discord::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::discord::{answering, send};
use crate::library::Snapshot;

/// Careers that use your skills, and what each asks for besides
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn r#match(
    ctx: Context<'_>,
    #[description = "Skills and tools, with commas between them: sql, excel, python"]
    #[autocomplete = "complete"]
    #[max_length = 300]
    skills: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    answering::command(ctx, hide, |_, snapshot| answer::matches(snapshot, &skills)).await;
    Ok(())
}

async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let lists = lists(&ctx.data().library.snapshot(), typed);
    send::choices(lists.into_iter().map(|list| (list.clone(), list)))
}

/// The list as it was typed, with its last entry completed in all ways that fit. A skill is not offered twice.
fn lists(snapshot: &Snapshot, typed: &str) -> Vec<String> {
    let (before, last) = typed.rsplit_once(',').map_or((None, typed), |(before, last)| (Some(before), last));
    let before: Vec<&str> = before.into_iter().flat_map(|list| list.split(',')).map(str::trim).collect();
    let is_new = |skill: &&str| !before.iter().any(|other| other.eq_ignore_ascii_case(skill));
    // As many more as may be there already.
    let most = AUTOCOMPLETE_CHOICES_MAX + before.len().min(AUTOCOMPLETE_CHOICES_MAX);
    let fitting = snapshot.complete_skill(last, most).into_iter().filter(is_new);
    fitting.map(|skill| before.iter().copied().chain([skill]).collect::<Vec<_>>().join(", ")).collect()
}
