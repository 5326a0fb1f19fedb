//! The line under the bot's name in the list of members.

use poise::serenity_prelude::ActivityData;

use super::limits::{PRESENCE_CHARS_MAX, line_within};

/// How a line opens, and the activity that the rest of it is then.
type Kind = (&'static str, fn(String) -> ActivityData);

/// An activity from a configured line: `Listening to …`, `Watching …`, `Playing …` and `Competing in …` become those
/// activities, anything else a line of its own; nothing for an empty line. Cut to what Discord takes.
pub fn activity(line: &str) -> Option<ActivityData> {
    let line = line_within(line, PRESENCE_CHARS_MAX);
    let kinds: [Kind; 4] = [
        ("listening to ", ActivityData::listening),
        ("watching ", ActivityData::watching),
        ("playing ", ActivityData::playing),
        ("competing in ", ActivityData::competing),
    ];
    if line.is_empty() {
        return None;
    }
    let of_kind = kinds.into_iter().find_map(|(opening, activity)| {
        let (head, rest) = line.split_at_checked(opening.len())?;
        (head.eq_ignore_ascii_case(opening)).then(|| activity(rest.to_owned()))
    });
    Some(of_kind.unwrap_or_else(|| ActivityData::custom(line)))
}

#[cfg(test)]
mod tests {
    use poise::serenity_prelude::ActivityType;

    use super::*;

    #[test]
    fn reads_the_kind_from_the_line() {
        let check = |line: &str, kind: ActivityType, name: &str| {
            let activity = activity(line).expect("an activity");
            assert_eq!((activity.kind, activity.state.as_deref().unwrap_or(&activity.name)), (kind, name));
        };
        check("Listening to career questions", ActivityType::Listening, "career questions");
        check("watching the job market", ActivityType::Watching, "the job market");
        check("Ask me with /ask", ActivityType::Custom, "Ask me with /ask");
        check("Größe zählt nicht", ActivityType::Custom, "Größe zählt nicht");
    }

    #[test]
    fn an_empty_line_is_no_activity() {
        assert!(activity("  ").is_none());
    }
}
