//! From text as typed to words: case, width, mentions, links, emoji, punctuation and contractions.

use compact_str::CompactString;
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

/// The longest question that is read, in characters; what follows is left out.
pub const QUESTION_CHARS_MAX: usize = 4000;

/// Longer acronyms lose their plural ending as all words do.
const PLURAL_ACRONYM_LETTERS_MAX: usize = 3;

/// About how many bytes a word takes, with what stands behind it: only to reserve memory.
const BYTES_PER_WORD: usize = 4;

/// A word of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// In lower case, without punctuation: `salary`, `c++`, `$`.
    pub text: CompactString,
    /// What stands between this word and the one before.
    pub gap: Gap,
    /// Whether it was typed in capitals, alone or in a text that was not: `IT`, but not `it`.
    pub in_capitals: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    #[default]
    Space,
    /// A comma or the like.
    Pause,
    /// The end of a sentence or line.
    Stop,
    /// The end of a question.
    QuestionMark,
}

impl Token {
    /// Whether punctuation, or a line's end, stands before the word.
    pub fn after_break(&self) -> bool {
        self.gap > Gap::Space
    }
}

/// Splits text into words. Knows which words hold signs (`c#`, `ci/cd`, `.net`), so that they stay whole.
#[derive(Clone, Debug, Default)]
pub struct Normaliser {
    with_signs: FxHashSet<Box<str>>,
}

impl Normaliser {
    /// Keeps a word whole though it holds signs. Words of letters and digits alone need not be named, and what parts words is no sign of
    /// one: `Engineers, Except Computer`.
    pub fn keep_whole(&mut self, word: &str) {
        let word = word.trim_matches(|sign| gap(sign) == Gap::Pause);
        // A genitive is two words: `engineer's`. What stands between words joins them, though a name may hold it: `R & D`.
        if !matches!(word, "&" | "+" | "->" | "=>")
            && word.chars().any(|c| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        {
            self.with_signs.insert(word.to_lowercase().into());
        }
    }

    /// The words of a text, in order. Empty for a text without letters, digits or known signs.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut folded = folded(text);
        if folded.contains('>') {
            folded = folded.replace("->", "→").replace("=>", "→");
        }
        let mut tokens =
            Tokens { list: Vec::with_capacity(folded.len() / BYTES_PER_WORD + 1), ..Tokens::default() };
        // In a text that is all in capitals they tell nothing.
        let capitals_tell = text.chars().any(char::is_lowercase) || !text.contains(char::is_whitespace);
        let mut typed = text.split_inclusive(char::is_whitespace);
        for chunk in folded.split_inclusive(char::is_whitespace) {
            let word = chunk.trim_end();
            // Folding may part one sign into several words: what was typed is then another word than this.
            let typed = typed.next().map(str::trim_end).filter(|typed| typed.eq_ignore_ascii_case(word));
            let plural = typed.and_then(acronym_of_plural);
            tokens.in_capitals = plural.is_some() || capitals_tell && typed.is_some_and(in_capitals);
            if !is_plain(word) && is_markup(word) {
                tokens.widen(Gap::Pause);
            } else if let Some(acronym) = plural {
                tokens.push(&word[..acronym]);
                word[acronym + 1..].chars().for_each(|sign| self.sign(sign, &mut tokens));
            } else {
                self.split(word, &mut tokens);
            }
            if chunk.ends_with('\n') {
                tokens.widen(Gap::Stop);
            }
        }
        tokens.list
    }

    /// What the last word of a text is followed by: a question mark, a full stop, or nothing.
    pub fn ending(&self, text: &str) -> Gap {
        let signs = text.chars().rev().take_while(|sign| !sign.is_alphanumeric());
        signs.map(gap).max().unwrap_or_default()
    }

    /// The words of a phrase that stands in a page or in the vocabulary.
    pub fn words(&self, phrase: &str) -> Vec<String> {
        self.tokens(phrase).into_iter().map(|token| token.text.into_string()).collect()
    }

