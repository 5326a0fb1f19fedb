//! Mends words that make sense only as part of a career's name: `law clark`, `lock smith`, `powerplant operator`.
//!
//! Each of these words is right by itself, or wrong in a way that no dictionary tells. What is tried must make a longer name of a
//! career than stood there before; else the question stays as it was typed.

use std::ops::Range;

use compact_str::CompactString;

use super::function_words::function_words;
use super::interpreter::Interpreter;
use super::linking::Link;
use super::normalise::{Gap, Token};
use super::reading::Question;
use super::words::WordId;

/// Longer texts tell a story; what they ask for is named in plain words somewhere.
const WORDS_MAX: usize = 60;
/// So many words may stand in a name before the one that is mended.
const BEFORE_MAX: usize = 3;
/// Shorter halves of a word are found in every other word.
const HALF_LETTERS_MIN: usize = 3;
/// The least letters of a word that is made of two.
const JOINED_LETTERS_MIN: usize = 7;
/// No two words of names are longer together, in bytes.
const JOINED_BYTES_MAX: usize = 60;

/// The question with one word more of a career's name put right; none if nothing is to be mended.
pub fn mended(world: &Interpreter, question: &Question, links: &[Link]) -> Option<Question> {
    let is_sure = |link: &Link| link.end - link.start > 1 || world.careers.has_own(&link.pages);
    if question.len() > WORDS_MAX || links.iter().any(is_sure) {
        return None;
    }
    let mut tried = (0..question.len()).flat_map(|at| {
        let respelt = respelt(world, (question, links), at).into_iter();
        respelt.chain(joined(world, question, at)).chain(split(world, question, at))
    });
    tried
        .find(|tried| tried.makes_a_name(world, question, links))
        .map(|tried| tried.question(world, question))
}

/// Words of a question put for others.
struct Tried {
    /// The first word that is replaced, ...
    at: usize,
    /// ... how many are, ...
    length: usize,
    /// ... and by what: one word or two.
    words: [Option<CompactString>; 2],
    /// How many words of a name must be found there at the least.
    words_min: usize,
}

impl Tried {
    fn new(at: usize, length: usize, words: [Option<&str>; 2]) -> Self {
        Self { at, length, words: words.map(|word| word.map(CompactString::from)), words_min: 2 }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(|word| &**word)
    }

    /// Whether a name runs over the place, longer than the one that a link has there now.
    fn makes_a_name(&self, world: &Interpreter, question: &Question, links: &[Link]) -> bool {
        let first = self.at.saturating_sub(BEFORE_MAX);
        // Most of what is tried makes no name, so the question is not changed for it.
        let ids: Vec<WordId> = self.replaced(&question.ids, self.ids(world), first).collect();
        let folded = world.careers.fold(&ids);
        let gaps = self.words().zip([question.tokens[self.at].gap, Gap::Space]).map(|(_, gap)| gap);
        let kept: Vec<Gap> = question.tokens.iter().map(|token| token.gap).collect();
        let gaps: Vec<Gap> = self.replaced(&kept, gaps, first).collect();
        let is_named = links.iter().any(|link| (link.start..link.end).contains(&self.at));
        let least = if is_named { self.words_min.max(2) } else { self.words_min };
        (0..=self.at - first).any(|start| {
            let name = world.careers.longest(&ids[start..], &folded[start..]);
            let unbroken = |length| gaps[start..start + length].iter().skip(1).all(|gap| *gap == Gap::Space);
            name.is_some_and(|(length, _)| {
                let words = first + start..first + start + length;
                words.end > self.at && length >= least && unbroken(length) && self.is_held(question, words)
            })
        })
    }

    /// Whether a name holds a word that was typed and means something, or is mended as a whole: `heard of it` is no "head of IT".
    fn is_held(&self, question: &Question, name: Range<usize>) -> bool {
        let mended = self.at..self.at + self.words().count();
        let mut typed = name.filter(|at| !mended.contains(at)).map(|at| match at < self.at {
            true => at,
            false => at + self.length - self.words().count(),
        });
        let means_something =
            |at: usize| question.text(at).is_some_and(|word| !function_words().any(|other| other == word));
        typed.clone().next().is_none() || typed.any(means_something)
    }

    /// What the question says with the other words.
    fn question(&self, world: &Interpreter, question: &Question) -> Question {
        let of_tokens = self.words().zip([question.tokens[self.at].gap, Gap::Space]);
        let tokens = of_tokens.map(|(word, gap)| Token { text: word.into(), gap, in_capitals: false });
        let typed = question.tokens[self.at..self.at + self.length].iter().map(|token| &*token.text);
        let mended = (typed.collect::<Vec<_>>().join(" "), self.words().collect::<Vec<_>>().join(" "));
        Question {
            tokens: self.replaced(&question.tokens, tokens, 0).collect(),
            ids: self.replaced(&question.ids, self.ids(world), 0).collect(),
            ending: question.ending,
            corrections: question.corrections.iter().cloned().chain([mended]).collect(),
        }
    }

    fn ids<'a>(&'a self, world: &'a Interpreter) -> impl Iterator<Item = WordId> + 'a {
        self.words().map(|word| world.scanner.lexicon.id(word))
    }

    /// What belongs to the words of the question, from `first` on, with others in their place.
    fn replaced<T: Clone>(
        &self,
        kept: &[T],
        other: impl Iterator<Item = T>,
        first: usize,
    ) -> impl Iterator<Item = T> {
        let (before, after) = (&kept[first..self.at], &kept[self.at + self.length..]);
        before.iter().cloned().chain(other).chain(after.iter().cloned())
    }
}

/// A word in another spelling: `clark` as "clerk".
fn respelt(world: &Interpreter, (question, links): (&Question, &[Link]), at: usize) -> Vec<Tried> {
    let word = &*question.tokens[at].text;
    let is_place = world.patterns.place(question, at).is_some();
    // `good lawyer` is no misspelt "goods layer".
    let is_named = links.iter().any(|link| (link.start..link.end).contains(&at));
    if is_place
        || (is_named && world.patterns.is_people(question, at))
        || world.scanner.lexicon.is_explained(question.ids[at])
    {
        return Vec::new();
    }
    let near = world.scanner.spelling.near(word).into_iter();
    near.map(|other| Tried::new(at, 1, [Some(other), None])).collect()
}

/// Two words as one: `lock smith` as "locksmith".
fn joined(world: &Interpreter, question: &Question, at: usize) -> Option<Tried> {
    let (first, second) = (question.tokens.get(at)?, question.tokens.get(at + 1)?);
    let word = format!("{}{}", first.text, second.text);
    let fits = !second.after_break() && word.chars().count() >= JOINED_LETTERS_MIN;
    let known = || world.scanner.spelling.knows(&word);
    (fits && known()).then(|| Tried { words_min: 1, ..Tried::new(at, 2, [Some(&word), None]) })
}

/// One word as two: `powerplant` as "power plant".
fn split(world: &Interpreter, question: &Question, at: usize) -> Option<Tried> {
    let word = &*question.tokens[at].text;
    if word.len() > JOINED_BYTES_MAX || world.scanner.spelling.is_right(word) {
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
    fitting.next().map(|(first, second)| Tried::new(at, 1, [Some(first), Some(second)]))
}
