//! Several shards: who hears of which guild.

use serde_json::json;

use crate::Outcome;
use crate::raw::{INTENTS, Socket, Stage, WITHIN};

#[tokio::test]
async fn a_shard_hears_of_its_guilds_only() -> Outcome {
    let stage = Stage::set().await?;
    let simulator = &stage.simulator;
    let mut sockets = Vec::new();
    for shard in 0..2 {
        let mut socket = Socket::connect(simulator).await?;
        socket.identify_as(simulator.token(), INTENTS, [shard, 2]).await?;
        assert_eq!(socket.event("READY").await?["shard"], json!([shard, 2]));
        sockets.push(socket);
    }
    simulator.ready(2, WITHIN).await?;
    for shard in 0..2_u64 {
        let guild = simulator.create_guild_on_shard("sharded", shard, 2);
        assert_eq!(guild.shard(2), shard);
        let mine = usize::try_from(shard)?;
        let created = sockets[mine].event("GUILD_CREATE").await?;
        // The guild of the stage was served first to whichever shard it falls on.
        let created = if created["id"] == json!(stage.guild) {
            sockets[mine].event("GUILD_CREATE").await?
        } else {
            created
        };
        assert_eq!(created["id"], json!(guild));
        let channel = simulator.create_channel(guild, "general")?;
        let member = simulator.create_member(guild, "bob")?;
        simulator.say(member, channel, "hello")?;
        sockets[mine].event("MESSAGE_CREATE").await?;
        assert!(sockets[1 - mine].hears_nothing_of("MESSAGE_CREATE").await?);
    }
    Ok(())
}

#[tokio::test]
async fn direct_messages_go_to_shard_0() -> Outcome {
    let stage = Stage::set().await?;
    let simulator = &stage.simulator;
    let mut first = Socket::connect(simulator).await?;
    first.identify_as(simulator.token(), INTENTS, [0, 2]).await?;
    let mut second = Socket::connect(simulator).await?;
    second.identify_as(simulator.token(), INTENTS, [1, 2]).await?;
    second.event("READY").await?;
    let direct = simulator.open_direct(stage.alice)?;
    simulator.say(stage.alice, direct, "psst")?;
    assert_eq!(first.event("MESSAGE_CREATE").await?["content"], "psst");
    assert!(second.hears_nothing_of("MESSAGE_CREATE").await?);
    Ok(())
}
