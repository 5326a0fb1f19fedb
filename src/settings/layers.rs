//! The layers of the settings: the defaults, the default file, the local file, the environment; and what is wrong in which.

use std::collections::BTreeSet;
use std::path::Path;

use config::{Config, ConfigError, Environment, File, FileFormat, Map, Source, Value};
use serde::de::DeserializeOwned;

/// The file in which a machine's own settings stand, where no other is named.
const LOCAL_FILE: &str = "config/local.toml";
/// The default file as it was built in; one beside it on disk, if any, is read after it.
const DEFAULTS: &str = include_str!("../../config/default.toml");
const DEFAULT_FILE: &str = "config/default.toml";
const ENVIRONMENT: &str = "CAREER_BOT";
const THE_ENVIRONMENT: &str = "the environment";

/// What is wrong with the settings: key, reason, place, and what would be right.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{origin}: there is no setting {key:?}. The settings of {section:?} are: {known}.")]
    UnknownKey { origin: String, key: String, section: String, known: String },
    #[error("{origin}: the setting {key:?} {reason}.")]
    BadValue { origin: String, key: String, reason: String },
    #[error("{0}")]
    Unreadable(String),
}

/// The layers, each with its name and the keys it sets; later ones win.
pub struct Layers {
    merged: Config,
    keys: Vec<(String, BTreeSet<String>)>,
}

impl Layers {
    /// Reads all layers. `file` replaces the local file and must exist.
    ///
    /// # Errors
    /// A file that does not read, and the first key that no default has.
    pub fn read(file: Option<&Path>, environment: Environment) -> Result<Self, SettingsError> {
        let defaults = File::from_str(DEFAULTS, FileFormat::Toml);
        let known = keys(&collect(&defaults)?);
        let default_file = File::new(DEFAULT_FILE, FileFormat::Toml).required(false);
        let local = match file {
            Some(file) => File::from(file).format(FileFormat::Toml).required(true),
            None => File::new(LOCAL_FILE, FileFormat::Toml).required(false),
        };
        let local_name = file.map_or_else(|| LOCAL_FILE.to_owned(), |file| file.display().to_string());
        let layers = [
            (DEFAULT_FILE.to_owned(), collect(&default_file)?),
            (local_name, collect(&local)?),
            (THE_ENVIRONMENT.to_owned(), collect(&environment)?),
        ];
        for (name, layer) in &layers {
            check_keys(&known, layer, name)?;
        }
        let builder = Config::builder().add_source(defaults).add_source(default_file).add_source(local);
        let merged = builder.add_source(environment).build();
        Ok(Self {
            merged: merged.map_err(|error| SettingsError::Unreadable(error.to_string()))?,
            keys: layers.iter().map(|(name, layer)| (name.clone(), keys(layer))).collect(),
        })
    }

    /// The merged layers as typed settings.
    ///
    /// # Errors
    /// The first value that does not fit, with the layer it stands in.
    pub fn settings<T: DeserializeOwned>(&self) -> Result<T, SettingsError> {
        self.merged.clone().try_deserialize().map_err(|error| match error {
            ConfigError::At { error, key, .. } => {
                let reason = match *error {
                    ConfigError::Message(reason) => reason,
                    other => other.to_string(),
                };
                self.bad_value(&key.unwrap_or_default(), reason)
            }
            ConfigError::Type { unexpected, expected, key, .. } => {
                self.bad_value(&key.unwrap_or_default(), format!("is {unexpected}, but must be {expected}"))
            }
            other => SettingsError::Unreadable(other.to_string()),
        })
    }

    /// That a value does not fit, with the layer it stands in.
    pub fn bad_value(&self, key: &str, reason: String) -> SettingsError {
        SettingsError::BadValue { origin: self.origin(key), key: key.to_owned(), reason }
    }

    /// The file or variable that sets a key.
    pub fn origin(&self, key: &str) -> String {
        // A list's element is named by its place: `discord.ask_channels[0]`.
        let key = key.split('[').next().unwrap_or_default();
        let layer = self.keys.iter().rev().find(|(_, keys)| keys.contains(key)).map(|(name, _)| &**name);
        match layer {
            Some(THE_ENVIRONMENT) => {
                format!("{THE_ENVIRONMENT} ({ENVIRONMENT}__{})", key.to_uppercase().replace('.', "__"))
            }
            Some(file) => file.to_owned(),
            None => "the defaults".to_owned(),
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

fn check_keys(
    known: &BTreeSet<String>,
    layer: &Map<String, Value>,
    origin: &str,
) -> Result<(), SettingsError> {
    let Some(key) = keys(layer).into_iter().find(|key| !known.contains(key)) else { return Ok(()) };
    let section = key.split('.').next().unwrap_or_default().to_owned();
    let of_section: Vec<&str> =
        known.iter().filter_map(|other| other.strip_prefix(&format!("{section}."))).collect();
    let (section, known) = match of_section.is_empty() {
        true => ("the file".to_owned(), known.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
        false => (section, of_section.join(", ")),
    };
    Err(SettingsError::UnknownKey { origin: origin.to_owned(), key, section, known })
}
