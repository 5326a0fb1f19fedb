//! Pay as the prose states it: medians, ranges, and the 10th and 90th percentiles.

use super::super::amount::Amount;
use super::super::model::{Block, Currency, Facet, Period, SalaryRow, Section};
use super::super::sentences::sentences;
use super::money::{self, Money};
use super::pay_words::{self, Statement, region_name};
use super::{Prose, items, paragraphs};

/// A page that states more than this is a table of figures, which nobody can compare.
const ROWS_MAX: usize = 12;
/// Below this, pay without a period may be by the month as well as by the year.
const YEARLY_PAY_MIN: Amount = Amount::units(10_000);

/// The rows that a page's section on pay states, led by the figure its overview gives for the whole career.
pub(super) fn rows(prose: &Prose<'_>) -> Vec<SalaryRow> {
    let section = prose.sections.iter().find(|section| section.facet == Some(Facet::Salary));
    let frame = Frame::new(prose, section);
    let mut rows = Vec::new();
    if let Some(section) = section {
        for paragraph in paragraphs(&section.blocks) {
            rows.extend(frame.rows_of_paragraph(paragraph));
        }
        rows.extend(frame.rows_of_entries(&section.blocks));
    }
    if let Some(quick) = frame.quick_fact(prose) {
        let is_known =
            rows.iter().any(|row: &SalaryRow| row.median == quick.median && row.period == quick.period);
        if !is_known {
            rows.insert(0, quick);
        }
    }
    let mut distinct: Vec<SalaryRow> = Vec::new();
    for row in rows {
        if !distinct.contains(&row) && distinct.len() < ROWS_MAX {
            distinct.push(row);
        }
    }
    distinct
}

/// What holds for all figures of a page unless a sentence says otherwise.
struct Frame<'a> {
    title: &'a str,
    region: Option<&'static str>,
    source: Option<String>,
    year_max: i16,
}

impl<'a> Frame<'a> {
    fn new(prose: &Prose<'a>, section: Option<&Section>) -> Self {
        let note = section
            .into_iter()
            .flat_map(|section| paragraphs(&section.blocks))
            .find_map(pay_words::source_note);
        let is_bls =
            |source: &str| source.contains("bls.gov") || source.contains("Bureau of Labor Statistics");
        let by_bls = [prose.source, note].into_iter().flatten().any(is_bls);
        Self {
            title: prose.title,
            region: by_bls.then_some("United States"),
            source: note.or(prose.source).map(str::to_owned),
            year_max: prose.year,
        }
    }

    fn rows_of_paragraph(&self, paragraph: &str) -> Vec<SalaryRow> {
        let mut rows: Vec<SalaryRow> = Vec::new();
        for sentence in sentences(paragraph) {
            let figures = money::find(sentence);
            let (low, high) = percentiles(sentence, &figures);
            if low.is_some() || high.is_some() {
                // The percentiles belong to the median that was stated just before.
                if let Some(row) = rows.last_mut() {
                    row.low = low.or(row.low);
                    row.high = high.or(row.high);
                    continue;
                }
            }
            rows.extend(self.row(sentence, &figures, (low, high)));
        }
        rows.retain(is_in_order);
        rows
    }

    fn row(
        &self,
        sentence: &str,
        figures: &[Money],
        (low, high): (Option<Amount>, Option<Amount>),
    ) -> Option<SalaryRow> {
        let first = figures.first()?;
        let has_range = pay_words::may_state_a_range(sentence);
        let range = figures.iter().find(|money| money.high.is_some()).filter(|_| has_range);
        let singles: Vec<&Money> = figures.iter().filter(|money| money.high.is_none()).collect();
        let is_median = low.is_none() && high.is_none() && pay_words::states_a_median(sentence);
        let median = match singles.as_slice() {
            [only] if is_median => Some(only.low),
            _ => None,
        };
        let low = low.or_else(|| range.map(|range| range.low));
        let high = high.or_else(|| range.and_then(|range| range.high));
        if low.is_none() && high.is_none() && median.is_none() {
            return None;
        }
        let currency = range.map_or(first.currency, |range| range.currency);
        self.complete(self.statement(sentence), (low, median, high), currency)
    }

    /// A row with all that its sentence and the page say about it; none without a period.
    fn complete(
        &self,
        statement: Statement,
        (low, median, high): (Option<Amount>, Option<Amount>, Option<Amount>),
        currency: Currency,
    ) -> Option<SalaryRow> {
        let smallest = low.or(median).or(high)?;
        let period = statement
            .period
            .or_else(|| (smallest >= YEARLY_PAY_MIN && is_western(currency)).then_some(Period::Year))?;
        Some(SalaryRow {
            low,
            median,
            high,
            currency,
            period,
            region: statement.region.or_else(|| self.region.map(str::to_owned)),
            year: statement.year,
            source: statement.source.or_else(|| self.source.clone()),
            group: statement.group,
        })
    }

