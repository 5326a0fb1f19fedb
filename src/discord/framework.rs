//! What happens to every event: each is handled once, under its own id in the log, unless the bot is stopping.

use std::sync::{Arc, OnceLock};

use poise::serenity_prelude as serenity;
use poise::{FrameworkContext, FrameworkError, FrameworkOptions};
use serenity::{FullEvent, Interaction, ShardManager, async_trait};
use tokio::sync::OnceCell;
use tracing::Instrument;

use super::bot::Bot;
use super::commands::{self, Error};
use super::send::Receipt;
use super::view::View;
use super::work::Work;
use super::{components, failure, messages, registration, request, texts};

/// Hands events to commands, components and messages.
pub struct Framework {
    bot: Bot,
    work: Arc<Work>,
    options: FrameworkOptions<Bot, Error>,
    shards: OnceLock<Arc<ShardManager>>,
    registered: OnceCell<()>,
}

impl Framework {
    pub fn new(bot: Bot, work: Arc<Work>) -> Self {
        let mut commands: Vec<_> = commands::everyone().into_iter().chain(commands::moderators()).collect();
        poise::set_qualified_names(&mut commands);
        let options = FrameworkOptions {
            commands,
            on_error: |error| Box::pin(on_error(error)),
            allowed_mentions: None,
            initialize_owners: false,
            // One pause for commands and free text alike: see `cooldown`.
            manual_cooldowns: true,
            ..Default::default()
        };
        Self { bot, work, options, shards: OnceLock::new(), registered: OnceCell::new() }
    }

    async fn handle(&self, ctx: &serenity::Context, event: FullEvent) {
        let outcome = match &event {
            FullEvent::Message { new_message } => messages::message(ctx, &self.bot, new_message).await,
            FullEvent::InteractionCreate { interaction: Interaction::Component(press) } => {
                components::press(ctx, &self.bot, press).await
            }
            _ => return self.command(ctx, event).await,
        };
        outcome.unwrap_or_else(|error| failure::log(&error));
    }

    /// Commands and their autocompletion are poise's.
    async fn command(&self, ctx: &serenity::Context, event: FullEvent) {
        let Some(shard_manager) = self.shards.get() else { return };
        let framework = FrameworkContext {
            bot_id: ctx.cache.current_user().id,
            serenity_context: ctx,
            options: &self.options,
            user_data: &self.bot,
            shard_manager,
        };
        poise::dispatch_event(framework, event).await;
    }

    /// Discord says that a shard is ready after every new session: the commands are registered once.
    async fn ready(&self, ctx: &serenity::Context, ready: &serenity::Ready) {
        let shard = ready.shard.map_or(0, |shard| shard.id.0);
        tracing::info!(shard, servers = ready.guilds.len(), "ready");
        let registered =
            self.registered.get_or_try_init(|| registration::register(&ctx.http, self.bot.home_guild));
        if let Err(error) = registered.await {
            tracing::error!("the commands could not be registered; the next session tries again");
            failure::log(&error);
        }
    }
}

#[async_trait]
impl serenity::Framework for Framework {
    async fn init(&mut self, client: &serenity::Client) {
        self.shards.get_or_init(|| client.shard_manager.clone());
    }

    async fn dispatch(&self, ctx: serenity::Context, event: FullEvent) {
        let (id, via) = match &event {
            FullEvent::Ready { data_about_bot } => return self.ready(&ctx, data_about_bot).await,
            FullEvent::Message { new_message } => (new_message.id.get(), "message"),
            FullEvent::InteractionCreate { interaction } => (interaction.id().get(), "interaction"),
            _ => return,
        };
        let Some(_shift) = self.work.begin() else { return };
        if self.bot.seen.first(id) {
            let span = tracing::info_span!("event", request = request::id(id), via);
            self.handle(&ctx, event).instrument(span).await;
        }
    }
}

/// What poise could not do. Its own handler would post the error to the channel.
async fn on_error(error: FrameworkError<'_, Bot, Error>) {
    // A check that says no has told the member why.
    if let FrameworkError::CommandCheckFailed { error: None, .. } = error {
        return;
    }
    let ctx = error.serenity_context();
    let (interaction, text) = match (&error, error.ctx()) {
        (FrameworkError::UnknownInteraction { interaction, .. }, _) => {
            (*interaction, texts::unknown_command())
        }
        (_, Some(poise::Context::Application(command))) => {
            let request = request::id(command.interaction.id.get());
            (command.interaction, texts::failed(&request))
        }
        _ => return tracing::error!(%error, "an event was not handled"),
    };
    tracing::warn!(%error, "a command was not handled");
    let sent = Receipt::of_command(&ctx.http, interaction).respond_hidden(&View::notice(text)).await;
    sent.unwrap_or_else(|error| failure::log(&error));
}
