//! `career-bot import onet`: pages of public data, what they say, and how they are kept up to date.

use std::fs;

use crate::place::{Ended, Place};
use crate::public_data::{WAGES, change, files, import, place, wages_xlsx};

const LAMPLIGHTERS: &str = "imported/personal-care/lamplighters-and-wick-trimmers.md";
const BELL_RINGERS: &str = "imported/personal-care/bell-ringers.md";
const FOG_KEEPERS: &str = "imported/personal-care/fog-keepers.md";
const CLOUD_HERDERS: &str = "imported/personal-care/cloud-herders.md";
const TIDE_WATCHERS: &str = "imported/personal-care/tide-watchers.md";
const BOTH: [&str; 4] = ["--knowledge", "knowledge", "--knowledge", "imported"];

/// A place where the public data were imported beside the pages of a potter and a glass blower.
fn imported() -> Place {
    let place = place(&["potter", "glass-blower"]);
    import(&place).with_code(0);
    place
}

/// Runs the program over both folders of pages.
fn run(place: &Place, arguments: &[&str]) -> Ended {
    place.run(&[&BOTH, arguments].concat())
}

#[track_caller]
fn check_answer(place: &Place, question: &str, parts: &[&str]) {
    run(place, &["ask", question]).with_code(0).says(parts);
}

#[track_caller]
fn check_page(place: &Place, path: &str, parts: &[&str], absent: &[&str]) {
    let page = place.read(path);
    for part in parts {
        assert!(page.contains(part), "no {part:?} in {page}");
    }
    for part in absent {
        assert!(!page.contains(part), "{part:?} in {page}");
    }
}

#[test]
fn makes_a_page_of_every_occupation_and_answers_from_it() {
    let place = place(&["potter"]);
    import(&place).with_code(0).says(&[
        "5 pages in imported: 5 new, 0 changed, 0 as before; 0 removed.",
        "Without pay: 1. Without ratings of skills: 4. Not in the handbook: 4. Names that several pages share: 1.",
        "paths = [\"knowledge\", \"imported\"]",
    ]);
    check_answer(
        &place,
        "lamplighter salary",
        &[
            "Lamplighters and Wick Trimmers: Salary",
            "$21,340–$52,480 a year, median $31,250",
            "U.S. Bureau of Labor Statistics, OEWS May 2018",
            "updated\n        2019-05-01",
        ],
    );
    check_answer(
        &place,
        "how do I become a wick trimmer?",
        &[
            "Lamplighters learn from an old hand.",
            "• Education: A school with a tower helps.",
            "Education that workers say is required: Lamp Diploma (72%).",
            "Preparation (job zone 2 of 5): A school is enough. Some nights are needed. A\nmonth with an old hand.",
        ],
    );
    check_answer(&place, "which tools does a lamplighter use?", &["• Equipment: Lighting poles."]);
    check_answer(&place, "lamplighter outlook", &["is projected to decline 2 percent from 2018 to 2028,"]);
    check_answer(&place, "what does a potter earn", &["100 crowns a week", "knowledge/potter.md"]);
}

#[test]
fn says_what_is_done_in_sentences_and_what_matters_most_first() {
    let place = imported();
    let told = "Lamplighters and wick trimmers light the lamps of a town at dusk. They may trim wicks. They keep oil dry.";
    let tasks = "- Light lamps, using a long pole.\n- Polish \\*brass\\*.\n\n**Hours**: Most lamplighters work at dusk.";
    check_page(&place, LAMPLIGHTERS, &[told, tasks], &[]);
}

#[test]
fn says_of_pay_what_the_survey_says_and_no_more() {
    let place = imported();
    check_answer(
        &place,
        "bell ringer salary",
        &["$11.50–$33.25 an hour, median $19.75", "more than $19.75 an hour in\nMay 2018"],
    );
    check_answer(
        &place,
        "fog keeper salary",
        &["from $83,210 a year, median $166,430", "higher than any figure that the survey"],
    );
    check_answer(
        &place,
        "tide watcher salary",
        &[
            "$25,010–$29,030 a year",
            "measured for Tide and Moon Watchers",
            "no figure for tide watchers alone",
            "Half of that group in the United States",
        ],
    );
    check_page(&place, CLOUD_HERDERS, &["# Cloud Herders"], &["## Salary", "[[salary]]"]);
    check_answer(&place, "cloud herder salary", &["I don't know", "has nothing under “Salary” yet"]);
}

