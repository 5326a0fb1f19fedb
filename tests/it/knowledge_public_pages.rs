//! Pages that were not written for us come out whole: the seed page, and the Occupational Outlook Handbook.
//!
//! Where they are absent the tests say so and pass.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use career_bot::knowledge::{Amount, Block, Currency, Facet, Item, Loaded, Page, Period, Section, load};
use jiff::civil::date;
use regex::Regex;

use crate::place::shared;

fn loaded(place: PathBuf) -> Loaded {
    load(&[place], date(2026, 11, 22))
}

fn seed() -> Option<Page> {
    let loaded = loaded(shared("seeds/backend-python-engineer.txt")?);
    assert_eq!(loaded.problems, []);
    loaded.pages.into_iter().next().map(|loaded| loaded.page)
}

fn section(page: &Page, facet: Facet) -> &Section {
    page.section(facet).unwrap_or_else(|| panic!("{} has no section on {facet}", page.path))
}

fn items(section: &Section) -> Vec<&Item> {
    let lists = section.blocks.iter().filter_map(|block| match block {
        Block::List { items, .. } => Some(&**items),
        _ => None,
    });
    lists.flatten().collect()
}

fn names(section: &Section) -> Vec<&str> {
    items(section).iter().filter_map(|item| item.name.as_deref()).collect()
}

#[test]
fn the_seed_has_all_sections() {
    let Some(page) = seed() else { return };
    assert_eq!(&*page.title, "Backend Python Engineer");
    assert_eq!(page.slug.as_str(), "backend-python-engineer");
    assert_eq!(page.path, "seeds/backend-python-engineer.txt");
    let facets: Vec<_> = page.sections.iter().filter_map(|section| section.facet).collect();
    use Facet::{Duties, Locations, Outlook, Overview, Path, Roles, Salary, Skills, Tools};
    assert_eq!(facets, [Overview, Duties, Skills, Path, Salary, Roles, Locations, Tools, Outlook]);
    assert_eq!(section(&page, Salary).line, 26);
}

#[test]
fn the_seed_has_its_lists() {
    let Some(page) = seed() else { return };
    assert_eq!(
        names(section(&page, Facet::Skills)),
        [
            "Proficiency in Python",
            "Knowledge of Web Frameworks",
            "Experience with Databases",
            "Problem-Solving Skills",
            "Collaboration and Communication"
        ]
    );
    let path = section(&page, Facet::Path);
    assert_eq!(
        names(path),
        [
            "Education",
            "Learn Python",
            "Gain Experience with Web Frameworks",
            "Dive into Databases",
            "Build a Portfolio",
            "Stay Updated"
        ]
    );
    let [Block::Paragraph(opening), Block::List { ordered: true, .. }] = &*path.blocks else {
        panic!("{:?}", path.blocks)
    };
    assert!(opening.ends_with("to become a specialist in this field:"), "{opening}");
    let locations = section(&page, Facet::Locations);
    let [Block::Paragraph(_), Block::List { ordered: true, items }, Block::Paragraph(closing)] =
        &*locations.blocks
    else {
        panic!("{:?}", locations.blocks)
    };
    assert_eq!(items.last().map(|item| item.text.as_str()), Some("Boston, Massachusetts"));
    assert!(closing.starts_with("These cities are known"), "{closing}");
}

#[test]
fn the_seed_has_its_facts() {
    let Some(page) = seed() else { return };
    let facts = &page.facts;
    let [pay] = facts.salary.as_slice() else { panic!("{:?}", facts.salary) };
    assert_eq!((pay.low, pay.median, pay.high), (Some(90_000.into()), None, Some(140_000.into())));
    assert_eq!((pay.currency, pay.period), (Currency::Usd, Period::Year));
    assert_eq!((pay.region.as_deref(), pay.year), (Some("United States"), None));
    assert_eq!(facts.skills.len(), 5);
    assert_eq!(
        facts.locations,
        [
            "San Francisco, California",
            "New York City, New York",
            "Seattle, Washington",
            "Austin, Texas",
            "Boston, Massachusetts"
        ]
    );
    assert_eq!(
        facts.roles,
        ["Backend Developer", "Python Developer", "Backend Software Engineer", "Backend Systems Engineer"]
    );
    let tools: Vec<(&str, String)> = facts
        .tools
        .iter()
        .map(|group| (group.name.as_deref().unwrap_or("-"), group.tools.join(" ")))
        .collect();
    let expected = [
        ("-", "Python"),
        ("Web Frameworks", "Django Flask Pyramid"),
        ("Databases", "MySQL PostgreSQL MongoDB Redis"),
        ("Version Control Systems", "Git"),
        ("Testing Frameworks", "pytest unittest"),
        ("Deployment Tools", "Docker Kubernetes"),
    ];
    assert_eq!(tools, expected.map(|(name, tools)| (name, tools.to_owned())));
}

