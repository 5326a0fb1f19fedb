//! Mends misspelt words of the vocabulary, and leaves real English words alone.
//!
//! A dictionary of deletions (the SymSpell method): two words within a distance share a string that both reach by
//! deleting letters, so one look-up of the few deletions of the typed word finds all candidates.

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

use crate::knowledge::{is_english, singular};

/// Words of this many letters may differ by one letter, ...
const LETTERS_FOR_ONE: usize = 4;
/// ... and words of this many by two.
const LETTERS_FOR_TWO: usize = 6;
/// The same for words that are right by themselves.
const LETTERS_FOR_TWO_OF_RIGHT: usize = 8;
/// Only this many first letters go into the deletions; distances are measured over the whole word.
const PREFIX_LETTERS: usize = 7;
/// Fewer consonants stand for too many words.
const SKELETON_LETTERS_MIN: usize = 3;
/// Longer words are never looked up: no word of the vocabulary is near them.
const LETTERS_MAX: usize = 32;

/// The words that others may be corrected to.
#[derive(Debug, Default)]
pub struct Spelling {
    words: Vec<Word>,
    known: FxHashMap<Box<str>, u32>,
    deletions: FxHashMap<u64, Vec<u32>>,
    keep: FxHashSet<Box<str>>,
    /// Words by what is left of them without vowels: `dvlpr` -> `developer`.
    skeletons: FxHashMap<Box<str>, Box<str>>,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    letters: usize,
    /// How often titles, aliases and cues use it: decides between equally near words.
    uses: u32,
    /// Whether it stands in names of guests alone.
    is_rare: bool,
    /// Whether it is meant only where the words around it say so.
    in_phrases_only: bool,
    /// So many letters may be wrong at the most.
    within: usize,
}

impl Spelling {
    /// Adds a word to correct to, or counts one more use of it.
    pub fn add(&mut self, word: &str) {
        if let Some(&index) = self.known.get(word) {
            self.words[index as usize].uses += 1;
            return;
        }
        let letters = word.chars().count();
        let within = distance_max(letters + 1);
        self.insert(Word {
            text: word.into(),
            letters,
            uses: 1,
            is_rare: false,
            in_phrases_only: false,
            within,
        });
    }

    /// Adds a word that is corrected to only over one letter, where no other is as near, and a short one in phrases only.
    pub fn add_rare(&mut self, word: &str, is_whole_name: bool) {
        if !self.known.contains_key(word) {
            let letters = word.chars().count();
            let in_phrases_only = letters < LETTERS_FOR_TWO;
            let uses = u32::from(is_whole_name);
            self.insert(Word { text: word.into(), letters, uses, is_rare: true, in_phrases_only, within: 1 });
        }
    }

    fn insert(&mut self, word: Word) {
        let index = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let (text, letters, within) = (word.text.clone(), word.letters, word.within);
        self.known.insert(text.clone(), index);
        self.words.push(word);
        let word = &*text;
        if (LETTERS_FOR_ONE - 1..=LETTERS_MAX).contains(&letters) && word.chars().all(char::is_alphabetic) {
            each_deletion(word, within, &mut |deletion| {
                let list = self.deletions.entry(deletion).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            });
        }
    }

    /// Adds a word that is to be found by its consonants alone, as some type: `whch` -> `which`. The first one added wins.
    pub fn add_skeleton(&mut self, word: &str) {
        let skeleton = skeleton(word);
        if skeleton.len() >= SKELETON_LETTERS_MIN && skeleton != word {
            self.skeletons.entry(skeleton.into()).or_insert_with(|| word.into());
        }
    }

    /// Names a word that is never corrected though the dictionary does not hold it.
    pub fn keep(&mut self, word: &str) {
        self.keep.insert(word.into());
    }

    pub fn knows(&self, word: &str) -> bool {
        self.known.contains_key(word)
    }

