//! What a sentence about pay says beside its figures: for what period, where, when, who says so, and of whom.

use std::sync::LazyLock;

use regex::Regex;

use super::super::model::Period;

/// What a sentence says beside its figures.
pub(super) struct Statement {
    pub period: Option<Period>,
    pub region: Option<String>,
    pub year: Option<i16>,
    pub source: Option<String>,
    pub group: Option<String>,
}

/// Reads a sentence; years after `year_max` are projections and left out.
pub(super) fn statement(sentence: &str, year_max: i16) -> Statement {
    let capture = |pattern: &Regex| Some(pattern.captures(sentence)?.get(1)?.as_str().to_owned());
    Statement {
        period: period(sentence),
        region: capture(&REGION).and_then(|name| region_name(&name)).map(str::to_owned),
        year: year(sentence, year_max),
        source: capture(&ACCORDING),
        group: capture(&GROUP).map(|group| strip_article(&group).to_owned()),
    }
}

/// The first year in a text that is not after `year_max`.
pub(super) fn year(text: &str, year_max: i16) -> Option<i16> {
    let years = YEAR.captures_iter(text).filter_map(|captures| captures.get(1)?.as_str().parse().ok());
    years.into_iter().find(|year| *year <= year_max)
}

/// Whether figures of a sentence may be a range of pay: they are not the price of something, nor a change of
/// pay.
pub(super) fn may_state_a_range(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    (holds(&PAY) || !holds(&OTHER_MONEY)) && !holds(&CHANGES)
}

/// Whether a sentence gives its single figure as the median, and not as a bound of it.
pub(super) fn states_a_median(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower.contains("median") && !BOUNDS.iter().any(|bound| lower.contains(bound))
}

/// The source that a note under a table or chart names: `Source: …` at the end of a paragraph.
pub(super) fn source_note(paragraph: &str) -> Option<&str> {
    NOTE.captures(paragraph)
        .and_then(|captures| captures.get(1))
        .map(|source| source.as_str().trim().trim_end_matches('.'))
}

/// Names of regions and how they are shown; longer ones first where one begins another.
const REGIONS: &[(&str, &str)] = &[
    ("United States", "United States"),
    ("USA", "United States"),
    ("U.S.", "United States"),
    ("US", "United States"),
    ("United Kingdom", "United Kingdom"),
    ("UK", "United Kingdom"),
    ("European Union", "European Union"),
    ("EU", "European Union"),
    ("Europe", "Europe"),
    ("Germany", "Germany"),
    ("France", "France"),
    ("Spain", "Spain"),
    ("Italy", "Italy"),
    ("Netherlands", "Netherlands"),
    ("Switzerland", "Switzerland"),
    ("Austria", "Austria"),
    ("Ireland", "Ireland"),
    ("Poland", "Poland"),
    ("Portugal", "Portugal"),
    ("Sweden", "Sweden"),
    ("Norway", "Norway"),
    ("Denmark", "Denmark"),
    ("Canada", "Canada"),
    ("Australia", "Australia"),
    ("New Zealand", "New Zealand"),
    ("India", "India"),
    ("Japan", "Japan"),
    ("China", "China"),
    ("Singapore", "Singapore"),
    ("Brazil", "Brazil"),
    ("Mexico", "Mexico"),
    ("South Africa", "South Africa"),
    ("Israel", "Israel"),
];

/// A region as it is shown, where a text is nothing but its name.
pub(super) fn region_name(text: &str) -> Option<&'static str> {
    let text = text.trim().trim_start_matches("the ");
    REGIONS.iter().find(|(name, _)| *name == text).map(|(_, shown)| *shown)
}

/// Words in sentences about money that is not pay.
const OTHER_MONEY: [&str; 8] =
    ["cost", "tuition", "fees", "bonus", "scholarship", "equity", "invest", "budget"];
/// Words in sentences about pay, whatever else they name.
const PAY: [&str; 5] = ["wage", "salar", "pay", "paid", "earn"];
/// Words in sentences that tell how pay changed, not what range it has.
const CHANGES: [&str; 5] = ["rose from", "grew from", "increased from", "fell from", "up from"];
/// Words before a figure that is only known to lie beyond the true one.
const BOUNDS: [&str; 4] = ["equal to or greater", "more than", "at least", "less than"];

/// The words that tell a period; of several the first in this order.
const PERIODS: [(&str, Period); 21] = [
    ("per year", Period::Year),
    ("a year", Period::Year),
    ("each year", Period::Year),
    ("annual", Period::Year),
    ("yearly", Period::Year),
    ("per annum", Period::Year),
    ("/year", Period::Year),
    ("/yr", Period::Year),
    ("per hour", Period::Hour),
    ("an hour", Period::Hour),
    ("hourly", Period::Hour),
    ("/hour", Period::Hour),
    ("/hr", Period::Hour),
    ("per month", Period::Month),
    ("a month", Period::Month),
    ("monthly", Period::Month),
    ("/month", Period::Month),
    ("per day", Period::Day),
    ("a day", Period::Day),
    ("daily", Period::Day),
    ("/day", Period::Day),
];

fn period(text: &str) -> Option<Period> {
    let lower = text.to_lowercase();
    PERIODS.iter().find(|(words, _)| lower.contains(words)).map(|(_, period)| *period)
}

fn strip_article(text: &str) -> &str {
    text.strip_prefix("the ")
        .or_else(|| text.strip_prefix("an "))
        .or_else(|| text.strip_prefix("a "))
        .unwrap_or(text)
}

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    let pay = "wages?|salary|salaries|pay|earnings|income";
    pattern(&format!(r"(?i)\bmedian (?:\w+ )?(?:{pay}) (?:for|of) (.+?) (?:was|were|is|are)\b"))
});
static ACCORDING: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[Aa]ccording to ([^,.;]+),"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s(])((?:19|20)\d\d)(?:$|[\s,.;:)–-])"));
static REGION: LazyLock<Regex> = LazyLock::new(|| {
    let names: Vec<String> = REGIONS.iter().map(|(name, _)| regex::escape(name)).collect();
    pattern(&format!(r"\b(?:in|across|throughout|within) (?:the )?({})(?:\W|$)", names.join("|")))
});
static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[Ss](?:OURCE|ource): (.+)$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, period: Option<Period>, [region, year, source, group]: [&str; 4]) {
        let found = statement(sentence, 2026);
        assert_eq!(found.period, period, "{sentence}");
        let texts = [found.region, found.year.map(|year| year.to_string()), found.source, found.group];
        assert_eq!(texts.map(Option::unwrap_or_default), [region, year, source, group], "{sentence}");
    }

    #[test]
    fn reads_what_stands_beside_the_figures() {
        check(
            "According to the BLS, the median annual wage for web developers was $90,930 in May 2024 in the U.S.",
            Some(Period::Year),
            ["United States", "2024", "the BLS", "web developers"],
        );
        check("It pays €20 an hour across Germany", Some(Period::Hour), ["Germany", "", "", ""]);
        check("It will pay more in 2034.", None, [""; 4]);
        check("Pay in Indiana and in use", None, [""; 4]);
    }

    #[test]
    fn prices_and_changes_are_no_ranges_of_pay() {
        assert!(may_state_a_range("Cost estimators earn $50,000 to $90,000."));
        assert!(may_state_a_range("Expect $50,000 to $90,000."));
        assert!(!may_state_a_range("Bootcamps cost $5,000 to $9,000."));
        assert!(!may_state_a_range("Pay rose from $50,000 to $90,000."));
    }
}
