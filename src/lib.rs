//! Answers career questions from the community's own pages, on Discord and on the command line.
//!
//! # The tour
//!
//! A question goes down through the layers and its answer comes back up. Each layer uses those below it only:
//!
//! 1. [`cli`] reads arguments and [`settings`], and starts one subcommand.
//! 2. [`discord`] receives commands, messages and presses, and posts answers. Only it names serenity and poise.
//!    [`picture`] draws charts for it.
//! 3. [`conversation`] remembers what was answered last, for follow-ups.
//! 4. [`answer`] makes an [`Answer`](answer::Answer) of what was understood: data, which Discord, the terminal and JSON
//!    each render.
//! 5. [`library`] serves one [`Snapshot`](library::Snapshot) of the knowledge at a time, and renews it.
//! 6. [`question`] reads text: which career, which facet, what is asked of them. [`search`] keeps the full-text index, and
//!    only it names tantivy. The two do not know each other.
//! 7. [`knowledge`] says what a career page is, and loads folders of them.
//!
//! # The invariants
//!
//! - A snapshot never changes. It is swapped whole, so a question sees all of the old knowledge or all of the new.
//! - The same question after the same answers on the same snapshot gets the same answer: [`question`] and [`answer`] have
//!   no clock, no randomness and no state.
//! - No fact is generated. What an answer says of a career stands on a page, which the answer names; the bot's own words are
//!   fixed texts.
//! - User text is data: it never becomes query syntax, and reaches Discord escaped. Nothing that is sent pings anybody.
//! - Old knowledge outlives bad input: a page with an error keeps its last good version, and a reindex that fails, at
//!   whatever moment, leaves what was served, in memory and on disk.
//!
//! `ARCHITECTURE.md` tells the same at length, with file names.

pub mod answer;
pub mod cli;
pub mod conversation;
pub mod discord;
pub mod import;
pub mod knowledge;
pub mod library;
pub mod picture;
pub mod question;
pub mod search;
pub mod settings;
