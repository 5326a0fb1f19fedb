//! Whom a message notifies: the mentions in its text, filtered by `allowed_mentions`.

use serde_json::Value;

use crate::ids::Id;

/// What a text mentions, each once, in order of appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mentions {
    pub(crate) users: Vec<Id>,
    pub(crate) roles: Vec<Id>,
    pub(crate) everyone: bool,
}

impl Mentions {
    /// Reads `<@1>`, `<@!1>`, `<@&1>`, `@everyone` and `@here`. Mentions in code spans are read too:
    /// the stricter side, as escaping by code spans is easy to break out of.
    pub(crate) fn in_text(text: &str) -> Self {
        let mut found =
            Self { everyone: text.contains("@everyone") || text.contains("@here"), ..Self::default() };
        for (start, _) in text.match_indices("<@") {
            let Some((inner, _)) = text.get(start + 2..).and_then(|rest| rest.split_once('>')) else {
                continue;
            };
            let (list, digits) = match inner.strip_prefix('&') {
                Some(digits) => (&mut found.roles, digits),
                None => (&mut found.users, inner.strip_prefix('!').unwrap_or(inner)),
            };
            if let Ok(id) = digits.parse()
                && !list.contains(&id)
            {
                list.push(id);
            }
        }
        found
    }

    /// Keeps what `allowed` lets through. `None` is a body without the field: all is let through.
    pub(crate) fn allowed_by(mut self, allowed: Option<&Value>) -> Self {
        let Some(allowed) = allowed else { return self };
        let parsed = |kind: &str| {
            allowed["parse"].as_array().is_some_and(|kinds| kinds.iter().any(|parsed| parsed == kind))
        };
        let listed =
            |kind: &str| -> Vec<Id> { serde_json::from_value(allowed[kind].clone()).unwrap_or_default() };
        self.everyone &= parsed("everyone");
        if !parsed("users") {
            let users = listed("users");
            self.users.retain(|user| users.contains(user));
        }
        if !parsed("roles") {
            let roles = listed("roles");
            self.roles.retain(|role| roles.contains(role));
        }
        self
    }
}

/// Whether a reply notifies the author of the message it replies to.
pub(crate) fn reply_pings(allowed: Option<&Value>) -> bool {
    allowed.is_none_or(|allowed| allowed["replied_user"] == true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(text: &str, allowed: Option<Value>, users: &[u64], roles: &[u64], everyone: bool) {
        let ids = |ids: &[u64]| ids.iter().copied().map(Id).collect::<Vec<_>>();
        let expected = Mentions { users: ids(users), roles: ids(roles), everyone };
        assert_eq!(Mentions::in_text(text).allowed_by(allowed.as_ref()), expected, "{text}");
    }

    #[test]
    fn reads_and_filters_mentions() {
        let text = "<@1> é<@!2> <@&3> <@1> @everyone <@x> <@";
        check(text, None, &[1, 2], &[3], true);
        check(text, Some(json!({"parse": []})), &[], &[], false);
        check(text, Some(json!({})), &[], &[], false);
        check(text, Some(json!({"parse": ["everyone", "roles"]})), &[], &[3], true);
        check(text, Some(json!({"parse": [], "users": ["2"]})), &[2], &[], false);
        check("no-one here", None, &[], &[], false);
    }

    #[test]
    fn a_reply_pings_unless_told_otherwise() {
        assert!(reply_pings(None));
        assert!(!reply_pings(Some(&json!({"parse": ["users"]}))));
        assert!(reply_pings(Some(&json!({"replied_user": true}))));
    }
}
