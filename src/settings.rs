//! Typed settings: the default file, the local file and the environment, read and checked once.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use config::{Config, ConfigError, Environment, File, FileFormat, Map, Source, Value};
use secrecy::SecretString;
use serde::Deserialize;

/// The file in which a machine's own settings stand, where no other is named.
const LOCAL_FILE: &str = "config/local.toml";
/// The default file as it was built in; one beside it on disk, if any, is read after it.
const DEFAULTS: &str = include_str!("../config/default.toml");
const DEFAULT_FILE: &str = "config/default.toml";
const ENVIRONMENT: &str = "CAREER_BOT";

const COOLDOWN_SECONDS_MAX: u64 = 3600;
const PRESENCE_CHARS_MAX: usize = 128;

/// All settings, checked.
#[derive(Debug, Deserialize)]
pub struct Settings {
    pub knowledge: Knowledge,
    pub index: Index,
    pub discord: Discord,
    pub log: Log,
}

#[derive(Debug, Deserialize)]
pub struct Knowledge {
    /// Folders or files; never empty.
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Deserialize)]
pub struct Index {
    pub path: PathBuf,
}

#[derive(Debug, Deserialize)]
pub struct Discord {
    /// May be empty; see [`Discord::token`].
    token: SecretString,
    token_file: PathBuf,
    home_server: Id,
    ask_channels: Vec<Id>,
    cooldown_seconds: u64,
    pub presence: String,
    api: String,
}

#[derive(Debug, Deserialize)]
pub struct Log {
    pub level: Level,
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Human,
    Json,
}

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

/// A Discord id, written as text or number; `""` is none.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "IdText")]
struct Id(Option<u64>);

#[derive(Deserialize)]
#[serde(untagged)]
enum IdText {
    Number(u64),
    Text(String),
}

impl TryFrom<IdText> for Id {
    type Error = String;

    fn try_from(text: IdText) -> Result<Self, String> {
        match text {
            IdText::Number(0) => Ok(Self(None)),
            IdText::Number(id) => Ok(Self(Some(id))),
            IdText::Text(text) if text.trim().is_empty() => Ok(Self(None)),
            IdText::Text(text) => match text.trim().parse() {
                Ok(id) if id > 0 => Ok(Self(Some(id))),
                _ => Err(format!("is {text:?}, but an id is a number such as \"123456789012345678\"")),
            },
        }
    }
}

impl Settings {
    /// Reads the settings. `file` replaces the local file and must exist.
    ///
    /// # Errors
    /// The first setting that is unknown or has a bad value, with the file or variable it stands in.
    pub fn load(file: Option<&Path>) -> Result<Self, SettingsError> {
        Self::from_sources(file, environment())
    }

    fn from_sources(file: Option<&Path>, environment: Environment) -> Result<Self, SettingsError> {
        let defaults = File::from_str(DEFAULTS, FileFormat::Toml);
        let known = keys(&collect(&defaults)?);
        let default_file = File::new(DEFAULT_FILE, FileFormat::Toml).required(false);
        let local = match file {
            Some(file) => File::from(file).format(FileFormat::Toml).required(true),
            None => File::new(LOCAL_FILE, FileFormat::Toml).required(false),
        };
        check_keys(&known, &collect(&default_file)?, DEFAULT_FILE)?;
        let local_name = file.map_or_else(|| LOCAL_FILE.to_owned(), |file| file.display().to_string());
        check_keys(&known, &collect(&local)?, &local_name)?;
        check_keys(&known, &collect(&environment)?, "the environment")?;
        let merged = Config::builder()
            .add_source(defaults)
            .add_source(default_file)
            .add_source(local)
            .add_source(environment)
            .build()
            .map_err(|error| SettingsError::Unreadable(error.to_string()))?;
        let settings: Self = merged.try_deserialize().map_err(bad_value)?;
        settings.check()
    }

    fn check(self) -> Result<Self, SettingsError> {
        let bad = |key: &str, reason: String| {
            Err(SettingsError::BadValue { origin: "settings".to_owned(), key: key.to_owned(), reason })
        };
        if self.knowledge.paths.is_empty() {
            return bad("knowledge.paths", "is empty; name a folder such as \"knowledge\"".to_owned());
        }
        if self.discord.cooldown_seconds > COOLDOWN_SECONDS_MAX {
            let given = self.discord.cooldown_seconds;
            return bad(
                "discord.cooldown_seconds",
                format!("is {given}, but must be 0 to {COOLDOWN_SECONDS_MAX}"),
            );
        }
        let presence = self.discord.presence.chars().count();
        if presence > PRESENCE_CHARS_MAX {
            return bad(
                "discord.presence",
                format!("has {presence} characters, but at most {PRESENCE_CHARS_MAX} fit"),
            );
        }
        let api = &self.discord.api;
        if !api.is_empty() && !api.starts_with("http://") && !api.starts_with("https://") {
            return bad("discord.api", format!("is {api:?}, but must start with http:// or https://"));
        }
        Ok(self)
    }
}

