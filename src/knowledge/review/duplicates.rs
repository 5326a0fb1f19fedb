//! Sections that say much the same as the section of another page on the same facet.
//!
//! Two sections are compared by the runs of five words that they share, as a part of all runs of the shorter one.
//! Sentences with figures, or with the name of their publisher, are left out: where two careers are counted in one
//! group, what is said of its figures is rightly the same.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::super::model::{Facet, Page, Section};
use super::super::problem::{Problem, Report};
use super::super::sentences::sentences;
use super::passages::passages;
use super::sources::names_a_publisher;

/// How many words make a run.
const RUN_WORDS: usize = 5;
/// A section with fewer runs is too short to tell a copy from a coincidence.
const RUNS_MIN: usize = 20;
/// The largest part of the runs, in percent, that two sections may share.
const SHARED_PERCENT_MAX: usize = 20;
/// A run is looked up in so many sections at most. Of a sentence that stands in all pages one finding is enough, and
/// the work stays in proportion to the number of pages.
const SECTIONS_A_RUN_MAX: usize = 50;

/// Compares all pages; of two alike, the problem stands at the later one.
pub(super) fn find(pages: &[&Page]) -> Vec<Problem> {
    Facet::ALL.into_iter().flat_map(|facet| of_facet(pages, facet)).collect()
}

fn of_facet(pages: &[&Page], facet: Facet) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut compared: Vec<Compared<'_>> = Vec::new();
    let mut sections_with: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for page in pages {
        let Some(section) = page.section(facet) else { continue };
        let this = Compared { page, section, runs: runs(section) };
        if this.runs.len() < RUNS_MIN {
            continue;
        }
        if let Some((other, percent)) = nearest(&this, &compared, &sections_with) {
            problems.extend(told(&this, other, percent));
        }
        for run in &this.runs {
            let sections = sections_with.entry(*run).or_default();
            if sections.len() < SECTIONS_A_RUN_MAX {
                sections.push(compared.len());
            }
        }
        compared.push(this);
    }
    problems
}

struct Compared<'a> {
    page: &'a Page,
    section: &'a Section,
    runs: FxHashSet<u64>,
}

/// The hashes of all runs of words.
fn runs(section: &Section) -> FxHashSet<u64> {
    let mut runs = FxHashSet::default();
    for passage in passages(section) {
        let text = passage.whole();
        let is_figure =
            |sentence: &str| sentence.contains(|c: char| c.is_ascii_digit()) || names_a_publisher(sentence);
        let told = sentences(&text).into_iter().filter(|sentence| !is_figure(sentence));
        let words: Vec<String> = told
            .flat_map(|sentence| sentence.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        runs.extend(words.windows(RUN_WORDS).map(|run| {
            let mut hasher = FxHasher::default();
            run.hash(&mut hasher);
            hasher.finish()
        }));
    }
    runs
}

/// The earlier section that shares the largest part of the runs, if that is too large a part.
fn nearest<'s, 'p>(
    this: &Compared<'_>,
    earlier: &'s [Compared<'p>],
    sections_with: &FxHashMap<u64, Vec<usize>>,
) -> Option<(&'s Compared<'p>, usize)> {
    let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
    for index in this.runs.iter().filter_map(|run| sections_with.get(run)).flatten() {
        *shared.entry(*index).or_default() += 1;
    }
    let percents = shared.into_iter().map(|(index, count)| {
        let shorter = this.runs.len().min(earlier[index].runs.len());
        (count * 100 / shorter, index)
    });
    // Of several that are equally near, the earliest, so that the same pages give the same report.
    let (percent, index) = percents.max_by_key(|(percent, index)| (*percent, usize::MAX - index))?;
    (percent > SHARED_PERCENT_MAX).then(|| (&earlier[index], percent))
}

fn told(this: &Compared<'_>, other: &Compared<'_>, percent: usize) -> Vec<Problem> {
    let mut report = Report::new(this.page.path.as_str());
    let reason = format!(
        "the section {:?} shares {percent} % of its wording with {}:{}",
        this.section.heading, other.page.path, other.section.line
    );
    let remedy =
        "Say what is true of this career and not of the other; what holds for both needs one page only.";
    report.warning(this.section.line, reason, remedy);
    report.problems
}

#[cfg(test)]
mod tests {
    use super::super::tests::{page, shown};
    use super::*;

    const OWN: &str = "You keep the fire at an even heat and read the colour of the steel. You draw out, bend and punch, \
                       and you know from the sound of the hammer when the piece is too cold to be worked any further.";
    const OTHER: &str = "You plane boards, cut joints that hold without glue, and choose the grain that will not warp. \
                         You measure twice, and you listen to what people want to keep in the chest for thirty years.";
    const FIGURES: &str = "BLS expects 4.1% growth for the group that holds this trade from 2024 to 2034. It counts 900 \
                           openings a year in this group. BLS says that most of them \
                           replace people who leave for other trades, and that the group holds more trades than this one.";

    fn check(first: &str, second: &str, expected: &[&str]) {
        let of = |slug: &str, text: &str| page(slug, &format!("# {slug}\n\n## Skills\n\n{text}\n"));
        let (first, second) = (of("a", first), of("b", second));
        assert_eq!(shown(&find(&[&first, &second])), expected);
    }

    #[test]
    fn finds_a_section_that_was_copied_and_barely_changed() {
        let changed = OWN.replace("even heat", "even low heat");
        check(OWN, &changed, &["3: the section \"Skills\" shares 89 % of its wording with k/a.md:3"]);
        check(
            OWN,
            &format!("{OTHER} {OWN}"),
            &["3: the section \"Skills\" shares 100 % of its wording with k/a.md:3"],
        );
        check(OWN, OTHER, &[]);
    }

    #[test]
    fn figures_that_two_careers_share_are_no_copy() {
        check(FIGURES, FIGURES, &[]);
        check(&format!("{OWN} {FIGURES}"), &format!("{OTHER} {FIGURES}"), &[]);
    }

    #[test]
    fn a_sentence_on_every_page_does_not_hide_a_copy() {
        let common = "Nobody asks for a certificate in this town.";
        let pages: Vec<Page> = (0..SECTIONS_A_RUN_MAX + 2)
            .map(|number| {
                let word = |index: usize| format!("{}{} ", "x".repeat(number + 1), "y".repeat(index));
                let own: String = (1..60).map(word).collect();
                let own = if number == SECTIONS_A_RUN_MAX + 1 { "x ".repeat(3) + OWN } else { own };
                page(&format!("p{number}"), &format!("# P\n\n## Skills\n\n{common} {own}\n"))
            })
            .chain([page("q", &format!("# Q\n\n## Skills\n\n{common} {OWN}\n"))])
            .collect();
        let found = shown(&find(&pages.iter().collect::<Vec<_>>()));
        assert!(found.len() == 1 && found[0].ends_with("with k/p51.md:3"), "{found:?}");
    }

    #[test]
    fn sections_on_different_facets_are_not_compared() {
        let (first, second) =
            (format!("# A\n\n## Skills\n\n{OWN}\n"), format!("# B\n\n## Duties\n\n{OWN}\n"));
        assert!(find(&[&page("a", &first), &page("b", &second)]).is_empty());
    }
}
