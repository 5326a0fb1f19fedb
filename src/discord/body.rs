//! An answer's blocks as text for Discord, within a limit.

use super::escape::{escape, escape_within, fenced};
use super::limits::units;
use crate::answer::Block;
use crate::knowledge::Item;

/// A cell longer than this, in UTF-16 units, is shown on a line of its own.
const INLINE_CELL_CHARS_MAX: usize = 32;
/// The least room, in UTF-16 units, in which the beginning of a passage is worth showing.
const PROSE_CHARS_MIN: usize = 40;

/// The mark of a smaller heading.
const HEADING: &str = "### ";
/// The sign that something did not fit.
const CUT: &str = "\n…";

/// Text under construction, never longer than `max` UTF-16 units.
pub struct Body {
    text: String,
    length: usize,
    max: usize,
    full: bool,
    /// Whether the last block was a list, with which another would run together.
    after_list: bool,
}

impl Body {
    pub fn new(max: usize) -> Self {
        Self { text: String::new(), length: 0, max, full: false, after_list: false }
    }

    /// Adds text that is escaped already, whole or not at all. Once something did not fit, nothing is added any more.
    pub fn push(&mut self, separator: &str, text: &str) {
        let separator = self.separator(separator);
        let size = units(separator) + units(text);
        if self.full || text.is_empty() {
            return;
        }
        if self.length + size > self.room() {
            self.full = true;
            return;
        }
        self.text.push_str(separator);
        self.text.push_str(text);
        self.length += size;
    }

    /// Adds a block of an answer.
    pub fn push_block(&mut self, block: &Block) {
        match block {
            Block::Lead { fact, detail } => {
                self.push("\n\n", &bold(fact));
                self.push("\n", &escape(detail));
            }
            Block::Heading(text) => self.push("\n\n", &format!("{HEADING}{}", inline(text))),
            Block::Paragraph(text) => self.push_prose("\n\n", "", text),
            Block::List { ordered, first, items } => self.push_list(ordered.then_some(*first), items),
            Block::Table { header, rows } => self.push_table(header, rows),
            Block::Preformatted(text) => self.push("\n", &format!("```\n{}\n```", fenced(text))),
        }
        self.after_list = matches!(block, Block::List { .. });
    }

    /// The text; it ends with an ellipsis where something did not fit.
    pub fn finish(mut self) -> String {
        if self.full && !self.text.ends_with('…') {
            self.text.push_str(CUT);
        }
        self.text
    }

    /// Adds `opening`, which is escaped already, and `text`, which is not and is worth showing in part.
    fn push_prose(&mut self, separator: &str, opening: &str, text: &str) {
        let taken = self.length + units(self.separator(separator)) + units(opening);
        let room = self.room().saturating_sub(taken);
        let whole = escape(text);
        if units(&whole) > room && room >= PROSE_CHARS_MIN {
            self.push(separator, &format!("{opening}{}", escape_within(text, room)));
            self.full = true;
        } else {
            self.push(separator, &format!("{opening}{whole}"));
        }
    }

    /// A list; `first` is the number of its first entry, none for one without numbers.
    fn push_list(&mut self, first: Option<usize>, items: &[Item]) {
        for (index, item) in items.iter().enumerate() {
            let mark = first.map_or("- ".to_owned(), |first| format!("{}. ", first + index));
            let gap = if index == 0 && self.after_list { "\n\n" } else { "\n" };
            match &item.name {
                Some(name) if item.text.trim().is_empty() => self.push(gap, &format!("{mark}{}", bold(name))),
                Some(name) => {
                    let opening = format!("{mark}{}{}", bold(name), item.separator());
                    self.push_prose(gap, &opening, &one_line(&item.text));
                }
                None => self.push_prose(gap, &mark, &one_line(&item.text)),
            }
        }
    }

    /// A table as lines, which a phone can show: `- **Row**: cell` for two columns, else a line or a list a row.
    fn push_table(&mut self, header: &[String], rows: &[Vec<String>]) {
        for (index, row) in rows.iter().enumerate() {
            let Some((name, cells)) = row.split_first() else { continue };
            let name = bold(name);
            let cells = named_cells(header, cells);
            let gap = if index == 0 { "\n\n" } else { "\n" };
            match cells.as_slice() {
                [] => self.push(gap, &name),
                [only] if row.len() == 2 => self.push("\n", &format!("- {name}: {only}")),
                short if short.iter().all(|cell| units(cell) <= INLINE_CELL_CHARS_MAX) => {
                    self.push(gap, &format!("{name} — {}", short.join(" · ")));
                }
                long => self.push("\n\n", &format!("{name}\n- {}", long.join("\n- "))),
            }
        }
    }

