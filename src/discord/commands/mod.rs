//! The slash commands and the message command: one file each, but for the four that show a section.
//!
//! A new one is a file with a `#[poise::command]`, named in [`everyone`] or [`moderators`] below.

mod answer_this;
mod ask;
mod browse;
mod career;
mod career_option;
mod compare;
mod help;
mod knowledge;
mod matching;
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
        matching::r#match(),
        browse::browse(),
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
    fn every_option_that_names_something_helps_to_type_it() {
        let commands = registered(&everyone());
        let options =
            commands.iter().flat_map(|command| command["options"].as_array().cloned().unwrap_or_default());
        let named: Vec<Value> = options
            .filter(|option| {
                let names = ["career", "name", "first", "second", "third", "fourth", "skills", "family"];
                names.iter().any(|name| option["name"] == *name)
            })
            .collect();
        assert_eq!(named.len(), 11);
        assert!(named.iter().all(|option| option["autocomplete"] == true), "{named:#?}");
    }

    /// A command as its options look to a member: `/compare first second [third]`.
    fn usage(command: &Value) -> String {
        let mut usage = format!("/{}", command["name"].as_str().unwrap_or_default());
        for option in command["options"].as_array().into_iter().flatten() {
            let name = option["name"].as_str().unwrap_or_default();
            usage += &if option["required"] == true { format!(" {name}") } else { format!(" [{name}]") };
            let choices: Vec<&str> = option["choices"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|choice| choice["name"].as_str())
                .collect();
            if !choices.is_empty() {
                usage += &format!("={}", choices.join("|"));
            }
        }
        format!("{usage}: {}", command["description"].as_str().unwrap_or_default())
    }

    #[test]
    fn the_commands_look_like_this() {
        let usages: Vec<String> = registered(&everyone()).iter().map(usage).collect();
        insta::assert_snapshot!(usages.join("\n"), @r"
        /ask question [hide]: Ask anything about a career: pay, skills, tools, how to get in
        /career name [hide]: A career at a glance: what it is, what it pays, skills, tools
        /skills career [hide]: The skills that a career needs
        /salary career [hide]: What a career pays, where and when it was measured
        /tools career [hide]: The tools that a career works with
        /become career [hide]: How to get into a career
        /compare first second [third] [fourth] [about]=Overview|What they do|Skills|How to become one|Salary|Roles and titles|Locations|Tools|Outlook [hide]: Two to four careers side by side
        /match skills [hide]: Careers that use your skills, and what each asks for besides
        /browse [family] [hide]: The careers I know, by family
        /help: What I can answer, and how to ask
        /privacy: What I read, what I keep, and what I don’t
        /Answer this: 
        ");
    }
}
