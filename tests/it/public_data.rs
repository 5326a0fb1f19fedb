//! Small public data in the formats of O*NET, OEWS and the Occupational Outlook Handbook: the columns are theirs, the rest is made up.

use std::fs;

use crate::place::{Ended, Place};

/// Where the table of wages lies, for tests that replace it.
pub const WAGES: &str = "data/oews/national_M2018_dl.csv";
/// Words of questions, for places without the shipped pages.
const VOCABULARY: &str = "[facets.salary]\ncues = [\"salary\", \"earn\"]\n[facets.tools]\ncues = [\"tools\"]\n[facets.path]\ncues = \
                          [\"become\"]\n[facets.skills]\ncues = [\"skills\"]\n[facets.outlook]\ncues = [\"outlook\"]\n";

/// A folder with small pages of these names, and with public data in `data/`.
pub fn place(slugs: &[&str]) -> Place {
    let place = Place::with_small_pages(slugs);
    place.write("knowledge/vocabulary.toml", VOCABULARY);
    place.write("data/onet/Read Me.txt", "O*NET 23.9 Database\nMay 2019 Release\n-----\n");
    place.write("data/onet/23.8/Read Me.txt", "O*NET 23.8 Database\nFebruary 2019 Release\n-----\n");
    for (name, header, rows) in ONET {
        place.write(&format!("data/onet/{name}"), table(header, rows));
    }
    place.write(WAGES, wages_csv());
    place.write("data/ooh/lamplighters.md", HANDBOOK);
    place
}

/// Imports all of it into `imported`.
pub fn import(place: &Place) -> Ended {
    place.run(&["import", "onet", "data/onet", "--wages", WAGES, "--handbook", "data/ooh"])
}

/// Changes one place in a file, which must be there.
pub fn change(place: &Place, path: &str, from: &str, to: &str) {
    let text = place.read(path);
    assert!(text.contains(from), "no {from:?} in {path}");
    place.write(path, text.replacen(from, to, 1));
}

/// All files below a folder with their bytes, in the order of their names; none where there is no folder.
pub fn files(place: &Place, folder: &str) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(place.path(folder)).sort_by_file_name().into_iter().flatten();
    let file = |entry: walkdir::DirEntry| {
        let bytes = fs::read(entry.path()).expect("the file can be read");
        (entry.path().display().to_string(), bytes)
    };
    entries.filter(|entry| entry.file_type().is_file()).map(file).collect()
}

/// The wages as a workbook, with numbers where BLS has numbers.
pub fn wages_xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(wages()) {
        for (column, cell) in (0..).zip(cells) {
            let written = match cell.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number),
                Err(_) => sheet.write(row, column, cell),
            };
            written.expect("the cell lies in the sheet");
        }
    }
    book.save_to_buffer().expect("a workbook can be written")
}

/// A table as O*NET writes it: tabs, and lines that end in CRLF.
fn table(header: &str, rows: &[&str]) -> String {
    let columns = header.split('|').count();
    let lines = [header].into_iter().chain(rows.iter().copied());
    let line = |line: &str| {
        assert_eq!(line.split('|').count(), columns, "{line}");
        format!("{}\r\n", line.replace('|', "\t"))
    };
    lines.map(line).collect()
}

fn wages_csv() -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    wages().iter().for_each(|row| csv.write_record(row).expect("all rows are as long"));
    csv.into_inner().expect("memory can be written")
}

/// The rows of the table of wages, its columns first.
fn wages() -> Vec<Vec<String>> {
    let header = "AREA|AREA_TITLE|AREA_TYPE|PRIM_STATE|NAICS|NAICS_TITLE|I_GROUP|OWN_CODE|OCC_CODE|OCC_TITLE|O_GROUP|TOT_EMP|EMP_PRSE|\
                  JOBS_1000|LOC_QUOTIENT|PCT_TOTAL|PCT_RPT|H_MEAN|A_MEAN|MEAN_PRSE|H_PCT10|H_PCT25|H_MEDIAN|H_PCT75|H_PCT90|A_PCT10|\
                  A_PCT25|A_MEDIAN|A_PCT75|A_PCT90|ANNUAL|HOURLY";
    let mut rows = vec![header.to_owned()];
    rows.extend(OEWS.iter().map(|(code, title, group, hourly, annual)| {
        format!("99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|{code}|{title}|{group}|9000|0|||||10|20000|0.1|{hourly}|{annual}||")
    }));
    rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
}

