//! Embeds: lengths, the total over all of them, addresses and colours.

use serde_json::Value;

use crate::form::{Form, chars_shown};

const EMBEDS_MAX: usize = 10;
const TOTAL_CHARS_MAX: usize = 6000;
const TITLE_CHARS_MAX: usize = 256;
const DESCRIPTION_CHARS_MAX: usize = 4096;
const FIELDS_MAX: usize = 25;
const FIELD_NAME_CHARS_MAX: usize = 256;
const FIELD_VALUE_CHARS_MAX: usize = 1024;
const FOOTER_CHARS_MAX: usize = 2048;
const AUTHOR_CHARS_MAX: usize = 256;
const COLOR_MAX: i64 = 0xFF_FFFF;
const ADDRESSES: [&str; 7] = [
    "/url",
    "/image/url",
    "/thumbnail/url",
    "/author/url",
    "/author/icon_url",
    "/footer/icon_url",
    "/video/url",
];

pub(super) fn check_embeds(form: &mut Form, embeds: &Value) {
    let Some(embeds) = embeds.as_array() else { return };
    if embeds.len() > EMBEDS_MAX {
        form.count("embeds", embeds.len(), (0, EMBEDS_MAX));
    }
    for (index, embed) in embeds.iter().enumerate() {
        check_embed(form, &format!("embeds.{index}"), embed);
    }
    let total: usize = embeds.iter().map(chars_of).sum();
    if total > TOTAL_CHARS_MAX {
        let message = format!("Embed size exceeds maximum size of {TOTAL_CHARS_MAX}");
        form.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", message);
    }
}

fn check_embed(form: &mut Form, path: &str, embed: &Value) {
    if !shows_anything(embed) {
        form.required(&format!("{path}.description"));
    }
    let text = |pointer: &str| embed.pointer(pointer).and_then(Value::as_str);
    form.text(&format!("{path}.title"), text("/title"), (0, TITLE_CHARS_MAX));
    form.text(&format!("{path}.description"), text("/description"), (0, DESCRIPTION_CHARS_MAX));
    if embed["footer"].is_object() {
        form.text(&format!("{path}.footer.text"), text("/footer/text"), (1, FOOTER_CHARS_MAX));
    }
    if embed["author"].is_object() {
        form.text(&format!("{path}.author.name"), text("/author/name"), (1, AUTHOR_CHARS_MAX));
    }
    form.number(&format!("{path}.color"), &embed["color"], (0, COLOR_MAX));
    let fields = embed["fields"].as_array().map_or(&[][..], Vec::as_slice);
    if fields.len() > FIELDS_MAX {
        form.count(&format!("{path}.fields"), fields.len(), (0, FIELDS_MAX));
    }
    for (index, field) in fields.iter().enumerate() {
        let trimmed = |key: &str| field[key].as_str().map(str::trim);
        form.text(&format!("{path}.fields.{index}.name"), trimmed("name"), (1, FIELD_NAME_CHARS_MAX));
        form.text(&format!("{path}.fields.{index}.value"), trimmed("value"), (1, FIELD_VALUE_CHARS_MAX));
    }
    for pointer in ADDRESSES {
        if let Some(address) = text(pointer)
            && !is_address(address)
        {
            let path = format!("{path}{}", pointer.replace('/', "."));
            form.add(&path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }
    if let Some(timestamp) = text("/timestamp")
        && timestamp.parse::<jiff::Timestamp>().is_err()
    {
        form.add(&format!("{path}.timestamp"), "DATE_TIME_TYPE_PARSE", "Could not parse as ISO8601.");
    }
}

fn shows_anything(embed: &Value) -> bool {
    let filled = |pointer: &str| match embed.pointer(pointer) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        _ => false,
    };
    let parts =
        ["/title", "/description", "/fields", "/footer/text", "/author/name", "/image/url", "/thumbnail/url"];
    parts.into_iter().any(filled)
}

/// Whether Discord takes this as a link.
pub(super) fn is_address(text: &str) -> bool {
    let known = ["http://", "https://", "attachment://", "discord://"];
    let rest = known.into_iter().find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !text.contains(char::is_whitespace))
}

/// What counts into the total: title, description, fields, footer and author.
fn chars_of(embed: &Value) -> usize {
    let text = |pointer: &str| embed.pointer(pointer).and_then(Value::as_str).map_or(0, chars_shown);
    let own = ["/title", "/description", "/footer/text", "/author/name"].into_iter().map(text).sum::<usize>();
    let fields = embed["fields"].as_array().into_iter().flatten();
    let in_field = |field: &Value| {
        ["name", "value"].iter().map(|key| field[key].as_str().map_or(0, chars_shown)).sum::<usize>()
    };
    own + fields.map(in_field).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(embeds: Value, accepted: bool) {
        let mut form = Form::default();
        check_embeds(&mut form, &embeds);
        assert_eq!(form.finish().is_ok(), accepted, "{embeds}");
    }

    fn with(key: &str, chars: usize) -> Value {
        json!([{"description": "d", key: "x".repeat(chars)}])
    }

    #[test]
    fn holds_each_part_to_its_length() {
        check(with("title", 256), true);
        check(with("title", 257), false);
        check(with("description", 4096), true);
        check(with("description", 4097), false);
        check(json!([{"footer": {"text": "x".repeat(2048)}}]), true);
        check(json!([{"footer": {"text": "x".repeat(2049)}}]), false);
        check(json!([{"author": {"name": "x".repeat(256)}}]), true);
        check(json!([{"author": {"name": "x".repeat(257)}}]), false);
        check(json!([{"author": {"name": ""}}]), false);
    }

    #[test]
    fn holds_fields_to_their_number_and_length() {
        let field = |name: usize, value: usize| json!({"name": "n".repeat(name), "value": "v".repeat(value)});
        check(json!([{"fields": vec![field(1, 1); 25]}]), true);
        check(json!([{"fields": vec![field(1, 1); 26]}]), false);
        check(json!([{"fields": [field(256, 1024)]}]), true);
        check(json!([{"fields": [field(257, 1)]}]), false);
        check(json!([{"fields": [field(1, 1025)]}]), false);
        check(json!([{"fields": [field(0, 1)]}]), false);
        check(json!([{"fields": [field(1, 0)]}]), false);
        check(json!([{"fields": [{"name": " ", "value": "v"}]}]), false);
    }

    #[test]
    fn counts_6000_characters_over_all_embeds() {
        let big = |chars: usize| json!({"description": "x".repeat(chars)});
        check(json!([big(4000), big(2000)]), true);
        check(json!([big(4000), big(2001)]), false);
    }

    #[test]
    fn refuses_what_cannot_be_shown() {
        check(json!([{}]), false);
        check(json!([{"color": 5}]), false);
        check(json!([{"title": "t", "color": 0x0100_0000}]), false);
        check(json!([{"title": "t", "url": "javascript:alert(1)"}]), false);
        check(json!([{"title": "t", "url": "https://example.org/a"}]), true);
        check(json!([{"title": "t", "timestamp": "yesterday"}]), false);
        check(json!([{"title": "t", "timestamp": "2026-11-23T01:15:24.565+00:00"}]), true);
        check(json!(vec![json!({"title": "t"}); 11]), false);
    }
}
