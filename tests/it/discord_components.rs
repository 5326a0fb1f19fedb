//! Buttons and menus below an answer: for its asker, for others, and after a restart.

use std::fs;
use std::path::Path;

use discord_simulator::{Id, Message};

use crate::stage::{Outcome, Stage, WITHIN};

const SHARE: &str = "Share to channel";

/// What becomes of a message, or comes of it, when its button is pressed.
async fn pressed(stage: &Stage, user: Id, message: Id, label: &str) -> Outcome<Message> {
    Ok(stage.discord.reply(stage.discord.press(user, message, label)?, WITHIN).await?)
}

/// What comes of choosing a section in the menu below an answer.
async fn chosen(stage: &Stage, user: Id, message: Id, section: &str) -> Outcome<Message> {
    let shown = stage.discord.message(message).ok_or("no such message")?;
    let is_menu = |id: &&str| !shown.select_options(id).is_empty();
    let menu = shown.custom_ids().into_iter().find(is_menu).ok_or("no menu")?;
    Ok(stage.discord.reply(stage.discord.choose(user, message, menu, &[section])?, WITHIN).await?)
}

#[tokio::test]
async fn the_asker_leafs_through_a_page_in_one_message() -> Outcome {
    let with_a_long_page = |pages: &Path| {
        let skills: String =
            (1..60).map(|number| format!("Handling queen {number} with patience and smoke.\n\n")).collect();
        let page = format!("# Beekeeper\n\n## Tools\n\nA hive.\n\n## Skills\n\n{skills}");
        Ok(fs::write(pages.join("beekeeper.md"), page)?)
    };
    let stage = Stage::set_with(0, with_a_long_page).await?;
    let answer = stage.command(stage.alice, "career", &[("name", "beekeeper")]).await?;
    let tools = chosen(&stage, stage.alice, answer.id, "tools").await?;
    assert_eq!(tools.id, answer.id);
    assert!(tools.text().contains("Beekeeper: Tools") && !tools.is_ephemeral(), "{}", tools.text());
    let skills = chosen(&stage, stage.alice, answer.id, "skills").await?;
    assert!(skills.text().contains("Part 1 of") && skills.text().contains("queen 1 "), "{}", skills.text());
    let rest = pressed(&stage, stage.alice, answer.id, "Read on").await?;
    assert!(rest.id == answer.id && rest.text().contains("Part 2 of"), "{}", rest.text());
    assert!(!rest.text().contains("queen 1 "), "{}", rest.text());
    let choices = stage.ask("python developer").await?;
    let picked = choices.button_labels().first().copied().ok_or("no choice")?.to_owned();
    let page = pressed(&stage, stage.alice, choices.id, &picked).await?;
    assert!(page.id == choices.id && page.text().contains(&picked), "{}", page.text());
    stage.clear().await
}

#[tokio::test]
async fn another_member_who_presses_gets_an_answer_of_their_own() -> Outcome {
    let stage = Stage::set().await?;
    let answer = stage.command(stage.alice, "salary", &[("career", "devops-engineer")]).await?;
    let own = chosen(&stage, stage.bob, answer.id, "tools").await?;
    assert!(own.id != answer.id && own.visible_only_to == Some(stage.bob), "{}", own.text());
    assert!(own.text().contains("DevOps Engineer: Tools"), "{}", own.text());
    let left = stage.discord.message(answer.id).map(|message| message.text());
    assert_eq!(left, Some(answer.text()), "the answer of the other member stays as it was");
    stage.clear().await
}

#[tokio::test]
async fn the_asker_and_moderators_delete_an_answer_and_nobody_else() -> Outcome {
    let stage = Stage::set().await?;
    let first = stage.command(stage.alice, "salary", &[("career", "devops-engineer")]).await?;
    let refused = pressed(&stage, stage.bob, first.id, "Delete").await?;
    assert!(refused.visible_only_to == Some(stage.bob), "{}", refused.text());
    assert!(refused.text().contains("Only the person who asked"), "{}", refused.text());
    assert!(stage.discord.message(first.id).is_some_and(|message| !message.deleted));
    stage.discord.press(stage.alice, first.id, "Delete")?;
    stage.discord.deleted(first.id, WITHIN).await?;
    let second = stage.mention(stage.bob, "salary devops").await?;
    stage.discord.press(stage.moderator, second.id, "Delete")?;
    stage.discord.deleted(second.id, WITHIN).await?;
    stage.clear().await
}

#[tokio::test]
async fn a_hidden_answer_is_shared_to_the_channel_once() -> Outcome {
    let stage = Stage::set().await?;
    let asked = stage.discord.slash(stage.alice, stage.general, "ask").option("question", "salary devops");
    let hidden = stage.discord.reply(asked.option("hide", true).send()?, WITHIN).await?;
    assert_eq!(hidden.visible_only_to, Some(stage.alice));
    let shared = pressed(&stage, stage.alice, hidden.id, SHARE).await?;
    assert!(!shared.is_ephemeral() && !shared.pings());
    assert_eq!(shared.embeds[0]["description"], hidden.embeds[0]["description"]);
    assert!(shared.content.contains(&format!("<@{}>", stage.alice)), "says who shares: {}", shared.content);
    let again = pressed(&stage, stage.alice, hidden.id, SHARE).await?;
    assert!(again.is_ephemeral() && again.text().contains("in the channel already"), "{}", again.text());
    stage.discord.press(stage.alice, shared.id, "Delete")?;
    stage.discord.deleted(shared.id, WITHIN).await?;
    stage.clear().await
}

#[tokio::test]
async fn buttons_work_after_a_restart() -> Outcome {
    let stage = Stage::set().await?;
    let answer = stage.command(stage.alice, "salary", &[("career", "devops-engineer")]).await?;
    let stage = stage.restart().await?;
    let tools = chosen(&stage, stage.alice, answer.id, "tools").await?;
    assert!(tools.id == answer.id && tools.text().contains("DevOps Engineer: Tools"), "{}", tools.text());
    stage.discord.press(stage.alice, answer.id, "Delete")?;
    stage.discord.deleted(answer.id, WITHIN).await?;
    stage.clear().await
}
