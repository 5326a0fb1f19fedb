//! The values of front matter, one by one: each of the right kind, or reported.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::model::{Slug, ToolGroup};
use super::super::problem::Report;
use super::{Lines, Noted};

/// A value with its place in the front matter.
type Value<'i> = Spanned<DeValue<'i>>;

pub(super) struct Values<'a, 'r> {
    pub lines: &'a Lines,
    pub report: &'r mut Report,
    pub today: Date,
}

impl Values<'_, '_> {
    pub(super) fn refuse_unknown_keys(&mut self, table: &DeTable<'_>, name: &str, allowed: &[&str]) {
        let mut unknown: Vec<_> =
            table.keys().filter(|key| !allowed.contains(&key.get_ref().as_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let line = self.lines.of(key.span().start);
            let reason = format!("the {name} has no key {:?}", key.get_ref());
            self.report.error(line, reason, format!("Use one of {}.", allowed.join(", ")));
        }
    }

    pub(super) fn text(&mut self, table: &DeTable<'_>, key: &str) -> Option<Noted<String>> {
        let value = table.get(key)?;
        let line = self.line(value);
        let text = self.as_text(value, key)?;
        if text.is_empty() {
            self.report.error(line, format!("`{key}` is empty"), "Fill it in, or take the line out.");
            return None;
        }
        Some(Noted { value: text, line })
    }

    /// A list of texts that are not empty; none if the key is absent.
    pub(super) fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Option<Vec<Noted<String>>> {
        let value = table.get(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_kind(value, key, "a list", &format!("Write `{key} = [\"one\", \"two\"]`."));
            return None;
        };
        let mut texts = Vec::with_capacity(array.len());
        for entry in array.iter() {
            let line = self.line(entry);
            let Some(text) = self.as_text(entry, key) else { continue };
            match fault(key, &text) {
                Some((reason, remedy)) => self.report.error(line, reason, remedy),
                None => texts.push(Noted { value: text, line }),
            }
        }
        Some(texts)
    }

    pub(super) fn slugs(&mut self, table: &DeTable<'_>, key: &str) -> Vec<Noted<Slug>> {
        let mut slugs = Vec::new();
        for text in self.texts(table, key).unwrap_or_default() {
            match text.value.parse() {
                Ok(slug) => slugs.push(Noted { value: slug, line: text.line }),
                Err(error) => {
                    let reason = format!("{:?} is no name of a page: {error}", text.value);
                    self.report.error(
                        text.line,
                        reason,
                        "Name pages by their file, such as \"data-engineer\".",
                    );
                }
            }
        }
        slugs
    }

    pub(super) fn soc(&mut self, table: &DeTable<'_>) -> Option<String> {
        let code = self.text(table, "soc")?;
        let shape: String = code.value.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        if shape != "00-0000" {
            let reason = format!("{:?} is no code of the Standard Occupational Classification", code.value);
            self.report.error(code.line, reason, "Write it like \"15-1252\", or take the line out.");
            return None;
        }
        Some(code.value)
    }

    /// A date up to today.
    pub(super) fn past_date(&mut self, table: &DeTable<'_>, key: &str) -> Option<Date> {
        let value = table.get(key)?;
        let Some(date) = value.get_ref().as_datetime().and_then(|datetime| datetime.date) else {
            self.wrong_kind(
                value,
                key,
                "a date",
                &format!("Write `{key} = {}`, without quotes.", self.today),
            );
            return None;
        };
        let line = self.line(value);
        match Date::new(date.year as i16, date.month as i8, date.day as i8) {
            Ok(date) if date <= self.today => Some(date),
            Ok(date) => {
                self.report.error(
                    line,
                    format!("the date {date} lies in the future"),
                    "Write the day of the last change.",
                );
                None
            }
            Err(_) => {
                self.report.error(
                    line,
                    format!("{date} is no day of the calendar"),
                    "Write the day of the last change.",
                );
                None
            }
        }
    }

    /// Names, or groups `{ name = "Databases", tools = ["MySQL"] }`, in any mixture.
    pub(super) fn tools(&mut self, table: &DeTable<'_>) -> Option<Vec<ToolGroup>> {
        let value = table.get("tools")?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_kind(value, "tools", "a list", "Write `tools = [\"Git\", \"Docker\"]`.");
            return None;
        };
        let mut groups: Vec<ToolGroup> = Vec::new();
        for entry in array.iter() {
            if let Some(group) = entry.get_ref().as_table() {
                self.refuse_unknown_keys(group, "group of tools", &["name", "tools"]);
                let name = self.text(group, "name").map(|name| name.value);
                let tools = self.texts(group, "tools").map(super::plain).unwrap_or_default();
                groups.push(ToolGroup { name, tools });
            } else if let Some(tool) = self.as_text(entry, "tools") {
                match groups.last_mut() {
                    Some(group) if group.name.is_none() => group.tools.push(tool),
                    _ => groups.push(ToolGroup { name: None, tools: vec![tool] }),
                }
            }
        }
        Some(groups)
    }

    pub(super) fn line(&self, value: &Value<'_>) -> u32 {
        self.lines.of(value.span().start)
    }

    pub(super) fn wrong_kind(&mut self, value: &Value<'_>, key: &str, wanted: &str, remedy: &str) {
        let kind = value.get_ref().type_str();
        let article = if kind.starts_with(['a', 'i']) { "an" } else { "a" };
        self.report.error(self.line(value), format!("`{key}` is {article} {kind}, not {wanted}"), remedy);
    }

    fn as_text(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        if text.is_none() {
            self.wrong_kind(value, key, "a text", "Put it in double quotes.");
        }
        text
    }
}

fn fault(key: &str, text: &str) -> Option<(String, &'static str)> {
    if text.is_empty() {
        Some((format!("`{key}` holds an empty text"), "Fill it in, or take it out."))
    } else if key == "aliases" && !text.chars().any(char::is_alphabetic) {
        Some((format!("the alias {text:?} has no letter"), "Take it out: nobody could ask for it."))
    } else {
        None
    }
}
