//! Figures of several careers as bars: what a picture shows, without how it is drawn.

use super::money;
use crate::knowledge::{Currency, Period, Projection, SalaryRow};

/// A chart with fewer bars says no more than the text.
const BARS_MIN: usize = 2;
/// More bars are too thin to read on a phone.
const BARS_MAX: usize = 10;

/// A bar chart. All bars have one unit, and the axis begins at 0 or below.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What the bars show, with the unit: `Pay a year, in USD`.
    pub title: String,
    pub unit: Unit,
    pub bars: Vec<Bar>,
    /// The same in words, for those who do not see it.
    pub description: String,
}

/// What the figures of a chart count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Money(Currency),
    Percent,
}

/// One bar: a range with its middle, or a single figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// Where the bar begins and ends, the lower figure first; a growth begins or ends at 0.
    pub range: (f64, f64),
    /// The figure inside the range that counts most: the median.
    pub middle: Option<f64>,
    /// The figures in words: `$82,460–$214,670 a year, median $135,980`.
    pub words: String,
}

impl Unit {
    /// A figure as short as a picture needs it: `$136k`, `$25.50`, `41k SEK`, `+8.7%`.
    pub fn briefly(self, figure: f64) -> String {
        match self {
            Self::Percent if figure == 0.0 => "0%".to_owned(),
            Self::Percent => format!("{figure:+}%").replace('-', "−"),
            Self::Money(currency) => money::briefly(currency, figure),
        }
    }
}

/// Pay figures with the names of their careers, if they can be set side by side: one currency and one period.
pub fn pay(rows: &[(String, &SalaryRow)]) -> Option<Chart> {
    let first = rows.first()?.1;
    let is_alike = rows.iter().all(|(_, row)| (row.currency, row.period) == (first.currency, first.period));
    if !is_alike {
        return None;
    }
    let period = match first.period {
        Period::Hour => "an hour",
        Period::Day => "a day",
        Period::Month => "a month",
        Period::Year => "a year",
    };
    let bars = rows.iter().map(|(label, row)| Bar {
        label: label.clone(),
        range: range(row),
        middle: row.median.map(|median| median.to_f64()),
        words: money::in_words(row),
    });
    chart(format!("Pay {period}, in {}", first.currency), Unit::Money(first.currency), bars.collect())
}

/// Projected growth with the names of the careers, if it is projected for the same years.
pub fn growth(projections: &[(String, &Projection)]) -> Option<Chart> {
    let years = projections.first()?.1.years;
    if projections.iter().any(|(_, projection)| projection.years != years) {
        return None;
    }
    let bars = projections.iter().map(|(label, projection)| {
        let percent = f64::from(projection.tenths) / 10.0;
        Bar {
            label: label.clone(),
            range: (percent.min(0.0), percent.max(0.0)),
            middle: None,
            words: projection.percent(),
        }
    });
    chart(format!("Change in jobs, {} to {}", years.0, years.1), Unit::Percent, bars.collect())
}

fn range(row: &SalaryRow) -> (f64, f64) {
    let figures = [row.low, row.median, row.high].map(|amount| amount.map(|amount| amount.to_f64()));
    let low = figures.into_iter().flatten().next().unwrap_or(0.0);
    let high = figures.into_iter().flatten().next_back().unwrap_or(low);
    (low, high)
}

fn chart(title: String, unit: Unit, mut bars: Vec<Bar>) -> Option<Chart> {
    bars.truncate(BARS_MAX);
    if bars.len() < BARS_MIN {
        return None;
    }
    let words: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.words)).collect();
    let description = format!("{title}. {}.", words.join("; "));
    Some(Chart { title, unit, bars, description })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_figures_briefly() {
        let check = |unit: Unit, figure: f64, expected: &str| assert_eq!(unit.briefly(figure), expected);
        let dollars = Unit::Money(Currency::Usd);
        check(dollars, 0.0, "$0");
        check(dollars, 135_980.0, "$136k");
        check(dollars, 9_500.0, "$9,500");
        check(dollars, 25.5, "$25.50");
        check(dollars, 40.0, "$40");
        check(dollars, 1_240_000.0, "$1.2M");
        check(dollars, 999_600.0, "$1M");
        check(Unit::Money(Currency::Sek), 41_000.0, "41k SEK");
        check(Unit::Percent, 8.7, "+8.7%");
        check(Unit::Percent, -3.0, "−3%");
        check(Unit::Percent, 0.0, "0%");
    }

    #[test]
    fn figures_that_cannot_be_compared_make_no_chart() {
        let row = |currency, period| SalaryRow {
            low: None,
            median: Some(30_u32.into()),
            high: None,
            currency,
            period,
            region: None,
            year: None,
            source: None,
            group: None,
        };
        let dollars = row(Currency::Usd, Period::Year);
        let check = |other: SalaryRow, is_chart: bool| {
            let rows = [("A".to_owned(), &dollars), ("B".to_owned(), &other)];
            assert_eq!(pay(&rows).is_some(), is_chart, "{other:?}");
        };
        check(dollars.clone(), true);
        check(row(Currency::Eur, Period::Year), false);
        check(row(Currency::Usd, Period::Hour), false);
        assert_eq!(pay(&[("A".to_owned(), &dollars)]), None, "one bar compares nothing");
    }
}
