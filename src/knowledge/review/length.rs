//! Whether paragraphs and list items are short enough for a chat.

use super::super::model::{Page, Section};
use super::super::problem::Report;
use super::passages::{Form, passages, words};

/// A longer paragraph is a wall of text on a phone.
const PARAGRAPH_WORDS_MAX: usize = 120;
/// A longer item is a paragraph of its own.
const ITEM_WORDS_MAX: usize = 60;

pub(super) fn check(page: &Page, report: &mut Report) {
    for section in &page.sections {
        check_section(section, report);
    }
}

fn check_section(section: &Section, report: &mut Report) {
    for passage in passages(section) {
        let whole = passage.whole();
        let (what, words_max, remedy) = match passage.form {
            Form::Paragraph => ("paragraph", PARAGRAPH_WORDS_MAX, "Part it in two, or make a list of it."),
            Form::Item => ("list item", ITEM_WORDS_MAX, "Keep one thought, and make items of the others."),
            Form::Row => continue,
        };
        let count = words(&whole);
        if count > words_max {
            let start = whole.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            let reason = format!(
                "the {what} \"{start} …\" of {:?} has {count} words, more than {words_max}",
                section.heading
            );
            report.warning(section.line, reason, remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    fn check_text(text: &str, expected: &[&str]) {
        assert_eq!(found(check, &format!("# T\n\n## Tools\n\n{text}\n")), expected);
    }

    #[test]
    fn finds_walls_of_text() {
        check_text(&"word ".repeat(120), &[]);
        check_text(
            &"Some ".repeat(121),
            &["3: the paragraph \"Some Some Some Some …\" of \"Tools\" has 121 words, more than 120"],
        );
        check_text(&format!("- **Git**: {}\n- b", "word ".repeat(59)), &[]);
        check_text(
            &format!("- **Git**: {}\n- b", "word ".repeat(60)),
            &["3: the list item \"Git: word word word …\" of \"Tools\" has 61 words, more than 60"],
        );
    }
}
