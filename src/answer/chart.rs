//! Figures of several careers as bars: what a picture shows, without how it is drawn.

use std::sync::Arc;

use super::money;
use crate::knowledge::{Page, Period, SalaryRow};

/// A chart with fewer bars says no more than the text.
const BARS_MIN: usize = 2;
/// More bars are too thin to read on a phone.
const BARS_MAX: usize = 10;

/// A bar chart. All bars have one unit, and the axis begins at 0 or below.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What the bars show, with the unit: `Pay a year, in USD`.
    pub title: String,
    pub bars: Vec<Bar>,
    /// The same in words, for those who do not see it.
    pub description: String,
}

/// One bar: a range with its middle, or a single figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// Where the bar begins and ends; for a single figure both are that.
    pub range: (f64, f64),
    /// The figure inside the range that counts most, such as the median.
    pub middle: Option<f64>,
    /// The figures in words: `$82,460–$214,670, median $135,980`.
    pub words: String,
}

/// The first pay figure of each career, if they can be set side by side: one currency and one period.
pub fn pay<'a>(pages: impl Iterator<Item = &'a Arc<Page>>) -> Option<Chart> {
    let rows: Vec<(&Page, &SalaryRow)> =
        pages.filter_map(|page| Some((&**page, page.facts.salary.first()?))).collect();
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
    let bars = rows.into_iter().map(|(page, row)| Bar {
        label: page.title.to_string(),
        range: range(row),
        middle: row.median.map(|median| median.to_f64()),
        words: money::in_words(row),
    });
    chart(format!("Pay {period}, in {}", first.currency), bars.collect())
}

/// The projected growth of each career.
pub fn growth<'a>(pages: impl Iterator<Item = &'a Arc<Page>>) -> Option<Chart> {
    let bars = pages.filter_map(|page| {
        let projection = page.facts.projection.as_ref()?;
        let percent = f64::from(projection.tenths) / 10.0;
        let range = (percent.min(0.0), percent.max(0.0));
        Some(Bar { label: page.title.to_string(), range, middle: None, words: projection.percent() })
    });
    chart("Projected change in jobs, in percent".to_owned(), bars.collect())
}

fn range(row: &SalaryRow) -> (f64, f64) {
    let figures = [row.low, row.median, row.high].map(|amount| amount.map(|amount| amount.to_f64()));
    let low = figures.into_iter().flatten().next().unwrap_or(0.0);
    let high = figures.into_iter().flatten().next_back().unwrap_or(low);
    (low, high)
}

fn chart(title: String, mut bars: Vec<Bar>) -> Option<Chart> {
    bars.truncate(BARS_MAX);
    if bars.len() < BARS_MIN {
        return None;
    }
    let words: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.words)).collect();
    let description = format!("{title}. {}.", words.join("; "));
    Some(Chart { title, bars, description })
}
