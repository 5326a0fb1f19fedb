//! The slash commands and the message command: one file each, but for the four that show a section.
//!
//! A new one is a file with a `#[poise::command]`, named in [`everyone`] or [`moderators`] below.

mod answer_this;
mod ask;
mod career;
mod career_option;
mod compare;
mod help;
mod knowledge;
mod privacy;
mod sections;

use super::bot::Bot;

/// What a command ends with. Commands log what they could not send themselves.
pub type Error = poise::serenity_prelude::Error;
/// What a command is called with.
pub type Context<'a> = poise::ApplicationContext<'a, Bot, Error>;

/// The commands for everyone, everywhere.
pub fn everyone() -> Vec<poise::Command<Bot, Error>> {
    vec![
        ask::ask(),
        career::career(),
        sections::skills(),
        sections::salary(),
        sections::tools(),
        sections::r#become(),
        compare::compare(),
        help::help(),
        privacy::privacy(),
        answer_this::answer_this(),
    ]
}

/// The commands for moderators, which exist in the home server only.
pub fn moderators() -> Vec<poise::Command<Bot, Error>> {
    vec![knowledge::knowledge()]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn registered(commands: &[poise::Command<Bot, Error>]) -> Vec<Value> {
        let built = poise::builtins::create_application_commands(commands);
        built.iter().map(|command| serde_json::to_value(command).expect("JSON")).collect()
    }

    #[test]
    fn everyone_can_ask_everywhere() {
        for command in registered(&everyone()) {
            assert_eq!(command["contexts"], json!([0, 1, 2]), "{command}");
            assert_eq!(command["integration_types"], json!([0, 1]), "{command}");
            assert_eq!(command["default_member_permissions"], Value::Null, "{command}");
        }
    }

    #[test]
    fn the_moderators_command_is_for_those_who_manage_the_server() {
        let commands = registered(&moderators());
        let [knowledge] = commands.as_slice() else { panic!("one command") };
        assert_eq!(knowledge["default_member_permissions"], json!("32"));
        assert_eq!(knowledge["contexts"], Value::Null, "a command of one server has no contexts");
    }

    #[test]
    fn every_option_that_names_a_career_helps_to_type_it() {
        let commands = registered(&everyone());
        let options =
            commands.iter().flat_map(|command| command["options"].as_array().cloned().unwrap_or_default());
        let careers: Vec<Value> = options
            .filter(|option| ["career", "name", "first", "second"].iter().any(|name| option["name"] == *name))
            .collect();
        assert_eq!(careers.len(), 7);
        assert!(careers.iter().all(|option| option["autocomplete"] == true && option["required"] == true));
    }
}
