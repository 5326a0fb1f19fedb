//! Connections and sessions: identify, heartbeats, close codes, resume, op 7 and op 9.

use std::time::Duration;

use discord_simulator::Simulator;
use serde_json::json;

use crate::Outcome;
use crate::raw::{INTENTS, MESSAGE_CONTENT, Socket, Stage, WITHIN};

#[tokio::test]
async fn greets_with_ready_and_the_guilds() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.identify(stage.simulator.token(), INTENTS).await?;
    let ready = socket.event("READY").await?;
    assert_eq!(ready["user"]["id"], json!(stage.simulator.bot()));
    assert_eq!(ready["guilds"], json!([{"id": stage.guild, "unavailable": true}]));
    assert_eq!(ready["shard"], json!([0, 1]));
    let guild = socket.event("GUILD_CREATE").await?;
    assert_eq!(guild["name"], "Careers");
    assert_eq!(guild["channels"][0]["name"], "general");
    assert_eq!(guild["member_count"], 3);
    assert_eq!(guild["members"].as_array().map(Vec::len), Some(1), "the bot alone, without the intent");
    stage.simulator.ready(1, WITHIN).await?;
    Ok(())
}

#[tokio::test]
async fn the_gateway_is_found_through_rest() -> Outcome {
    let stage = Stage::set_with(Simulator::builder().shards(3)).await?;
    let plain = stage.get("/gateway").await?.expect(200);
    assert_eq!(plain["url"], stage.simulator.gateway_url());
    let bot = stage.get("/gateway/bot").await?.expect(200);
    assert_eq!((&bot["shards"], &bot["session_start_limit"]["remaining"]), (&json!(3), &json!(1000)));
    Ok(())
}

#[tokio::test]
async fn acknowledges_heartbeats() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.send(json!({"op": 1, "d": null})).await?;
    assert_eq!(socket.frame().await?["op"], 11);
    assert_eq!(stage.simulator.heartbeats(), 1);
    Ok(())
}

#[tokio::test]
async fn a_silent_connection_times_out() -> Outcome {
    let builder = Simulator::builder().heartbeat(Duration::from_millis(20));
    let stage = Stage::set_with(builder).await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    assert_eq!(socket.close_code().await?, Some(4009));
    Ok(())
}

/// Sends one frame on a fresh connection and expects to be closed.
async fn check_close(frame: serde_json::Value, expected: u16) -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.send(frame).await?;
    assert_eq!(socket.close_code().await?, Some(expected));
    let awaited = format!("close code {expected}");
    let noted = |simulator: &Simulator| (simulator.close_codes() == [expected]).then_some(());
    stage.simulator.until(&awaited, WITHIN, noted).await?;
    Ok(())
}

fn identify(token: &str, intents: u64, shard: [u64; 2]) -> serde_json::Value {
    json!({"op": 2, "d": {"token": token, "intents": intents, "shard": shard, "properties": {}}})
}

#[tokio::test]
async fn closes_with_the_code_of_the_mistake() -> Outcome {
    let token = "simulator-token";
    check_close(json!({"op": 77, "d": null}), 4001).await?;
    check_close(json!({"op": "two"}), 4002).await?;
    check_close(json!({"op": 2, "d": {"token": token}}), 4002).await?;
    check_close(json!({"op": 2, "d": {"pad": "x".repeat(5000)}}), 4002).await?;
    check_close(json!({"op": 3, "d": {"status": "online", "activities": []}}), 4003).await?;
    check_close(identify("wrong", INTENTS, [0, 1]), 4004).await?;
    check_close(identify(token, INTENTS, [1, 1]), 4010).await?;
    check_close(identify(token, 1 << 40, [0, 1]), 4013).await?;
    check_close(identify(token, INTENTS | MESSAGE_CONTENT, [0, 1]), 4014).await?;
    check_close(identify(token, 1 << 1, [0, 1]), 4014).await
}

#[tokio::test]
async fn refuses_a_second_identify() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    socket.identify(stage.simulator.token(), INTENTS).await?;
    assert_eq!(socket.close_code().await?, Some(4005));
    Ok(())
}

#[tokio::test]
async fn refuses_more_than_120_frames_a_minute() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    for _ in 0..121 {
        socket.send(json!({"op": 1, "d": null})).await?;
    }
    assert_eq!(socket.close_code().await?, Some(4008));
    Ok(())
}