    fn statement(&self, sentence: &str) -> Statement {
        let statement = pay_words::statement(sentence, self.year_max);
        Statement { group: statement.group.filter(|group| !self.is_the_career(group)), ..statement }
    }

    fn is_the_career(&self, group: &str) -> bool {
        let (group, title) = (group.to_lowercase(), self.title.to_lowercase());
        group == title || group.strip_suffix('s') == Some(&title) || title.strip_suffix('s') == Some(&group)
    }

    /// Ranges in lists and tables: `Junior: $60,000–$80,000 a year`. Single figures there may mean anything.
    fn rows_of_entries(&self, blocks: &[Block]) -> Vec<SalaryRow> {
        let entries = items(blocks).map(|item| (item.name.as_deref().unwrap_or_default(), item.text.clone()));
        let table_rows = blocks.iter().flat_map(|block| match block {
            Block::Table { header, rows } => rows.iter().map(|row| (header.join(" "), row)).collect(),
            _ => Vec::new(),
        });
        let cells = table_rows.filter_map(|(header, row)| {
            let (name, rest) = row.split_first()?;
            Some((name.as_str(), format!("{}. {header}", rest.join(" "))))
        });
        entries.chain(cells).filter_map(|(name, text)| self.row_of_entry(name, &text)).collect()
    }

    fn row_of_entry(&self, name: &str, text: &str) -> Option<SalaryRow> {
        let figures = money::find(text);
        let range = figures.iter().find(|money| money.high.is_some())?;
        let mut statement = self.statement(text);
        match region_name(name) {
            Some(region) => statement.region = Some(region.to_owned()),
            None if !name.is_empty() && !self.is_the_career(name) => statement.group = Some(name.to_owned()),
            None => {}
        }
        self.complete(statement, (Some(range.low), None, range.high), range.currency)
    }

    /// The entry `2024 Median Pay: $95,380 per year $45.85 per hour` of an overview.
    fn quick_fact(&self, prose: &Prose<'_>) -> Option<SalaryRow> {
        let blocks = prose.blocks(Facet::Overview)?;
        let is_median = |name: &str| name.to_lowercase().contains("median pay");
        let item = items(blocks).find(|item| item.name.as_deref().is_some_and(is_median))?;
        let figures = money::find(&item.text);
        let (first, is_bound) = (figures.first()?, item.text.contains("equal to or greater"));
        if is_bound || first.high.is_some() {
            return None;
        }
        let upto = figures.get(1).map_or(item.text.len(), |second| second.start);
        let mut statement = self.statement(item.text.get(..upto)?);
        statement.year = pay_words::year(item.name.as_deref().unwrap_or_default(), self.year_max);
        self.complete(statement, (None, Some(first.low), None), first.currency)
    }
}

/// Currencies in which ten thousand cannot be the pay of a month.
fn is_western(currency: Currency) -> bool {
    use Currency::{Aud, Cad, Chf, Eur, Gbp, Nzd, Usd};
    [Usd, Eur, Gbp, Cad, Aud, Nzd, Chf].contains(&currency)
}

/// The figures after "lowest 10 percent" and "highest 10 percent", or "10th percentile" and "90th
/// percentile".
fn percentiles(sentence: &str, figures: &[Money]) -> (Option<Amount>, Option<Amount>) {
    let lower = sentence.to_lowercase();
    // Lower case may be longer or shorter in some scripts; then no place in it can be trusted.
    if lower.len() != sentence.len() {
        return (None, None);
    }
    let after = |words: &[&str]| {
        let place = words.iter().find_map(|words| lower.find(words).map(|at| at + words.len()))?;
        let money = figures.iter().find(|money| money.start >= place)?;
        // In "$60,000 at the 10th percentile and $90,000 at …" the figure that follows belongs elsewhere.
        let between = lower.get(place..money.start)?;
        let is_near = between.split_whitespace().count() <= 5
            && !between.contains([',', ';'])
            && !between.contains(" and ");
        is_near.then_some(money.low)
    };
    (after(&["lowest 10 percent", "10th percentile"]), after(&["highest 10 percent", "90th percentile"]))
}