/// A page of the handbook and its file's text.
struct Original {
    page: Page,
    raw: String,
}

static HANDBOOK: LazyLock<Vec<Original>> = LazyLock::new(|| {
    let Some(folder) = shared("data/ooh/pages") else { return Vec::new() };
    let loaded = loaded(folder.clone());
    let errors: Vec<String> =
        loaded.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    let original = |page: Page| {
        let name = page.path.rsplit('/').next().expect("a path has a last part");
        let raw = std::fs::read_to_string(folder.join(name)).expect("the page was just read");
        Original { page, raw }
    };
    loaded.pages.into_iter().map(|loaded| original(loaded.page)).collect()
});

#[test]
fn the_handbook_is_read_whole() {
    if HANDBOOK.is_empty() {
        return;
    }
    assert_eq!(HANDBOOK.len(), 342);
    for Original { page, raw } in HANDBOOK.iter() {
        let title = raw.lines().next().and_then(|line| line.strip_prefix("# "));
        assert_eq!(Some(&*page.title), title, "{}", page.path);
        assert!(
            page.source.as_deref().is_some_and(|source| source.starts_with("https://www.bls.gov/")),
            "{}",
            page.path
        );
        assert!(page.updated.is_some(), "{}", page.path);
    }
}

#[test]
fn handbook_pages_have_their_facets() {
    for Original { page, raw } in HANDBOOK.iter() {
        use Facet::{Duties, Outlook, Overview, Path, Roles, Salary};
        for facet in [Overview, Duties, Path, Salary, Outlook, Roles] {
            section(page, facet);
        }
        if raw.contains("\n### Important Qualities\n") {
            let skills = section(page, Facet::Skills);
            assert!(names(skills).len() >= 2, "{}: {:?}", page.path, skills.blocks);
            // One page lists a quality twice.
            let mut distinct: Vec<&str> = Vec::new();
            names(skills).into_iter().for_each(|name| {
                if !distinct.contains(&name) {
                    distinct.push(name)
                }
            });
            assert_eq!(page.facts.skills, distinct, "{}", page.path);
        }
        let similar =
            raw.lines().filter(|line| line.starts_with("|  | ") && !line.starts_with("|  | Occupation |"));
        assert_eq!(page.facts.roles.len(), similar.count(), "{}: {:?}", page.path, page.facts.roles);
    }
}

#[test]
fn no_heading_of_the_handbook_is_lost() {
    for Original { page, raw } in HANDBOOK.iter() {
        let headings = || {
            raw.lines().zip(1..).filter_map(|(line, number)| Some((line.strip_prefix("## ")?.trim(), number)))
        };
        for (heading, number) in headings() {
            let found = page.sections.iter().find(|section| &*section.heading == heading);
            assert_eq!(found.map(|section| section.line), Some(number), "{}: {heading}", page.path);
        }
        assert!(page.sections.len() <= headings().count() + 1, "{}", page.path);
    }
}

#[test]
fn no_word_of_the_handbook_is_lost() {
    for Original { page, raw } in HANDBOOK.iter() {
        let body = raw.get(raw.find("\n## ").expect("a page has sections")..).unwrap_or_default();
        let mut found: BTreeMap<String, i32> = BTreeMap::new();
        for text in page.sections.iter().flat_map(texts) {
            words(text).for_each(|word| *found.entry(word).or_default() += 1);
        }
        for word in words(body) {
            *found.entry(word).or_default() -= 1;
        }
        found.retain(|_, count| *count != 0);
        // The header of the last table is spread over two columns: "Change, 2024–34" comes out twice.
        let spread = BTreeMap::from([("Change".to_owned(), 1), ("2024".to_owned(), 1), ("34".to_owned(), 1)]);
        assert!(found.is_empty() || found == spread, "{}: {found:?}", page.path);
    }
}

