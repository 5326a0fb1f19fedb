//! The index on disk: written whole in one commit, opened and checked, searched.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::collector::DocSetCollector;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TERMINATED, TantivyDocument,
    Term,
};

use super::analyzer::tokenizers;
use super::schema::{Fields, META, PAGE, SECTION, schema};
use crate::knowledge::{Block, Page, Section};

/// The writer's memory, in bytes; tantivy asks for 15 million a thread at least.
const WRITER_BYTES: usize = 20_000_000;

/// Imported pages have more names than help to find them; the best come first.
const ALIASES_MAX: usize = 16;

/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("the index is damaged: {0}")]
    Damaged(String),
    #[error("the index cannot be written: {0}")]
    Write(String),
    #[error("the index cannot be read: {0}")]
    Read(#[from] tantivy::TantivyError),
}

/// A searchable index of pages.
pub struct SearchIndex {
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
    /// The slug of each document, by segment: what is stored lies compressed among whole pages, and is slow to reach.
    slugs: Vec<Vec<Option<Arc<str>>>>,
}

impl SearchIndex {
    /// Writes an index into an empty folder: all pages, and `meta`, whatever else belongs to them.
    ///
    /// `progress` is told the number of pages written so far.
    ///
    /// # Errors
    /// [`SearchError::Write`] when the disk is full, the folder is read-only, or the like. The folder then holds rubbish.
    pub fn write(
        folder: &Path,
        pages: &[Arc<Page>],
        meta: &impl Serialize,
        progress: &mut dyn FnMut(usize),
    ) -> Result<(), SearchError> {
        let failed = |error: &dyn std::fmt::Display| SearchError::Write(error.to_string());
        let (schema, fields) = schema();
        let builder = Index::builder().schema(schema).tokenizers(tokenizers());
        let index = builder.create_in_dir(folder).map_err(|error| failed(&error))?;
        let mut writer = index
            .writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES)
            .map_err(|error| failed(&error))?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for (done, page) in (1..).zip(pages) {
            for document in documents(page, &fields)? {
                add(&mut writer, document)?;
            }
            progress(done);
        }
        let mut document = TantivyDocument::default();
        document.add_text(fields.kind, META);
        document.add_bytes(fields.blob, &blob(meta)?);
        add(&mut writer, document)?;
        writer.commit().map_err(|error| failed(&error))?;
        writer.wait_merging_threads().map_err(|error| failed(&error))
    }

    /// Reads an index into memory and checks every byte of it. The folder is not needed afterwards, and not written to.
    ///
    /// # Errors
    /// [`SearchError::Damaged`] when a file is missing, too short, or not as it was written.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        let damaged = |error: &dyn std::fmt::Display| SearchError::Damaged(error.to_string());
        let directory = in_memory(folder).map_err(|error| damaged(&error))?;
        let mut index = Index::open(directory).map_err(|error| damaged(&error))?;
        let (schema, fields) = schema();
        if index.schema() != schema {
            return Err(SearchError::Damaged("it has other fields than this version writes".to_owned()));
        }
        index.set_tokenizers(tokenizers());
        let broken = index.validate_checksum().map_err(|error| damaged(&error))?;
        if let Some(file) = broken.iter().next() {
            return Err(SearchError::Damaged(format!("the checksum of {} is wrong", file.display())));
        }
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|error: tantivy::TantivyError| damaged(&error))?;
        let slugs = slugs(&reader.searcher(), &fields).map_err(|error| damaged(&error))?;
        Ok(Self { reader, fields, slugs })
    }

    /// All pages, as they were written, and what was written with them.
    ///
    /// # Errors
    /// [`SearchError::Damaged`] when a stored page does not read.
    pub fn load<M: for<'de> Deserialize<'de>>(&self) -> Result<(Vec<Arc<Page>>, M), SearchError> {
        let meta = self.stored(META)?.into_iter().next();
        let meta = meta.ok_or_else(|| SearchError::Damaged("its description is missing".to_owned()))?;
        let mut pages: Vec<Arc<Page>> = self.stored(PAGE)?;
        pages.sort_by(|a, b| a.slug.cmp(&b.slug));
        Ok((pages, meta))
    }

    /// The number of sections.
    pub fn sections(&self) -> Result<usize, SearchError> {
        let query =
            TermQuery::new(Term::from_field_text(self.fields.kind, SECTION), IndexRecordOption::Basic);
        Ok(self.reader.searcher().search(&query, &tantivy::collector::Count)?)
    }

    /// The slug of the page that a document belongs to.
    pub(super) fn slug(&self, at: DocAddress) -> Option<&Arc<str>> {
        self.slugs.get(at.segment_ord as usize)?.get(at.doc_id as usize)?.as_ref()
    }

    /// What is stored in all documents of a kind. One is read at a time: all bytes at once would double the memory.
    fn stored<T: for<'de> Deserialize<'de>>(&self, kind: &str) -> Result<Vec<T>, SearchError> {
        let searcher = self.reader.searcher();
        let query = TermQuery::new(Term::from_field_text(self.fields.kind, kind), IndexRecordOption::Basic);
        // In their order on disk, documents of one compressed block are read together.
        let addresses = BTreeSet::from_iter(searcher.search(&query, &DocSetCollector)?);
        let read_at = |address| {
            let document: TantivyDocument = searcher.doc(address)?;
            let bytes = document.get_first(self.fields.blob).and_then(|value| value.as_bytes());
            read(bytes.ok_or_else(|| SearchError::Damaged("a stored page is missing".to_owned()))?)
        };
        addresses.into_iter().map(read_at).collect()
    }
}

