//! Choices offered while an option is being typed.

use serde_json::Value;

use crate::form::Form;

const CHOICES_MAX: usize = 25;
const CHOICE_CHARS_MAX: usize = 100;
/// Integers beyond this lose digits in clients.
const SAFE_INTEGER_MAX: i64 = (1 << 53) - 1;

/// Checks the `data` of an autocomplete response for an option of `option_type` (3 text, 4 integer,
/// 10 number).
pub(crate) fn check_choices(form: &mut Form, data: &Value, option_type: i64) {
    let Some(choices) = data["choices"].as_array() else {
        form.required("data.choices");
        return;
    };
    if choices.len() > CHOICES_MAX {
        form.count("data.choices", choices.len(), (0, CHOICES_MAX));
    }
    for (index, choice) in choices.iter().enumerate() {
        check_choice(form, &format!("data.choices.{index}"), choice, option_type);
    }
}

/// Checks one choice, also of a command's fixed ones.
pub(super) fn check_choice(form: &mut Form, path: &str, choice: &Value, option_type: i64) {
    form.text(&format!("{path}.name"), choice["name"].as_str(), (1, CHOICE_CHARS_MAX));
    let (value, path) = (&choice["value"], format!("{path}.value"));
    match option_type {
        3 => form.text(&path, value.as_str(), (1, CHOICE_CHARS_MAX)),
        4 if value.is_null() => form.required(&path),
        4 => form.number(&path, value, (-SAFE_INTEGER_MAX, SAFE_INTEGER_MAX)),
        _ if !value.is_number() => {
            form.add(&path, "NUMBER_TYPE_COERCE", format!("Value {value} is not float."))
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(choices: Value, option_type: i64, accepted: bool) {
        let mut form = Form::default();
        check_choices(&mut form, &json!({"choices": choices}), option_type);
        assert_eq!(form.finish().is_ok(), accepted, "{choices}");
    }

    #[test]
    fn holds_choices_to_their_number_length_and_kind() {
        let choice =
            |name: usize, value: usize| json!({"name": "n".repeat(name), "value": "v".repeat(value)});
        check(json!([]), 3, true);
        check(json!(vec![choice(1, 1); 25]), 3, true);
        check(json!(vec![choice(1, 1); 26]), 3, false);
        check(json!([choice(100, 100)]), 3, true);
        check(json!([choice(101, 1)]), 3, false);
        check(json!([choice(1, 101)]), 3, false);
        check(json!([choice(1, 0)]), 3, false);
        check(json!([choice(0, 1)]), 3, false);
        check(json!([{"name": "n", "value": 5}]), 3, false);
        check(json!([{"name": "n", "value": 5}]), 4, true);
        check(json!([{"name": "n"}]), 4, false);
        check(json!([{"name": "n", "value": 0.5}]), 10, true);
        check(Value::Null, 3, false);
    }
}
