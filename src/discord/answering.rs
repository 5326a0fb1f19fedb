//! The way of a slash command that answers: from its options to the message.

use std::time::Instant;

use super::bot::Bot;
use super::commands::Context;
use super::observer::Observed;
use super::send::Receipt;
use super::view::{Audience, View};
use super::{failure, render, texts};
use crate::answer::{Answer, Kind};
use crate::conversation::Place;
use crate::library::Snapshot;

/// Answers a command: with what `find` finds in the current knowledge, hidden if the member wants or if it is no
/// answer. A member who asks too soon is told to wait.
pub async fn command(ctx: Context<'_>, hide: bool, find: impl FnOnce(&Bot, &Snapshot) -> Answer) {
    command_with(ctx, hide, find, |view| view).await;
}

/// As [`command`], with a last change of what is shown.
pub async fn command_with(
    ctx: Context<'_>,
    hide: bool,
    find: impl FnOnce(&Bot, &Snapshot) -> Answer,
    finish: impl FnOnce(View) -> View,
) {
    let asker = ctx.interaction.user.id.get();
    if let Some(left) = ctx.data().wait(asker) {
        return notice(ctx, texts::slow_down(left)).await;
    }
    let answer =
        timed(ctx.data(), ctx.interaction.id.get(), || find(ctx.data(), &ctx.data().library.snapshot()));
    ctx.data().conversations.remember(place(ctx), &answer);
    let hidden = hide || answer.kind == Kind::Unknown;
    let view = finish(render::answer(&answer, Audience { asker, hidden }));
    let receipt = receipt(&ctx);
    let sent = if hidden { receipt.respond_hidden(&view).await } else { receipt.respond(&view).await };
    sent.unwrap_or_else(|error| failure::log(&error));
}

/// Answers with a text of the bot's own that only the member sees.
pub async fn notice(ctx: Context<'_>, text: String) {
    let sent = receipt(&ctx).respond_hidden(&View::notice(text)).await;
    sent.unwrap_or_else(|error| failure::log(&error));
}

/// Finds an answer to a message or an interaction (`cause`), and [`told`]s of it.
pub fn timed(bot: &Bot, cause: u64, find: impl FnOnce() -> Answer) -> Answer {
    let started = Instant::now();
    let answer = find();
    told(bot, cause, &answer, started);
    answer
}

/// Tells the observer of an answer that was looked for since `started`, and logs how it went; what was asked stays out of the log.
pub fn told(bot: &Bot, cause: u64, answer: &Answer, started: Instant) {
    let took = started.elapsed();
    if let Some(observer) = &bot.observer {
        observer.observe(Observed { cause, answer, took });
    }
    let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let confidence = (f64::from(answer.confidence) * 100.0).round() / 100.0;
    tracing::info!(kind = ?answer.kind, confidence, took_us, "answered");
}

/// Where a follow-up to this command would be asked.
pub fn place(ctx: Context<'_>) -> Place {
    Place { user: ctx.interaction.user.id.get(), channel: ctx.interaction.channel_id.get() }
}

pub fn receipt<'a>(ctx: &Context<'a>) -> Receipt<'a> {
    Receipt::of_command(&ctx.framework.serenity_context.http, ctx.interaction)
}
