//! `/browse`, `/match` and `/compare … about`: lists that are leafed through, careers that are opened from them.

use std::fs;
use std::path::Path;

use discord_simulator::{Id, Message};

use crate::stage::{Outcome, Stage, WITHIN};

/// What becomes of a message, or comes of it, when its button is pressed.
async fn pressed(stage: &Stage, user: Id, message: Id, label: &str) -> Outcome<Message> {
    Ok(stage.discord.reply(stage.discord.press(user, message, label)?, WITHIN).await?)
}

/// What comes of choosing the entry with this label in the menu below an answer.
async fn chosen(stage: &Stage, user: Id, message: Id, label: &str) -> Outcome<Message> {
    let shown = stage.discord.message(message).ok_or("no such message")?;
    let found = shown.custom_ids().into_iter().find_map(|id| {
        let options = shown.select_options(id);
        let value = options.into_iter().find(|(shown, _)| *shown == label)?.1;
        Some((id.to_owned(), value.to_owned()))
    });
    let (menu, value) = found.ok_or_else(|| format!("no entry {label:?} below {}", shown.text()))?;
    Ok(stage.discord.reply(stage.discord.choose(user, message, &menu, &[&value])?, WITHIN).await?)
}

/// Thirty careers in a family of their own.
fn thirty_keepers(pages: &Path) -> Outcome {
    fs::create_dir(pages.join("animals"))?;
    for number in 10..40 {
        let page =
            format!("# Keeper of kind {number}\n\n## What is it?\n\nSomebody who feeds kind {number}.\n");
        fs::write(pages.join(format!("animals/keeper-{number}.md")), page)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_family_is_leafed_through_and_a_career_opened_even_after_a_restart() -> Outcome {
    let stage = Stage::set_with(0, thirty_keepers).await?;
    let all = stage.command(stage.alice, "browse", &[]).await?;
    assert!(all.text().contains("I know 96 careers") && !all.is_ephemeral(), "{}", all.text());
    let first = chosen(&stage, stage.alice, all.id, "Animals (30)").await?;
    assert_eq!(first.id, all.id);
    assert!(
        first.text().contains("Animals: 30 careers") && first.text().contains("Part 1 of 3"),
        "{}",
        first.text()
    );
    assert_eq!(first.button_labels(), ["Next", "All families", "Delete"]);

    let stage = stage.restart().await?;
    let second = pressed(&stage, stage.alice, all.id, "Next").await?;
    assert!(second.id == all.id && second.text().contains("Keeper of kind 22"), "{}", second.text());
    assert_eq!(second.button_labels(), ["Back", "Next", "All families", "Delete"]);
    let last = pressed(&stage, stage.alice, all.id, "Next").await?;
    assert_eq!(last.button_labels(), ["Back", "All families", "Delete"]);
    let opened = chosen(&stage, stage.alice, all.id, "Keeper of kind 39").await?;
    assert!(opened.id == all.id && opened.text().contains("feeds kind 39"), "{}", opened.text());
    stage.clear().await
}

#[tokio::test]
async fn a_family_is_completed_and_one_that_is_not_there_is_named() -> Outcome {
    let stage = Stage::set().await?;
    let slash = || stage.discord.slash(stage.alice, stage.general, "browse");
    let offered = slash().autocomplete("family", "sec", WITHIN).await?;
    let offered: Vec<_> =
        offered.iter().map(|choice| (choice.name.as_str(), choice.value.as_str())).collect();
    assert_eq!(offered, [("Security (4)", Some("security"))]);
    let family = stage.command(stage.alice, "browse", &[("family", "Security")]).await?;
    assert!(family.text().contains("Security: 4 careers"), "{}", family.text());
    let other = pressed(&stage, stage.bob, family.id, "All families").await?;
    assert_eq!(other.visible_only_to, Some(stage.bob), "the list of the other member stays as it was");
    let none = stage.command(stage.alice, "browse", &[("family", "@everyone")]).await?;
    assert!(
        none.text().contains("There is no family") && none.text().contains("Security"),
        "{}",
        none.text()
    );
    stage.clear().await
}

#[tokio::test]
async fn skills_lead_to_careers_and_to_what_is_missing() -> Outcome {
    let stage = Stage::set().await?;
    let answer = stage.command(stage.alice, "match", &[("skills", "sql, tableau")]).await?;
    assert!(answer.text().contains("Careers that use SQL and Tableau"), "{}", answer.text());
    assert!(
        answer.text().contains("Data Analyst") && answer.text().contains("also asks for"),
        "{}",
        answer.text()
    );
    let opened = chosen(&stage, stage.alice, answer.id, "Data Analyst").await?;
    assert!(opened.id == answer.id && opened.text().contains("Top skills"), "{}", opened.text());
    stage.clear().await
}

#[tokio::test]
async fn a_slip_in_a_skill_is_mended_one_that_no_page_names_is_told_and_one_like_it_offered() -> Outcome {
    let stage = Stage::set().await?;
    let answer = stage.command(stage.alice, "match", &[("skills", "sql, pyhton, basket weaving")]).await?;
    let text = answer.text();
    assert!(text.contains("Careers that use SQL and Python"), "a slip is mended: {text}");
    assert!(text.contains("No page here names “basket weaving”"), "{text}");
    // An English word is right as it is, whatever it is like.
    let answer = stage.command(stage.alice, "match", &[("skills", "sql, docket")]).await?;
    assert!(answer.text().contains("No page here names “docket”"), "{}", answer.text());
    let other = pressed(&stage, stage.alice, answer.id, "With Docker").await?;
    assert!(other.id == answer.id, "in place of the first");
    assert!(other.text().contains("Careers that use SQL and Docker"), "{}", other.text());
    let unknown = stage.command(stage.alice, "match", &[("skills", "basket weaving")]).await?;
    assert!(unknown.is_ephemeral(), "{}", unknown.text());
    assert!(unknown.text().contains("No page here names “basket weaving”"), "{}", unknown.text());
    stage.clear().await
}

#[tokio::test]
async fn the_last_skill_of_a_list_is_completed() -> Outcome {
    let stage = Stage::set().await?;
    let offered = async |typed: &str| -> Outcome<Vec<String>> {
        let slash = stage.discord.slash(stage.alice, stage.general, "match");
        let choices = slash.autocomplete("skills", typed, WITHIN).await?;
        Ok(choices.iter().filter_map(|choice| choice.value.as_str()).map(str::to_owned).collect())
    };
    let check = async |typed: &str, expected: &str| -> Outcome {
        let found = offered(typed).await?;
        assert_eq!(found.first().map(String::as_str), Some(expected), "for {typed:?}: {found:?}");
        Ok(())
    };
    check("pyth", "Python").await?;
    check("SQL, exc", "SQL, Excel").await?;
    check("k8s", "Kubernetes").await?;
    check("sql,dokcer", "sql, Docker").await?;
    assert_eq!(offered("").await?.len(), 25);
    assert!(!offered("sql, s").await?.iter().any(|list| list == "sql, SQL"), "none is offered twice");
    for typed in ["@everyone", ",,,", &format!("{}py", "sql, ".repeat(40))] {
        assert!(offered(typed).await?.len() <= 25, "{typed}");
    }
    stage.clear().await
}

#[tokio::test]
async fn up_to_four_careers_are_compared_on_one_facet() -> Outcome {
    let stage = Stage::set().await?;
    let slash = || {
        let two = stage.discord.slash(stage.alice, stage.general, "compare").option("first", "data-engineer");
        two.option("second", "devops-engineer")
    };
    let tools = slash().option("about", 7).send()?;
    let tools = stage.discord.reply(tools, WITHIN).await?;
    assert!(
        tools.text().contains("Only Data Engineer") && !tools.text().contains("Salary"),
        "{}",
        tools.text()
    );
    let four = slash().option("third", "data-analyst").option("fourth", "qa-engineer").option("about", 4);
    let four = stage.discord.reply(four.send()?, WITHIN).await?;
    let title = "Data Engineer vs DevOps Engineer vs Data Analyst vs QA Engineer";
    assert!(four.text().contains(title), "{}", four.text());
    let twice = slash().option("third", "devops").send()?;
    let twice = stage.discord.reply(twice, WITHIN).await?;
    assert!(twice.is_ephemeral() && twice.text().contains("the same career"), "{}", twice.text());
    let unknown = slash().option("third", "qqqq").option("about", 4).send()?;
    let unknown = stage.discord.reply(unknown, WITHIN).await?;
    assert!(unknown.is_ephemeral() && unknown.text().contains("no page about that"), "{}", unknown.text());
    stage.clear().await
}
