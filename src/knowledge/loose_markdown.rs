//! Makes loosely written Markdown strict, so that a CommonMark parser reads what its writer meant.
//!
//! Pages that were converted from elsewhere have a paragraph on every line without blank lines between,
//! paragraphs straight after a list, and tables without a header or with rows of different lengths.
//! CommonMark would join, swallow or cut these. Hard-wrapped Markdown is left as it is.

/// Lines longer than this are taken for whole paragraphs, not for wrapped ones.
const WRAPPED_LINE_CHARS_MAX: usize = 120;

/// A row with more cells is no row of a table; filling all others up to it would take all memory there is.
const TABLE_COLUMNS_MAX: usize = 64;

/// Strict Markdown, and for each of its lines the line of the file it comes from.
pub(super) struct Strict {
    pub text: String,
    starts: Vec<usize>,
    file_lines: Vec<u32>,
}

impl Strict {
    /// The line of the file for a place in `text`, given in bytes.
    pub(super) fn line_at(&self, offset: usize) -> u32 {
        let index = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        self.file_lines.get(index).copied().unwrap_or(1)
    }

    fn push(&mut self, line: &str, file_line: u32) {
        self.starts.push(self.text.len());
        self.file_lines.push(file_line);
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Makes `body` strict; its first line is line `first_line` of the file.
pub(super) fn strict(body: &str, first_line: u32) -> Strict {
    let lines: Vec<&str> = body.lines().collect();
    let kinds = kinds(&lines);
    let plain = lines.iter().zip(&kinds).filter(|(_, kind)| **kind == Kind::Text).map(|(line, _)| *line);
    let one_line_paragraphs = has_one_line_paragraphs(plain);
    let mut strict =
        Strict { text: String::with_capacity(body.len() + 64), starts: Vec::new(), file_lines: Vec::new() };
    let mut index = 0;
    while index < lines.len() {
        let file_line = first_line + index as u32;
        let before = index.checked_sub(1).map(|before| (lines[before], kinds[before]));
        if let Some(before) = before
            && needs_gap(before, (lines[index], kinds[index]), one_line_paragraphs)
        {
            strict.push("", file_line);
        }
        if kinds[index] == Kind::Table {
            let end = kinds[index..]
                .iter()
                .position(|kind| *kind != Kind::Table)
                .map_or(lines.len(), |n| index + n);
            push_table(&mut strict, &lines[index..end], file_line);
            index = end;
        } else {
            strict.push(lines[index], file_line);
            index += 1;
        }
    }
    strict
}

/// Whether plain lines are whole paragraphs: at least a quarter of them is longer than any wrapped line.
pub(super) fn has_one_line_paragraphs<'a>(plain_lines: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut long) = (0_usize, 0_usize);
    for line in plain_lines {
        all += 1;
        long += usize::from(line.chars().nth(WRAPPED_LINE_CHARS_MAX).is_some());
    }
    all > 0 && long * 4 >= all
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Text,
    ListItem,
    /// Deeper than the margin: the continuation of a list item, or code.
    Indented,
    Table,
    /// Code between fences, and the fences.
    Fenced,
    /// Headings, quotes, rules, underlines, HTML: whatever the parser finds the ends of by itself.
    Other,
}

fn kinds(lines: &[&str]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::with_capacity(lines.len());
    let mut fence: Option<&str> = None;
    for line in lines {
        let trimmed = line.trim_start();
        let kind = match (fence, fence_of(trimmed)) {
            (Some(open), Some(close))
                if close.starts_with(open) && trimmed.trim_end().len() == close.len() =>
            {
                fence = None;
                Kind::Fenced
            }
            (Some(_), _) => Kind::Fenced,
            (None, Some(open)) => {
                fence = Some(open);
                Kind::Fenced
            }
            (None, None) => kind_of(line),
        };
        kinds.push(kind);
    }
    mark_tables(lines, &mut kinds);
    kinds
}

fn fence_of(trimmed: &str) -> Option<&str> {
    let mark = trimmed.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let run = trimmed.len() - trimmed.trim_start_matches(mark).len();
    // A line such as ```code``` is inline code, not a fence.
    let closed_again = mark == '`' && trimmed[run..].contains('`');
    (run >= 3 && !closed_again).then(|| &trimmed[..run])
}

fn kind_of(line: &str) -> Kind {
    let trimmed = line.trim();
    let indent = line.len() - line.trim_start().len();
    let first = trimmed.chars().next();
    if trimmed.is_empty() {
        Kind::Blank
    } else if is_list_item(trimmed) {
        Kind::ListItem
    } else if indent >= 2 {
        Kind::Indented
    } else if matches!(first, Some('#' | '>' | '<')) || is_rule(trimmed) {
        Kind::Other
    } else {
        Kind::Text
    }
}

fn is_list_item(trimmed: &str) -> bool {
    let rest = match trimmed.strip_prefix(['-', '*', '+']) {
        Some(rest) => rest,
        None => {
            let digits = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
            match digits.strip_prefix(['.', ')']) {
                Some(rest) if (1..=9).contains(&(trimmed.len() - digits.len())) => rest,
                _ => return false,
            }
        }
    };
    (rest.is_empty() || rest.starts_with([' ', '\t'])) && !is_rule(trimmed)
}

/// A thematic break, or the underline of a heading.
fn is_rule(trimmed: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|mark| {
        let marks = trimmed.chars().filter(|c| c == mark).count();
        marks >= 2 && trimmed.chars().all(|c| c == *mark || c == ' ')
    })
}

