//! Where settings come from: the built-in defaults, files, and the environment, each over the ones before.

use std::collections::BTreeSet;
use std::path::Path;

use config::{Config, Environment, File, FileFormat, Map, Source, Value};

use super::SettingsError;

/// The file in which a machine's own settings stand, where no other is named.
const LOCAL_FILE: &str = "config/local.toml";
/// The default file as it was built in; one beside it on disk, if any, is read after it.
const DEFAULTS: &str = include_str!("../../config/default.toml");
const DEFAULT_FILE: &str = "config/default.toml";
const ENVIRONMENT: &str = "CAREER_BOT";
const THE_ENVIRONMENT: &str = "the environment";

/// All layers as one, and which keys each of them sets.
pub struct Layers {
    pub merged: Config,
    /// The name of a layer and the keys it sets, the least important first.
    origins: Vec<(String, BTreeSet<String>)>,
}

impl Layers {
    /// Reads all layers. `file` replaces the local file and must exist.
    ///
    /// # Errors
    /// The first file that cannot be read, and the first key that is no setting.
    pub fn read(file: Option<&Path>, environment: Environment) -> Result<Self, SettingsError> {
        let defaults = File::from_str(DEFAULTS, FileFormat::Toml);
        let known = keys(&collect(&defaults)?);
        let default_file = File::new(DEFAULT_FILE, FileFormat::Toml).required(false);
        let (local, name) = match file {
            Some(file) => {
                (File::from(file).format(FileFormat::Toml).required(true), file.display().to_string())
            }
            None => (File::new(LOCAL_FILE, FileFormat::Toml).required(false), LOCAL_FILE.to_owned()),
        };
        let mut origins = Vec::new();
        for (name, layer) in [
            (DEFAULT_FILE, collect(&default_file)?),
            (&name, collect(&local)?),
            (THE_ENVIRONMENT, collect(&environment)?),
        ] {
            let keys = keys(&layer);
            check_keys(&known, &keys, name)?;
            origins.push((name.to_owned(), keys));
        }
        let merged = Config::builder()
            .add_source(defaults)
            .add_source(default_file)
            .add_source(local)
            .add_source(environment)
            .build()
            .map_err(|error| SettingsError::Unreadable(error.to_string()))?;
        Ok(Self { merged, origins })
    }

    /// The file or variable that sets a key; entries of a list count as the list.
    pub fn origin(&self, key: &str) -> String {
        let key = key.split('[').next().unwrap_or_default();
        let origin = self.origins.iter().rev().find(|(_, keys)| keys.contains(key)).map(|(name, _)| &**name);
        match origin {
            Some(THE_ENVIRONMENT) => {
                let variable = key.to_uppercase().replace('.', "__");
                format!("{THE_ENVIRONMENT} ({ENVIRONMENT}__{variable})")
            }
            Some(file) => file.to_owned(),
            None => "the built-in settings".to_owned(),
        }
    }
}

/// The environment as a layer of settings: `CAREER_BOT__DISCORD__TOKEN`.
pub fn environment() -> Environment {
    Environment::with_prefix(ENVIRONMENT)
        .prefix_separator("__")
        .separator("__")
        .list_separator(",")
        .with_list_parse_key("knowledge.paths")
        .with_list_parse_key("discord.ask_channels")
        .try_parsing(true)
        .ignore_empty(true)
}

fn collect(source: &impl Source) -> Result<Map<String, Value>, SettingsError> {
    source.collect().map_err(|error| SettingsError::Unreadable(error.to_string()))
}

/// The names of all settings: `discord.token`.
fn keys(layer: &Map<String, Value>) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (name, value) in layer {
        match value.clone().into_table() {
            Ok(table) => keys.extend(table.keys().map(|key| format!("{name}.{key}"))),
            Err(_) => {
                keys.insert(name.clone());
            }
        }
    }
    keys
}

fn check_keys(known: &BTreeSet<String>, keys: &BTreeSet<String>, origin: &str) -> Result<(), SettingsError> {
    let Some(key) = keys.iter().find(|key| !known.contains(*key)) else { return Ok(()) };
    let section = key.split('.').next().unwrap_or_default().to_owned();
    let of_section: Vec<&str> =
        known.iter().filter_map(|other| other.strip_prefix(&format!("{section}."))).collect();
    let (section, known) = match of_section.is_empty() {
        true => ("the file".to_owned(), known.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
        false => (section, of_section.join(", ")),
    };
    Err(SettingsError::UnknownKey { origin: origin.to_owned(), key: key.clone(), section, known })
}
