//! The real public data make sound pages, and the right ones answer.
//!
//! Where they are absent the test says so and passes.

use std::collections::HashMap;
use std::path::Path;

use career_bot::knowledge;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::place::{Place, repository, shared};

/// The national wages by SOC code and column, as they stand in the table.
struct Wages(HashMap<(String, String), String>);

impl Wages {
    fn read(path: &Path) -> Self {
        let mut reader = csv::Reader::from_path(path).expect("the table of wages can be read");
        let header = reader.headers().expect("it has a header").clone();
        let code = header.iter().position(|column| column == "OCC_CODE").expect("it has codes");
        let mut cells = HashMap::new();
        for row in reader.records() {
            let row = row.expect("its rows can be read");
            for (column, cell) in header.iter().zip(&row) {
                cells.insert((row[code].to_owned(), column.to_owned()), cell.to_owned());
            }
        }
        Self(cells)
    }

    /// A yearly figure as answers write it: `$37,160`.
    fn dollars(&self, code: &str, column: &str) -> String {
        let cell = &self.0[&(code.to_owned(), column.to_owned())];
        let (thousands, rest) = cell.split_at(cell.len() - 3);
        format!("${thousands},{rest}")
    }
}

#[test]
fn the_real_data_make_sound_pages_that_answer() {
    let Some(data) = shared("data") else { return };
    let wages = data.join("oews/national_M2025.csv");
    let place = imported(&data, &wages);
    let own = own_titles();
    let mut questions: Vec<String> = own.iter().map(|(title, _)| format!("{title} salary")).collect();
    let asked = QUESTIONS.map(|(question, ..)| question.to_owned());
    questions.extend(asked);
    let answers = ask(&place, &questions);
    for ((title, slug), answer) in own.iter().zip(&answers) {
        assert_eq!(answer["careers"][0], json!(slug), "{title}: {answer}");
        assert_eq!(answer["sources"][0]["facet"], "salary", "{title}: {answer}");
    }
    let sets = ["occupations", "trades"]
        .map(|name| repository().join("tests/data").join(name).with_extension("tsv").display().to_string());
    run(&place, &["eval", &sets[0], &sets[1], "--floor", FLOOR]).with_code(0);
    let wages = Wages::read(&wages);
    for ((question, slug, facet, figures), answer) in QUESTIONS.iter().zip(&answers[own.len()..]) {
        assert_eq!(
            (&answer["careers"], &answer["facets"]),
            (&json!([slug]), &json!([facet])),
            "{question}: {answer}"
        );
        let source = answer["sources"][0]["path"].as_str().expect("a path is text");
        assert!(source.starts_with("imported/") && source.ends_with(&format!("/{slug}.md")), "{source}");
        let text = answer["text"].as_str().expect("an answer is text");
        for column in ["A_PCT10", "A_MEDIAN", "A_PCT90"] {
            let is_there = figures.map(|code| text.contains(&wages.dollars(code, column)));
            assert_ne!(is_there, Some(false), "{question}: no {column} in {text}");
        }
    }
}

/// In percent of the questions on any occupation; a few points under what is reached.
const FLOOR: &str = "85";

/// Question, page, facet, and the SOC code whose figures the answer must hold.
const QUESTIONS: [(&str, &str, &str, Option<&str>); 6] = [
    ("how do I become a locksmith", "locksmiths-and-safe-repairers", "path", None),
    ("locksmith salary", "locksmiths-and-safe-repairers", "salary", Some("49-9094")),
    ("baker starting pay", "bakers", "salary", Some("51-3011")),
    ("what does a plumber do", "plumbers-pipefitters-and-steamfitters", "duties", None),
    ("air traffic controller education", "air-traffic-controllers", "path", None),
    ("electrician salary", "electricians", "salary", Some("47-2111")),
];

/// A place with the shipped pages and those of the real data; it is checked that they are sound.
fn imported(data: &Path, wages: &Path) -> Place {
    let place = Place::with_shipped_pages();
    let [onet, wages, handbook] =
        [&data.join("onet"), wages, &data.join("ooh/pages")].map(|path| path.display().to_string());
    let ended =
        place.run(&["import", "onet", &onet, "--wages", &wages, "--handbook", &handbook]).with_code(0);
    let pages: usize =
        ended.out.split(' ').next().and_then(|count| count.parse().ok()).expect("a count comes first");
    assert!(pages > 850, "{}", ended.out);
    run(&place, &["check"]).with_code(0).says(&[" 0 errors, "]);
    place
}

fn run(place: &Place, arguments: &[&str]) -> crate::place::Ended {
    place.run(&[&["--knowledge", "knowledge", "--knowledge", "imported"], arguments].concat())
}

/// Title and slug of every shipped page.
fn own_titles() -> Vec<(String, String)> {
    let loaded = knowledge::load(&[repository().join("knowledge")], date(2026, 11, 22));
    let titles =
        loaded.pages.iter().map(|loaded| (loaded.page.title.to_string(), loaded.page.slug.to_string()));
    titles.collect()
}

/// The records of the answers, one program for all.
fn ask(place: &Place, questions: &[String]) -> Vec<Value> {
    let lines = questions
        .iter()
        .enumerate()
        .map(|(id, question)| json!({"id": id.to_string(), "question": question}));
    let input: String = lines.map(|line| format!("{line}\n")).collect();
    let arguments = ["--knowledge", "knowledge", "--knowledge", "imported", "ask", "--batch"];
    let answers = place.run_with_input(&arguments, input).with_code(0).objects();
    assert_eq!(answers.len(), questions.len());
    answers
}
