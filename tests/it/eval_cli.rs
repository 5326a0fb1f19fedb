//! `career-bot eval`: the score of labelled questions, a floor, what changed since, and the examples cross-validated.

use serde_json::Value;

use crate::place::{Ended, Place, repository};

/// Questions over the shipped pages, and how many of them must be right, in percent: a few points under what is reached.
const FLOORS: [(&str, f64); 13] = [
    ("questions.tsv", 90.0),
    ("mixed.tsv", 88.0),
    ("forum.tsv", 88.0),
    ("voices.tsv", 84.0),
    ("wild.tsv", 77.0),
    ("several.tsv", 78.0),
    ("follow-ups.tsv", 77.0),
    ("posts.tsv", 72.0),
    ("searches.tsv", 87.0),
    ("indirect.tsv", 64.0),
    ("near-misses.tsv", 94.0),
    ("drama.tsv", 76.0),
    ("tech-talk.tsv", 88.0),
];
const HEADER: &str = "id\tkind\tcareers\tfacets\tquestion\tcontext\tnote\n";
/// Two right, one wrong on purpose, one refused as long as nobody writes of rope makers.
const ROWS: &str = "q1\tanswer\tglass-blower\tsalary\tglass blower salary\t\t\n\
                    q2\tanswer\trope-maker\tsalary\tglass blower salary please\t\twrong on purpose\n\
                    q3\tanswer\trope-maker\tsalary\trope maker salary\t\t\n\
                    q4\tnone\t\t\tthe moon\t\t\n";

fn place_with_rows() -> Place {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.write("rows.tsv", format!("{HEADER}{ROWS}"));
    place
}

/// The cells of the first line that begins with this label.
fn cells<'a>(ended: &'a Ended, label: &str) -> Vec<&'a str> {
    let line = ended.out.lines().find(|line| line.split_whitespace().next() == Some(label));
    line.unwrap_or_else(|| panic!("no {label} in {}", ended.out)).split_whitespace().collect()
}