/// Code, title, kind of group, and the 10th, 25th, 50th, 75th and 90th percentile an hour and a year.
const OEWS: [(&str, &str, &str, &str, &str); 6] = [
    ("39-0000", "Lighting Occupations", "major", "10|11|12|13|14", "20000|21000|22000|23000|24000"),
    (
        "39-9901",
        "Lamplighters and Wick Trimmers",
        "detailed",
        "10|11|12|13|14",
        "21340|24000|31250|40000|52480",
    ),
    ("39-9902", "Bell Ringers", "detailed", "11.5|12|19.75|25|33.25", "*|*|*|*|*"),
    ("39-9903", "Fog Keepers", "detailed", "40|50|80|#|#", "83210|100000|166430|#|#"),
    ("39-9910", "Tide and Moon Watchers", "broad", "10|11|12|13|14", "25010|26000|27020|28000|29030"),
    ("39-9999", "Keepers, All Other", "detailed", "10|11|12|13|14", "20000|21000|22000|23000|24000"),
];

/// The tables of O*NET: name, columns, rows.
const ONET: [(&str, &str, &[&str]); 14] = [
    (
        "Occupation Data.txt",
        "O*NET-SOC Code|Title|Description",
        &[
            "39-9901.00|Lamplighters and Wick Trimmers|Light the lamps of a town at dusk. May trim wicks. Keep oil dry.",
            "39-9902.00|Bell Ringers|Ring the bells of a tower by hand.",
            "39-9903.00|Fog Keepers|Keep fog inside its bounds.",
            "39-9904.00|Cloud Herders|Herd clouds from valley to valley.",
            "39-9911.00|Tide Watchers|Watch the tide.",
            "39-9999.00|Keepers, All Other|All keepers not listed separately.",
        ],
    ),
    (
        "Sample of Reported Titles.txt",
        "O*NET-SOC Code|Reported Job Title|Shown in My Next Move",
        &["39-9901.00|Street Lighter|Y", "39-9904.00|Storm Herder|N"],
    ),
    (
        "Alternate Titles.txt",
        "O*NET-SOC Code|Alternate Title|Short Title|Source(s)",
        &[
            "39-9901.00|Filler|n/a|08",
            "39-9901.00|Assistant Manager|n/a|08",
            "39-9901.00|Lamp Insurance|n/a|08",
            "39-9901.00|Glass Blower|n/a|10",
            "39-9901.00|Night Inspector|n/a|10",
            "39-9903.00|Night Inspector|n/a|10",
            "39-9904.00|Weather Drover|n/a|10",
        ],
    ),
    (
        "Task Statements.txt",
        "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source",
        &[
            "39-9901.00|2|Polish *brass*.|Supplemental|9|08/2018|Incumbent",
            "39-9901.00|1|Light lamps, using a long pole.|Core|9|08/2018|Incumbent",
            "39-9902.00|3|Ring bells.|Core|9|08/2018|Incumbent",
            "39-9903.00|4|Keep fog.|Core|9|08/2018|Incumbent",
            "39-9904.00|5|Keep clouds together.|Core|9|08/2018|Incumbent",
            "39-9911.00|6|Watch water.|Core|9|08/2018|Incumbent",
        ],
    ),
    (
        "Content Model Reference.txt",
        "Element ID|Element Name|Description",
        &["2.A|Climbing|Going up ladders.", "2.B|Patience|Waiting well."],
    ),
    (
        "23.8/Skills.txt",
        RATINGS,
        &[
            "39-9901.00|Lamplighters|2.B|Patience|IM|Importance|3.12|8|0.1|3|4|N||08/2018|Analyst",
            "39-9901.00|Lamplighters|2.A|Climbing|IM|Importance|4.62|8|0.1|4|5|N||08/2018|Analyst",
            "39-9901.00|Lamplighters|2.A|Climbing|LV|Level|1.5|8|0.1|1|2|N|N|08/2018|Analyst",
            "39-9901.00|Lamplighters|2.C|Whistling|IM|Importance|5|8|0.1|4|5|Y||08/2018|Analyst",
        ],
    ),
    (
        "23.8/Knowledge.txt",
        RATINGS,
        &[
            "39-9901.00|Lamplighters|2.D|Oil|IM|Importance|4.1|8|0.1|4|5|N||08/2018|Analyst",
            "39-9901.00|Lamplighters|2.E|Law|IM|Importance|1.1|8|0.1|1|2|N||08/2018|Analyst",
        ],
    ),
    (
        "Technology Skills.txt",
        "O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
        &[
            "39-9901.00|Abacus Pro|1|Counting software|N|N",
            "39-9901.00|Wick Planner software|2|Project management software|Y|N",
            "39-9904.00|Breeze|3|Map creation software|N|N",
            "39-9904.00|Structured query language SQL|4|Data base user interface and query software|Y|Y",
        ],
    ),
    (
        "Tools Used.txt",
        "O*NET-SOC Code|Example|Commodity Code|Commodity Title",
        &["39-9901.00|Lighting poles|5|Poles"],
    ),
    ("Job Zones.txt", "O*NET-SOC Code|Job Zone|Date|Domain Source", &["39-9901.00|2|08/2018|Analyst"]),
    (
        "Job Zone Reference.txt",
        "Job Zone|Name|Experience|Education|Job Training|Examples|SVP Range",
        &[
            "2|Job Zone Two|Some nights are needed. More help.|A school is enough.|A month with an old hand.|None|(4.0)",
        ],
    ),
    (
        "Education, Training, and Experience.txt",
        "O*NET-SOC Code|Element ID|Element Name|Scale ID|Category|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound|Recommend \
         Suppress|Date|Domain Source",
        &[
            "39-9901.00|2.D.1|Required Level of Education|RL|2|71.5|28|4|n/a|n/a|N|08/2018|Incumbent",
            "39-9901.00|2.D.1|Required Level of Education|RL|1|4.5|28|4|n/a|n/a|N|08/2018|Incumbent",
            "39-9901.00|3.A.1|Related Work Experience|RW|n/a|90|28|4|n/a|n/a|N|08/2018|Incumbent",
            "39-9902.00|2.D.1|Required Level of Education|RL|2|12|28|4|n/a|n/a|N|08/2018|Incumbent",
        ],
    ),
    (
        "Education, Training, and Experience Categories.txt",
        "Element ID|Element Name|Scale ID|Category|Category Description",
        &[
            "2.D.1|Required Level of Education|RL|1|Less than a Lamp Diploma",
            "2.D.1|Required Level of Education|RL|2|Lamp Diploma - or the equivalent",
        ],
    ),
    (
        "Related Occupations.txt",
        "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index",
        &["39-9901.00|39-9903.00|Primary-Short|1", "39-9901.00|39-9999.00|Primary-Short|2"],
    ),
];