fn is_in_order(row: &SalaryRow) -> bool {
    let figures: Vec<Amount> = [row.low, row.median, row.high].into_iter().flatten().collect();
    figures.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::markdown;
    use crate::knowledge::problem::Report;
    use crate::knowledge::sections::arrange;

    fn rows_of(text: &str, source: Option<&str>) -> Vec<SalaryRow> {
        let page = arrange(markdown::read(&format!("# T\n\n{text}"), 1), &mut Report::new("x.md"));
        rows(&Prose { title: "Clerks", sections: &page.sections, source, year: 2026 })
    }

    fn show(row: &SalaryRow) -> String {
        let sum = |amount: Option<Amount>| amount.map_or("?".to_owned(), |amount| amount.to_string());
        let more = [
            row.region.clone(),
            row.year.map(|year| year.to_string()),
            row.group.clone(),
            row.source.clone(),
        ];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let figures = format!("{} {} {}", sum(row.low), sum(row.median), sum(row.high));
        format!("{figures} {}/{} {}", row.currency, row.period, more.join(" | ")).trim_end().to_owned()
    }

    fn check(pay: &str, expected: &[&str]) {
        let found: Vec<String> = rows_of(&format!("## Pay\n\n{pay}"), None).iter().map(show).collect();
        assert_eq!(found, expected, "{pay}");
    }

    #[test]
    fn reads_ranges() {
        check(
            "According to data from various sources, the average salary in the United States ranges from $90,000 to \
             $140,000 per year.",
            &["90,000 ? 140,000 USD/year United States | data from various sources"],
        );
        check("Expect $90k–$140k.", &["90,000 ? 140,000 USD/year"]);
        check("Between €3,000 and €4,500 a month in Germany.", &["3,000 ? 4,500 EUR/month Germany"]);
        check(
            "The median is $105,000, and most earn $90,000–$140,000 a year.",
            &["90,000 105,000 140,000 USD/year"],
        );
    }

    #[test]
    fn reads_medians_with_their_percentiles() {
        check(
            "The median annual wage for tellers was $90,930 in May 2024. Half earned less. The lowest 10 percent earned \
             less than $48,560, and the highest 10 percent earned more than $162,870.",
            &["48,560 90,930 162,870 USD/year 2024 | tellers"],
        );
        check(
            "The median hourly wage for clerks was $14.99 in May 2024. The lowest 10 percent earned less than $11.02, and \
             the highest 10 percent earned more than $20.00.",
            &["11.02 14.99 20 USD/hour 2024"],
        );
        check(
            "The median annual wage for budget analysts was $87,930.",
            &["? 87,930 ? USD/year budget analysts"],
        );
    }

    #[test]
    fn reads_ranges_in_lists_and_tables() {
        check("- Junior: $60,000–$80,000 a year\n- Senior: $100,000", &["60,000 ? 80,000 USD/year Junior"]);
        check("- United Kingdom: £30k to £45k", &["30,000 ? 45,000 GBP/year United Kingdom"]);
        check(
            "| Level | Pay a month |\n|---|---|\n| Lead | 20 000–30 000 zł |",
            &["20,000 ? 30,000 PLN/month Lead"],
        );
    }

    #[test]
    fn never_invents_a_row() {
        check("It pays well, some say $100,000 a year.", &[]);
        check("The average salary is $100,000 a year.", &[]);
        check("Pay rose from $90,000 to $100,000 a year.", &[]);
        check("A bootcamp costs $10,000 to $20,000, and bonuses run from $5,000 to $9,000 a year.", &[]);
        check("With a median wage equal to or greater than $239,200 per year.", &[]);
        check("The median salary was $90k for clerks and $80k for tellers.", &[]);
        check("They earn $60,000 at the 10th percentile and $90,000 at the 90th percentile.", &[]);
        check("- Total, all occupations: $49,500", &[]);
        check("Growth in 2034 will pay 10 percent.", &[]);
    }

    #[test]
    fn the_overview_gives_the_figure_for_the_whole_career() {
        let text = "## Quick Facts\n\n- 2024 Median Pay: $95,380 per year $45.85 per hour\n\n## Pay\n\n\
                    The median annual wage for tellers was $90,930 in May 2024.\n\nNote: All. Source: U.S. Bureau of Labor \
                    Statistics, OEWS";
        let found: Vec<String> = rows_of(text, Some("https://www.bls.gov/x")).iter().map(show).collect();
        let source = "U.S. Bureau of Labor Statistics, OEWS";
        assert_eq!(
            found,
            [
                format!("? 95,380 ? USD/year United States | 2024 | {source}"),
                format!("? 90,930 ? USD/year United States | 2024 | tellers | {source}"),
            ]
        );
    }

    #[test]
    fn a_figure_given_twice_makes_one_row() {
        let text = "## Quick Facts\n\n- 2024 Median Pay: $42.45 per hour\n\n## Pay\n\n\
                    The median hourly wage for clerks was $42.45 in May 2024.";
        assert_eq!(rows_of(text, None).len(), 1);
    }
}
