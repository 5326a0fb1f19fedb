//! The `[[salary]]` rows of front matter, or `salary = []` where nobody measures the pay.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::amount::Amount;
use super::super::model::{Currency, Period, SalaryRow};
use super::values::Values;

const KEYS: [&str; 9] = ["low", "median", "high", "currency", "period", "region", "year", "source", "group"];
/// Older figures help nobody, and an older year is a slip of the pen.
const YEAR_MIN: i16 = 1990;

/// Reads all rows; a row with something wrong is reported and left out. None if the key is absent or is no list.
pub(super) fn rows(values: &mut Values<'_, '_>, table: &DeTable<'_>) -> Option<Vec<SalaryRow>> {
    let value = table.get("salary")?;
    let is_stated_empty = value.get_ref().as_array().is_some_and(|array| array.is_empty());
    let tables: Option<Vec<_>> = value
        .get_ref()
        .as_array()
        .map(|array| array.iter().filter_map(|entry| Some((entry, entry.get_ref().as_table()?))).collect());
    match tables {
        Some(tables) if is_stated_empty || !tables.is_empty() => {
            Some(tables.into_iter().filter_map(|(entry, table)| row(values, entry, table)).collect())
        }
        _ => {
            let remedy =
                "Begin every row with a line [[salary]], or write `salary = []` if nobody measures it.";
            values.wrong_kind(value, "salary", "a list of rows", remedy);
            None
        }
    }
}

fn row(values: &mut Values<'_, '_>, entry: &Spanned<DeValue<'_>>, table: &DeTable<'_>) -> Option<SalaryRow> {
    let line = values.line(entry);
    let before = values.report.problems.len();
    values.refuse_unknown_keys(table, "salary row", &KEYS);
    let [low, median, high] = ["low", "median", "high"].map(|key| amount(values, table, key));
    check_order(values, line, [low, median, high]);
    let currency = currency(values, table, line);
    let period = period(values, table, line);
    let year = year(values, table);
    let [region, source, group] =
        ["region", "source", "group"].map(|key| values.text(table, key).map(|text| text.value));
    if low.is_none() && median.is_none() && high.is_none() && values.report.problems.len() == before {
        values.report.error(
            line,
            "the salary row has no figure",
            "Give `low`, `median` or `high`, or take the row out.",
        );
    }
    if source.is_none() {
        let remedy = "Say who measured it: `source = \"…\"`; a figure without a source is not shown.";
        values.report.error(line, "the salary row has no source", remedy);
    }
    let faultless = values.report.problems.len() == before;
    let row =
        SalaryRow { low, median, high, currency: currency?, period: period?, region, year, source, group };
    faultless.then_some(row)
}

fn amount(values: &mut Values<'_, '_>, table: &DeTable<'_>, key: &str) -> Option<Amount> {
    let value = table.get(key)?;
    let digits = match value.get_ref() {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => {
            values.wrong_kind(
                value,
                key,
                "a number",
                &format!("Write `{key} = 90000`, without quotes or signs."),
            );
            return None;
        }
    };
    let amount = Amount::from_decimal(&digits.replace('_', "")).filter(|amount| amount.hundredths() > 0);
    if amount.is_none() {
        let reason = format!("`{key} = {digits}` is no pay");
        values.report.error(values.line(value), reason, "Write a number above 0 with at most two decimals.");
    }
    amount
}

fn check_order(values: &mut Values<'_, '_>, line: u32, [low, median, high]: [Option<Amount>; 3]) {
    for (lower, upper) in [
        (("low", low), ("median", median)),
        (("median", median), ("high", high)),
        (("low", low), ("high", high)),
    ] {
        // Low against high says no more where the median already told on one of them.
        if lower.0 == "low" && upper.0 == "high" && median.is_some() {
            continue;
        }
        if let (Some(small), Some(large)) = (lower.1, upper.1)
            && small > large
        {
            let reason =
                format!("the salary row's `{}` ({small}) is above its `{}` ({large})", lower.0, upper.0);
            values.report.error(
                line,
                reason,
                "Put the figures right: low, median, high, from the smallest up.",
            );
        }
    }
}

fn currency(values: &mut Values<'_, '_>, table: &DeTable<'_>, line: u32) -> Option<Currency> {
    let allowed = Currency::ALL.map(Currency::code).join(", ");
    let Some(code) = values.text(table, "currency") else {
        if !table.contains_key("currency") {
            values.report.error(
                line,
                "the salary row has no currency",
                format!("Give `currency`, one of {allowed}."),
            );
        }
        return None;
    };
    let currency = code.value.parse();
    if let Err(error) = &currency {
        let error: &super::super::currency::UnknownCurrency = error;
        values.report.error(code.line, error.to_string(), format!("Use one of {allowed}."));
    }
    currency.ok()
}

