//! The front matter of an imported page.

use serde::Serialize;
use toml::value::{Date as TomlDate, Datetime};

use super::super::handbook::Entry;
use super::super::onet::Occupation;
use super::super::projection::Projection;
use super::super::wages::Wage;
use super::super::{Data, Names};
use super::{SKILLS_MAX, pay, technology};
use crate::knowledge::{Amount, Education, Slug};

const RELATED_MAX: usize = 5;

#[derive(Serialize)]
struct FrontMatter<'a> {
    title: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<&'a Slug>,
    soc: &'a str,
    updated: Datetime,
    source: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    education: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tools: Vec<ToolGroup>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    salary: Vec<SalaryRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    projection: Option<ProjectionTable<'a>>,
}

#[derive(Serialize)]
struct ProjectionTable<'a> {
    percent: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    openings: Option<u32>,
    from: i16,
    to: i16,
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
}

#[derive(Serialize)]
struct ToolGroup {
    name: String,
    tools: Vec<String>,
}

#[derive(Serialize)]
struct SalaryRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    median: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Figure>,
    currency: &'static str,
    period: &'static str,
    region: &'static str,
    year: i16,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
}

/// A sum, with hundredths only where there are any.
#[derive(Serialize)]
#[serde(untagged)]
enum Figure {
    Units(u64),
    Hundredths(f64),
}

/// The front matter's TOML, without the lines of plus signs.
pub(super) fn front_matter(occupation: &Occupation, data: &Data, names: &Names<'_>) -> String {
    let aliases = names.aliases.by_code.get(&occupation.code).map_or(&[][..], Vec::as_slice);
    let related =
        occupation.related.iter().filter_map(|code| names.slugs.get(code)).take(RELATED_MAX).collect();
    let tools =
        technology::groups(occupation).into_iter().map(|(name, tools)| ToolGroup { name, tools }).collect();
    let date = data.database.release.date;
    let covered = data.handbook.of(occupation);
    let front = FrontMatter {
        title: super::title(occupation),
        aliases,
        related,
        soc: occupation.soc(),
        updated: Datetime {
            date: Some(TomlDate {
                year: date.year().unsigned_abs(),
                month: date.month().unsigned_abs(),
                day: date.day().unsigned_abs(),
            }),
            time: None,
            offset: None,
        },
        source: source(occupation, data),
        skills: occupation.skills.iter().take(SKILLS_MAX).map(|rating| rating.name.as_str()).collect(),
        tools,
        salary: super::wage(occupation, data).map(|wage| row(occupation, wage, data)).into_iter().collect(),
        education: covered.and_then(|(entry, _)| entry.education).map(Education::name),
        projection: covered.map(|(entry, projection)| table(occupation, entry, projection)),
    };
    toml::to_string(&front).expect("texts, numbers and lists are valid TOML")
}

fn row<'a>(occupation: &Occupation, wage: &'a Wage, data: &Data) -> SalaryRow<'a> {
    let year = data.wages.as_ref().map_or(0, |wages| wages.year);
    SalaryRow {
        low: wage.low.map(figure),
        median: wage.median.map(figure),
        high: wage.high.map(figure),
        currency: "USD",
        period: wage.period.name(),
        region: "United States",
        year,
        source: pay::source(year),
        group: pay::group(occupation, wage),
    }
}

fn table<'a>(occupation: &Occupation, entry: &'a Entry, projection: &'a Projection) -> ProjectionTable<'a> {
    let is_own = projection.is_only_of(occupation);
    ProjectionTable {
        percent: projection.percent,
        openings: entry.openings.filter(|_| is_own && entry.is_of_one),
        from: projection.years.0,
        to: projection.years.1,
        source: "U.S. Bureau of Labor Statistics, Employment Projections",
        group: (!is_own).then_some(&*projection.title),
    }
}

fn figure(amount: Amount) -> Figure {
    match amount.hundredths() % 100 {
        0 => Figure::Units(amount.whole_units()),
        _ => Figure::Hundredths(amount.to_f64()),
    }
}

/// What is cited with every answer, and then the line that the licence of O*NET asks for.
fn source(occupation: &Occupation, data: &Data) -> String {
    let version = &data.database.release.version;
    let handbook = match data.handbook.of(occupation) {
        Some(_) => "; Occupational Outlook Handbook, U.S. Bureau of Labor Statistics",
        None => "",
    };
    format!(
        "O*NET {version} Database, USDOL/ETA, CC BY 4.0, modified{handbook}. This product includes information from the O*NET {version} \
         Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 \
         license. O*NET® is a trademark of USDOL/ETA. We have modified some of this information. USDOL/ETA has not approved, \
         endorsed, or tested these modifications."
    )
}
