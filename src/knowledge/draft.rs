//! What both readers hand on: the headings and blocks of a file in its order, each with its line.

use super::model::Block;

/// A file's text, taken apart but not yet arranged into sections.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub pieces: Vec<Piece>,
    /// Links to other files; links to the web stand in the text.
    pub links: Vec<Link>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    /// The line it begins in, from 1.
    pub line: u32,
    pub content: Content,
}

#[derive(Debug, PartialEq)]
pub(super) enum Content {
    Heading {
        /// From 1 (the title) to 6.
        level: u8,
        text: String,
    },
    Block(Block),
}

/// A relative link.
#[derive(Debug, PartialEq)]
pub(super) struct Link {
    pub target: String,
    pub line: u32,
}

impl Draft {
    pub(super) fn heading(&mut self, line: u32, level: u8, text: String) {
        self.pieces.push(Piece { line, content: Content::Heading { level, text } });
    }

    pub(super) fn block(&mut self, line: u32, block: Block) {
        self.pieces.push(Piece { line, content: Content::Block(block) });
    }
}

#[cfg(test)]
pub(super) mod shown {
    //! Drafts as short lines, for tests of the readers.

    use super::*;

    /// A line a piece: `## Heading`, `¶ Paragraph`, `- [name] text`, `1. text`, `| cell | cell |`.
    pub(in crate::knowledge) fn lines(draft: &Draft) -> Vec<String> {
        draft.pieces.iter().flat_map(|piece| content_lines(&piece.content)).collect()
    }

    fn content_lines(content: &Content) -> Vec<String> {
        match content {
            Content::Heading { level, text } => vec![format!("{} {text}", "#".repeat(usize::from(*level)))],
            Content::Block(block) => block_lines(block),
        }
    }

    pub(in crate::knowledge) fn block_lines(block: &Block) -> Vec<String> {
        match block {
            Block::Heading(text) => vec![format!("### {text}")],
            Block::Paragraph(text) => vec![format!("¶ {text}")],
            Block::Preformatted(text) => vec![format!("= {text}")],
            Block::Table { header, rows } => {
                let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
                let header = (!header.is_empty()).then(|| format!("{} header", row(header)));
                header.into_iter().chain(rows.iter().map(|cells| row(cells))).collect()
            }
            Block::List { ordered, items } => {
                let mark = |index: usize| if *ordered { format!("{}.", index + 1) } else { "-".to_owned() };
                let name =
                    |name: &Option<String>| name.as_ref().map_or(String::new(), |name| format!(" [{name}]"));
                let line = |(index, item): (usize, &crate::knowledge::Item)| {
                    format!("{}{} {}", mark(index), name(&item.name), item.text).trim_end().to_owned()
                };
                items.iter().enumerate().map(line).collect()
            }
        }
    }
}
