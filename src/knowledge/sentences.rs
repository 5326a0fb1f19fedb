//! Where sentences end.

/// Words whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 22] = [
    "e.g.", "i.e.", "etc.", "vs.", "approx.", "ca.", "dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "no.",
    "inc.", "ltd.", "co.", "corp.", "u.s.", "u.k.", "u.s.a.", "ph.d.", "jr.",
];

/// The sentences of a paragraph, each with its full stop and without the blanks around it.
pub fn sentences(paragraph: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in paragraph.char_indices() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let after =
            paragraph[at + c.len_utf8()..].trim_start_matches(['"', '”', '’', ')', '\'', '.', '!', '?']);
        let end = paragraph.len() - after.len();
        if end > at && after.starts_with(char::is_whitespace) && end >= start {
            let sentence = &paragraph[start..end];
            if starts_a_sentence(after.trim_start()) && !(c == '.' && ends_in_abbreviation(sentence)) {
                sentences.push(sentence.trim());
                start = end;
            }
        }
    }
    let rest = paragraph[start..].trim();
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn starts_a_sentence(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '(' | '.' | '$' | '€' | '£')
    }) || text.split_whitespace().next().is_some_and(|word| word.chars().any(char::is_uppercase))
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let last = sentence.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let initial = last.len() == 2 && last.starts_with(|c: char| c.is_ascii_uppercase());
    // "the C." could be an initial or a language; an initial seldom ends a sentence.
    initial || ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, expected: &[&str]) {
        assert_eq!(sentences(paragraph), expected);
    }

    #[test]
    fn parts_sentences() {
        check("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]);
        check("It cost $4.50. Then more.", &["It cost $4.50.", "Then more."]);
        check("He said “go.” She went.", &["He said “go.”", "She went."]);
        check("Wait… Then go.", &["Wait…", "Then go."]);
    }

    #[test]
    fn full_stops_inside_do_not_part() {
        check("Use Node.js and .NET here. Done.", &["Use Node.js and .NET here.", "Done."]);
        check("In the U.S. Army they, e.g. Anna, work.", &["In the U.S. Army they, e.g. Anna, work."]);
        check("Version 2.0 is out. iOS too.", &["Version 2.0 is out.", "iOS too."]);
    }

    #[test]
    fn copes_with_odd_input() {
        check("", &[]);
        check("...", &["..."]);
        check(" . é. Ü", &[". é.", "Ü"]);
    }
}
