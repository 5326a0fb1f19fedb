//! Opening the index: what the program does by itself when it is missing, stale, old or damaged.

use std::fs;

use serde_json::json;

use crate::place::Place;

const TRADES: [&str; 3] = ["glass-blower", "tree-surgeon", "clock-maker"];
const QUESTION: &str = "glass blower salary";

fn indexed() -> Place {
    let place = Place::with_small_pages(&TRADES);
    place.ask(QUESTION).says(&["100 crowns"]);
    place
}

/// Spoils an index and checks that the program says why it was made anew, answers rightly, and is content afterwards.
fn check_rebuilt(spoil: impl Fn(&Place), reason: &str) {
    let place = indexed();
    spoil(&place);
    place.ask(QUESTION).says(&["100 crowns"]).warns(&["made anew from 3 pages, because", reason]);
    place.ask(QUESTION).says(&["100 crowns"]).silently();
}

#[test]
fn the_first_question_makes_the_index_and_the_second_does_not() {
    let place = Place::with_small_pages(&TRADES);
    place.ask(QUESTION).says(&["100 crowns"]).warns(&["Indexed 3 pages for the first time"]);
    let current = place.read("index/current");
    place.ask(QUESTION).says(&["100 crowns"]).silently();
    assert_eq!(place.read("index/current"), current);
}

#[test]
fn indexing_without_a_change_is_no_work() {
    let place = indexed();
    let current = place.read("index/current");
    place.run(&["index"]).with_code(0).says(&["Nothing changed: 3 pages, 6 sections."]).silently();
    assert_eq!(place.read("index/current"), current);
    place.run(&["index", "--force"]).with_code(0).says(&["Indexed 3 pages, 6 sections"]).silently();
    assert_ne!(place.read("index/current"), current, "it was asked to");
}

#[test]
fn a_page_that_was_touched_but_not_changed_is_no_change() {
    let place = indexed();
    let generation = place.generation();
    place.write_page("glass-blower", 100);
    place.ask(QUESTION).says(&["100 crowns"]).silently();
    assert_eq!(place.generation(), generation);
}

#[test]
fn changed_new_and_removed_pages_are_indexed_again() {
    let trades = ["glass-blower", "tree-surgeon", "clock-maker", "bell-founder", "sail-maker"];
    let place = Place::with_small_pages(&trades);
    place.run(&["index"]).with_code(0);
    place.write_page("glass-blower", 250);
    place.write_page("rope-maker", 70);
    place.remove("knowledge/sail-maker.md");
    place.run(&["index", "--check"]).with_code(1).says(&[
        "The index is whole: 5 pages",
        "Added: rope-maker",
        "Changed: glass-blower",
        "Removed: sail-maker",
    ]);
    place.ask(QUESTION).says(&["250 crowns"]).warns(&["Indexed again, because 3 of 5 pages changed"]);
    place.ask("rope maker salary").says(&["70 crowns"]).silently();
    let gone = place.run(&["ask", "--json", "sail maker salary"]).with_code(0).object();
    assert_eq!(gone["kind"], "unknown");
    place.run(&["index", "--check"]).with_code(0).says(&["The index is whole: 5 pages"]);
}

#[test]
fn a_changed_vocabulary_is_a_change() {
    let place = indexed();
    let facets = |place: &Place| {
        let answer = place.run(&["ask", "--json", "glass blower wampum"]).with_code(0).object();
        answer["facets"].clone()
    };
    assert_ne!(facets(&place), json!(["salary"]));
    let words = place.read("knowledge/vocabulary.toml").replace("\"salary\"", "\"salary\", \"wampum\"");
    place.write("knowledge/vocabulary.toml", words);
    place.run(&["index", "--check"]).with_code(1).says(&["words"]);
    assert_eq!(facets(&place), json!(["salary"]));
    place.run(&["index", "--check"]).with_code(0);
}

#[test]
fn looking_for_an_index_that_is_not_there_makes_none() {
    let place = Place::with_small_pages(&TRADES);
    place
        .run(&["index", "--check"])
        .with_code(1)
        .warns(&["There is no index in index yet", "career-bot index"]);
    assert!(!place.path("index").exists());
}

