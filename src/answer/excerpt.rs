//! Cuts long sections into parts that fit a message: at the end of a block, an entry, a row, or a sentence.

use super::model::Block;
use crate::knowledge::{self, Item};

/// A section's blocks as an answer's blocks, in parts of at most about `chars_max` characters each; at least one part.
pub fn parts(blocks: &[knowledge::Block], chars_max: usize) -> Vec<Vec<Block>> {
    let mut parts: Vec<Vec<Block>> = vec![Vec::new()];
    let mut chars = 0;
    for piece in blocks.iter().flat_map(|block| pieces(block, chars_max)) {
        let more = length(&piece);
        let is_heading = matches!(piece, Block::Heading(_));
        // A heading must not be the last thing of a part.
        let needed = if is_heading { more + chars_max / 4 } else { more };
        if chars > 0 && chars + needed > chars_max {
            parts.push(Vec::new());
            chars = 0;
        }
        chars += more;
        if let Some(part) = parts.last_mut() {
            join(part, piece);
        }
    }
    parts
}

/// The smallest pieces of a block that may stand in a part of their own.
fn pieces(block: &knowledge::Block, chars_max: usize) -> Vec<Block> {
    match block {
        knowledge::Block::Heading(text) => vec![Block::Heading(text.clone())],
        knowledge::Block::Preformatted(text) => {
            chunks(text, chars_max).into_iter().map(Block::Preformatted).collect()
        }
        knowledge::Block::Paragraph(text) => {
            chunks(text, chars_max).into_iter().map(Block::Paragraph).collect()
        }
        knowledge::Block::List { ordered, items } => (1..)
            .zip(items)
            .flat_map(|(first, item)| {
                let texts = chunks(&item.text, chars_max);
                texts.into_iter().enumerate().map(move |(index, text)| {
                    let name = item.name.clone().filter(|_| index == 0);
                    Block::List { ordered: *ordered, first, items: vec![Item { name, text }] }
                })
            })
            .collect(),
        knowledge::Block::Table { header, rows } => {
            rows.iter().map(|row| Block::Table { header: header.clone(), rows: vec![row.clone()] }).collect()
        }
    }
}

/// Puts a piece behind a part; entries of one list, and rows of one table, become one again.
fn join(part: &mut Vec<Block>, piece: Block) {
    match (part.last_mut(), piece) {
        (Some(Block::List { ordered, items, .. }), Block::List { ordered: same, items: more, first })
            if *ordered == same && first > 1 =>
        {
            items.extend(more);
        }
        (Some(Block::Table { header, rows }), Block::Table { header: same, rows: more })
            if *header == same =>
        {
            rows.extend(more);
        }
        (_, piece) => part.push(piece),
    }
}

/// A text in pieces of at most `chars_max` characters, cut at the ends of sentences, or of words where a sentence is longer.
pub fn chunks(text: &str, chars_max: usize) -> Vec<String> {
    let mut rest = text.trim();
    let mut chunks = Vec::new();
    while rest.chars().count() > chars_max {
        let (head, tail) = rest.split_at(cut(rest, chars_max));
        chunks.push(head.trim_end().to_owned());
        rest = tail.trim_start();
    }
    if !rest.is_empty() || chunks.is_empty() {
        chunks.push(rest.to_owned());
    }
    chunks
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
        0 => chunks(text, chars_max).swap_remove(0),
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

fn length(block: &Block) -> usize {
    let item = |item: &Item| {
        item.name.as_ref().map_or(0, |name| name.chars().count() + 2) + item.text.chars().count()
    };
    match block {
        Block::Lead { fact, detail } => fact.chars().count() + detail.chars().count(),
        Block::Heading(text) | Block::Paragraph(text) | Block::Preformatted(text) => text.chars().count(),
        Block::List { items, .. } => items.iter().map(|entry| item(entry) + 4).sum(),
        Block::Table { rows, .. } => rows.iter().flatten().map(|cell| cell.chars().count() + 3).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_the_end_of_a_sentence() {
        assert_eq!(chunks("One two. Three four. Five six.", 22), ["One two. Three four.", "Five six."]);
        assert_eq!(chunks("Node.js is fine. Yes.", 17), ["Node.js is fine.", "Yes."]);
    }

    #[test]
    fn cuts_a_long_sentence_at_a_word_and_a_long_word_anywhere() {
        assert_eq!(chunks("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(chunks("ααααα", 2), ["αα", "αα", "α"]);
        assert_eq!(chunks("", 5), [""]);
    }

    #[test]
    fn takes_the_first_sentences() {
        assert_eq!(sentences("A is b. C is d. E is f.", 2, 100), "A is b. C is d.");
        assert_eq!(sentences("A is b. C is d.", 2, 10), "A is b.");
        assert_eq!(sentences("no full stop", 2, 100), "no full stop");
    }

    #[test]
    fn keeps_numbering_over_parts_and_loses_nothing() {
        let item = |text: &str| Item { name: None, text: text.to_owned() };
        let items: Vec<Item> = (0..6).map(|n| item(&format!("Entry number {n} has some words."))).collect();
        let blocks = [knowledge::Block::List { ordered: true, items }];
        let parts = parts(&blocks, 120);
        assert_eq!(parts.len(), 2);
        let Block::List { first, items, .. } = &parts[1][0] else { panic!("{parts:?}") };
        assert_eq!((*first, items.len()), (4, 3));
    }

    #[test]
    fn never_ends_a_part_with_a_heading() {
        let text = "Word ".repeat(18);
        let blocks = [
            knowledge::Block::Paragraph(text.clone()),
            knowledge::Block::Heading("Next".to_owned()),
            knowledge::Block::Paragraph(text),
        ];
        let parts = parts(&blocks, 100);
        assert_eq!(parts[1][0], Block::Heading("Next".to_owned()));
    }
}