fn texts(section: &Section) -> Vec<&str> {
    let mut texts = vec![&*section.heading];
    for block in &*section.blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Preformatted(text) => texts.push(text),
            Block::List { items, .. } => {
                texts.extend(
                    items
                        .iter()
                        .flat_map(|item| item.name.as_deref().into_iter().chain([item.text.as_str()])),
                );
            }
            Block::Table { header, rows } => {
                texts.extend(header.iter().chain(rows.iter().flatten()).map(String::as_str));
            }
        }
    }
    texts
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned)
}

#[test]
fn no_entry_of_the_handbook_swallows_what_follows() {
    for Original { page, raw } in HANDBOOK.iter() {
        let entry = |item: &Item| -> Vec<String> {
            words(item.name.as_deref().unwrap_or_default()).chain(words(&item.text)).collect()
        };
        let mut found: Vec<Vec<String>> = page
            .sections
            .iter()
            .filter(|section| section.facet != Some(Facet::Skills))
            .flat_map(items)
            .map(entry)
            .collect();
        let lines = raw.lines().filter_map(|line| line.strip_prefix("- "));
        let mut expected: Vec<Vec<String>> =
            lines.map(|line| words(line).collect()).filter(|words: &Vec<String>| !words.is_empty()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}", page.path);
    }
}

#[test]
fn medians_and_percentiles_of_the_handbook_are_exact() {
    let pattern = Regex::new(
        r"The median (annual|hourly) wage for (?:the )?(.+?) was \$([0-9,.]+[0-9]) in May (\d{4})\.(?:.*?earned less than \$([0-9,.]+[0-9]), and the highest 10 percent earned more than \$([0-9,.]+[0-9])\.)?",
    )
    .expect("the pattern is valid");
    let sum = |text: &str| Amount::from_decimal(&text.replace(',', ""));
    let mut checked = 0;
    for Original { page, raw } in HANDBOOK.iter() {
        for found in raw.lines().filter_map(|line| pattern.captures(line)) {
            let period = if &found[1] == "annual" { Period::Year } else { Period::Hour };
            let row =
                page.facts.salary.iter().find(|row| row.median == sum(&found[3]) && row.period == period);
            let row = row.unwrap_or_else(|| {
                panic!("{}: no row for {:?}: {:?}", page.path, &found[0], page.facts.salary)
            });
            assert_eq!(row.low, found.get(5).and_then(|low| sum(low.as_str())), "{}", page.path);
            assert_eq!(row.high, found.get(6).and_then(|high| sum(high.as_str())), "{}", page.path);
            assert_eq!(row.year.map(|year| year.to_string()).as_deref(), Some(&found[4]), "{}", page.path);
            assert_eq!(row.region.as_deref(), Some("United States"), "{}", page.path);
            assert!(
                row.source.as_deref().is_some_and(|source| source.contains("Labor Statistics")),
                "{}",
                page.path
            );
            if let Some(group) = &row.group {
                assert_eq!(group, &found[2], "{}", page.path);
            }
            checked += 1;
        }
    }
    assert!(HANDBOOK.is_empty() || checked > 380, "only {checked} figures were compared");
}

#[test]
fn quick_facts_of_the_handbook_give_a_row() {
    let pattern = Regex::new(r"(?m)^- 2024 Median Pay: \$([0-9,.]+[0-9]) per (year|hour)")
        .expect("the pattern is valid");
    for Original { page, raw } in HANDBOOK.iter() {
        let Some(found) = pattern.captures(raw) else { continue };
        let median = Amount::from_decimal(&found[1].replace(',', ""));
        let is_there =
            page.facts.salary.iter().any(|row| row.median == median && row.period.name() == &found[2]);
        assert!(is_there, "{}: {:?}", page.path, page.facts.salary);
    }
}

#[test]
fn the_handbook_states_no_row_that_its_prose_does_not() {
    for Original { page, raw } in HANDBOOK.iter() {
        for row in &page.facts.salary {
            for amount in [row.low, row.median, row.high].into_iter().flatten() {
                let whole = format!("${amount}");
                let with_cents = format!("{whole}.00");
                assert!(raw.contains(&whole) || raw.contains(&with_cents), "{}: {amount}", page.path);
            }
        }
    }
}
