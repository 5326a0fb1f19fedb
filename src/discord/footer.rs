//! The lines under an answer: which part of a long section it is, and where it comes from.

use jiff::civil::Date;

use super::limits::{EMBED_FOOTER_CHARS_MAX, line_within, units};
use super::texts;
use crate::answer::{Answer, Source};

/// A source takes at most this many UTF-16 units, so that two at least fit beside the number of the part.
const SOURCE_CHARS_MAX: usize = EMBED_FOOTER_CHARS_MAX / 2 - 20;

/// The footer, plain and within its limit; none for an answer that needs none.
pub fn footer(answer: &Answer) -> Option<String> {
    let part = (answer.part.count > 1).then(|| texts::part(answer.part));
    let sources = cited(&answer.sources);
    let mut footer = String::new();
    for line in part.into_iter().chain(sources.iter().map(line)) {
        if units(&footer) + units(&line) + 1 > EMBED_FOOTER_CHARS_MAX {
            break;
        }
        footer.push_str(if footer.is_empty() { "" } else { "\n" });
        footer.push_str(&line);
    }
    (!footer.is_empty()).then_some(footer)
}

/// The sections of a page that share a date and a publisher; pages that share all of it are named together.
struct Cited<'a> {
    titles: Vec<&'a str>,
    headings: Vec<&'a str>,
    updated: Option<Date>,
    publisher: Option<&'a str>,
}

fn cited(sources: &[Source]) -> Vec<Cited<'_>> {
    let mut cited: Vec<Cited<'_>> = Vec::new();
    for source in sources {
        let (title, heading, publisher) =
            (&*source.career.title, &*source.heading, source.publisher.as_deref());
        let key = (title, source.updated, publisher);
        match cited.iter_mut().find(|other| (other.titles[0], other.updated, other.publisher) == key) {
            Some(other) if other.headings.contains(&heading) => {}
            Some(other) => other.headings.push(heading),
            None => {
                let (titles, headings) = (vec![title], vec![heading]);
                cited.push(Cited { titles, headings, updated: source.updated, publisher });
            }
        }
    }
    together(cited)
}

/// Names pages together whose sections, date and publisher are the same: many careers are measured by one survey.
fn together(cited: Vec<Cited<'_>>) -> Vec<Cited<'_>> {
    let mut joined: Vec<Cited<'_>> = Vec::new();
    for page in cited {
        let is_alike = |other: &&mut Cited<'_>| {
            (&other.headings, other.updated, other.publisher)
                == (&page.headings, page.updated, page.publisher)
        };
        match joined.iter_mut().find(is_alike) {
            Some(other) => other.titles.extend(page.titles),
            None => joined.push(page),
        }
    }
    joined
}

/// `Source: Data Engineer · Salary · updated 22 Nov 2026 · U.S. Bureau of Labor Statistics`
fn line(cited: &Cited<'_>) -> String {
    let updated = cited.updated.map(|date| date.strftime("updated %-d %b %Y").to_string());
    let named = [cited.titles.join(", "), cited.headings.join(", ")];
    let parts: Vec<String> =
        named.into_iter().chain(updated).chain(cited.publisher.map(str::to_owned)).collect();
    line_within(&texts::source(&parts.join(" · ")), SOURCE_CHARS_MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::answer::CareerName;

    fn source(title: &str, heading: &str, publisher: Option<&str>) -> Source {
        Source {
            career: CareerName { slug: "a".parse().unwrap(), title: title.into() },
            facet: None,
            heading: heading.into(),
            path: "knowledge/a.md".to_owned(),
            line: Some(20),
            updated: Some(date(2026, 11, 3)),
            publisher: publisher.map(str::to_owned),
        }
    }

    #[test]
    fn names_a_page_once_for_each_publisher() {
        let sources = [
            source("Data Engineer", "Skills", None),
            source("Data Engineer", "Salary", Some("BLS")),
            source("Data Analyst", "Skills", None),
            source("Data Engineer", "Tools", None),
            source("Data Engineer", "Tools", None),
        ];
        let lines: Vec<String> = cited(&sources).iter().map(line).collect();
        insta::assert_snapshot!(lines.join("\n"), @r"
        Source: Data Engineer · Skills, Tools · updated 3 Nov 2026
        Source: Data Engineer · Salary · updated 3 Nov 2026 · BLS
        Source: Data Analyst · Skills · updated 3 Nov 2026
        ");
    }

    #[test]
    fn names_pages_together_that_are_alike() {
        let sources = ["Data Engineer", "Data Analyst"].map(|title| source(title, "Salary", Some("BLS")));
        let lines: Vec<String> = cited(&sources).iter().map(line).collect();
        assert_eq!(lines, ["Source: Data Engineer, Data Analyst · Salary · updated 3 Nov 2026 · BLS"]);
    }
}
