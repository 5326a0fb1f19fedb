//! Questions that are none: whatever comes, the answer is honest and the program stays up.

use serde_json::{Value, json};

use crate::place::Place;

/// Asks for all of it at once, as a batch, and checks that every line has its answer.
fn answers(questions: &[String]) -> Vec<Value> {
    let place = Place::shipped();
    let lines: Vec<String> =
        questions.iter().map(|question| json!({"question": question}).to_string()).collect();
    let ended = place.run_with_input(&["ask", "--batch"], lines.join("\n")).with_code(0);
    let records = ended.objects();
    assert_eq!(records.len(), questions.len());
    for (record, question) in records.iter().zip(questions) {
        assert_eq!(record["question"], json!(question));
        let text = record["text"].as_str().expect("it is text");
        assert!(!text.trim().is_empty(), "{question:?}");
    }
    records
}

#[test]
fn what_names_no_career_is_not_known() {
    let questions: Vec<String> = [
        "",
        "   ",
        "\n\n\n",
        "\r\n\t",
        "\0",
        "\0\0salary\0",
        "\u{feff}",
        "\u{200b}\u{200d}\u{2060}",
        "\u{e0001}",
        "😀🔥💸",
        "👩🏽‍💻",
        "🇸🇪🇸🇪",
        "كم يكسب مهندس البيانات؟",
        "משכורת של מפתח",
        "\u{202e}yralas reenigne atad",
        "データエンジニアの給料はいくらですか",
        "¿Cuánto gana un ingeniero de datos?",
        "ᚠᚢᚦ",
        "e\u{301}\u{301}\u{301}",
        "@everyone",
        "@here <@123456789012345678> <#1> <@&2>",
        "**bold** __under__ ~~gone~~ ||spoiler||",
        "```rust\nfn main() { panic!() }\n```",
        "`salary`",
        "> quote\n# heading",
        "'; DROP TABLE pages; --",
        "SELECT * FROM careers WHERE pay > 1",
        "salary:*",
        "\"",
        "(",
        ")",
        "AND",
        "OR NOT",
        "*",
        "?",
        "~",
        "^2",
        "title:data AND body:*",
        "[a TO z]",
        "+-!(){}[]^\"~*?:\\/",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "%s%s%n",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "null",
        "1/0",
        "https://example.com/a?b=c#d",
    ]
    .map(str::to_owned)
    .into();
    for record in answers(&questions) {
        assert!(record["kind"] == "unknown" || record["kind"] == "smalltalk", "{record}");
        assert_eq!((&record["careers"], &record["facets"]), (&json!([]), &json!([])), "{record}");
        assert_eq!(record["sources"], json!([]), "{record}");
    }
}

#[test]
fn very_long_texts_are_taken() {
    let questions = [
        "a".repeat(4000),
        "salary ".repeat(600),
        "İ".repeat(2000),
        "🔥".repeat(4000),
        "e\u{301}".repeat(2000),
        "(".repeat(4000),
        "a b ".repeat(1000),
        "\u{202e}".repeat(4000),
    ];
    for record in answers(&questions) {
        assert_eq!(record["kind"], "unknown", "{}", record["question"]);
    }
    for record in answers(&["data engineer ".repeat(300), "salary data engineer ".repeat(200)]) {
        let is_right = record["kind"] == "unknown" || record["careers"] == json!(["data-engineer"]);
        assert!(is_right, "{record}");
    }
}

#[test]
fn a_career_that_is_named_among_rubbish_is_answered() {
    let questions = [
        "@everyone what does a data engineer earn",
        "<@123456789012345678> data engineer salary",
        "**data engineer** `salary`?",
        "data engineer\0 salary",
        "data\u{a0}engineer salary 💸💸💸",
        "\u{feff}data engineer salary",
        "data engineer AND (salary OR",
        "ＤＡＴＡ ＥＮＧＩＮＥＥＲ salary",
        "data engineer salary'; DROP TABLE pages; --",
    ]
    .map(str::to_owned);
    for record in answers(&questions) {
        assert_eq!(record["careers"], json!(["data-engineer"]), "{record}");
        assert_eq!(record["facets"], json!(["salary"]), "{record}");
    }
}

#[test]
fn text_of_the_question_never_comes_back_as_an_answer() {
    let questions = ["@everyone", "<@&2> salary", "<script>alert(1)</script>", "```x```"].map(str::to_owned);
    for record in answers(&questions) {
        let text = record["text"].as_str().expect("it is text");
        for mark in ["@everyone", "<@&2>", "<script>", "```"] {
            assert!(!text.contains(mark), "{record}");
        }
    }
}

#[test]
fn arguments_and_piped_lines_are_taken_as_they_are() {
    let place = Place::with_small_pages(&["glass-blower"]);
    let long = "x ".repeat(2000);
    for question in ["", " ", "(", "salary:*", "\u{202e}abc", "😀", "a\nb", &long] {
        place.run(&["ask", question]).with_code(0).says(&["I don't know"]);
    }
    place.run(&["ask", "--", "--force"]).with_code(0).says(&["I don't know"]);
    let piped = place
        .run_with_input(&["ask"], "\n(\n\0\n-1\n0\n99999999999999999999\nglass blower salary")
        .with_code(0);
    piped.says(&["I don't know", "100 crowns"]);
}

#[test]
#[cfg(unix)]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::with_small_pages(&["glass-blower"]);
    let mut command = place.command(&["ask"]);
    command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    crate::place::Ended::of(&mut assert_cmd::Command::from_std(command)).with_code(2).warns(&["UTF-8"]);
}
