//! What `career-bot import onet` refuses: it tells the file and the line, and writes nothing.

use crate::place::Place;
use crate::public_data::{WAGES, change, files, import, place};

const IMPORT: [&str; 3] = ["import", "onet", "data/onet"];

/// Breaks the data, and checks that the import is refused for this reason: with no page before it, and with all of them.
#[track_caller]
fn check(damage: impl Fn(&Place), arguments: &[&str], reasons: &[&str]) {
    for is_first in [true, false] {
        let place = place(&["potter"]);
        if !is_first {
            import(&place).with_code(0);
        }
        let before = files(&place, "imported");
        damage(&place);
        let ended = place.run(&[&IMPORT, arguments].concat()).with_code(2).warns(reasons);
        assert_eq!(ended.out, "", "what was refused is told on standard error only");
        assert_eq!(files(&place, "imported"), before);
        assert_eq!(place.path("imported").exists(), !is_first, "not even the folder is made");
    }
}

/// Where a reason stands: the file, and the line if one is to blame.
fn at(path: &str, reason: &str) -> String {
    format!("\n  {path}: {reason}")
}

#[test]
fn a_malformed_row_is_told_by_its_line() {
    let tasks = "data/onet/Task Statements.txt";
    let cut = |place: &Place| change(place, tasks, "\tCore\t9\t08/2018\tIncumbent\r\n", "\r\n");
    check(
        cut,
        &[],
        &["Nothing was imported.", &at(&format!("{tasks}:3"), "the row has 3 fields instead of 7")],
    );
    let zones = "data/onet/Job Zones.txt";
    let words = |place: &Place| change(place, zones, "\t2\t", "\ttwo\t");
    check(words, &[], &[&at(&format!("{zones}:2"), "the row cannot be used: "), "(column 2)"]);
    let codes = "data/onet/Occupation Data.txt";
    let broken = |place: &Place| change(place, codes, "39-9903.00", "Fog Keepers");
    check(broken, &[], &[&at(&format!("{codes}:4"), "\"Fog Keepers\" is no O*NET-SOC code")]);
}

#[test]
fn a_malformed_row_of_wages_is_told_by_its_line() {
    let lots = |place: &Place| change(place, WAGES, "31250", "lots");
    check(lots, &["--wages", WAGES], &[&at(&format!("{WAGES}:3"), "\"lots\" is no figure")]);
    let short = |place: &Place| change(place, WAGES, ",52480,,", ",52480");
    check(short, &["--wages", WAGES], &[&at(&format!("{WAGES}:3"), "the row has 30 fields instead of 32")]);
}

#[test]
fn every_broken_file_is_told_at_once() {
    let damage = |place: &Place| {
        change(place, WAGES, "31250", "lots");
        place.remove("data/onet/Tools Used.txt");
        place.remove("data/ooh/lamplighters.md");
    };
    let reasons = ["Tools Used.txt: the file is not there", "\"lots\"", "no page of the handbook is there"];
    check(damage, &["--wages", WAGES, "--handbook", "data/ooh"], &reasons);
}

#[test]
fn another_file_is_told_by_its_columns() {
    let skills = "data/onet/23.8/Skills.txt";
    let other = |place: &Place| place.write(skills, place.read("data/onet/Tools Used.txt"));
    check(other, &[], &[&at(&format!("{skills}:1"), "the table has no column \"Element ID\"")]);
    let wages = |place: &Place| place.write(WAGES, "occupation,pay\nLamplighters,3\n");
    check(wages, &["--wages", WAGES], &[&at(&format!("{WAGES}:1"), "the table has no column \"AREA_TYPE\"")]);
    let local =
        |place: &Place| place.write(WAGES, place.read(WAGES).replace("99,U.S.,1,US", "1,Alabama,2,AL"));
    check(local, &["--wages", WAGES], &[&at(WAGES, "the table has no occupation of the whole country")]);
    let book = "data/oews/national_M2018_dl.xlsx";
    let no_book = |place: &Place| place.write(book, place.read(WAGES));
    check(no_book, &["--wages", book], &[&at(book, "the file is no workbook")]);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let titles = "data/onet/Alternate Titles.txt";
    let gone = |place: &Place| place.remove(titles);
    check(gone, &[], &[&at(titles, "the file is not there"), "Give the folder with the text files"]);
    let note = "data/onet/Read Me.txt";
    let silent = |place: &Place| place.write(note, "Thank you for the download.\n");
    check(
        silent,
        &[],
        &[&at(&format!("{note}:1"), "the file does not tell version and month of the release")],
    );
    let nothing = |_: &Place| {};
    check(nothing, &["--wages", "data/2018.csv"], &[&at("data/2018.csv", "the file is not there")]);
    check(nothing, &["--wages", "data/2018.xlsx"], &[&at("data/2018.xlsx", "the file is not there")]);
    check(nothing, &["--handbook", "data/book"], &["data/book: "]);
}

