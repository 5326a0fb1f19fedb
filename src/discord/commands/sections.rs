//! `/skills`, `/salary`, `/tools` and `/become`: one section of a career's page each.

use super::career_option::{self, complete};
use super::{Context, Error};
use crate::discord::answering;
use crate::knowledge::Facet;

/// The skills that a career needs
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn skills(
    ctx: Context<'_>,
    #[description = "The career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    career: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    section(ctx, &career, hide, Facet::Skills).await
}

/// What a career pays, where and when it was measured
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn salary(
    ctx: Context<'_>,
    #[description = "The career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    career: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    section(ctx, &career, hide, Facet::Salary).await
}

/// The tools that a career works with
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn tools(
    ctx: Context<'_>,
    #[description = "The career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    career: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    section(ctx, &career, hide, Facet::Tools).await
}

/// How to get into a career
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn r#become(
    ctx: Context<'_>,
    #[description = "The career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    career: String,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    section(ctx, &career, hide, Facet::Path).await
}

async fn section(ctx: Context<'_>, career: &str, hide: bool, facet: Facet) -> Result<(), Error> {
    answering::command(ctx, hide, |_, snapshot| career_option::answer(snapshot, career, Some(facet))).await;
    Ok(())
}
