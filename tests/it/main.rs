//! Behaviour of the whole, a file per behaviour.

mod ask_cli;
mod bad_input;
mod bot;
mod check_cli;
mod discord_commands;
mod discord_components;
mod discord_connection;
mod discord_hostile_questions;
mod discord_messages;
mod discord_moderation;
mod discord_process;
mod discord_reindexing;
mod eval_cli;
mod index_interrupted;
mod index_opening;
mod index_refusals;
mod knowledge_checks;
mod knowledge_folders;
mod knowledge_public_pages;
mod new_page_cli;
mod part_asked;
mod place;
mod seed_knowledge;
mod settings_cli;
mod stage;
mod tidy;
