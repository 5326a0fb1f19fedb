//! Old knowledge outlives bad input: broken pages, lost pages, lost folders.

use std::fs;

use crate::place::{Place, small_page};

const TRADES: [&str; 6] =
    ["glass-blower", "tree-surgeon", "clock-maker", "bell-founder", "sail-maker", "rope-maker"];
const QUESTION: &str = "glass blower salary";

fn indexed() -> Place {
    let place = Place::with_small_pages(&TRADES);
    place.ask(QUESTION).says(&["100 crowns"]);
    place
}

/// Breaks a page and checks that it is refused with this place and reason, and that its last good version is served.
fn check_refused(content: impl AsRef<[u8]>, place_and_reason: &str) {
    let place = indexed();
    place.write("knowledge/glass-blower.md", content);
    place.write_page("rope-maker", 70);
    place
        .ask(QUESTION)
        .says(&["100 crowns"])
        .warns(&["Refused knowledge/glass-blower.md; its last good version is served:", place_and_reason]);
    place.ask("rope maker salary").says(&["70 crowns"]);
    place.ask(QUESTION).says(&["100 crowns"]).silently();
    place.run(&["index"]).with_code(0).says(&["6 pages", "1 refused"]).warns(&[place_and_reason]);
    place.run(&["index", "--force"]).with_code(0).says(&["6 pages", "1 refused"]);
    place.ask(QUESTION).says(&["100 crowns"]);
    place.write_page("glass-blower", 250);
    place.ask(QUESTION).says(&["250 crowns"]);
    place.run(&["index", "--check"]).with_code(0);
}

#[test]
fn a_page_with_broken_front_matter_is_refused() {
    check_refused(
        "+++\ntitle = \"Glass blower\n+++\n\n## Salary\n\nNothing.\n",
        "knowledge/glass-blower.md:2: ",
    );
    check_refused(
        format!("+++\nalias = []\n+++\n{}", small_page("Glass blower", 1)),
        "knowledge/glass-blower.md:2: the front matter has no key \"alias\"",
    );
}

#[test]
fn a_page_that_is_no_text_is_refused() {
    check_refused(
        b"# Glass blower\n\n## Salary\n\n\xff\xfe\n",
        "knowledge/glass-blower.md:5: the file is not UTF-8",
    );
}

#[test]
fn an_emptied_page_is_refused() {
    check_refused("", "knowledge/glass-blower.md:1: the page has no title");
    check_refused("# Glass blower\n", "knowledge/glass-blower.md: the page says nothing");
}

#[test]
fn a_page_that_says_one_thing_twice_is_refused() {
    let twice = format!("{}\n## Pay\n\nIt pays 9 crowns.\n", small_page("Glass blower", 1));
    check_refused(
        twice,
        "knowledge/glass-blower.md:11: \"Pay\" and \"Salary\" (line 7) are both about salary",
    );
}

#[test]
fn a_page_that_takes_the_name_of_another_is_refused() {
    let place = indexed();
    place.write("knowledge/tree-surgeon.md", small_page("Glass blower", 1));
    place
        .ask(QUESTION)
        .says(&["100 crowns"])
        .warns(&["Refused knowledge/tree-surgeon.md", "is the title of"]);
    place.ask("tree surgeon salary").says(&["100 crowns"]);
}

#[test]
fn a_new_page_that_is_broken_is_not_served_until_mended() {
    let place = indexed();
    place.write("knowledge/wheel-wright.md", "no title");
    place.ask(QUESTION).says(&["100 crowns"]).warns(&[
        "Refused knowledge/wheel-wright.md; it is not served until mended:",
        "knowledge/wheel-wright.md:1: ",
    ]);
    place.write_page("wheel-wright", 80);
    place
        .ask("wheel wright salary")
        .says(&["80 crowns"])
        .warns(&["Indexed again, because 1 of 7 pages changed"]);
}

#[test]
fn pages_that_break_all_at_once_are_all_still_served() {
    let place = indexed();
    for slug in TRADES {
        place.write(&format!("knowledge/{slug}.md"), "");
    }
    place.ask(QUESTION).says(&["100 crowns"]).warns(&["Refused knowledge/rope-maker.md"]);
    place.run(&["index"]).with_code(0).says(&["6 pages", "6 refused"]);
}

#[test]
fn a_broken_vocabulary_leaves_the_former_words_in_use() {
    let place = indexed();
    place.write("knowledge/vocabulary.toml", "[facets.salary\n");
    place.write_page("glass-blower", 250);
    place.ask(QUESTION).says(&["250 crowns"]).warns(&["knowledge/vocabulary.toml:1: ", "stays in use"]);
    place.write("knowledge/examples.tsv", "facet\tquestion\nweather\tis it raining\n");
    place.ask(QUESTION).says(&["250 crowns"]).warns(&["knowledge/examples.tsv:2: "]);
}

#[test]
fn the_loss_of_more_than_a_fifth_of_the_pages_must_be_meant() {
    let place = indexed();
    place.remove("knowledge/sail-maker.md");
    place.ask(QUESTION).says(&["100 crowns"]).warns(&["Indexed again, because 1 of 5 pages changed"]);
    place.remove("knowledge/bell-founder.md");
    place.remove("knowledge/clock-maker.md");
    let reason = "2 of 5 pages would be lost, more than a fifth";
    place.ask("clock maker salary").says(&["100 crowns"]).warns(&["Answering from the former index", reason]);
    place.run(&["index"]).with_code(2).warns(&[reason, "with force"]);
    place.run(&["index", "--check"]).with_code(1).says(&["Removed: bell-founder, clock-maker"]);
    place.ask("bell founder salary").says(&["100 crowns"]);
    place
        .run(&["index", "--force"])
        .with_code(0)
        .says(&["Removed: bell-founder, clock-maker", "Indexed 3 pages"]);
    place.ask("bell founder salary").says(&["I don't know"]).silently();
}

#[test]
fn without_its_pages_the_program_answers_from_the_index() {
    let place = indexed();
    fs::rename(place.path("knowledge"), place.path("elsewhere")).expect("it can be renamed");
    for _ in 0..2 {
        place.ask(QUESTION).says(&["100 crowns"]).warns(&[
            "Answering from the former index",
            "knowledge: the knowledge folder cannot be opened",
            "--knowledge",
        ]);
    }
    place.run(&["index", "--force"]).with_code(2).warns(&["there is no page to answer from"]);
    fs::rename(place.path("elsewhere"), place.path("knowledge")).expect("it can be renamed");
    place.ask(QUESTION).says(&["100 crowns"]).silently();
}

#[test]
fn without_pages_and_index_the_program_says_what_is_missing() {
    let place = Place::empty();
    place.run(&["ask", QUESTION]).with_code(2).warns(&["there is no page to answer from", "--knowledge"]);
    assert!(!place.path("index").exists(), "nothing was made");
    place.write("knowledge/README.md", "# No page\n");
    place.run(&["ask", QUESTION]).with_code(2).warns(&["knowledge: the folder holds no page"]);
    place.write("knowledge/glass-blower.md", "");
    place.run(&["ask", QUESTION]).with_code(2).warns(&["knowledge/glass-blower.md:1: the page has no title"]);
}
