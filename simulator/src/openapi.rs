//! Checks request bodies against Discord's own OpenAPI description.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value, json};

use crate::form::{Form, whole_number};

const CALLBACK_ROUTE: &str = "/interactions/{interaction_id}/{interaction_token}/callback";
/// The schemas of a callback, by the `type` in its body; telling them apart gives clearer errors
/// than trying them all.
const CALLBACK_SCHEMAS: [(i64, &str); 7] = [
    (1, "PongInteractionCallbackRequest"),
    (4, "CreateMessageInteractionCallbackRequest"),
    (5, "CreateMessageInteractionCallbackRequest"),
    (6, "UpdateMessageInteractionCallbackRequest"),
    (7, "UpdateMessageInteractionCallbackRequest"),
    (8, "ApplicationCommandAutocompleteCallbackRequest"),
    (9, "ModalInteractionCallbackRequest"),
];

/// Why the description could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DescriptionError {
    #[error("cannot read the OpenAPI description {path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{path} is no OpenAPI description: {reason}")]
    Malformed { path: PathBuf, reason: String },
}

/// Discord's description, with a validator for each body seen so far.
pub(crate) struct Description {
    document: Value,
    validators: Mutex<HashMap<String, Option<Arc<Validator>>>>,
}

impl Description {
    pub(crate) fn load(path: &Path) -> Result<Self, DescriptionError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| DescriptionError::Unreadable { path: path.to_owned(), source })?;
        let malformed = |reason: String| DescriptionError::Malformed { path: path.to_owned(), reason };
        let mut document: Value =
            serde_json::from_str(&text).map_err(|error| malformed(error.to_string()))?;
        if !document["paths"].is_object() || !document["components"]["schemas"].is_object() {
            return Err(malformed("it lacks `paths` or `components.schemas`".into()));
        }
        widen_ids(&mut document["components"]["schemas"]);
        widen_integers(&mut document["components"]["schemas"]);
        widen_integers(&mut document["paths"]);
        Ok(Self { document, validators: Mutex::default() })
    }

    /// Adds to `form` what the description finds wrong with a body. A route or method that the
    /// description does not know passes.
    pub(crate) fn check(&self, form: &mut Form, method: &str, route: &str, body: &Value) {
        let Some((name, schema)) = self.schema(method, route, body) else { return };
        let Some(validator) = self.validator(name, schema) else { return };
        for error in validator.iter_errors(body) {
            explain(form, &error);
        }
    }

    fn schema(&self, method: &str, route: &str, body: &Value) -> Option<(String, Value)> {
        if route == CALLBACK_ROUTE {
            let kind = whole_number(&body["type"])?;
            let (_, name) = CALLBACK_SCHEMAS.iter().find(|(number, _)| *number == kind)?;
            return Some(((*name).into(), json!({"$ref": format!("#/components/schemas/{name}")})));
        }
        let content = &self.document["paths"][route][method.to_ascii_lowercase()]["requestBody"]["content"];
        let schema = &content["application/json"]["schema"];
        schema.is_object().then(|| (format!("{method} {route}"), schema.clone()))
    }

    fn validator(&self, name: String, schema: Value) -> Option<Arc<Validator>> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        let build = || {
            let built = jsonschema::validator_for(&self.with_what_it_names(schema));
            built.map_err(|error| tracing::warn!(%error, "cannot use a schema of the description")).ok()
        };
        validators.entry(name).or_insert_with(|| build().map(Arc::new)).clone()
    }

    /// The schema with all schemas it refers to, and no others: the whole document is slow to compile.
    fn with_what_it_names(&self, mut schema: Value) -> Value {
        let all = &self.document["components"]["schemas"];
        let mut named = BTreeMap::new();
        let mut open = references(&schema);
        while let Some(name) = open.pop_first() {
            if !named.contains_key(&name) {
                open.extend(references(&all[&name]));
                named.insert(name.clone(), all[&name].clone());
            }
        }
        schema["components"] = json!({"schemas": named});
        schema
    }
}

