//! Which commands Discord knows: those for everyone everywhere, those for moderators in the home server only.

use poise::serenity_prelude as serenity;
use serenity::{GuildId, Http};

use super::commands;
use super::failure;

/// Replaces the bot's commands on Discord by those of this version.
///
/// The commands for moderators exist in `home_guild` alone. Where that cannot be reached (the bot was not invited yet,
/// say), the rest is registered all the same.
///
/// # Errors
/// When Discord does not take the commands for everyone.
pub async fn register(http: &Http, home_guild: Option<u64>) -> serenity::Result<()> {
    let everyone = poise::builtins::create_application_commands(&commands::everyone());
    serenity::Command::set_global_commands(http, everyone).await?;
    if let Some(guild) = home_guild {
        let moderators = poise::builtins::create_application_commands(&commands::moderators());
        if let Err(error) = GuildId::new(guild).set_commands(http, moderators).await {
            tracing::error!(guild, "the commands for moderators could not be registered in the home server");
            failure::log(&error);
        }
    }
    Ok(())
}
