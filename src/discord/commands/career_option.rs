//! The option that names a career: what is offered while it is typed, and which page it means.

use poise::serenity_prelude::CreateAutocompleteResponse;

use super::Context;
use crate::answer::{self, Answer, Topic};
use crate::discord::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::discord::send;
use crate::knowledge::{Facet, Slug};
use crate::library::Snapshot;

/// Offers the careers that fit what was typed so far.
pub async fn complete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let snapshot = ctx.data().library.snapshot();
    let pages = snapshot.complete(typed, AUTOCOMPLETE_CHOICES_MAX);
    send::choices(pages.into_iter().map(|page| (page.title.to_string(), page.slug.to_string())))
}

/// The page that an option means. Discord sends whatever was typed, chosen from the list or not.
///
/// # Errors
/// The answer that no page has that name, with the nearest ones.
pub fn resolve(snapshot: &Snapshot, typed: &str) -> Result<Slug, Box<Answer>> {
    match snapshot.resolve(typed) {
        Some(page) => Ok(page.slug.clone()),
        None => Err(Box::new(answer::no_such_career(snapshot, typed))),
    }
}

/// The answer about one career: its facet, or its profile.
pub fn answer(snapshot: &Snapshot, typed: &str, facet: Option<Facet>) -> Answer {
    match resolve(snapshot, typed) {
        Ok(slug) => {
            let topic = Topic { careers: vec![slug], facets: facet.into_iter().collect(), part: 0 };
            answer::about(snapshot, &topic)
        }
        // A press on one of the nearest shows what was asked for.
        Err(unknown) => Answer { suggested_facet: facet, ..*unknown },
    }
}
