//! Connections that drop, events that come twice, and Discord failing: one question has one answer all the same.

use std::time::Duration;

use crate::stage::{Outcome, QUIET, Stage, WITHIN};

#[tokio::test]
async fn a_dropped_connection_is_resumed_and_nothing_is_answered_twice() -> Outcome {
    let stage = Stage::set().await?;
    let discord = &stage.discord;
    let before = discord.say(stage.alice, stage.questions, "salary devops?")?;
    stage.answer_to(before.id).await?;
    discord.cut_connections();
    let meanwhile = discord.say(stage.alice, stage.questions, "salary of a data engineer?")?;
    let answer = stage.answer_to(meanwhile.id).await?;
    assert!(answer.text().contains("Data Engineer: Salary"), "{}", answer.text());
    discord.ask_to_reconnect();
    discord.until("the second resume", WITHIN, |discord| (discord.resumes() == 2).then_some(())).await?;
    let after = discord.say(stage.alice, stage.questions, "tools of a data engineer?")?;
    let last = stage.answer_to(after.id).await?;
    discord.silence(stage.questions, last.id, QUIET).await?;
    for question in [before, meanwhile, after] {
        assert_eq!(stage.answers_to(question.id), 1, "{}", question.content);
    }
    assert_eq!(discord.identifies(), 1, "resumed, not begun anew");
    stage.clear().await
}

#[tokio::test]
async fn an_event_that_comes_twice_is_answered_once() -> Outcome {
    let stage = Stage::set().await?;
    let discord = &stage.discord;
    let question = discord.say(stage.alice, stage.questions, "salary devops?")?;
    discord.repeat_message(question.id)?;
    let answer = stage.answer_to(question.id).await?;
    discord.repeat_message(question.id)?;
    let asked =
        discord.slash(stage.alice, stage.questions, "salary").option("career", "data-engineer").send()?;
    discord.repeat_interaction(asked)?;
    let last = discord.reply(asked, WITHIN).await?;
    discord.repeat_interaction(asked)?;
    discord.silence(stage.questions, last.id.max(answer.id), QUIET).await?;
    assert_eq!(stage.answers_to(question.id), 1);
    assert_eq!(discord.interaction(asked).map(|interaction| interaction.refused_responses), Some(0));
    stage.clear().await
}

#[tokio::test]
async fn a_lost_session_is_begun_anew_without_registering_the_commands_again() -> Outcome {
    let stage = Stage::set().await?;
    let discord = &stage.discord;
    let registrations = || discord.requests().iter().filter(|request| request.method == "PUT").count();
    let registered = registrations();
    discord.invalidate_sessions(false);
    discord.until("a new session", WITHIN, |discord| (discord.identifies() == 2).then_some(())).await?;
    discord.ready(1, WITHIN).await?;
    let question = discord.say(stage.alice, stage.questions, "salary devops?")?;
    stage.answer_to(question.id).await?;
    assert_eq!(registrations(), registered);
    stage.clear().await
}

#[tokio::test]
async fn an_answer_gets_through_though_discord_fails_once() -> Outcome {
    let stage = Stage::set().await?;
    let discord = &stage.discord;
    discord.fail_next("/callback", 1, 500);
    let answer = stage.command(stage.alice, "salary", &[("career", "data-engineer")]).await?;
    assert!(answer.text().contains("Data Engineer: Salary"), "{}", answer.text());
    discord.fail_next("/messages", 1, 502);
    let question = discord.say(stage.alice, stage.questions, "salary devops?")?;
    stage.answer_to(question.id).await?;
    discord.limit_next("/callback", 1, Duration::from_millis(100));
    discord.press(stage.alice, answer.id, "Delete")?;
    discord.deleted(answer.id, WITHIN).await?;
    assert_eq!(stage.answers_to(question.id), 1);
    stage.clear().await
}
