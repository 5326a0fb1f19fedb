//! A question about one part of a section is answered with that part first, and then with the rest.

use crate::place::Place;

const VOCABULARY: &str = r#"
[facets.path]
cues = ["how do i become", "do i need", "from someone to", "is enough to become"]
[facets.locations]
cues = ["where", "from home"]
[roles]
nouns = [["maker", "making"]]
[parts.degree]
told = ["degree"]
asked = ["degree", "college"]
[parts.degree-that-somebody-has]
told = []
asked = ["have a degree"]
[parts.remote]
told = ["remote", "from home"]
asked = ["from home"]
"#;

const EXAMPLES: &str = "facet\tquestion\npath\thow do i become a cook\npath\tdo i need a licence to be a cook\n\
                        locations\twhere do cooks work\nlocations\twhere can i cook\n";

const PAGE: &str = "# Bell Founder

## How to become one

Ten years at a furnace.

1. **Cast a bell**: a small one.
2. **Tune it**: on the lathe, with Bellsoft.
3. **Hang it**: with a rope.

**Without a degree**: usual.

**From clock making**: you know brass.

**From another field**: sweep the floor first.

## Locations

A foundry needs a river.

- **Ghent**: carillons.
- **Innsbruck**: church bells.

Nobody works from home, and remote tuning is a dream.
";

/// The parts of the two sections, as they follow on the page.
const PATH: [&str; 7] = [
    "Ten years at a furnace.",
    "1. Cast a bell: a small one.",
    "2. Tune it: on the lathe, with Bellsoft.",
    "3. Hang it: with a rope.",
    "• Without a degree: usual.",
    "• From clock making: you know brass.",
    "• From another field: sweep the floor first.",
];
const LOCATIONS: [&str; 4] = [
    "A foundry needs a river.",
    "• Ghent: carillons.",
    "• Innsbruck: church bells.",
    "Nobody works from home, and remote tuning is a dream.",
];

fn place() -> Place {
    let place = Place::with_small_pages(&["clock-maker"]);
    place.write("knowledge/vocabulary.toml", VOCABULARY);
    place.write("knowledge/examples.tsv", EXAMPLES);
    place.write("knowledge/bell-founder.md", PAGE);
    place
}

/// Checks that the answer is the whole section, once, with these of its parts first.
#[track_caller]
fn check(place: &Place, question: &str, section: &[&str], first: &[&str]) {
    let answer = place.ask(question).out;
    let lines: Vec<&str> =
        answer.lines().filter(|line| !line.is_empty() && !line.starts_with("Source")).collect();
    let is_first = |part: &&&str| first.iter().any(|first| words(first) == words(part));
    let rest = section.iter().filter(|part| !is_first(part)).copied();
    let expected: Vec<&str> = first.iter().copied().chain(rest).collect();
    assert_eq!(lines[1..], expected, "{question}: {answer}");
}

/// A line without the mark of its entry.
fn words(line: &str) -> &str {
    line.split_once(' ').filter(|(mark, _)| mark.ends_with(['.', '•'])).map_or(line, |(_, words)| words)
}

#[test]
fn puts_the_part_that_is_asked_for_first() {
    let place = place();
    check(&place, "how do i become a bell founder", &PATH, &[]);
    check(&place, "do i need college to be a bell founder", &PATH, &["• Without a degree: usual."]);
    check(&place, "i have a degree, how do i become a bell founder", &PATH, &[]);
    check(&place, "where do bell founders work", &LOCATIONS, &[]);
    check(&place, "where is innsbruck work for bell founders", &LOCATIONS, &["• Innsbruck: church bells."]);
    check(&place, "can a bell founder work from home", &LOCATIONS, &LOCATIONS[3..]);
}

#[test]
fn finds_the_career_that_somebody_comes_from() {
    let place = place();
    let from_clocks = "• From clock making: you know brass.";
    check(&place, "from clock maker to bell founder", &PATH, &[from_clocks]);
    check(&place, "i'm a clock maker, how do i become a bell founder", &PATH, &[from_clocks]);
}

#[test]
fn finds_the_one_entry_that_holds_a_name() {
    let tuning = "• Tune it: on the lathe, with Bellsoft.";
    check(&place(), "do i need bellsoft to be a bell founder", &PATH, &[tuning]);
}

#[test]
fn a_follow_up_asks_for_parts_too() {
    let answer =
        place().run(&["ask", "do i need college for that", "--context", "how do i become a bell founder"]);
    answer.with_code(0).says(&["Bell Founder: How to become one\n\n• Without a degree: usual.\n\nTen years"]);
}