    /// What separates the next piece from the text: nothing at its start, one line break below a heading.
    fn separator<'a>(&self, wanted: &'a str) -> &'a str {
        let last_line = self.text.rsplit('\n').next().unwrap_or_default();
        match wanted {
            _ if self.text.is_empty() => "",
            wanted if last_line.starts_with(HEADING) => wanted.get(..1).unwrap_or_default(),
            wanted => wanted,
        }
    }

    /// How long the text may become, so that the sign of a cut still fits.
    fn room(&self) -> usize {
        self.max.saturating_sub(units(CUT))
    }
}

/// The cells that say something, with their column's name where a row has several.
fn named_cells(header: &[String], cells: &[String]) -> Vec<String> {
    let named = |(index, cell): (usize, &String)| match header.get(index + 1).filter(|name| !name.is_empty())
    {
        Some(name) if cells.len() > 1 => format!("{}: {}", inline(name), inline(cell)),
        _ => inline(cell),
    };
    cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(named).collect()
}

/// Escaped text on one line.
pub fn inline(text: &str) -> String {
    escape(&one_line(text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bold(text: &str) -> String {
    match inline(text) {
        text if text.is_empty() => text,
        text => format!("**{text}**"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(blocks: &[Block], max: usize) -> String {
        let mut body = Body::new(max);
        for block in blocks {
            body.push_block(block);
        }
        let text = body.finish();
        assert!(units(&text) <= max, "{} units are more than {max}", units(&text));
        text
    }

    fn item(name: Option<&str>, text: &str) -> Item {
        Item { name: name.map(str::to_owned), text: text.to_owned() }
    }

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn shows_prose_and_lists() {
        let blocks = [
            Block::Lead { fact: "$90,000–$140,000 a year".into(), detail: "United States, 2025".into() },
            Block::Heading("In short".into()),
            Block::Paragraph("They build *pipelines*.".into()),
            Block::List {
                ordered: false,
                first: 1,
                items: [
                    item(Some("SQL"), "asks\n# for data"),
                    item(Some("Git"), ""),
                    item(Some("Why?"), "To undo."),
                ]
                .into(),
            },
            Block::List {
                ordered: true,
                first: 3,
                items: [item(None, "Learn."), item(None, "Apply.")].into(),
            },
            Block::Preformatted("let x = 1;".into()),
        ];
        insta::assert_snapshot!(text_of(&blocks, 4096), @r"
        **$90,000–$140,000 a year**
        United States, 2025

        ### In short
        They build \*pipelines\*.
        - **SQL**: asks # for data
        - **Git**
        - **Why?** To undo.

        3. Learn.
        4. Apply.
        ```
        let x = 1;
        ```
        ");
    }

    #[test]
    fn shows_tables_as_lines_for_a_phone() {
        let pairs = Block::Table {
            header: strings(&["Area", "Pay"]).into(),
            rows: [strings(&["Austin", "$120,000"])].into(),
        };
        let short = Block::Table {
            header: strings(&["", "Low", "High"]).into(),
            rows: [strings(&["2024", "$90,000", "$140,000"]), strings(&["2025", "", "$150,000"])].into(),
        };
        let long = Block::Table {
            header: strings(&["", "Data Engineer", "Data Analyst"]).into(),
            rows: [strings(&["Salary", "$90,000–$140,000 a year", "$60,000–$100,000 a year"])].into(),
        };
        insta::assert_snapshot!(text_of(&[pairs, short, long], 4096), @r"
        - **Austin**: $120,000

        **2024** — Low: $90,000 · High: $140,000
        **2025** — High: $150,000

        **Salary**
        - Data Engineer: $90,000–$140,000 a year
        - Data Analyst: $60,000–$100,000 a year
        ");
    }

    #[test]
    fn stays_within_the_limit_and_shows_the_cut() {
        let long = "A sentence with *marks*. ".repeat(400);
        let check = |block: Block| {
            let text = text_of(&[block, Block::Paragraph("after".into())], 500);
            assert!(text.ends_with('…') && !text.contains("after"), "{text}");
            assert!(units(&text) > 20, "{text}");
        };
        check(Block::Paragraph(long.as_str().into()));
        check(Block::List { ordered: false, first: 1, items: [item(Some("Pay"), &long)].into() });
        check(Block::List {
            ordered: true,
            first: 1,
            items: vec![item(None, "One entry of many."); 90].into(),
        });
        check(Block::Table {
            header: [].into(),
            rows: vec![strings(&["2025", "$1", "$2", "$3"]); 90].into(),
        });
    }

    #[test]
    fn shows_at_least_a_sign_where_nothing_fits() {
        assert_eq!(text_of(&[Block::Preformatted("x".repeat(5000).into())], 4096), "\n…");
    }
}
