//! The only way out: every message leaves through here, with all mentions off.

use std::sync::Arc;

use poise::serenity_prelude as serenity;
use serenity::{
    Builder, ButtonStyle, CommandInteraction, ComponentInteraction, CreateActionRow, CreateAllowedMentions,
    CreateAutocompleteResponse, CreateButton, CreateEmbed, CreateEmbedFooter, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EditInteractionResponse, Http, InteractionId, Message, MessageReference, Nonce,
    ReactionType,
};

use super::delivery::deliver;
use super::escape::escape_within;
use super::failure;
use super::limits::{AUTOCOMPLETE_CHOICES_MAX, CHOICE_NAME_CHARS_MAX, CONTENT_CHARS_MAX, line_within, units};
use super::view::{Button, Colour, Row, Select, View};
use crate::answer::CareerName;

/// An interaction that waits for its response: Discord gives it 3 seconds, and 15 minutes for edits after that.
#[derive(Clone, Copy)]
pub struct Receipt<'a> {
    http: &'a Http,
    id: InteractionId,
    token: &'a str,
}

impl<'a> Receipt<'a> {
    pub fn of_command(http: &'a Http, interaction: &'a CommandInteraction) -> Self {
        Self { http, id: interaction.id, token: &interaction.token }
    }

    pub fn of_component(http: &'a Http, interaction: &'a ComponentInteraction) -> Self {
        Self { http, id: interaction.id, token: &interaction.token }
    }

    /// Responds with a message to everybody in the channel.
    pub async fn respond(self, view: &View) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::Message(response(view))).await
    }

    /// Responds with a message that only the member sees.
    pub async fn respond_hidden(self, view: &View) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::Message(response(view).ephemeral(true))).await
    }

    /// Puts a message in place of the one that has the component.
    pub async fn update(self, view: &View) -> serenity::Result<()> {
        self.create(CreateInteractionResponse::UpdateMessage(response(view))).await
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

    async fn create(self, response: CreateInteractionResponse) -> serenity::Result<()> {
        deliver(|| response.clone().execute(self.http, (self.id, self.token))).await
    }
}

/// Replies to a message in its channel, pinging nobody. Where the bot may not send embeds, it sends text.
///
/// The question's id goes along as a nonce, so that Discord drops a second reply, even one after a restart.
pub async fn reply(http: &Arc<Http>, question: &Message, view: &View) -> serenity::Result<()> {
    let rich = CreateMessage::new().content(content(view)).embeds(embed(view).into_iter().collect());
    match post(http, question, rich.components(rows(view))).await {
        Err(error) if failure::lacks_permission(&error) => {
            post(http, question, CreateMessage::new().content(plain(view)).components(rows(view))).await
        }
        outcome => outcome,
    }
}

/// The careers offered while a member types one: shown by title, sent back by slug.
pub fn choices(careers: &[CareerName]) -> CreateAutocompleteResponse {
    let named = careers.iter().take(AUTOCOMPLETE_CHOICES_MAX);
    named.fold(CreateAutocompleteResponse::new(), |response, career| {
        response.add_string_choice(line_within(&career.title, CHOICE_NAME_CHARS_MAX), career.slug.as_str())
    })
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
fn plain(view: &View) -> String {
    let title = view.title.as_ref().map(|title| format!("**{title}**\n")).unwrap_or_default();
    let footer = view.footer.as_deref().map(|footer| format!("\n{}", escape_within(footer, 500)));
    let footer = footer.unwrap_or_default();
    let mut room = CONTENT_CHARS_MAX.saturating_sub(units(&title) + units(&footer) + 2);
    let mut text = title;
    for line in view.body.split_inclusive('\n') {
        let Some(left) = room.checked_sub(units(line)) else {
            text.push_str("…\n");
            break;
        };
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
