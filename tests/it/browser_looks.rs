//! How the page looks, and to whom it is open: on a phone, in the dark, and to those who hear it or use the keyboard alone.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::outside::npm_packages;
use crate::stage::Outcome;

/// The narrowest screen, in pixels.
const NARROW: u32 = 360;
/// Serious and critical violations, with the elements they are found at.
const AXE: &str = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join('; ')}`)), (error) => done([String(error)]))";

/// Fills a channel with what the page can show: an answer with an embed and a menu, and a reply.
async fn ask(browser: &Browser) -> Outcome<String> {
    browser.say("how much does a devops engineer earn?").await?;
    let answer = browser.answer("DevOps Engineer: Salary").await?;
    browser.say("compare a data engineer with a data scientist").await?;
    browser.answer("Data Scientist").await?;
    Ok(answer)
}

/// How bright the background is, from 0 to 255.
async fn brightness(browser: &Browser) -> Outcome<f64> {
    let colour = "return getComputedStyle(document.querySelector('.middle')).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)";
    let colour: Vec<f64> = serde_json::from_value(browser.run(colour).await?)?;
    Ok(colour.iter().sum::<f64>() / 3.0)
}

#[tokio::test]
async fn a_narrow_screen_is_wide_enough() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    let device = json!({"width": NARROW, "height": 740, "deviceScaleFactor": 2, "mobile": true});
    browser.pretend("Emulation.setDeviceMetricsOverride", device).await?;
    browser.load().await?;
    let fits = async |what: &str| -> Outcome {
        let widths = browser.run("return [document.documentElement.scrollWidth, innerWidth]").await?;
        assert_eq!(widths, json!([NARROW, NARROW]), "{what}");
        browser.picture(&format!("narrow-{what}")).await
    };
    browser.press("#channels-button").await?;
    fits("channels").await?;
    browser.press_text("#channels", "career-questions").await?;
    browser
        .until("document.querySelector('#channels-button').getAttribute('aria-expanded') === 'false'")
        .await?;
    let answer = ask(&browser).await?;
    fits("answers").await?;
    browser.press("#field").await?;
    browser.keys("/").await?;
    browser.until("document.querySelectorAll('#lists [role=option]').length > 5").await?;
    fits("commands").await?;
    browser.inspect(&answer).await?;
    fits("inspector").await?;
    browser.close().await
}

#[tokio::test]
async fn the_theme_follows_the_preference_and_the_choice() -> Outcome {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    browser.go("career-questions").await?;
    ask(&browser).await?;
    for (preferred, is_dark) in [("light", false), ("dark", true)] {
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": preferred}]});
        browser.pretend("Emulation.setEmulatedMedia", media).await?;
        assert_eq!(brightness(&browser).await? < 100.0, is_dark, "{preferred}");
        browser.picture(preferred).await?;
    }
    browser.press("#theme").await?;
    assert!(brightness(&browser).await? > 200.0, "light was chosen");
    browser.load().await?;
    assert!(brightness(&browser).await? > 200.0, "the choice is remembered");
    browser.close().await
}

#[tokio::test]
async fn axe_finds_nothing_serious() -> Outcome {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/axe");
    let Some(packages) = npm_packages(&packages)? else { return Ok(()) };
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    let axe = fs::read_to_string(packages.join("node_modules/axe-core/axe.min.js"))?;
    browser.run(&axe).await?;
    let check = async |what: &str| -> Outcome {
        let found: Value = browser.run_until_done(AXE).await?;
        assert_eq!(found, json!([]), "{what}");
        Ok(())
    };
    browser.go("career-questions").await?;
    let answer = ask(&browser).await?;
    check("answers").await?;
    browser.inspect(&answer).await?;
    check("the inspector").await?;
    browser.press(&format!("{answer} .select")).await?;
    browser.until("document.querySelector('.select-list [role=option]')").await?;
    check("a menu").await?;
    browser.escape().await?;
    browser.press("#theme").await?;
    check("the other theme").await?;
    browser.begin_command("salary").await?;
    browser.until("document.querySelectorAll('#lists [role=option]').length > 5").await?;
    check("a command").await?;
    browser.close().await
}
