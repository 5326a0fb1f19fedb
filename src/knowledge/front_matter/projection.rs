//! The `[projection]` table, the level of education and the number of jobs in front matter.

use toml::de::{DeTable, DeValue};

use super::super::prospects::{Education, Projection};
use super::values::Values;

const KEYS: [&str; 6] = ["percent", "openings", "from", "to", "source", "group"];
/// A larger change within some ten years is a slip of the pen.
const PERCENT_MAX: f64 = 500.0;
/// The years that a projection may span.
const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// The level of education, by the name that the Bureau of Labor Statistics uses.
pub(super) fn education(values: &mut Values<'_, '_>, table: &DeTable<'_>) -> Option<Education> {
    let text = values.text(table, "education")?;
    match text.value.parse() {
        Ok(level) => Some(level),
        Err(error) => {
            let error: super::super::prospects::UnknownEducation = error;
            let allowed = Education::ALL.map(Education::name).join("; ");
            values.report.error(text.line, error.to_string(), format!("Use one of: {allowed}."));
            None
        }
    }
}

/// The projection; one with something wrong is reported and left out.
pub(super) fn projection(values: &mut Values<'_, '_>, table: &DeTable<'_>) -> Option<Projection> {
    let value = table.get("projection")?;
    let Some(table) = value.get_ref().as_table() else {
        values.wrong_kind(value, "projection", "a table", "Begin it with a line [projection].");
        return None;
    };
    let line = values.line(value);
    let before = values.report.problems.len();
    values.refuse_unknown_keys(table, "projection", &KEYS);
    let percent = number(values, table, "percent").filter(|percent| percent.abs() <= PERCENT_MAX);
    let years = ["from", "to"].map(|key| number(values, table, key).map(|year| year as i64));
    let openings = number(values, table, "openings").map(|openings| openings.max(0.0) as u32);
    let [source, group] = ["source", "group"].map(|key| values.text(table, key).map(|text| text.value));
    let whole = match (percent, years, source) {
        (Some(percent), [Some(from), Some(to)], Some(source))
            if from < to && YEARS.contains(&from) && YEARS.contains(&to) =>
        {
            let tenths = (percent * 10.0).round() as i32;
            Some(Projection { tenths, openings, years: (from as i16, to as i16), source, group })
        }
        _ => None,
    };
    if whole.is_none() && values.report.problems.len() == before {
        let remedy = "Give `percent` (such as 8.7), `from` and `to` (years), and `source`.";
        values.report.error(line, "the projection is not whole", remedy);
    }
    whole.filter(|_| values.report.problems.len() == before)
}

/// How many people hold such jobs.
pub(super) fn employment(values: &mut Values<'_, '_>, table: &DeTable<'_>) -> Option<u32> {
    number(values, table, "employment").map(|people| people.max(0.0) as u32)
}

fn number(values: &mut Values<'_, '_>, table: &DeTable<'_>, key: &str) -> Option<f64> {
    let value = table.get(key)?;
    let digits = match value.get_ref() {
        DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => {
            values.wrong_kind(
                value,
                key,
                "a number",
                &format!("Write `{key} = 10`, without quotes or signs."),
            );
            return None;
        }
    };
    digits.replace('_', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::front_matter;
    use super::*;

    const GOOD: &str = "education = \"Bachelor's degree\"\n[projection]\npercent = -0.7\nopenings = 3_800\nfrom = 2024\nto = 2034\n\
                        source = \"us\"\ngroup = \"Developers\"\n";

    fn check(from: &str, to: &str, problems: &[&str]) {
        assert!(GOOD.contains(from));
        let (front, found) = front_matter(&GOOD.replace(from, to));
        assert_eq!(found, problems, "{to}");
        assert_eq!(front.projection.is_some() && front.education.is_some(), problems.is_empty(), "{to}");
    }

    #[test]
    fn reads_a_projection() {
        let (front, problems) = front_matter(GOOD);
        assert_eq!(problems, Vec::<String>::new());
        let projection = front.projection.unwrap();
        assert_eq!(
            (projection.tenths, projection.openings, projection.years),
            (-7, Some(3_800), (2024, 2034))
        );
        assert_eq!(front.education, Some(Education::Bachelor));
    }

    #[test]
    fn reports_what_is_wrong_with_it() {
        check("openings = 3_800\n", "", &[]);
        check("percent = -0.7\n", "", &["3: the projection is not whole"]);
        check("source = \"us\"\n", "", &["3: the projection is not whole"]);
        check("to = 2034", "to = 2014", &["3: the projection is not whole"]);
        check("-0.7", "\"much\"", &["4: `percent` is a string, not a number"]);
        check("from =", "since =", &["6: the projection has no key \"since\""]);
        check("Bachelor's degree", "PhD", &["2: \"PhD\" is no level of education"]);
    }
}
