//! Cuts long sections into parts that fit a message: at the end of a block, an entry, a row, or a sentence.

use super::model::{Block, Part};
use crate::knowledge::{self, Item};

/// What stands around an entry, its name and a cell, in characters.
const ENTRY_SIGNS: usize = 4;
const NAME_SIGNS: usize = 2;
const CELL_SIGNS: usize = 3;

/// Where a paragraph or an entry of a list stands in a section; both are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub block: usize,
    /// 0 for what is no list.
    pub item: usize,
}

/// How a section is shown.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'a> {
    /// A part has at most about so many characters.
    pub chars_max: usize,
    /// What is asked for: it comes first in the first part, and not again there.
    pub first: &'a [Place],
}

/// A part of a section, counted from 0; one that is not there is the last.
pub fn part(blocks: &[knowledge::Block], index: usize, cut: Cut<'_>) -> (Vec<Block>, Part) {
    // Most sections are shown as they are, and so nothing of them is copied or even looked at.
    if cut.first.is_empty() && blocks.iter().map(bytes_at_most).sum::<usize>() <= cut.chars_max {
        return (blocks.iter().map(Block::from).collect(), Part::WHOLE);
    }
    let pieces = pieces(blocks, cut.chars_max);
    let starts = starts(&pieces, cut.chars_max);
    let shown = Part { index: index.min(starts.len() - 1), count: starts.len() };
    let first = if shown.index == 0 { cut.first } else { &[] };
    let mut part: Vec<Joined> = Vec::new();
    for place in first {
        if let Some(joined) = alone(blocks, *place) {
            join_first(&mut part, joined);
        }
    }
    let start = part.len();
    let end = starts.get(shown.index + 1).copied().unwrap_or(pieces.len());
    for (place, piece) in &pieces[starts[shown.index]..end] {
        if !first.contains(place) {
            join(&mut part, start, *piece);
        }
    }
    (part.into_iter().map(Block::from).collect(), shown)
}

/// A block of a part while pieces are put to it.
enum Joined {
    List { ordered: bool, first: usize, items: Vec<Item> },
    Table { header: Vec<String>, rows: Vec<Vec<String>> },
    Whole(Block),
}

impl From<Joined> for Block {
    fn from(joined: Joined) -> Self {
        match joined {
            Joined::List { ordered, first, items } => Self::List { ordered, first, items: items.into() },
            Joined::Table { header, rows } => Self::Table { header: header.into(), rows: rows.into() },
            Joined::Whole(block) => block,
        }
    }
}

/// How many characters a block takes at the most, told without counting them.
fn bytes_at_most(block: &knowledge::Block) -> usize {
    match block {
        knowledge::Block::Heading(text)
        | knowledge::Block::Paragraph(text)
        | knowledge::Block::Preformatted(text) => text.len(),
        knowledge::Block::List { items, .. } => {
            let name = |item: &Item| item.name.as_ref().map_or(0, |name| name.len() + NAME_SIGNS);
            items.iter().map(|item| name(item) + item.text.len() + ENTRY_SIGNS).sum()
        }
        knowledge::Block::Table { rows, .. } => {
            rows.iter().flatten().map(|cell| cell.len() + CELL_SIGNS).sum()
        }
    }
}

/// The smallest piece of a block that may stand in a part of its own.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Heading(&'a str),
    Paragraph(&'a str),
    Preformatted(&'a str),
    /// An entry of a list, counted from 1, or part of a long one.
    Entry {
        ordered: bool,
        number: usize,
        name: Option<&'a str>,
        text: &'a str,
    },
    Row {
        header: &'a [String],
        row: &'a [String],
    },
}

impl Piece<'_> {
    /// About how many characters it takes.
    fn length(self) -> usize {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Preformatted(text) => text.chars().count(),
            Self::Entry { name, text, .. } => {
                name.map_or(0, |name| name.chars().count() + NAME_SIGNS) + text.chars().count() + ENTRY_SIGNS
            }
            Self::Row { row, .. } => row.iter().map(|cell| cell.chars().count() + CELL_SIGNS).sum(),
        }
    }
}

/// The pieces of a section, with the place that each comes from.
fn pieces(blocks: &[knowledge::Block], chars_max: usize) -> Vec<(Place, Piece<'_>)> {
    let mut pieces = Vec::new();
    for (block, content) in blocks.iter().enumerate() {
        let place = Place { block, item: 0 };
        match content {
            knowledge::Block::Heading(text) => pieces.push((place, Piece::Heading(text))),
            knowledge::Block::Preformatted(text) => {
                pieces.extend(chunks(text, chars_max).map(|text| (place, Piece::Preformatted(text))));
            }
            knowledge::Block::Paragraph(text) => {
                pieces.extend(chunks(text, chars_max).map(|text| (place, Piece::Paragraph(text))));
            }
            knowledge::Block::List { ordered, items } => {
                for (item, entry) in items.iter().enumerate() {
                    pieces.extend(chunks(&entry.text, chars_max).enumerate().map(|(chunk, text)| {
                        let name = entry.name.as_deref().filter(|_| chunk == 0);
                        let (ordered, number) = (*ordered, item + 1);
                        (Place { block, item }, Piece::Entry { ordered, number, name, text })
                    }));
                }
            }
            knowledge::Block::Table { header, rows } => {
                pieces.extend(rows.iter().map(|row| (place, Piece::Row { header, row })));
            }
        }
    }
    pieces
}