/// The slugs of all documents, by segment and number.
fn slugs(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<Vec<Option<Arc<str>>>>> {
    let of_segment = |segment: &tantivy::SegmentReader| {
        let mut slugs = vec![None; segment.max_doc() as usize];
        let index = segment.inverted_index(fields.slug)?;
        let mut terms = index.terms().stream()?;
        while terms.advance() {
            let slug: Arc<str> = String::from_utf8_lossy(terms.key()).into();
            let mut holders = index.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
            while holders.doc() != TERMINATED {
                slugs[holders.doc() as usize] = Some(slug.clone());
                holders.advance();
            }
        }
        Ok(slugs)
    };
    searcher.segment_readers().iter().map(of_segment).collect()
}

/// Adds a document. Of a writer that died, only its last commit tells the reason, such as a full disk.
fn add(writer: &mut IndexWriter, document: TantivyDocument) -> Result<(), SearchError> {
    let Err(error) = writer.add_document(document) else { return Ok(()) };
    let reason = writer.commit().err().unwrap_or(error);
    Err(SearchError::Write(reason.to_string()))
}

/// A copy of an index's files. Opened from disk, an index wants a lock file beside it, and so a folder it can write to.
fn in_memory(folder: &Path) -> std::io::Result<RamDirectory> {
    let directory = RamDirectory::create();
    for entry in std::fs::read_dir(folder)? {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        // In memory a lock is a file that is there; on disk it stays behind, locked or not.
        if path.is_file() && path.extension().is_none_or(|extension| extension != "lock") {
            directory.atomic_write(Path::new(&name), &std::fs::read(&path)?)?;
        }
    }
    Ok(directory)
}

fn documents(page: &Page, fields: &Fields) -> Result<Vec<TantivyDocument>, SearchError> {
    let mut whole = TantivyDocument::default();
    whole.add_text(fields.kind, PAGE);
    whole.add_text(fields.slug, page.slug.as_str());
    whole.add_bytes(fields.blob, &blob(page)?);
    let aliases = &page.aliases[..page.aliases.len().min(ALIASES_MAX)];
    let sections = page.sections.iter().map(|section| {
        let mut document = TantivyDocument::default();
        document.add_text(fields.kind, SECTION);
        document.add_text(fields.slug, page.slug.as_str());
        document.add_text(fields.title, &*page.title);
        document.add_text(fields.aliases, aliases.join("\n"));
        document.add_text(fields.heading, &*section.heading);
        document.add_text(fields.body, body(section));
        document
    });
    Ok(sections.chain([whole]).collect())
}

/// All text of a section, a line a piece.
fn body(section: &Section) -> String {
    section.blocks.iter().flat_map(Block::texts).collect::<Vec<_>>().join("\n")
}

fn blob(value: &impl Serialize) -> Result<Vec<u8>, SearchError> {
    postcard::to_stdvec(value).map_err(|error| SearchError::Write(error.to_string()))
}

fn read<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, SearchError> {
    postcard::from_bytes(bytes).map_err(|error| SearchError::Damaged(error.to_string()))
}
