//! `/knowledge`: what moderators are told, what a broken page does, and who is turned away.

use std::fs;
use std::path::Path;

use discord_simulator::{Id, Intents, Simulator};
use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::stage::{Outcome, Stage, WITHIN};

const DEVOPS: &str = "infrastructure/devops-engineer.md";
const SALARY: (&str, &[(&str, &str)]) = ("salary", &[("career", "devops-engineer")]);

/// Replaces the first occurrence of a text in a page; returns the number of its line.
fn rewrite(stage: &Stage, page: &str, from: &str, to: &str) -> Outcome<usize> {
    let path = stage.pages().join(page);
    let text = fs::read_to_string(&path)?;
    let (before, _) = text.split_once(from).ok_or(format!("{page} has no {from:?}"))?;
    fs::write(path, text.replacen(from, to, 1))?;
    Ok(before.matches('\n').count() + 1)
}

/// What stands in a report, without the backslashes that keep it from being read as Markdown.
async fn report(stage: &Stage, subcommand: &str, flags: &[&str]) -> Outcome<String> {
    let report = stage.knowledge(subcommand, flags).await?;
    assert!(report.visible_only_to == Some(stage.moderator), "for the moderator alone: {}", report.text());
    Ok(report.text().replace('\\', ""))
}

fn check(report: &str, expected: &[&str]) {
    for part in expected {
        assert!(report.contains(part), "no {part:?} in:\n{report}");
    }
}

#[tokio::test]
async fn a_broken_page_is_refused_by_line_and_its_last_good_version_stays() -> Outcome {
    let stage = Stage::set().await?;
    let before = stage.command(stage.alice, SALARY.0, SALARY.1).await?.text();
    check(&report(&stage, "check", &[]).await?, &["The pages are in order"]);
    let line = rewrite(&stage, DEVOPS, "currency = \"USD\"", "currency = \"pebbles\"")?;
    let refused = format!("{DEVOPS}:{line}: ");
    check(&report(&stage, "check", &[]).await?, &["Some pages would be refused", &refused, "pebbles"]);
    let told = ["Refused (1)", &refused, "pebbles", "its last good version is still served"];
    check(&report(&stage, "reindex", &[]).await?, &told);
    assert_eq!(stage.command(stage.alice, SALARY.0, SALARY.1).await?.text(), before);
    check(&report(&stage, "status", &[]).await?, &told);
    let stage = stage.restart().await?;
    assert_eq!(stage.command(stage.alice, SALARY.0, SALARY.1).await?.text(), before, "after a restart too");
    rewrite(&stage, DEVOPS, "currency = \"pebbles\"", "currency = \"EUR\"")?;
    let mended = report(&stage, "reindex", &[]).await?;
    check(&mended, &["Reindexed", "Changed (1)", "devops-engineer"]);
    assert!(!mended.contains("Refused"), "{mended}");
    let after = stage.command(stage.alice, SALARY.0, SALARY.1).await?.text();
    assert!(after.contains('€') && after != before, "{after}");
    stage.clear().await
}

#[tokio::test]
async fn a_preview_tells_what_would_change_and_changes_nothing() -> Outcome {
    let stage = Stage::set().await?;
    let status = report(&stage, "status", &[]).await?;
    let before = stage.command(stage.alice, SALARY.0, SALARY.1).await?.text();
    check(&report(&stage, "reindex", &[]).await?, &["Nothing has changed"]);
    rewrite(&stage, DEVOPS, "currency = \"USD\"", "currency = \"EUR\"")?;
    fs::write(stage.pages().join("beekeeper.md"), "# Beekeeper\n\n## Skills\n\nPatience.\n")?;
    let preview = report(&stage, "reindex", &["preview"]).await?;
    check(
        &preview,
        &["What a reindex would change", "Added (1)", "beekeeper", "Changed (1)", "devops-engineer"],
    );
    assert_eq!(stage.command(stage.alice, SALARY.0, SALARY.1).await?.text(), before);
    assert_eq!(report(&stage, "status", &[]).await?, status);
    check(&report(&stage, "reindex", &[]).await?, &["Reindexed", "Added (1)", "Changed (1)"]);
    let added = stage.ask("skills of a beekeeper?").await?;
    assert!(added.text().contains("Beekeeper: Skills"), "{}", added.text());
    assert_ne!(report(&stage, "status", &[]).await?, status);
    stage.clear().await
}

