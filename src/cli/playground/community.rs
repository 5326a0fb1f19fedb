//! The community that is played: its people, what they may do, and its channels.

use discord_simulator::{ControlError, Id, Permissions, Simulator};

/// What everyone may do: read, write, use commands.
const EVERYONE: Permissions = Permissions(
    Permissions::VIEW_CHANNEL.0
        | Permissions::SEND_MESSAGES.0
        | Permissions::SEND_MESSAGES_IN_THREADS.0
        | Permissions::READ_MESSAGE_HISTORY.0
        | Permissions::USE_APPLICATION_COMMANDS.0
        | Permissions::USE_EXTERNAL_APPS.0,
);
/// What members may do beyond that.
const MEMBER: Permissions = Permissions(
    Permissions::ADD_REACTIONS.0
        | Permissions::CREATE_PUBLIC_THREADS.0
        | Permissions::EMBED_LINKS.0
        | Permissions::ATTACH_FILES.0,
);
const MODERATOR: Permissions =
    Permissions(MEMBER.0 | Permissions::MANAGE_GUILD.0 | Permissions::MANAGE_MESSAGES.0);
/// What the bot asks for when it is invited.
const BOT: Permissions = Permissions(Permissions::EMBED_LINKS.0 | Permissions::ATTACH_FILES.0);

/// Each of the people with the role they have.
const PEOPLE: [(&str, &str, Permissions); 3] =
    [("alice", "Member", MEMBER), ("mona", "Moderator", MODERATOR), ("nino", "Newcomer", Permissions::NONE)];

/// Where the bot is at home.
pub struct Community {
    pub guild: Id,
    /// The channel where every question gets an answer.
    pub questions: Id,
}

impl Community {
    /// Makes guild, channels, people, and a direct message with the bot for each of them.
    pub fn settle(discord: &Simulator) -> Result<Self, ControlError> {
        let guild = discord.create_guild("Career community");
        discord.change_role(guild, guild, |everyone| everyone.permissions = EVERYONE)?;
        let channel = |name: &str, topic: &str| {
            let channel = discord.create_channel(guild, name)?;
            discord.set_topic(channel, topic)?;
            Ok::<Id, ControlError>(channel)
        };
        channel("general", "Talk about anything. To ask the bot, mention it or use a command.")?;
        let questions =
            channel("career-questions", "Every question here gets an answer, no mention needed.")?;
        let moderators = channel("moderators", "For those who look after the pages: /knowledge")?;
        discord.overwrite(moderators, guild, Permissions::NONE, Permissions::VIEW_CHANNEL)?;
        let lets_in =
            |role| discord.overwrite(moderators, role, Permissions::VIEW_CHANNEL, Permissions::NONE);
        let role = discord.create_role(guild, "Bot", BOT)?;
        discord.give_role(guild, discord.bot(), role)?;
        lets_in(role)?;
        for (name, role, permissions) in PEOPLE {
            let user = discord.create_member(guild, name)?;
            let role = discord.create_role(guild, role, permissions)?;
            discord.give_role(guild, user, role)?;
            discord.open_direct(user)?;
            if permissions.allow(Permissions::MANAGE_GUILD) {
                lets_in(role)?;
            }
        }
        Ok(Self { guild, questions })
    }
}
