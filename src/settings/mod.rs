//! Typed settings: the default file, the local file and the environment, read and checked once.

mod layers;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use layers::Layers;
pub use layers::SettingsError;
use secrecy::SecretString;
use serde::Deserialize;

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
    /// Where `token_file` is set.
    #[serde(skip)]
    token_file_origin: String,
    home_server: Id,
    ask_channels: Ids,
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
#[serde(try_from = "String")]
pub enum Level {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Format {
    Human,
    Json,
}

impl TryFrom<String> for Level {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let all = [Self::Error, Self::Warn, Self::Info, Self::Debug, Self::Trace];
        let found = all.into_iter().find(|level| level.to_string() == name);
        found.ok_or_else(|| format!("is {name:?}, but must be error, warn, info, debug or trace"))
    }
}

impl TryFrom<String> for Format {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        match name.as_str() {
            "human" => Ok(Self::Human),
            "json" => Ok(Self::Json),
            _ => Err(format!("is {name:?}, but must be human or json")),
        }
    }
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

/// Ids, or a single one, as an environment variable gives it.
#[derive(Debug, Deserialize)]
#[serde(try_from = "OneOrMany")]
struct Ids(Vec<Id>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(IdText),
    Many(Vec<IdText>),
}

// Of an untagged enum whose variants check, only "no variant matched" would be told: so they are checked here.
impl TryFrom<OneOrMany> for Ids {
    type Error = String;

    fn try_from(texts: OneOrMany) -> Result<Self, String> {
        match texts {
            OneOrMany::One(text) => Id::try_from(text).map(|id| Self(vec![id])),
            OneOrMany::Many(texts) => texts.into_iter().map(Id::try_from).collect::<Result<_, _>>().map(Self),
        }
    }
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
        Self::from_layers(&Layers::read(file, layers::environment())?)
    }

    fn from_layers(layers: &Layers) -> Result<Self, SettingsError> {
        let mut settings: Self = layers.settings()?;
        settings.discord.token_file_origin = layers.origin("discord.token_file");
        match settings.fault() {
            Some((key, reason)) => Err(layers.bad_value(key, reason)),
            None => Ok(settings),
        }
    }

    /// The first value that its type allows and we do not, with the reason.
    fn fault(&self) -> Option<(&'static str, String)> {
        let Discord { cooldown_seconds, presence, api, .. } = &self.discord;
        let presence_chars = presence.chars().count();
        if self.knowledge.paths.is_empty() {
            return Some(("knowledge.paths", "is empty; name a folder such as \"knowledge\"".to_owned()));
        }
        if *cooldown_seconds > COOLDOWN_SECONDS_MAX {
            let reason = format!("is {cooldown_seconds}, but must be 0 to {COOLDOWN_SECONDS_MAX}");
            return Some(("discord.cooldown_seconds", reason));
        }
        if presence_chars > PRESENCE_CHARS_MAX {
            let reason = format!("has {presence_chars} characters, but at most {PRESENCE_CHARS_MAX} fit");
            return Some(("discord.presence", reason));
        }
        let has_scheme = ["http://", "https://"].iter().any(|scheme| api.starts_with(scheme));
        (!api.is_empty() && !has_scheme)
            .then(|| ("discord.api", format!("is {api:?}, but must start with http:// or https://")))
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
                origin: self.token_file_origin.clone(),
                key: "discord.token_file".to_owned(),
                reason: format!("names {}, which cannot be read: {error}", self.token_file.display()),
            }),
        }
    }

    pub fn home_server(&self) -> Option<u64> {
        self.home_server.0
    }

    pub fn ask_channels(&self) -> Vec<u64> {
        self.ask_channels.0.iter().filter_map(|id| id.0).collect()
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
        let environment = layers::environment().source(Some(variables));
        Settings::from_layers(&Layers::read(Some(&file), environment)?)
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
        check_error("[log]\nlevel = \"loud\"", &[], &["local.toml", "log.level", "loud", "trace"]);
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
