//! Related job titles: entries of the section on roles, a column of occupations, or "job titles include …".

use std::sync::LazyLock;

use regex::Regex;

use super::super::model::Block;
use super::{add, names, paragraphs};

/// `Software Quality Assurance Analysts and Testers` is a title, a sentence is none.
const TITLE_WORDS_MAX: usize = 9;

pub(super) fn names(blocks: &[Block]) -> Vec<String> {
    let mut titles = Vec::new();
    // Further lists of such a section tell of industries or of steps up the ladder.
    let first_list = blocks.iter().find_map(|block| match block {
        Block::List { items, .. } => Some(&**items),
        _ => None,
    });
    for item in first_list.into_iter().flatten() {
        let title = item.name.as_deref().unwrap_or(&item.text);
        if is_title(title) {
            add(&mut titles, title);
        }
    }
    for block in blocks {
        if let Block::Table { header, rows } = block {
            for title in occupations(header, rows) {
                add(&mut titles, title);
            }
        }
    }
    if titles.is_empty() {
        for title in paragraphs(blocks).flat_map(titles_in_prose) {
            add(&mut titles, title);
        }
    }
    titles
}

fn is_title(text: &str) -> bool {
    text.split_whitespace().count() <= TITLE_WORDS_MAX && names::starts_like_a_name(text)
}

fn occupations<'a>(header: &[String], rows: &'a [Vec<String>]) -> Vec<&'a str> {
    let is_label = |cell: &String| {
        ["occupation", "job title", "title", "role", "career"].contains(&cell.to_lowercase().as_str())
    };
    let Some(column) = header.iter().position(is_label) else { return Vec::new() };
    rows.iter().filter_map(|row| row.get(column)).map(String::as_str).collect()
}

static TITLES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:titles|roles|positions|occupations)\s+(?:include|are|such as|like)[:\s]+([^.;]+)")
        .expect("the pattern is valid")
});

fn titles_in_prose(paragraph: &str) -> Vec<&str> {
    let found = TITLES.captures(paragraph).and_then(|captures| captures.get(1));
    names::parts(found.map_or("", |titles| titles.as_str())).filter(|title| is_title(title)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::markdown;
    use crate::knowledge::problem::Report;
    use crate::knowledge::sections::arrange;

    fn check(section: &str, expected: &[&str]) {
        let draft = markdown::read(&format!("# T\n\n## Roles\n\n{section}"), 1);
        let page = arrange(draft, &mut Report::new("x.md"));
        assert_eq!(names(&page.sections[0].blocks), expected);
    }

    #[test]
    fn takes_the_titles_of_entries() {
        check(
            "- **ETL Developer**: older\n- **.NET Developer**: newer\n\nIn:\n\n- Banks",
            &["ETL Developer", ".NET Developer"],
        );
    }

    #[test]
    fn takes_the_column_of_occupations() {
        check(
            "|  | Occupation | 2024 PAY |\n|  | Clerks | $30,000 |\n|  | Tellers | $40,000 |",
            &["Clerks", "Tellers"],
        );
        check("| Industry | Share |\n|---|---|\n| Trade | 4 |", &[]);
    }

    #[test]
    fn takes_titles_listed_in_prose() {
        check(
            "Some common job titles include Backend Developer, QA Lead, and Backend Systems Engineer. They work in banks.",
            &["Backend Developer", "QA Lead", "Backend Systems Engineer"],
        );
        check("The roles are many and varied.", &[]);
    }
}