#[test]
fn the_folder_itself_is_told_once() {
    let ended = place(&[]).run(&["import", "onet", "data/nowhere"]).with_code(2);
    assert_eq!(ended.err.lines().count(), 2, "{}", ended.err);
    ended.warns(&["  data/nowhere: there is no such folder. Give the folder with the text files"]);
}

#[test]
fn text_that_is_not_utf_8_is_told_by_its_line() {
    let reported = "data/onet/Sample of Reported Titles.txt";
    let damage = |place: &Place| {
        let mut bytes = place.read(reported).into_bytes();
        bytes.extend(b"39-9901.00\tAllumeur de r\xe9verb\xe8res\tY\r\n");
        place.write(reported, bytes);
    };
    check(damage, &[], &[&at(&format!("{reported}:4"), "the row is not UTF-8")]);
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    let damage = |place: &Place| place.write("data/oews/2018.csv/wages.csv", "");
    let folder = at("data/oews/2018.csv", "this is a folder, not a file");
    check(damage, &["--wages", "data/oews/2018.csv"], &[&folder]);
    let damage = |place: &Place| place.write("data/oews/2018.xlsx/wages.xlsx", "");
    check(damage, &["--wages", "data/oews/2018.xlsx"], &["data/oews/2018.xlsx: "]);
    let zones = "data/onet/Job Zones.txt";
    let damage = |place: &Place| {
        place.remove(zones);
        place.write(&format!("{zones}/inside.txt"), "");
    };
    check(damage, &[], &[&at(zones, "the file is not there")]);
}

#[test]
fn an_empty_file_is_told() {
    let related = "data/onet/Related Occupations.txt";
    check(|place| place.write(related, ""), &[], &[&format!("{related}:1: the table has no column")]);
    let header = "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\r\n";
    check(|place| place.write(related, header), &[], &[&at(related, "the table has no row")]);
    check(
        |place| place.write(WAGES, ""),
        &["--wages", WAGES],
        &[&format!("{WAGES}:1: the table has no column")],
    );
}

#[test]
fn a_folder_without_pages_of_the_handbook_is_told() {
    let other = |place: &Place| {
        place.remove("data/ooh/lamplighters.md");
        place.write("data/ooh/lamps.md", "# Lamps\n\n## Outlook\n\nBright.\n");
    };
    check(other, &["--handbook", "data/ooh"], &[&at("data/ooh", "no page of the handbook is there")]);
    let untitled = |place: &Place| place.write("data/ooh/lamps.md", "Lamps.\n");
    check(untitled, &["--handbook", "data/ooh"], &["\n  ooh/lamps.md:1: the page has no title"]);
}

#[test]
fn wages_without_a_year_in_their_name_are_told() {
    let damage = |place: &Place| place.write("data/oews/national.csv", place.read(WAGES));
    let reason = at("data/oews/national.csv", "the name of the file does not tell the year of the survey");
    check(damage, &["--wages", "data/oews/national.csv"], &[&reason, "national_M2025_dl.xlsx"]);
}

#[test]
fn pages_written_by_hand_must_be_right_first() {
    let damage = |place: &Place| place.write("knowledge/bad.md", "no title");
    check(damage, &[], &["Your own pages come first, and some are not right.", "knowledge/bad.md:1: "]);
}