#[test]
fn the_answers_keep_above_the_floor() {
    let place = Place::shipped();
    let paths = FLOORS.map(|(name, _)| repository().join("tests/data").join(name).display().to_string());
    let arguments: Vec<&str> =
        ["eval", "--json"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let report = place.run(&arguments).with_code(0).object();
    for ((name, floor), file) in FLOORS.iter().zip(report["files"].as_array().into_iter().flatten()) {
        assert!(file["file"].as_str().is_some_and(|path| path.ends_with(name)), "{name}: {}", file["file"]);
        let right = file["score"]["all"]["right_share"].as_f64().map(|share| 100.0 * share);
        assert!(right.is_some_and(|right| right >= *floor), "{name}: {right:?} of 100");
    }
    assert_eq!(report["files"].as_array().map(Vec::len), Some(FLOORS.len()));
    let [questions, ..] = &paths;
    let ended = place.run(&["eval", questions, "--floor", "90"]).with_code(0);
    for kind in ["answer", "followup", "compare", "none", "all", "salary", "0.9–1.0"] {
        assert!(ended.out.lines().any(|line| line.starts_with(kind)), "{}", ended.out);
    }
    assert!(ended.out.lines().all(|line| line.chars().count() <= 100), "{}", ended.out);
    place.run(&["eval", questions, "--floor", "100.1"]).with_code(1).says(&["all"]);
}

#[test]
fn counts_what_is_right_wrong_and_refused_and_shows_the_errors() {
    let place = place_with_rows();
    let ended = place.run(&["eval", "rows.tsv", "--errors"]).with_code(0);
    assert_eq!(cells(&ended, "all"), ["all", "4", "2", "1", "1", "50.0%", "15.0–85.0", "0.333"]);
    assert_eq!(cells(&ended, "none"), ["none", "1", "1", "0", "0", "100.0%", "20.7–100.0", "–"]);
    assert_eq!(cells(&ended, "salary"), ["salary", "3", "1", "1", "1", "33.3%", "6.1–79.2", "0.333"]);
    ended.says(&[
        "q2 answer Wrong: \"glass blower salary please\"",
        "q3 answer Refused: \"rope maker salary\"",
        "over 2 answered rows",
    ]);
    place.run(&["eval", "rows.tsv", "--floor", "50"]).with_code(0);
    place.run(&["eval", "rows.tsv", "--floor", "51"]).with_code(1);
}

#[test]
fn a_training_question_is_left_out_of_the_score() {
    let place = place_with_rows();
    place.write("knowledge/examples.tsv", "facet\tquestion\nsalary\tGlass-blower salary?\n");
    let ended = place.run(&["eval", "rows.tsv"]).with_code(0);
    assert_eq!(cells(&ended, "all")[..3], ["all", "3", "1"]);
    ended.says(&["1 row is a training question and left out of the score: q1"]);
    let report = place.run(&["eval", "rows.tsv", "--json"]).with_code(0).object();
    assert_eq!(report["files"][0]["rows"][0]["is_example"], true);
    assert_eq!(report["score"]["left_out"], serde_json::json!(["q1"]));
    place.write("knowledge/examples.tsv", "salary glass blower salary\n");
    let ended = place.run(&["eval", "rows.tsv"]).with_code(0).warns(&["are not left out of the score"]);
    assert_eq!(cells(&ended, "all")[1], "4");
}

#[test]
fn several_files_are_scored_each_by_itself_and_all_together() {
    let place = place_with_rows();
    place.write("more.tsv", format!("{HEADER}q1\tnone\t\t\tthe sun\t\t\n"));
    let ended = place.run(&["eval", "rows.tsv", "more.tsv"]).with_code(0);
    let lines = |word: &str| ended.out.lines().filter(|line| line.starts_with(word)).collect::<Vec<_>>();
    let rows: Vec<&str> = lines("all ").iter().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(rows, ["4", "1", "2", "5"], "{}", ended.out);
    assert_eq!((lines("rows.tsv").len(), lines("more.tsv").len(), lines("all 2 files").len()), (1, 1, 1));
    place.write("copy.tsv", place.read("rows.tsv"));
    place
        .run(&["eval", "rows.tsv", "copy.tsv"])
        .with_code(2)
        .warns(&["copy.tsv: holds the same rows as rows.tsv"]);
}

#[test]
fn json_holds_the_score_and_every_row() {
    let place = place_with_rows();
    let report = place.run(&["eval", "rows.tsv", "--json", "--floor", "51"]).with_code(1).object();
    assert_eq!(report["score"]["all"]["right"], 2);
    assert_eq!(report["score"]["kinds"]["answer"]["refused"], 1);
    assert_eq!(report["score"]["facets"]["salary"]["right_share"].as_f64(), Some(1.0 / 3.0));
    assert_eq!(report["score"]["calibration"]["rows"], 2);
    let rows = report["files"][0]["rows"].as_array().expect("there are rows");
    let verdicts: Vec<&Value> = rows.iter().map(|row| &row["verdict"]).collect();
    assert_eq!(verdicts, ["right", "wrong", "refused", "right"]);
    assert_eq!(rows[1]["answer"]["careers"], serde_json::json!(["glass-blower"]));
    assert_eq!(rows[3]["answer"]["kind"], "unknown");
    place.run(&["eval", "rows.tsv", "--json", "--errors"]).with_code(2).warns(&["cannot be used with"]);
}

#[test]
fn tells_what_changed_since_a_run_that_was_saved() {
    let place = place_with_rows();
    place.run(&["eval", "rows.tsv", "--save", "base.json"]).with_code(0);
    let same = place.run(&["eval", "rows.tsv", "--baseline", "base.json"]).with_code(0);
    assert!(!same.out.contains("->"), "{}", same.out);
    same.says(&["since base.json (version ", "), 4 rows\nright "]);
    place.write_page("rope-maker", 100);
    let changed = place.run(&["eval", "rows.tsv", "--baseline", "base.json"]).with_code(0);
    changed.says(&["now right: 1\n  q3     refused -> right    rope maker salary\n"]);
    let printed = place.run(&["eval", "rows.tsv", "--json", "--baseline", "base.json"]).with_code(0);
    let report = printed.object();
    assert_eq!(report["baseline"]["right"]["net"], 1);
    assert_eq!(report["baseline"]["changes"][0]["before"], "refused");
    assert_eq!(report["baseline"]["changes"][0]["answer_now"]["careers"][0], "rope-maker");
    // What is printed can be compared with as well.
    place.write("printed.json", &printed.out);
    place.run(&["eval", "rows.tsv", "--baseline", "printed.json"]).with_code(0).says(&["since printed.json"]);
}

#[test]
fn a_baseline_of_other_questions_is_refused() {
    let place = place_with_rows();
    place.run(&["eval", "rows.tsv", "--save", "base.json"]).with_code(0);
    place.write("rows.tsv", format!("{HEADER}{}", ROWS.replace("q4\tnone", "q4\tsmalltalk")));
    let check = |baseline: &str, words: &[&str]| {
        place.run(&["eval", "rows.tsv", "--baseline", baseline]).with_code(2).warns(words);
    };
    check("base.json", &["base.json: is a run of other questions", "--save"]);
    check("rows.tsv", &["rows.tsv: is no run that was saved with --save"]);
    check("no.json", &["no.json: "]);
    place.run(&["eval", "rows.tsv", "--save", "no/run.json"]).with_code(2).warns(&["no/run.json: "]);
}

#[test]
fn an_example_is_read_by_a_model_that_has_not_seen_it_nor_its_likes() {
    let place = Place::with_small_pages(&["glass-blower", "rope-maker", "candle-maker", "tile-setter"]);
    let mut examples = "facet\tquestion\n".to_owned();
    for number in 0..12 {
        let words = ["of old", "of late", "for two", "in town", "by the week", "over time"][number % 6];
        let trade = ["a miller", "a smith"][number / 6];
        examples += &format!("salary\tearnings {words} as {trade}\ntools\tgear {words} as {trade}\n");
    }
    for career in ["glass blower", "rope maker", "candle maker", "tile setter"] {
        examples += &format!("path\tapprenticed {career} whither\n");
    }
    place.write("knowledge/examples.tsv", examples);
    let ended = place.run(&["eval", "--examples", "--errors"]).with_code(0);
    // All but the four that are alike: what the others could teach of them stays in their fold.
    assert_eq!(cells(&ended, "right:")[..4], ["right:", "24", "of", "28,"]);
    assert_eq!(ended.out.lines().filter(|line| line.contains("  apprenticed ")).count(), 4, "{}", ended.out);
    let report = place.run(&["eval", "--examples", "--json"]).with_code(0).object();
    assert_eq!((&report["folds"], &report["groups"]), (&10.into(), &25.into()));
    assert_eq!(report["rows"].as_array().map(Vec::len), Some(28));
    place.run(&["eval", "--examples", "--floor", "85"]).with_code(0);
    place.run(&["eval", "--examples", "--floor", "86"]).with_code(1);
}

#[test]
fn examples_that_cannot_be_tested_end_with_2() {
    let place = place_with_rows();
    let check = |examples: &str, words: &[&str]| {
        place.write("knowledge/examples.tsv", examples);
        place.run(&["eval", "--examples"]).with_code(2).warns(words);
    };
    check("facet\tquestion\nsalary\twhat pay\n", &["too few examples"]);
    check("salary what pay\n", &["the example questions are broken"]);
    place.run(&["eval", "--examples", "rows.tsv"]).with_code(2).warns(&["cannot be used with"]);
}

#[test]
fn a_file_that_is_not_labelled_so_is_named_with_its_line() {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.run(&["eval", "no.tsv"]).with_code(2).warns(&["no.tsv: "]);
    place.write("bad.tsv", "question\tanswer\n");
    place.run(&["eval", "bad.tsv"]).with_code(2).warns(&["bad.tsv:1: ", "careers"]);
    place.write("bad.tsv", format!("{HEADER}\nq1\tanswer\n"));
    place.run(&["eval", "bad.tsv"]).with_code(2).warns(&["bad.tsv:3: 2 columns"]);
    place.write("bad.tsv", format!("{HEADER}q1\tanswer\tglass-blower\tpay\thow much\t\t\n"));
    place.run(&["eval", "bad.tsv"]).with_code(2).warns(&["bad.tsv:2: \"pay\" is no facet"]);
}
