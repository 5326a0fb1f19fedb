//! Whether a page tells all nine things, at a length that helps, and with lists where members look for lists.

use super::super::model::{Block, Facet, Page, Section};
use super::super::problem::Report;
use super::passages::words;

/// A shorter section seldom answers the question that led to it.
const SECTION_WORDS_MIN: usize = 40;
/// What members skim rather than read.
const LISTED: [Facet; 6] =
    [Facet::Duties, Facet::Skills, Facet::Path, Facet::Roles, Facet::Locations, Facet::Tools];

pub(super) fn check(page: &Page, report: &mut Report) {
    let missing: Vec<&str> =
        Facet::ALL.into_iter().filter(|facet| page.section(*facet).is_none()).map(Facet::name).collect();
    if !missing.is_empty() {
        let reason = format!("the page has no section on {}", missing.join(", "));
        report.warning(
            None,
            reason,
            "Write it if you know it; until then, questions about it are not answered.",
        );
    }
    // A section without any text is reported when it is read.
    for section in page.sections.iter().filter(|section| !section.blocks.is_empty()) {
        check_section(section, report);
    }
}

fn check_section(section: &Section, report: &mut Report) {
    let heading = &section.heading;
    let count: usize = section.blocks.iter().flat_map(Block::texts).map(words).sum();
    if count < SECTION_WORDS_MIN {
        let reason = format!("the section {heading:?} has {count} words, fewer than {SECTION_WORDS_MIN}");
        report.warning(section.line, reason, "Say what a member has to know who reads only this section.");
    }
    if section.blocks.iter().any(|block| matches!(block, Block::List { items, .. } if items.len() == 1)) {
        let reason = format!("the section {heading:?} has a list of one item");
        report.warning(section.line, reason, "Add what else belongs there, or make a sentence of it.");
    }
    let is_listed = section.facet.is_some_and(|facet| LISTED.contains(&facet));
    let has_list =
        section.blocks.iter().any(|block| matches!(block, Block::List { .. } | Block::Table { .. }));
    if is_listed && !has_list {
        let reason = format!("the section {heading:?} has no list");
        report.warning(
            section.line,
            reason,
            "Put what it enumerates into a list: `- **Name**: why it matters`.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    /// Sections of 40 words each, with lists, and the given one.
    fn page(without: Facet, text: &str) -> String {
        let words = "word ".repeat(19);
        let section = |facet: &Facet| format!("## {}\n\n- {words}a.\n- {words}b.\n", facet.label());
        let others: String = Facet::ALL.iter().filter(|facet| **facet != without).map(section).collect();
        format!("# T\n\n{text}\n{others}")
    }

    fn check_text(facet: Facet, text: &str, expected: &[&str]) {
        let text = format!("## {}\n\n{text}\n", facet.label());
        assert_eq!(found(check, &page(facet, &text)), expected, "{text}");
    }

    #[test]
    fn a_page_that_tells_all_is_complete() {
        check_text(Facet::Overview, &"word ".repeat(40), &[]);
        check_text(Facet::Tools, &format!("| a | b |\n|---|---|\n| {} | c |", "word ".repeat(40)), &[]);
    }

    #[test]
    fn names_all_facets_that_are_missing_at_once() {
        let reason =
            "0: the page has no section on overview, duties, path, salary, roles, locations, tools, outlook";
        let text = format!("# T\n\n## Skills\n\n- {}\n- b\n", "word ".repeat(40));
        assert_eq!(found(check, &text), [reason]);
        assert_eq!(found(check, &page(Facet::Tools, "")), ["0: the page has no section on tools"]);
    }

    #[test]
    fn finds_sections_that_are_too_short_and_leaves_empty_ones_to_the_reader() {
        check_text(Facet::Salary, "It pays well.", &["3: the section \"Salary\" has 3 words, fewer than 40"]);
        check_text(Facet::Salary, "<!-- Who measured it? -->", &[]);
    }

    #[test]
    fn finds_lists_of_one_item_and_prose_that_should_be_a_list() {
        let words = "word ".repeat(40);
        check_text(
            Facet::Outlook,
            &format!("- {words}"),
            &["3: the section \"Outlook\" has a list of one item"],
        );
        check_text(Facet::Tools, &words, &["3: the section \"Tools\" has no list"]);
        check_text(Facet::Outlook, &words, &[]);
    }
}
