//! Presses of buttons and choices in select menus. All state comes from the component itself.

use poise::serenity_prelude as serenity;
use serenity::{ComponentInteraction, ComponentInteractionDataKind, MessageFlags, Permissions};

use super::answering::timed;
use super::bot::Bot;
use super::custom_id::{CustomId, TopicState};
use super::send::Receipt;
use super::view::{Audience, View};
use super::{render, texts};
use crate::answer::{self, Answer};
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
        CustomId::Share { topic } => share(bot, press, receipt, &topic).await,
        CustomId::Show { asker, topic } => show(bot, press, receipt, asker, &topic).await,
        CustomId::More { asker, career } => {
            let facets = chosen(press).and_then(|value| value.parse().ok()).into_iter().collect();
            let topic = TopicState { careers: vec![career], facets, part: 0 };
            show(bot, press, receipt, asker, &topic).await
        }
    }
}

/// Shows another topic: to the asker in place of the old one, to anybody else as an answer of their own.
async fn show(
    bot: &Bot,
    press: &ComponentInteraction,
    receipt: Receipt<'_>,
    asker: u64,
    topic: &TopicState,
) -> serenity::Result<()> {
    let Some(answer) = find(bot, press, topic) else {
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
    topic: &TopicState,
) -> serenity::Result<()> {
    let Some(answer) = find(bot, press, topic) else {
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
fn find(bot: &Bot, press: &ComponentInteraction, topic: &TopicState) -> Option<Answer> {
    let snapshot = bot.library.snapshot();
    let topic = topic.resolve(&snapshot)?;
    let answer = timed(bot, press.id.get(), || answer::about(&snapshot, &topic));
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
