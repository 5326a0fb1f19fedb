//! The review: whether pages that are right in form are good to read and to trust.
//!
//! What it finds are warnings, each with file, line, reason and remedy. It runs when somebody asks for a check, not
//! when pages are loaded, so that a community with few or short pages is not flooded by every reindex. Pages with a
//! `source` are left out: their text was taken from elsewhere, and mending it here would make it somebody else's.

mod completeness;
mod contradictions;
mod duplicates;
mod length;
mod passages;
mod readability;
mod sources;

use super::loader::LoadedPage;
use super::model::Page;
use super::problem::{Problem, Report};

/// Reviews the community's own pages, each by itself and all against each other.
pub(super) fn review(pages: &[LoadedPage]) -> Vec<Problem> {
    let mut own: Vec<&Page> =
        pages.iter().map(|loaded| &loaded.page).filter(|page| page.source.is_none()).collect();
    own.sort_by(|a, b| a.path.cmp(&b.path));
    let mut problems: Vec<Problem> = own.iter().flat_map(|page| review_alone(page)).collect();
    problems.extend(duplicates::find(&own));
    problems
}

fn review_alone(page: &Page) -> Vec<Problem> {
    let mut report = Report::new(page.path.as_str());
    completeness::check(page, &mut report);
    length::check(page, &mut report);
    readability::check(page, &mut report);
    sources::check(page, &mut report);
    contradictions::check(page, &mut report);
    report.problems
}

#[cfg(test)]
mod tests {
    //! Pages for the tests of the checks.

    use super::super::page::{self, PageFile};
    use super::*;

    /// Reads a page; its path is `k/SLUG.md`.
    pub(super) fn page(slug: &str, text: &str) -> Page {
        let path = format!("k/{slug}.md");
        let mut report = Report::new(path.as_str());
        let file = PageFile { path: &path, slug: slug.parse().expect("it is a slug"), family: None, text };
        let page =
            page::read(file, jiff::civil::date(2026, 11, 24), &mut report).expect("it has a title").page;
        assert!(!report.has_error(), "{:?}", report.problems);
        page
    }

    /// What a check says of a page: `line: reason`.
    pub(super) fn found(check: fn(&Page, &mut Report), text: &str) -> Vec<String> {
        let mut report = Report::new("k/x.md");
        check(&page("x", text), &mut report);
        shown(&report.problems)
    }

    pub(super) fn shown(problems: &[Problem]) -> Vec<String> {
        let show = |problem: &Problem| {
            assert!(!problem.is_error() && problem.remedy.ends_with('.'), "{problem}");
            format!("{}: {}", problem.line.unwrap_or(0), problem.reason)
        };
        problems.iter().map(show).collect()
    }

    #[test]
    fn pages_that_name_a_source_for_their_text_are_left_out() {
        let of = |front: &str| {
            let text = format!("{front}# T\n\n## Salary\n\nJuniors make $70k.\n");
            review(&[LoadedPage { page: page("x", &text), hash: [0; 32] }]).len()
        };
        assert!(of("") > 1);
        assert_eq!(of("+++\nsource = \"O*NET 30.0 Database, CC BY 4.0\"\n+++\n"), 0);
    }
}
