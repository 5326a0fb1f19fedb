//! Pages and messages that mean harm: in the browser they are text and nothing more.

use std::fs;

use serde_json::json;

use crate::browser::Browser;
use crate::stage::Outcome;

const TITLE: &str = "<img src=x onerror=hacked=1> Tamer";
const PAGE: &str = "+++\ntitle = '<img src=x onerror=hacked=1> Tamer'\naliases = ['lion tamer']\n+++\n
## What is it?\n\n<script>hacked=1</script> [Press me](javascript:hacked=1) @everyone <a href=\"javascript:hacked=1\">or me</a>
<iframe srcdoc='<script>parent.hacked=1</script>'></iframe> <svg onload=hacked=1> **bold**\n";
const MESSAGE: &str = "<img src=x onerror=hacked=1> [press](javascript:hacked=1) <javascript:hacked=1> \
    `<script>hacked=1</script>` ||<svg onload=hacked=1>|| data:text/html,<script>hacked=1</script>";
/// What must not be there: it would run, load, or lead somewhere unsafe.
const HARM: &str = "return [window.hacked ?? null,
    document.querySelectorAll('script:not([src]), iframe, object, embed, [onerror], [onload], base, meta[http-equiv]').length,
    [...document.querySelectorAll('[href], [src], [action]')].map((found) => found.href ?? found.src ?? found.action)
      .filter((address) => typeof address === 'string' && !/^https?:/.test(address))]";

#[tokio::test]
async fn a_hostile_page_and_a_hostile_message_do_nothing() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    fs::write(browser.playground.pages().join("tamer.md"), PAGE)?;
    browser.until("document.querySelector('#banner button')").await?;
    browser.press("#banner button").await?;
    browser.until("document.querySelector('#banner').hidden").await?;
    browser.be("alice").await?;
    browser.go("career-questions").await?;
    browser.say("what is a lion tamer?").await?;
    let answer = browser.answer("Press me").await?;
    let read = browser.text(&answer).await?;
    assert!(read.contains("<script>hacked=1</script>") && read.contains("@everyone"), "{read}");
    let mentioned = browser
        .run(&format!("return document.querySelector('{answer} .mention')?.innerText ?? null"))
        .await?;
    assert_eq!(mentioned, json!(null), "no mention comes of it");
    browser.be("mona").await?;
    browser.answer("Press me").await?;
    let called = browser.run("return document.querySelectorAll('.mentions-me').length").await?;
    assert_eq!(called, 0, "@everyone calls nobody");

    browser.be("alice").await?;
    browser.go("general").await?;
    browser.say(MESSAGE).await?;
    browser.until("document.querySelector('.log').innerText.includes('onerror')").await?;
    browser.go("career-questions").await?;
    browser.inspect(&answer).await?;
    browser
        .until(&format!("document.querySelector('#inspector').innerText.includes({})", json!(TITLE)))
        .await?;
    browser.press("#inspector .source .link").await?;
    browser.until("document.querySelector('#page').innerText.includes('<iframe')").await?;
    browser.picture("hostile").await?;
    assert_eq!(browser.run(HARM).await?, json!([null, 0, []]));
    browser.press("#page .panel-head button").await?;
    browser.go("general").await?;
    assert_eq!(browser.run(HARM).await?, json!([null, 0, []]));
    browser.close().await
}
