//! Finds the sentence that asks, in a text that tells a life first.

use std::ops::Range;

use super::normalise::Gap;
use super::reading::Question;

/// Shorter texts are read whole.
const WORDS_MIN: usize = 12;
/// A shorter sentence (`right?`, `thanks!`) is not what is asked.
const SENTENCE_WORDS_MIN: usize = 3;

/// Words that open or carry a question.
const ASKING: &[&str] = &[
    "what", "how", "which", "where", "who", "when", "why", "should", "can", "could", "is", "are", "do",
    "does", "will", "would",
];
/// Those that carry one wherever they stand: `i would like to know whether …`.
const CARRYING: &[&str] = &["what", "how", "which", "where", "whether", "who", "why"];
/// Words that announce a question: `can anybody tell me`, `i wonder`.
const ANNOUNCING: &[&str] =
    &["know", "tell", "explain", "wonder", "wondering", "question", "curious", "ask", "asking"];
/// Words before the one that opens a sentence: `so what …`, `and before i quit, is …`.
const BEFORE_OPENING: &[&str] = &[
    "so",
    "and",
    "but",
    "also",
    "ok",
    "now",
    "then",
    "anyway",
    "like",
    "basically",
    "hi",
    "hey",
    "please",
    "or",
];

/// What a sentence shows of being the one that asks; the one with the most of it is taken.
mod weight {
    pub const QUESTION_MARK: f32 = 1.5;
    pub const OPENS: f32 = 1.0;
    pub const CARRIES: f32 = 0.6;
    pub const ANNOUNCES: f32 = 0.6;
    /// For the last sentence; less for earlier ones.
    pub const LATE: f32 = 0.5;
}

/// A sentence of a text, in words, and whether a question mark ends it.
pub struct Sentence {
    pub words: Range<usize>,
    is_marked: bool,
}

/// Whether a text may tell something before it asks.
pub fn is_long(question: &Question) -> bool {
    question.len() >= WORDS_MIN
}

/// The words that ask: the sentence that looks most like a question, given what else speaks for each. All words of a short text.
pub fn focus(question: &Question, else_for: impl Fn(Range<usize>) -> f32) -> Range<usize> {
    let whole = 0..question.len();
    if !is_long(question) {
        return whole;
    }
    let sentences: Vec<Sentence> =
        sentences(question).filter(|sentence| sentence.words.len() >= SENTENCE_WORDS_MIN).collect();
    let count = sentences.len() as f32;
    let scored = sentences.into_iter().zip(1_u16..).map(|(sentence, place)| {
        let late = weight::LATE * f32::from(place) / count;
        let score = form(question, &sentence) + late + else_for(sentence.words.clone());
        (score, sentence)
    });
    let best = scored.max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.map_or(whole, |(_, sentence)| sentence.words)
}

/// Whether these words hold one that opens or carries a question.
pub fn asks(question: &Question, range: Range<usize>) -> bool {
    question.tokens[range].iter().any(|token| can_ask(&token.text))
}

/// Whether a word opens or carries questions.
pub fn can_ask(word: &str) -> bool {
    ASKING.contains(&word)
}

/// How much the form of a sentence is that of a question.
fn form(question: &Question, sentence: &Sentence) -> f32 {
    let words = &question.tokens[sentence.words.clone()];
    let is_in = |list: &[&str], at: usize| words.get(at).is_some_and(|token| list.contains(&&*token.text));
    let opening = (0..words.len()).find(|at| !is_in(BEFORE_OPENING, *at));
    let mut score = 0.0;
    let mut add = |weight: f32, holds: bool| score += if holds { weight } else { 0.0 };
    add(weight::QUESTION_MARK, sentence.is_marked);
    add(weight::OPENS, opening.is_some_and(|at| is_in(ASKING, at)));
    add(weight::CARRIES, (0..words.len()).any(|at| is_in(CARRYING, at)));
    add(weight::ANNOUNCES, (0..words.len()).any(|at| is_in(ANNOUNCING, at)));
    score
}

/// The sentences of a text, in its order.
pub fn sentences(question: &Question) -> impl Iterator<Item = Sentence> {
    let starts = (1..question.len()).filter(|at| question.tokens[*at].gap >= Gap::Stop);
    let ends =
        starts.clone().map(|at| (at, question.tokens[at].gap)).chain([(question.len(), question.ending)]);
    let starts = std::iter::once(0).chain(starts);
    starts
        .zip(ends)
        .map(|(start, (end, gap))| Sentence { words: start..end, is_marked: gap == Gap::QuestionMark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::reading::Scanner;

    fn check(text: &str, asked: &str) {
        let question = Scanner::default().read(text);
        let focus = focus(&question, |_| 0.0);
        let words: Vec<&str> = question.tokens[focus].iter().map(|token| &*token.text).collect();
        assert_eq!(words.join(" "), asked);
    }

    const LIFE: &str = "I have worked in a shop for six years. First I folded jeans, and now I am the one who has the keys. \
                        My cousin codes all day long.";

    #[test]
    fn reads_a_short_text_whole() {
        check("i like data. what does it pay?", "i like data what does it pay");
    }

    #[test]
    fn finds_the_question_behind_a_life() {
        check(&format!("{LIFE} How do I become a coder? Thanks!"), "how do i become a coder");
        check(&format!("{LIFE} what would it pay me"), "what would it pay me");
        check(
            &format!("{LIFE} I'd like to know whether they sit at home all day. It is warm there."),
            "i would like to know whether they sit at home all day",
        );
    }

    #[test]
    fn what_follows_a_question_is_no_question_for_its_verb() {
        check(
            &format!("{LIFE} How do I become a coder? It is in Ohio, if that is of use"),
            "how do i become a coder",
        );
    }

    #[test]
    fn what_else_is_known_of_a_sentence_counts() {
        let question = Scanner::default().read(&format!("{LIFE} Is it late? Is it hard? Or so."));
        let hard = |words: Range<usize>| {
            if question.begins_at(words.start, &["is", "it", "late"]) { 2.0 } else { 0.0 }
        };
        let focus = focus(&question, hard);
        assert!(question.begins_at(focus.start, &["is", "it", "late"]));
    }
}