#[tokio::test]
async fn refuses_other_versions_and_compressed_streams() -> Outcome {
    let stage = Stage::set().await?;
    let url = stage.simulator.gateway_url();
    let error = Socket::connect_to(&format!("{url}/?v=6&encoding=json")).await.err();
    assert!(error.is_some_and(|error| error.to_string().contains("4012")));
    assert!(Socket::connect_to(&format!("{url}/?v=10&compress=zlib-stream")).await.is_err());
    assert!(Socket::connect_to(&format!("{url}/?v=10&encoding=etf")).await.is_err());
    Ok(())
}

#[tokio::test]
async fn resuming_replays_what_was_missed() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let (session, sequence) = (socket.session.clone(), socket.sequence);
    stage.simulator.cut_connections();
    assert_eq!(socket.close_code().await?, None);
    let missed = stage.simulator.say(stage.alice, stage.channel, "while you were away")?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.resume(stage.simulator.token(), &session, sequence).await?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["id"], json!(missed.id));
    socket.event("RESUMED").await?;
    let after = stage.simulator.say(stage.alice, stage.channel, "and now")?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["id"], json!(after.id));
    assert_eq!((stage.simulator.identifies(), stage.simulator.resumes()), (1, 1));
    Ok(())
}

#[tokio::test]
async fn resuming_from_the_future_is_refused() -> Outcome {
    let stage = Stage::set().await?;
    let session = stage.socket().await?.session;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.resume(stage.simulator.token(), &session, 999).await?;
    assert_eq!(socket.close_code().await?, Some(4007));
    Ok(())
}

#[tokio::test]
async fn an_unknown_session_cannot_be_resumed() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.resume(stage.simulator.token(), "no-such-session", 1).await?;
    assert_eq!(socket.op(9).await?, json!(false));
    socket.identify(stage.simulator.token(), INTENTS).await?;
    socket.event("READY").await?;
    Ok(())
}

#[tokio::test]
async fn a_session_ends_with_close_1000_and_after_three_minutes() -> Outcome {
    let stage = Stage::set().await?;
    let socket = stage.socket().await?;
    socket.close(1000).await?;
    let gone = |simulator: &Simulator| simulator.shards().is_empty().then_some(());
    stage.simulator.until("the session to end", WITHIN, gone).await?;

    let session = stage.socket().await?.session;
    stage.simulator.cut_connections();
    stage.simulator.advance_clock(Duration::from_secs(181));
    let mut socket = Socket::connect(&stage.simulator).await?;
    socket.resume(stage.simulator.token(), &session, 1).await?;
    assert_eq!(socket.op(9).await?, json!(false));
    Ok(())
}

#[tokio::test]
async fn asks_to_reconnect_and_invalidates_sessions() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    stage.simulator.ask_to_reconnect();
    socket.op(7).await?;
    stage.simulator.invalidate_sessions(true);
    assert_eq!(socket.op(9).await?, json!(true));
    let (session, sequence) = (socket.session.clone(), socket.sequence);
    socket.resume(stage.simulator.token(), &session, sequence).await?;
    socket.event("RESUMED").await?;
    stage.simulator.invalidate_sessions(false);
    assert_eq!(socket.op(9).await?, json!(false));
    assert!(stage.simulator.shards().is_empty());
    Ok(())
}

#[tokio::test]
async fn records_presence_updates() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let activity = json!({"name": "Custom Status", "type": 4, "state": "12 careers"});
    let update = json!({"since": null, "activities": [activity], "status": "online", "afk": false});
    socket.send(json!({"op": 3, "d": update})).await?;
    let presence = stage.simulator.presence_where(WITHIN, |_| true).await?;
    assert_eq!(presence.payload["activities"][0]["state"], "12 careers");
    Ok(())
}

#[tokio::test]
async fn tells_members_when_asked() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    socket.send(json!({"op": 8, "d": {"guild_id": stage.guild, "query": "ali", "limit": 0}})).await?;
    let chunk = socket.event("GUILD_MEMBERS_CHUNK").await?;
    assert_eq!(chunk["members"][0]["user"]["username"], "alice");
    Ok(())
}

#[tokio::test]
async fn sends_an_event_again_when_told() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let message = stage.simulator.say(stage.alice, stage.channel, "once")?;
    socket.event("MESSAGE_CREATE").await?;
    let first = socket.sequence;
    stage.simulator.repeat_message(message.id)?;
    assert_eq!(socket.event("MESSAGE_CREATE").await?["id"], json!(message.id));
    assert!(socket.sequence > first);
    Ok(())
}

#[tokio::test]
async fn stopping_ends_connections_and_frees_the_port() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let address: std::net::SocketAddr = stage.simulator.base_url().trim_start_matches("http://").parse()?;
    stage.simulator.stop().await;
    assert!(matches!(socket.close_code().await?, Some(1001) | None));
    Simulator::builder().address(address).start().await?.stop().await;
    Ok(())
}
