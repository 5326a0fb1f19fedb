//! Plain text into headings and blocks: a title line, headings in capitals, bullets, and lists run into a
//! paragraph.

use super::draft::Draft;
use super::headings::facet_of;
use super::items;
use super::loose_markdown::has_one_line_paragraphs;
use super::model::{Block, Item};
use super::run_in_lists::blocks_of_paragraph;
use super::titles::page_title;

const HEADING_WORDS_MAX: usize = 14;
/// A heading that is not in capitals is known by its words, and short.
const PLAIN_HEADING_WORDS_MAX: usize = 8;
/// In wrapped text, a line this long may go on in the next.
const WRAPPED_LINE_CHARS_MIN: usize = 50;

/// Reads plain text; its first line is line `first_line` of the file. The first line that says anything is
/// the title, unless it is the heading of a section.
pub(super) fn read(text: &str, first_line: u32) -> Draft {
    let lines: Vec<&str> = text.lines().collect();
    let plain = lines.iter().copied().filter(|line| bullet(line).is_none() && !line.trim().is_empty());
    let one_line_paragraphs = has_one_line_paragraphs(plain.filter(|line| !is_heading(line, true)));
    let mut reader = Reader { draft: Draft::default(), paragraph: None, list: None, one_line_paragraphs };
    let mut after_blank = true;
    let mut seen_text = false;
    for (index, line) in lines.iter().enumerate() {
        let number = first_line + index as u32;
        if !seen_text && !line.trim().is_empty() {
            seen_text = true;
            if facet_of(line).is_none() && bullet(line).is_none() {
                reader.draft.heading(number, 1, page_title(line.trim().trim_start_matches(['#', ' '])));
                continue;
            }
        }
        reader.line(line, number, after_blank);
        after_blank = line.trim().is_empty();
    }
    reader.finish();
    reader.draft
}

struct Reader {
    draft: Draft,
    /// The paragraph that is being read, and its first line.
    paragraph: Option<(u32, String)>,
    list: Option<OpenList>,
    one_line_paragraphs: bool,
}

struct OpenList {
    line: u32,
    entries: Vec<(Option<u32>, String)>,
    /// The last line of the last entry.
    last: String,
}

impl Reader {
    fn line(&mut self, line: &str, number: u32, after_blank: bool) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.finish_paragraph();
        } else if trimmed.chars().all(|c| matches!(c, '=' | '-' | '_' | '*' | '~')) {
            // A line drawn under a heading or between sections.
            self.finish();
        } else if is_heading(line, after_blank) {
            self.finish();
            self.draft.heading(number, 2, heading_text(trimmed).to_owned());
        } else if let Some((item_number, text)) = bullet(line) {
            self.finish_paragraph();
            let list = self.list.get_or_insert_with(|| OpenList {
                line: number,
                entries: Vec::new(),
                last: String::new(),
            });
            list.entries.push((item_number, text.to_owned()));
            text.clone_into(&mut list.last);
        } else if !after_blank && self.continues_entry(line) {
            if let Some(list) = &mut self.list
                && let Some((_, entry)) = list.entries.last_mut()
            {
                entry.push(' ');
                entry.push_str(trimmed);
                trimmed.clone_into(&mut list.last);
            }
        } else {
            self.finish_list();
            self.text(trimmed, number);
        }
    }

    fn text(&mut self, trimmed: &str, number: u32) {
        if self.one_line_paragraphs {
            self.finish_paragraph();
        }
        match &mut self.paragraph {
            Some((_, text)) => {
                text.push(' ');
                text.push_str(trimmed);
            }
            None => self.paragraph = Some((number, trimmed.to_owned())),
        }
    }

    /// Whether a line goes on with the entry above it: it is indented, or the entry was wrapped in
    /// mid-sentence.
    fn continues_entry(&self, line: &str) -> bool {
        let Some(list) = &self.list else { return false };
        let wrapped =
            list.last.chars().count() >= WRAPPED_LINE_CHARS_MIN && !list.last.ends_with(['.', '!', '?', ':']);
        let goes_on = line.chars().next().is_some_and(char::is_lowercase);
        line.starts_with([' ', '\t']) || wrapped && goes_on
    }

    fn finish(&mut self) {
        self.finish_paragraph();
        self.finish_list();
    }

    fn finish_paragraph(&mut self) {
        if let Some((line, text)) = self.paragraph.take() {
            let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
            blocks_of_paragraph(&single).into_iter().for_each(|block| self.draft.block(line, block));
        }
    }

    fn finish_list(&mut self) {
        let Some(list) = self.list.take() else { return };
        let ordered =
            list.entries.iter().enumerate().all(|(index, (number, _))| *number == Some(index as u32 + 1));
        let items: Vec<Item> = list
            .entries
            .iter()
            .filter_map(|(number, text)| {
                let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
                // Numbers that do not count the entries belong to the text.
                let kept =
                    number.filter(|_| !ordered).map(|number| format!("{number}. ")).unwrap_or_default();
                items::item(&format!("{kept}{single}"), None)
            })
            .collect();
        if !items.is_empty() {
            self.draft.block(list.line, Block::List { ordered, items: items.into() });
        }
    }
}

