//! Dates as pages write them in prose.

use jiff::civil::Date;

const FORMS: [&str; 9] = [
    "%A, %B %d, %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%A, %d %B %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%Y-%m-%d",
    "%d.%m.%Y",
];

/// Reads `Thursday, August 28, 2025`, `28 August 2025`, `2025-08-28` and the like; none for anything else.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    // "August 2025" would else be the 20th of August of the year 25.
    FORMS.iter().find_map(|form| Date::strptime(form, text).ok().filter(|date| date.year() >= 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Date>) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn reads_dates_in_english() {
        let date = Some(jiff::civil::date(2025, 8, 28));
        for text in
            ["Thursday, August 28, 2025", "August 28, 2025", "28 August 2025", "2025-08-28", "Aug 28, 2025."]
        {
            check(text, date);
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in ["", "yesterday", "2025-02-30", "August 2025", "2025"] {
            check(text, None);
        }
    }
}
