//! `career-bot check`: every problem by file and line, with reason and remedy.

use crate::place::{Place, repository, small_page};

#[test]
fn the_shipped_pages_have_no_problem() {
    let knowledge = repository().join("knowledge").display().to_string();
    let ended = Place::empty().run(&["check", &knowledge]).with_code(0).silently();
    ended.says(&["0 errors, 0 warnings."]);
}

#[test]
fn every_problem_is_told_with_its_place_reason_and_remedy() {
    let place = Place::empty();
    place.write(
        "knowledge/front.md",
        format!("+++\nalias = []\nupdated = 2999-01-01\n+++\n{}", small_page("Front", 1)),
    );
    place.write("knowledge/bytes.md", b"# Bytes\n\xff\n");
    place.write("knowledge/no-title.md", "## Salary\n\nIt pays.\n");
    place.write("knowledge/nothing.md", "# Nothing\n");
    place.write("knowledge/twice.md", format!("{}\n## Pay\n\nMore.\n", small_page("Twice", 1)));
    place.write("knowledge/Bad Name.md", small_page("Bad name", 1));
    place.write("knowledge/a/same.md", small_page("Same one", 1));
    place.write("knowledge/b/same.md", small_page("Same two", 1));
    place.write(
        "knowledge/claim.md",
        format!("+++\naliases = [\"same one\"]\n+++\n{}", small_page("Claim", 1)),
    );
    let row = "[[salary]]\nlow = 9\nhigh = 5\ncurrency = \"BTC\"\nperiod = \"year\"\n";
    place.write("knowledge/money.md", format!("+++\n{row}+++\n{}", small_page("Money", 1)));
    place.write("knowledge/vocabulary.toml", "[slang]\nx = 1\n");
    place.write("knowledge/examples.tsv", "facet\tquestion\nweather\tis it raining\n");
    let link = "# Links\n\n## Tools\n\n## Salary\n\n[gone](gone.md)\n";
    place.write("knowledge/links.md", link);
    let ended = place.run(&["check"]).with_code(1);
    for (place, reason) in [
        ("error: knowledge/front.md:2: ", "no key \"alias\""),
        ("error: knowledge/front.md:3: ", "lies in the future"),
        ("error: knowledge/bytes.md:2: ", "not UTF-8"),
        ("error: knowledge/no-title.md:1: ", "no title"),
        ("error: knowledge/nothing.md: ", "says nothing"),
        ("error: knowledge/twice.md:11: ", "both about salary"),
        ("error: knowledge/Bad Name.md: ", "no name for a page"),
        ("error: knowledge/b/same.md: ", "there already, in knowledge/a/same.md"),
        ("error: knowledge/claim.md:2: ", "is the title of knowledge/a/same.md"),
        ("error: knowledge/money.md:2: ", "above its `high`"),
        ("error: knowledge/money.md:5: ", "\"BTC\""),
        ("error: knowledge/vocabulary.toml:2: ", "cannot be read"),
        ("error: knowledge/examples.tsv:2: ", "weather"),
        ("warning: knowledge/links.md:3: ", "is empty"),
        ("warning: knowledge/links.md:7: ", "leads to a file that is not there"),
    ] {
        let line = ended.out.lines().find(|line| line.starts_with(place) && line.contains(reason));
        let line = line.unwrap_or_else(|| panic!("no {place}{reason} in: {}", ended.out));
        let (_, remedy) = line.split_once(". ").expect("the remedy stands behind the reason");
        assert!(remedy.len() > 10 && remedy.ends_with('.'), "{line}");
    }
    assert!(!place.path("index").exists(), "a check changes nothing");
}

#[test]
fn warnings_alone_are_no_failure() {
    let place = Place::empty();
    place.write("knowledge/a.md", format!("{}\n## Tools\n", small_page("Carver", 1)));
    place.run(&["check"]).with_code(0).says(&["warning: knowledge/a.md:11: ", "0 errors, 4 warnings."]);
}

#[test]
fn the_content_of_the_communitys_own_pages_is_reviewed() {
    let place = Place::empty();
    let shod = "The shoe is burned on hot, so that it sits without a gap, and nailed where the horn of the hoof feels nothing at all.";
    let page = |front: &str, title: &str| {
        format!(
            "{front}# {title}\n\n## Skills\n\n- **Hoof**: {shod}\n\n## Salary\n\nJuniors make $70k.\n\n## Tools\n\n\
             An anvil.\n"
        )
    };
    place.write("knowledge/farrier.md", page("", "Farrier"));
    place.write("knowledge/smith.md", page("", "Smith"));
    place.write("knowledge/taken.md", page("+++\nsource = \"Guild book\"\n+++\n", "Taken"));
    let ended = place.run(&["check"]).with_code(0).says(&["3 pages are good; 0 errors, "]);
    for (place, reason) in [
        (
            "warning: knowledge/farrier.md: ",
            "no section on overview, duties, path, roles, locations, outlook",
        ),
        ("warning: knowledge/farrier.md:3: ", "a list of one item"),
        ("warning: knowledge/farrier.md:7: ", "\"Juniors make $70k.\" in \"Salary\" names no source"),
        ("warning: knowledge/farrier.md:11: ", "has no list"),
        ("warning: knowledge/smith.md:3: ", "shares 100 % of its wording with knowledge/farrier.md:3"),
    ] {
        let found = ended.out.lines().any(|line| line.starts_with(place) && line.contains(reason));
        assert!(found, "no {place}{reason} in: {}", ended.out);
    }
    assert!(!ended.out.contains("taken.md"), "its text is somebody else's: {}", ended.out);
    let indexed = place.run(&["index"]).with_code(0);
    assert!(!format!("{}{}", indexed.out, indexed.err).contains("Juniors"), "indexing reviews nothing");
}

#[test]
fn one_page_can_be_checked_alone() {
    let place = Place::empty();
    place.write("drafts/good.md", small_page("Good", 1));
    place.write("drafts/bad.md", "no title");
    place.run(&["check", "drafts/good.md"]).with_code(0).says(&["1 pages are good; 0 errors"]);
    place.run(&["check", "drafts/bad.md"]).with_code(1).says(&["error: drafts/bad.md:1: "]);
    place.run(&["check", "drafts"]).with_code(1).says(&["1 pages are good; 1 errors"]);
    place.run(&["check", "nowhere"]).with_code(1).says(&["error: nowhere: ", "cannot be opened"]);
    place.run(&["--knowledge", "drafts/good.md", "check"]).with_code(0);
}
