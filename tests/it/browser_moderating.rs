//! Looking after the pages in the browser: who may, and what they see of it.

use std::fs;

use crate::browser::Browser;
use crate::stage::Outcome;

const PAGE: &str = "# Lighthouse Keeper\n\n## What is it?\n\nSomebody who keeps a light burning for ships.\n";

/// Takes down all that is shown in the channel from now on.
const WATCH: &str = "window.shown = []; const log = document.querySelector('.log');
    const note = () => window.shown.push(log.innerText);
    new MutationObserver(note).observe(log, { childList: true, subtree: true, characterData: true });";

#[tokio::test]
async fn a_moderator_reindexes_and_sees_the_progress() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    browser.be("mona").await?;
    browser.go("moderators").await?;
    fs::write(browser.playground.pages().join("lighthouse-keeper.md"), PAGE)?;
    browser.until("document.querySelector('#banner').innerText.includes('Added: lighthouse-keeper')").await?;
    browser.picture("banner").await?;
    browser.run(WATCH).await?;
    browser.begin_command("knowledge reindex").await?;
    browser.enter().await?;
    let report = browser.answer("Added (1)").await?;
    assert!(browser.text(&report).await?.contains("Only you can see this"));
    let shown = browser.run("return window.shown.join('\\n')").await?;
    let shown = shown.as_str().unwrap_or_default();
    assert!(shown.contains("is thinking") || shown.contains(" % · "), "no progress was shown: {shown}");
    browser.picture("reindexed").await?;
    browser.until("document.querySelector('#banner').hidden").await?;
    browser.begin_command("career").await?;
    browser.keys("lighthouse").await?;
    browser
        .until("document.querySelector('#lists [role=option]')?.innerText === 'Lighthouse Keeper'")
        .await?;
    browser.enter().await?;
    browser.enter().await?;
    browser.answer("a light burning").await?;
    browser.close().await
}

#[tokio::test]
async fn a_member_is_refused() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    browser.be("alice").await?;
    browser.go("general").await?;
    let channels = browser.text("#channels").await?;
    assert!(channels.contains("general") && !channels.contains("moderators"), "{channels}");
    browser.press("#field").await?;
    browser.keys("/").await?;
    browser.until("document.querySelectorAll('#lists [role=option]').length > 5").await?;
    let offered = browser.text("#lists").await?;
    assert!(offered.contains("/salary") && !offered.contains("/knowledge"), "{offered}");
    // Whoever gets round the page is refused by the server.
    let act =
        "fetch('/web/api/state').then((answer) => answer.json()).then((state) => fetch('/web/api/act', {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ as: state.people[0].id, kind: 'slash', channel: state.guilds[0].channels[0].id,
            command: 'knowledge reindex', options: {} }),
      })).then((answer) => done(answer.status), (error) => done(String(error)))";
    assert_eq!(browser.run_until_done(act).await?, 403);
    browser.close().await
}
