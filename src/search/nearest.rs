//! The pages nearest to words that name no career: for suggestions, never for answers.

use rustc_hash::FxHashMap;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::analyzer::analyzer;
use super::index::{SearchError, SearchIndex};

/// At most this many words of a question are searched for.
const WORDS_MAX: usize = 24;
/// So many of them must stand in a section.
const WORDS_MIN: usize = 2;
/// So many sections are looked at, to find a few pages.
const SECTIONS_MAX: usize = 40;
/// A page whose best section scores below this is not near.
const SCORE_MIN: f32 = 6.0;
/// A page that scores below this part of the best page's score is not offered beside it.
const SCORE_OF_BEST_MIN: f32 = 0.5;

const TITLE_BOOST: f32 = 2.5;
const ALIASES_BOOST: f32 = 2.0;
const HEADING_BOOST: f32 = 0.5;
const BODY_BOOST: f32 = 1.0;

impl SearchIndex {
    /// The slugs of the pages whose sections fit these words best, best first; none where nothing is near.
    ///
    /// The words are terms, never query syntax.
    pub fn nearest(&self, words: &[String], most: usize) -> Result<Vec<String>, SearchError> {
        let terms = terms(words);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        // One word that happens to stand on a page is no nearness, unless the page goes by it: web designers work for dentists, too.
        let near = match terms.len() {
            ..WORDS_MIN => Vec::new(),
            _ => self.pages(&terms, &self.told_fields(), WORDS_MIN, most)?,
        };
        if near.is_empty() { self.pages(&terms, &self.name_fields(), 1, most) } else { Ok(near) }
    }

    /// The slugs of the pages with a section in which at least so many of the terms stand, best first.
    fn pages(
        &self,
        terms: &[String],
        fields: &[(Field, f32)],
        terms_min: usize,
        most: usize,
    ) -> Result<Vec<String>, SearchError> {
        let terms = terms.iter().map(|term| (Occur::Should, self.term_query(term, fields))).collect();
        let query = BooleanQuery::with_minimum_required_clauses(terms, terms_min);
        let searcher = self.reader.searcher();
        let mut best: FxHashMap<&str, f32> = FxHashMap::default();
        for (score, address) in
            searcher.search(&query, &TopDocs::with_limit(SECTIONS_MAX).order_by_score())?
        {
            if let Some(slug) = self.slug(address) {
                let former = best.entry(&**slug).or_insert(0.0);
                *former = former.max(score);
            }
        }
        let mut ranked: Vec<(&str, f32)> = best.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let least = ranked.first().map_or(0.0, |(_, score)| (score * SCORE_OF_BEST_MIN).max(SCORE_MIN));
        Ok(ranked
            .into_iter()
            .filter(|(_, score)| *score >= least)
            .take(most)
            .map(|(slug, _)| slug.to_owned())
            .collect())
    }

    /// The fields that a page goes by, and how much each counts.
    fn name_fields(&self) -> [(Field, f32); 2] {
        [(self.fields.title, TITLE_BOOST), (self.fields.aliases, ALIASES_BOOST)]
    }

    fn told_fields(&self) -> [(Field, f32); 4] {
        let [title, aliases] = self.name_fields();
        [title, aliases, (self.fields.heading, HEADING_BOOST), (self.fields.body, BODY_BOOST)]
    }

    fn term_query(&self, term: &str, fields: &[(Field, f32)]) -> Box<dyn Query> {
        let of_field = |&(field, boost): &(Field, f32)| {
            let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(query), boost)) as Box<dyn Query>
        };
        Box::new(DisjunctionMaxQuery::with_tie_breaker(fields.iter().map(of_field).collect(), 0.1))
    }
}

/// The words as the index holds them, without repetition.
fn terms(words: &[String]) -> Vec<String> {
    let mut analyzer = analyzer();
    let mut terms = Vec::new();
    for word in words.iter().take(WORDS_MAX) {
        analyzer.token_stream(word).process(&mut |token| {
            if !terms.contains(&token.text) {
                terms.push(token.text.clone());
            }
        });
    }
    terms
}