fn period(values: &mut Values<'_, '_>, table: &DeTable<'_>, line: u32) -> Option<Period> {
    let allowed = Period::ALL.map(Period::name).join(", ");
    let Some(name) = values.text(table, "period") else {
        if !table.contains_key("period") {
            values.report.error(
                line,
                "the salary row has no period",
                format!("Give `period`, one of {allowed}."),
            );
        }
        return None;
    };
    let period = name.value.parse();
    if let Err(error) = &period {
        let error: &super::super::currency::UnknownPeriod = error;
        values.report.error(name.line, error.to_string(), format!("Use one of {allowed}."));
    }
    period.ok()
}

fn year(values: &mut Values<'_, '_>, table: &DeTable<'_>) -> Option<i16> {
    let value = table.get("year")?;
    let Some(year) = value.get_ref().as_integer().and_then(|year| year.as_str().parse::<i16>().ok()) else {
        values.wrong_kind(value, "year", "a year", "Write `year = 2025`, without quotes.");
        return None;
    };
    if (YEAR_MIN..=values.today.year()).contains(&year) {
        return Some(year);
    }
    let reason = if year > values.today.year() {
        format!("the year {year} lies in the future")
    } else {
        format!("the year {year} is too long ago to be shown")
    };
    values.report.error(values.line(value), reason, "Write the year in which the pay was measured.");
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::front_matter;
    use super::*;

    const GOOD: &str = "[[salary]]\nlow = 90_000\nmedian = 105000.5\nhigh = 140000\ncurrency = \"USD\"\nperiod = \"year\"\n\
                        region = \"United States\"\nyear = 2023\nsource = \"us\"\ngroup = \"Developers\"\n";

    fn check(from: &str, to: &str, problems: &[&str]) {
        assert!(GOOD.contains(from));
        let (front, found) = front_matter(&GOOD.replace(from, to));
        assert_eq!(found, problems, "{to}");
        assert_eq!(front.salary.is_none_or(|rows| rows.is_empty()), !problems.is_empty(), "{to}");
    }

    #[test]
    fn reads_a_row() {
        let (front, problems) = front_matter(GOOD);
        assert_eq!(problems, Vec::<String>::new());
        let row = &front.salary.unwrap()[0];
        assert_eq!(row.low, Some(Amount::units(90_000)));
        assert_eq!(row.median, Amount::from_hundredths(10_500_050));
        assert_eq!((row.currency, row.period, row.year), (Currency::Usd, Period::Year, Some(2023)));
        assert_eq!(
            (row.region.as_deref(), row.group.as_deref()),
            (Some("United States"), Some("Developers"))
        );
    }

    #[test]
    fn an_empty_list_states_that_nobody_measures_the_pay() {
        let (front, problems) = front_matter("salary = []\n");
        assert_eq!((front.salary, problems), (Some(vec![]), vec![]));
        assert_eq!(front_matter("title = \"T\"\n").0.salary, None);
        let (front, problems) = front_matter("salary = [90000]\n");
        assert_eq!(
            (front.salary, problems),
            (None, vec!["2: `salary` is an array, not a list of rows".to_owned()])
        );
    }

    #[test]
    fn a_row_may_leave_out_what_is_not_known() {
        check("low = 90_000\n", "", &[]);
        check("region = \"United States\"\nyear = 2023\n", "", &[]);
    }

    #[test]
    fn refuses_rows_with_something_wrong() {
        check(
            "90_000",
            "900000",
            &["2: the salary row's `low` (900,000) is above its `median` (105,000.50)"],
        );
        check(
            "105000.5",
            "150000",
            &["2: the salary row's `median` (150,000) is above its `high` (140,000)"],
        );
        check("\"USD\"", "\"BTC\"", &["6: \"BTC\" is no currency that pages may use"]);
        check("\"year\"", "\"decade\"", &["7: \"decade\" is no pay period"]);
        check("currency = \"USD\"\n", "", &["2: the salary row has no currency"]);
        check("period = \"year\"\n", "", &["2: the salary row has no period"]);
        check("source = \"us\"\n", "", &["2: the salary row has no source"]);
        check("2023", "2027", &["9: the year 2027 lies in the future"]);
        check("2023", "1823", &["9: the year 1823 is too long ago to be shown"]);
        check("2023", "\"2023\"", &["9: `year` is a string, not a year"]);
        check("90_000", "\"$90k\"", &["3: `low` is a string, not a number"]);
        check("90_000", "-5", &["3: `low = -5` is no pay"]);
        check("90_000", "0", &["3: `low = 0` is no pay"]);
        check("90_000", "1e5", &["3: `low = 1e5` is no pay"]);
        check("low =", "lowest =", &["3: the salary row has no key \"lowest\""]);
        check("low = 90_000\nmedian = 105000.5\nhigh = 140000\n", "", &["2: the salary row has no figure"]);
        check("[[salary]]", "[salary]", &["2: `salary` is a table, not a list of rows"]);
    }
}
