//! Finds the sentence that asks, in a text that tells a life first.

use std::ops::Range;

use super::normalise::Gap;
use super::reading::Question;

/// Shorter texts are read whole.
const WORDS_MIN: usize = 26;
/// A shorter last sentence (`right?`, `thanks!`) is not what is asked.
const SENTENCE_WORDS_MIN: usize = 4;

/// Words that open or carry a question.
const ASKING: &[&str] = &[
    "what", "how", "which", "where", "who", "when", "why", "should", "can", "could", "is", "are", "do",
    "does", "will", "would",
];

/// The words that ask: the last sentence that ends in a question mark, else the last that holds a question word, else all.
pub fn focus(question: &Question) -> Range<usize> {
    let whole = 0..question.len();
    if question.len() < WORDS_MIN {
        return whole;
    }
    let sentences = sentences(question);
    let long_enough = |sentence: &&(Range<usize>, bool)| sentence.0.len() >= SENTENCE_WORDS_MIN;
    let marked = sentences.iter().filter(long_enough).rfind(|(_, is_marked)| *is_marked);
    let worded = || sentences.iter().filter(long_enough).rfind(|(range, _)| asks(question, range.clone()));
    marked.or_else(worded).map_or(whole, |(range, _)| range.clone())
}

/// Whether these words hold one that opens or carries a question.
pub fn asks(question: &Question, range: Range<usize>) -> bool {
    question.tokens[range].iter().any(|token| ASKING.contains(&&*token.text))
}

/// The sentences of a text, and whether each ends in a question mark; the last may, since its end is not told.
fn sentences(question: &Question) -> Vec<(Range<usize>, bool)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for at in 1..question.len() {
        if question.tokens[at].gap >= Gap::Stop {
            sentences.push((start..at, question.tokens[at].gap == Gap::QuestionMark));
            start = at;
        }
    }
    let last = start..question.len();
    let last_asks = asks(question, last.clone());
    sentences.push((last, last_asks));
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::reading::Scanner;

    fn check(text: &str, asked: &str) {
        let question = Scanner::default().read(text);
        let words: Vec<&str> = question.tokens[focus(&question)].iter().map(|token| &*token.text).collect();
        assert_eq!(words.join(" "), asked);
    }

    #[test]
    fn reads_a_short_text_whole() {
        check("i like data. what does it pay?", "i like data what does it pay");
    }

    #[test]
    fn finds_the_question_behind_a_life() {
        let life = "I have worked in a shop for six years. First I folded jeans, and now I am the one who has the keys. \
                    My cousin codes all day long.";
        check(&format!("{life} How do I become a coder? Thanks!"), "how do i become a coder");
        check(&format!("{life} what would it pay me"), "what would it pay me");
    }
}
