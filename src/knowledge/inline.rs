//! The plain text of one block while its markup is being resolved.

/// Text in the making.
#[derive(Clone, Default)]
pub(super) struct Inline {
    pub text: String,
    /// The line it begins in.
    pub line: u32,
    bold: Bold,
    /// Links that are open: the target, and where their text begins.
    links: Vec<(String, usize)>,
}

/// Bold type at the very beginning, by the byte at which it ends.
#[derive(Clone, Copy, Default)]
enum Bold {
    #[default]
    None,
    Open,
    Closed(usize),
}

impl Inline {
    pub(super) fn begin(&mut self, line: u32) {
        self.line = line;
    }

    /// Takes the finished text and leaves an empty one.
    pub(super) fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    pub(super) fn push(&mut self, text: &str) {
        // A blank in front would shift where bold type ends.
        let text = if self.text.is_empty() { text.trim_start_matches([' ', '\n']) } else { text };
        self.text.push_str(text);
    }

    /// Parts two paragraphs that end up in one text.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Adds a text that belongs to this one, such as a step's list of parts.
    pub(super) fn append(&mut self, part: &Self) {
        let mark = match self.text.trim_end().chars().next_back() {
            None => "",
            Some(':' | '.' | '!' | '?' | ';') => " ",
            Some(_) => "; ",
        };
        self.text.truncate(self.text.trim_end().len());
        self.text.push_str(mark);
        self.text.push_str(part.text.trim());
    }

    pub(super) fn start_bold(&mut self) {
        if self.text.is_empty() {
            self.bold = Bold::Open;
        }
    }

    pub(super) fn end_bold(&mut self) {
        if let Bold::Open = self.bold {
            self.bold = Bold::Closed(self.text.len());
        }
    }

    /// Where bold type that began at the start ends, in bytes.
    pub(super) fn bold_end(&self) -> Option<usize> {
        match self.bold {
            Bold::Closed(end) => Some(end),
            _ => None,
        }
    }

    pub(super) fn start_link(&mut self, target: &str) {
        self.links.push((target.to_owned(), self.text.len()));
    }

    /// Ends a link; the address follows its text where it leads to the web and is not the text itself.
    pub(super) fn end_link(&mut self) {
        let Some((target, start)) = self.links.pop() else { return };
        let on_the_web = target.starts_with("https://") || target.starts_with("http://");
        let label = self.text.get(start..).unwrap_or_default().trim();
        let bare = |address: &str| {
            let address = address.trim_start_matches("https://").trim_start_matches("http://");
            address.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
        };
        if on_the_web && bare(label) != bare(&target) {
            let gap = if label.is_empty() { "" } else { " " };
            self.text.push_str(&format!("{gap}({target})"));
        }
    }

    /// Takes out HTML comments: they are notes among writers.
    pub(super) fn drop_comments(&mut self) {
        let mut kept = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        while let Some((before, comment)) = rest.split_once("<!--") {
            kept.push_str(before);
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        }
        kept.push_str(rest);
        self.text = kept;
    }

    /// The text on one line, with single blanks.
    pub(super) fn single_line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text with single blanks, and with the line breaks that were asked for.
    pub(super) fn paragraph(&self) -> String {
        let lines = self.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }
}