/// A table is a run of lines between pipes, or lines with pipes of which the second is a row of dashes.
fn mark_tables(lines: &[&str], kinds: &mut [Kind]) {
    let mut index = 0;
    while index < lines.len() {
        let has_header = kinds[index] == Kind::Text
            && lines[index].contains('|')
            && lines.get(index + 1).is_some_and(|line| line.contains('|') && is_delimiter_row(line));
        let is_row = |at: usize| {
            kinds[at] == Kind::Text
                && if has_header { lines[at].contains('|') } else { is_between_pipes(lines[at]) }
        };
        let mut end = index;
        // The row of dashes may look like a rule.
        while end < lines.len() && (is_row(end) || has_header && end == index + 1) {
            end += 1;
        }
        if lines[index..end].iter().all(|line| cells(line).len() <= TABLE_COLUMNS_MAX) {
            kinds[index..end].fill(Kind::Table);
        }
        index = end.max(index + 1);
    }
}

fn is_between_pipes(line: &str) -> bool {
    let trimmed = line.trim();
    trimmed.len() >= 2 && trimmed.starts_with('|') && trimmed.ends_with('|')
}

fn is_delimiter_row(line: &str) -> bool {
    let cells = cells(line);
    !cells.is_empty()
        && cells.iter().all(|cell| {
            let dashes = cell.trim_start_matches(':').trim_end_matches(':');
            !dashes.is_empty() && dashes.chars().all(|c| c == '-')
        })
}

fn needs_gap(before: (&str, Kind), line: (&str, Kind), one_line_paragraphs: bool) -> bool {
    match (before.1, line.1) {
        (Kind::Table, Kind::Table | Kind::Blank) | (Kind::Blank, Kind::Table) => false,
        (Kind::Table, _) | (_, Kind::Table) => true,
        // Two spaces or a backslash at the end ask for a line break inside the paragraph.
        (Kind::Text, Kind::Text) => {
            one_line_paragraphs && !before.0.ends_with("  ") && !before.0.ends_with('\\')
        }
        (Kind::ListItem | Kind::Indented, Kind::Text) | (Kind::Text, Kind::ListItem) => one_line_paragraphs,
        _ => false,
    }
}

/// Writes a table with a header, a row of dashes, and rows that are all as long as the longest.
fn push_table(strict: &mut Strict, lines: &[&str], file_line: u32) {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line)).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let row_text = |row: &[&str]| {
        let padding = std::iter::repeat_n("", width - row.len());
        let padded: Vec<&str> = row.iter().copied().chain(padding).collect();
        format!("| {} |", padded.join(" | "))
    };
    let delimiter = lines.iter().take(2).position(|line| is_delimiter_row(line));
    let header = if delimiter == Some(1) { rows[0].as_slice() } else { &[] };
    strict.push(&row_text(header), file_line);
    strict.push(&format!("|{}", "---|".repeat(width)), file_line);
    let first_row = delimiter.map_or(0, |at| at + 1);
    for (index, row) in rows.iter().enumerate().skip(first_row) {
        strict.push(&row_text(row), file_line + index as u32);
    }
    // Whatever follows must not be read as one more row.
    strict.push("", file_line + lines.len() as u32 - 1);
}

/// The cells of a row, trimmed; a pipe after a backslash does not part cells.
fn cells(line: &str) -> Vec<&str> {
    let trimmed = line.trim();
    let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in inner.char_indices() {
        if c == '|' && !escaped {
            cells.push(inner[start..at].trim());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    let last = inner[start..].trim();
    if !last.is_empty() {
        cells.push(last);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "A line that is much longer than any editor would wrap it, because whoever wrote it gave every \
                        paragraph one line of its own, however long that line may become.";

    fn check(loose: &str, expected: &str) {
        assert_eq!(strict(loose, 1).text.trim_end(), expected, "{loose:?}");
    }

    #[test]
    fn parts_paragraphs_that_have_a_line_each() {
        check(&format!("{LONG}\nSecond.\n- item\nThird."), &format!("{LONG}\n\nSecond.\n\n- item\n\nThird."));
    }

    #[test]
    fn leaves_wrapped_paragraphs_and_wrapped_items_alone() {
        check("Wrapped\nparagraph\n- item\ngoes on", "Wrapped\nparagraph\n- item\ngoes on");
    }

    #[test]
    fn leaves_code_alone() {
        let code = format!("```\n{LONG}\n{LONG}\n| a |\n```");
        check(&code, &code);
    }

    #[test]
    fn keeps_a_line_break_that_was_asked_for() {
        check(&format!("{LONG}  \nSecond."), &format!("{LONG}  \nSecond."));
    }

    #[test]
    fn completes_tables() {
        check("Text\n| a | b |\n| c |\nMore", "Text\n\n|  |  |\n|---|---|\n| a | b |\n| c |  |\n\n\nMore");
        check("| H |\n|---|\n| a | b |", "| H |  |\n|---|---|\n| a | b |");
        check("H | I\n--- | ---\na \\| x | b", "| H | I |\n|---|---|\n| a \\| x | b |");
    }

    #[test]
    fn a_lone_pipe_makes_no_table() {
        check("a | b\nc", "a | b\nc");
        check("|x| is the absolute value", "|x| is the absolute value");
    }

    #[test]
    fn keeps_the_lines_of_the_file() {
        let strict = strict(&format!("{LONG}\nSecond.\n| a |\nThird."), 10);
        let line_of = |text: &str| strict.line_at(strict.text.find(text).unwrap());
        assert_eq!(
            (line_of("A line"), line_of("Second"), line_of("a |"), line_of("Third")),
            (10, 11, 12, 13)
        );
    }

    #[test]
    fn copes_with_odd_input() {
        for odd in ["", "\n\n", "|", "||", "|\n|", "```", "1.", "-", "é|ü\n-|-", "| |\n| |"] {
            strict(odd, 1);
        }
    }
}
