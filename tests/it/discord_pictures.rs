//! Charts as pictures: where they come, where they go, and what is said of them.

use discord_simulator::{Id, Message, Permissions};

use crate::stage::{Outcome, Stage, WITHIN};

const COMPARISON: &[(&str, &str)] = &[("first", "data-engineer"), ("second", "qa-engineer")];

/// Holds a message to one picture that reads as PNG, with a text for those who do not see it.
fn check_picture(stage: &Stage, message: &Message, said: &[&str]) -> Outcome {
    let [picture] = message.attachments.as_slice() else {
        return Err(format!("{} pictures: {}", message.attachments.len(), message.text()).into());
    };
    let description = picture.description.as_deref().unwrap_or_default();
    for part in said {
        assert!(description.contains(part), "{part:?} is not in {description:?}");
    }
    assert_eq!(
        (picture.content_type.as_str(), picture.pixels.map(|pixels| pixels.0)),
        ("image/png", Some(800))
    );
    let bytes = stage.discord.file(picture.id).ok_or("the picture is not there")?;
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() == picture.size);
    Ok(())
}

async fn pressed(stage: &Stage, user: Id, message: Id, label: &str) -> Outcome<Message> {
    Ok(stage.discord.reply(stage.discord.press(user, message, label)?, WITHIN).await?)
}

#[tokio::test]
async fn pay_side_by_side_and_in_order_comes_with_a_picture() -> Outcome {
    let stage = Stage::set().await?;
    let comparison = stage.command(stage.alice, "compare", COMPARISON).await?;
    let said = ["Pay a year, in USD", "Data Engineer: $", "QA Engineer: $", "median"];
    check_picture(&stage, &comparison, &said)?;
    let ranking = stage.ask("best paid data jobs").await?;
    check_picture(&stage, &ranking, &["Pay a year, in USD"])?;
    let growth = stage.mention(stage.bob, "fastest growing careers").await?;
    check_picture(&stage, &growth, &["Change in jobs, 2024 to 2034", "%"])?;
    let section = stage.command(stage.alice, "salary", &[("career", "data-engineer")]).await?;
    assert!(section.attachments.is_empty(), "one career compares nothing");
    stage.clear().await
}

#[tokio::test]
async fn a_picture_goes_when_its_message_shows_something_else() -> Outcome {
    let stage = Stage::set().await?;
    let comparison = stage.command(stage.alice, "compare", COMPARISON).await?;
    let file = comparison.attachments.first().ok_or("no picture")?.id;
    let career = pressed(&stage, stage.alice, comparison.id, "Data Engineer").await?;
    assert!(career.id == comparison.id && career.attachments.is_empty(), "{}", career.text());
    assert_eq!(stage.discord.file(file), None);
    stage.clear().await
}

#[tokio::test]
async fn a_hidden_answer_is_shared_with_its_picture_and_in_its_form() -> Outcome {
    let stage = Stage::set().await?;
    for (question, title) in [
        ("data engineer vs qa engineer salary", "Data Engineer vs QA Engineer"),
        ("lowest paid data jobs", "Lowest paid: data"),
        ("fastest growing jobs without a degree", "Fastest growing, without a bachelor"),
    ] {
        let slash = stage.discord.slash(stage.alice, stage.general, "ask").option("question", question);
        let hidden = stage.discord.reply(slash.option("hide", true).send()?, WITHIN).await?;
        assert!(hidden.is_ephemeral() && hidden.text().contains(title), "{}", hidden.text());
        let shared = pressed(&stage, stage.alice, hidden.id, "Share to channel").await?;
        assert!(!shared.is_ephemeral(), "{}", shared.text());
        assert_eq!(shared.embeds[0]["description"], hidden.embeds[0]["description"]);
        assert_eq!(shared.attachments.len(), hidden.attachments.len(), "{question}");
    }
    stage.clear().await
}

#[tokio::test]
async fn where_files_may_not_be_attached_the_answer_goes_without() -> Outcome {
    let stage = Stage::set().await?;
    let bot = stage.discord.bot();
    stage.discord.overwrite(stage.general, bot, Permissions::NONE, Permissions::ATTACH_FILES)?;
    let answer = stage.command(stage.alice, "compare", COMPARISON).await?;
    assert!(answer.text().contains("Data Engineer vs QA Engineer"), "{}", answer.text());
    assert!(answer.attachments.is_empty());
    let answer = stage.mention(stage.bob, "data engineer vs qa engineer").await?;
    assert!(answer.text().contains("Data Engineer vs QA Engineer"), "{}", answer.text());
    assert!(answer.attachments.is_empty() && !answer.embeds.is_empty());
    stage.clear().await
}
