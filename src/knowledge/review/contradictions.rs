//! Whether the section on pay and the salary rows of the front matter give the same figures.

use std::sync::LazyLock;

use regex::Regex;

use super::super::amount::Amount;
use super::super::facts::money::{self, Money};
use super::super::model::{Facet, Page, SalaryRow};
use super::super::problem::Report;
use super::super::sentences::sentences;
use super::passages::passages;
use super::sources::is_about;

pub(super) fn check(page: &Page, report: &mut Report) {
    let Some(section) = page.section(Facet::Salary) else { return };
    let passages = passages(section);
    let text: Vec<String> = passages.iter().map(|passage| passage.whole()).collect();
    let told: Vec<(&str, Vec<Money>)> = text
        .iter()
        .flat_map(|text| sentences(text))
        .map(|sentence| (sentence, money::find(sentence)))
        .collect();
    for part in &PARTS {
        if let Some(figure) = contradicted(part, &told, &page.facts.salary) {
            let reason = format!(
                "{:?} tells a {}, and not the {figure} of the page's salary row",
                section.heading, part.name
            );
            report.warning(section.line, reason, "Correct the one that differs from its source.");
        }
    }
}

/// A figure that a row has, and the words by which the text names it.
struct Part {
    name: &'static str,
    words: &'static LazyLock<Regex>,
    of: fn(&SalaryRow) -> Option<Amount>,
}

static PARTS: [Part; 3] = [
    Part { name: "median", words: &MEDIAN, of: |row| row.median },
    Part { name: "10th percentile", words: &LOW, of: |row| row.low },
    Part { name: "90th percentile", words: &HIGH, of: |row| row.high },
];
static MEDIAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bmedian\b"));
static LOW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b10th percentile\b|\blowest (?:tenth|10 percent)\b"));
static HIGH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b90th percentile\b|\bhighest (?:tenth|10 percent)\b"));

/// The figure of the first row that has one, if the text tells it too, and no sum of the text is a row's.
///
/// The text may give figures of other groups as well; it is enough if one of all sums is right.
fn contradicted(part: &Part, told: &[(&str, Vec<Money>)], rows: &[SalaryRow]) -> Option<Amount> {
    let in_rows: Vec<(Amount, &SalaryRow)> =
        rows.iter().filter_map(|row| Some(((part.of)(row)?, row))).collect();
    let (figure, row) = *in_rows.first()?;
    let in_currency = |sums: &[Money]| sums.iter().any(|money| money.currency == row.currency);
    let is_told = told.iter().any(|(sentence, sums)| part.words.is_match(sentence) && in_currency(sums));
    let is_right = |sum: Amount| in_rows.iter().any(|(figure, _)| is_about(sum, *figure));
    let mut sums = told.iter().flat_map(|(_, sums)| sums).flat_map(|money| [Some(money.low), money.high]);
    (is_told && !sums.any(|sum| sum.is_some_and(is_right))).then_some(figure)
}

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    const ROW: &str = "+++\n[[salary]]\nlow = 82460\nmedian = 135980\nhigh = 214670\ncurrency = \"USD\"\n\
                       period = \"year\"\nsource = \"BLS\"\n+++\n# T\n\n## Salary\n\n";

    fn check_text(text: &str, expected: &[&str]) {
        assert_eq!(found(check, &format!("{ROW}{text}\n")), expected, "{text}");
    }

    #[test]
    fn finds_figures_that_the_front_matter_has_otherwise() {
        check_text(
            "BLS gives a median of $153,980 a year.",
            &["12: \"Salary\" tells a median, and not the 135,980 of the page's salary row"],
        );
        check_text(
            "The median was $135,980; the lowest tenth earned under $64,820.",
            &["12: \"Salary\" tells a 10th percentile, and not the 82,460 of the page's salary row"],
        );
    }

    #[test]
    fn the_same_figures_and_figures_of_other_groups_are_no_contradiction() {
        check_text("A median of $135,980, from $82,460 at the 10th percentile to $214,670 at the 90th.", &[]);
        check_text("A median of about $136,000. For clerks, the median is $50,000.", &[]);
        check_text("There is no median, and juniors make €70,000.", &[]);
        check_text("The median in Germany is €60,000.", &[]);
    }
}