/// Where the parts of at most about `chars_max` characters begin; at least one does.
fn starts(pieces: &[(Place, Piece<'_>)], chars_max: usize) -> Vec<usize> {
    let mut starts = vec![0];
    if pieces.iter().map(|(_, piece)| piece.length()).sum::<usize>() <= chars_max {
        return starts;
    }
    let mut chars = 0;
    for (at, (_, piece)) in pieces.iter().enumerate() {
        let more = piece.length();
        // A heading must not be the last thing of a part.
        let needed = if matches!(piece, Piece::Heading(_)) { more + chars_max / 4 } else { more };
        if chars > 0 && chars + needed > chars_max {
            starts.push(at);
            chars = 0;
        }
        chars += more;
    }
    starts
}

/// A paragraph or an entry as a block of its own.
fn alone(blocks: &[knowledge::Block], place: Place) -> Option<Joined> {
    let block = blocks.get(place.block)?;
    match block {
        knowledge::Block::Paragraph(_) => Some(Joined::Whole(block.into())),
        knowledge::Block::List { items, .. } => {
            let items = vec![items.get(place.item)?.clone()];
            Some(Joined::List { ordered: false, first: 1, items })
        }
        _ => None,
    }
}

/// Puts what is asked for behind what else is: two entries are one list.
fn join_first(part: &mut Vec<Joined>, joined: Joined) {
    match (part.last_mut(), joined) {
        (Some(Joined::List { items, .. }), Joined::List { items: more, .. }) => items.extend(more),
        (_, joined) => part.push(joined),
    }
}

/// Puts a piece behind those that a part holds from `start` on; entries of one list, and rows of one table, become one again.
fn join(part: &mut Vec<Joined>, start: usize, piece: Piece<'_>) {
    let last = part.get_mut(start..).and_then(<[Joined]>::last_mut);
    match piece {
        Piece::Heading(text) => part.push(Joined::Whole(Block::Heading(text.into()))),
        Piece::Paragraph(text) => part.push(Joined::Whole(Block::Paragraph(text.into()))),
        Piece::Preformatted(text) => part.push(Joined::Whole(Block::Preformatted(text.into()))),
        Piece::Entry { ordered, number, name, text } => {
            let item = Item { name: name.map(str::to_owned), text: text.to_owned() };
            match last {
                Some(Joined::List { ordered: same, items, first })
                    if *same == ordered && number > 1 && (!ordered || number == *first + items.len()) =>
                {
                    items.push(item);
                }
                _ => part.push(Joined::List { ordered, first: number, items: vec![item] }),
            }
        }
        Piece::Row { header, row } => match last {
            Some(Joined::Table { header: same, rows }) if same == header => rows.push(row.to_vec()),
            _ => part.push(Joined::Table { header: header.to_vec(), rows: vec![row.to_vec()] }),
        },
    }
}

/// A text in pieces of at most `chars_max` characters, at least one, cut at the ends of sentences, or of words where a sentence is longer.
fn chunks(text: &str, chars_max: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text.trim());
    std::iter::from_fn(move || {
        let text = rest.take()?;
        // A text has no more characters than bytes, which need not be counted.
        if text.len() <= chars_max || text.chars().count() <= chars_max {
            return Some(text);
        }
        let (head, tail) = text.split_at(cut(text, chars_max));
        rest = Some(tail.trim_start()).filter(|tail| !tail.is_empty());
        Some(head.trim_end())
    })
}

/// The first sentences of a text: as many as fit into `chars_max` characters, and at most `most`.
pub fn sentences(text: &str, most: usize, chars_max: usize) -> String {
    let mut end = 0;
    for (count, stop) in stops(text).enumerate() {
        if count >= most || text[..stop].chars().count() > chars_max {
            break;
        }
        end = stop;
    }
    match end {
        0 => chunks(text, chars_max).next().unwrap_or_default().to_owned(),
        end => text[..end].trim_end().to_owned(),
    }
}

/// The byte at which to cut a text that is longer than `chars_max` characters; never 0.
fn cut(text: &str, chars_max: usize) -> usize {
    let limit = text.char_indices().nth(chars_max.max(1)).map_or(text.len(), |(index, _)| index);
    let at_sentence = stops(text).take_while(|stop| *stop <= limit).last();
    let at_word = || text[..limit].rfind(char::is_whitespace).filter(|index| *index > 0);
    at_sentence.or_else(at_word).unwrap_or(limit)
}

/// The byte after each end of a sentence: a full stop, question or exclamation mark before a space and a capital or digit.
fn stops(text: &str) -> impl Iterator<Item = usize> + '_ {
    let ends =
        text.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?')).map(|(index, _)| index + 1);
    ends.filter(|end| {
        let mut after = text[*end..].chars();
        match after.next() {
            None => true,
            Some(space) if space.is_whitespace() => after.next().is_none_or(|next| !next.is_lowercase()),
            Some(_) => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(text: &str, chars_max: usize) -> Vec<&str> {
        chunks(text, chars_max).collect()
    }

    #[test]
    fn cuts_at_the_end_of_a_sentence() {
        assert_eq!(cut_up("One two. Three four. Five six.", 22), ["One two. Three four.", "Five six."]);
        assert_eq!(cut_up("Node.js is fine. Yes.", 17), ["Node.js is fine.", "Yes."]);
    }

    #[test]
    fn cuts_a_long_sentence_at_a_word_and_a_long_word_anywhere() {
        assert_eq!(cut_up("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(cut_up("ααααα", 2), ["αα", "αα", "α"]);
        assert_eq!(cut_up("", 5), [""]);
    }

    #[test]
    fn takes_the_first_sentences() {
        assert_eq!(sentences("A is b. C is d. E is f.", 2, 100), "A is b. C is d.");
        assert_eq!(sentences("A is b. C is d.", 2, 10), "A is b.");
        assert_eq!(sentences("no full stop", 2, 100), "no full stop");
    }

    fn shown(blocks: &[knowledge::Block], index: usize, chars_max: usize, first: &[Place]) -> Vec<Block> {
        part(blocks, index, Cut { chars_max, first }).0
    }

    fn list(ordered: bool, texts: &[&str]) -> knowledge::Block {
        let item = |text: &&str| Item { name: None, text: (*text).to_owned() };
        knowledge::Block::List { ordered, items: texts.iter().map(item).collect() }
    }

    /// A block as a line: `Text`, `1. a / b`, `• a`.
    fn line(block: &Block) -> String {
        match block {
            Block::List { ordered, first, items } => {
                let texts: Vec<&str> = items.iter().map(|item| &*item.text).collect();
                let mark = if *ordered { format!("{first}.") } else { "•".to_owned() };
                format!("{mark} {}", texts.join(" / "))
            }
            Block::Paragraph(text) => text.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keeps_numbering_over_parts_and_loses_nothing() {
        let texts: Vec<String> = (0..6).map(|n| format!("Entry number {n} has some words.")).collect();
        let blocks = [list(true, &texts.iter().map(String::as_str).collect::<Vec<_>>())];
        assert_eq!(part(&blocks, 0, Cut { chars_max: 120, first: &[] }).1, Part { index: 0, count: 2 });
        let second = shown(&blocks, 1, 120, &[]);
        let Block::List { first, items, .. } = &second[0] else { panic!("{second:?}") };
        assert_eq!((*first, items.len()), (4, 3));
    }

    #[test]
    fn shows_what_is_asked_for_first_and_only_once_in_a_part() {
        let text = knowledge::Block::Paragraph("Text".into());
        let blocks = [text, list(true, &["a", "b", "c"]), list(false, &["d", "e"])];
        let check = |chars_max: usize, index: usize, first: &[(usize, usize)], expected: &[&str]| {
            let first: Vec<Place> =
                first.iter().map(|(block, item)| Place { block: *block, item: *item }).collect();
            let lines: Vec<String> = shown(&blocks, index, chars_max, &first).iter().map(line).collect();
            assert_eq!(lines, expected);
        };
        check(500, 0, &[], &["Text", "1. a / b / c", "• d / e"]);
        check(500, 0, &[(2, 1)], &["• e", "Text", "1. a / b / c", "• d"]);
        check(500, 0, &[(1, 1)], &["• b", "Text", "1. a", "3. c", "• d / e"]);
        check(500, 0, &[(1, 0), (2, 0)], &["• a / d", "Text", "2. b / c", "• e"]);
        check(500, 0, &[(7, 0)], &["Text", "1. a / b / c", "• d / e"]);
        // Later parts stay as they are, so that no text is lost between the parts.
        check(20, 0, &[(2, 1)], &["• e", "Text", "1. a / b / c"]);
        check(20, 1, &[(2, 1)], &["• d / e"]);
    }

    #[test]
    fn what_fits_is_one_part_whether_something_comes_first_or_not() {
        let text = "Word ".repeat(16);
        let blocks = [
            knowledge::Block::Paragraph(text.trim().into()),
            knowledge::Block::Heading("Next".into()),
            list(false, &["é"]),
        ];
        let chars = text.trim().len() + "Next".len() + 1 + ENTRY_SIGNS;
        for (chars_max, count) in [(chars, 1), (chars - 1, 2)] {
            for first in [[].as_slice(), &[Place { block: 2, item: 0 }]] {
                let (_, part) = part(&blocks, 0, Cut { chars_max, first });
                assert_eq!(part.count, count, "{chars_max} {first:?}");
            }
        }
    }

    #[test]
    fn never_ends_a_part_with_a_heading() {
        let text = "Word ".repeat(18);
        let blocks = [
            knowledge::Block::Paragraph(text.as_str().into()),
            knowledge::Block::Heading("Next".into()),
            knowledge::Block::Paragraph(text.into()),
        ];
        assert_eq!(shown(&blocks, 1, 100, &[])[0], Block::Heading("Next".into()));
    }
}