    fn split(&self, chunk: &str, tokens: &mut Tokens) {
        if is_plain(chunk) || self.with_signs.contains(chunk) {
            return tokens.push(chunk);
        }
        // A plain word with one sign behind it is most of what is left, and needs no look at every letter.
        if let Some((word, sign)) = chunk.split_at_checked(chunk.len().saturating_sub(1))
            && is_plain(word)
            && sign != "'"
        {
            tokens.push(word);
            return sign.chars().for_each(|sign| self.sign(sign, tokens));
        }
        let inner = chunk.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '.'));
        let whole = [inner, inner.trim_end_matches(['.', '#', '+']), inner.trim_matches('.')]
            .into_iter()
            .find(|part| self.with_signs.contains(*part));
        if let Some(whole) = whole {
            tokens.push(whole);
            if let Some(last) = chunk.chars().next_back() {
                tokens.widen(gap(last));
            }
            return;
        }
        // `java/.net`
        if let Some((first, rest)) = chunk.split_once('/')
            && rest.split('/').chain([first]).any(|part| self.with_signs.contains(part))
        {
            self.split(first, tokens);
            self.sign('/', tokens);
            return self.split(rest, tokens);
        }
        let mut word = CompactString::default();
        for sign in chunk.chars() {
            if sign.is_alphanumeric() || sign == '\'' {
                word.push(sign);
                continue;
            }
            self.close(&mut word, tokens);
            self.sign(sign, tokens);
        }
        self.close(&mut word, tokens);
    }

    fn close(&self, word: &mut CompactString, tokens: &mut Tokens) {
        let bare = word.trim_matches('\'');
        match bare.split_once('\'') {
            None => tokens.push(bare),
            Some((stem, "s")) if !HOLDS_IS.contains(&stem) => tokens.push(stem),
            Some((stem, ending)) => match EXPANSIONS.iter().find(|(short, _)| *short == ending) {
                Some((_, long)) => {
                    tokens.push(stem);
                    tokens.push(long);
                }
                None => tokens.push(&bare.replace('\'', "")),
            },
        }
        word.clear();
    }

    fn sign(&self, sign: char, tokens: &mut Tokens) {
        match sign {
            '&' | '+' => tokens.push("and"),
            '→' | '➜' | '➡' => tokens.push("to"),
            _ if self.with_signs.contains(sign.encode_utf8(&mut [0; 4]) as &str) => {
                tokens.push_once(sign.encode_utf8(&mut [0; 4]));
            }
            _ => tokens.widen(gap(sign)),
        }
    }
}

#[derive(Default)]
struct Tokens {
    list: Vec<Token>,
    gap: Gap,
    in_capitals: bool,
}

impl Tokens {
    fn push(&mut self, word: &str) {
        if !word.is_empty() {
            let gap = std::mem::take(&mut self.gap);
            self.list.push(Token { text: word.into(), gap, in_capitals: self.in_capitals });
        }
    }

    /// The widest of the gaps between two words counts.
    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Pushes a sign unless it repeats: `$$$` is one.
    fn push_once(&mut self, sign: &str) {
        if self.list.last().is_none_or(|last| last.text != sign) {
            self.push(sign);
        }
    }
}

/// Words whose `'s` is short for `is`, not a genitive.
const HOLDS_IS: &[&str] = &[
    "what", "who", "where", "how", "when", "why", "that", "it", "there", "here", "he", "she", "this",
    "which", "one",
];

const EXPANSIONS: &[(&str, &str)] =
    &[("s", "is"), ("re", "are"), ("ve", "have"), ("ll", "will"), ("d", "would"), ("m", "am")];

/// Text in lower case with plain quotes, without what only looks different (NFKC); no longer than is read.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        // The same as below, without its price.
        let mut folded = text[..text.len().min(QUESTION_CHARS_MAX)].to_ascii_lowercase();
        if folded.contains('`') {
            folded = folded.replace('`', "'");
        }
        return folded;
    }
    // Quotes come first: NFKC makes a space and an accent of `´`.
    let quoted = text.chars().map(plain_quote);
    quoted.nfkc().take(QUESTION_CHARS_MAX).flat_map(char::to_lowercase).collect()
}

