//! An answer as text: in colour for a terminal, plain for JSON and files.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::model::{Answer, Block, Kind, Source};
use crate::knowledge::Item;

/// How the parts of an answer are set off.
#[derive(Clone, Copy, Debug)]
pub struct Styles {
    title: Style,
    lead: Style,
    strong: Style,
    faint: Style,
    /// The width to wrap at, in columns; 0 leaves lines as long as they are.
    width: usize,
}

impl Styles {
    /// No colour, no wrapping.
    pub const PLAIN: Self =
        Self { title: Style::new(), lead: Style::new(), strong: Style::new(), faint: Style::new(), width: 0 };

    /// For a terminal of this many columns.
    pub fn terminal(columns: usize) -> Self {
        Self {
            title: Style::new().bold().underline(),
            lead: AnsiColor::Green.on_default().bold(),
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
            width: columns.clamp(40, 100),
        }
    }
}

/// The whole answer as text, with a line's end behind the last line.
pub fn render(answer: &Answer, styles: Styles) -> String {
    let mut page = Text { out: String::new(), styles };
    if !answer.title.is_empty() {
        page.paragraph(&answer.title, styles.title);
    }
    for (typed, read) in &answer.corrections {
        page.paragraph(&format!("(“{typed}” read as “{read}”)"), styles.faint);
    }
    for block in &answer.blocks {
        page.block(block);
    }
    for (number, career) in (1..).zip(suggestions(answer)) {
        page.line(&format!("{number}. "), &career);
    }
    if answer.kind == Kind::Section && !answer.suggestions.is_empty() {
        let titles: Vec<&str> = answer.suggestions.iter().map(|career| &*career.title).collect();
        page.paragraph(&format!("Or did you mean: {}?", titles.join(", ")), styles.faint);
    }
    if let Some(next) = answer.part.next() {
        page.paragraph(&format!("(part {} of {})", next, answer.part.count), styles.faint);
    }
    page.sources(&answer.sources);
    page.out
}

/// The titles to choose from; none where a career was answered, whose related careers stand in the text.
fn suggestions(answer: &Answer) -> Vec<String> {
    match answer.careers.is_empty() {
        true => answer.suggestions.iter().map(|career| career.title.to_string()).collect(),
        false => Vec::new(),
    }
}

/// Where an answer comes from, a line a page: `Data Engineer, “Salary” (knowledge/data/data-engineer.md, updated 2026-11-23)`.
pub fn source_lines(sources: &[Source]) -> Vec<String> {
    let mut pages: Vec<&Source> = Vec::new();
    for source in sources {
        if pages.iter().all(|page| page.path != source.path) {
            pages.push(source);
        }
    }
    pages
        .into_iter()
        .map(|page| source_line(page, sources.iter().filter(|source| source.path == page.path)))
        .collect()
}

fn source_line<'a>(page: &Source, sources: impl Iterator<Item = &'a Source>) -> String {
    let (mut headings, mut publishers): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for source in sources {
        headings.push(format!("“{}”", source.heading));
        publishers.extend(source.publisher.as_deref());
    }
    headings.dedup();
    publishers.dedup();
    let mut line = format!("{}, {} ({}", page.career.title, headings.join(", "), page.path);
    if let Some(updated) = page.updated {
        let _ = write!(line, ", updated {updated}");
    }
    line.push(')');
    if !publishers.is_empty() {
        let _ = write!(line, "; according to {}", publishers.join("; "));
    }
    line
}

struct Text {
    out: String,
    styles: Styles,
}

impl Text {
    fn block(&mut self, block: &Block) {
        let styles = self.styles;
        match block {
            Block::Lead { fact, detail } => {
                self.paragraph(fact, styles.lead);
                if !detail.is_empty() {
                    self.out.pop();
                    self.wrapped("", detail, styles.faint);
                    self.out.push('\n');
                }
            }
            Block::Heading(text) => self.paragraph(text, styles.strong),
            Block::Paragraph(text) => self.paragraph(text, Style::new()),
            Block::Preformatted(text) => {
                self.out.push_str(text);
                self.out.push_str("\n\n");
            }
            Block::List { ordered, first, items } => {
                for (number, item) in (*first..).zip(&**items) {
                    let bullet = if *ordered { format!("{number}. ") } else { "• ".to_owned() };
                    self.line(&bullet, &self.item(item));
                }
                self.out.push('\n');
            }
            Block::Table { rows, .. } => self.table(rows),
        }
    }

    fn item(&self, item: &Item) -> String {
        let strong = self.styles.strong;
        match &item.name {
            Some(name) if item.text.is_empty() => format!("{strong}{name}{strong:#}"),
            Some(name) => {
                let separator = item.separator();
                format!("{strong}{name}{}{strong:#} {}", separator.trim_end(), item.text)
            }
            None => item.text.clone(),
        }
    }

    /// A table as one entry a row: names and values stay together on any width.
    fn table(&mut self, rows: &[Vec<String>]) {
        let strong = self.styles.strong;
        for row in rows {
            let mut cells = row.iter().filter(|cell| !cell.is_empty());
            let Some(first) = cells.next() else { continue };
            let rest = cells.cloned().collect::<Vec<_>>().join(" · ");
            self.line("• ", &format!("{strong}{first}:{strong:#} {rest}"));
        }
        if !rows.is_empty() {
            self.out.push('\n');
        }
    }

    fn sources(&mut self, sources: &[Source]) {
        let faint = self.styles.faint;
        for (index, line) in source_lines(sources).iter().enumerate() {
            let label = if index == 0 { "Source: " } else { "        " };
            self.wrapped(label, line, faint);
        }
    }

    fn paragraph(&mut self, text: &str, style: Style) {
        self.wrapped("", text, style);
        self.out.push('\n');
    }

    fn line(&mut self, bullet: &str, text: &str) {
        self.wrapped(bullet, text, Style::new());
    }

    fn wrapped(&mut self, bullet: &str, text: &str, style: Style) {
        let indent = " ".repeat(bullet.chars().count());
        let lines = match self.styles.width {
            0 => format!("{bullet}{text}"),
            width => textwrap::fill(
                text,
                // Paths, dates and names stay whole, so that they can be copied.
                textwrap::Options::new(width)
                    .initial_indent(bullet)
                    .subsequent_indent(&indent)
                    .word_separator(textwrap::WordSeparator::AsciiSpace)
                    .word_splitter(textwrap::WordSplitter::NoHyphenation),
            ),
        };
        let _ = writeln!(self.out, "{style}{lines}{style:#}");
    }
}
