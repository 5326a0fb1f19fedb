//! Pay in words: `$90,000–$140,000 a year`.

use super::excerpt::sentences;
use super::model::Block;
use crate::knowledge::{self, Amount, Currency, Facet, Page, Period, SalaryRow};

const SENTENCES: usize = 2;
const SENTENCES_CHARS_MAX: usize = 360;

/// The fact that answers "how much": a range with its middle, and what it was measured for. Who measured it is told by the
/// answer's sources.
pub fn lead(row: &SalaryRow) -> Block {
    let year = row.year.map(|year| year.to_string());
    let group = row.group.as_ref().map(|group| format!("measured for {group}"));
    let detail = [row.region.clone(), year, group];
    Block::Lead { fact: in_words(row), detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · ") }
}

/// The pay figure that can be set beside others best: one that has a median, else the first.
pub fn main_row(page: &Page) -> Option<&SalaryRow> {
    let rows = &page.facts.salary;
    rows.iter().find(|row| row.median.is_some()).or_else(|| rows.first())
}

/// What a page that has no figure to show says first of pay; none where it has one, or says nothing of pay.
pub fn in_place_of_a_figure(page: &Page) -> Option<String> {
    let told = page.section(Facet::Salary).filter(|section| !section.blocks.is_empty())?;
    let opening = told.blocks.iter().find_map(|block| match block {
        knowledge::Block::Paragraph(text) => Some(sentences(text, SENTENCES, SENTENCES_CHARS_MAX)),
        _ => None,
    });
    let text = opening.unwrap_or_else(|| format!("no figure of its own; more under “{}”", told.heading));
    page.facts.salary.is_empty().then_some(text)
}

/// `$82,460–$214,670 a year, median $135,980`.
pub fn in_words(row: &SalaryRow) -> String {
    let amount = |amount: Amount| amount_in(row.currency, amount);
    let period = period(row.period);
    let range = match (row.low, row.high) {
        (Some(low), Some(high)) => Some(format!("{}–{} {period}", amount(low), amount(high))),
        (Some(low), None) => Some(format!("from {} {period}", amount(low))),
        (None, Some(high)) => Some(format!("up to {} {period}", amount(high))),
        (None, None) => None,
    };
    match (range, row.median) {
        (Some(range), Some(median)) => format!("{range}, median {}", amount(median)),
        (Some(range), None) => range,
        (None, Some(median)) => format!("{} {period} (median)", amount(median)),
        (None, None) => String::new(),
    }
}

/// `$1,234`, `1,234 SEK`.
pub fn amount_in(currency: Currency, amount: Amount) -> String {
    match currency.sign() {
        Some(sign) => format!("{sign}{amount}"),
        None => format!("{amount} {currency}"),
    }
}

/// A figure rounded for a picture: `$136k`, `$25.50`, `1.2M SEK`.
pub fn briefly(currency: Currency, figure: f64) -> String {
    let number = match figure.abs() {
        // What rounds to a thousand thousands is a million.
        millions if millions >= 999_500.0 => format!("{:.1}M", figure / 1e6).replace(".0M", "M"),
        thousands if thousands >= 10_000.0 => format!("{:.0}k", figure / 1e3),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 9,999.99, in hundredths"
        )]
        small => {
            Amount::from_hundredths((small * 100.0).round() as u64).unwrap_or(Amount::units(0)).to_string()
        }
    };
    match currency.sign() {
        Some(sign) => format!("{sign}{number}"),
        None => format!("{number} {currency}"),
    }
}

fn period(period: Period) -> &'static str {
    match period {
        Period::Hour => "an hour",
        Period::Day => "a day",
        Period::Month => "a month",
        Period::Year => "a year",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(low: Option<u32>, median: Option<u32>, high: Option<u32>, words: &str) {
        let row = SalaryRow {
            low: low.map(Amount::units),
            median: median.map(Amount::units),
            high: high.map(Amount::units),
            currency: Currency::Usd,
            period: Period::Year,
            region: None,
            year: None,
            source: None,
            group: None,
        };
        assert_eq!(in_words(&row), words);
    }

    #[test]
    fn says_what_is_known_and_no_more() {
        check(Some(90_000), None, Some(140_000), "$90,000–$140,000 a year");
        check(Some(82_460), Some(135_980), Some(214_670), "$82,460–$214,670 a year, median $135,980");
        check(None, Some(95_380), None, "$95,380 a year (median)");
        check(Some(500), None, None, "from $500 a year");
        check(None, None, Some(1_234_567), "up to $1,234,567 a year");
    }

    #[test]
    fn names_a_currency_that_has_no_sign_of_its_own() {
        assert_eq!(amount_in(Currency::Sek, Amount::units(41_000)), "41,000 SEK");
    }
}
