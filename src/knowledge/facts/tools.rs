//! The names of tools: lists after a group's name, or product names in running text.

use std::sync::LazyLock;

use regex::Regex;

use super::super::model::{Block, Item, ToolGroup};
use super::super::sentences::sentences;
use super::{add, items, names, paragraphs};

/// A tool's name has at most this many words: `Amazon Web Services`.
const TOOL_WORDS_MAX: usize = 4;

/// A list of examples is no longer than this.
const EXAMPLES_BYTES_MAX: usize = 600;

/// Words that name a kind of tool, not a tool, when a name ends in one.
const KINDS: [&str; 38] = [
    "analytics",
    "applications",
    "automation",
    "cloud",
    "collaboration",
    "computing",
    "consoles",
    "containers",
    "control",
    "databases",
    "delivery",
    "deployment",
    "design",
    "editors",
    "engines",
    "environments",
    "equipment",
    "formats",
    "frameworks",
    "instruments",
    "integration",
    "languages",
    "libraries",
    "management",
    "methods",
    "monitoring",
    "platforms",
    "programs",
    "protocols",
    "security",
    "services",
    "software",
    "standards",
    "systems",
    "testing",
    "tools",
    "tracking",
    "visualization",
];

pub(super) fn groups(blocks: &[Block]) -> Vec<ToolGroup> {
    let mut groups: Vec<ToolGroup> = Vec::new();
    for item in items(blocks) {
        let group = group(item);
        match groups.last_mut() {
            // Tools that each have an entry of their own make one group.
            Some(last) if last.name.is_none() && group.name.is_none() => {
                group.tools.iter().for_each(|tool| add(&mut last.tools, tool));
            }
            _ if group.tools.is_empty() => {}
            _ => groups.push(group),
        }
    }
    if groups.is_empty() {
        let mut tools = Vec::new();
        for paragraph in paragraphs(blocks) {
            examples(paragraph).iter().for_each(|tool| add(&mut tools, tool));
        }
        if !tools.is_empty() {
            groups.push(ToolGroup { name: None, tools });
        }
    }
    groups
}

fn group(item: &Item) -> ToolGroup {
    let mut tools = Vec::new();
    let name = item.name.clone();
    for tool in listed(&item.text).unwrap_or_else(|| examples(&item.text)) {
        add(&mut tools, tool);
    }
    match name {
        Some(name) if tools.is_empty() && is_tool(&name) => ToolGroup { name: None, tools: vec![name] },
        // `Python: libraries like …` names the tool itself as well, but `Databases: …` a kind of tool.
        name => ToolGroup { name, tools },
    }
}

/// The names before the first full stop, where nothing but names stands there: `PostgreSQL, MySQL. Learn one
/// well.`
fn listed(text: &str) -> Option<Vec<&str>> {
    let first = sentences(text).first().copied()?;
    let first = first.strip_suffix('.').unwrap_or(first);
    let parts: Vec<&str> = first.split(',').map(str::trim).collect();
    let short =
        parts.iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= TOOL_WORDS_MAX);
    let named = |part: &&str| part.split_whitespace().all(names::is_product_word);
    let enough = match parts.as_slice() {
        [only] => named(only),
        [_, _] => parts.iter().all(|part| names::leading_product(part).is_some()),
        _ => parts.iter().filter(|part| names::leading_product(part).is_some()).count() * 2 >= parts.len(),
    };
    (short && enough).then_some(parts)
}

static EXAMPLES: LazyLock<Regex> = LazyLock::new(|| {
    let leads = "like|such as|including|include|includes|for example|namely|use|using|with";
    Regex::new(&format!(r"\b(?:{leads})\b[:,]?\s+|\be\.g\.,?\s+")).expect("the pattern is valid")
});

/// The products named after words such as "like" and "such as".
fn examples(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        for lead in EXAMPLES.find_iter(sentence) {
            let rest = &sentence[lead.end()..];
            for part in names::parts(&rest[..rest.floor_char_boundary(EXAMPLES_BYTES_MAX)]) {
                match names::leading_product(part) {
                    Some(product) if product.split_whitespace().count() <= TOOL_WORDS_MAX => {
                        found.push(product)
                    }
                    _ => break,
                }
                // Words after the name mean that the list has ended.
                if names::leading_product(part)
                    .is_some_and(|product| product.len() < part.trim_end_matches('.').len())
                {
                    break;
                }
            }
        }
    }
    found
}

fn is_tool(name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    name.split_whitespace().count() <= TOOL_WORDS_MAX
        && name.split_whitespace().all(names::is_product_word)
        && !KINDS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::items;

    fn check(entries: &[&str], expected: &[(Option<&str>, &[&str])]) {
        let items = entries.iter().filter_map(|entry| items::item(entry, None)).collect();
        check_blocks(&[Block::List { ordered: false, items }], expected);
    }

    fn check_blocks(blocks: &[Block], expected: &[(Option<&str>, &[&str])]) {
        let groups = groups(blocks);
        let found: Vec<(Option<&str>, Vec<&str>)> = groups
            .iter()
            .map(|group| (group.name.as_deref(), group.tools.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(name, tools)| (*name, tools.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_names_listed_before_the_first_full_stop() {
        check(
            &["Databases: PostgreSQL, SQL Server, Redis. Learn one well."],
            &[(Some("Databases"), &["PostgreSQL", "SQL Server", "Redis"])],
        );
        check(
            &["Runtimes: Node.js, .NET, C++. Pick one.", "Delivery: CI/CD, scikit-learn, git"],
            &[
                (Some("Runtimes"), &["Node.js", ".NET", "C++"]),
                (Some("Delivery"), &["CI/CD", "scikit-learn", "git"]),
            ],
        );
        check(&["Editor: VS Code. It is free."], &[(Some("Editor"), &["VS Code"])]);
    }

    #[test]
    fn finds_products_in_sentences() {
        check(
            &[
                "Databases: Engineers work with databases like MySQL, PostgreSQL, MongoDB, or Redis to store data.",
                "Version Control Systems: Tools like Git enable engineers to track changes.",
                "Testing Frameworks: Engineers use testing frameworks like pytest and unittest to ensure quality.",
                "Deployment Tools: Tools like Docker and Kubernetes are used for it.",
            ],
            &[
                (Some("Databases"), &["MySQL", "PostgreSQL", "MongoDB", "Redis"]),
                (Some("Version Control Systems"), &["Git"]),
                (Some("Testing Frameworks"), &["pytest", "unittest"]),
                (Some("Deployment Tools"), &["Docker", "Kubernetes"]),
            ],
        );
    }

    #[test]
    fn an_entry_about_one_tool_names_it() {
        check(
            &[
                "Python: As the primary language, it is fundamental.",
                "Git: to track changes",
                "Monitoring: you need some",
            ],
            &[(None, &["Python", "Git"])],
        );
        check(&["Docker", "A good chair for long days"], &[(None, &["Docker"])]);
    }

    #[test]
    fn finds_products_in_a_paragraph() {
        let text = "You will use Photoshop, Figma and Adobe XD every day.";
        check_blocks(&[Block::Paragraph(text.into())], &[(None, &["Photoshop", "Figma", "Adobe XD"])]);
        check_blocks(&[Block::Paragraph("They use hammers and nails.".into())], &[]);
    }
}
