//! Markdown into headings and blocks of plain text: markup is resolved, nothing is interpreted.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::draft::{Draft, Link};
use super::inline::Inline;
use super::items;
use super::led_paragraphs;
use super::loose_markdown::{Strict, strict};
use super::model::{Block, Item};
use super::tables::table_blocks;

/// Reads the text below the front matter; its first line is line `first_line` of the file.
pub(super) fn read(body: &str, first_line: u32) -> Draft {
    let strict = strict(body, first_line);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader {
        strict: &strict,
        draft: Draft::default(),
        inline: Inline::default(),
        list: None,
        table: None,
        led: Vec::new(),
    };
    for (event, place) in Parser::new_ext(&strict.text, options).into_offset_iter() {
        reader.event(event, place);
    }
    reader.finish_paragraph();
    led_paragraphs::listed(reader.draft, reader.led)
}

struct Reader<'a> {
    strict: &'a Strict,
    draft: Draft,
    /// The text of the block, item or cell that is being read.
    inline: Inline,
    /// The outermost list that is being read.
    list: Option<OpenList>,
    table: Option<OpenTable>,
    /// The paragraphs that lead with bold words, by their place in the draft, as entries of a list.
    led: Vec<(usize, Item)>,
}

struct OpenList {
    line: u32,
    ordered: bool,
    entries: Vec<Entry>,
    /// The entries that are still open, outermost first, by their place in `entries`.
    open: Vec<usize>,
    /// How many lists are open, this one included.
    depth: usize,
}

struct Entry {
    depth: usize,
    text: Inline,
}

