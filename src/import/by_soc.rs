//! Rows of a table by SOC code, some of which count several codes together.

use std::collections::{BTreeMap, BTreeSet};

/// Rows by the code they stand under, which may be that of a group.
#[derive(Clone, Debug)]
pub(super) struct BySoc<T> {
    rows: BTreeMap<String, T>,
    /// Codes that the table made up for several others of a broad group, by what the codes of that group begin with.
    made_up: BTreeMap<String, String>,
}

impl<T> Default for BySoc<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), made_up: BTreeMap::new() }
    }
}

impl<T> BySoc<T> {
    pub fn insert(&mut self, code: &str, row: T) {
        self.rows.insert(code.to_owned(), row);
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn contains(&self, code: &str) -> bool {
        self.rows.contains_key(code)
    }

    /// Tells which codes there are. A detailed code that is none of them was made up for those of its group that the table does not
    /// tell apart: OEWS counts 21-1011 and 21-1014 together as 21-1018.
    ///
    /// A code that is unknown for another reason, such as an older classification, must not lend its figures: it stands beside no
    /// code without a row, or beside just one.
    pub fn settle(&mut self, known: &BTreeSet<&str>) {
        let mut unknown: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for code in self.rows.keys().filter(|code| !code.ends_with('0') && !known.contains(code.as_str())) {
            group(code).into_iter().for_each(|group| unknown.entry(group).or_default().push(code));
        }
        let untold = |start: &str| {
            known.iter().filter(|code| code.starts_with(start) && !self.rows.contains_key(**code)).count()
        };
        let made_up = unknown.into_iter().filter_map(|(group, codes)| match codes.as_slice() {
            [only] if untold(group) > 1 => Some((group.to_owned(), (*only).to_owned())),
            _ => None,
        });
        self.made_up = made_up.collect();
    }

    /// The row that counts a code: its own, one made up for it and others, or that of its broad group.
    pub fn of(&self, code: &str) -> Option<&T> {
        let of_several = || self.rows.get(self.made_up.get(group(code)?)?);
        let broad = || self.rows.get(&format!("{}0", group(code)?));
        self.rows.get(code).or_else(of_several).or_else(broad)
    }
}

/// What the codes of a broad group begin with: `31-112` of `31-1121`.
fn group(code: &str) -> Option<&str> {
    code.split_at_checked(code.len().checked_sub(1)?).map(|(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(codes: &[&str], known: &[&str], code: &str, expected: Option<&str>) {
        let mut rows = BySoc::default();
        codes.iter().for_each(|code| rows.insert(code, (*code).to_owned()));
        rows.settle(&known.iter().copied().collect());
        assert_eq!(rows.of(code).map(String::as_str), expected, "{code}");
    }

    #[test]
    fn takes_the_row_that_says_most_of_a_code() {
        let known = ["21-1011", "21-1012", "21-1014", "31-1121"];
        let codes = ["21-1010", "21-1012", "21-1018", "31-1120"];
        check(&codes, &known, "21-1012", Some("21-1012"));
        check(&codes, &known, "21-1014", Some("21-1018"));
        check(&codes, &known, "31-1121", Some("31-1120"));
        check(&codes, &known, "51-3011", None);
        check(&["21-1010", "21-1012"], &known, "21-1014", Some("21-1010"));
        check(&codes, &known, "", None);
    }

    #[test]
    fn takes_no_row_of_somebody_else() {
        check(&["21-1018"], &["21-1011"], "21-1011", None);
        check(&["21-1017", "21-1018"], &["21-1011", "21-1012"], "21-1011", None);
    }
}
