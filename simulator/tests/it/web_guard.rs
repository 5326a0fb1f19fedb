//! The page is for the machine it runs on: what it carries with every answer, and whom it refuses.

use reqwest::Method;
use serde_json::json;

use crate::Outcome;
use crate::browser::{Browser, answer};

#[tokio::test]
async fn every_answer_shuts_the_page_in() -> Outcome {
    let browser = Browser::open().await?;
    for path in ["/", "/web/icon.svg", "/web/api/state", "/web/api/nothing", "/web/nothing.js"] {
        let answer = browser.fetch(path).await?;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn files_have_their_type_and_are_fetched_once() -> Outcome {
    let browser = Browser::open().await?;
    let page = browser.fetch("/").await?;
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    let tag = page.header("etag").ok_or("no tag")?;
    let again = browser.request(Method::GET, "/").header("if-none-match", tag).send().await?;
    assert_eq!(again.status(), 304);
    let script = browser.fetch("/web/store.js").await?;
    assert_eq!(script.header("content-type"), Some("text/javascript; charset=utf-8"));
    Ok(())
}

#[tokio::test]
async fn only_the_pages_own_files_are_served() -> Outcome {
    let browser = Browser::open().await?;
    for path in [
        "/web/API.md",
        "/web/package.json",
        "/web/tests/page.test.js",
        "/web/../Cargo.toml",
        "/web/%2e%2e/Cargo.toml",
    ] {
        assert_eq!(browser.fetch(path).await?.status, 404, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_name_that_was_bent_to_this_machine_is_refused() -> Outcome {
    let browser = Browser::open().await?;
    for path in ["/", "/web/api/state", "/web/api/events"] {
        let call = browser.request(Method::GET, path).header("host", "evil.example:80");
        let refused = answer(call.send().await?).await?.expect(403);
        assert!(refused["error"].as_str().is_some_and(|error| error.contains("127.0.0.1")), "{refused}");
    }
    Ok(())
}

#[tokio::test]
async fn another_page_can_neither_read_nor_act() -> Outcome {
    let browser = Browser::open().await?;
    let alice = browser.stage.alice;
    let deed = json!({"as": alice, "kind": "say", "channel": browser.stage.channel, "text": "spam"});
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        let act = browser.request(Method::POST, "/web/api/act").header("origin", origin).json(&deed);
        answer(act.send().await?).await?.expect(403);
        let read = browser.request(Method::GET, "/web/api/state").header("origin", origin);
        answer(read.send().await?).await?.expect(403);
    }
    let form = browser.request(Method::POST, "/web/api/act").body(deed.to_string());
    answer(form.send().await?).await?.expect(400);
    assert!(browser.look(alice).await?["messages"].as_array().is_some_and(Vec::is_empty));
    let own =
        browser.request(Method::POST, "/web/api/act").header("origin", browser.stage.simulator.base_url());
    answer(own.json(&deed).send().await?).await?.expect(200);
    Ok(())
}

#[tokio::test]
async fn every_refusal_is_a_sentence() -> Outcome {
    let browser = Browser::open().await?;
    let (alice, channel) = (browser.stage.alice, browser.stage.channel);
    let check = async |path: String, status: u16| -> Outcome {
        let refused = browser.fetch(&path).await?.expect(status);
        let error = refused["error"].as_str().unwrap_or_default();
        assert!(error.ends_with('.') && error.contains(' '), "{path}: {refused}");
        Ok(())
    };
    check(format!("/web/api/channels/{channel}/messages"), 400).await?;
    check(format!("/web/api/channels/{channel}/messages?as=nobody"), 400).await?;
    check(format!("/web/api/channels/{channel}/messages?as=7"), 404).await?;
    check(format!("/web/api/channels/{channel}/messages?as={}", browser.stage.simulator.bot()), 404).await?;
    check(format!("/web/api/channels/7/messages?as={alice}"), 404).await?;
    check(format!("/web/api/channels/x/messages?as={alice}"), 400).await?;
    check("/web/api/act".to_owned(), 405).await?;
    check(format!("/web/host/banner?as={alice}"), 404).await?;
    browser.act(alice, "fly", json!({})).await?.expect(400);
    browser.act(alice, "thread", json!({"name": "nowhere"})).await?.expect(403);
    Ok(())
}
