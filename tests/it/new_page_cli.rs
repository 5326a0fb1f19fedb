//! `career-bot new-page`: a template where no page is in its way, and nothing otherwise.

use crate::place::{Place, small_page};

#[test]
fn a_new_page_can_be_served_at_once_and_is_nagged_about() {
    let place = Place::with_small_pages(&["potter"]);
    place.write("knowledge/crafts/smith.md", small_page("Smith", 3));
    let ended = place.run(&["new-page", "Master  Glazier", "--family", "crafts/"]).with_code(0).silently();
    assert!(ended.out.starts_with("knowledge/crafts/master-glazier.md\n"), "{}", ended.out);
    let ended = ended.says(&["career-bot check"]);
    assert!(!ended.out.contains("family"), "the family was there: {}", ended.out);
    let page = place.read("knowledge/crafts/master-glazier.md");
    assert!(page.contains("title = \"Master Glazier\"") && page.contains("\n# Master Glazier\n"), "{page}");

    let checked = place.run(&["check", "knowledge/crafts/master-glazier.md"]).with_code(0);
    let checked = checked.says(&["1 pages are good; 0 errors, 9 warnings."]);
    for heading in ["Overview", "Salary", "Outlook"] {
        assert!(checked.out.contains(&format!("the section {heading:?} is empty")), "{}", checked.out);
    }
    place.ask("master glazier salary").says(&["nothing under “Salary” yet"]);
    place.ask("master glazier").says(&["nothing under “Overview” yet"]);
    place.ask("compare master glazier and potter").says(&["nothing under “Salary” yet", "• potter: "]);
}

#[test]
fn a_new_family_is_told_from_a_misspelled_one() {
    let place = Place::with_small_pages(&[]);
    place.write("knowledge/crafts/smith.md", small_page("Smith", 3));
    place.write("knowledge/trade/grocer.md", small_page("Grocer", 3));
    place
        .run(&["new-page", "Glazier", "--family", "craft"])
        .with_code(0)
        .says(&["knowledge/craft/glazier.md\n", "The family craft is new; there were crafts, trade."]);
    place.run(&["new-page", "Cobbler"]).with_code(0).says(&["knowledge/cobbler.md\n", "It has no family."]);
}

#[test]
fn nothing_is_written_where_a_page_is_in_the_way() {
    let place = Place::empty();
    place.write("knowledge/crafts/smith.md", small_page("Smith", 3));
    let aliases = "+++\naliases = [\"glass worker\"]\n+++\n";
    place.write("other/glazier.md", format!("{aliases}{}", small_page("Glazier", 3)));
    place.write("knowledge/broken.md", "+++\ntitle = 3\n+++\n# Broken\n");
    let check = |arguments: &[&str], reason: &str| {
        let both = ["--knowledge", "knowledge", "--knowledge", "other", "new-page"];
        place.run(&[&both, arguments].concat()).with_code(2).warns(&[reason]);
    };
    check(&["Smith"], "the page smith is there already, in knowledge/crafts/smith.md");
    check(&["Broken"], "the page broken is there already, in knowledge/broken.md");
    check(&["Glass-Worker"], "\"Glass-Worker\" is an alias of other/glazier.md");
    check(&["数据"], "no file can be named after \"数据\"");
    check(&["  "], "no file can be named after");
    check(&["Joiner", "--family", "../crafts"], "\"../crafts\" is no name for a family");
    check(&["Joiner", "--family", "Fine Crafts"], "is no name for a family");
    check(&["*Joiner*"], "could not be read with this title");
    place.run(&["--knowledge", "nowhere", "new-page", "Joiner"]).with_code(2).warns(&["no knowledge folder"]);
    let one = ["--knowledge", "other/glazier.md", "new-page", "Joiner"];
    place.run(&one).with_code(2).warns(&["no knowledge folder"]);

    let files = walkdir::WalkDir::new(place.path(".")).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file()).count();
    assert_eq!((files, place.path("nowhere").exists()), (3, false));
}
