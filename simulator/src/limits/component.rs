//! Message components: rows, buttons and selects.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::form::{Form, whole_number};
use crate::limits::embed::is_address;
use crate::model::component_type;

const ROWS_MAX: usize = 5;
const COMPONENTS_MAX: usize = 40;
const BUTTONS_A_ROW_MAX: usize = 5;
const LABEL_CHARS_MAX: usize = 80;
pub(super) const CUSTOM_ID_CHARS_MAX: usize = 100;
const URL_CHARS_MAX: usize = 512;
const SELECT_OPTIONS_MAX: usize = 25;
const SELECT_TEXT_CHARS_MAX: usize = 100;
const SELECT_PLACEHOLDER_CHARS_MAX: usize = 150;
const STYLE_LINK: i64 = 5;
const STYLE_PREMIUM: i64 = 6;

/// Checks a message's components; `v2` is the layout with sections, containers and text displays.
pub(super) fn check_components(form: &mut Form, components: &Value, v2: bool) {
    let Some(rows) = components.as_array() else { return };
    let max = if v2 { COMPONENTS_MAX } else { ROWS_MAX };
    if rows.len() > max {
        form.count("components", rows.len(), (0, max));
    }
    let mut walk = Walk { form, custom_ids: BTreeSet::new(), v2 };
    for (index, row) in rows.iter().enumerate() {
        walk.top(&format!("components.{index}"), row);
    }
}

struct Walk<'a, 'b> {
    form: &'a mut Form,
    custom_ids: BTreeSet<&'b str>,
    v2: bool,
}

