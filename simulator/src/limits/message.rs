//! A message's content, nonce, flags, mentions and reference; embeds and components have their own files.

use serde_json::Value;

use crate::form::{Form, whole_number};
use crate::limits::{component, embed};
use crate::model::{FLAG_COMPONENTS_V2, FLAG_EPHEMERAL, FLAG_SUPPRESS_EMBEDS, FLAG_SUPPRESS_NOTIFICATIONS};
use crate::state::FILES_MAX;

const CONTENT_CHARS_MAX: usize = 2000;
const NONCE_CHARS_MAX: usize = 25;
const MENTIONS_LISTED_MAX: usize = 100;
const ATTACHMENT_DESCRIPTION_CHARS_MAX: usize = 1024;

/// Where a message is sent from; decides which flags it may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Channel,
    /// An interaction's response or follow-up.
    Interaction,
    Edit,
}

/// Checks all of a message's body. Emptiness is not checked here: it has its own code.
pub(crate) fn check_message(form: &mut Form, body: &Value, place: Place) {
    if !body.is_object() {
        form.add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return;
    }
    check_content(form, &body["content"]);
    check_nonce(form, &body["nonce"]);
    check_allowed_mentions(form, &body["allowed_mentions"]);
    check_attachments(form, &body["attachments"]);
    check_flags(form, body, place);
    let v2 = whole_number(&body["flags"]).is_some_and(|flags| flags & FLAG_COMPONENTS_V2 as i64 != 0);
    embed::check_embeds(form, &body["embeds"]);
    component::check_components(form, &body["components"], v2);
}

fn check_content(form: &mut Form, content: &Value) {
    match content {
        Value::Null => {}
        Value::String(text) => form.text("content", Some(text), (0, CONTENT_CHARS_MAX)),
        _ => form.add("content", "STRING_TYPE_CONVERT", "Could not interpret as string."),
    }
}

/// What is said of files; whether the files are there is checked when they are stored.
fn check_attachments(form: &mut Form, attachments: &Value) {
    let entries = attachments.as_array().map_or(&[][..], Vec::as_slice);
    form.count("attachments", entries.len(), (0, FILES_MAX));
    for (index, entry) in entries.iter().enumerate() {
        let path = format!("attachments.{index}");
        if whole_number(&entry["id"]).is_none() {
            form.required(&format!("{path}.id"));
        }
        let bounds = (0, ATTACHMENT_DESCRIPTION_CHARS_MAX);
        form.text(&format!("{path}.description"), entry["description"].as_str(), bounds);
    }
}

fn check_nonce(form: &mut Form, nonce: &Value) {
    if let Some(text) = nonce.as_str() {
        form.text("nonce", Some(text), (0, NONCE_CHARS_MAX));
    }
}

fn check_flags(form: &mut Form, body: &Value, place: Place) {
    let allowed = match place {
        Place::Channel => FLAG_SUPPRESS_EMBEDS | FLAG_SUPPRESS_NOTIFICATIONS | FLAG_COMPONENTS_V2,
        Place::Interaction => {
            FLAG_SUPPRESS_EMBEDS | FLAG_EPHEMERAL | FLAG_SUPPRESS_NOTIFICATIONS | FLAG_COMPONENTS_V2
        }
        Place::Edit => FLAG_SUPPRESS_EMBEDS | FLAG_COMPONENTS_V2,
    };
    let Some(flags) = whole_number(&body["flags"]).map(i64::cast_unsigned) else { return };
    // An edit may repeat flags it cannot change; anything else must not ask for more than it may have.
    if place != Place::Edit && flags & !allowed != 0 {
        form.add(
            "flags",
            "BITFIELD_INVALID_FLAGS",
            format!("Flags {} are not allowed here.", flags & !allowed),
        );
    }
    let fills = |key: &str| body[key].as_str().is_some_and(|text| !text.is_empty());
    let lists = |key: &str| body[key].as_array().is_some_and(|list| !list.is_empty());
    if flags & FLAG_COMPONENTS_V2 != 0 {
        for key in ["content", "embeds"].into_iter().filter(|key| fills(key) || lists(key)) {
            let code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
            form.add(key, code, "The field cannot be used with MessageFlags.IS_COMPONENTS_V2");
        }
    }
}

fn check_allowed_mentions(form: &mut Form, allowed: &Value) {
    if !allowed.is_object() {
        return;
    }
    let kinds: Vec<&str> =
        allowed["parse"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (index, kind) in kinds.iter().enumerate() {
        if !["roles", "users", "everyone"].contains(kind) {
            let path = format!("allowed_mentions.parse.{index}");
            form.add(&path, "BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').");
        }
    }
    for kind in ["users", "roles"] {
        let listed = allowed[kind].as_array().map_or(0, Vec::len);
        let path = format!("allowed_mentions.{kind}");
        if listed > MENTIONS_LISTED_MAX {
            form.count(&path, listed, (0, MENTIONS_LISTED_MAX));
        }
        if listed > 0 && kinds.contains(&kind) {
            let message = format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            form.add("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(body: Value, place: Place, accepted: bool) {
        let mut form = Form::default();
        check_message(&mut form, &body, place);
        assert_eq!(form.finish().is_ok(), accepted, "{body}");
    }

    #[test]
    fn holds_messages_to_their_limits() {
        check(json!({"content": "é".repeat(2000)}), Place::Channel, true);
        check(json!({"content": "é".repeat(2001)}), Place::Channel, false);
        check(json!({"content": "😀".repeat(1001)}), Place::Channel, false);
        check(json!({"content": 5}), Place::Channel, false);
        check(json!([]), Place::Channel, false);
        check(json!({"nonce": "a".repeat(26)}), Place::Channel, false);
        check(json!({"nonce": 26}), Place::Channel, true);
    }

    #[test]
    fn only_interactions_answer_ephemerally() {
        check(json!({"content": "x", "flags": 64}), Place::Interaction, true);
        check(json!({"content": "x", "flags": 64}), Place::Channel, false);
        check(json!({"content": "x", "flags": 64}), Place::Edit, true);
    }

    #[test]
    fn mentions_are_allowed_by_kind_or_by_list() {
        let body = |allowed: Value| json!({"content": "x", "allowed_mentions": allowed});
        check(body(json!({"parse": []})), Place::Channel, true);
        check(body(json!({"parse": ["users"], "roles": ["1"]})), Place::Channel, true);
        check(body(json!({"parse": ["users"], "users": ["1"]})), Place::Channel, false);
        check(body(json!({"parse": ["all"]})), Place::Channel, false);
        check(body(json!({"users": vec!["1"; 101]})), Place::Channel, false);
    }

    #[test]
    fn holds_what_is_said_of_files_to_its_limits() {
        let listed = |id: Value, chars: usize| json!({"id": id, "description": "x".repeat(chars)});
        check(json!({"attachments": [listed(json!("0"), 1024), listed(json!(1), 0)]}), Place::Channel, true);
        check(json!({"attachments": [listed(json!(0), 1025)]}), Place::Channel, false);
        check(json!({"attachments": [{"filename": "a.png"}]}), Place::Edit, false);
        check(json!({"attachments": vec![json!({"id": 0}); 11]}), Place::Channel, false);
    }

    #[test]
    fn new_components_exclude_content() {
        check(json!({"flags": 32768, "components": [{"type": 10, "content": "x"}]}), Place::Channel, true);
        check(json!({"flags": 32768, "content": "x"}), Place::Channel, false);
    }
}
