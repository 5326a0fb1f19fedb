//! Behaviour of the whole, a file per behaviour.

mod index_opening;
mod knowledge_checks;
mod knowledge_folders;
mod knowledge_public_pages;
mod place;