/// A line in capitals, a line marked with `##`, or a short line that names a facet and stands by itself.
fn is_heading(line: &str, after_blank: bool) -> bool {
    let trimmed = line.trim();
    let words = trimmed.split_whitespace().count();
    if trimmed.starts_with('#') && trimmed.trim_start_matches('#').starts_with(' ') {
        return true;
    }
    if words > HEADING_WORDS_MAX || bullet(line).is_some() || trimmed.ends_with(['.', ',', ';']) {
        return false;
    }
    let has_upper = trimmed.chars().any(char::is_uppercase);
    let in_capitals = has_upper && !trimmed.chars().any(char::is_lowercase);
    let has_facet = facet_of(trimmed).is_some();
    let starts_upper = trimmed.chars().next().is_some_and(char::is_uppercase);
    if in_capitals {
        // A single word in capitals may be an acronym in a paragraph.
        has_facet || after_blank && trimmed.chars().filter(|c| c.is_alphabetic()).count() > 3
    } else {
        has_facet
            && starts_upper
            && words <= PLAIN_HEADING_WORDS_MAX
            && (after_blank || trimmed.ends_with([':', '?']))
    }
}

/// A heading without the marks around it; `C#` keeps its own.
fn heading_text(trimmed: &str) -> &str {
    let text = match trimmed.strip_prefix('#') {
        Some(marked) => {
            let text = marked.trim_start_matches('#').trim();
            let bare = text.trim_end_matches('#');
            if bare.ends_with(' ') { bare.trim_end() } else { text }
        }
        None => trimmed,
    };
    text.trim_end_matches(':')
}

/// The text of a bullet and its number, if it has one: `• 1. Text`, `- Text`, `2) Text`.
fn bullet(line: &str) -> Option<(Option<u32>, &str)> {
    let trimmed = line.trim();
    let marked = trimmed.strip_prefix(['•', '‣', '▪', '◦', '●', '·']).map(str::trim_start);
    let dashed = trimmed.strip_prefix(['-', '*', '–', '—', '+']).filter(|rest| rest.starts_with([' ', '\t']));
    let text = marked.or(dashed).map(str::trim_start);
    let numbered = number(text.unwrap_or(trimmed));
    match (text, numbered) {
        (_, Some((number, rest))) => Some((Some(number), rest)),
        (Some(text), None) => Some((None, text)),
        (None, None) => None,
    }
}

fn number(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let after = rest.strip_prefix(['.', ')']).filter(|after| after.starts_with([' ', '\t']))?;
    if !(1..=2).contains(&digits) {
        return None;
    }
    Some((text.get(..digits)?.parse().ok()?, after.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::super::draft::shown;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown::lines(&read(text, 1)), expected, "{text}");
    }

    const LONG: &str = "A paragraph that stands on one line of its own, however long that line becomes, because nobody has \
                        ever wrapped the text of this page at all.";

    #[test]
    fn reads_a_page_with_headings_in_capitals() {
        check(
            "Nurse jobs & Careers\n\n\nWHAT IS A NURSE?\n\nA nurse cares.\n\nTOP 2 SKILLS\n\n  • 1. Care: to care\n  • 2. \
             Calm: to be calm\n",
            &[
                "# Nurse",
                "## WHAT IS A NURSE?",
                "¶ A nurse cares.",
                "## TOP 2 SKILLS",
                "1. [Care] to care",
                "2. [Calm] to be calm",
            ],
        );
    }

    #[test]
    fn reads_a_page_without_blank_lines_and_with_windows_line_ends() {
        let text = format!(
            "NURSE\r\n{LONG}\r\nSkills:\r\n- Care\r\n* Calm\r\nThat is all.\r\nSalary:\r\n{LONG}\r\n"
        );
        let paragraph = format!("¶ {LONG}");
        check(
            &text,
            &[
                "# Nurse",
                &paragraph,
                "## Skills",
                "- Care",
                "- Calm",
                "¶ That is all.",
                "## Salary",
                &paragraph,
            ],
        );
    }

    #[test]
    fn joins_wrapped_lines() {
        check(
            "Nurse\n\nA nurse cares\nfor others.\n\n- A long entry that was wrapped by the editor in the middle\nof its \
             sentence\n- b\n  indented\n",
            &[
                "# Nurse",
                "¶ A nurse cares for others.",
                "- A long entry that was wrapped by the editor in the middle of its sentence",
                "- b indented",
            ],
        );
    }

    #[test]
    fn lines_under_headings_and_marks_before_them_are_no_text() {
        check(
            "Nurse\n=====\n\nSalary\n------\n\n## Tools ##\n\nNone.",
            &["# Nurse", "## Salary", "## Tools", "¶ None."],
        );
    }

    #[test]
    fn a_heading_in_the_first_line_is_no_title() {
        check("WHAT IS A NURSE?\n\nA nurse cares.", &["## WHAT IS A NURSE?", "¶ A nurse cares."]);
    }

    #[test]
    fn acronyms_and_sentences_are_no_headings() {
        check(
            "T\n\nUse\nSQL\nand AWS\n\nTools are good.",
            &["# T", "¶ Use SQL and AWS", "¶ Tools are good."],
        );
    }

    #[test]
    fn numbers_that_do_not_count_belong_to_the_text() {
        check("T\n\n2. b\n3. c", &["# T", "- 2. b", "- 3. c"]);
    }
}
