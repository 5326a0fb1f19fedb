//! Collects what is wrong with a request body into Discord's nested `errors` object.

use serde_json::{Map, Value, json};

use crate::errors::ApiError;

/// The faults found in one body. A path is dotted: `embeds.0.title`.
#[derive(Default)]
pub(crate) struct Form {
    errors: Map<String, Value>,
}

impl Form {
    /// Ends the check: refuses the body when anything was found.
    pub(crate) fn finish(self) -> Result<(), ApiError> {
        if self.errors.is_empty() { Ok(()) } else { Err(ApiError::InvalidForm(Value::Object(self.errors))) }
    }

    pub(crate) fn add(&mut self, path: &str, code: &str, message: impl Into<String>) {
        let mut level = &mut self.errors;
        for key in path.split('.').filter(|key| !key.is_empty()) {
            let entry = level.entry(key).or_insert_with(|| Value::Object(Map::new()));
            let Value::Object(inner) = entry else { return };
            level = inner;
        }
        let found = level.entry("_errors").or_insert_with(|| json!([]));
        if let Value::Array(found) = found {
            found.push(json!({"code": code, "message": message.into()}));
        }
    }

    /// Takes over what another form found in the part of the body at `key`.
    pub(crate) fn nest(&mut self, key: &str, inner: Form) {
        if !inner.errors.is_empty() {
            self.errors.insert(key.to_owned(), Value::Object(inner.errors));
        }
    }

    pub(crate) fn required(&mut self, path: &str) {
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// Text of `min..=max` characters. An absent text counts as empty.
    pub(crate) fn text(&mut self, path: &str, text: Option<&str>, bounds: (usize, usize)) {
        let (min, max) = bounds;
        let chars = text.map_or(0, chars_shown);
        if chars == 0 && min > 0 {
            self.required(path);
        } else if chars > max && min == 0 {
            self.add(path, "BASE_TYPE_MAX_LENGTH", format!("Must be {max} or fewer in length."));
        } else if chars > max || chars < min {
            self.add(path, "BASE_TYPE_BAD_LENGTH", format!("Must be between {min} and {max} in length."));
        }
    }

    /// A list of `min..=max` entries.
    pub(crate) fn count(&mut self, path: &str, entries: usize, bounds: (usize, usize)) {
        let (min, max) = bounds;
        if entries < min || entries > max {
            self.add(path, "BASE_TYPE_BAD_LENGTH", format!("Must be between {min} and {max} in length."));
        }
    }

    /// An optional whole number within `min..=max`.
    pub(crate) fn number(&mut self, path: &str, number: &Value, bounds: (i64, i64)) {
        let (min, max) = bounds;
        if number.is_null() {
            return;
        }
        match whole_number(number) {
            None => self.add(path, "NUMBER_TYPE_COERCE", format!("Value {number} is not int.")),
            Some(value) if value < min => {
                self.add(
                    path,
                    "NUMBER_TYPE_MIN",
                    format!("int value should be greater than or equal to {min}."),
                );
            }
            Some(value) if value > max => {
                self.add(
                    path,
                    "NUMBER_TYPE_MAX",
                    format!("int value should be less than or equal to {max}."),
                );
            }
            Some(_) => {}
        }
    }
}

/// Length as Discord counts it: UTF-16 units, which are never fewer than characters.
pub(crate) fn chars_shown(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A JSON number, or a string of digits (which Discord reads as a number too).
pub(crate) fn whole_number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nests_errors_by_path() {
        let mut form = Form::default();
        form.text("embeds.0.title", Some(&"a".repeat(257)), (0, 256));
        form.required("name");
        let expected = json!({
            "embeds": {"0": {"title": {"_errors": [
                {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 256 or fewer in length."}]}}},
            "name": {"_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]},
        });
        assert_eq!(form.finish(), Err(ApiError::InvalidForm(expected)));
    }

    #[test]
    fn a_clean_body_passes() {
        let mut form = Form::default();
        form.text("content", Some("hello"), (0, 2000));
        form.count("choices", 25, (0, 25));
        form.number("flags", &json!("64"), (0, 64));
        assert_eq!(form.finish(), Ok(()));
    }

    #[test]
    fn an_emoji_counts_two() {
        assert_eq!(chars_shown("a😀"), 3);
    }
}
