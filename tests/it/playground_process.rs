//! The process of the playground: its one address, its port, and how it ends.

use std::net::TcpListener;

use assert_cmd::assert::OutputAssertExt;
use nix::sys::signal::Signal;
use predicates::str::contains;

use crate::bot::{self, Bot};
use crate::place::Place;
use crate::playground::{Playground, address, command};
use crate::stage::{Outcome, folder};

#[tokio::test]
async fn says_one_address_and_ends_in_order_with_a_page_open() -> Outcome {
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let playground = Playground::open().await?;
        let events = format!("{}/web/api/events?as={}", playground.address, playground.who("Member").await?);
        let mut events = reqwest::get(events).await?;
        playground.bot.signal(signal)?;
        let said = playground.bot.says("\n").await?;
        let (code, log) = playground.bot.ended().await?;
        assert_eq!(code, Some(0), "{signal}: {log}");
        let first_time = |line: &str| line.starts_with("Indexed ") && line.contains("for the first time");
        assert!(log.lines().all(first_time), "all went well: {log}");
        assert_eq!((said.lines().count(), address(&said)?), (1, playground.address.clone()), "{said}");
        let mut heard = String::new();
        while let Some(bytes) = events.chunk().await? {
            heard.push_str(&String::from_utf8_lossy(&bytes));
        }
        assert!(heard.ends_with("event: bye\ndata: {}\n\n"), "the page is told: {heard}");
    }
    Ok(())
}

#[tokio::test]
async fn takes_a_free_port_where_the_default_one_is_taken() -> Outcome {
    // Taken by this test, or by somebody else already.
    let _taken = TcpListener::bind("127.0.0.1:4050");
    let folder = folder()?;
    let mut command = bot::command(folder.path());
    command.arg("playground");
    let playground = Bot::start(command)?;
    let address = address(&playground.says("\n").await?)?;
    assert_ne!(address, "http://127.0.0.1:4050");
    playground.signal(Signal::SIGTERM)?;
    assert_eq!(playground.ended().await?.0, Some(0));
    Ok(())
}

#[tokio::test]
async fn two_play_at_once_with_the_same_pages_and_index() -> Outcome {
    let folder = folder()?;
    let first = Bot::start(command(folder.path()))?;
    let one = address(&first.says("\n").await?)?;
    let second = Bot::start(command(folder.path()))?;
    let two = address(&second.says("\n").await?)?;
    assert_ne!(one, two);
    for playground in [first, second] {
        playground.signal(Signal::SIGTERM)?;
        assert_eq!(playground.ended().await?.0, Some(0));
    }
    Ok(())
}

#[test]
fn a_port_that_was_named_and_is_taken_is_told() -> Outcome {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port().to_string();
    let folder = folder()?;
    let mut command = bot::command(folder.path());
    command.args(["playground", "--port", &port]);
    command.assert().code(2).stdout("").stderr(contains(format!("port {port} is taken")));
    Ok(())
}

#[test]
fn without_pages_there_is_nothing_to_play_with() {
    let place = Place::empty();
    place.write("knowledge/README.md", "no page");
    let ended = place.run(&["playground", "--port", "0"]).with_code(2);
    ended.warns(&["there is no page to answer from"]);
}

#[test]
fn a_broken_page_is_told_at_the_terminal_before_the_play_begins() {
    let place = Place::with_small_pages(&["baker", "smith"]);
    place.write("knowledge/broken.md", "+++\ntitle = \n+++\n");
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|taken| taken.local_addr().map(|at| (taken, at.port())));
    let (_taken, port) = port.expect("a port");
    // The port is taken, so that it ends by itself.
    let ended = place.run(&["playground", "--port", &port.to_string()]).with_code(2);
    ended.warns(&["Refused knowledge/broken.md", "is taken"]);
}
