//! `/compare`: two to four careers side by side.

use std::borrow::Cow;

use poise::{ChoiceParameter, CommandParameterChoice};

use super::career_option::{complete, resolve};
use super::{Context, Error};
use crate::answer::{self, Answer, Topic};
use crate::discord::{answering, texts};
use crate::knowledge::{Facet, Slug};
use crate::library::Snapshot;

/// Two to four careers side by side
#[poise::command(
    slash_command,
    install_context = "Guild|User",
    interaction_context = "Guild|BotDm|PrivateChannel"
)]
pub async fn compare(
    ctx: Context<'_>,
    #[description = "One career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    first: String,
    #[description = "The other career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    second: String,
    #[description = "A third career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    third: Option<String>,
    #[description = "A fourth career"]
    #[autocomplete = "complete"]
    #[max_length = 100]
    fourth: Option<String>,
    #[description = "What to compare; without it, the main things"] about: Option<About>,
    #[description = "Show the answer to you only"]
    #[flag]
    hide: bool,
) -> Result<(), Error> {
    let typed: Vec<String> = [Some(first), Some(second), third, fourth].into_iter().flatten().collect();
    let facets: Vec<Facet> = about.map(|About(facet)| facet).into_iter().collect();
    if names_one_twice(&ctx.data().library.snapshot(), &typed) {
        answering::notice(ctx, texts::same_career_twice()).await;
    } else {
        answering::command(ctx, hide, |_, snapshot| comparison(snapshot, &typed, facets)).await;
    }
    Ok(())
}

fn names_one_twice(snapshot: &Snapshot, typed: &[String]) -> bool {
    let slugs: Vec<Slug> = typed.iter().filter_map(|name| resolve(snapshot, name).ok()).collect();
    slugs.iter().enumerate().any(|(place, slug)| slugs[..place].contains(slug))
}

fn comparison(snapshot: &Snapshot, typed: &[String], facets: Vec<Facet>) -> Answer {
    let careers: Result<Vec<Slug>, _> = typed.iter().map(|name| resolve(snapshot, name)).collect();
    match careers {
        Ok(careers) => answer::about(snapshot, &Topic { careers, facets, part: 0 }),
        // A press on one of the nearest shows what was asked for.
        Err(unknown) => Answer { suggested_facet: facets.first().copied(), ..*unknown },
    }
}

/// The option that names a facet: one of all nine, by its label.
#[derive(Clone, Copy, Debug)]
struct About(Facet);

impl ChoiceParameter for About {
    fn list() -> Cow<'static, [CommandParameterChoice]> {
        let choice = |facet: Facet| CommandParameterChoice {
            name: facet.label().into(),
            localizations: Cow::default(),
            __non_exhaustive: (),
        };
        Facet::ALL.map(choice).to_vec().into()
    }

    fn from_index(index: usize) -> Option<Self> {
        Facet::ALL.get(index).copied().map(Self)
    }

    fn from_name(name: &str) -> Option<Self> {
        Facet::ALL.into_iter().find(|facet| facet.label() == name).map(Self)
    }

    fn name(&self) -> &'static str {
        self.0.label()
    }

    fn localized_name(&self, _: &str) -> Option<&'static str> {
        None
    }
}