#[tokio::test]
async fn losing_more_than_a_fifth_of_the_pages_takes_force() -> Outcome {
    let stage = Stage::set().await?;
    let is_page = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
    let pages = WalkDir::new(stage.pages()).into_iter().filter_map(Result::ok);
    let pages: Vec<_> = pages.map(walkdir::DirEntry::into_path).filter(|path| is_page(path)).collect();
    let lost = pages.iter().filter(|path| !path.ends_with("devops-engineer.md")).take(pages.len() / 5 + 1);
    lost.clone().try_for_each(fs::remove_file)?;
    let lost = lost.count();
    let told = format!("{lost} of {} pages would be lost", pages.len());
    check(&report(&stage, "reindex", &[]).await?, &["Not reindexed", &told, "force"]);
    check(&report(&stage, "status", &[]).await?, &[&format!("{} pages", pages.len())]);
    let removed = format!("Removed ({lost})");
    check(&report(&stage, "reindex", &["force"]).await?, &["Reindexed", &removed]);
    check(&report(&stage, "status", &[]).await?, &[&format!("{} pages", pages.len() - lost)]);
    let kept = stage.command(stage.alice, SALARY.0, SALARY.1).await?;
    assert!(kept.text().contains("DevOps Engineer: Salary"), "{}", kept.text());
    stage.clear().await
}

#[tokio::test]
async fn who_gets_past_discord_without_the_right_is_turned_away_by_the_bot() -> Outcome {
    let stage = Stage::set().await?;
    let elsewhere = stage.discord.create_guild("Elsewhere");
    let manage = "32";
    let refusals = [
        (900_001, stage.guild, "0"),
        (900_002, stage.guild, "8192"),
        // Somebody who manages a server, but not the home server.
        (900_003, elsewhere, manage),
    ];
    for (id, guild, permissions) in refusals {
        let told = forced(&stage, id, guild, permissions).await?;
        assert_eq!(told["type"], 4, "{told}");
        assert_eq!(told["data"]["flags"], 64, "{told}");
        let text = told["data"]["content"].as_str().unwrap_or_default();
        assert!(text.contains("Only members who may manage the home server"), "{told}");
    }
    let allowed = forced(&stage, 900_004, stage.guild, manage).await?;
    assert_eq!(allowed["type"], 5, "a moderator is not turned away: {allowed}");
    stage.clear().await
}

/// Sends `/knowledge reindex force:True` as no client would offer it; returns the bot's response.
async fn forced(stage: &Stage, id: u64, guild: Id, permissions: &str) -> Outcome<Value> {
    let id = Id(id);
    let knowledge = stage.discord.registered("knowledge", WITHIN).await?.id;
    let force = json!({"name": "force", "type": 5, "value": true});
    let user = json!({"id": stage.bob, "username": "bob", "discriminator": "0", "avatar": null});
    let member = json!({
        "user": user, "roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": false, "mute": false, "flags": 0,
        "permissions": permissions,
    });
    let interaction = json!({
        "id": id, "application_id": stage.discord.bot(), "token": "interaction-forced", "version": 1, "type": 2,
        "guild_id": guild, "channel_id": stage.general, "member": member, "locale": "en-US", "entitlements": [],
        "app_permissions": "0", "authorizing_integration_owners": {"0": guild}, "context": 0,
        "attachment_size_limit": 10_485_760,
        "data": {
            "id": knowledge, "name": "knowledge", "type": 1,
            "options": [{"name": "reindex", "type": 1, "options": [force]}],
        },
    });
    stage.discord.dispatch_raw("INTERACTION_CREATE", Some(guild), Intents::NONE, interaction);
    let path = format!("/interactions/{id}/");
    // Discord knows nothing of the interaction and refuses the response, which is what the bot wanted to say.
    let response = |discord: &Simulator| {
        let found = discord.requests().into_iter().find(|request| request.path.starts_with(&path))?;
        (found.status != 0).then_some(found.body)
    };
    Ok(stage.discord.until("the response", WITHIN, response).await?)
}
