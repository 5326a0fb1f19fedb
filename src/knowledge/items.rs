//! One entry of a list: the words it leads with, and what it says about them.

use super::model::Item;

/// Lead words are a name, not a clause.
const NAME_WORDS_MAX: usize = 6;
/// Rows of figures may have longer names: `Entertainers and performers, sports and related workers: 4%`.
const FIGURE_NAME_WORDS_MAX: usize = 12;
const BOLD_NAME_WORDS_MAX: usize = 12;
const DASH_NAME_WORDS_MAX: usize = 5;

/// Reads an entry from its plain text; `bold_end` is where bold type that began at the start ends, in bytes.
///
/// None when nothing is left but punctuation.
pub(super) fn item(text: &str, bold_end: Option<usize>) -> Option<Item> {
    let bold =
        bold_end.and_then(|end| text.split_at_checked(end)).and_then(|(name, rest)| bold_name(name, rest));
    let text = text.trim();
    let parts = bold.or_else(|| colon_name(text)).or_else(|| dash_name(text));
    let item = match parts {
        Some((name, rest)) => Item { name: Some(name.to_owned()), text: rest.to_owned() },
        None => Item { name: None, text: text.to_owned() },
    };
    (item.name.is_some() || item.text.chars().any(char::is_alphanumeric)).then_some(item)
}

/// Reads a text that leads with bold words and says more: `**Without a degree**: …`; `bold_end` is where the bold type ends, in
/// bytes. None where the bold type only stresses the beginning of a sentence.
pub(super) fn led_item(text: &str, bold_end: usize) -> Option<Item> {
    let (name, rest) = text.split_at_checked(bold_end)?;
    let (name, rest) = bold_name(name, rest)?;
    (!rest.is_empty()).then(|| Item { name: Some(name.to_owned()), text: rest.to_owned() })
}

/// Reads `Name. Sentence …`, the way some pages list qualities; both parts must be there.
pub(super) fn full_stop_name(text: &str) -> Option<Item> {
    let (name, rest) = text.split_once(". ")?;
    let is_name = starts_upper(name) && words(name) <= NAME_WORDS_MAX && !name.contains(['.', '!', '?', ':']);
    (is_name && !rest.trim().is_empty())
        .then(|| Item { name: Some(name.to_owned()), text: rest.trim().to_owned() })
}

fn bold_name<'a>(name: &'a str, rest: &'a str) -> Option<(&'a str, &'a str)> {
    let name = name.trim();
    let bare = without_stop(name.trim_end_matches([':', '–', '—']).trim_end());
    let rest = rest.trim();
    let stopped = bare.len() < name.len() || bare.ends_with(['?', '!']);
    let after = rest
        .strip_prefix([':', '–', '—'])
        .or_else(|| rest.strip_prefix("- "))
        .or_else(|| rest.strip_prefix(". "));
    let text = match after {
        Some(after) => after.trim_start(),
        None if stopped || rest.is_empty() => rest,
        // Bold type that goes on into its sentence is emphasis, not a name.
        None => return None,
    };
    (bare.chars().any(char::is_alphanumeric) && words(bare) <= BOLD_NAME_WORDS_MAX).then_some((bare, text))
}

/// The name without the full stop that ends it; that of an abbreviation stays: `Washington, D.C.`
fn without_stop(name: &str) -> &str {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let is_abbreviation =
        last.matches('.').count() > 1 && last.split('.').all(|part| part.chars().nth(1).is_none());
    if is_abbreviation { name } else { name.trim_end_matches('.').trim_end() }
}

fn colon_name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(": ")?;
    let rest = rest.trim();
    let has_figure = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '-'));
    let words_max = if has_figure { FIGURE_NAME_WORDS_MAX } else { NAME_WORDS_MAX };
    let is_name =
        name.chars().any(char::is_alphanumeric) && words(name) <= words_max && !holds_a_sentence_end(name);
    (is_name && !rest.is_empty()).then_some((name.trim(), rest))
}

