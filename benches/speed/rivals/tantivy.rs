//! tantivy's index, in memory: one stemmed field with all text of a section, the words of the question joined by OR.

use career_bot::knowledge::{Page, Section};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::{IndexReader, TantivyDocument, Term, doc};

use super::{Found, columns};

const ANALYZER: &str = "en_stem";
const WRITER_BYTES: usize = 200_000_000;

pub struct Index {
    index: tantivy::Index,
    reader: IndexReader,
    slug: Field,
    heading: Field,
    text: Field,
}

impl Index {
    pub fn new<'a>(sections: impl Iterator<Item = (&'a Page, &'a Section)>) -> Self {
        Self::filled(sections).expect("tantivy holds the sections")
    }

    fn filled<'a>(sections: impl Iterator<Item = (&'a Page, &'a Section)>) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let slug = schema.add_text_field("slug", STRING | STORED);
        let heading = schema.add_text_field("heading", STRING | STORED);
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
        for (page, section) in sections {
            let all = columns((page, section));
            writer.add_document(doc!(
                slug => page.slug.as_str(), heading => all[2].as_str(), text => all.join("\n"),
            ))?;
        }
        writer.commit()?;
        let segments = index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        let reader = index.reader()?;
        Ok(Self { index, reader, slug, heading, text })
    }

    pub fn best(&self, words: &[String]) -> Found {
        let terms = self.terms(words).into_iter().map(|term| Box::new(of(term)) as Box<dyn Query>);
        self.first(&BooleanQuery::union(terms.collect()))
    }

    /// The floor: one term, and the section that fits it best.
    pub fn best_of_term(&self, term: &Option<Term>) -> Found {
        term.as_ref().and_then(|term| self.first(&of(term.clone())))
    }

    /// The word that fewest sections hold.
    pub fn rarest(&self, words: &[String]) -> Option<Term> {
        let searcher = self.reader.searcher();
        let held = |term: &Term| searcher.doc_freq(term).unwrap_or(0);
        self.terms(words).into_iter().filter(|term| held(term) > 0).min_by_key(held)
    }

    fn terms(&self, words: &[String]) -> Vec<Term> {
        let mut analyzer = self.index.tokenizers().get(ANALYZER).expect("tantivy has it");
        let mut terms = Vec::new();
        for word in words {
            analyzer
                .token_stream(word)
                .process(&mut |token| terms.push(Term::from_field_text(self.text, &token.text)));
        }
        terms
    }

    fn first(&self, query: &dyn Query) -> Found {
        let searcher = self.reader.searcher();
        let found = searcher.search(query, &TopDocs::with_limit(1).order_by_score()).expect("the query runs");
        let (_, address) = found.first()?;
        let document: TantivyDocument = searcher.doc(*address).expect("the section is stored");
        let text = |field| document.get_first(field).and_then(|value| value.as_str()).map(str::to_owned);
        Some((text(self.slug)?, text(self.heading)?))
    }
}

fn of(term: Term) -> TermQuery {
    TermQuery::new(term, IndexRecordOption::WithFreqs)
}
