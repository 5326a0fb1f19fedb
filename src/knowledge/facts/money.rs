//! Sums of money in running text: single ones and ranges.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::amount::Amount;
use super::super::model::Currency;

/// A sum, or a range of sums, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::knowledge) struct Money {
    pub low: Amount,
    /// The upper end of a range; none for a single sum.
    pub high: Option<Amount>,
    pub currency: Currency,
    pub start: usize,
    pub end: usize,
}

/// Signs and codes of currencies. A yen sign, a krona sign and the like stand for several currencies and are
/// left out.
const SIGNS: &[(&str, Currency)] = &[
    ("US$", Currency::Usd),
    ("CA$", Currency::Cad),
    ("C$", Currency::Cad),
    ("AU$", Currency::Aud),
    ("A$", Currency::Aud),
    ("NZ$", Currency::Nzd),
    ("S$", Currency::Sgd),
    ("R$", Currency::Brl),
    ("MX$", Currency::Mxn),
    ("$", Currency::Usd),
    ("€", Currency::Eur),
    ("£", Currency::Gbp),
    ("₹", Currency::Inr),
    ("₪", Currency::Ils),
    ("zł", Currency::Pln),
    ("Kč", Currency::Czk),
];

static AMOUNTS: LazyLock<Regex> = LazyLock::new(|| {
    let signs: Vec<String> = SIGNS.iter().map(|(sign, _)| regex::escape(sign)).collect();
    let codes = Currency::ALL.map(Currency::code).join(r"\b|\b");
    let currency = format!(r"(?:{}|\b{codes}\b)", signs.join("|"));
    let number = r"(?:\d{1,3}(?:[,.\u{a0}\u{202f}’'\x20]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)";
    let dash = r"-|–|—|\bto\b|\band\b";
    let sign_first = format!(
        r"(?P<sign>{currency})\s?(?P<low>{number})(?P<lowk>\s?[kK]\b)?
          (?:\s*(?P<dash>{dash})\s*{currency}?\s?(?P<high>{number})(?P<highk>\s?[kK]\b)?)?"
    );
    let sign_last = format!(
        r"\b(?P<low2>{number})(?P<lowk2>\s?[kK])?\s?
          (?:\s*(?P<dash2>{dash})\s*(?P<high2>{number})(?P<highk2>\s?[kK])?\s?)?(?P<sign2>{currency})"
    );
    Regex::new(&format!("(?x) {sign_first} | {sign_last}")).expect("the pattern is valid")
});

/// All sums of the text, in its order.
pub(in crate::knowledge) fn find(text: &str) -> Vec<Money> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(captures) = AMOUNTS.captures_at(text, start) {
        let money = money(text, &captures);
        // What looked like a range and was none leaves its second sum to be found by itself.
        let end = money.as_ref().map(|money| money.end).or_else(|| captures.get(0).map(|whole| whole.end()));
        start = end.unwrap_or(text.len()).max(start + 1);
        found.extend(money);
    }
    found
}

fn money(text: &str, captures: &Captures<'_>) -> Option<Money> {
    let named = |name: &str| captures.name(name).or_else(|| captures.name(&format!("{name}2")));
    let sign = named("sign")?.as_str();
    let currency = SIGNS
        .iter()
        .find(|(known, _)| *known == sign)
        .map(|(_, currency)| *currency)
        .or_else(|| sign.parse().ok())?;
    let whole = captures.get(0)?;
    let low_text = named("low")?;
    let high_text = named("high");
    // "$90 to 140k" means thousands on both sides.
    let thousands = named("lowk").is_some() || named("highk").is_some();
    let low = amount(low_text.as_str(), thousands)?;
    let dash = named("dash").map_or("", |dash| dash.as_str());
    let before = text.get(..whole.start()).unwrap_or_default().trim_end();
    let is_between = before.len().checked_sub("between".len()).and_then(|at| before.get(at..));
    let between = dash != "and" || is_between.is_some_and(|word| word.eq_ignore_ascii_case("between"));
    let high = high_text
        .and_then(|high| amount(high.as_str(), named("highk").is_some()))
        .filter(|high| *high > low && between);
    let low = if high.is_none() && named("lowk").is_none() { amount(low_text.as_str(), false)? } else { low };
    let end = if high.is_some() || named("sign").is_some_and(|sign| sign.start() > low_text.start()) {
        whole.end()
    } else {
        named("lowk").map_or(low_text.end(), |k| k.end())
    };
    Some(Money { low, high, currency, start: whole.start(), end })
}

/// Reads `90,000`, `90.000`, `90 000`, `90` with thousands, `14.99`.
fn amount(digits: &str, thousands: bool) -> Option<Amount> {
    let bytes = digits.as_bytes();
    let decimals = digits.rfind('.').map(|at| digits.len() - at - 1).filter(|count| *count < 3);
    let whole_end = decimals.map_or(bytes.len(), |count| digits.len() - count - 1);
    let whole: String =
        digits.chars().take(digits[..whole_end].chars().count()).filter(char::is_ascii_digit).collect();
    let text = match decimals {
        Some(count) => format!("{whole}.{}", &digits[digits.len() - count..]),
        None => whole,
    };
    let amount = Amount::from_decimal(&text)?;
    if thousands { Amount::from_hundredths(amount.hundredths().checked_mul(1000)?) } else { Some(amount) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text)
            .iter()
            .map(|money| {
                let high = money.high.map(|high| format!("-{high}")).unwrap_or_default();
                format!("{} {}{high}", money.currency, money.low)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_ranges() {
        check("from $90,000 to $140,000 per year", &["USD 90,000-140,000"]);
        check("$90k–$140k", &["USD 90,000-140,000"]);
        check("$90-140k", &["USD 90,000-140,000"]);
        check("between £30,000 and £45,000", &["GBP 30,000-45,000"]);
        check("€45.000 - €60.000", &["EUR 45,000-60,000"]);
        check("45 000–60 000 EUR", &["EUR 45,000-60,000"]);
        check("55k to 70k €", &["EUR 55,000-70,000"]);
        check("CHF 90’000 to 120’000", &["CHF 90,000-120,000"]);
        check("C$80,000 to C$90,000", &["CAD 80,000-90,000"]);
        check("$15.50 to $22 an hour", &["USD 15.50-22"]);
    }

    #[test]
    fn finds_single_sums() {
        check("$95,380 per year $45.85 per hour", &["USD 95,380", "USD 45.85"]);
        check("€45.000", &["EUR 45,000"]);
        check("USD 90,000", &["USD 90,000"]);
        check("less than $48,560, and more than $162,870", &["USD 48,560", "USD 162,870"]);
        check("$100,000 and $5,000 bonus", &["USD 100,000", "USD 5,000"]);
    }

    #[test]
    fn other_numbers_are_no_money() {
        check("in 2024, 10 percent of 5 people", &[]);
        check("from 2024 to 2034", &[]);
        check("$", &[]);
        check("kr 500, ¥500", &[]);
    }

    #[test]
    fn a_second_smaller_number_makes_no_range() {
        check("$90,000 to 5 people", &["USD 90,000"]);
    }
}
