//! Presses of buttons and choices in select menus. All state comes from the component itself.

use std::time::Instant;

use poise::serenity_prelude as serenity;
use serenity::{ComponentInteraction, ComponentInteractionDataKind, MessageFlags, Permissions};

use super::answering::told;
use super::bot::Bot;
use super::custom_id::CustomId;
use super::page_key::PageKey;
use super::send::Receipt;
use super::shown::{Shown, TopicState};
use super::view::{Audience, View};
use super::{render, texts};
use crate::answer::Answer;
use crate::conversation::Place;

/// Does what a component stands for.
///
/// # Errors
/// When Discord does not take the response.
pub async fn press(ctx: &serenity::Context, bot: &Bot, press: &ComponentInteraction) -> serenity::Result<()> {
    let receipt = Receipt::of_component(&ctx.http, press);
    let user = press.user.id.get();
    let Ok(id) = press.data.custom_id.parse::<CustomId>() else {
        return receipt.respond_hidden(&View::notice(texts::other_version())).await;
    };
    match id {
        CustomId::Delete { asker } if user == asker || moderates(press) => receipt.delete_message().await,
        CustomId::Delete { .. } => {
            receipt.respond_hidden(&View::notice(texts::only_the_asker_deletes())).await
        }
        CustomId::Share { shown } => share(bot, press, receipt, &shown).await,
        CustomId::Show { asker, shown } => show(bot, press, receipt, (asker, Some(shown))).await,
        CustomId::More { asker, career } => {
            let facets = chosen(press).and_then(|value| value.parse().ok()).into_iter().collect();
            let topic = TopicState { careers: vec![career], facets, part: 0 };
            show(bot, press, receipt, (asker, Some(Shown::Topic(topic)))).await
        }
        CustomId::Open { asker } => {
            let slug = chosen(press).and_then(|value| value.parse().ok());
            let profile =
                |slug| TopicState { careers: vec![PageKey::of(&slug)], facets: Vec::new(), part: 0 };
            show(bot, press, receipt, (asker, slug.map(profile).map(Shown::Topic))).await
        }
        CustomId::Family { asker } => {
            let family = chosen(press).map(str::to_owned);
            show(bot, press, receipt, (asker, Some(Shown::List { family, part: 0 }))).await
        }
    }
}

/// Shows something else: to the asker in place of the old answer, to anybody else as an answer of their own.
async fn show(
    bot: &Bot,
    press: &ComponentInteraction,
    receipt: Receipt<'_>,
    (asker, shown): (u64, Option<Shown>),
) -> serenity::Result<()> {
    let Some(answer) = shown.and_then(|shown| find(bot, press, &shown)) else {
        return receipt.respond_hidden(&View::notice(texts::page_gone())).await;
    };
    let user = press.user.id.get();
    if user == asker {
        let hidden = press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        receipt.update(&render::answer(&answer, Audience { asker, hidden })).await
    } else {
        receipt.respond_hidden(&render::answer(&answer, Audience { asker: user, hidden: true })).await
    }
}

/// Posts a hidden answer to the channel, once.
async fn share(
    bot: &Bot,
    press: &ComponentInteraction,
    receipt: Receipt<'_>,
    shown: &Shown,
) -> serenity::Result<()> {
    let Some(answer) = find(bot, press, shown) else {
        return receipt.respond_hidden(&View::notice(texts::page_gone())).await;
    };
    if !bot.shared.first((press.message.id.get(), press.data.custom_id.clone())) {
        return receipt.respond_hidden(&View::notice(texts::already_shared())).await;
    }
    let asker = press.user.id.get();
    receipt
        .respond(&render::answer(&answer, Audience { asker, hidden: false }).below(texts::shared_by(asker)))
        .await
}

/// The answer, which a follow-up of the member may refer to; none if its page is gone.
fn find(bot: &Bot, press: &ComponentInteraction, shown: &Shown) -> Option<Answer> {
    let snapshot = bot.library.snapshot();
    let started = Instant::now();
    let answer = shown.answer(&snapshot)?;
    told(bot, press.id.get(), &answer, started);
    let place = Place { user: press.user.id.get(), channel: press.channel_id.get() };
    bot.conversations.remember(place, &answer);
    Some(answer)
}

fn chosen(press: &ComponentInteraction) -> Option<&str> {
    match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.first().map(String::as_str),
        _ => None,
    }
}

fn moderates(press: &ComponentInteraction) -> bool {
    let permissions = press.member.as_ref().and_then(|member| member.permissions);
    permissions
        .is_some_and(|granted| granted.intersects(Permissions::MANAGE_MESSAGES | Permissions::ADMINISTRATOR))
}
