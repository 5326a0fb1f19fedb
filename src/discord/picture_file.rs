//! The picture of an answer as a file of its message, drawn when the message is sent.

use poise::serenity_prelude as serenity;
use serenity::CreateAttachment;

use super::limits::{ATTACHMENT_DESCRIPTION_CHARS_MAX, line_within};
use super::view::View;
use crate::picture;

/// Discord shows a PNG by its name's ending.
const NAME: &str = "chart.png";

/// Draws the view's chart, away from the threads that serve Discord; none where there is nothing to draw.
///
/// A picture that fails costs no answer: the text says the same. The log tells why.
pub async fn of(view: &View) -> Option<CreateAttachment> {
    let chart = view.chart.clone()?;
    let description = line_within(&chart.description, ATTACHMENT_DESCRIPTION_CHARS_MAX);
    match tokio::task::spawn_blocking(move || picture::png(&chart)).await {
        Ok(Ok(png)) => Some(CreateAttachment::bytes(png, NAME).description(description)),
        Ok(Err(error)) => left_out(&error),
        Err(error) => left_out(&error),
    }
}

fn left_out(error: &dyn std::error::Error) -> Option<CreateAttachment> {
    tracing::error!(%error, "a picture was not drawn; the answer goes without it");
    None
}
