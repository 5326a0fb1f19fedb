//! What people call occupations every day, where official titles miss it or many share it: `cop`, `nurse`, `hvac guy`, `plumbing`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names and the codes of the occupations meant, from a table of our own: name, tab, codes parted by `|`. A tilde after a name marks
/// the field that stands for those who work in it.
static TABLE: LazyLock<BTreeMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("colloquial.tsv").lines().skip(1).filter_map(|line| line.split_once('\t'));
    let mut by_code: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, codes) in rows {
        let name = name.trim().trim_end_matches('~');
        codes.trim().split('|').for_each(|code| by_code.entry(code).or_default().push(name));
    }
    by_code
});

/// The everyday names of the occupation with a code.
pub(super) fn names_of(code: &str) -> &'static [&'static str] {
    TABLE.get(code).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let mut seen = BTreeSet::new();
        for (index, line) in include_str!("colloquial.tsv").lines().enumerate().skip(1) {
            let (name, codes) = line.split_once('\t').unwrap_or_else(|| panic!("line {}: no tab", index + 1));
            assert!(seen.insert(name), "line {}: {name} stands there twice", index + 1);
            assert_eq!(name, name.to_lowercase(), "line {}", index + 1);
            for code in codes.split('|') {
                let digits = code.bytes().filter(u8::is_ascii_digit).count();
                assert!(code.len() == 10 && digits == 8, "line {}: {code} is no code", index + 1);
            }
        }
        assert!(seen.len() > 100);
    }

    #[test]
    fn names_what_people_say() {
        assert!(names_of("29-1141.00").contains(&"nurse"));
        assert!(names_of("99-9999.00").is_empty());
    }
}