    /// The word that was meant by one that is not right, or none if it is near to nothing.
    pub fn correct(&self, typed: &str) -> Option<&str> {
        let letters = typed.chars().count();
        let within = distance_max(letters);
        if !(SKELETON_LETTERS_MIN..=LETTERS_MAX).contains(&letters) || !typed.chars().all(char::is_alphabetic)
        {
            return None;
        }
        if is_skeleton(typed)
            && let Some(word) = self.skeletons.get(&*skeleton(typed))
        {
            return Some(word);
        }
        let mut best: Option<(usize, [bool; 3], std::cmp::Reverse<u32>, &str)> = None;
        // Where a word meant in phrases alone is nearer, or as near as a rare one, the words around it decide: `solar pannel`.
        let mut nearest_in_phrases = LETTERS_MAX;
        self.each_near(typed, within, &mut |word, distance| {
            // A short word must keep its first letter: too many words differ by one letter otherwise.
            let other_start = word.text.chars().next() != typed.chars().next();
            if word.in_phrases_only && !other_start {
                nearest_in_phrases = nearest_in_phrases.min(distance);
            }
            if word.in_phrases_only || (other_start && letters < LETTERS_FOR_TWO) {
                return;
            }
            // Letters are left out, doubled or swapped more often than put for others: `taks` is "tasks" rather than "take".
            let replaced = word.letters == letters && !is_anagram(typed, &word.text);
            let lacking = [other_start, word.is_rare, replaced];
            let candidate = (distance, lacking, std::cmp::Reverse(word.uses), &*word.text);
            if best.is_none_or(|best| candidate < best) {
                best = Some(candidate);
            }
        });
        let best = best
            .filter(|(distance, [_, is_rare, _], ..)| *distance < nearest_in_phrases + usize::from(!is_rare));
        // In a short word, letters left out tell too little: `bcom` is no "become".
        let tells = letters >= LETTERS_FOR_TWO && best.is_none_or(|(distance, ..)| distance > 1);
        let without_vowels =
            || self.skeletons.get(&*skeleton(typed)).filter(|word| lacks_letters_of(typed, word));
        tells.then(without_vowels).flatten().map(|word| &**word).or(best.map(|(.., word)| word))
    }

    /// Whether a word stays as it was typed.
    pub fn is_right(&self, typed: &str) -> bool {
        let is_known =
            || self.known.get(typed).is_some_and(|index| !self.words[*index as usize].in_phrases_only);
        // Most words are English, so that is asked first.
        is_english(typed) || is_known() || self.keep.contains(typed)
    }

    /// All words that may be meant by one that is typed right, or seems so: `clark` for "clerk". The words around it must decide.
    pub fn near(&self, typed: &str) -> Vec<&str> {
        let letters = typed.chars().count();
        let mut near = Vec::new();
        // A right word is seldom another one over more than one letter.
        let within = if letters < LETTERS_FOR_TWO_OF_RIGHT { letters.min(1) } else { distance_max(letters) };
        if (LETTERS_FOR_ONE..=LETTERS_MAX).contains(&letters) && typed.chars().all(char::is_alphabetic) {
            self.each_near(typed, within, &mut |word, distance| {
                if distance > 0 && word.text.chars().next() == typed.chars().next() {
                    near.push((distance, &*word.text));
                }
            });
        }
        near.sort_unstable();
        near.into_iter().map(|(_, word)| word).collect()
    }

    /// Calls back with every word within a distance.
    fn each_near<'a>(&'a self, typed: &str, within: usize, found: &mut dyn FnMut(&'a Word, usize)) {
        if within == 0 {
            return;
        }
        // The vocabulary has words in the singular: `plumers` is as near to "plumber" as `plumer` is.
        let one = singular(typed);
        let letters = [typed, &one].map(|typed| typed.chars().count());
        let distance = |(typed, letters): (&str, usize), word: &Word| {
            let within = within.min(word.within);
            // Where the lengths tell it, nothing need be measured.
            if letters.abs_diff(word.letters) > within {
                return None;
            }
            let distance = strsim::osa_distance(typed, &word.text);
            let is_near = distance <= within && !is_other_word(typed, &word.text, distance);
            is_near.then_some(distance)
        };
        let mut indices = Vec::new();
        each_deletion(typed, within, &mut |deletion| {
            indices.extend(self.deletions.get(&deletion).into_iter().flatten());
        });
        indices.sort_unstable();
        indices.dedup();
        for word in indices.into_iter().map(|index: u32| &self.words[index as usize]) {
            let of_plural = || (one != typed).then(|| distance((&one, letters[1]), word)).flatten();
            let distances = distance((typed, letters[0]), word).into_iter().chain(of_plural());
            if let Some(distance) = distances.min() {
                found(word, distance);
            }
        }
    }
}

/// Whether two words of one length differ by two letters put for others, which no slip of the finger does: `bartend`, `backend`.
fn is_other_word(typed: &str, word: &str, distance: usize) -> bool {
    let same_length = typed.chars().count() == word.chars().count();
    let short = typed.chars().count() <= PREFIX_LETTERS;
    distance == 2 && same_length && short && !is_anagram(typed, word)
}

/// Whether two words have the same letters.
fn is_anagram(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(one) == letters(other)
}

/// Whether a word is another one, some of whose letters are left out: `devlpr`, `developer`.
fn lacks_letters_of(typed: &str, word: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().all(|typed| letters.any(|letter| letter == typed))
}

