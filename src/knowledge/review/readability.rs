//! How hard a section is to read, by the Automated Readability Index.
//!
//! The index is the school year that a text asks for, from the length of its words and sentences; it needs no
//! syllables, which nobody can count in `PostgreSQL`. A list item counts as a sentence at least. Lead words of items
//! and the sections that are mostly names do not count: names are not hard to read, only long.

use super::super::model::{Facet, Page, Section};
use super::super::problem::Report;
use super::super::sentences::sentences;
use super::passages::{Form, passages};

/// The hardest grade that is not reported. The pages that the project ships stay below 12.5.
const GRADE_MAX: f64 = 14.0;
/// The index of a few sentences tells more of chance than of their writer.
const WORDS_MIN: usize = 40;
/// Sections that are mostly names.
const NAMES: [Facet; 3] = [Facet::Tools, Facet::Locations, Facet::Roles];

pub(super) fn check(page: &Page, report: &mut Report) {
    for section in &page.sections {
        if section.facet.is_some_and(|facet| NAMES.contains(&facet)) {
            continue;
        }
        let Some(grade) = grade(section).filter(|grade| *grade > GRADE_MAX) else { continue };
        let reason = format!(
            "the section {:?} is hard to read: grade {grade:.0}, more than {GRADE_MAX}",
            section.heading
        );
        report.warning(section.line, reason, "Part its longest sentences, and take shorter words.");
    }
}

/// The Automated Readability Index of a section; none if it is too short to tell.
fn grade(section: &Section) -> Option<f64> {
    let mut counted = Counted::default();
    for passage in passages(section).iter().filter(|passage| passage.form != Form::Row) {
        sentences(&passage.text).into_iter().for_each(|sentence| counted.add(sentence));
    }
    (counted.words >= WORDS_MIN).then(|| counted.grade())
}

#[derive(Default)]
struct Counted {
    letters: usize,
    words: usize,
    sentences: usize,
}

impl Counted {
    fn add(&mut self, sentence: &str) {
        // A word with a sign in it, such as `and/or` or `2024-34`, is read as several.
        let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        for word in words.filter(|word| word.chars().any(char::is_alphanumeric)) {
            self.words += 1;
            self.letters += word.chars().filter(|c| c.is_alphanumeric()).count();
        }
        self.sentences += 1;
    }

    /// The index is defined as 4.71 · letters per word + 0.5 · words per sentence − 21.43.
    fn grade(&self) -> f64 {
        let (letters, words, sentences) = (self.letters as f64, self.words as f64, self.sentences as f64);
        4.71 * letters / words + 0.5 * words / sentences - 21.43
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    fn check_text(text: &str, expected: &[&str]) {
        assert_eq!(found(check, &format!("# T\n\n## Skills\n\n{text}\n")), expected);
    }

    const PLAIN: &str = "You fix bugs and write tests. You read what others wrote and say what could be better. Then \
                         you ship it, watch it run, and mend it when it breaks. On some days you talk with people \
                         more than you type, and that is part of the work too.";
    const HARD: &str = "Practitioners systematically operationalize organizational requirements through comprehensive \
                        interdisciplinary collaboration, simultaneously establishing sustainable architectural \
                        foundations, facilitating continuous improvement initiatives across heterogeneous stakeholder \
                        populations, institutionalizing governance mechanisms and, notwithstanding considerable \
                        infrastructural constraints, guaranteeing uninterrupted availability of mission-critical \
                        functionality throughout unpredictable operational circumstances.";

    #[test]
    fn plain_sentences_are_easy_to_read_and_officialese_is_not() {
        check_text(PLAIN, &[]);
        let found = found(check, &format!("# T\n\n## Skills\n\n{HARD}\n"));
        assert!(
            found.len() == 1 && found[0].starts_with("3: the section \"Skills\" is hard to read"),
            "{found:?}"
        );
    }

    #[test]
    fn list_items_without_a_full_stop_count_as_sentences() {
        let items = "- read logs, metrics and traces\n".repeat(10);
        check_text(&items, &[]);
    }

    #[test]
    fn a_few_words_tell_nothing() {
        check_text("Interdisciplinary organizational operationalization.", &[]);
    }
}
