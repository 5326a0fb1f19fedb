//! SQLite's full-text index, in memory: stemmed, a weight for each column, the words of the question joined by OR.

use career_bot::knowledge::{Page, Section};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Found, columns};

const TABLE: &str = "CREATE VIRTUAL TABLE sections USING fts5(\
    slug UNINDEXED, title, aliases, heading, body, tokenize = 'porter unicode61')";
/// SQLite sorts by `rank` faster than by a call of `bm25()`.
const BEST: &str = "SELECT slug, heading FROM sections \
    WHERE sections MATCH ?1 AND rank MATCH 'bm25(0.0, 10.0, 8.0, 4.0, 1.0)' ORDER BY rank LIMIT 1";

pub struct Index(Connection);

impl Index {
    pub fn new<'a>(sections: impl Iterator<Item = (&'a Page, &'a Section)>) -> Self {
        Self::filled(sections).expect("SQLite holds the sections")
    }

    fn filled<'a>(sections: impl Iterator<Item = (&'a Page, &'a Section)>) -> rusqlite::Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        connection.execute(TABLE, [])?;
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction.prepare("INSERT INTO sections VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for (page, section) in sections {
                let [title, aliases, heading, body] = columns((page, section));
                insert.execute(params![page.slug.as_str(), title, aliases, heading, body])?;
            }
        }
        transaction.commit()?;
        connection.execute("INSERT INTO sections(sections) VALUES ('optimize')", [])?;
        Ok(Self(connection))
    }

    pub fn best(&self, words: &[String]) -> Found {
        if words.is_empty() {
            return None;
        }
        let query = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
        let mut statement = self.0.prepare_cached(BEST).expect("the query is sound");
        let found = statement.query_row([query], |row| Ok((row.get(0)?, row.get(1)?))).optional();
        found.expect("the query runs")
    }
}
