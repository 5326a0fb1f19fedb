//! The process: how it ends, what it says without a usable token, and what it logs.

use std::process::Command;

use assert_cmd::assert::OutputAssertExt;
use discord_simulator::Simulator;
use nix::sys::signal::Signal;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

use crate::bot::{self, Bot};
use crate::stage::{Outcome, Stage, WITHIN, discord, folder};

#[tokio::test]
async fn sigterm_lets_answers_under_way_finish() -> Outcome {
    ends_in_order(Signal::SIGTERM).await
}

#[tokio::test]
async fn ctrl_c_lets_answers_under_way_finish() -> Outcome {
    ends_in_order(Signal::SIGINT).await
}

async fn ends_in_order(signal: Signal) -> Outcome {
    let stage = Stage::set().await?;
    // The first attempt fails, so that the answer is still under way when the signal comes.
    stage.discord.fail_next("/callback", 1, 500);
    let slash = stage.discord.slash(stage.alice, stage.general, "salary");
    let asked = slash.option("career", "devops-engineer").send()?;
    let failed =
        |discord: &Simulator| discord.requests().iter().any(|request| request.status == 500).then_some(());
    stage.discord.until("the first attempt", WITHIN, failed).await?;
    stage.signal(signal)?;
    let answer = stage.discord.reply(asked, WITHIN).await?;
    assert!(answer.text().contains("DevOps Engineer: Salary"), "{}", answer.text());
    let log = stage.ended().await?;
    assert!(log.contains("finishing the answers under way") && log.contains("\"stopped\""), "{log}");
    Ok(())
}

#[tokio::test]
async fn a_wrong_token_is_refused_without_showing_it() -> Outcome {
    let (discord, folder) = (discord().start().await?, folder()?);
    let mut command = bot::command_on(&discord, folder.path());
    command.env("CAREER_BOT__DISCORD__TOKEN", "a.wrong.t0ken");
    let (code, said) = Bot::start(command)?.ended().await?;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("Discord refuses the token") && !said.contains("a.wrong.t0ken"), "{said}");
    assert_eq!(discord.identifies(), 0, "it was found out before anything started");
    Ok(())
}

#[tokio::test]
async fn an_intent_that_is_not_switched_on_is_named() -> Outcome {
    let (discord, folder) = (discord().start().await?, folder()?);
    let mut command = bot::command_on(&discord, folder.path());
    command.env("CAREER_BOT__DISCORD__ASK_CHANNELS", "123");
    let (code, said) = Bot::start(command)?.ended().await?;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("Message Content Intent") && !said.contains(discord.token()), "{said}");
    Ok(())
}

#[test]
fn without_a_token_it_tells_how_to_get_one() -> Outcome {
    let folder = folder()?;
    let steps = contains("there is no Discord token").and(contains("1. Open https://discord.com/developers"));
    run(folder.path()).assert().code(2).stdout("").stderr(steps.and(contains("career-bot ask")));
    Ok(())
}

#[test]
fn an_address_where_nothing_answers_is_told() -> Outcome {
    let folder = folder()?;
    let mut command = run(folder.path());
    command
        .env("CAREER_BOT__DISCORD__TOKEN", "a.wrong.t0ken")
        .env("CAREER_BOT__DISCORD__API", "http://127.0.0.1:9");
    let told = contains("Discord cannot be reached").and(contains("a.wrong.t0ken").not());
    command.assert().code(2).stderr(told);
    Ok(())
}

fn run(folder: &std::path::Path) -> Command {
    let mut command = bot::command(folder);
    command.arg("run");
    command
}

#[tokio::test]
async fn the_log_tells_how_a_question_went_but_not_what_it_was() -> Outcome {
    let stage = Stage::set().await?;
    stage.ask("how much does a data engineer make in zanzibar").await?;
    stage.mention(stage.alice, "how do i bake zanzibar bread").await?;
    let log = stage.log();
    assert!(!log.to_lowercase().contains("zanzibar"), "{log}");
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let answered: Vec<Value> = lines.filter(|line| line["message"] == "answered").collect();
    assert_eq!(answered.len(), 2, "{log}");
    for line in &answered {
        let request = line["span"]["request"].as_str().unwrap_or_default();
        assert!(request.len() == 8 && line["kind"].is_string() && line["took_us"].is_number(), "{line}");
    }
    assert_ne!(answered[0]["span"]["request"], answered[1]["span"]["request"]);
    stage.signal(Signal::SIGTERM)?;
    let log = stage.ended().await?;
    assert!(!log.contains("\"WARN\"") && !log.contains("\"ERROR\""), "all went well:\n{log}");
    Ok(())
}
