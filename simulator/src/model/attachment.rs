//! A file on a message, without its bytes.

use crate::ids::Id;

/// A file that came with a message. [`crate::Simulator::file`] gives its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub id: Id,
    /// As Discord keeps it: ASCII letters, digits, `_`, `-` and `.`.
    pub filename: String,
    /// What is read out to those who do not see the file.
    pub description: Option<String>,
    pub content_type: String,
    /// In bytes.
    pub size: usize,
    /// Width and height in pixels, of an image.
    pub pixels: Option<(usize, usize)>,
    /// Where the simulator serves it.
    pub url: String,
}

/// A file's name as Discord keeps it: spaces become `_`, other characters that a link would have to
/// escape go.
pub(crate) fn kept_name(name: &str) -> String {
    let kept = |sign: char| match sign {
        ' ' => Some('_'),
        sign if sign.is_ascii_alphanumeric() || "_-.".contains(sign) => Some(sign),
        _ => None,
    };
    let name: String = name.chars().filter_map(kept).collect();
    if name.trim_matches('.').is_empty() { "unknown".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(kept_name(name), expected);
    }

    #[test]
    fn a_name_keeps_what_a_link_can_hold() {
        check("pay.png", "pay.png");
        check("pay in 2026 (US).png", "pay_in_2026_US.png");
        check("../../etc/passwd", "....etcpasswd");
        check("<img onerror=x>.html", "img_onerrorx.html");
        check("Gehälter", "Gehlter");
        check("..", "unknown");
        check("", "unknown");
    }
}