#[test]
fn takes_ratings_from_the_folder_of_an_earlier_release() {
    let place = imported();
    let skills = "- **Climbing** (4.6): Going up ladders.\n- **Patience** (3.1): Waiting well.\n\n**Knowledge that matters**: Oil (4.1).";
    check_page(
        &place,
        LAMPLIGHTERS,
        &[skills, "skills = [\"Climbing\", \"Patience\"]"],
        &["Whistling", "Law"],
    );
    change(&place, "data/onet/23.8/Skills.txt", "4.62", "2.5");
    import(&place).with_code(0).says(&["1 changed, 4 as before"]);
    check_page(&place, LAMPLIGHTERS, &["- **Patience** (3.1): Waiting well.\n- **Climbing** (2.5)"], &[]);
}

#[test]
fn puts_first_what_is_asked_for_and_uses_it_where_nobody_rated_skills() {
    let place = imported();
    let tools = "- **Project management**: Wick Planner.\n- **Equipment**: Lighting poles.\n- **Counting**: Abacus Pro.\n";
    check_page(&place, LAMPLIGHTERS, &[tools], &[]);
    let skills = "Nobody has rated the skills of this occupation yet. Programs and devices that it works with:\n\n- **SQL**\n- **Breeze**\n";
    check_page(&place, CLOUD_HERDERS, &[skills], &["skills ="]);
    check_page(
        &place,
        BELL_RINGERS,
        &["## What they do"],
        &["## Skills", "## Tools", "## Roles", "## How to"],
    );
}

#[test]
fn leaves_out_answers_of_a_few_workers() {
    let place = imported();
    check_page(&place, BELL_RINGERS, &[], &["Education that workers say"]);
    change(&place, "data/onet/Education, Training, and Experience.txt", "\t12\t", "\t52\t");
    import(&place).with_code(0);
    check_page(
        &place,
        BELL_RINGERS,
        &["**Education that workers say is required**: Lamp Diploma (52%)."],
        &[],
    );
}

#[test]
fn every_page_carries_the_line_of_the_licence() {
    let place = imported();
    let line = "This product includes information from the O*NET 23.9 Database by the U.S. Department of Labor, Employment and Training \
                Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. We have modified some \
                of this information. USDOL/ETA has not approved, endorsed, or tested these modifications.\"";
    for path in [LAMPLIGHTERS, BELL_RINGERS, FOG_KEEPERS, CLOUD_HERDERS, TIDE_WATCHERS] {
        check_page(
            &place,
            path,
            &["\nsource = \"O*NET 23.9 Database, USDOL/ETA, CC BY 4.0, modified", line],
            &[],
        );
    }
    check_page(
        &place,
        LAMPLIGHTERS,
        &["percent = -2\nopenings = 700\nfrom = 2018\nto = 2028\n"],
        &["group ="],
    );
    check_page(&place, LAMPLIGHTERS, &["modified; Occupational Outlook Handbook, U.S. Bureau of Labor"], &[]);
    check_page(&place, FOG_KEEPERS, &[], &["Handbook"]);
}

#[test]
fn goes_by_names_that_mean_it_and_that_no_other_page_has() {
    let place = imported();
    let aliases = "aliases = [\"lamplighter\", \"wick trimmer\", \"street lighter\", \"night inspector\"]\n";
    check_page(&place, LAMPLIGHTERS, &[aliases, "related = [\"fog-keepers\"]\n"], &[]);
    check_answer(&place, "street lighter salary", &["$31,250"]);
    check_answer(&place, "glass blower salary", &["knowledge/glass-blower.md"]);
    check_answer(
        &place,
        "night inspector salary",
        // The one that more people work in is shown, and the other is offered.
        &["$31,250", "Fog Keepers", "Lamplighters"],
    );
    run(&place, &["check"]).with_code(0).says(&["7 pages are good; 0 errors"]);
    assert!(!run(&place, &["check"]).out.contains("alias"));
}

#[test]
fn skips_what_only_gathers_the_rest_and_says_so() {
    let place = imported();
    import(&place).says(&["Skipped 1 occupations that only gather what fits nowhere else (\"All Other\")."]);
    assert!(!place.path("imported/personal-care/keepers-all-other.md").exists());
    let mut tasks = place.read("data/onet/Task Statements.txt");
    tasks.push_str("39-9999.00\t9\tKeep the rest.\tCore\t9\t08/2018\tIncumbent\r\n");
    place.write("data/onet/Task Statements.txt", tasks);
    let ended = import(&place).with_code(0).says(&["6 pages in imported: 1 new"]);
    assert!(!ended.out.contains("Skipped"), "{}", ended.out);
}

#[test]
fn a_page_written_by_hand_wins_its_title() {
    let place = imported();
    place.write_page("bell-ringer", 7);
    let ended = import(&place).with_code(0);
    ended.says(&["4 as before; 1 removed.", "Skipped Bell Ringers: your page bell-ringer covers it."]);
    assert!(!place.path(BELL_RINGERS).exists());
    check_answer(&place, "bell ringer salary", &["7 crowns a week", "knowledge/bell-ringer.md"]);
    place.remove("knowledge/bell-ringer.md");
    import(&place).with_code(0).says(&["5 pages in imported: 1 new, 0 changed, 4 as before"]);
}

