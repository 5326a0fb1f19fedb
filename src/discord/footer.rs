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

/// The sections of one page that share a date and a publisher.
struct Cited<'a> {
    title: &'a str,
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
        match cited.iter_mut().find(|other| (other.title, other.updated, other.publisher) == key) {
            Some(other) if other.headings.contains(&heading) => {}
            Some(other) => other.headings.push(heading),
            None => cited.push(Cited { title, headings: vec![heading], updated: source.updated, publisher }),
        }
    }
    cited
}

/// `Source: Data Engineer · Salary · updated 22 Nov 2026 · U.S. Bureau of Labor Statistics`
fn line(cited: &Cited<'_>) -> String {
    let updated = cited.updated.map(|date| date.strftime("updated %-d %b %Y").to_string());
    let named = [cited.title.to_owned(), cited.headings.join(", ")];
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
}
