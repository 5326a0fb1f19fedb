//! Careers side by side: what the figures can tell apart, and what only the pages can.

use crate::place::Place;

fn write(place: &Place, slug: &str, pay: (u32, u32), told: &str) {
    let front = format!(
        "+++\n[[salary]]\nlow = {}\nhigh = {}\ncurrency = \"USD\"\nperiod = \"year\"\nsource = \"Guild\"\ngroup = \"Crafts\"\n+++\n",
        pay.0, pay.1
    );
    let title = slug.replace('-', " ");
    let text = format!("# {title}\n\n## What is it?\n\nA trade.\n\n## Salary\n\n{told}\n");
    place.write(&format!("knowledge/{slug}.md"), front + &text);
}

#[test]
fn one_figure_for_two_careers_is_no_comparison() {
    let place = Place::with_small_pages(&[]);
    write(&place, "rope-maker", (20_000, 40_000), "Ropes sell by the metre.");
    write(&place, "net-maker", (20_000, 40_000), "Nets sell by the boat.");
    write(&place, "bell-founder", (50_000, 90_000), "Bells sell once.");
    let same = place.ask("rope maker vs net maker salary");
    same.says(&[
        "$20,000–$40,000 a year\nmeasured for Crafts",
        "rope maker and net maker are measured together",
        "rope maker\n\nRopes sell by the metre.\n\nnet maker\n\nNets sell by the boat.",
    ]);
    let other = place.ask("rope maker vs bell founder salary");
    let other = other.says(&["rope maker: $20,000–$40,000 a year", "bell founder: $50,000–$90,000 a year"]);
    assert!(!other.out.contains("measured together"), "{}", other.out);
}

#[test]
fn a_passage_that_is_cut_says_so() {
    let place = Place::with_small_pages(&[]);
    let long = "Ropes sell by the metre.\n\n".repeat(90);
    place.write("knowledge/rope-maker.md", format!("# Rope Maker\n\n## Salary\n\n{long}"));
    place.write("knowledge/net-maker.md", "# Net Maker\n\n## Salary\n\nNets sell by the boat.\n");
    let answer = place.ask("rope maker vs net maker salary");
    let answer =
        answer.says(&["Ropes sell by the metre.\n\n…\n\nNet Maker\n\nNets sell by the boat.\n\nSource"]);
    assert_eq!(answer.out.matches('…').count(), 1, "{}", answer.out);
}

#[test]
fn more_than_four_careers_are_cut_and_named() {
    let crafts = ["rope-maker", "net-maker", "bell-founder", "wheelwright", "glass-blower", "candle-maker"];
    let place = Place::with_small_pages(&crafts);
    let six = place.ask(
        "compare a rope maker, a net maker, a bell founder, a wheelwright, a glass blower and a candle maker",
    );
    six.says(&["I compare 4 careers at most; left out: glass blower, candle maker."]);
    let four = place.ask("compare a rope maker, a net maker, a bell founder and a wheelwright");
    assert!(!four.out.contains("at most"), "{}", four.out);
}

#[test]
fn without_examples_two_careers_in_one_breath_are_compared() {
    let place = Place::with_small_pages(&["rope-maker", "net-maker"]);
    place.write("knowledge/examples.tsv", "facet\tquestion\nsalary\twhat do they earn\n");
    for question in ["salary of a rope maker and a net maker", "rope maker or net maker salary"] {
        place.ask(question).says(&["rope maker vs net maker"]);
    }
}
