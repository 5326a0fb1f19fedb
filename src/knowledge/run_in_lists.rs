//! Finds lists that were run into a paragraph: `… include: 1. Austin, Texas 2. Boston, Massachusetts These
//! are …`.

use std::sync::Arc;

use super::items;
use super::model::{Block, Item};
use super::sentences::sentences;

/// Words that a sentence after a list begins with, in this kind of text.
const SENTENCE_STARTERS: [&str; 42] = [
    "Additionally",
    "All",
    "Although",
    "As",
    "Because",
    "Besides",
    "Both",
    "By",
    "Each",
    "For",
    "From",
    "Having",
    "However",
    "If",
    "In",
    "It",
    "Its",
    "Keep",
    "Many",
    "Most",
    "Note",
    "Other",
    "Others",
    "Our",
    "Overall",
    "Remember",
    "Several",
    "Since",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "We",
    "When",
    "While",
    "With",
];

/// A number that comes later than this does not count on from the one before.
const ENTRY_BYTES_MAX: usize = 4000;
/// An entry with more words than this is no mere label.
const LABEL_WORDS_MAX: usize = 6;

/// The blocks of a paragraph: itself, or what stands before, in and after the lists run into it.
pub(super) fn blocks_of_paragraph(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some(marks) = marks(rest) {
        let before = rest.get(..marks[0].start).unwrap_or_default().trim();
        if !before.is_empty() {
            blocks.push(Block::Paragraph(before.into()));
        }
        let (entries, after) = entries(rest, &marks);
        let items: Arc<[Item]> = entries.iter().filter_map(|entry| items::item(entry, None)).collect();
        blocks.push(Block::List { ordered: true, items });
        rest = after;
    }
    if !rest.is_empty() {
        blocks.push(Block::Paragraph(rest.into()));
    }
    blocks
}

/// The entries that begin at the marks, and the text after the last of them.
fn entries<'a>(text: &'a str, marks: &[Mark]) -> (Vec<&'a str>, &'a str) {
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([text.len()]);
    let entry = |(mark, end): (&Mark, usize)| text.get(mark.text..end).unwrap_or_default().trim();
    let mut entries: Vec<&str> = marks.iter().zip(ends).map(entry).collect();
    let last = entries.pop().unwrap_or_default();
    let (last, after) = part_from_rest(last, &entries);
    entries.push(last);
    (entries, after)
}

/// Where an entry begins: its number, and its text after that.
struct Mark {
    start: usize,
    text: usize,
}

/// The marks `1.`, `2.`, `3.` … in a row; at least two.
fn marks(text: &str) -> Option<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut from = 0;
    while let Some(mark) = next_mark(text, from, marks.len() + 1) {
        from = mark.text;
        marks.push(mark);
    }
    (marks.len() >= 2).then_some(marks)
}

fn next_mark(text: &str, from: usize, number: usize) -> Option<Mark> {
    let rest = text.get(from..)?;
    let rest = &rest[..rest.floor_char_boundary(ENTRY_BYTES_MAX)];
    [format!("{number}. "), format!("{number}) ")]
        .iter()
        .filter_map(|mark| {
            let found = rest.match_indices(mark.as_str()).find(|(at, _)| {
                let before = rest.get(..*at).unwrap_or_default();
                let begins = before.is_empty() || before.ends_with([' ', '(']);
                // "in chapter 2. Then" has a word before it that the number belongs to; the first number
                // follows the words that announce the list.
                begins
                    && (number > 1
                        || before.trim_end().ends_with([':', '.', ';'])
                        || before.trim().is_empty())
            });
            found.map(|(at, mark)| Mark { start: from + at, text: from + at + mark.len() })
        })
        .min_by_key(|mark| mark.start)
}

/// Parts the last entry from the sentences after the list, by the look of the entries before.
fn part_from_rest<'a>(last: &'a str, others: &[&str]) -> (&'a str, &'a str) {
    let is_label = |entry: &&str| entry.split(' ').count() <= LABEL_WORDS_MAX && !entry.contains(": ");
    let labels_only = others.iter().all(is_label);
    let start = &last[..last.floor_char_boundary(ENTRY_BYTES_MAX)];
    let end = if labels_only { end_of_label(start) } else { end_of_sentences(start, others) };
    let (entry, rest) = last.split_at_checked(end.unwrap_or(last.len())).unwrap_or((last, ""));
    (entry.trim(), rest.trim())
}

/// Entries such as `Boston, Massachusetts` need no full stop: the entry ends before the first sentence.
fn end_of_label(last: &str) -> Option<usize> {
    let end_of_first = sentences(last).first().map(|first| first.len()).filter(|end| *end < last.len());
    let mut at = 0;
    for (index, word) in last.split(' ').enumerate() {
        let next = last.get(at + word.len()..).unwrap_or_default().trim_start();
        if index > 0 && next.starts_with(char::is_lowercase) && SENTENCE_STARTERS.contains(&word) {
            return Some(end_of_first.map_or(at, |end| end.min(at)));
        }
        at += word.len() + 1;
    }
    end_of_first
}

/// The last entry has no more sentences than the longest of the others, if the next one opens like an
/// afterword.
fn end_of_sentences(last: &str, others: &[&str]) -> Option<usize> {
    let most = others.iter().map(|entry| sentences(entry).len()).max()?;
    let all = sentences(last);
    let next = all.get(most)?;
    let opening = next.split([' ', ',']).next().unwrap_or_default();
    let opens_an_afterword =
        ["These", "Those", "Overall", "By", "With", "Together", "All", "Additionally", "Remember"]
            .contains(&opening);
    opens_an_afterword.then(|| next.as_ptr() as usize - last.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::super::draft::shown;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines: Vec<String> = blocks_of_paragraph(text).iter().flat_map(shown::block_lines).collect();
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn parts_a_list_of_places_from_the_sentence_after_it() {
        check(
            "The top cities include: 1. San Francisco, California 2. Washington, D.C. 3. Boston, Massachusetts These \
             cities are known for jobs.",
            &[
                "¶ The top cities include:",
                "1. San Francisco, California",
                "2. Washington, D.C.",
                "3. Boston, Massachusetts",
                "¶ These cities are known for jobs.",
            ],
        );
        check(
            "Cities: 1. Austin 2. Boston. Many jobs are remote.",
            &["¶ Cities:", "1. Austin", "2. Boston.", "¶ Many jobs are remote."],
        );
        check("1) Austin, Texas 2) St. Louis, Missouri", &["1. Austin, Texas", "2. St. Louis, Missouri"]);
    }

    #[test]
    fn parts_named_steps() {
        check(
            "Steps to follow: 1. Education: Get a degree. It takes years. 2. Learn Python: Take a course. Build. 3. Apply: \
             Write. Wait. These steps take time.",
            &[
                "¶ Steps to follow:",
                "1. [Education] Get a degree. It takes years.",
                "2. [Learn Python] Take a course. Build.",
                "3. [Apply] Write. Wait.",
                "¶ These steps take time.",
            ],
        );
    }

    #[test]
    fn numbers_that_do_not_count_make_no_list() {
        for text in [
            "In 2023, version 1. 5 was new.",
            "See chapter 1. Then chapter 3. Done.",
            "Take: 2. two 3. three",
            "1. one",
        ] {
            check(text, &[&format!("¶ {text}")]);
        }
    }

    #[test]
    fn finds_a_second_list() {
        check(
            "A: 1. x 2. y These are two: 1. v 2. w",
            &["¶ A:", "1. x", "2. y", "¶ These are two:", "1. v", "2. w"],
        );
    }
}