impl Discord {
    /// The token, from the setting or from the file that the settings name; none if neither is given.
    ///
    /// # Errors
    /// The file that cannot be read, by name.
    pub fn token(&self) -> Result<Option<SecretString>, SettingsError> {
        use secrecy::ExposeSecret;
        if !self.token.expose_secret().trim().is_empty() {
            return Ok(Some(self.token.clone()));
        }
        if self.token_file.as_os_str().is_empty() {
            return Ok(None);
        }
        match std::fs::read_to_string(&self.token_file) {
            Ok(text) if text.trim().is_empty() => Ok(None),
            Ok(text) => Ok(Some(text.trim().into())),
            Err(error) => Err(SettingsError::BadValue {
                origin: "settings".to_owned(),
                key: "discord.token_file".to_owned(),
                reason: format!("names {}, which cannot be read: {error}", self.token_file.display()),
            }),
        }
    }

    pub fn home_server(&self) -> Option<u64> {
        self.home_server.0
    }

    pub fn ask_channels(&self) -> Vec<u64> {
        self.ask_channels.iter().filter_map(|id| id.0).collect()
    }

    pub fn cooldown(&self) -> Duration {
        Duration::from_secs(self.cooldown_seconds)
    }

    /// The base address of another Discord; none for Discord itself.
    pub fn api(&self) -> Option<&str> {
        Some(self.api.trim_end_matches('/')).filter(|api| !api.is_empty())
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        })
    }
}

/// The environment as a layer of settings: `CAREER_BOT__DISCORD__TOKEN`.
fn environment() -> Environment {
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

/// What the deserialiser says, with the place that it names.
fn bad_value(error: ConfigError) -> SettingsError {
    match error {
        ConfigError::At { error, origin, key } => SettingsError::BadValue {
            origin: origin.unwrap_or_else(|| "settings".to_owned()),
            key: key.unwrap_or_default(),
            reason: format!("has a bad value: {error}"),
        },
        ConfigError::Type { origin, unexpected, expected, key } => SettingsError::BadValue {
            origin: origin.unwrap_or_else(|| "settings".to_owned()),
            key: key.unwrap_or_default(),
            reason: format!("is {unexpected}, but must be {expected}"),
        },
        other => SettingsError::Unreadable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn load(toml: &str, variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("local.toml");
        std::fs::write(&file, toml).unwrap();
        let variables =
            variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let environment = environment().source(Some(variables));
        Settings::from_sources(Some(&file), environment)
    }

    fn check_error(toml: &str, variables: &[(&str, &str)], parts: &[&str]) {
        let message = load(toml, variables).unwrap_err().to_string();
        for part in parts {
            assert!(message.contains(part), "{message:?} does not hold {part:?}");
        }
    }

    #[test]
    fn the_shipped_defaults_are_good() {
        let settings = load("", &[]).unwrap();
        assert_eq!(settings.knowledge.paths, [PathBuf::from("knowledge")]);
        assert_eq!(settings.discord.home_server(), None);
        assert!(settings.discord.token().unwrap().is_none());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let settings = load(
            "[log]\nlevel = \"warn\"\n[discord]\nhome_server = \"77\"",
            &[
                ("CAREER_BOT__LOG__LEVEL", "debug"),
                ("CAREER_BOT__KNOWLEDGE__PATHS", "a,b"),
                ("CAREER_BOT__DISCORD__ASK_CHANNELS", "123"),
                ("CAREER_BOT__DISCORD__TOKEN", "12345"),
            ],
        )
        .unwrap();
        assert_eq!(settings.log.level, Level::Debug);
        assert_eq!(settings.knowledge.paths, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(settings.discord.ask_channels(), [123]);
        assert_eq!(settings.discord.home_server(), Some(77));
        assert_eq!(settings.discord.token().unwrap().unwrap().expose_secret(), "12345");
    }

    #[test]
    fn names_an_unknown_key_its_file_and_the_known_ones() {
        check_error("[discord]\ntokn = \"x\"", &[], &["local.toml", "\"discord.tokn\"", "token, token_file"]);
        check_error("[disc]\ntoken = \"x\"", &[], &["\"disc.token\"", "discord.token"]);
        check_error(
            "",
            &[("CAREER_BOT__LOG__LEVVEL", "x")],
            &["the environment", "log.levvel", "format, level"],
        );
    }

    #[test]
    fn names_a_bad_value_its_file_and_the_allowed_ones() {
        check_error("[log]\nlevel = \"loud\"", &[], &["local.toml", "log.level", "loud", "`trace`"]);
        check_error("[discord]\ncooldown_seconds = \"soon\"", &[], &["discord.cooldown_seconds", "soon"]);
        check_error("[discord]\ncooldown_seconds = 4000", &[], &["discord.cooldown_seconds", "0 to 3600"]);
        check_error("[discord]\nhome_server = \"my server\"", &[], &["discord.home_server", "my server"]);
        check_error("[discord]\napi = \"localhost\"", &[], &["discord.api", "http://"]);
        check_error("[knowledge]\npaths = []", &[], &["knowledge.paths", "is empty"]);
    }

    #[test]
    fn names_a_broken_file() {
        check_error("[discord\n", &[], &["local.toml"]);
    }

    #[test]
    fn never_shows_the_token() {
        let settings = load("", &[("CAREER_BOT__DISCORD__TOKEN", "hush.hush")]).unwrap();
        assert!(!format!("{settings:?}").contains("hush"));
    }
}
