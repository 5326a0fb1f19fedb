//! `/knowledge`: moderators reindex the pages, look at what is served, and check the pages' content.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::{Context, Error};
use crate::discord::bot::Bot;
use crate::discord::reports::{self, Step};
use crate::discord::view::View;
use crate::discord::{answering, failure, texts};
use crate::library::{Library, ReindexOptions};

/// When progress is shown first, and how often after that: Discord takes about one edit a second.
const FIRST_PROGRESS: Duration = Duration::from_millis(250);
const PROGRESS_PAUSE: Duration = Duration::from_secs(1);

/// Look after the pages that I answer from
#[poise::command(
    slash_command,
    subcommands("reindex", "status", "check"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    check = "is_for_moderators"
)]
pub async fn knowledge(_ctx: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Read the pages anew and answer from them
#[poise::command(slash_command)]
pub async fn reindex(
    ctx: Context<'_>,
    #[description = "Only show what would change"]
    #[flag]
    preview: bool,
    #[description = "Even if many pages would be lost"]
    #[flag]
    force: bool,
) -> Result<(), Error> {
    let options = ReindexOptions { preview, force };
    deferred(ctx, async |library| reindex_with_progress(ctx, library, options).await).await;
    Ok(())
}

/// How many pages I answer from, how old they are, and which were refused
#[poise::command(slash_command)]
pub async fn status(ctx: Context<'_>) -> Result<(), Error> {
    deferred(ctx, async |library| in_background(move || reports::status(&library.status())).await).await;
    Ok(())
}

/// Check the content of the pages; changes nothing
#[poise::command(slash_command)]
pub async fn check(ctx: Context<'_>) -> Result<(), Error> {
    deferred(ctx, async |library| in_background(move || reports::check(&library.check())).await).await;
    Ok(())
}

/// Whether a member may use these commands here. Discord asks the same, but its settings can be changed.
async fn is_for_moderators(ctx: poise::Context<'_, Bot, Error>) -> Result<bool, Error> {
    let poise::Context::Application(ctx) = ctx else { return Ok(false) };
    let guild = ctx.interaction.guild_id.map(|guild| guild.get());
    let granted = ctx.interaction.member.as_ref().and_then(|member| member.permissions);
    let manages = granted.is_some_and(|granted| granted.manage_guild() || granted.administrator());
    let allowed = guild.is_some() && guild == ctx.data().home_guild && manages;
    if !allowed {
        answering::notice(ctx, texts::moderators_only()).await;
    }
    Ok(allowed)
}

/// Shows the moderator alone what `work` finds, however long that takes.
async fn deferred(ctx: Context<'_>, work: impl AsyncFnOnce(Arc<Library>) -> View) {
    let receipt = answering::receipt(&ctx);
    if let Err(error) = receipt.defer_hidden().await {
        return failure::log(&error);
    }
    let view = work(ctx.data().library.clone()).await;
    receipt.edit(&view).await.unwrap_or_else(|error| failure::log(&error));
}

async fn reindex_with_progress(ctx: Context<'_>, library: Arc<Library>, options: ReindexOptions) -> View {
    let (steps, mut step) = watch::channel(Step::START);
    let report = in_background(move || {
        let mut show = |progress| {
            steps.send_modify(|step| *step = step.then(progress));
        };
        match library.reindex(options, &mut show) {
            Ok(report) => reports::reindex(&report),
            Err(error) => reports::not_reindexed(&error),
        }
    });
    let mut report = std::pin::pin!(report);
    let mut ticks = interval_at(Instant::now() + FIRST_PROGRESS, PROGRESS_PAUSE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            view = &mut report => return view,
            _ = ticks.tick() => if step.has_changed().is_ok_and(|changed| changed) {
                let view = reports::progress(*step.borrow_and_update());
                answering::receipt(&ctx).edit(&view).await.unwrap_or_else(|error| failure::log(&error));
            },
        }
    }
}

/// Runs what would hold up other answers beside them.
async fn in_background(work: impl FnOnce() -> View + Send + 'static) -> View {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "work on the knowledge ended early");
        View::notice(texts::knowledge_failed())
    })
}
