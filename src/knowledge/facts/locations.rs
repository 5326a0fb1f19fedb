//! The names of places: what the entries of the section on locations lead with.

use super::super::model::Block;
use super::{add, items};

/// `San Francisco Bay Area, California` is a name, a sentence is none.
const NAME_WORDS_MAX: usize = 6;

pub(super) fn names(blocks: &[Block]) -> Vec<String> {
    let mut names = Vec::new();
    for item in items(blocks) {
        let name = item.name.as_deref().unwrap_or(&item.text);
        let is_name =
            name.split_whitespace().count() <= NAME_WORDS_MAX && name.starts_with(char::is_uppercase);
        if is_name && !name.to_lowercase().starts_with("remote") {
            add(&mut names, name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::markdown;
    use crate::knowledge::problem::Report;
    use crate::knowledge::sections::arrange;

    fn check(section: &str, expected: &[&str]) {
        let draft = markdown::read(&format!("# T\n\n## Locations\n\n{section}"), 1);
        let page = arrange(draft, &mut Report::new("x.md"));
        assert_eq!(names(&page.sections[0].blocks), expected);
    }

    #[test]
    fn takes_the_names_of_places() {
        check("- **Berlin**: many start-ups\n- **Zürich**: banks", &["Berlin", "Zürich"]);
        check("1. Austin, Texas\n2. Boston, Massachusetts", &["Austin, Texas", "Boston, Massachusetts"]);
        check("- Washington, D.C.", &["Washington, D.C."]);
        check("- Remote: anywhere\n- a place with many jobs in the region around it", &[]);
    }
}
