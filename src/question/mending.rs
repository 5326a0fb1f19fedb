//! Mends words that make sense only as part of a career's name: `law clark`, `lock smith`, `powerplant operator`.
//!
//! Each of these words is right by itself, or wrong in a way that no dictionary tells. What is tried must make a longer name of a
//! career than stood there before; else the question stays as it was typed.

use super::interpreter::Interpreter;
use super::linking::Link;
use super::normalise::{Gap, Token};
use super::reading::Question;

/// Longer texts tell a story; what they ask for is named in plain words somewhere.
const WORDS_MAX: usize = 60;
/// So many words may stand in a name before the one that is mended.
const BEFORE_MAX: usize = 3;
/// Shorter halves of a word are found in every other word.
const HALF_LETTERS_MIN: usize = 3;
/// The least letters of a word that is made of two.
const JOINED_LETTERS_MIN: usize = 7;

/// The question with one word more of a career's name put right; none if nothing is to be mended.
pub fn mended(world: &Interpreter, question: &Question, links: &[Link]) -> Option<Question> {
    let is_sure = |link: &Link| {
        link.end - link.start > 1 || link.pages.iter().any(|page| !world.careers.is_guest(*page))
    };
    if question.len() > WORDS_MAX || links.iter().any(is_sure) {
        return None;
    }
    let mut tried = (0..question.len()).flat_map(|at| {
        let respelt = respelt(world, question, at).into_iter();
        respelt.chain(joined(world, question, at)).chain(split(world, question, at))
    });
    tried.find(|tried| tried.makes_a_name(world, links)).map(|tried| tried.question)
}

/// A question with some words replaced.
struct Tried {
    question: Question,
    /// The first word that was replaced.
    at: usize,
    /// How many words of a name must be found there at the least.
    words_min: usize,
}

impl Tried {
    /// What the question says with other words in place of `length` words.
    fn new(world: &Interpreter, question: &Question, (at, length): (usize, usize), words: &[&str]) -> Self {
        let mut changed = Question {
            tokens: question.tokens.clone(),
            ids: question.ids.clone(),
            ending: question.ending,
            corrections: question.corrections.clone(),
        };
        let typed: Vec<&str> = question.tokens[at..at + length].iter().map(|token| &*token.text).collect();
        changed.corrections.push((typed.join(" "), words.join(" ")));
        let gaps = [question.tokens[at].gap, Gap::Space];
        let tokens = words.iter().zip(gaps).map(|(word, gap)| Token { text: (*word).to_owned(), gap });
        changed.tokens.splice(at..at + length, tokens);
        changed.ids.splice(at..at + length, words.iter().map(|word| world.scanner.lexicon.id(word)));
        Self { question: changed, at, words_min: 2 }
    }

    /// Whether a name runs over the place, longer than the one that a link has there now.
    fn makes_a_name(&self, world: &Interpreter, links: &[Link]) -> bool {
        let folded = world.careers.fold(&self.question.ids);
        let first = self.at.saturating_sub(BEFORE_MAX);
        let is_named = links.iter().any(|link| (link.start..link.end).contains(&self.at));
        let least = if is_named { self.words_min.max(2) } else { self.words_min };
        (first..=self.at).any(|start| {
            let name = world.careers.longest(&self.question.ids[start..], &folded[start..]);
            let unbroken = |length| {
                self.question.tokens[start..start + length].iter().skip(1).all(|token| !token.after_break())
            };
            name.is_some_and(|(length, _)| start + length > self.at && length >= least && unbroken(length))
        })
    }
}

/// A word in another spelling: `clark` as "clerk".
fn respelt(world: &Interpreter, question: &Question, at: usize) -> Vec<Tried> {
    let word = &*question.tokens[at].text;
    let is_place = world.patterns.place(question, at).is_some();
    if is_place || world.scanner.lexicon.is_explained(question.ids[at]) {
        return Vec::new();
    }
    let near = world.scanner.spelling.near(word).into_iter();
    near.map(|other| Tried::new(world, question, (at, 1), &[other])).collect()
}

/// Two words as one: `lock smith` as "locksmith".
fn joined(world: &Interpreter, question: &Question, at: usize) -> Option<Tried> {
    let (first, second) = (question.tokens.get(at)?, question.tokens.get(at + 1)?);
    let word = format!("{}{}", first.text, second.text);
    let fits = !second.after_break() && word.chars().count() >= JOINED_LETTERS_MIN;
    let known = || world.scanner.spelling.knows(&word);
    (fits && known()).then(|| Tried { words_min: 1, ..Tried::new(world, question, (at, 2), &[&word]) })
}

/// One word as two: `powerplant` as "power plant".
fn split(world: &Interpreter, question: &Question, at: usize) -> Option<Tried> {
    let word = &*question.tokens[at].text;
    if world.scanner.spelling.is_right(word) {
        return None;
    }
    let spelling = &world.scanner.spelling;
    let halves = word.char_indices().map(|(index, _)| word.split_at(index));
    let mut fitting = halves.filter(|(first, second)| {
        first.len() >= HALF_LETTERS_MIN
            && second.len() >= HALF_LETTERS_MIN
            && spelling.knows(first)
            && spelling.knows(second)
    });
    fitting.next().map(|(first, second)| Tried::new(world, question, (at, 1), &[first, second]))
}
