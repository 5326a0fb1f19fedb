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
/// What part of a code's people a part of it is taken to have, since nobody counts them.
const PARTS: u32 = 10;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    employment: Option<u32>,
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
        employment: employment(occupation, data),
        education: covered.and_then(|(entry, _)| entry.education).map(Education::name),
        projection: covered.map(|(entry, projection)| table(occupation, entry, projection)),
    };
    toml::to_string(&front).expect("texts, numbers and lists are valid TOML")
}

/// How many people the survey counts; of a part of a code, a part of its people.
fn employment(occupation: &Occupation, data: &Data) -> Option<u32> {
    let people = data.wages.as_ref()?.employment(occupation.soc())?;
    Some(if occupation.is_whole_soc() { people } else { people / PARTS })
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::import::aliases::Aliases;
    use crate::import::handbook::Handbook;
    use crate::import::onet::{Database, Release};
    use crate::import::wages::Wages;

    /// The front matter of an occupation, with the wages of one row: code, name, and pay an hour or a year.
    fn check(code: &str, row: &str, expected: &[&str], absent: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("national_M2025.csv");
        let header = "AREA_TYPE,I_GROUP,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_MEDIAN,H_PCT90,A_PCT10,A_MEDIAN,A_PCT90";
        fs::write(&path, format!("{header}\n1,cross-industry,{row}\n")).unwrap();
        let release = Release { version: "30.1".to_owned(), date: jiff::civil::date(2025, 12, 1) };
        let database = Database {
            release,
            occupations: BTreeMap::new(),
            zones: BTreeMap::new(),
            education_levels: BTreeMap::new(),
            verbs: Default::default(),
        };
        let data = Data { database, wages: Wages::read(&path).ok(), handbook: Handbook::default() };
        let occupation = Occupation {
            code: code.to_owned(),
            title: "Helpers--\"Lamp\" Lighters".to_owned(),
            related: ["1", "2", "gone", "3", "4", "5", "6"].map(str::to_owned).into(),
            ..Occupation::default()
        };
        let slugs = (1..=6).map(|n| (n.to_string(), format!("page-{n}").parse().unwrap())).collect();
        let names = Names { aliases: &Aliases::default(), slugs: &slugs };
        let front = front_matter(&occupation, &data, &names);
        toml::from_str::<toml::Table>(&front).expect("it is TOML");
        expected.iter().for_each(|part| assert!(front.contains(part), "no {part:?} in {front}"));
        absent.iter().for_each(|part| assert!(!front.contains(part), "{part:?} in {front}"));
    }

    #[test]
    fn states_the_facts_of_an_occupation() {
        let title = "title = 'Helpers of \"Lamp\" Lighters'\n";
        let related = "related = [\"page-1\", \"page-2\", \"page-3\", \"page-4\", \"page-5\"]\n";
        let pay = "low = 21340\nmedian = 31250\nhigh = 52480\ncurrency = \"USD\"\nperiod = \"year\"\n";
        check(
            "39-9901.00",
            "39-9901,Lamps,detailed,9,10,11,12,21340,31250,52480",
            &[
                title,
                related,
                pay,
                "soc = \"39-9901\"\nupdated = 2025-12-01\n",
                "license. O*NET® is a trademark",
            ],
            &["aliases", "skills", "tools", "education", "projection", "group", "Handbook"],
        );
    }

    #[test]
    fn states_pay_as_it_is_measured() {
        let hourly = "low = 10.5\nmedian = 11\ncurrency = \"USD\"\nperiod = \"hour\"\n";
        check("39-9901.00", "39-9901,Lamps,detailed,9,10.50,11.00,#,*,*,*", &[hourly], &["high", "group"]);
        check("39-9901.01", "39-9901,Lamps,detailed,9,1,2,3,4,5,6", &["group = \"Lamps\"\n"], &[]);
        check("39-9901.00", "39-9900,Lights,broad,9,1,2,3,4,5,6", &["group = \"Lights\"\n"], &[]);
        check("39-9901.00", "39-9950,Lights,broad,9,1,2,3,4,5,6", &[], &["salary", "low"]);
    }
}
