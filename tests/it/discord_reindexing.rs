//! Reindexing while the bot is asked: no question fails, and none sees half of a change.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use discord_simulator::{Id, Simulator};

use crate::stage::{Outcome, Stage, WITHIN};

const EDITIONS: u32 = 4;
/// So many pages that indexing them takes longer than the bot waits before it shows progress, however it was built.
const MANY_PAGES: usize = if cfg!(debug_assertions) { 400 } else { 8000 };

/// Writes two pages whose figures tell the edition.
fn write(pages: &Path, edition: u32) -> Outcome {
    // Two figures: one and the same would be shown once.
    for (slug, title, high) in [("beekeeper", "Beekeeper", 90_000), ("clockmaker", "Clockmaker", 95_000)] {
        let page = format!(
            "+++\ntitle = \"{title}\"\nupdated = 2026-01-02\n[[salary]]\nlow = {low}\nhigh = {high}\ncurrency = \"USD\"\n\
             period = \"year\"\nregion = \"United States\"\nyear = 2025\nsource = \"The guild\"\n+++\n# {title}\n\n\
             ## Skills\n\nPatience.\n\n## Salary\n\nIt pays.\n",
            low = 40_000 + edition,
        );
        fs::write(pages.join(slug).with_extension("md"), page)?;
    }
    Ok(())
}

#[tokio::test]
async fn questions_during_reindexes_see_all_of_one_edition() -> Outcome {
    let stage = Stage::set_with(0, |pages| write(pages, 1)).await?;
    let done = Cell::new(false);
    let seen = Cell::new(BTreeSet::new());
    let reindexing = async {
        for edition in 2..=EDITIONS {
            write(&stage.pages(), edition)?;
            let report = stage.knowledge("reindex", &[]).await?.text();
            assert!(report.contains("Reindexed") && report.contains("Changed (2)"), "{report}");
        }
        done.set(true);
        Outcome::Ok(())
    };
    let asking = |user: Id, by_command: bool| {
        let (stage, done, seen) = (&stage, &done, &seen);
        async move {
            let mut asked = 0;
            let mut last = 1;
            loop {
                // The last question is one that was asked after the last reindex.
                let is_last = done.get() && asked >= 4;
                let answer = match by_command {
                    true => {
                        stage
                            .command(user, "compare", &[("first", "beekeeper"), ("second", "clockmaker")])
                            .await?
                    }
                    false => stage.mention(user, "beekeeper vs clockmaker salary").await?,
                };
                let shown = editions(&answer.text());
                let [first, second] = shown.as_slice() else { return Err(answer.text().into()) };
                assert_eq!(first, second, "half of a change:\n{}", answer.text());
                assert!(*first >= last, "an older edition came back:\n{}", answer.text());
                last = *first;
                asked += 1;
                let mut all = seen.take();
                all.insert(last);
                seen.set(all);
                if is_last {
                    return Outcome::Ok(last);
                }
            }
        }
    };
    let (_, by_command, by_mention) =
        tokio::try_join!(reindexing, asking(stage.alice, true), asking(stage.bob, false))?;
    assert_eq!(
        (by_command, by_mention),
        (EDITIONS, EDITIONS),
        "the last edition is answered from at the end"
    );
    assert!(seen.take().len() >= 2, "the questions came between the reindexes");
    stage.clear().await
}

/// The editions that the figures of an answer tell, in their order.
fn editions(text: &str) -> Vec<u32> {
    let parts = text.split("$40,00").skip(1);
    parts.filter_map(|rest| rest.chars().next()?.to_digit(10)).collect()
}

#[tokio::test]
async fn progress_is_shown_while_many_pages_are_indexed() -> Outcome {
    let many = |pages: &Path| -> Outcome {
        for number in 0..MANY_PAGES {
            let page = format!(
                "# Zookeeper of kind {number}\n\n## Skills\n\n{}\n",
                "Patience with animals. ".repeat(40)
            );
            fs::write(pages.join(format!("zookeeper-{number}.md")), page)?;
        }
        Ok(())
    };
    let stage = Stage::set_with(0, many).await?;
    let slash = stage.discord.slash(stage.moderator, stage.general, "knowledge reindex");
    let asked = slash.option("force", true).send()?;
    let at_work = |discord: &Simulator| {
        let message = discord.message(discord.interaction(asked)?.original?)?;
        message.content.contains('%').then_some(())
    };
    stage.discord.until("progress", WITHIN, at_work).await?;
    let meanwhile = stage.knowledge("reindex", &["force"]).await?.text();
    assert!(meanwhile.contains("a reindex is already running"), "{meanwhile}");
    let mut shown: Vec<String> = Vec::new();
    let finished = |discord: &Simulator| {
        let message = discord.message(discord.interaction(asked)?.original?)?;
        if !message.content.is_empty() && shown.last() != Some(&message.content) {
            shown.push(message.content.clone());
        }
        message.embeds.first().map(|_| message.text())
    };
    let report = stage.discord.until("the report", WITHIN, finished).await?;
    assert!(report.contains("Reindexed") && report.contains(" pages, "), "{report}");
    assert!(shown.iter().all(|shown| shown.contains(" % · ")), "{shown:?}");
    let second = stage.knowledge("reindex", &[]).await?.text();
    assert!(second.contains("Nothing has changed"), "{second}");
    stage.clear().await
}
