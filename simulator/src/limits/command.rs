//! Definitions of application commands: names, options and their order, counts and total length.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::form::{Form, chars_shown, whole_number};
use crate::limits::autocomplete::check_choice;
use crate::model::CommandKind;

const NAME_CHARS_MAX: usize = 32;
const DESCRIPTION_CHARS_MAX: usize = 100;
const OPTIONS_MAX: usize = 25;
const CHOICES_MAX: usize = 25;
const TOTAL_CHARS_MAX: usize = 8000;
const TEXT_OPTION_CHARS_MAX: i64 = 6000;
const SUBCOMMAND: i64 = 1;
const GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;

/// Checks one command. `prefix` is its path in the body: empty, or its index in a list.
pub(crate) fn check_command(form: &mut Form, prefix: &str, command: &Value) {
    let at = |key: &str| if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") };
    let Some(kind) = CommandKind::from_number(whole_number(&command["type"]).unwrap_or(1)) else {
        form.add(&at("type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3).");
        return;
    };
    if kind == CommandKind::ChatInput {
        check_name(form, &at("name"), &command["name"]);
        let description = command["description"].as_str();
        form.text(&at("description"), description, (1, DESCRIPTION_CHARS_MAX));
        check_options(form, &at("options"), &command["options"], 0);
        if total_chars(command) > TOTAL_CHARS_MAX {
            let message = format!("Command exceeds maximum size ({TOTAL_CHARS_MAX})");
            form.add(&at("name"), "APPLICATION_COMMAND_TOO_LARGE", message);
        }
    } else {
        form.text(&at("name"), command["name"].as_str().map(str::trim), (1, NAME_CHARS_MAX));
        for key in ["description", "options"].into_iter().filter(|key| is_filled(&command[key])) {
            let message = format!("Context menu commands cannot have {key}");
            form.add(&at(key), "APPLICATION_COMMAND_CONTEXT_MENU", message);
        }
    }
    for (key, max) in [("contexts", 2), ("integration_types", 1)] {
        check_set(form, &at(key), &command[key], max);
    }
    let permissions = &command["default_member_permissions"];
    if !permissions.is_null() && whole_number(permissions).is_none_or(|bits| bits < 0) {
        form.add(&at("default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
    }
}

/// Checks a whole list: how many commands of each kind, and that none has the name of another.
pub(crate) fn check_counts(form: &mut Form, commands: &[Value]) {
    for (kind, name, max) in [(1, "slash", 100), (2, "user", 15), (3, "message", 15)] {
        let of_kind = || {
            commands
                .iter()
                .enumerate()
                .filter(|(_, command)| whole_number(&command["type"]).unwrap_or(1) == kind)
        };
        if of_kind().count() > max {
            let message = format!("Maximum number of {name} commands reached ({max}).");
            form.add("", "APPLICATION_COMMANDS_MAX", message);
        }
        let mut names = BTreeSet::new();
        for (index, command) in of_kind() {
            if !names.insert(command["name"].as_str()) {
                let message = "Application command names must be unique";
                form.add(&format!("{index}.name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
            }
        }
    }
}

fn check_options(form: &mut Form, path: &str, options: &Value, depth: usize) {
    let options = options.as_array().map_or(&[][..], Vec::as_slice);
    if options.len() > OPTIONS_MAX {
        form.count(path, options.len(), (0, OPTIONS_MAX));
    }
    let kind = |option: &Value| whole_number(&option["type"]).unwrap_or_default();
    let branches = options.iter().filter(|option| kind(option) <= GROUP).count();
    if branches > 0 && branches < options.len() {
        let message =
            "Sub-command and sub-command group option types are mutually exclusive to all other types";
        form.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    let mut names = BTreeSet::new();
    let mut optional_before = false;
    for (index, option) in options.iter().enumerate() {
        let path = format!("{path}.{index}");
        check_option(form, &path, option, depth);
        if !names.insert(option["name"].as_str()) {
            let message = "Option name already exists in this options list";
            form.add(&format!("{path}.name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
        }
        let required = option["required"] == true;
        if required && optional_before {
            let message = "Required options must be placed before non-required options";
            form.add(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        optional_before |= !required;
    }
}

fn check_option(form: &mut Form, path: &str, option: &Value, depth: usize) {
    check_name(form, &format!("{path}.name"), &option["name"]);
    form.text(&format!("{path}.description"), option["description"].as_str(), (1, DESCRIPTION_CHARS_MAX));
    let kind = whole_number(&option["type"]).unwrap_or_default();
    match kind {
        SUBCOMMAND if depth <= 1 => check_options(form, &format!("{path}.options"), &option["options"], 2),
        GROUP if depth == 0 => {
            let inner = option["options"].as_array().map_or(&[][..], Vec::as_slice);
            if inner.is_empty()
                || inner.iter().any(|option| whole_number(&option["type"]) != Some(SUBCOMMAND))
            {
                let message = "A sub-command group holds sub-commands only";
                form.add(&format!("{path}.options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
            }
            check_options(form, &format!("{path}.options"), &option["options"], 1);
        }
        STRING..=ATTACHMENT => check_value_option(form, path, option, kind),
        _ => {
            let message = "The option type is unknown or not allowed at this level";
            form.add(&format!("{path}.type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
        }
    }
}

fn check_value_option(form: &mut Form, path: &str, option: &Value, kind: i64) {
    let choices = option["choices"].as_array().map_or(&[][..], Vec::as_slice);
    let takes_choices = matches!(kind, STRING | INTEGER | NUMBER);
    if (option["autocomplete"] == true || !choices.is_empty()) && !takes_choices {
        let message = "Only string, integer and number options have choices or autocomplete";
        form.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    if option["autocomplete"] == true && !choices.is_empty() {
        let message = "Autocomplete and choices are mutually exclusive";
        form.add(path, "APPLICATION_COMMAND_OPTION_CHOICES_AUTOCOMPLETE", message);
    }
    if choices.len() > CHOICES_MAX {
        form.count(&format!("{path}.choices"), choices.len(), (0, CHOICES_MAX));
    }
    for (index, choice) in choices.iter().enumerate().filter(|_| takes_choices) {
        check_choice(form, &format!("{path}.choices.{index}"), choice, kind);
    }
    if kind == STRING {
        form.number(&format!("{path}.min_length"), &option["min_length"], (0, TEXT_OPTION_CHARS_MAX));
        form.number(&format!("{path}.max_length"), &option["max_length"], (1, TEXT_OPTION_CHARS_MAX));
    }
}

fn check_name(form: &mut Form, path: &str, name: &Value) {
    let name = name.as_str();
    form.text(path, name, (1, NAME_CHARS_MAX));
    let allowed = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || ['-', '_', '\''].contains(&c);
    if name.is_some_and(|name| !name.chars().all(allowed)) {
        let message = "String value did not match validation regex.";
        form.add(path, "STRING_TYPE_REGEX", message);
    }
}

fn check_set(form: &mut Form, path: &str, set: &Value, max: i64) {
    let Some(set) = set.as_array() else { return };
    let numbers: BTreeSet<_> = set.iter().map(whole_number).collect();
    let known = numbers.iter().all(|number| number.is_some_and(|number| (0..=max).contains(&number)));
    if set.is_empty() || numbers.len() < set.len() || !known {
        form.add(path, "SET_TYPE_INVALID", format!("Must be different numbers of 0 to {max}, at least one."));
    }
}

fn is_filled(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => false,
    }
}

/// Names, descriptions and values of the command, its options and their choices.
fn total_chars(command: &Value) -> usize {
    let own: usize =
        ["name", "description", "value"].iter().map(|key| command[key].as_str().map_or(0, chars_shown)).sum();
    let inner = ["options", "choices"].into_iter().filter_map(|key| command[key].as_array()).flatten();
    own + inner.map(total_chars).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(command: Value, accepted: bool) {
        let mut form = Form::default();
        check_command(&mut form, "", &command);
        assert_eq!(form.finish().is_ok(), accepted, "{command}");
    }

    fn with_options(options: Value) -> Value {
        json!({"name": "ask", "description": "d", "options": options})
    }

    fn option(name: &str, kind: i64, required: bool) -> Value {
        json!({"name": name, "description": "d", "type": kind, "required": required})
    }

    #[test]
    fn names_are_lower_case_and_short() {
        let named = |name: &str| json!({"name": name, "description": "d"});
        check(named("ask"), true);
        check(named("ask-me_2"), true);
        check(named("größe"), true);
        check(named("Ask"), false);
        check(named("ask me"), false);
        check(named(""), false);
        check(named(&"a".repeat(33)), false);
        check(json!({"name": "ask"}), false);
        check(json!({"name": "ask", "description": "d".repeat(101)}), false);
    }

    #[test]
    fn context_menu_commands_have_a_free_name_and_nothing_else() {
        check(json!({"type": 3, "name": "Answer this"}), true);
        check(json!({"type": 3, "name": "Answer this", "description": "d"}), false);
        check(json!({"type": 9, "name": "x"}), false);
    }

    #[test]
    fn required_options_come_first_and_names_differ() {
        check(with_options(json!([option("a", 3, true), option("b", 3, false)])), true);
        check(with_options(json!([option("a", 3, false), option("b", 3, true)])), false);
        check(with_options(json!([option("a", 3, false), option("a", 3, false)])), false);
        let many = |n: i64| (0..n).map(|n| option(&n.to_string(), 3, false)).collect::<Value>();
        check(with_options(many(25)), true);
        check(with_options(many(26)), false);
    }

    #[test]
    fn subcommands_nest_one_group_deep_and_stand_alone() {
        let sub = |options: Value| json!({"name": "s", "description": "d", "type": 1, "options": options});
        let group = |options: Value| json!({"name": "g", "description": "d", "type": 2, "options": options});
        check(with_options(json!([sub(json!([option("a", 3, true)]))])), true);
        check(with_options(json!([group(json!([sub(json!([]))]))])), true);
        check(with_options(json!([sub(json!([])), option("a", 3, false)])), false);
        check(with_options(json!([sub(json!([sub(json!([]))]))])), false);
        check(with_options(json!([group(json!([]))])), false);
        check(with_options(json!([group(json!([group(json!([]))]))])), false);
    }

    #[test]
    fn choices_and_autocomplete_exclude_each_other() {
        let text = |more: Value| {
            let mut option = option("a", 3, false);
            for (key, value) in more.as_object().into_iter().flatten() {
                option[key] = value.clone();
            }
            with_options(json!([option]))
        };
        check(text(json!({"autocomplete": true})), true);
        check(text(json!({"choices": [{"name": "a", "value": "b"}]})), true);
        check(text(json!({"choices": [{"name": "a", "value": 1}]})), false);
        check(text(json!({"autocomplete": true, "choices": [{"name": "a", "value": "b"}]})), false);
        check(text(json!({"type": 5, "autocomplete": true})), false);
    }

    #[test]
    fn a_command_has_8000_characters_at_most() {
        let choices: Value =
            (0..25).map(|n| json!({"name": format!("{n:0>100}"), "value": format!("{n:0>100}")})).collect();
        let option =
            |n: usize| json!({"name": n.to_string(), "description": "d", "type": 3, "choices": choices});
        check(with_options(json!([option(1)])), true);
        check(with_options(json!([option(1), option(2)])), false);
    }

    #[test]
    fn contexts_are_a_set() {
        let contexts = |set: Value| json!({"name": "a", "description": "d", "contexts": set});
        check(contexts(json!([0, 1, 2])), true);
        check(contexts(json!([0, 0])), false);
        check(contexts(json!([3])), false);
        check(contexts(json!([])), false);
    }

    #[test]
    fn a_list_holds_100_commands_of_different_names() {
        let mut form = Form::default();
        let named = |n: usize| json!({"name": n.to_string()});
        check_counts(&mut form, &(0..100).map(named).collect::<Vec<_>>());
        assert_eq!(form.finish(), Ok(()));
        let mut form = Form::default();
        check_counts(&mut form, &(0..101).map(named).collect::<Vec<_>>());
        assert!(form.finish().is_err());
        let mut form = Form::default();
        check_counts(&mut form, &[named(1), named(1)]);
        assert!(form.finish().is_err());
    }
}
