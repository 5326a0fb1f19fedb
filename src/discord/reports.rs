//! What moderators read about the knowledge: progress, and reports within a message's limits.

use std::time::Duration;

use super::escape::escape;
use super::limits::{EMBED_DESCRIPTION_CHARS_MAX, units};
use super::view::View;
use crate::library::{CheckReport, LibraryError, Outcome, Progress, RefusedPage, ReindexReport, Status};

/// So many entries of a list are shown, and so many UTF-16 units; the rest is counted. Six such lists fit an embed.
const ENTRIES_SHOWN: usize = 15;
const LIST_CHARS_MAX: usize = 600;
/// The same for a list that has the message to itself.
const LONG_LIST_CHARS_MAX: usize = 3500;

/// How far a reindex is: never less than it was a moment ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    percent: usize,
    doing: &'static str,
}

impl Step {
    pub const START: Self = Self { percent: 0, doing: "Starting" };

    /// The step after this one, by what is being done.
    pub fn then(self, progress: Progress) -> Self {
        let share =
            |from: usize, to: usize, done: usize, total: usize| from + (to - from) * done / total.max(1);
        let (percent, doing) = match progress {
            Progress::Reading => (10, "Reading the pages"),
            Progress::Indexing { done, total } => (share(30, 90, done, total), "Building the index"),
            Progress::Checking => (95, "Checking the index"),
            Progress::Swapping => (99, "Switching over"),
        };
        Self { percent: percent.clamp(self.percent, 100), doing }
    }
}

/// The progress of a reindex: ten blocks, a number and what is being done.
pub fn progress(step: Step) -> View {
    let full = step.percent / 10;
    View::notice(format!(
        "`{}{}` {} % · {}",
        "█".repeat(full),
        "░".repeat(10 - full),
        step.percent,
        step.doing
    ))
}

/// What a reindex changed, or would change.
pub fn reindex(report: &ReindexReport) -> View {
    let title = match report.outcome {
        Outcome::Reindexed => "Reindexed",
        Outcome::Unchanged => "Nothing has changed",
        Outcome::Previewed => "What a reindex would change",
    };
    let names = |slugs: &[_]| slugs.iter().map(|slug| format!("{slug}")).collect::<Vec<String>>();
    let body = [
        format!("{} in {}.", size(report.pages, report.sections), time(report.took)),
        list("Added", &names(&report.added), LIST_CHARS_MAX),
        list("Changed", &names(&report.changed), LIST_CHARS_MAX),
        list("Removed", &names(&report.removed), LIST_CHARS_MAX),
        list("Refused", &refused(&report.refused), LIST_CHARS_MAX * 2),
        list("Warnings", &shown(&report.warnings), LIST_CHARS_MAX),
    ];
    report_view(title, &body)
}

/// Why there was no reindex.
pub fn not_reindexed(error: &LibraryError) -> View {
    report_view("Not reindexed", &[escape(&error.to_string())])
}

/// What is served right now.
pub fn status(status: &Status) -> View {
    let built = status.built.as_second();
    let body = [
        format!(
            "{}, {} KiB on disk.",
            size(status.pages, status.sections),
            status.index_bytes.div_ceil(1024)
        ),
        format!("Built <t:{built}:f> (<t:{built}:R>), checksum `{}`.", escape(&status.checksum)),
        list("Refused", &refused(&status.refused), LONG_LIST_CHARS_MAX),
    ];
    report_view("Knowledge", &body)
}

/// What is wrong with the pages as they are on disk.
pub fn check(report: &CheckReport) -> View {
    let (errors, warnings): (Vec<_>, Vec<_>) = report.problems.iter().partition(|problem| problem.is_error());
    let title = match (errors.is_empty(), warnings.is_empty()) {
        (true, true) => "The pages are in order",
        (true, false) => "The pages can be served, and could be better",
        (false, _) => "Some pages would be refused",
    };
    let body = [
        format!("{} pages read.", report.pages),
        list("Errors", &shown(errors), LONG_LIST_CHARS_MAX / 2),
        list("Warnings", &shown(warnings), LONG_LIST_CHARS_MAX / 2),
    ];
    report_view(title, &body)
}

fn report_view(title: &str, parts: &[String]) -> View {
    let body: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let body = body.join("\n");
    debug_assert!(
        units(&body) <= EMBED_DESCRIPTION_CHARS_MAX,
        "the shares of a report's lists add up to too much"
    );
    View { title: Some(title.to_owned()), body, ..View::default() }
}

/// A heading with its entries, as many as fit; the rest is counted. Empty without entries.
fn list(heading: &str, entries: &[String], chars_max: usize) -> String {
    let mut text = format!("**{heading} ({})**", entries.len());
    let mut shown = 0;
    for entry in entries.iter().take(ENTRIES_SHOWN) {
        let line = format!("\n- {}", escape(entry));
        if units(&text) + units(&line) > chars_max {
            break;
        }
        text.push_str(&line);
        shown += 1;
    }
    match entries.len() - shown {
        0 if shown == 0 => String::new(),
        0 => text,
        more => format!("{text}\n- … and {more} more"),
    }
}

/// Every problem of every refused page, with what is served instead.
fn refused(pages: &[RefusedPage]) -> Vec<String> {
    let instead = |page: &RefusedPage| match page.kept_last_good {
        true => " (its last good version is still served)",
        false => "",
    };
    let lines = |page: &RefusedPage| match page.problems.is_empty() {
        true => vec![format!("{}{}", page.path, instead(page))],
        false => page.problems.iter().map(|problem| format!("{problem}{}", instead(page))).collect(),
    };
    pages.iter().flat_map(lines).collect()
}

fn shown<P: ToString>(problems: impl IntoIterator<Item = P>) -> Vec<String> {
    problems.into_iter().map(|problem| problem.to_string()).collect()
}

fn size(pages: usize, sections: usize) -> String {
    format!("**{pages} pages, {sections} sections**")
}

fn time(took: Duration) -> String {
    match took.as_millis() {
        millis if millis < 1000 => format!("{millis} ms"),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_never_goes_back() {
        let first = Step::START.then(Progress::Indexing { done: 9, total: 10 });
        let second = first.then(Progress::Indexing { done: 1, total: 20 });
        assert_eq!(second.percent, 84);
        assert_eq!(second.then(Progress::Checking).percent, 95);
        insta::assert_snapshot!(progress(second).body, @"`████████░░` 84 % · Building the index");
    }

    #[test]
    fn counts_what_a_list_has_no_room_for() {
        let entries: Vec<String> = (0..500).map(|number| format!("page-{number}")).collect();
        let text = list("Added", &entries, LIST_CHARS_MAX);
        assert!(
            text.starts_with("**Added (500)**\n- page-0\n") && text.ends_with("… and 485 more"),
            "{text}"
        );
        let long = vec!["x".repeat(400); 3];
        let text = list("Refused", &long, LIST_CHARS_MAX);
        assert!(text.ends_with("… and 2 more") && units(&text) <= LIST_CHARS_MAX + 30, "{text}");
    }

    #[test]
    fn shows_nothing_for_an_empty_list() {
        assert_eq!(list("Added", &[], LIST_CHARS_MAX), "");
    }

    #[test]
    fn says_how_long_it_took() {
        let check = |millis, expected: &str| assert_eq!(time(Duration::from_millis(millis)), expected);
        check(21, "21 ms");
        check(1250, "1.2 s");
    }
}
