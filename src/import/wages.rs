//! Wages by occupation from the Occupational Employment and Wage Statistics (OEWS) of the U.S. Bureau of Labor Statistics.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use calamine::{Data, Reader};
use regex::Regex;
use serde::Deserialize;

use super::by_soc::BySoc;
use super::table::{self, Row, Separator};
use crate::knowledge::{Amount, Period, Problem};

/// The columns that are read, as BLS names them.
const COLUMNS: [&str; 12] = [
    "AREA_TYPE",
    "I_GROUP",
    "OCC_CODE",
    "OCC_TITLE",
    "O_GROUP",
    "TOT_EMP",
    "H_PCT10",
    "H_MEDIAN",
    "H_PCT90",
    "A_PCT10",
    "A_MEDIAN",
    "A_PCT90",
];
/// Annual pay that the survey does not tell apart any more, as `#`.
const TOP_CODED: &str = "#";

/// What a group of occupations earns in the United States.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wage {
    /// The code under which the survey counts it: `15-1252`, or that of a group.
    pub soc: String,
    /// The survey's name of the group: `Software Developers`.
    pub group: String,
    pub period: Period,
    /// The 10th percentile, in dollars per period.
    pub low: Option<Amount>,
    pub median: Option<Amount>,
    /// The 90th percentile.
    pub high: Option<Amount>,
    /// Whether a figure is missing because it is higher than any that the survey publishes.
    pub is_top_coded: bool,
}

/// The wages of one survey.
#[derive(Debug)]
pub(super) struct Wages {
    /// The year whose May it was made in.
    pub year: i16,
    by_soc: BySoc<Wage>,
    employment: BySoc<u32>,
}

impl Wages {
    /// Reads the national table, `.csv` or `.xlsx`. Its year stands in its name: `national_M2025_dl.xlsx`.
    pub fn read(path: &Path) -> Result<Self, Vec<Problem>> {
        let year = year(path).map_err(|problem| vec![problem])?;
        let is_sheet = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
        let rows = if is_sheet { sheet(path)? } else { table::read(path, Separator::Comma, &COLUMNS)? };
        let mut wages = Self { year, by_soc: BySoc::default(), employment: BySoc::default() };
        let mut problems = Vec::new();
        for row in rows.into_iter().filter(|row| row.value.is_national()) {
            if let Err(reason) = wages.add(&row.value) {
                problems.push(table::problem(
                    path,
                    Some(row.line),
                    &reason,
                    "Mend the row, or download the file again.",
                ));
            }
        }
        if problems.is_empty() && wages.employment.is_empty() {
            let remedy = "Use the national table, such as national_M2025_dl.xlsx.";
            problems.push(table::problem(
                path,
                None,
                "the table has no occupation of the whole country",
                remedy,
            ));
        }
        if problems.is_empty() { Ok(wages) } else { Err(problems) }
    }

    /// Tells which SOC codes there are, so that those that the survey made up are known for what they are.
    pub fn settle(&mut self, known: &BTreeSet<&str>) {
        self.by_soc.settle(known);
        self.employment.settle(known);
    }

    /// The wage of a SOC code, or of the smallest group that holds it where the survey does not part them.
    pub fn of(&self, soc: &str) -> Option<&Wage> {
        self.by_soc.of(soc)
    }

    /// How many people hold jobs of a SOC code.
    pub fn employment(&self, soc: &str) -> Option<u32> {
        self.employment.of(soc).copied()
    }

    fn add(&mut self, row: &WageRow) -> Result<(), String> {
        let annual = [&row.a_pct10, &row.a_median, &row.a_pct90];
        let hourly = [&row.h_pct10, &row.h_median, &row.h_pct90];
        let is_told = |cells: &[&String; 3]| cells.iter().any(|cell| is_figure(cell));
        let (cells, period) = if is_told(&annual) { (annual, Period::Year) } else { (hourly, Period::Hour) };
        if is_told(&cells) {
            let [low, median, high] = cells.map(|cell| amount(cell));
            let (low, median, high) = (low?, median?, high?);
            if ![low, median, high].into_iter().flatten().is_sorted() {
                let [low, median, high] = cells;
                return Err(format!("10th percentile, median and 90th do not rise: {low}, {median}, {high}"));
            }
            let wage = Wage {
                soc: row.occ_code.clone(),
                group: row.occ_title.clone(),
                period,
                low,
                median,
                high,
                is_top_coded: cells.iter().any(|cell| *cell == TOP_CODED),
            };
            self.by_soc.insert(&row.occ_code, wage);
        }
        if let Ok(people) = row.tot_emp.replace(',', "").parse() {
            self.employment.insert(&row.occ_code, people);
        }
        Ok(())
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
struct WageRow {
    area_type: String,
    i_group: String,
    occ_code: String,
    occ_title: String,
    o_group: String,
    tot_emp: String,
    h_pct10: String,
    h_median: String,
    h_pct90: String,
    a_pct10: String,
    a_median: String,
    a_pct90: String,
}

impl WageRow {
    /// Whether it is about an occupation in the whole country and all industries.
    fn is_national(&self) -> bool {
        let is_occupation = matches!(self.o_group.as_str(), "detailed" | "broad");
        self.area_type == "1" && self.i_group == "cross-industry" && is_occupation
    }
}

static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:19|20)\d\d").expect("the pattern is valid"));

fn year(path: &Path) -> Result<i16, Problem> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    YEAR.find(&name).and_then(|year| year.as_str().parse().ok()).ok_or_else(|| {
        let remedy = "Name it as BLS does, with the survey's year: national_M2025_dl.xlsx.";
        table::problem(path, None, "the name of the file does not tell the year of the survey", remedy)
    })
}