fn dash_name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = [" – ", " — ", " - "].iter().find_map(|dash| text.split_once(dash))?;
    let is_name = starts_upper(name)
        && words(name) <= DASH_NAME_WORDS_MAX
        && !name.contains([',', '$', '€', '£'])
        && !holds_a_sentence_end(name)
        && !name.ends_with(|c: char| c.is_ascii_digit());
    // A second dash means an aside inside a sentence.
    let is_aside = rest.contains(" – ") || rest.contains(" — ") || rest.contains(" - ");
    (is_name && !is_aside && !rest.trim().is_empty()).then_some((name.trim(), rest.trim()))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

fn holds_a_sentence_end(text: &str) -> bool {
    [". ", "! ", "? "].iter().any(|end| text.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, bold: &str, expected: (Option<&str>, &str)) {
        let item = item(text, (!bold.is_empty()).then_some(bold.len())).unwrap();
        assert_eq!((item.name.as_deref(), item.text.as_str()), expected, "{text}");
    }

    #[test]
    fn finds_bold_lead_words() {
        check("Python: the language", "Python", (Some("Python"), "the language"));
        check("Python: the language", "Python:", (Some("Python"), "the language"));
        check("Python. The language", "Python.", (Some("Python"), "The language"));
        check("Python. The language", "Python", (Some("Python"), "The language"));
        check("Python – the language", "Python", (Some("Python"), "the language"));
        check("Python - the language", "Python", (Some("Python"), "the language"));
        check("Python", "Python", (Some("Python"), ""));
        check("C++: fast", "C++", (Some("C++"), "fast"));
        check("Node.js: a runtime", "Node.js", (Some("Node.js"), "a runtime"));
        check("Node.js. A runtime", "Node.js.", (Some("Node.js"), "A runtime"));
        check("Washington, D.C.: agencies", "Washington, D.C.", (Some("Washington, D.C."), "agencies"));
        check("Washington, D.C.: agencies", "Washington, D.C.:", (Some("Washington, D.C."), "agencies"));
        check(
            "Master's or doctorate? It depends",
            "Master's or doctorate?",
            (Some("Master's or doctorate?"), "It depends"),
        );
    }

    #[test]
    fn bold_type_that_goes_on_is_no_name() {
        check("Python is used here", "Python", (None, "Python is used here"));
        check("Without a degree, show work", "Without a degree", (None, "Without a degree, show work"));
    }

    #[test]
    fn a_led_text_says_more_than_its_lead_words() {
        let check = |text: &str, bold: &str, name: Option<&str>| {
            assert_eq!(led_item(text, bold.len()).and_then(|item| item.name).as_deref(), name, "{text}");
        };
        check("Without a degree: common", "Without a degree", Some("Without a degree"));
        check("Without a degree: common", "Without a degree:", Some("Without a degree"));
        check("Without a degree you wait", "Without a degree", None);
        check("Note", "Note", None);
        check("Then: this", "", None);
    }

    #[test]
    fn finds_plain_lead_words() {
        check("Learn Python: take a course", "", (Some("Learn Python"), "take a course"));
        check("On-the-job Training: None", "", (Some("On-the-job Training"), "None"));
        check(
            "Entertainers and performers, sports and related workers: 4%",
            "",
            (Some("Entertainers and performers, sports and related workers"), "4%"),
        );
        check("Git – version control", "", (Some("Git"), "version control"));
    }

    #[test]
    fn a_clause_is_no_name() {
        let clause = "There is one thing that every single beginner forgets: tests";
        check(clause, "", (None, clause));
        check("See https://example.org/a:b", "", (None, "See https://example.org/a:b"));
        check("The work – and I mean it – is hard", "", (None, "The work – and I mean it – is hard"));
        check("It ends. Then: this", "", (None, "It ends. Then: this"));
        check("10 - 20 people", "", (None, "10 - 20 people"));
    }

    #[test]
    fn drops_what_is_only_punctuation() {
        assert_eq!(item(": ", None), None);
        assert_eq!(item("", None), None);
        assert_eq!(item("…", Some(99)), None);
    }

    #[test]
    fn reads_qualities() {
        let item = full_stop_name("Detail oriented. They must focus.").unwrap();
        assert_eq!((item.name.as_deref(), item.text.as_str()), (Some("Detail oriented"), "They must focus."));
        assert_eq!(full_stop_name("They must focus for hours on very small things. Then rest."), None);
        assert_eq!(full_stop_name("Creativity."), None);
    }
}
