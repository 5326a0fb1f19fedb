//! Paragraphs that lead with bold words, `**Without a degree**: …`: a run of them is a list, for members skim it like one.

use super::draft::{Content, Draft, Piece};
use super::model::{Block, Item};

/// Makes a list of every run of two paragraphs or more out of those in `led`: their places among the pieces, in order, and
/// what they say as entries. One alone stays a paragraph.
pub(super) fn listed(draft: Draft, led: Vec<(usize, Item)>) -> Draft {
    let mut led = led.into_iter().peekable();
    let mut pieces: Vec<Piece> = Vec::with_capacity(draft.pieces.len());
    let mut run: Vec<(Piece, Item)> = Vec::new();
    for (place, piece) in draft.pieces.into_iter().enumerate() {
        match led.next_if(|(at, _)| *at == place) {
            Some((_, item)) => run.push((piece, item)),
            None => {
                end_run(&mut pieces, &mut run);
                pieces.push(piece);
            }
        }
    }
    end_run(&mut pieces, &mut run);
    Draft { pieces, ..draft }
}

fn end_run(pieces: &mut Vec<Piece>, run: &mut Vec<(Piece, Item)>) {
    match run.len() {
        0 => {}
        1 => pieces.extend(run.drain(..).map(|(piece, _)| piece)),
        _ => {
            let line = run[0].0.line;
            let items = run.drain(..).map(|(_, item)| item).collect();
            pieces.push(Piece { line, content: Content::Block(Block::List { ordered: false, items }) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::shown;
    use super::super::markdown;

    fn check(markdown: &str, expected: &[&str]) {
        assert_eq!(shown::lines(&markdown::read(markdown, 1)), expected, "{markdown}");
    }

    #[test]
    fn a_run_of_led_paragraphs_is_a_list() {
        check(
            "1. a\n\n**Without a degree**: common.\n\n**Why?** Because\nit *is*.\n\nText.",
            &["1. a", "- [Without a degree] common.", "- [Why?] Because it is.", "¶ Text."],
        );
        check("**A**: b\n\n**C**: d\n\n## H\n\n**E**: f", &["- [A] b", "- [C] d", "## H", "¶ E: f"]);
    }

    #[test]
    fn what_only_looks_like_a_lead_stays_a_paragraph() {
        check("**One**: alone", &["¶ One: alone"]);
        check("**We** do this\n\n**They** do that", &["¶ We do this", "¶ They do that"]);
        check("**A**: b\n\n- c\n\n**D**: e", &["¶ A: b", "- c", "¶ D: e"]);
    }
}
