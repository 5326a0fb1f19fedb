//! Writes Markdown: sections, paragraphs and lists of text that is not Markdown itself.

/// One `##` section.
pub(super) struct Section {
    heading: &'static str,
    blocks: Vec<Block>,
}

enum Block {
    Paragraph(String),
    List(Vec<String>),
}

impl Section {
    pub fn new(heading: &'static str) -> Self {
        Self { heading, blocks: Vec::new() }
    }

    /// Adds a paragraph of Markdown.
    pub fn paragraph(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    /// Adds a bulleted list of Markdown.
    pub fn list(&mut self, items: Vec<String>) {
        self.blocks.push(Block::List(items));
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Appends the section to a page.
    pub fn write(&self, page: &mut String) {
        page.push_str(&format!("\n## {}\n", self.heading));
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) => page.push_str(&format!("\n{text}\n")),
                Block::List(items) => {
                    page.push('\n');
                    items.iter().for_each(|item| page.push_str(&format!("- {item}\n")));
                }
            }
        }
    }
}

/// Text that means nothing in Markdown: on one line, with a backslash before what would be markup.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        // What opens a list, a heading or a quotation does so only at the start.
        let opens = escaped.is_empty()
            && (word.starts_with(['#', '+', '-', '=', '~', '>']) || opens_ordered_list(word));
        if opens && !word.starts_with(|c: char| c.is_ascii_digit()) {
            escaped.push('\\');
        }
        for c in word.chars() {
            let after_number = opens && matches!(c, '.' | ')');
            if after_number || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '|' | '~') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

fn opens_ordered_list(word: &str) -> bool {
    let digits = word.trim_end_matches(['.', ')']);
    digits.len() < word.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_be_markup() {
        let check = |text, markdown| assert_eq!(escaped(text), markdown);
        check("Read *all* of it_now", "Read \\*all\\* of it\\_now");
        check("# no heading", "\\# no heading");
        check("C# and F#", "C# and F#");
        check("- no\n list", "\\- no list");
        check("2024. was", "2024\\. was");
        check("<b>R&D</b>", "\\<b>R\\&D\\</b>");
    }

    #[test]
    fn writes_a_section() {
        let mut section = Section::new("Tools");
        section.paragraph("Two of them:".to_owned());
        section.list(vec!["**A**: x".to_owned(), "b".to_owned()]);
        let mut page = String::new();
        section.write(&mut page);
        assert_eq!(page, "\n## Tools\n\nTwo of them:\n\n- **A**: x\n- b\n");
    }
}