const RATINGS: &str = "O*NET-SOC Code|Title|Element ID|Element Name|Scale ID|Scale Name|Data Value|N|Standard Error|Lower CI \
                       Bound|Upper CI Bound|Recommend Suppress|Not Relevant|Date|Domain Source";

/// As the handbook writes: a paragraph on every line, most of them long, and the table's header in two rows.
const HANDBOOK: &str = r"# Lamplighters

Source: https://www.bls.gov/ooh/lamplighters.htm (U.S. Bureau of Labor Statistics, Occupational Outlook Handbook; public domain). Page last modified: Thursday, August 30, 2018

## Quick Facts

- 2018 Median Pay: $31,000 per year $14.90 per hour
- Typical Entry-Level Education: High school diploma or equivalent

## What Lamplighters Do

Lamplighters light the lamps of a town, one street after the other, and put them out again before the cocks crow, in every weather.

## Work Environment

Lamplighters held about 9,000 jobs in 2018, most of them in towns that have more fog than electric light, and some in museums of towns.
### Work Schedules
Most lamplighters work at dusk.

## How to Become a Lamplighter

Lamplighters learn from an old hand.
### Education
A school with a tower helps.
### Important Qualities
Calm. Lamplighters must stand on ladders in the wind without a thought of what they had for dinner, or of what they left at home.

## Pay

The median annual wage for lamplighters was $31,000 in May 2018.

## Job Outlook

### Lamplighters
Percent change in employment, projected 2018–28
- Lamplighters: -2%
- :
Note: All Occupations includes all occupations in the U.S. Economy. Source: U.S. Bureau of Labor Statistics, Employment Projections program
Employment of lamplighters is projected to decline 2 percent from 2018 to 2028, as more and more towns find out about the electric light.
About 700 openings for lamplighters are projected each year, on average, over the decade.
| Occupational Title | SOC Code | Employment, 2018 | Projected Employment, 2028 | Change, 2018–28 | Employment by Industry |
| Percent | Numeric |
| SOURCE: U.S. Bureau of Labor Statistics, Employment Projections program |
| Lamplighters and wick trimmers | 39-9901 | 9,000 | 8,800 | -2 | -200 | Get data |
";
