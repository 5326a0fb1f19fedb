//! The fields of the index: one document a section, one a page with all of it, one with what belongs to all pages.

use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::analyzer::ANALYZER;

/// The fields, by their uses.
#[derive(Clone, Debug)]
pub struct Fields {
    /// `section`, `page` or `meta`: what the document is.
    pub kind: Field,
    pub slug: Field,
    pub title: Field,
    pub aliases: Field,
    pub heading: Field,
    pub body: Field,
    /// The serialised page, or what belongs to all pages.
    pub blob: Field,
}

pub const SECTION: &str = "section";
pub const PAGE: &str = "page";
pub const META: &str = "meta";

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(ANALYZER).set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        kind: builder.add_text_field("kind", STRING | STORED),
        slug: builder.add_text_field("slug", STRING | STORED),
        title: builder.add_text_field("title", text.clone()),
        aliases: builder.add_text_field("aliases", text.clone()),
        heading: builder.add_text_field("heading", text.clone()),
        body: builder.add_text_field("body", text),
        blob: builder.add_bytes_field("blob", BytesOptions::default().set_stored()),
    };
    (builder.build(), fields)
}
