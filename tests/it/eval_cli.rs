//! `career-bot eval`: the score on the labelled questions, and a floor below which it must not fall.

use crate::place::{Place, repository};

/// In percent of the questions of `tests/data/questions.tsv`; a few points under what is reached.
const FLOOR: &str = "84";

#[test]
fn the_answers_keep_above_the_floor() {
    let place = Place::with_shipped_pages();
    let questions = repository().join("tests/data/questions.tsv").display().to_string();
    let ended = place.run(&["eval", &questions, "--floor", FLOOR]);
    assert_eq!(ended.code, Some(0), "{}", ended.out);
    for kind in ["answer", "followup", "compare", "none", "all"] {
        assert!(ended.out.lines().any(|line| line.starts_with(kind)), "{}", ended.out);
    }
    place.run(&["eval", &questions, "--floor", "100.1"]).with_code(1).says(&["all"]);
}

#[test]
fn counts_what_is_right_wrong_and_refused_and_shows_the_errors() {
    let place = Place::with_small_pages(&["glass-blower", "rope-maker"]);
    let header = "id\tkind\tcareers\tfacets\tquestion\tcontext\tnote\n";
    let rows = "q1\tanswer\tglass-blower\tsalary\tglass blower salary\t\t\n\
                q2\tanswer\trope-maker\tsalary\tglass blower salary\t\twrong on purpose\n\
                q3\tanswer\trope-maker\tsalary\tthe moon\t\t\n\
                q4\tnone\t\t\tthe moon\t\t\n";
    place.write("rows.tsv", format!("{header}{rows}"));
    let ended = place.run(&["eval", "rows.tsv", "--errors"]).with_code(0);
    let all: Vec<&str> = ended.out.lines().last().expect("there is a table").split_whitespace().collect();
    assert_eq!(all, ["all", "4", "2", "1", "1", "50.0%", "0.250"]);
    ended.says(&["q2 answer Wrong: \"glass blower salary\"", "q3 answer Refused: \"the moon\""]);
    place.run(&["eval", "rows.tsv", "--floor", "50"]).with_code(0);
    place.run(&["eval", "rows.tsv", "--floor", "51"]).with_code(1);
}

#[test]
fn a_file_that_is_not_labelled_so_is_named_with_its_line() {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.run(&["eval", "no.tsv"]).with_code(2).warns(&["no.tsv: "]);
    place.write("bad.tsv", "question\tanswer\n");
    place.run(&["eval", "bad.tsv"]).with_code(2).warns(&["bad.tsv:1: ", "careers"]);
    place.write("bad.tsv", "id\tkind\tcareers\tfacets\tquestion\tcontext\tnote\n\nq1\tanswer\n");
    place.run(&["eval", "bad.tsv"]).with_code(2).warns(&["bad.tsv:3: 2 columns"]);
}