impl<'b> Walk<'_, 'b> {
    fn top(&mut self, path: &str, component: &'b Value) {
        match component_type(component) {
            Some(1) => self.row(path, component),
            Some(9..=17) if self.v2 => {
                for (index, child) in component["components"].as_array().into_iter().flatten().enumerate() {
                    self.top(&format!("{path}.components.{index}"), child);
                }
                if component["accessory"].is_object() && component_type(&component["accessory"]) == Some(2) {
                    self.button(&format!("{path}.accessory"), &component["accessory"]);
                }
            }
            _ => self.form.add(&format!("{path}.type"), "BASE_TYPE_CHOICES", "Value must be one of (1,)."),
        }
    }

    fn row(&mut self, path: &str, row: &'b Value) {
        let children = row["components"].as_array().map_or(&[][..], Vec::as_slice);
        let selects =
            children.iter().filter(|child| matches!(component_type(child), Some(3 | 5..=8))).count();
        let max = if selects > 0 { 1 } else { BUTTONS_A_ROW_MAX };
        self.form.count(&format!("{path}.components"), children.len(), (1, max));
        for (index, child) in children.iter().enumerate() {
            let path = format!("{path}.components.{index}");
            match component_type(child) {
                Some(2) => self.button(&path, child),
                Some(3 | 5..=8) => self.select(&path, child),
                _ => self.form.add(
                    &format!("{path}.type"),
                    "BASE_TYPE_CHOICES",
                    "Value must be one of (2, 3, 5, 6, 7, 8).",
                ),
            }
        }
    }

    fn button(&mut self, path: &str, button: &'b Value) {
        let style = whole_number(&button["style"]).unwrap_or_default();
        if !(1..=STYLE_PREMIUM).contains(&style) {
            self.form.add(&format!("{path}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1..6).");
        }
        let has_id = button["custom_id"].is_string();
        match (style, button["url"].as_str()) {
            (STYLE_LINK, None) => self.form.required(&format!("{path}.url")),
            (STYLE_LINK, Some(address)) => {
                self.form.text(&format!("{path}.url"), Some(address), (1, URL_CHARS_MAX));
                if !is_address(address) {
                    let message = "Scheme must be one of ('http', 'https', 'discord').";
                    self.form.add(&format!("{path}.url"), "URL_TYPE_INVALID_SCHEME", message);
                }
                if has_id {
                    let message = "A custom id and url cannot both be specified";
                    self.form.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
                }
            }
            (STYLE_PREMIUM, _) => return,
            (_, Some(_)) => {
                let message = "A custom id and url cannot both be specified";
                self.form.add(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message);
            }
            (_, None) => self.custom_id(path, button),
        }
        if button["label"].as_str().unwrap_or_default().is_empty() && !button["emoji"].is_object() {
            self.form.required(&format!("{path}.label"));
        }
        self.form.text(&format!("{path}.label"), button["label"].as_str(), (0, LABEL_CHARS_MAX));
    }

    fn select(&mut self, path: &str, select: &'b Value) {
        self.custom_id(path, select);
        let placeholder = select["placeholder"].as_str();
        self.form.text(&format!("{path}.placeholder"), placeholder, (0, SELECT_PLACEHOLDER_CHARS_MAX));
        self.form.number(&format!("{path}.min_values"), &select["min_values"], (0, 25));
        self.form.number(&format!("{path}.max_values"), &select["max_values"], (1, 25));
        let min = whole_number(&select["min_values"]).unwrap_or(1);
        let max = whole_number(&select["max_values"]).unwrap_or(1);
        if min > max {
            self.form.add(&format!("{path}.min_values"), "BASE_TYPE_MAX", "min_values exceeds max_values");
        }
        if component_type(select) == Some(3) {
            let options = select["options"].as_array().map_or(&[][..], Vec::as_slice);
            self.form.count(&format!("{path}.options"), options.len(), (1, SELECT_OPTIONS_MAX));
            if usize::try_from(max).is_ok_and(|max| max > options.len()) {
                let message = format!("max_values ({max}) exceeds the number of options ({})", options.len());
                self.form.add(&format!("{path}.max_values"), "COMPONENT_MAX_VALUES", message);
            }
            self.options(path, options);
        }
    }

    fn options(&mut self, path: &str, options: &'b [Value]) {
        let mut values = BTreeSet::new();
        for (index, option) in options.iter().enumerate() {
            let path = format!("{path}.options.{index}");
            for (key, min) in [("label", 1), ("value", 1), ("description", 0)] {
                let bounds = (min, SELECT_TEXT_CHARS_MAX);
                self.form.text(&format!("{path}.{key}"), option[key].as_str(), bounds);
            }
            if let Some(value) = option["value"].as_str()
                && !values.insert(value)
            {
                let message = "The specified option value is already used";
                self.form.add(&format!("{path}.value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
            }
        }
    }

    fn custom_id(&mut self, path: &str, component: &'b Value) {
        let path = format!("{path}.custom_id");
        let custom_id = component["custom_id"].as_str();
        self.form.text(&path, custom_id, (1, CUSTOM_ID_CHARS_MAX));
        if let Some(custom_id) = custom_id
            && !self.custom_ids.insert(custom_id)
        {
            let message = "Component custom id cannot be duplicated";
            self.form.add(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", message);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(components: Value, accepted: bool) {
        let mut form = Form::default();
        check_components(&mut form, &components, false);
        assert_eq!(form.finish().is_ok(), accepted, "{components}");
    }

    fn row(children: Value) -> Value {
        json!({"type": 1, "components": children})
    }

    fn button(custom_id: &str) -> Value {
        json!({"type": 2, "style": 1, "label": "b", "custom_id": custom_id})
    }

    fn select(options: usize) -> Value {
        let options: Vec<Value> =
            (0..options).map(|n| json!({"label": "l", "value": n.to_string()})).collect();
        json!({"type": 3, "custom_id": "s", "options": options})
    }

    fn changed(mut component: Value, key: &str, value: Value) -> Value {
        component[key] = value;
        json!([row(json!([component]))])
    }

    #[test]
    fn counts_rows_and_what_is_in_them() {
        let named = |n: usize| row(json!([button(&n.to_string())]));
        check(json!((0..5).map(named).collect::<Vec<_>>()), true);
        check(json!((0..6).map(named).collect::<Vec<_>>()), false);
        let buttons = |n: usize| json!([row((0..n).map(|n| button(&n.to_string())).collect())]);
        check(buttons(5), true);
        check(buttons(6), false);
        check(buttons(0), false);
        check(json!([row(json!([select(1), button("b")]))]), false);
        check(json!([button("b")]), false);
    }

    #[test]
    fn a_button_has_either_an_id_or_an_address() {
        check(json!([row(json!([{"type": 2, "style": 1, "label": "b"}]))]), false);
        check(json!([row(json!([{"type": 2, "style": 5, "label": "b"}]))]), false);
        check(json!([row(json!([{"type": 2, "style": 5, "label": "b", "url": "https://a.org"}]))]), true);
        check(json!([row(json!([{"type": 2, "style": 5, "label": "b", "url": "file:///x"}]))]), false);
        check(changed(button("b"), "url", json!("https://a.org")), false);
        check(json!([row(json!([{"type": 2, "style": 1, "custom_id": "b"}]))]), false);
    }

    #[test]
    fn custom_ids_are_unique_and_bounded() {
        check(json!([row(json!([button("a"), button("a")]))]), false);
        check(json!([row(json!([button(&"x".repeat(100))]))]), true);
        check(json!([row(json!([button(&"x".repeat(101))]))]), false);
        check(json!([row(json!([button("")]))]), false);
        check(changed(button("b"), "label", json!("x".repeat(81))), false);
    }

    #[test]
    fn a_select_offers_1_to_25_different_options() {
        check(json!([row(json!([select(25)]))]), true);
        check(json!([row(json!([select(26)]))]), false);
        check(json!([row(json!([select(0)]))]), false);
        check(changed(select(2), "max_values", json!(3)), false);
        check(changed(select(2), "max_values", json!(2)), true);
        check(changed(select(2), "placeholder", json!("x".repeat(151))), false);
        check(changed(select(1), "options", json!([{"label": "a", "value": "x".repeat(101)}])), false);
        let twice = json!([{"label": "a", "value": "1"}, {"label": "b", "value": "1"}]);
        check(changed(select(1), "options", twice), false);
    }
}
