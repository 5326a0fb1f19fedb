//! What every request meets: token, unknown routes, rate limits, ordered faults, the log.

use std::time::Duration;

use discord_simulator::Simulator;
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::Stage;

#[tokio::test]
async fn a_wrong_token_is_unauthorized() -> Outcome {
    let stage = Stage::set().await?;
    for wrong in ["", "Bot wrong", stage.simulator.token()] {
        let answer = stage.call_as(wrong, Method::GET, "/users/@me", Value::Null).await?;
        assert_eq!(answer.expect(401), json!({"message": "401: Unauthorized", "code": 0}));
    }
    assert_eq!(stage.get("/users/@me").await?.expect(200)["bot"], true);
    Ok(())
}

#[tokio::test]
async fn an_unknown_route_is_not_found() -> Outcome {
    let stage = Stage::set().await?;
    let answer = stage.get("/guilds/1/horoscope").await?;
    assert_eq!(answer.expect(404), json!({"message": "404: Not Found", "code": 0}));
    stage.call(Method::DELETE, "/users/@me", Value::Null).await?.refused(405, 0);
    Ok(())
}

#[tokio::test]
async fn an_id_that_is_none_is_an_invalid_form() -> Outcome {
    let stage = Stage::set().await?;
    let body = stage.get("/channels/general").await?.refused(400, 50035);
    assert_eq!(body["errors"]["channel_id"]["_errors"][0]["code"], "NUMBER_TYPE_COERCE");
    Ok(())
}

#[tokio::test]
async fn broken_json_is_refused() -> Outcome {
    let stage = Stage::set().await?;
    let url = format!("{}/channels/{}/messages", stage.simulator.api_url(), stage.channel);
    let request = reqwest::Client::new()
        .post(url)
        .header("authorization", format!("Bot {}", stage.simulator.token()))
        .header("content-type", "application/json")
        .body("{");
    let response = request.send().await?;
    assert_eq!(response.status().as_u16(), 400);
    assert_eq!(response.json::<Value>().await?["code"], 50109);
    assert_eq!(stage.simulator.violations().len(), 1);
    Ok(())
}

#[tokio::test]
async fn tells_how_full_a_bucket_is() -> Outcome {
    let stage = Stage::set().await?;
    let first = stage.send(json!({"content": "1"})).await?;
    assert_eq!(first.header("x-ratelimit-limit"), Some("5"));
    assert_eq!(first.header("x-ratelimit-remaining"), Some("4"));
    assert!(first.header("x-ratelimit-reset-after").is_some_and(|after| after.starts_with("5.")));
    assert!(first.header("x-ratelimit-reset").is_some());
    let second = stage.send(json!({"content": "2"})).await?;
    assert_eq!(second.header("x-ratelimit-remaining"), Some("3"));
    assert_eq!(first.header("x-ratelimit-bucket"), second.header("x-ratelimit-bucket"));
    Ok(())
}

#[tokio::test]
async fn a_full_bucket_is_refused_only_when_limits_are_enforced() -> Outcome {
    let strict = Stage::set_with(Simulator::builder().enforce_rate_limits()).await?;
    let lenient = Stage::set().await?;
    for stage in [&strict, &lenient] {
        for _ in 0..5 {
            stage.send(json!({"content": "again"})).await?.expect(200);
        }
    }
    lenient.send(json!({"content": "again"})).await?.expect(200);
    let refused = strict.send(json!({"content": "again"})).await?;
    assert_eq!(refused.header("x-ratelimit-scope"), Some("user"));
    let body = refused.expect(429);
    assert!(body["retry_after"].as_f64().is_some_and(|seconds| seconds > 0.0 && seconds <= 5.0));
    strict.simulator.advance_clock(Duration::from_secs(5));
    strict.send(json!({"content": "again"})).await?.expect(200);
    Ok(())
}

#[tokio::test]
async fn answers_as_ordered_by_a_test() -> Outcome {
    let stage = Stage::set().await?;
    stage.simulator.limit_next("/messages", 1, Duration::from_millis(1500));
    stage.simulator.fail_next("/messages", 1, 502);
    let limited = stage.send(json!({"content": "x"})).await?;
    assert_eq!(limited.header("retry-after"), Some("2"));
    assert_eq!(limited.expect(429)["retry_after"], 1.5);
    stage.send(json!({"content": "x"})).await?.expect(502);
    stage.send(json!({"content": "x"})).await?.expect(200);
    assert!(stage.simulator.violations().is_empty());
    Ok(())
}

#[tokio::test]
async fn keeps_a_log_of_requests() -> Outcome {
    let stage = Stage::set().await?;
    stage.send(json!({"content": "logged"})).await?.expect(200);
    let log = stage.simulator.requests();
    let last = log.last().ok_or("no request")?;
    assert_eq!((last.method.as_str(), last.status), ("POST", 200));
    assert_eq!(last.route.as_deref(), Some("/channels/{channel_id}/messages"));
    assert_eq!(last.path, format!("/channels/{}/messages", stage.channel));
    assert_eq!((&last.body["content"], &last.answer["content"]), (&json!("logged"), &json!("logged")));
    Ok(())
}

#[tokio::test]
async fn describes_the_application() -> Outcome {
    let stage = Stage::set().await?;
    for path in ["/applications/@me", "/oauth2/applications/@me"] {
        assert_eq!(stage.get(path).await?.expect(200)["id"], json!(stage.simulator.bot()));
    }
    Ok(())
}
