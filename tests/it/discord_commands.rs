//! Slash commands: what each answers, what is offered while one is typed, and where they exist.

use std::fs;

use discord_simulator::{ControlError, Id};

use crate::stage::{Outcome, Stage, WITHIN};

#[tokio::test]
async fn every_command_answers_from_a_page_with_its_source_and_date() -> Outcome {
    let stage = Stage::set().await?;
    let check = async |command: &str, options: &[(&str, &str)], expected: &[&str]| -> Outcome {
        let answer = stage.command(stage.alice, command, options).await?;
        for part in expected {
            assert!(answer.text().contains(part), "/{command} lacks {part:?}:\n{}", answer.text());
        }
        assert!(!answer.is_ephemeral() && !answer.pings(), "/{command}");
        Ok(())
    };
    let devops = &[("career", "devops-engineer")];
    check("skills", devops, &["DevOps Engineer: Skills", "Source: DevOps Engineer", "updated"]).await?;
    check("salary", devops, &["DevOps Engineer: Salary", "a year", "United States", "Source:", "updated"])
        .await?;
    check("tools", devops, &["DevOps Engineer: Tools", "Source: DevOps Engineer", "updated"]).await?;
    check("become", devops, &["DevOps Engineer: How to become one", "Source: DevOps Engineer", "updated"])
        .await?;
    check("career", &[("name", "data-engineer")], &["Data Engineer", "a year", "Source:", "updated"]).await?;
    let two = &[("first", "data-engineer"), ("second", "devops-engineer")];
    check("compare", two, &["Data Engineer", "DevOps Engineer", "Source:", "updated"]).await?;
    let slips = &[("question", "waht is the salry of a data enginer")];
    check("ask", slips, &["Data Engineer: Salary", "a year", "Source: Data Engineer", "updated"]).await?;
    stage.clear().await
}

#[tokio::test]
async fn an_answer_for_one_member_alone_is_hidden() -> Outcome {
    let stage = Stage::set().await?;
    for (command, options, expected) in [
        ("help", &[] as &[(&str, &str)], "Ask me about a career"),
        ("privacy", &[], "What I keep"),
        ("ask", &[("question", "how do i bake bread")], "I don't know"),
        ("career", &[("name", "qqqq <@1> **x**")], "I have no page about that career"),
        ("compare", &[("first", "devops"), ("second", "DevOps Engineer")], "the same career"),
    ] {
        let answer = stage.command(stage.alice, command, options).await?;
        assert!(answer.is_ephemeral() && answer.text().contains(expected), "/{command}: {}", answer.text());
    }
    let asked = stage.discord.slash(stage.alice, stage.general, "salary").option("career", "data-engineer");
    let hidden = stage.discord.reply(asked.option("hide", true).send()?, WITHIN).await?;
    assert!(hidden.is_ephemeral() && hidden.text().contains("Data Engineer: Salary"), "{}", hidden.text());
    stage.clear().await
}

#[tokio::test]
async fn offers_careers_while_one_is_typed() -> Outcome {
    let many = |pages: &std::path::Path| -> Outcome {
        for number in 0..30 {
            let page = format!("# Zookeeper of kind {number}\n\n## Skills\n\nPatience with animals.\n");
            fs::write(pages.join(format!("zookeeper-{number}.md")), page)?;
        }
        Ok(())
    };
    let stage = Stage::set_with(0, many).await?;
    let offered = async |command: &str, option: &str, typed: &str| -> Outcome<Vec<String>> {
        let slash = stage.discord.slash(stage.alice, stage.general, command);
        let choices = slash.autocomplete(option, typed, WITHIN).await?;
        Ok(choices.iter().filter_map(|choice| choice.value.as_str()).map(str::to_owned).collect())
    };
    for (command, option) in [
        ("skills", "career"),
        ("tools", "career"),
        ("become", "career"),
        ("career", "name"),
        ("compare", "second"),
    ] {
        assert_eq!(
            offered(command, option, "devops eng").await?.first().map(String::as_str),
            Some("devops-engineer")
        );
    }
    let check = async |typed: &str, expected: &str| -> Outcome {
        let found = offered("salary", "career", typed).await?;
        assert_eq!(found.first().map(String::as_str), Some(expected), "for {typed:?}: {found:?}");
        Ok(())
    };
    check("Data Eng", "data-engineer").await?;
    check("gitops", "devops-engineer").await?;
    check("devpos", "devops-engineer").await?;
    check("frontned developer", "frontend-developer").await?;
    for typed in ["", "zoo", "e"] {
        let count = offered("salary", "career", typed).await?.len();
        assert!((1..=25).contains(&count), "{count} choices for {typed:?}");
    }
    for typed in ["@everyone", "🎉", "\" OR 1=1 --", &"x".repeat(100)] {
        assert!(offered("salary", "career", typed).await?.len() <= 25, "{typed}");
    }
    stage.clear().await
}

#[tokio::test]
async fn a_member_who_installed_the_bot_asks_where_it_is_no_member() -> Outcome {
    let stage = Stage::set().await?;
    let without = stage.discord.create_guild_without_bot("Without");
    let there = stage.discord.create_channel(without, "general")?;
    stage.discord.join(without, stage.alice)?;
    let slash = || stage.discord.slash(stage.alice, there, "salary").option("career", "data-engineer");
    assert!(matches!(slash().send(), Err(ControlError::NotOffered(_))));
    stage.discord.install_for(stage.alice)?;
    let answer = stage.discord.reply(slash().send()?, WITHIN).await?;
    assert!(answer.text().contains("Data Engineer: Salary"), "{}", answer.text());
    stage.discord.press(stage.alice, answer.id, "Delete")?;
    stage.discord.deleted(answer.id, WITHIN).await?;
    let group = stage.discord.create_group(&[stage.alice, stage.bob]);
    let asked = stage.discord.slash(stage.alice, group, "tools").option("career", "data-engineer").send()?;
    let answer = stage.discord.reply(asked, WITHIN).await?;
    assert!(answer.text().contains("Data Engineer: Tools"), "{}", answer.text());
    stage.clear().await
}

#[tokio::test]
async fn moderators_commands_exist_in_the_home_server_only() -> Outcome {
    let stage = Stage::set().await?;
    let elsewhere = stage.discord.create_guild("Elsewhere");
    let there = stage.discord.create_channel(elsewhere, "general")?;
    let owner = stage.discord.owner(elsewhere)?;
    let offered = |user: Id, channel: Id| stage.discord.slash(user, channel, "knowledge status").send();
    assert!(matches!(offered(owner, there), Err(ControlError::NotOffered(_))), "in another server");
    assert!(matches!(offered(stage.alice, stage.general), Err(ControlError::NotOffered(_))), "to a member");
    let direct = stage.discord.open_direct(stage.moderator)?;
    assert!(
        matches!(offered(stage.moderator, direct), Err(ControlError::NotOffered(_))),
        "in a direct message"
    );
    let asked = stage.discord.slash(owner, there, "salary").option("career", "data-engineer").send()?;
    let answer = stage.discord.reply(asked, WITHIN).await?;
    assert!(
        answer.text().contains("Data Engineer: Salary"),
        "the other commands work there: {}",
        answer.text()
    );
    stage.clear().await
}
