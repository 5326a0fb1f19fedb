//! Pages that change while one plays: the banner tells it, and moderators reindex.

use std::fs;

use serde_json::{Value, json};

use crate::playground::{MEMBER, MODERATOR, NEWCOMER, Playground, shown, text};
use crate::stage::Outcome;

const PAGE: &str =
    "\n# Lighthouse Keeper\n\n## What is it?\n\nSomebody who keeps a light burning for ships.\n";

/// The banner when it is, or is no longer, there.
async fn banner(playground: &Playground, user: &str, is_there: bool) -> Outcome<Value> {
    let look = |seen: &Value| (seen["banner"].is_object() == is_there).then(|| seen["banner"].clone());
    playground.until(user, "/web/host/banner", look).await
}

#[tokio::test]
async fn a_moderator_reindexes_and_members_cannot() -> Outcome {
    let playground = Playground::open().await?;
    let (member, moderator) = (playground.who(MEMBER).await?, playground.who(MODERATOR).await?);
    let general = playground.channel(&member, "general").await?;
    for person in [member.clone(), playground.who(NEWCOMER).await?] {
        let (_, offered) =
            playground.fetch(&format!("/web/api/channels/{general}/commands?as={person}")).await?;
        assert!(
            !offered.to_string().contains("knowledge") && offered.to_string().contains("salary"),
            "{offered}"
        );
        let call = json!({"channel": general, "command": "knowledge reindex"});
        let (status, refused) = playground.act(&person, "slash", call).await?;
        assert!(status == 403 && refused["error"].is_string(), "{refused}");
    }
    fs::write(playground.pages().join("lighthouse-keeper.md"), PAGE)?;
    let changed = banner(&playground, &moderator, true).await?;
    assert_eq!((&changed["action"], &changed["tone"]), (&json!("Reindex"), &json!("info")));
    assert!(text(&changed["text"]).contains("Added: lighthouse-keeper"), "{changed}");
    let report = playground.slash(&moderator, &general, "knowledge reindex", json!({})).await?;
    assert!(shown(&report).contains("**Added (1)**") && report["ephemeral"] == true, "{report}");
    banner(&playground, &moderator, false).await?;
    let answer = playground.slash(&member, &general, "career", json!({"name": "lighthouse-keeper"})).await?;
    assert!(shown(&answer).contains("a light burning"), "{answer}");
    playground.close().await
}

#[tokio::test]
async fn the_banners_button_reindexes_and_tells_of_a_broken_page() -> Outcome {
    let playground = Playground::open().await?;
    let member = playground.who(MEMBER).await?;
    fs::write(playground.pages().join("lighthouse-keeper.md"), PAGE)?;
    fs::write(playground.pages().join("broken.md"), "+++\ntitle = \n+++\n")?;
    let look = |seen: &Value| {
        text(&seen["banner"]["text"]).contains("Refused: knowledge/broken.md").then_some(json!(true))
    };
    playground.until(&member, "/web/host/banner", look).await?;
    let (status, told) = playground.post("/web/host/banner", json!({"as": member})).await?;
    assert_eq!(status, 200, "{told}");
    let told = text(&told["text"]);
    for part in ["Added: lighthouse-keeper", "1 refused", "knowledge/broken.md"] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    let (_, after) = playground.fetch("/web/host/banner").await?;
    assert_eq!(after, json!({"banner": null}));
    playground.close().await
}

#[tokio::test]
async fn only_pages_can_be_read_through_the_page() -> Outcome {
    let playground = Playground::open().await?;
    for path in
        ["/etc/passwd", "knowledge/../settings.toml", "knowledge/vocabulary.toml", "settings.toml", ""]
    {
        let (status, refused) = playground.fetch(&format!("/web/host/page?path={path}")).await?;
        assert_eq!(status, 404, "{path}: {refused}");
    }
    playground.close().await
}