fn plain_quote(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{b4}' | '\u{ff40}' | '`' => '\'',
        other => other,
    }
}

/// Whether a word has letters, and all of them are capitals.
fn in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|sign| sign.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Where the plural ending of a short acronym stands, if a word is one, with signs behind it or not: `RNs`, `PMs?`.
fn acronym_of_plural(typed: &str) -> Option<usize> {
    let letters = typed.bytes().take_while(u8::is_ascii_uppercase).count();
    let behind = typed[letters..].strip_prefix('s')?;
    let is_whole = behind.chars().all(|sign| sign.is_ascii_punctuation() && sign != '\'');
    (is_whole && (2..=PLURAL_ACRONYM_LETTERS_MAX).contains(&letters)).then_some(letters)
}

fn gap(sign: char) -> Gap {
    match sign {
        '?' => Gap::QuestionMark,
        '.' | '!' | '…' => Gap::Stop,
        ',' | ';' | ':' | '/' | '(' | ')' | '\u{2013}' | '\u{2014}' | '|' => Gap::Pause,
        _ => Gap::Space,
    }
}

/// Whether a word is letters and digits alone, and no more than ASCII: such a word holds no sign.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Links, mentions, custom emoji and time stamps (`<@123>`, `<:name:1>`), and shortcodes (`:wave:`).
fn is_markup(chunk: &str) -> bool {
    let bare = chunk.trim_end_matches([',', '.', '!', '?', ':', ')']);
    let in_angles =
        chunk.starts_with('<') && bare.ends_with('>') && chunk[1..].starts_with(['@', '#', ':', '/'])
            || chunk.starts_with("<a:")
            || chunk.starts_with("<t:");
    let shortcode = chunk.len() > 2
        && chunk.starts_with(':')
        && chunk.ends_with(':')
        && chunk[1..chunk.len() - 1]
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'));
    in_angles || shortcode || chunk.contains("://") || chunk.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str) {
        let mut normaliser = Normaliser::default();
        for whole in ["c++", "c#", ".net", "node.js", "ci/cd", "w/o", "$", "💰", "&", "+"] {
            normaliser.keep_whole(whole);
        }
        assert_eq!(normaliser.words(text).join(" "), words, "{text:?}");
    }

    #[test]
    fn keeps_names_with_signs_whole() {
        check("C++, C# and .NET?", "c++ c# and .net");
        check("node.js/react or (ci/cd)", "node.js react or ci/cd");
        check("Node.js! w/o a degree.", "node.js w/o a degree");
        check("titles & pay + tools", "titles and pay and tools");
    }

    #[test]
    fn what_parts_the_words_of_a_name_is_no_part_of_them() {
        let mut normaliser = Normaliser::default();
        ["Engineers,", "(C#)", "Except"].iter().for_each(|word| normaliser.keep_whole(word));
        assert_eq!(normaliser.words("data engineers, pay in C#").join(" "), "data engineers pay in c#");
    }

    #[test]
    fn folds_case_width_and_quotes() {
        check("ＤＡＴＡ Engineer’s PAY", "data engineer pay");
        check("what's, isn't, i've, they're", "what is isnt i have they are");
        check("'quoted' words", "quoted words");
        check("what´s and I´m", "what is and i am");
    }

    #[test]
    fn drops_mentions_links_emoji_and_markup() {
        check("<@!88120> hi <#12> <:cat:12> :wave: https://x.yz/a?b=c", "hi");
        check("**bold** _and_ `code` ||spoiler||", "bold and code spoiler");
        check("🤖👍", "");
        check("pay 💰💰 $$$?", "pay 💰 $");
    }

    #[test]
    fn reads_joining_signs_as_and() {
        check("skills + tools & pay", "skills and tools and pay");
    }

    #[test]
    fn survives_what_nobody_should_type() {
        check("\0\u{202e}abc\u{0}", "abc");
        check("", "");
        check("''' '", "");
        check("مرحبا", "مرحبا");
    }

    #[test]
    fn loses_no_word_where_folding_parts_a_sign_into_several() {
        let words = Normaliser::default().words("\u{fdfa} what does IT pay");
        assert_eq!(words[words.len() - 4..], ["what", "does", "it", "pay"]);
    }

    #[test]
    fn tells_words_in_capitals_where_not_all_are() {
        let capitals = |text: &str| -> Vec<String> {
            let tokens = Normaliser::default().tokens(text).into_iter();
            tokens.filter(|token| token.in_capitals).map(|token| token.text.into_string()).collect()
        };
        assert_eq!(capitals("I want IT, but is it for me? Or HR/IT"), ["i", "it", "hr", "it"]);
        assert!(capitals("I WANT IT").is_empty());
    }

    #[test]
    fn short_acronyms_lose_their_plural_ending() {
        check("do PMs code? RNs, or (DBAs)", "do pm code rn or dbas");
        check("its IDs. As is", "its id as is");
        check("pms", "pms");
    }

    #[test]
    fn tells_what_stands_between_words() {
        let tokens = Normaliser::default().tokens("pay, future\nplace? now. ok");
        let gaps: Vec<Gap> = tokens.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Space, Gap::Pause, Gap::Stop, Gap::QuestionMark, Gap::Stop]);
    }
}
