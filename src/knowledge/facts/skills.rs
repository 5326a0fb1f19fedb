//! The names of skills: what the entries of the section on skills lead with.

use super::super::model::Block;
use super::{add, items};

/// A skill without lead words is a name only when it is this short.
const NAME_WORDS_MAX: usize = 6;

pub(super) fn names(blocks: &[Block]) -> Vec<String> {
    let mut names = Vec::new();
    for item in items(blocks) {
        match &item.name {
            Some(name) => add(&mut names, name),
            None if item.text.split_whitespace().count() <= NAME_WORDS_MAX => add(&mut names, &item.text),
            None => {}
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
        let draft = markdown::read(&format!("# T\n\n## Skills\n\n{section}"), 1);
        let page = arrange(draft, &mut Report::new("x.md"));
        assert_eq!(names(&page.sections[0].blocks), expected);
    }

    #[test]
    fn takes_the_names_of_entries() {
        check("1. **SQL**: joins\n2. **Python**: scripts\n3. **sql**: again", &["SQL", "Python"]);
        check("- Docker\n- C++.\n- You need to have an eye for very small details", &["Docker", "C++"]);
        check("Patience. It helps.\n\nDetail oriented. It pays.", &["Patience", "Detail oriented"]);
        check("You need patience.", &[]);
    }
}