/// Notes an error; of several alternatives, what is wrong with the one that was meant.
fn explain(form: &mut Form, error: &ValidationError) {
    let alternatives = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            context.as_slice()
        }
        _ => &[],
    };
    let own = error.instance_path().to_string();
    let kind = format!("{own}/type");
    // The alternative meant is the one whose errors lie deeper than "this is no such thing at all".
    let meant = alternatives.iter().find(|errors| {
        errors.iter().all(|error| ![&own, &kind].contains(&&error.instance_path().to_string()))
    });
    match meant {
        Some(errors) => errors.iter().for_each(|error| explain(form, error)),
        None => form.add(&own.trim_start_matches('/').replace('/', "."), "OPENAPI", error.to_string()),
    }
}

fn references(schema: &Value) -> BTreeSet<String> {
    match schema {
        Value::Object(object) => {
            let own = object.get("$ref").and_then(Value::as_str);
            let own = own.and_then(|reference| reference.strip_prefix("#/components/schemas/"));
            own.map(str::to_owned).into_iter().chain(object.values().flat_map(references)).collect()
        }
        Value::Array(list) => list.iter().flat_map(references).collect(),
        _ => BTreeSet::new(),
    }
}

/// Ids are described as strings; Discord reads numbers as well, and libraries number their files so.
fn widen_ids(schemas: &mut Value) {
    if let Some(id) = schemas.get_mut("SnowflakeType") {
        id["type"] = json!(["string", "integer"]);
    }
}

/// Discord reads a string of digits where an integer is described (permission bits come that way), so
/// every integer that is no enumeration takes one too.
fn widen_integers(schema: &mut Value) {
    match schema {
        Value::Array(list) => list.iter_mut().for_each(widen_integers),
        Value::Object(object) => {
            object.iter_mut().for_each(|(key, inner)| widen_below(key, inner));
            let types = match &object.get("type") {
                Some(Value::String(one)) => vec![one.clone()],
                Some(Value::Array(many)) => {
                    many.iter().filter_map(Value::as_str).map(str::to_owned).collect()
                }
                _ => return,
            };
            let is_integer = types.iter().any(|kind| kind == "integer");
            let names_values =
                ["enum", "const", "oneOf", "anyOf", "allOf"].iter().any(|key| object.contains_key(*key));
            if is_integer && !names_values && !types.iter().any(|kind| kind == "string") {
                widen(object, types);
            }
        }
        _ => {}
    }
}

/// Alternatives that already include a string stay: a digit string would match two of them.
fn widen_below(key: &str, inner: &mut Value) {
    let alternatives = (key == "oneOf").then(|| inner.as_array()).flatten();
    let has_string =
        alternatives.is_some_and(|alternatives| alternatives.iter().any(|one| one["type"] == "string"));
    if !has_string {
        widen_integers(inner);
    }
}

fn widen(object: &mut Map<String, Value>, mut types: Vec<String>) {
    types.push("string".into());
    object.insert("type".into(), json!(types));
    object.insert("pattern".into(), json!("^-?[0-9]+$"));
    object.remove("format");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_take_digit_strings_unless_they_are_enumerations() {
        let mut schema = json!({
            "flags": {"type": ["integer", "null"]},
            "kind": {"type": "integer", "enum": [1, 2]},
            "nonce": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        });
        widen_integers(&mut schema);
        assert_eq!(schema["flags"]["type"], json!(["integer", "null", "string"]));
        assert_eq!(schema["kind"]["type"], json!("integer"));
        assert_eq!(schema["nonce"]["oneOf"][0]["type"], json!("integer"));
    }

    #[test]
    fn finds_all_schemas_a_schema_names() {
        let schema = json!({"items": [{"$ref": "#/components/schemas/A"}, {"not": {"$ref": "#/components/schemas/B"}}]});
        assert_eq!(references(&schema), BTreeSet::from(["A".to_owned(), "B".to_owned()]));
    }
}
