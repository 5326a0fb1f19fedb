//! One file into one page: the reader for its kind, front matter before prose, and the checks a page passes
//! by itself.

use std::path::Path;

use jiff::civil::Date;

use super::draft::Link;
use super::facts::{self, Prose};
use super::front_matter::{self, FrontMatter, Noted};
use super::markdown;
use super::model::{Facet, Facts, Page, Section, Slug};
use super::plain_text;
use super::problem::Report;
use super::sections::{Arranged, arrange};

/// A title is shown as a choice on Discord, which holds at most this many characters.
pub const TITLE_CHARS_MAX: usize = 100;

/// A file that is to become a page.
pub(super) struct PageFile<'a> {
    /// The name in answers and problems: `knowledge/data/data-engineer.md`.
    pub path: &'a str,
    pub slug: Slug,
    /// The folder the file lies in, unless that is the knowledge folder itself.
    pub family: Option<String>,
    pub text: &'a str,
}

/// A page, and what only the whole of the knowledge can tell to be right or wrong.
pub(super) struct Reading {
    pub page: Page,
    pub links: Vec<Link>,
    pub title_line: u32,
    pub alias_lines: Vec<u32>,
    pub related_lines: Vec<u32>,
}

/// Reads a file; what is wrong goes into `report`. None if it has no title, without which nothing can be
/// shown.
pub(super) fn read(file: PageFile<'_>, today: Date, report: &mut Report) -> Option<Reading> {
    let is_plain =
        Path::new(file.path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    let split = front_matter::split(file.text, report);
    let front = split.toml.map(|toml| front_matter::read(toml, today, report)).unwrap_or_default();
    let mut draft = if is_plain {
        plain_text::read(split.body, split.body_line)
    } else {
        markdown::read(split.body, split.body_line)
    };
    let links = std::mem::take(&mut draft.links);
    let mut arranged = arrange(draft, report);
    let title = title(front.title.as_ref(), &mut arranged, report)?;
    check_sections(&arranged.sections, report);
    if let Some(date) = arranged.updated.filter(|date| *date > today) {
        report.error(
            None,
            format!("the date {date} lies in the future"),
            "Write the day of the last change.",
        );
    }
    let alias_lines = front.aliases.iter().map(|alias| alias.line).collect();
    let related_lines = front.related.iter().map(|slug| slug.line).collect();
    let title_line = title.line;
    let page = assemble(file, front, arranged, (title.value, today));
    Some(Reading { page, links, title_line, alias_lines, related_lines })
}

/// The title that the front matter and the `#` heading agree on; either may be missing.
fn title(
    stated: Option<&Noted<String>>,
    arranged: &mut Arranged,
    report: &mut Report,
) -> Option<Noted<String>> {
    let heading = arranged.title.take().filter(|(text, _)| !text.is_empty());
    if let (Some(stated), Some((text, line))) = (stated, &heading)
        && stated.value != *text
    {
        let reason = format!("the heading {text:?} is not the title {:?} of the front matter", stated.value);
        report.error(*line, reason, "Make them the same, or take one of them out.");
    }
    let title = stated.cloned().or(heading.map(|(value, line)| Noted { value, line }));
    let Some(title) = title else {
        report.error(
            1,
            "the page has no title",
            "Begin it with a heading `# Title`, or with `title = \"…\"` in the front matter.",
        );
        return None;
    };
    if !title.value.chars().any(char::is_alphabetic) {
        report.error(title.line, format!("the title {:?} has no letter", title.value), "Name the career.");
    }
    if title.value.chars().count() > TITLE_CHARS_MAX {
        let reason = format!("the title is longer than {TITLE_CHARS_MAX} characters");
        report.error(title.line, reason, "Shorten it; other names go into `aliases`.");
    }
    Some(title)
}

fn check_sections(sections: &[Section], report: &mut Report) {
    // Sections that are still to be written are served as such: "nothing yet".
    if sections.is_empty() {
        report.error(None, "the page says nothing", "Write sections, each under a heading ##.");
    }
    for section in sections.iter().filter(|section| section.blocks.is_empty()) {
        let reason = format!("the section {:?} is empty", section.heading);
        report.warning(section.line, reason, "Write it, or take its heading out.");
    }
    for facet in Facet::ALL {
        let mut of_facet = sections.iter().filter(|section| section.facet == Some(facet));
        let first = of_facet.next();
        for (first, second) in of_facet.filter_map(|second| Some((first?, second))) {
            let reason = format!(
                "{:?} and {:?} (line {}) are both about {facet}",
                second.heading, first.heading, first.line
            );
            report.error(second.line, reason, "Make one section of them; smaller headings begin with ###.");
        }
    }
}

fn assemble(
    file: PageFile<'_>,
    front: FrontMatter,
    arranged: Arranged,
    (title, today): (String, Date),
) -> Page {
    let source = front.source.or(arranged.source);
    let read = facts::read(&Prose {
        title: &title,
        sections: &arranged.sections,
        source: source.as_deref(),
        year: today.year(),
    });
    let facts = Facts {
        salary: front.salary.unwrap_or(read.salary),
        skills: front.skills.unwrap_or(read.skills),
        tools: front.tools.unwrap_or(read.tools),
        locations: front.locations.unwrap_or(read.locations),
        roles: front.roles.unwrap_or(read.roles),
        education: front.education,
        projection: front.projection,
        employment: front.employment,
    };
    Page {
        slug: file.slug,
        title: title.into(),
        aliases: front.aliases.into_iter().map(|alias| alias.value).collect(),
        described: front.described,
        family: front.family.or(file.family),
        related: front.related.into_iter().map(|slug| slug.value).collect(),
        soc: front.soc,
        updated: front.updated.or(arranged.updated),
        source,
        path: file.path.to_owned(),
        sections: arranged.sections,
        facts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ODD: &str = "+++\ntitle = \"Ünï\"\nupdated = 2026-01-01\n[[salary]]\nlow = 1\n+++\n# Ünï\r\n\nSource: é. \
                       Page last modified: May 5, 2025\n\n## Pay\n1. **Ä**: $90k–€1.5 to £20’000 “a” — ß\n   - 2) x 😀\n| é |\n\
                       | ü | – | `|` |\n<!-- ✓ -->\n### Tools\nlike Ünity, İx, and ﬁ: 1. 𝔘 2. ß These are.\n```\nÄ";

    fn read_text(path: &str, text: &str) -> Option<Reading> {
        let slug = "x".parse().expect("x is a slug");
        let file = PageFile { path, slug, family: None, text };
        read(file, jiff::civil::date(2026, 11, 22), &mut Report::new(path))
    }

    #[test]
    fn a_page_cut_anywhere_is_read_without_a_panic() {
        let mut titled = 0;
        for (at, _) in ODD.char_indices() {
            let (before, after) = ODD.split_at(at);
            for text in [before, after] {
                titled += usize::from(read_text("k/x.md", text).is_some());
                titled += usize::from(read_text("k/x.txt", text).is_some());
            }
        }
        assert!(titled > 0);
    }

    #[test]
    fn front_matter_wins_over_prose() {
        let text = "+++\nskills = [\"SQL\"]\nlocations = []\n+++\n# T\n\n## Skills\n\n- Patience\n\n## Locations\n\n- Berlin\n\n\
                    ## Tools\n\n- Git\n";
        let page = read_text("k/x.md", text).expect("it has a title").page;
        assert_eq!((page.facts.skills, page.facts.locations), (vec!["SQL".to_owned()], vec![]));
        assert_eq!(page.facts.tools[0].tools, ["Git"]);
    }

    #[test]
    fn pay_is_not_read_from_the_prose_of_a_page_that_says_it_is_not_measured() {
        let salary = |front: &str| {
            let text =
                format!("+++\n{front}\n+++\n# T\n\n## Salary\n\nThey earn $50,000 to $90,000 a year.\n");
            read_text("k/x.md", &text).expect("it has a title").page.facts.salary
        };
        assert_eq!(salary("salary = []"), []);
        assert_eq!(salary("").len(), 1);
    }
}
