//! The two fonts of the pictures, which are part of the program, and the width of text in them.
//!
//! Noto Sans with the Latin, Greek and Cyrillic letters; `fonts/OFL.txt` is its licence. Other letters are left out.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, Options, Tree, fontdb};

const FAMILY: &str = "Noto Sans";
const REGULAR: &[u8] = include_bytes!("fonts/NotoSans-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/NotoSans-SemiBold.ttf");

/// The sign for what did not fit.
const CUT: char = '…';

/// How heavy text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular = 400,
    SemiBold = 600,
}

/// Text as it is set: its size in units of the picture, and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    pub size: f64,
    pub weight: Weight,
}

/// Reads an SVG text with these fonts, and with no others.
pub fn tree(svg: &str) -> Result<Tree, usvg::Error> {
    static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(REGULAR.to_vec());
        fonts.load_font_data(SEMI_BOLD.to_vec());
        Options { fontdb: Arc::new(fonts), font_family: FAMILY.to_owned(), ..Options::default() }
    });
    Tree::from_str(svg, &OPTIONS)
}

impl Type {
    /// The width of a text, in units of the picture.
    pub fn width(self, text: &str) -> f64 {
        let element = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}</svg>",
            self.element("x='0' y='0'", text)
        );
        tree(&element).map_or(0.0, |tree| f64::from(tree.root().bounding_box().width()))
    }

    /// As much of a text as fits a width; an ellipsis stands for the rest.
    pub fn within(self, text: &str, width: f64) -> String {
        if text.chars().count() <= LABEL_CHARS_MAX && self.width(text) <= width {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().take(LABEL_CHARS_MAX).collect();
        let cut = |kept: usize| -> String {
            let kept: String = letters.iter().take(kept).collect();
            format!("{}{CUT}", kept.trim_end())
        };
        // The longest beginning that fits, between one that does and one that does not.
        let (mut fits, mut too_long) = (0, letters.len() + 1);
        while too_long - fits > 1 {
            let middle = usize::midpoint(fits, too_long);
            if self.width(&cut(middle)) <= width { fits = middle } else { too_long = middle }
        }
        cut(fits)
    }

    /// The SVG element of a text, with further attributes.
    pub fn element(self, attributes: &str, text: &str) -> String {
        let Self { size, weight } = self;
        format!(
            "<text {attributes} font-size='{size}' font-weight='{}'>{}</text>",
            weight as u16,
            escaped(text)
        )
    }
}

/// No label that fits a picture has more characters.
const LABEL_CHARS_MAX: usize = 100;

/// Text as XML takes it. Characters that XML has no way to write are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: Type = Type { size: 13.0, weight: Weight::SemiBold };

    #[test]
    fn measures_text_in_its_own_fonts() {
        let regular = Type { weight: Weight::Regular, ..LABEL };
        let (short, long) = (LABEL.width("Data"), LABEL.width("Data Engineer"));
        assert!(short > 20.0 && long > 2.0 * short && long < 120.0, "{short} and {long}");
        assert!(regular.width("Data Engineer") < long);
        assert_eq!(LABEL.width(""), 0.0);
    }

    #[test]
    fn cuts_what_is_too_wide() {
        let check = |text: &str, width: f64, expected: &str| {
            let cut = LABEL.within(text, width);
            assert_eq!(cut, expected);
            assert!(LABEL.width(&cut) <= width, "{cut:?}");
        };
        check("Data Engineer", 200.0, "Data Engineer");
        check("Information Security Engineer", 100.0, "Information S…");
        check("Data Engineer", 36.0, "Dat…");
    }

    #[test]
    fn writes_any_text_as_xml() {
        assert_eq!(escaped("R&D <b>\u{0}\n"), "R&amp;D &lt;b&gt;");
    }
}
