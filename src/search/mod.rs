//! The full-text index of the pages; the only place that names tantivy.
//!
//! Pages are stored whole, so that the index alone can start the bot. User text becomes terms here ([`analyzer`]), never
//! a query in tantivy's syntax.

mod analyzer;
mod index;
mod nearest;
mod schema;

pub use index::{SearchError, SearchIndex};
