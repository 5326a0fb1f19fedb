//! The only way out: every message leaves through here, with all mentions off.

use std::sync::Arc;

use poise::serenity_prelude as serenity;
use serenity::{
    Builder, ButtonStyle, CommandInteraction, ComponentInteraction, CreateActionRow, CreateAllowedMentions,
    CreateAutocompleteResponse, CreateButton, CreateEmbed, CreateEmbedFooter, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EditInteractionResponse, Http, InteractionId, Message, MessageReference, Nonce,
    Permissions, ReactionType,
};

use super::delivery::deliver;
use super::escape::escape_within;
use super::failure;
use super::limits::{
    AUTOCOMPLETE_CHOICES_MAX, CHOICE_NAME_CHARS_MAX, CHOICE_VALUE_CHARS_MAX, CONTENT_CHARS_MAX, line_within,
    units,
};
use super::picture_file;
use super::view::{Button, Colour, Row, Select, View};

/// An interaction that waits for its response: Discord gives it 3 seconds, and 15 minutes for edits after that.
#[derive(Clone, Copy)]
pub struct Receipt<'a> {
    http: &'a Http,
    id: InteractionId,
    token: &'a str,
    /// Whether the bot may attach files there.
    takes_files: bool,
}

impl<'a> Receipt<'a> {
    pub fn of_command(http: &'a Http, interaction: &'a CommandInteraction) -> Self {
        let takes_files = takes_files(interaction.app_permissions);
        Self { http, id: interaction.id, token: &interaction.token, takes_files }
    }

    pub fn of_component(http: &'a Http, interaction: &'a ComponentInteraction) -> Self {
        let takes_files = takes_files(interaction.app_permissions);
        Self { http, id: interaction.id, token: &interaction.token, takes_files }
    }

    /// Responds with a message to everybody in the channel.
    pub async fn respond(self, view: &View) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::Message(self.response(view).await)).await
    }

    /// Responds with a message that only the member sees.
    pub async fn respond_hidden(self, view: &View) -> serenity::Result<()> {
        let response = self.response(view).await.ephemeral(true);
        self.create(CreateInteractionResponse::Message(response)).await
    }

    /// Puts a message in place of the one that has the component, its picture included.
    pub async fn update(self, view: &View) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::UpdateMessage(self.response(view).await)).await
    }

    /// Promises a message that only the member will see; [`Self::edit`] keeps the promise.
    pub async fn defer_hidden(self) -> serenity::Result<()> {
        let message = CreateInteractionResponseMessage::new().ephemeral(true);
        self.create(CreateInteractionResponse::Defer(message)).await
    }

    /// Replaces the response that was sent or promised.
    pub async fn edit(self, view: &View) -> serenity::Result<()> {
        let edit = EditInteractionResponse::new()
            .content(content(view))
            .embeds(embed(view).into_iter().collect())
            .components(rows(view))
            .allowed_mentions(nobody());
        deliver(|| edit.clone().execute(self.http, self.token)).await.map(drop)
    }

    /// Deletes the message that has the component. Needs no permission, not even to see the channel.
    pub async fn delete_message(self) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::Acknowledge).await?;
        deliver(|| self.http.delete_original_interaction_response(self.token)).await
    }

    /// The response with its picture, if the bot may attach one. A response always lists all its files, so that none is left
    /// of a message which it replaces.
    async fn response(self, view: &View) -> CreateInteractionResponseMessage {
        let picture = if self.takes_files { picture_file::of(view).await } else { None };
        response(view).files(picture)
    }

    async fn create(self, response: CreateInteractionResponse) -> serenity::Result<()> {
        deliver(|| response.clone().execute(self.http, (self.id, self.token))).await
    }
}

/// Replies to a message in its channel, pinging nobody. Where the bot may not attach files, it sends no picture; where it
/// may not send embeds, it sends text.
///
/// The question's id goes along as a nonce, so that Discord drops a second reply, even one after a restart.
pub async fn reply(http: &Arc<Http>, question: &Message, view: &View) -> serenity::Result<()> {
    let embeds = embed(view).into_iter().collect();
    let rich = CreateMessage::new().content(content(view)).embeds(embeds).components(rows(view));
    let text = || CreateMessage::new().content(plain(view)).components(rows(view));
    let picture = picture_file::of(view).await.map(|picture| rich.clone().add_file(picture));
    let mut outcome = Ok(());
    for message in picture.into_iter().chain([rich, text()]) {
        outcome = post(http, question, message).await;
        if !outcome.as_ref().is_err_and(failure::lacks_permission) {
            break;
        }
    }
    outcome
}

/// What is offered while a member types: each is shown by its name and sent back as its value. A value that does not fit is
/// left out.
pub fn choices(named: impl Iterator<Item = (String, String)>) -> CreateAutocompleteResponse {
    let fitting = named.filter(|(_, value)| (1..=CHOICE_VALUE_CHARS_MAX).contains(&units(value)));
    fitting.take(AUTOCOMPLETE_CHOICES_MAX).fold(
        CreateAutocompleteResponse::new(),
        |response, (name, value)| {
            response.add_string_choice(line_within(&name, CHOICE_NAME_CHARS_MAX), value)
        },
    )
}

/// Whether the bot may attach files where an interaction comes from.
fn takes_files(permissions: Option<Permissions>) -> bool {
    permissions
        .is_some_and(|granted| granted.intersects(Permissions::ATTACH_FILES | Permissions::ADMINISTRATOR))
}

