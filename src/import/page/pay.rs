//! What an occupation earns, in words.

use super::super::Data;
use super::super::onet::Occupation;
use super::super::wages::Wage;
use super::markdown::{Section, escaped};
use super::overview::in_sentence;
use crate::knowledge::{Amount, Period};

/// Who measures it, and what the ends of a range are.
pub(super) fn source(year: i16) -> String {
    format!("U.S. Bureau of Labor Statistics, OEWS May {year} (10th to 90th percentile)")
}

/// The group that was measured, where it is not just the occupation.
pub(super) fn group<'a>(occupation: &Occupation, wage: &'a Wage) -> Option<&'a str> {
    let is_same = occupation.is_whole_soc() && wage.soc == occupation.soc();
    (!is_same).then_some(&*wage.group)
}

pub(super) fn section(occupation: &Occupation, data: &Data, who: &str) -> Option<Section> {
    let wages = data.wages.as_ref()?;
    let wage = super::wage(occupation, data)?;
    let mut section = Section::new("Salary");
    let who = match group(occupation, wage) {
        Some(group) => {
            section.paragraph(format!(
                "The survey has no figure for {} alone. It counts them in a larger group: {}.",
                escaped(&in_sentence(who)),
                escaped(group)
            ));
            "of that group".to_owned()
        }
        None => format!("of all {}", in_sentence(who)),
    };
    section.paragraph(escaped(&figures(wage, &who, wages.year)));
    section.paragraph("Starting pay is not measured by itself; the lowest-paid tenth is the nearest figure to it. Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics.".to_owned());
    Some(section)
}

fn figures(wage: &Wage, who: &str, year: i16) -> String {
    let period = match wage.period {
        Period::Hour => "an hour",
        _ => "a year",
    };
    let sum = |amount: Amount| format!("${amount} {period}");
    let mut told = Vec::new();
    if let Some(median) = wage.median {
        told.push(format!(
            "Half {who} in the United States earned more than {} in May {year}, and half less.",
            sum(median)
        ));
    }
    match (wage.low, wage.high) {
        (Some(low), Some(high)) => told.push(format!(
            "The lowest-paid tenth earned less than {}, the highest-paid tenth more than {}.",
            sum(low),
            sum(high)
        )),
        (Some(low), None) => told.push(format!("The lowest-paid tenth earned less than {}.", sum(low))),
        (None, Some(high)) => told.push(format!("The highest-paid tenth earned more than {}.", sum(high))),
        (None, None) => {}
    }
    if wage.is_top_coded {
        let what = if wage.median.is_none() { "The median and the pay" } else { "The pay" };
        let verb = if wage.median.is_none() { "are" } else { "is" };
        told.push(format!(
            "{what} of the highest-paid tenth {verb} higher than any figure that the survey publishes."
        ));
    }
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_measured_and_no_more() {
        let wage = Wage {
            soc: "51-3011".to_owned(),
            group: "Bakers".to_owned(),
            period: Period::Year,
            low: Some(Amount::units(27_250)),
            median: Some(Amount::units(37_230)),
            high: None,
            is_top_coded: true,
        };
        assert_eq!(
            figures(&wage, "of all bakers", 2025),
            "Half of all bakers in the United States earned more than $37,230 a year in May 2025, and half less. The lowest-paid \
             tenth earned less than $27,250 a year. The pay of the highest-paid tenth is higher than any figure that the survey publishes."
        );
        let hourly = Wage {
            period: Period::Hour,
            low: None,
            high: Amount::from_decimal("70.5"),
            median: None,
            ..wage
        };
        assert!(
            figures(&hourly, "of all actors", 2025)
                .starts_with("The highest-paid tenth earned more than $70.50 an hour.")
        );
    }
}
