//! Gateway intents: what a session asks to hear.

use std::ops::BitOr;

/// A set of intents, by Discord's bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Intents(pub u64);

impl Intents {
    pub const NONE: Self = Self(0);
    pub const GUILDS: Self = Self(1);
    /// Privileged.
    pub const GUILD_MEMBERS: Self = Self(1 << 1);
    /// Privileged.
    pub const GUILD_PRESENCES: Self = Self(1 << 8);
    pub const GUILD_MESSAGES: Self = Self(1 << 9);
    pub const GUILD_MESSAGE_REACTIONS: Self = Self(1 << 10);
    pub const GUILD_MESSAGE_TYPING: Self = Self(1 << 11);
    pub const DIRECT_MESSAGES: Self = Self(1 << 12);
    pub const DIRECT_MESSAGE_REACTIONS: Self = Self(1 << 13);
    /// Privileged.
    pub const MESSAGE_CONTENT: Self = Self(1 << 15);

    const PRIVILEGED: Self = Self(1 << 1 | 1 << 8 | 1 << 15);
    /// Bits 0–16, 20, 21, 24 and 25 are taken.
    const KNOWN: Self = Self(0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25);

    pub fn contains(self, intents: Self) -> bool {
        self.0 & intents.0 == intents.0
    }

    pub(crate) fn all_known(self) -> bool {
        Self::KNOWN.contains(self)
    }

    /// The privileged intents in this set that are not among `enabled`.
    pub(crate) fn privileged_beyond(self, enabled: Self) -> Self {
        Self(self.0 & Self::PRIVILEGED.0 & !enabled.0)
    }
}

impl BitOr for Intents {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