#[test]
fn links_to_the_page_written_by_hand() {
    let place = place(&["potter", "fog-keeper"]);
    import(&place).with_code(0);
    check_page(&place, LAMPLIGHTERS, &["related = [\"fog-keeper\"]\n"], &[]);
}

#[test]
fn importing_again_changes_nothing() {
    let place = imported();
    let before = files(&place, "imported");
    assert_eq!(before.len(), 6, "five pages and the record of them");
    import(&place).with_code(0).says(&["5 pages in imported: 0 new, 0 changed, 5 as before; 0 removed."]);
    // The folder that is imported to holds no pages written by hand, whether it is served or not.
    let arguments = ["import", "onet", "data/onet", "--wages", WAGES, "--handbook", "data/ooh"];
    let served = run(&place, &arguments).with_code(0).says(&["0 new, 0 changed, 5 as before; 0 removed."]);
    assert!(!served.out.contains("knowledge.paths"), "{}", served.out);
    assert_eq!(files(&place, "imported"), before);
}

#[test]
fn updates_what_changed_and_removes_what_is_gone() {
    let place = imported();
    let kept = place.read(FOG_KEEPERS);
    change(&place, WAGES, "31250", "32250");
    for table in ["Occupation Data.txt", "Task Statements.txt"] {
        let path = format!("data/onet/{table}");
        let rows: String =
            place.read(&path).split_inclusive('\n').filter(|row| !row.starts_with("39-9902")).collect();
        place.write(&path, rows);
    }
    import(&place).with_code(0).says(&["4 pages in imported: 0 new, 1 changed, 3 as before; 1 removed."]);
    check_page(&place, LAMPLIGHTERS, &["$32,250"], &["$31,250"]);
    assert!(!place.path(BELL_RINGERS).exists());
    assert_eq!(place.read(FOG_KEEPERS), kept);
}

#[test]
fn leaves_alone_what_was_not_imported_or_was_changed_by_hand() {
    let place = place(&[]);
    place.write(FOG_KEEPERS, "# Fog Keepers\n\n## Salary\n\nFog pays.\n");
    place.write("imported/mine.md", "# Mine\n\n## Salary\n\nIt pays.\n");
    import(&place).with_code(0);
    change(&place, LAMPLIGHTERS, "They keep oil dry.", "They keep dry.");
    change(&place, WAGES, "31250", "32250");
    change(&place, WAGES, "27020", "27030");
    let before = [FOG_KEEPERS, "imported/mine.md", LAMPLIGHTERS].map(|path| place.read(path));
    for pages in ["3 pages in imported: 0 new, 1 changed, 2", "3 pages in imported: 0 new, 0 changed, 3"] {
        import(&place).with_code(0).says(&[
            pages,
            "0 removed.",
            &format!("Left alone {LAMPLIGHTERS}: it was changed by hand."),
            &format!("Left alone {FOG_KEEPERS}: it was not imported."),
        ]);
        assert_eq!([FOG_KEEPERS, "imported/mine.md", LAMPLIGHTERS].map(|path| place.read(path)), before);
    }
    place.remove(LAMPLIGHTERS);
    import(&place).with_code(0).says(&["4 pages in imported: 1 new"]);
}

#[test]
fn refuses_a_folder_whose_record_is_broken() {
    let place = imported();
    place.write("imported/.import.json", "[1,");
    let before = files(&place, "imported");
    import(&place).with_code(2).warns(&["imported/.import.json is no record of an import", "--out"]);
    assert_eq!(files(&place, "imported"), before);
}

#[test]
fn wages_may_come_as_a_workbook() {
    let place = imported();
    let before = files(&place, "imported");
    place.write("data/oews/national_M2018_dl.xlsx", wages_xlsx());
    let arguments = ["import", "onet", "data/onet", "--wages", "data/oews/national_M2018_dl.xlsx"];
    let ended = place.run(&[&arguments[..], &["--handbook", "data/ooh"]].concat()).with_code(0);
    ended.says(&["0 new, 0 changed, 5 as before"]);
    assert_eq!(files(&place, "imported"), before);
}

#[test]
fn wages_and_handbook_may_be_missing() {
    let place = place(&["potter"]);
    let arguments = ["import", "onet", "data/onet", "--out", "imported/us"];
    place.run(&arguments).with_code(0).says(&["Without pay: 5.", "Not in the handbook: 5."]);
    let page = place.read("imported/us/personal-care/lamplighters-and-wick-trimmers.md");
    assert!(page.contains("## How to become one") && !page.contains("## Outlook") && !page.contains("$"));
    let links = fs::read_dir(place.path("imported")).expect("the folder is there").count();
    assert_eq!(links, 1, "nothing lies outside of the folder");
}
