//! People with their roles, and the names behind the ids that stand in a text.

use serde_json::{Map, Value, json};

use crate::ids::Id;
use crate::model::{Channel, Guild, Message};
use crate::state::World;
use crate::web::viewer::Viewer;

/// A person as messages and lists show them.
pub(super) fn person(world: &World, guild: Option<&Guild>, id: Id) -> Value {
    let user = world.users.get(&id);
    json!({
        "id": id, "name": user.map_or("Deleted User", |user| user.name.as_str()),
        "bot": user.is_some_and(|user| user.bot), "roles": roles(guild, id),
    })
}

/// The names of a member's roles.
pub(super) fn roles(guild: Option<&Guild>, id: Id) -> Vec<&str> {
    let member = guild.and_then(|guild| Some((guild, guild.members.get(&id)?)));
    let Some((guild, member)) = member else { return Vec::new() };
    member.roles.iter().filter_map(|role| Some(guild.roles.get(role)?.name.as_str())).collect()
}

pub(super) fn guild_of<'a>(world: &'a World, channel: &Channel) -> Option<&'a Guild> {
    world.guilds.get(&channel.guild?)
}

/// How a channel is called: a private one by who else is in it.
pub(super) fn channel_name(world: &World, channel: &Channel, viewer: Viewer) -> String {
    if channel.guild.is_some() {
        return channel.name.clone();
    }
    let others = channel.recipients.iter().filter(|id| **id != viewer.0);
    let names: Vec<&str> = others.filter_map(|id| Some(world.users.get(id)?.name.as_str())).collect();
    match names.is_empty() {
        true => world.users.get(&world.bot).map_or_else(String::new, |bot| bot.name.clone()),
        false => names.join(", "),
    }
}

/// The names of all that a message mentions and `viewer` may know of, and whether it notifies them.
pub(super) fn mentions(world: &World, guild: Option<&Guild>, message: &Message, viewer: Viewer) -> Value {
    let (mut users, mut roles, mut channels) = (Map::new(), Map::new(), Map::new());
    for (sign, id) in mentioned(&message.text()) {
        let key = id.to_string();
        match sign {
            Sign::User => users.extend(world.users.get(&id).map(|user| (key, json!(user.name)))),
            Sign::Role => {
                let role = guild.and_then(|guild| guild.roles.get(&id));
                roles.extend(role.map(|role| (key, json!(role.name))));
            }
            Sign::Channel => {
                let seen = world.channels.get(&id).filter(|_| world.sees_channel(id, viewer.0));
                channels.extend(seen.map(|channel| (key, json!(channel_name(world, channel, viewer)))));
            }
        }
    }
    json!({"users": users, "roles": roles, "channels": channels, "you": notifies(guild, message, viewer.0)})
}

fn notifies(guild: Option<&Guild>, message: &Message, user: Id) -> bool {
    let member = guild.and_then(|guild| guild.members.get(&user));
    let by_role =
        member.is_some_and(|member| member.roles.iter().any(|role| message.mention_roles.contains(role)));
    message.author != user && (message.mentions.contains(&user) || message.mention_everyone || by_role)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    User,
    Role,
    Channel,
}

/// `<@1>`, `<@!1>`, `<@&1>` and `<#1>`.
fn mentioned(text: &str) -> Vec<(Sign, Id)> {
    let signs = [("@&", Sign::Role), ("@!", Sign::User), ("@", Sign::User), ("#", Sign::Channel)];
    let inner = text.split('<').skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
    let read = |inner: &str| {
        signs.into_iter().find_map(|(opening, sign)| Some((sign, inner.strip_prefix(opening)?.parse().ok()?)))
    };
    inner.filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_text_mentions() {
        let found = mentioned("<@1> é<@!2> <@&3> <#4> <t:5:R> <@x> < @6> <@7");
        assert_eq!(
            found,
            [(Sign::User, Id(1)), (Sign::User, Id(2)), (Sign::Role, Id(3)), (Sign::Channel, Id(4))]
        );
    }
}
