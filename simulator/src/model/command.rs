//! A registered application command, and how a client reads its definition.

use serde_json::Value;

use crate::form::whole_number;
use crate::ids::Id;
use crate::model::Permissions;

const OPTION_SUBCOMMAND: i64 = 1;
const OPTION_SUBCOMMAND_GROUP: i64 = 2;

/// Where a command appears, with Discord's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandKind {
    ChatInput = 1,
    User = 2,
    Message = 3,
}

impl CommandKind {
    pub(crate) fn from_number(number: i64) -> Option<Self> {
        [Self::ChatInput, Self::User, Self::Message].into_iter().find(|kind| *kind as i64 == number)
    }
}

/// A command as it is registered.
#[derive(Clone, Debug)]
pub struct Command {
    pub id: Id,
    /// `None` for a global command.
    pub guild: Option<Id>,
    pub kind: CommandKind,
    pub name: String,
    /// The whole definition, as REST answers it.
    pub definition: Value,
}

impl Command {
    pub fn description(&self) -> &str {
        self.definition["description"].as_str().unwrap_or_default()
    }

    /// Options or subcommands at the top.
    pub fn options(&self) -> &[Value] {
        options_of(&self.definition)
    }

    /// What a member must be allowed in order to see the command; `None` means everyone, and an
    /// empty set means administrators only.
    pub fn default_member_permissions(&self) -> Option<Permissions> {
        let value = &self.definition["default_member_permissions"];
        whole_number(value).and_then(|bits| u64::try_from(bits).ok()).map(Permissions)
    }

    /// Whether the command is offered in a context: 0 guild, 1 direct message with the bot, 2 other
    /// private channel.
    pub fn available_in(&self, context: u8) -> bool {
        match numbers(&self.definition["contexts"]) {
            Some(contexts) => contexts.contains(&i64::from(context)),
            None => context == 0 || self.definition["dm_permission"] != Value::Bool(false),
        }
    }

    /// Whether the command comes with an installation: 0 to a guild, 1 to a user.
    pub fn installs_to(&self, integration_type: u8) -> bool {
        match numbers(&self.definition["integration_types"]) {
            Some(types) => types.contains(&i64::from(integration_type)),
            None => integration_type == 0,
        }
    }

    /// Options of the subcommand at `path` (empty for a command without subcommands); `None` when
    /// there is no such subcommand, or when the path stops above one.
    pub fn options_at(&self, path: &[&str]) -> Option<&[Value]> {
        let mut options = self.options();
        for name in path {
            let next = options.iter().find(|option| option["name"] == **name && is_branch(option))?;
            options = options_of(next);
        }
        if options.iter().any(is_branch) { None } else { Some(options) }
    }
}

/// Whether an option is a subcommand or a group of them.
pub(crate) fn is_branch(option: &Value) -> bool {
    matches!(whole_number(&option["type"]), Some(OPTION_SUBCOMMAND | OPTION_SUBCOMMAND_GROUP))
}

fn options_of(definition: &Value) -> &[Value] {
    definition["options"].as_array().map_or(&[], Vec::as_slice)
}

fn numbers(list: &Value) -> Option<Vec<i64>> {
    list.as_array().map(|list| list.iter().filter_map(whole_number).collect())
}