/// A word without its vowels, but for one it begins with, and with double letters as one: `engineer` -> `engnr`.
fn skeleton(word: &str) -> String {
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut letters: Vec<char> = word
        .char_indices()
        .filter(|(at, letter)| *at == 0 || !is_vowel(*letter))
        .map(|(_, letter)| letter)
        .collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether a word holds no vowel but for one it begins with: `dvlpr`, and `slry`, whose `y` is often kept.
fn is_skeleton(word: &str) -> bool {
    !word.chars().skip(1).any(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u'))
}

fn distance_max(letters: usize) -> usize {
    match letters {
        0..LETTERS_FOR_ONE => 0,
        LETTERS_FOR_ONE..LETTERS_FOR_TWO => 1,
        _ => 2,
    }
}

/// Calls back with the hash of every string that is the word's prefix less up to `most` letters.
fn each_deletion(word: &str, most: usize, found: &mut dyn FnMut(u64)) {
    let prefix: Vec<char> = word.chars().take(PREFIX_LETTERS).collect();
    let count = prefix.len();
    found(hash_without(&prefix, [count, count]));
    for first in 0..count {
        if most >= 1 {
            found(hash_without(&prefix, [first, count]));
        }
        if most >= 2 {
            for second in first + 1..count {
                found(hash_without(&prefix, [first, second]));
            }
        }
    }
}

fn hash_without(letters: &[char], left_out: [usize; 2]) -> u64 {
    let mut hasher = FxHasher::default();
    for (index, letter) in letters.iter().enumerate() {
        if !left_out.contains(&index) {
            letter.hash(&mut hasher);
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, meant: Option<&str>) {
        let mut spelling = Spelling::default();
        for word in [
            "salary",
            "engineer",
            "cybersecurity",
            "devops",
            "data",
            "tools",
            "skills",
            "analyst",
            "path",
            "take",
            "take",
            "tasks",
        ] {
            spelling.add(word);
        }
        spelling.add_rare("plumber", true);
        spelling.add_rare("flumer", true);
        spelling.add_skeleton("engineer");
        spelling.add_skeleton("salary");
        spelling.keep("devtools");
        let corrected = Some(typed).filter(|typed| !spelling.is_right(typed));
        assert_eq!(corrected.and_then(|typed| spelling.correct(typed)), meant, "{typed}");
    }

    #[test]
    fn mends_misspelt_words_of_the_vocabulary() {
        check("salry", Some("salary"));
        check("enginer", Some("engineer"));
        check("cybersecurty", Some("cybersecurity"));
        check("devps", Some("devops"));
        check("analsyt", Some("analyst"));
        check("skils", Some("skills"));
    }

    #[test]
    fn some_vowels_left_out_are_likelier_than_two_letters_for_others() {
        let mut spelling = Spelling::default();
        ["devop", "become"].iter().for_each(|word| spelling.add(word));
        assert_eq!(spelling.correct("devlpr"), Some("devop"));
        ["developer", "become"].iter().for_each(|word| spelling.add_skeleton(word));
        assert_eq!(spelling.correct("devlpr"), Some("developer"));
        assert_eq!(spelling.correct("bcom"), None, "too short to tell");
    }

    #[test]
    fn a_letter_left_out_is_likelier_than_one_for_another() {
        check("taks", Some("tasks"));
        check("tahe", Some("take"));
    }

    #[test]
    fn a_plural_is_as_near_as_its_singular_and_a_rare_word_within_one_letter() {
        check("plumers", Some("plumber"));
        check("plumebrs", Some("plumber"));
        check("plmuebr", None);
        check("analsyts", Some("analyst"));
    }

    #[test]
    fn leaves_a_word_to_its_phrase_where_one_meant_there_is_nearer() {
        let mut spelling = Spelling::default();
        spelling.add("channel");
        assert_eq!(spelling.correct("pannel"), Some("channel"));
        spelling.add_rare("panel", false);
        assert_eq!(spelling.correct("pannel"), None);
        assert_eq!(spelling.near("pannel"), ["panel"]);
        spelling.add_rare("panner", true);
        assert_eq!(spelling.correct("pannel"), None);
        assert_eq!(spelling.correct("pannr"), Some("panner"));
    }

    #[test]
    fn a_common_word_is_meant_rather_than_a_rare_one_as_near() {
        let mut spelling = Spelling::default();
        spelling.add_rare("sister", true);
        assert_eq!(spelling.correct("sistems"), Some("sister"));
        spelling.add("system");
        assert_eq!(spelling.correct("sistems"), Some("system"));
    }

    #[test]
    fn reads_words_without_their_vowels() {
        check("engnr", Some("engineer"));
        check("slry", Some("salary"));
    }

    #[test]
    fn leaves_known_kept_and_english_words_alone() {
        check("salary", None);
        check("celery", None);
        check("nurse", None);
        check("devtools", None);
        check("dat", None);
    }

    #[test]
    fn leaves_words_alone_that_are_near_to_nothing() {
        check("qwertyuiop", None);
        check(&"a".repeat(4000), None);
        check("r2d2", None);
        check("davops", Some("devops"));
        check("txfls", None);
        check("日本語の質問", None);
    }
}
