//! Free text: mentions, follow-ups, the channel for questions, threads, direct messages, chosen messages.

use discord_simulator::Permissions;

use crate::stage::{Outcome, QUIET, Stage, WITHIN};

#[tokio::test]
async fn a_mention_is_answered_and_so_are_its_follow_ups() -> Outcome {
    let stage = Stage::set().await?;
    let check = async |text: &str, expected: &str| -> Outcome {
        let answer = stage.mention(stage.alice, text).await?;
        assert!(answer.text().contains(expected), "{text}: {}", answer.text());
        Ok(())
    };
    check("salary devops?", "DevOps Engineer: Salary").await?;
    check("and the outlook?", "DevOps Engineer: Outlook").await?;
    check("what about frontend?", "Frontend Developer: Outlook").await?;
    let answer = stage.mention(stage.alice, "its tools?").await?;
    let replied = stage.discord.say_in_reply(stage.alice, answer.id, "and for a data engineer?")?;
    let text = stage.answer_to(replied.id).await?.text();
    assert!(text.contains("Data Engineer: Tools"), "{text}");
    let other = stage.mention(stage.bob, "and the outlook?").await?;
    assert!(
        other.text().contains("Which career"),
        "another member has another conversation: {}",
        other.text()
    );
    check("", "Ask me about a career").await?;
    let chat = stage.discord.say(stage.bob, stage.general, "salary devops?")?;
    stage.discord.silence(stage.general, chat.id, QUIET).await?;
    stage.clear().await
}

#[tokio::test]
async fn a_command_is_followed_up_too() -> Outcome {
    let stage = Stage::set().await?;
    stage.command(stage.alice, "salary", &[("career", "devops-engineer")]).await?;
    let outlook = stage.ask("and the outlook?").await?;
    assert!(outlook.text().contains("DevOps Engineer: Outlook"), "{}", outlook.text());
    stage.clear().await
}

#[tokio::test]
async fn the_channel_for_questions_and_its_threads_get_answers_and_no_small_talk() -> Outcome {
    let stage = Stage::set().await?;
    let discord = &stage.discord;
    let question = discord.say(stage.bob, stage.questions, "what does a data engineer earn?")?;
    let answer = stage.answer_to(question.id).await?;
    assert!(answer.text().contains("Data Engineer: Salary") && !answer.pings(), "{}", answer.text());
    for talk in ["good morning", "lol same", "has anyone seen the match?", "how do i bake bread", "🎉"] {
        let last = discord.say(stage.bob, stage.questions, talk)?;
        discord.silence(stage.questions, last.id, QUIET / 2).await?;
    }
    let other = discord.say(stage.alice, stage.questions, "morning all")?;
    let aside = discord.say_in_reply(stage.bob, other.id, "salary devops")?;
    discord.silence(stage.questions, aside.id, QUIET / 2).await?;
    let bot = discord.create_bot_user("another bot");
    discord.join(stage.guild, bot)?;
    let by_a_bot = discord.say(bot, stage.questions, "what does a data engineer earn?")?;
    discord.silence(stage.questions, by_a_bot.id, QUIET / 2).await?;
    let thread = discord.create_thread(stage.questions, stage.bob, "data")?;
    let question = discord.say(stage.bob, thread, "what tools does a data engineer use?")?;
    let answer = stage.answer_to(question.id).await?;
    assert!(answer.channel == thread && answer.text().contains("Data Engineer: Tools"), "{}", answer.text());
    let thread = discord.create_thread(stage.general, stage.bob, "talk")?;
    let chat = discord.say(stage.bob, thread, "what tools does a data engineer use?")?;
    discord.silence(thread, chat.id, QUIET / 2).await?;
    stage.clear().await
}

#[tokio::test]
async fn a_direct_message_needs_no_mention() -> Outcome {
    let stage = Stage::set().await?;
    let direct = stage.discord.open_direct(stage.alice)?;
    let question = stage.discord.say(stage.alice, direct, "how do i become a data engineer")?;
    let answer = stage.answer_to(question.id).await?;
    assert!(answer.text().contains("Data Engineer: How to become one"), "{}", answer.text());
    let follow_up = stage.discord.say(stage.alice, direct, "and the pay?")?;
    let answer = stage.answer_to(follow_up.id).await?;
    assert!(answer.text().contains("Data Engineer: Salary"), "{}", answer.text());
    let hello = stage.discord.say(stage.alice, direct, "hello")?;
    let answer = stage.answer_to(hello.id).await?;
    assert!(answer.text().contains("Hello!"), "{}", answer.text());
    let asked = stage.discord.slash(stage.alice, direct, "tools").option("career", "data-engineer").send()?;
    let answer = stage.discord.reply(asked, WITHIN).await?;
    assert!(answer.text().contains("Data Engineer: Tools"), "{}", answer.text());
    stage.clear().await
}

#[tokio::test]
async fn answers_a_message_that_somebody_chose() -> Outcome {
    let stage = Stage::set().await?;
    let question = stage.discord.say(stage.bob, stage.general, "what tools does a data engineer use")?;
    let chosen = stage.discord.message_menu(stage.alice, "Answer this", question.id)?;
    let answer = stage.discord.reply(chosen, WITHIN).await?;
    assert!(answer.text().contains("Data Engineer: Tools"), "{}", answer.text());
    let link = format!("{}/{}/{}", stage.guild, stage.general, question.id);
    assert!(answer.content.contains(&link) && !answer.pings(), "{}", answer.content);
    stage.discord.press(stage.alice, answer.id, "Delete")?;
    stage.discord.deleted(answer.id, WITHIN).await?;
    stage.clear().await
}

#[tokio::test]
async fn who_asks_too_soon_is_told_to_wait_and_others_are_not() -> Outcome {
    let stage = Stage::set_with(60, |_| Ok(())).await?;
    let salary = &[("career", "devops-engineer")];
    assert!(!stage.command(stage.alice, "salary", salary).await?.is_ephemeral());
    let told = stage.command(stage.alice, "salary", salary).await?;
    assert!(told.is_ephemeral() && told.text().contains("Slow down"), "{}", told.text());
    let question = stage.discord.say(stage.alice, stage.questions, "salary devops?")?;
    stage.discord.silence(stage.questions, question.id, QUIET).await?;
    let other = stage.mention(stage.bob, "salary devops").await?;
    assert!(other.text().contains("DevOps Engineer: Salary"), "{}", other.text());
    stage.clear().await
}

#[tokio::test]
async fn answers_in_plain_text_where_it_may_not_send_embeds() -> Outcome {
    let stage = Stage::set().await?;
    stage.discord.overwrite(stage.general, stage.guild, Permissions::NONE, Permissions::EMBED_LINKS)?;
    let answer = stage.mention(stage.alice, "salary devops").await?;
    assert!(answer.embeds.is_empty(), "{:?}", answer.embeds);
    for part in ["DevOps Engineer: Salary", "a year", "Source: DevOps Engineer"] {
        assert!(answer.content.contains(part), "{}", answer.content);
    }
    stage.clear().await
}
