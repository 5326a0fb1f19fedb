//! Files: sent on every route that takes them, kept, dropped, embedded, served and refused.

use std::error::Error;

use discord_simulator::{Id, Message, Permissions};
use reqwest::Method;
use serde_json::{Value, json};

use crate::Outcome;
use crate::raw::{Answer, Stage, WITHIN};

type Failure = Box<dyn Error>;

/// The head of an image of 3 by 2 pixels: enough to measure it.
fn png() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02".to_vec();
    png.extend([8, 2, 0, 0, 0]);
    png
}

async fn send(stage: &Stage, body: Value, files: Vec<(&'static str, Vec<u8>)>) -> Result<Answer, Failure> {
    let path = format!("/channels/{}/messages", stage.channel);
    stage.call_with_files(Method::POST, &path, body, files).await
}

fn stored(stage: &Stage, answer: &Value) -> Result<Message, Failure> {
    let id: Id = serde_json::from_value(answer["id"].clone())?;
    Ok(stage.simulator.message(id).ok_or("not stored")?)
}

fn names(message: &Message) -> Vec<&str> {
    message.attachments.iter().map(|file| file.filename.as_str()).collect()
}

#[tokio::test]
async fn a_file_is_told_stored_and_served() -> Outcome {
    let stage = Stage::set().await?;
    let mut socket = stage.socket().await?;
    let listed = json!([{"id": 0, "filename": "pay chart.png", "description": "Pay by year"}]);
    let body = json!({"content": "see", "attachments": listed});
    let answer = send(&stage, body, vec![("ignored.png", png())]).await?.expect(200);
    let file = &answer["attachments"][0];
    assert_eq!((&file["filename"], &file["description"]), (&json!("pay_chart.png"), &json!("Pay by year")));
    assert_eq!((&file["width"], &file["height"], &file["size"]), (&json!(3), &json!(2), &json!(29)));
    assert_eq!(socket.event("MESSAGE_CREATE").await?["attachments"], answer["attachments"]);

    let message = stored(&stage, &answer)?;
    let file = &message.attachments[0];
    assert_eq!(file.pixels, Some((3, 2)));
    assert_eq!(stage.simulator.file(file.id), Some(png()));
    let served = reqwest::get(&file.url).await?;
    let header = |name: &str| served.headers().get(name).and_then(|value| value.to_str().ok());
    assert_eq!(header("content-type"), Some("image/png"));
    assert_eq!(header("x-content-type-options"), Some("nosniff"));
    assert!(header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
    assert_eq!(served.bytes().await?, png());
    let transcript = stage.simulator.transcript(stage.channel, stage.alice).to_string();
    assert!(transcript.contains("file: pay_chart.png (image/png, 29 bytes)"), "{transcript}");
    assert!(stage.simulator.violations().is_empty(), "{}", stage.simulator.report());
    Ok(())
}

#[tokio::test]
async fn a_file_alone_is_a_message_and_goes_with_it() -> Outcome {
    let stage = Stage::set().await?;
    let answer = send(&stage, json!({}), vec![("notes.txt", b"hi".to_vec())]).await?.expect(200);
    let message = stored(&stage, &answer)?;
    let (id, url) = (message.attachments[0].id, message.attachments[0].url.clone());
    assert_eq!(reqwest::get(&url).await?.status(), 200);
    assert_eq!(reqwest::get(format!("{url}x")).await?.status(), 404);
    let path = format!("/channels/{}/messages/{}", stage.channel, message.id);
    stage.call(Method::DELETE, &path, Value::Null).await?.expect(204);
    assert_eq!(reqwest::get(&url).await?.status(), 404);
    assert_eq!(stage.simulator.file(id), None);
    Ok(())
}

#[tokio::test]
async fn an_embed_shows_the_file_that_it_names() -> Outcome {
    let stage = Stage::set().await?;
    let body = json!({"embeds": [
        {"title": "attachment://chart.png", "image": {"url": "attachment://chart.png"}}]});
    let answer = send(&stage, body, vec![("chart.png", png()), ("data.csv", b"a,b".to_vec())]).await?;
    let answer = answer.expect(200);
    let message = stored(&stage, &answer)?;
    assert_eq!(names(&message), ["chart.png", "data.csv"]);
    assert_eq!(answer["embeds"][0]["image"]["url"], json!(message.attachments[0].url));
    assert_eq!(answer["embeds"][0]["title"], "attachment://chart.png", "text is left alone");
    assert_eq!(answer["attachments"].as_array().map(Vec::len), Some(1), "what an embed shows is told there");
    assert_eq!(answer["attachments"][0]["filename"], "data.csv");
    Ok(())
}

#[tokio::test]
async fn an_edit_keeps_drops_and_adds_files() -> Outcome {
    let stage = Stage::set().await?;
    let two = vec![("a.txt", b"a".to_vec()), ("b.txt", b"b".to_vec())];
    let message = stored(&stage, &send(&stage, json!({}), two).await?.expect(200))?;
    let path = format!("/channels/{}/messages/{}", stage.channel, message.id);
    let edit = async |body: Value, files: Vec<(&'static str, Vec<u8>)>| -> Result<Message, Failure> {
        let answer = stage.call_with_files(Method::PATCH, &path, body, files).await?.expect(200);
        stored(&stage, &answer)
    };
    let untouched = edit(json!({"content": "x"}), vec![]).await?;
    assert_eq!(names(&untouched), ["a.txt", "b.txt"]);
    let kept = json!({"attachments": [{"id": message.attachments[1].id}, {"id": "0", "description": "c"}]});
    let exchanged = edit(kept, vec![("c.txt", b"c".to_vec())]).await?;
    assert_eq!(names(&exchanged), ["b.txt", "c.txt"]);
    assert_eq!(exchanged.attachments[1].description.as_deref(), Some("c"));
    assert_eq!(stage.simulator.file(message.attachments[0].id), None);
    let emptied = stage.call(Method::PATCH, &path, json!({"content": "", "attachments": []})).await?;
    emptied.refused(400, 50006);
    assert_eq!(names(&edit(json!({"attachments": []}), vec![]).await?), [""; 0]);
    Ok(())
}

#[tokio::test]
async fn an_interaction_is_answered_with_files() -> Outcome {
    let stage = Stage::set().await?;
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    let body = json!({"type": 4, "data": {"embeds": [{"image": {"url": "attachment://1.png"}}], "flags": 64,
        "attachments": [{"id": "0"}]}});
    let file = |name| vec![(name, png())];
    stage.call_with_files(Method::POST, &asked.callback, body, file("1.png")).await?.expect(204);
    assert_eq!(names(&stage.simulator.reply(asked.id, WITHIN).await?), ["1.png"]);
    let original = format!("{}/messages/@original", asked.webhook);
    let body = json!({"embeds": [{"image": {"url": "attachment://2.png"}}], "attachments": [{"id": "0"}]});
    stage.call_with_files(Method::PATCH, &original, body, file("2.png")).await?.expect(200);
    assert_eq!(names(&stage.simulator.reply(asked.id, WITHIN).await?), ["2.png"]);
    let answer =
        stage.call_with_files(Method::POST, &asked.webhook, json!({"flags": 64}), file("3.png")).await?;
    let answer = answer.expect(200);
    assert_eq!(answer["attachments"][0]["ephemeral"], true);
    let path = format!("{}/messages/{}", asked.webhook, answer["id"].as_str().unwrap_or_default());
    stage.call_with_files(Method::PATCH, &path, json!({}), file("4.png")).await?.expect(200);
    assert_eq!(names(&stage.simulator.follow_up(asked.id, 0, WITHIN).await?), ["3.png", "4.png"]);
    assert!(stage.simulator.violations().is_empty(), "{}", stage.simulator.report());
    Ok(())
}

#[tokio::test]
async fn files_that_are_named_must_be_there() -> Outcome {
    let stage = Stage::set().await?;
    let body = json!({"content": "x", "attachments": [{"id": 0}, {"id": 1}]});
    let refused = send(&stage, body, vec![("a.txt", b"a".to_vec())]).await?.refused(400, 50035);
    assert_eq!(refused["errors"]["attachments"]["1"]["_errors"][0]["code"], "ATTACHMENT_NOT_FOUND");
    let body = json!({"embeds": [{"title": "t", "image": {"url": "attachment://b.png"}}]});
    let refused = send(&stage, body, vec![("a.png", png())]).await?.refused(400, 50035);
    let code = &refused["errors"]["embeds"]["0"]["image"]["url"]["_errors"][0]["code"];
    assert_eq!(code, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND");
    assert_eq!(stage.simulator.violations().len(), 2);
    Ok(())
}

#[tokio::test]
async fn files_have_limits() -> Outcome {
    let stage = Stage::set().await?;
    let ten = || vec![("a.txt", b"a".to_vec()); 10];
    let message = stored(&stage, &send(&stage, json!({}), ten()).await?.expect(200))?;
    let path = format!("/channels/{}/messages/{}", stage.channel, message.id);
    let one_more = vec![("b.txt", b"b".to_vec())];
    stage.call_with_files(Method::PATCH, &path, json!({}), one_more).await?.refused(400, 30015);
    let largest = 10 << 20;
    send(&stage, json!({}), vec![("a.bin", vec![0; largest])]).await?.expect(200);
    send(&stage, json!({}), vec![("a.bin", vec![0; largest + 1])]).await?.refused(413, 40005);
    Ok(())
}

#[tokio::test]
async fn a_channel_may_forbid_files() -> Outcome {
    let stage = Stage::set().await?;
    let deny = Permissions::ATTACH_FILES;
    stage.simulator.overwrite(stage.channel, stage.guild, Permissions::NONE, deny)?;
    let file = || vec![("a.txt", b"a".to_vec())];
    send(&stage, json!({"content": "x"}), file()).await?.refused(403, 50013);
    send(&stage, json!({"content": "x"}), vec![]).await?.expect(200);
    stage.register_ask().await?;
    let mut socket = stage.socket().await?;
    let asked = stage.asked(&mut socket).await?;
    let body = json!({"type": 4, "data": {"content": "x"}});
    let answer = stage.call_with_files(Method::POST, &asked.callback, body, file()).await?;
    answer.expect(204);
    Ok(())
}

#[tokio::test]
async fn a_form_is_taken_only_where_files_are() -> Outcome {
    let stage = Stage::set().await?;
    let path = format!("/channels/{}/threads", stage.channel);
    stage.call_with_files(Method::POST, &path, json!({"name": "t"}), vec![]).await?.refused(415, 0);
    let url = format!("{}/channels/{}/messages", stage.simulator.api_url(), stage.channel);
    let broken = reqwest::Client::new()
        .post(url)
        .header("authorization", format!("Bot {}", stage.simulator.token()))
        .header("content-type", "multipart/form-data; boundary=x")
        .body("--x\r\nnothing");
    crate::raw::answered(broken).await?.refused(400, 0);
    assert_eq!(stage.simulator.violations().len(), 1);
    Ok(())
}
