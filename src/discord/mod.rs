//! The bot on Discord. The only place that names serenity and poise.
//!
//! An event passes [`framework`] (handled once, counted while it is under way) to a command in [`commands`], to
//! [`messages`] (free text) or to [`components`] (buttons and menus). Those ask the layers below for an answer;
//! [`render`] makes a [`view::View`] of it, and [`send`] posts that.

mod answering;
mod body;
mod bot;
mod commands;
mod components;
mod cooldown;
mod custom_id;
mod delivery;
mod escape;
mod failure;
mod footer;
mod framework;
mod limits;
mod messages;
mod observer;
mod page_key;
mod picture_file;
mod presence;
#[cfg(test)]
mod properties;
mod registration;
mod render;
mod reports;
mod request;
mod run;
mod seen;
mod send;
mod shown;
mod texts;
mod view;
mod work;

pub use observer::{Observed, Observer};
pub use run::{Options, RunError, Token, run};