async fn post(http: &Arc<Http>, question: &Message, message: CreateMessage) -> serenity::Result<()> {
    let message = message
        .allowed_mentions(nobody())
        .reference_message(MessageReference::from(question).fail_if_not_exists(false))
        .nonce(Nonce::String(question.id.to_string()))
        .enforce_nonce(true);
    // Without the cache, which would refuse to post in threads that it has no permissions for.
    let place = (question.channel_id, question.guild_id);
    deliver(|| message.clone().execute(http, place)).await.map(drop)
}

fn response(view: &View) -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new()
        .content(content(view))
        .embeds(embed(view).into_iter().collect())
        .components(rows(view))
        .allowed_mentions(nobody())
}

/// The line before and after a code block.
const FENCE: &str = "```";
/// What ends a code block that is cut.
const FENCE_END: &str = "…\n```\n";

/// No mention pings anybody, not even the one who is replied to.
fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new().replied_user(false)
}

/// The text beside the embed: all of a notice, the line above an answer.
fn content(view: &View) -> &str {
    match view.title {
        Some(_) => view.above.as_deref().unwrap_or_default(),
        None => &view.body,
    }
}

fn embed(view: &View) -> Option<CreateEmbed> {
    let colour = match view.colour {
        Colour::Answer => 0x2B_7A_4B,
        Colour::Open => 0x9A_8C_6E,
    };
    let mut embed = CreateEmbed::new().title(view.title.as_ref()?).colour(colour);
    if !view.body.is_empty() {
        embed = embed.description(&view.body);
    }
    if let Some(footer) = &view.footer {
        embed = embed.footer(CreateEmbedFooter::new(footer));
    }
    Some(embed)
}

/// The view without an embed: title and sources, and between them as many lines as fit a message.
pub(super) fn plain(view: &View) -> String {
    let title = view.title.as_ref().map(|title| format!("**{title}**\n")).unwrap_or_default();
    let footer = view.footer.as_deref().map(|footer| format!("\n{}", escape_within(footer, 500)));
    let footer = footer.unwrap_or_default();
    let mut room = CONTENT_CHARS_MAX.saturating_sub(units(&title) + units(&footer));
    let mut text = title;
    let mut in_code = false;
    for line in view.body.split_inclusive('\n') {
        // Room is kept for closing the code block that a line stands in.
        let Some(left) = room.checked_sub(units(line)).filter(|left| *left >= FENCE_END.len()) else {
            text.push_str(if in_code { FENCE_END } else { "…\n" });
            break;
        };
        in_code ^= line.trim_end() == FENCE;
        text.push_str(line);
        room = left;
    }
    text + &footer
}

fn rows(view: &View) -> Vec<CreateActionRow> {
    view.rows
        .iter()
        .map(|row| match row {
            Row::Buttons(buttons) => CreateActionRow::Buttons(buttons.iter().map(button).collect()),
            Row::Select(menu) => CreateActionRow::SelectMenu(select(menu)),
        })
        .collect()
}

fn button(button: &Button) -> CreateButton {
    let built = CreateButton::new(&button.id).label(&button.label).style(ButtonStyle::Secondary);
    match button.emoji {
        Some(emoji) => built.emoji(ReactionType::Unicode(emoji.to_string())),
        None => built,
    }
}

fn select(menu: &Select) -> CreateSelectMenu {
    let options = menu.options.iter().map(|choice| CreateSelectMenuOption::new(&choice.label, &choice.value));
    CreateSelectMenu::new(&menu.id, CreateSelectMenuKind::String { options: options.collect() })
        .placeholder(&menu.placeholder)
}

/// The response that shows a view, without its picture, as it goes over the wire.
#[cfg(test)]
pub(super) fn as_json(view: &View) -> serde_json::Value {
    serde_json::to_value(response(view)).expect("JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::custom_id::CustomId;

    fn answer(body: String) -> View {
        let mut view = View {
            title: Some("Data Engineer: Salary".into()),
            body,
            footer: Some("Source: Data Engineer · Salary".into()),
            ..View::default()
        };
        view.add_buttons([Button::new(&CustomId::Delete { asker: 1 }, "Delete")]);
        view
    }

    #[test]
    fn turns_all_mentions_off() {
        let message = serde_json::to_value(response(&View::notice("<@1> @everyone"))).expect("JSON");
        assert_eq!(
            message["allowed_mentions"],
            serde_json::json!({"parse": [], "users": [], "roles": [], "replied_user": false})
        );
    }

    #[test]
    fn leaves_nothing_of_the_message_that_is_replaced() {
        let message = serde_json::to_value(response(&View::notice("Gone."))).expect("JSON");
        assert_eq!(
            (&message["embeds"], &message["components"]),
            (&serde_json::json!([]), &serde_json::json!([]))
        );
        let message = serde_json::to_value(response(&answer("A body".into()))).expect("JSON");
        assert_eq!(message["content"], "");
    }

    #[test]
    fn keeps_title_and_source_where_embeds_are_not_allowed() {
        insta::assert_snapshot!(plain(&answer("**$90,000**\nUnited States".into())), @r"
        **Data Engineer: Salary**
        **$90,000**
        United States
        Source: Data Engineer · Salary
        ");
        let long = plain(&answer("A line of the page.\n".repeat(200)));
        assert!(
            long.ends_with("…\n\nSource: Data Engineer · Salary") && units(&long) <= CONTENT_CHARS_MAX,
            "{long}"
        );
    }
}