#[derive(Default)]
struct OpenTable {
    line: u32,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        let line = self.strict.line_at(place.start);
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag, line),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline_mut().push(&text);
            }
            Event::Html(html) => self.inline_mut().push(&html),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(html) => self.inline_mut().push(&html),
            Event::SoftBreak => self.inline_mut().push(" "),
            Event::HardBreak => self.inline_mut().push("\n"),
            Event::Rule => self.finish_paragraph(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Where text goes now: into the innermost list entry, else into the block at hand.
    fn inline_mut(&mut self) -> &mut Inline {
        if let Some(list) = &mut self.list
            && self.table.is_none()
            && let Some(&open) = list.open.last()
        {
            return &mut list.entries[open].text;
        }
        &mut self.inline
    }

    fn start(&mut self, tag: Tag<'_>, line: u32) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock if self.list.is_some() => self.inline_mut().gap(),
            Tag::CodeBlock(kind) => {
                if self.list.is_some() {
                    self.inline_mut().gap();
                } else if matches!(kind, CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) {
                    self.inline.begin(line);
                }
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::Heading { .. } => self.inline.begin(line),
            Tag::List(first_number) => self.start_list(first_number.is_some(), line),
            Tag::Item => {
                if let Some(list) = &mut self.list {
                    list.open.push(list.entries.len());
                    list.entries.push(Entry { depth: list.depth, text: Inline::default() });
                }
            }
            Tag::Table(_) if self.list.is_none() => {
                self.table = Some(OpenTable { line, ..OpenTable::default() })
            }
            Tag::TableCell if self.list.is_some() => self.inline_mut().gap(),
            Tag::TableCell => self.inline.begin(line),
            Tag::Strong => self.inline_mut().start_bold(),
            Tag::Link { dest_url, .. } => {
                self.inline_mut().start_link(&dest_url);
                if is_relative(&dest_url) {
                    self.draft.links.push(Link { target: dest_url.into_string(), line });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, line: u32) {
        match tag {
            TagEnd::Heading(level) if self.list.is_none() => {
                let text = self.inline.take().single_line();
                self.draft.heading(line, level as u8, text);
            }
            TagEnd::CodeBlock if self.list.is_none() => {
                let code = self.inline.take();
                let text = code.text.trim_end();
                if !text.trim().is_empty() {
                    self.draft.block(code.line, Block::Preformatted(text.into()));
                }
            }
            TagEnd::HtmlBlock if self.list.is_none() => {
                self.inline.drop_comments();
                self.finish_paragraph();
            }
            TagEnd::Paragraph if self.list.is_none() => self.finish_paragraph(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Item => {
                if let Some(list) = &mut self.list {
                    list.open.pop();
                }
            }
            TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table => {
                self.end_in_table(tag)
            }
            TagEnd::Strong => self.inline_mut().end_bold(),
            TagEnd::Link => self.inline_mut().end_link(),
            _ => {}
        }
    }

    fn start_list(&mut self, ordered: bool, line: u32) {
        match &mut self.list {
            Some(list) => list.depth += 1,
            None => {
                self.finish_paragraph();
                self.list = Some(OpenList { line, ordered, entries: Vec::new(), open: Vec::new(), depth: 1 });
            }
        }
    }

    fn end_list(&mut self) {
        let Some(list) = &mut self.list else { return };
        list.depth -= 1;
        if list.depth > 0 {
            return;
        }
        if let Some(list) = self.list.take() {
            let (line, ordered) = (list.line, list.ordered);
            let items = list.into_items();
            if !items.is_empty() {
                self.draft.block(line, Block::List { ordered, items: items.into() });
            }
        }
    }

    fn end_in_table(&mut self, tag: TagEnd) {
        let Some(table) = &mut self.table else { return };
        match tag {
            TagEnd::TableCell => table.row.push(self.inline.take().single_line()),
            TagEnd::TableHead => table.header = std::mem::take(&mut table.row),
            TagEnd::TableRow => table.rows.push(std::mem::take(&mut table.row)),
            _ => {
                if let Some(table) = self.table.take() {
                    for block in table_blocks(table.header, table.rows) {
                        self.draft.block(table.line, block);
                    }
                }
            }
        }
    }

    fn finish_paragraph(&mut self) {
        let inline = self.inline.take();
        let text = inline.paragraph();
        if text.is_empty() {
            return;
        }
        if let Some(item) = inline.bold_end().and_then(|end| items::led_item(&inline.text, end)) {
            self.led.push((self.draft.pieces.len(), single_line_item(item)));
        }
        self.draft.block(inline.line, Block::Paragraph(text.into()));
    }
}

impl OpenList {
    /// The entries in their order. Entries of a list inside an ordered one join the step they belong to, so
    /// that the steps keep their numbers; those inside a bulleted one follow as entries of their own.
    fn into_items(self) -> Vec<Item> {
        let ordered = self.ordered;
        let mut flat: Vec<Inline> = Vec::new();
        for entry in self.entries {
            match flat.last_mut() {
                Some(step) if ordered && entry.depth > 1 => step.append(&entry.text),
                _ => flat.push(entry.text),
            }
        }
        flat.into_iter()
            .filter_map(|text| items::item(&text.text, text.bold_end()))
            .map(single_line_item)
            .collect()
    }
}

fn single_line_item(item: Item) -> Item {
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Item { name: item.name.as_deref().map(single), text: single(&item.text) }
}

/// Whether a link leads to another file: it names no scheme, no host, and is no mere anchor.
fn is_relative(target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme =
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    !has_scheme && !target.starts_with("//") && !target.starts_with('#') && !target.is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::draft::shown;
    use super::*;

    fn check(markdown: &str, expected: &[&str]) {
        assert_eq!(shown::lines(&read(markdown, 1)), expected, "{markdown}");
    }

    #[test]
    fn resolves_markup_to_plain_text() {
        check("*a* **b** ~~c~~ `d` \\*e\\* &amp; f", &["¶ a b c d *e* & f"]);
        check("A [link](https://example.org/a) here", &["¶ A link (https://example.org/a) here"]);
        check("<https://example.org/a>", &["¶ https://example.org/a"]);
        check("[example.org](https://example.org/)", &["¶ example.org"]);
        check("[a page](data-analyst.md) ![alt text](x.png)", &["¶ a page alt text"]);
        check("[text][ref]\n\n[ref]: https://example.org", &["¶ text (https://example.org)"]);
        check("[bad](javascript:alert(1))", &["¶ bad"]);
        check("one  \ntwo\nthree", &["¶ one\ntwo three"]);
    }

    #[test]
    fn shows_html_as_text_and_drops_comments() {
        check("a <b>bold</b> <!-- note --> c", &["¶ a <b>bold</b> c"]);
        check("<div>\nhello\n</div>", &["¶ <div>\nhello\n</div>"]);
        check("<!-- a note\nof two lines -->\n\ntext", &["¶ text"]);
        check("<script>alert(1)</script>", &["¶ <script>alert(1)</script>"]);
    }

    #[test]
    fn reads_headings_and_code() {
        check("# A `b`\n\nT\n=\n\n### C #", &["# A b", "# T", "### C"]);
        check("```rust\nfn main() {}\n\n```\n\n    indented", &["= fn main() {}", "= indented"]);
    }

    #[test]
    fn reads_lists() {
        check("1. **Python**: a language\n2. plain", &["1. [Python] a language", "2. plain"]);
        check(
            "- **Python** is used\n\n  Second paragraph.\n- b",
            &["- Python is used Second paragraph.", "- b"],
        );
        check("- a\nlazily wrapped\n- b", &["- a lazily wrapped", "- b"]);
        check("- [x](https://e.org): why\n- :\n-", &["- [x (https://e.org)] why"]);
        check("- **Docs**: `a: b`", &["- [Docs] a: b"]);
    }

    #[test]
    fn keeps_what_nested_lists_say() {
        check("- a\n  - b\n    - c\n- d", &["- a", "- b", "- c", "- d"]);
        check("1. Learn:\n   - b\n   - c\n2. d", &["1. [Learn] b; c", "2. d"]);
        check("1. Learn\n   1. b.\n   2. c\n2. d", &["1. Learn; b. c", "2. d"]);
        check(
            "- a\n\n  ```\n  code\n  ```\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n",
            &["- a code x y 1 2"],
        );
    }

    #[test]
    fn reads_tables_of_every_make() {
        check("| a | b |\n|---|:-:|\n| c | `d` |", &["| a | b | header", "| c | d |"]);
        check("| a |\n| c | d |\nText", &["| a |  |", "| c | d |", "¶ Text"]);
        check("a | b\n--- | ---\nc | d | e", &["| a | b |  | header", "| c | d | e |"]);
    }

    #[test]
    fn reads_quotes_as_paragraphs() {
        check("> said\n> so\n>\n> - a", &["¶ said so", "- a"]);
    }

    #[test]
    fn tells_the_lines_of_the_file() {
        let draft = read("\n# T\n\ntext\n\n- a [l](b.md)\n", 5);
        let lines: Vec<u32> = draft.pieces.iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [6, 8, 10]);
        assert_eq!(draft.links, [Link { target: "b.md".into(), line: 10 }]);
    }

    #[test]
    fn only_links_to_files_are_noted() {
        let draft = read("[a](#x) [b](mailto:a@b.c) [c](//h/x) [d](http://e) [e](../f.md#x) [f](c:/x)", 1);
        let targets: Vec<&str> = draft.links.iter().map(|link| link.target.as_str()).collect();
        assert_eq!(targets, ["../f.md#x"]);
    }
}
