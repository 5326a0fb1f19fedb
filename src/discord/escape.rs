//! The one place where text of pages and members becomes text that Discord shows literally.

/// Escapes plain text so that Discord shows it as it is: no markup, no mention, no link, no list, heading or quote.
///
/// Every line is taken as one that starts a line; in the middle of one the extra escapes do not show.
pub fn escape(text: &str) -> String {
    escape_within(text, usize::MAX)
}

/// As [`escape`], but at most `max` UTF-16 units long. What is too long ends with an ellipsis, after a whole word
/// where there is one, and never within an escape.
pub fn escape_within(text: &str, max: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut length = 0;
    // The latest places, in bytes, that leave room for the ellipsis: after a whole word, and after any character.
    let (mut word_end, mut end) = (0, 0);
    for Piece { character, escaped } in pieces(text) {
        if length < max {
            end = out.len();
            word_end = if character.is_whitespace() { end } else { word_end };
        }
        length += usize::from(escaped) + character.len_utf16();
        if length > max {
            // A word longer than half the text is cut through instead of losing all of it.
            out.truncate(if word_end * 2 > end { word_end } else { end });
            out.truncate(out.trim_end().len());
            return if max == 0 { out } else { out + "…" };
        }
        if escaped {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Text for a fenced code block, where a backslash would show: only what could close the fence is made harmless.
pub fn fenced(text: &str) -> String {
    text.replace("``", "`\u{200b}`")
}

/// A character of the text, and whether a backslash goes before it.
struct Piece {
    character: char,
    escaped: bool,
}

fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    text.split_inclusive('\n').flat_map(|line| {
        let block = block_mark(line);
        line.char_indices().map(move |(at, character)| Piece {
            character,
            escaped: is_inline_mark(character) || Some(at) == block || starts_address(line, at),
        })
    })
}

/// Where a line has the character that makes it a heading, a quote, small text or an entry of a list.
fn block_mark(line: &str) -> Option<usize> {
    let rest = line.trim_start();
    let start = line.len() - rest.len();
    let first = rest.chars().next()?;
    if matches!(first, '#' | '>' | '-' | '+') {
        return Some(start);
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && matches!(rest.as_bytes().get(digits), Some(b'.' | b')'));
    numbered.then_some(start + digits)
}

fn is_inline_mark(character: char) -> bool {
    matches!(character, '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '@')
}

/// Whether a colon is that of `https://`, which Discord would turn into a link.
fn starts_address(line: &str, at: usize) -> bool {
    line.get(at..).is_some_and(|rest| rest.starts_with("://"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::limits::units;

    #[test]
    fn leaves_ordinary_prose_alone() {
        let check = |text: &str| assert_eq!(escape(text), text);
        check("Data engineers earn $90,000–$140,000 a year (2025).");
        check("An entry-level C++ or C# role; see node.js, 50% remote & more!");
        check("👩‍💻 naïve Größe 数据工程师");
        check("");
    }

    #[test]
    fn keeps_text_from_becoming_markup() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("**bold** _it_ ~~no~~ ||secret||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|secret\|\|");
        check("`code` and \\", r"\`code\` and \\");
        check("# Head\n## Two\n-# small", "\\# Head\n\\## Two\n\\-# small");
        check("> quote\n>>> all", "\\> quote\n\\>>> all");
        check("- one\n  + two\n* three", "\\- one\n  \\+ two\n\\* three");
        check("1. one\n12) two\n2026 was", "1\\. one\n12\\) two\n2026 was");
        check("[pay](https://evil.example)", r"\[pay\](https\://evil.example)");
    }

    #[test]
    fn keeps_text_from_mentioning_anybody() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("@everyone @here", r"\@everyone \@here");
        check("<@1> <@!1> <@&2> <#3> <t:0:R> </ask:4>", r"\<\@1> \<\@!1> \<\@&2> \<#3> \<t:0:R> \</ask:4>");
    }

    #[test]
    fn cuts_before_an_escape_breaks_and_within_the_limit() {
        let check = |text: &str, max: usize, expected: &str| {
            let escaped = escape_within(text, max);
            assert_eq!(escaped, expected);
            assert!(units(&escaped) <= max, "{escaped:?} is longer than {max}");
        };
        check("short", 5, "short");
        check("one two three", 9, "one two…");
        check("***", 6, r"\*\*\*");
        check("***", 5, r"\*\*…");
        check("***", 4, r"\*…");
        check("💼💼", 3, "💼…");
        check("anything", 1, "…");
        check("anything", 0, "");
    }

    #[test]
    fn keeps_a_fence_closed_until_its_end() {
        assert!(!fenced("a ``` b ````` c").contains("```"));
    }
}
