//! Behaviour of the whole, a file per behaviour.

mod index_interrupted;
mod index_opening;
mod index_refusals;
mod knowledge_checks;
mod knowledge_folders;
mod knowledge_public_pages;
mod place;
mod tidy;
