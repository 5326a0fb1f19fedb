//! Forms (modals).

use std::collections::BTreeSet;

use serde_json::Value;

use crate::form::{Form, whole_number};
use crate::limits::component::CUSTOM_ID_CHARS_MAX;
use crate::model::component_type;

const TITLE_CHARS_MAX: usize = 45;
const LABEL_CHARS_MAX: usize = 45;
const PLACEHOLDER_CHARS_MAX: usize = 100;
const FIELDS_MAX: usize = 5;
const VALUE_CHARS_MAX: i64 = 4000;
const TYPE_ROW: i64 = 1;
const TYPE_TEXT_INPUT: i64 = 4;
const TYPE_LABEL: i64 = 18;

/// Checks the `data` of a modal response.
pub(crate) fn check_modal(form: &mut Form, data: &Value) {
    form.text("data.title", data["title"].as_str(), (1, TITLE_CHARS_MAX));
    form.text("data.custom_id", data["custom_id"].as_str(), (1, CUSTOM_ID_CHARS_MAX));
    let rows = data["components"].as_array().map_or(&[][..], Vec::as_slice);
    form.count("data.components", rows.len(), (1, FIELDS_MAX));
    let mut custom_ids = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let path = format!("data.components.{index}");
        match component_type(row) {
            Some(TYPE_ROW) => {
                let inputs = row["components"].as_array().map_or(&[][..], Vec::as_slice);
                form.count(&format!("{path}.components"), inputs.len(), (1, 1));
                for input in inputs {
                    let path = format!("{path}.components.0");
                    form.text(&format!("{path}.label"), input["label"].as_str(), (1, LABEL_CHARS_MAX));
                    check_input(form, &path, input, &mut custom_ids);
                }
            }
            Some(TYPE_LABEL) => {
                form.text(&format!("{path}.label"), row["label"].as_str(), (1, LABEL_CHARS_MAX));
                check_input(form, &format!("{path}.component"), &row["component"], &mut custom_ids);
            }
            // Plain text between the fields.
            Some(10) => {}
            _ => form.add(&format!("{path}.type"), "BASE_TYPE_CHOICES", "Value must be one of (1, 10, 18)."),
        }
    }
}

fn check_input<'a>(form: &mut Form, path: &str, input: &'a Value, custom_ids: &mut BTreeSet<&'a str>) {
    let id_path = format!("{path}.custom_id");
    form.text(&id_path, input["custom_id"].as_str(), (1, CUSTOM_ID_CHARS_MAX));
    if let Some(custom_id) = input["custom_id"].as_str()
        && !custom_ids.insert(custom_id)
    {
        form.add(&id_path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
    if component_type(input) != Some(TYPE_TEXT_INPUT) {
        return;
    }
    if !matches!(whole_number(&input["style"]), Some(1 | 2)) {
        form.add(&format!("{path}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
    }
    form.text(&format!("{path}.placeholder"), input["placeholder"].as_str(), (0, PLACEHOLDER_CHARS_MAX));
    form.text(&format!("{path}.value"), input["value"].as_str(), (0, VALUE_CHARS_MAX as usize));
    form.number(&format!("{path}.min_length"), &input["min_length"], (0, VALUE_CHARS_MAX));
    form.number(&format!("{path}.max_length"), &input["max_length"], (1, VALUE_CHARS_MAX));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(title: &str, components: Value, accepted: bool) {
        let mut form = Form::default();
        let data = json!({"title": title, "custom_id": "m", "components": components});
        check_modal(&mut form, &data);
        assert_eq!(form.finish().is_ok(), accepted, "{data}");
    }

    fn row(custom_id: &str) -> Value {
        let input = json!({"type": 4, "custom_id": custom_id, "label": "l", "style": 1});
        json!({"type": 1, "components": [input]})
    }

    #[test]
    fn holds_forms_to_their_limits() {
        check("t", json!([row("a"), row("b")]), true);
        check(&"t".repeat(45), json!([row("a")]), true);
        check(&"t".repeat(46), json!([row("a")]), false);
        check("", json!([row("a")]), false);
        check("t", json!([]), false);
        check("t", json!([row("a"), row("a")]), false);
        check("t", json!([1, 2, 3, 4, 5, 6].map(|n| row(&n.to_string()))), false);
        check("t", json!([{"type": 2}]), false);
        let label = json!({"type": 18, "label": "l", "component": {"type": 4, "custom_id": "a", "style": 2}});
        check("t", json!([label]), true);
    }
}
