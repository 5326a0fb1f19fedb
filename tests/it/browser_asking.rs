//! Asking in the browser: in free text, by commands that are completed, by buttons and menus.

use serde_json::json;

use crate::browser::Browser;
use crate::stage::Outcome;

#[tokio::test]
async fn a_newcomer_asks_in_free_text_and_asks_on() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    browser.be("nino").await?;
    browser.go("career-questions").await?;
    browser.say("how much does a devops enginer earn?").await?;
    let salary = browser.answer("DevOps Engineer: Salary").await?;
    let read = browser.text(&salary).await?;
    assert!(read.contains("a year") && read.contains('$'), "{read}");
    browser.say("and which tools do they use?").await?;
    let tools = browser.answer("DevOps Engineer: Tools").await?;
    assert!(browser.text(&tools).await?.contains("Docker"), "{}", browser.text(&tools).await?);
    browser.picture("asking").await?;
    browser.inspect(&salary).await?;
    browser.until("document.querySelector('#inspector').innerText.includes('enginer → engineer')").await?;
    browser.press("#inspector .source .link").await?;
    // The page opens at the section that the answer is from.
    browser
        .until("/^## .*(pay|earn|salary)/i.test(document.querySelector('#page .sought')?.innerText)")
        .await?;
    browser.picture("inspector").await?;
    browser.reload().await?;
    browser.answer("DevOps Engineer: Tools").await?;
    browser.close().await
}

#[tokio::test]
async fn a_command_is_completed_and_its_answer_leads_on() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    browser.go("general").await?;
    browser.begin_command("salary").await?;
    browser.keys("dvops").await?;
    browser.until("document.querySelector('#lists [role=option]')?.innerText === 'DevOps Engineer'").await?;
    browser.picture("completing").await?;
    browser.enter().await?;
    browser.enter().await?;
    let answer = browser.answer("DevOps Engineer: Salary").await?;

    browser.press(&format!("{answer} .select")).await?;
    browser.press_text(".select-list", "Tools").await?;
    let same = browser.answer("DevOps Engineer: Tools").await?;
    assert_eq!(same, answer, "the menu changes its own message");

    browser.begin_command("ask").await?;
    browser.keys("python developer").await?;
    browser.enter().await?;
    let choices = browser.answer("Which one do you mean?").await?;
    let button = format!("{choices} button.button");
    let label = browser.text(&button).await?;
    browser.press(&button).await?;
    let title =
        format!("document.querySelector('{choices} .embed-title')?.innerText.includes({})", json!(label));
    browser.until(&title).await?;
    browser.close().await
}