fn is_figure(cell: &str) -> bool {
    cell.starts_with(|first: char| first.is_ascii_digit())
}

/// A figure; none where the survey tells none (`*`, `#`, empty).
fn amount(cell: &str) -> Result<Option<Amount>, String> {
    match cell.trim() {
        "" | "*" | "**" | "~" | TOP_CODED => Ok(None),
        figure => match Amount::from_decimal(&figure.replace(',', "")) {
            Some(amount) => Ok(Some(amount)),
            None => Err(format!("{figure:?} is no figure")),
        },
    }
}

/// The rows of the first sheet of a workbook.
fn sheet(path: &Path) -> Result<Vec<Row<WageRow>>, Vec<Problem>> {
    let wrong = |reason: String| vec![table::problem(path, None, &reason, "Download the file again.")];
    if let Err(error) = std::fs::File::open(path) {
        return Err(vec![table::unreadable(path, &error)]);
    }
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path)
        .map_err(|error: calamine::XlsxError| wrong(format!("the file is no workbook: {error}")))?;
    let range = match book.worksheet_range_at(0) {
        Some(Ok(range)) => range,
        Some(Err(error)) => return Err(wrong(format!("the first sheet cannot be read: {error}"))),
        None => return Err(wrong("the workbook has no sheet".to_owned())),
    };
    let mut rows = range.rows();
    let header: Vec<String> =
        rows.next().unwrap_or_default().iter().map(|cell| cell.to_string().trim().to_uppercase()).collect();
    table::check_header(path, header.iter().map(String::as_str), &COLUMNS)
        .map_err(|problem| vec![problem])?;
    let header = csv::StringRecord::from(header);
    let row = |(index, cells): (usize, &[Data])| {
        let record: csv::StringRecord = cells.iter().map(Data::to_string).collect();
        let value = record.deserialize(Some(&header)).unwrap_or_default();
        Row { value, line: u32::try_from(index + 2).unwrap_or(u32::MAX) }
    };
    Ok(rows.enumerate().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "AREA,AREA_TYPE,I_GROUP,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_MEDIAN,H_PCT90,A_PCT10,A_MEDIAN,A_PCT90\n";

    fn wages(rows: &str) -> Result<Wages, Vec<String>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("national_M2025.csv");
        std::fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        Wages::read(&path).map_err(|problems| {
            problems
                .iter()
                .map(|problem| format!("{}: {}", problem.line.unwrap_or(0), problem.reason))
                .collect()
        })
    }

    #[test]
    fn reads_yearly_and_hourly_pay() {
        let wages = wages(
            "99,1,cross-industry,51-3011,Bakers,detailed,\"234,490\",13.1,17.9,24.5,27250,37230,50960\n\
             99,1,cross-industry,27-2011,Actors,detailed,47580,14.5,23.33,#,*,*,*\n",
        )
        .unwrap();
        let bakers = wages.of("51-3011").unwrap();
        assert_eq!(
            (bakers.period, bakers.low, bakers.high),
            (Period::Year, Some(Amount::units(27_250)), Some(Amount::units(50_960)))
        );
        assert_eq!(wages.employment("51-3011"), Some(234_490));
        let actors = wages.of("27-2011").unwrap();
        assert_eq!(
            (actors.period, actors.median, actors.high),
            (Period::Hour, Amount::from_decimal("23.33"), None)
        );
        assert!(actors.is_top_coded && !bakers.is_top_coded);
        assert_eq!(wages.year, 2025);
    }

    #[test]
    fn takes_the_broad_group_where_the_survey_does_not_part_it() {
        let wages = wages("99,1,cross-industry,31-1120,Home Aides,broad,3,1,2,3,10,20,30\n").unwrap();
        assert_eq!(wages.of("31-1121").unwrap().group, "Home Aides");
        assert_eq!(wages.of("31-1131"), None);
    }

    #[test]
    fn passes_over_other_areas_and_larger_groups() {
        let rows = "1,2,cross-industry,51-3011,Bakers,detailed,1,1,2,3,10,20,30\n99,1,cross-industry,51-0000,Production,major,1,1,2,3,10,20,30\n";
        assert_eq!(wages(rows).unwrap_err(), ["0: the table has no occupation of the whole country"]);
    }

    #[test]
    fn names_the_row_that_is_broken() {
        let rows = "99,1,cross-industry,51-3011,Bakers,detailed,1,1,2,3,10,lots,30\n";
        assert_eq!(wages(rows).unwrap_err(), ["2: \"lots\" is no figure"]);
        let rows = "99,1,cross-industry,51-3011,Bakers,detailed,1,1,2,3,10,40,30\n";
        let reason = "2: 10th percentile, median and 90th do not rise: 10, 40, 30";
        assert_eq!(wages(rows).unwrap_err(), [reason]);
        let problem = &Wages::read(Path::new("wages.csv")).unwrap_err()[0];
        assert_eq!(problem.reason, "the name of the file does not tell the year of the survey");
    }
}
