//! Behaviour of the whole, a file per behaviour.

mod ask_cli;
mod bad_input;
mod check_cli;
mod eval_cli;
mod index_interrupted;
mod index_opening;
mod index_refusals;
mod knowledge_checks;
mod knowledge_folders;
mod knowledge_public_pages;
mod place;
mod seed_knowledge;
mod settings_cli;
mod tidy;