#[test]
fn a_deleted_index_is_made_again() {
    let place = indexed();
    place.remove("index");
    place.ask(QUESTION).says(&["100 crowns"]).warns(&["Indexed 3 pages for the first time"]);
}

#[test]
fn a_spoiled_note_of_the_current_generation_is_written_again() {
    let reason = "the note of its current generation is missing or spoiled";
    check_rebuilt(|place| place.write("index/current", b"\xff\xfe\0"), reason);
    check_rebuilt(|place| place.write("index/current", ""), reason);
    check_rebuilt(|place| place.write("index/current", "../../etc"), reason);
    check_rebuilt(|place| place.remove("index/current"), reason);
    let other = |place: &Place| {
        let current = place.read("index/current");
        let version = current.split('-').next().expect("the note begins with the version");
        place.write("index/current", format!("{version}-999999 abc\n"));
    };
    check_rebuilt(other, "the index is damaged");
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    check_rebuilt(|place| place.write("index/current", "v0-000001 abc\n"), "written by another version");
    check_rebuilt(
        |place| {
            let generation = place.generation();
            fs::rename(generation, place.path("index/v0-000001")).expect("it can be renamed");
            place.write("index/current", "v0-000001 abc\n");
        },
        "written by another version",
    );
}

#[test]
fn a_generation_that_is_gone_is_made_anew() {
    check_rebuilt(
        |place| fs::remove_dir_all(place.generation()).expect("it is there"),
        "the index is damaged",
    );
}

#[test]
fn an_index_that_lacks_a_file_is_made_anew() {
    for name in [".store", ".term", ".idx", ".fieldnorm", "meta.json"] {
        check_rebuilt(
            |place| fs::remove_file(file_of(place, name)).expect("it is there"),
            "the index is damaged",
        );
    }
}

#[test]
fn an_index_with_a_file_cut_short_is_made_anew() {
    for name in [".store", ".term", ".idx", "meta.json"] {
        let cut = |place: &Place| {
            let file = file_of(place, name);
            let bytes = fs::read(&file).expect("it is there");
            fs::write(file, &bytes[..bytes.len() / 2]).expect("it can be written");
        };
        check_rebuilt(cut, "the index is damaged");
    }
}

#[test]
fn a_flipped_byte_is_noticed_wherever_it_is() {
    for name in [".store", ".term", ".idx", ".fieldnorm", ".fast", ".pos"] {
        for part in [0, 1, 2, 3] {
            check_rebuilt(|place| flip(place, name, part), "the index is damaged");
        }
    }
}

/// Wherever the byte is, the answer must be right; a description that still makes sense need not be noticed.
#[test]
fn a_flipped_byte_in_a_description_never_spoils_an_answer() {
    for name in ["meta.json", ".managed.json"] {
        for part in [0, 1, 2, 3] {
            let place = indexed();
            flip(&place, name, part);
            place.ask(QUESTION).says(&["100 crowns"]);
        }
    }
}

#[test]
fn a_damaged_index_is_reported_and_left_alone_by_a_check() {
    let place = indexed();
    flip(&place, ".store", 1);
    place.run(&["index", "--check"]).with_code(1).warns(&["the index is damaged", "career-bot index"]);
    place.run(&["index"]).with_code(0).says(&["Indexed 3 pages"]).warns(&["made anew"]);
    place.run(&["index", "--check"]).with_code(0).says(&["The index is whole: 3 pages"]);
}

/// The file of the current generation whose name ends so.
fn file_of(place: &Place, ending: &str) -> std::path::PathBuf {
    let files = fs::read_dir(place.generation()).expect("it is there").flatten().map(|entry| entry.path());
    let mut found = files.filter(|file| file.display().to_string().ends_with(ending));
    found.next().expect("the index has such a file")
}

/// Flips a bit at the start, at a third, at two thirds, or at the end.
fn flip(place: &Place, ending: &str, part: usize) {
    let file = file_of(place, ending);
    let mut bytes = fs::read(&file).expect("it is there");
    let at = (bytes.len() - 1) * part / 3;
    bytes[at] ^= 0x10;
    fs::write(file, bytes).expect("it can be written");
}
