//! Talk that has nothing to do with careers gets no answer: thousands of sentences made from `tests/data/everyday.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::place::{Place, repository};

const SENTENCES: usize = 3000;
/// The part of them that may get an answer: under half a percent.
const ANSWERED_MAX: usize = SENTENCES / 200;

/// Templates with slots, and what fills a slot: `how long does {food} keep`.
#[derive(Deserialize)]
struct Everyday {
    templates: Vec<String>,
    slots: BTreeMap<String, Vec<String>>,
}

impl Everyday {
    /// The sentence at a place of an endless list: all templates in turn, with other words each time.
    fn sentence(&self, place: usize) -> String {
        let mut rest = self.templates[place % self.templates.len()].as_str();
        let mut sentence = String::new();
        let mut filled = 0;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("every slot is closed");
            let words = self.slots.get(name).unwrap_or_else(|| panic!("there is no slot {name}"));
            // Steps without a common divisor with most lengths, so that words meet in ever new pairs.
            let word = &words[(place / self.templates.len() * 7 + place + filled * 11) % words.len()];
            sentence = sentence + before + word;
            rest = after;
            filled += 1;
        }
        sentence + rest
    }
}

#[test]
fn everyday_talk_gets_no_answer() {
    let text = std::fs::read_to_string(repository().join("tests/data/everyday.toml")).expect("it is there");
    let everyday: Everyday = toml::from_str(&text).expect("templates and slots");
    let sentences: Vec<String> = (0..SENTENCES).map(|place| everyday.sentence(place)).collect();
    let lines: String =
        sentences.iter().map(|sentence| json!({"question": sentence}).to_string() + "\n").collect();
    let place = Place::shipped();
    let records = place.run_with_input(&["ask", "--batch"], lines).with_code(0).objects();
    let is_answer = |record: &Value| !matches!(record["kind"].as_str(), Some("unknown" | "smalltalk"));
    let answered: Vec<String> = sentences
        .iter()
        .zip(&records)
        .filter(|(_, record)| is_answer(record))
        .map(|(sentence, record)| format!("{sentence}: {} {}", record["kind"], record["careers"]))
        .collect();
    assert_eq!(records.len(), SENTENCES);
    assert!(answered.len() < ANSWERED_MAX, "{} answered:\n{}", answered.len(), answered.join("\n"));
}
