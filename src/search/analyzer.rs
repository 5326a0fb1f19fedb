//! How text becomes terms: words with their signs (`c++`, `.net`, `ci/cd`), in lower case, without English endings.

use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer,
    TokenizerManager,
};

/// The name under which the schema refers to the analyzer. It changes whenever the terms change.
pub const ANALYZER: &str = "career-words-1";

/// Longer terms, in bytes, are left out.
const TERM_BYTES_MAX: usize = 60;

/// The tokenizers of the index. They are not stored with it: register them after every open.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(ANALYZER, analyzer());
    manager
}

pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(Words)
        .filter(RemoveLongFilter::limit(TERM_BYTES_MAX))
        .filter(LowerCaser)
        .filter(Stemmer::new(Language::English))
        .build()
}

/// Splits at everything but letters, digits and the signs inside or behind names of technologies.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { text, at: 0, token: Token::default() }
    }
}

struct Stream<'a> {
    text: &'a str,
    at: usize,
    token: Token,
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(skipped) = rest.find(|c: char| c.is_alphanumeric()) else { return false };
        let start = self.at + skipped;
        let word = &self.text[start..];
        let end = start + word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        let signs = self.text[end..].bytes().take_while(|byte| matches!(byte, b'+' | b'#')).count();
        self.token.text.clear();
        self.token.text.push_str(&self.text[start..end + signs]);
        self.token.offset_from = start;
        self.token.offset_to = end + signs;
        self.token.position = self.token.position.wrapping_add(1);
        self.at = end + signs;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, terms: &[&str]) {
        let mut analyzer = analyzer();
        let mut stream = analyzer.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push(stream.token().text.clone());
        }
        assert_eq!(found, terms, "{text:?}");
    }

    #[test]
    fn keeps_the_signs_of_languages() {
        check("C++, C# and C.", &["c++", "c#", "and", "c"]);
    }

    #[test]
    fn stems_and_folds_case() {
        check("Engineers building DATABASES", &["engin", "build", "databas"]);
    }

    #[test]
    fn takes_any_text() {
        check("", &[]);
        check("…—!", &[]);
        check("naïve 日本", &["naïv", "日本"]);
        check(&"x".repeat(100), &[]);
    }
}
