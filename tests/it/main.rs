//! Behaviour of the whole, a file per behaviour.

mod bot;
mod discord_commands;
mod discord_components;
mod discord_connection;
mod discord_hostile_questions;
mod discord_messages;
mod discord_moderation;
mod discord_process;
mod discord_reindexing;
mod index_interrupted;
mod index_opening;
mod index_refusals;
mod knowledge_checks;
mod knowledge_folders;
mod knowledge_public_pages;
mod place;
mod stage;
