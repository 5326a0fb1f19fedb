//! Beginning anew: nothing was ever said.

use serde_json::json;

use crate::control::Simulator;
use crate::gateway::{Event, Intents};
use crate::ids::Id;
use crate::model::ChannelKind;
use crate::state::World;

impl Simulator {
    /// Forgets all messages, threads, interactions and the record of requests and violations. Guilds, channels,
    /// people, commands and connections stay. The bot is told of the threads that went.
    pub fn reset(&self) {
        self.shared.change(|world| {
            let is_thread = |kind| kind == ChannelKind::Thread;
            let threads: Vec<Id> =
                world.channels.values().filter(|found| is_thread(found.kind)).map(|found| found.id).collect();
            threads.into_iter().for_each(|thread| remove_thread(world, thread));
            world.channels.values_mut().for_each(|channel| channel.last_message = None);
            world.messages.clear();
            world.files.clear();
            world.interactions.clear();
            world.requests.clear();
            world.violations.clear();
            world.typing.clear();
            world.typing_since_ms.clear();
            world.put_away.clear();
        });
    }
}

fn remove_thread(world: &mut World, id: Id) {
    let Some(thread) = world.channels.remove(&id) else { return };
    let data = json!({
        "id": id, "guild_id": thread.guild, "parent_id": thread.parent, "type": thread.kind as u8,
    });
    world.dispatch(&Event::new("THREAD_DELETE", thread.guild, Intents::GUILDS, data));
}
