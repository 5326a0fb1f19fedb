//! Answers career questions from the community's own pages.

pub mod answer;
pub mod cli;
pub mod conversation;
pub mod discord;
pub mod knowledge;
pub mod library;
pub mod question;
pub mod search;
pub mod settings;
