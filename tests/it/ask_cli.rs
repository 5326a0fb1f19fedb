//! `career-bot ask`: text, JSON, batches and conversations.

use serde_json::{Value, json};

use crate::place::{Ended, Place};

#[test]
fn an_answer_names_its_page_and_date() {
    let place = Place::shipped();
    place.ask("how much does a data scientist make?").says(&[
        "Data Scientist: Salary",
        "$67,240–$199,130 a year, median $120,230",
        "Source: Data Scientist, “Salary” (knowledge/data/data-scientist.md, updated",
        "2026-11-24); according to U.S. Bureau of Labor Statistics",
    ]);
    let lines = place.ask("data scientist tools").silently().out;
    assert!(!lines.contains('\u{1b}'), "no colours where nobody sees them: {lines}");
}

#[test]
fn every_answer_has_the_whole_record() {
    let place = Place::shipped();
    let record = place.run(&["ask", "--json", "how much does a data scientist make?"]).with_code(0).object();
    check_record(&record, "section", &["data-scientist"], &["salary"]);
    assert_eq!(record["question"], "how much does a data scientist make?");
    assert!(record["text"].as_str().expect("it is text").contains("$120,230"));
    let source = &record["sources"][0];
    assert_eq!(keys(source), ["career", "facet", "heading", "path", "updated"]);
    assert_eq!((&source["career"], &source["facet"]), (&json!("data-scientist"), &json!("salary")));
    assert_eq!(source["path"], "knowledge/data/data-scientist.md");
    assert_eq!(source["updated"].as_str().expect("it is a date").len(), "2026-11-23".len());

    let unknown = place.run(&["ask", "--json", "how do i bake a sourdough bread"]).with_code(0).object();
    check_record(&unknown, "unknown", &[], &[]);
    assert_eq!(unknown["sources"], json!([]));
    let hello = place.run(&["ask", "--json", "hello"]).with_code(0).object();
    check_record(&hello, "smalltalk", &[], &[]);
    let profile = place.run(&["ask", "--json", "data scientist"]).with_code(0).object();
    check_record(&profile, "profile", &["data-scientist"], &["overview"]);
    let both = place.run(&["ask", "--json", "data scientist vs data analyst salary"]).with_code(0).object();
    check_record(&both, "comparison", &["data-scientist", "data-analyst"], &["salary"]);
    let choices = place.run(&["ask", "--json", "python developer"]).with_code(0).object();
    check_record(&choices, "choices", &[], &[]);
    assert!(choices["suggestions"].as_array().expect("it is a list").len() >= 2, "{choices}");
}

#[test]
fn pay_that_nobody_measures_is_told_in_the_words_of_the_page() {
    let place = Place::with_small_pages(&["potter"]);
    let text = "# Quant\n\n## What is it?\n\nA quant prices options.\n\n## Salary\n\nNo survey counts them. Traders \
                earn $50,000 to $90,000 a year.\n";
    place.write("knowledge/quant.md", format!("+++\nsalary = []\n+++\n{text}"));
    let answer = place.run(&["ask", "quant salary"]).with_code(0);
    let answer =
        answer.says(&["Quant: Salary\n\nNo survey counts them. Traders earn $50,000 to $90,000 a year."]);
    assert!(!answer.out.contains("–$90,000"), "{}", answer.out);
    place.ask("quant").says(&["• Salary: No survey counts them. Traders earn $50,000"]);
    place.ask("quant vs potter").says(&["Quant: No survey counts them. Traders earn $50,000"]);
    place.ask("quant vs potter salary").says(&["Quant\n\nNo survey counts them."]);
}

#[track_caller]
fn check_record(record: &Value, kind: &str, careers: &[&str], facets: &[&str]) {
    let all =
        ["careers", "confidence", "facets", "kind", "question", "sources", "suggestions", "text", "took_us"];
    assert_eq!(keys(record), all);
    assert_eq!(record["kind"], kind, "{record}");
    assert_eq!((&record["careers"], &record["facets"]), (&json!(careers), &json!(facets)), "{record}");
    let confidence = record["confidence"].as_f64().expect("it is a number");
    assert!((0.0..=1.0).contains(&confidence), "{confidence}");
    assert!(record["took_us"].is_u64() && record["suggestions"].is_array(), "{record}");
    assert!(!record["text"].as_str().expect("it is text").is_empty());
}

fn keys(object: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> =
        object.as_object().expect("it is an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[test]
fn earlier_questions_are_the_context_of_a_follow_up() {
    let place = Place::shipped();
    let check = |context: &[&str], question: &str, career: &str, facet: &str| {
        let mut arguments = vec!["ask", "--json", question];
        context.iter().for_each(|earlier| arguments.extend(["--context", earlier]));
        let record = place.run(&arguments).with_code(0).object();
        assert_eq!(
            (&record["careers"][0], &record["facets"][0]),
            (&json!(career), &json!(facet)),
            "{record}"
        );
    };
    check(&["what is a data engineer"], "and the salary?", "data-engineer", "salary");
    check(
        &["what is a data engineer", "which tools?"],
        "what about frontend?",
        "frontend-developer",
        "tools",
    );
    check(&["salary?"], "of a data scientist", "data-scientist", "salary");
    let alone = place.run(&["ask", "--json", "and the salary?"]).with_code(0).object();
    assert_eq!(alone["kind"], "unknown", "there is nothing to follow up");
}

#[test]
fn a_batch_is_answered_in_order_and_by_id() {
    let place = Place::shipped();
    let lines = [
        r#"{"id": "b", "question": "data scientist salary"}"#,
        "",
        r#"{"id": "a", "question": "and the tools?", "context": ["data engineer salary"]}"#,
        r#"{"question": "bake a bread"}"#,
        r#"{"id": "Ü\"\n", "question": "what is a ux designer", "context": []}"#,
    ];
    let records = batch(place, &lines.join("\n")).with_code(0).objects();
    let kinds: Vec<_> = records.iter().map(|record| record["kind"].as_str().expect("it is text")).collect();
    assert_eq!(kinds, ["section", "section", "unknown", "section"]);
    assert_eq!((&records[0]["id"], &records[1]["id"]), (&json!("b"), &json!("a")));
    assert_eq!(records[1]["careers"], json!(["data-engineer"]));
    assert_eq!(records[2].get("id"), None, "none was given");
    assert_eq!(records[3]["id"], "Ü\"\n");
}

#[test]
fn one_question_of_a_batch_is_answered_as_if_it_were_alone() {
    let place = Place::shipped();
    let question = "what skills does a devops engineer need";
    let mut alone = place.run(&["ask", "--json", question]).with_code(0).object();
    let line = json!({"question": question}).to_string();
    for mut record in batch(place, &format!("{line}\n{line}\n")).with_code(0).objects() {
        (alone["took_us"], record["took_us"]) = (json!(0), json!(0));
        assert_eq!(record, alone);
    }
}

#[test]
fn a_broken_line_of_a_batch_is_named_after_the_lines_before_it() {
    let place = Place::with_small_pages(&["glass-blower"]);
    let check = |line: &str, reason: &str| {
        let good = r#"{"id": "1", "question": "glass blower salary"}"#;
        let ended = batch(&place, &format!("{good}\n{line}\n{good}\n")).with_code(2);
        assert_eq!(ended.objects().len(), 1, "{}", ended.out);
        ended.warns(&["standard input, line 2: ", reason, "\"question\""]);
    };
    batch(&place, "").with_code(0).says(&[]);
    check("{\"question\": ", "EOF");
    check("glass blower salary", "expected value");
    check(r#"{"id": "2"}"#, "missing field `question`");
    check(r#"{"question": "x", "contxt": []}"#, "unknown field `contxt`");
    check(r#"{"question": 7}"#, "expected a string");
    check(r#"["x"]"#, "invalid");
}

#[test]
fn bytes_that_are_no_text_are_named_by_line() {
    let place = Place::with_small_pages(&["glass-blower"]);
    let input: &[u8] = b"{\"question\": \"glass blower salary\"}\n\xff\xfe\n";
    place.run_with_input(&["ask", "--batch"], input).with_code(2).warns(&["standard input, line 2: "]);
}

fn batch(place: &Place, lines: &str) -> Ended {
    place.run_with_input(&["ask", "--batch"], lines)
}

#[test]
fn a_conversation_goes_on_from_what_was_said() {
    let place = Place::shipped();
    let said = "how much does a data scientist make?\nand the tools?\nwhat about ux design?\nthanks\n";
    let ended = place.run_with_input(&["ask"], said).with_code(0);
    let titles: Vec<&str> = ended.out.split("\n\n").filter(|part| part.contains(": ")).collect();
    let titles: Vec<&str> = titles.iter().filter_map(|part| part.trim().lines().next()).collect();
    let found: Vec<&&str> = titles.iter().filter(|title| is_title(title)).collect();
    assert_eq!(found, [&"Data Scientist: Salary", &"Data Scientist: Tools", &"UX Designer: Tools"]);
    ended.says(&["You're welcome!"]);
}

fn is_title(line: &str) -> bool {
    ["Salary", "Tools"].iter().any(|facet| line.ends_with(&format!(": {facet}")))
}

#[test]
fn a_number_chooses_from_what_was_offered() {
    let place = Place::shipped();
    let records = place
        .run_with_input(&["ask", "--json"], "python developer salary\n99\n2\nand the tools?\n2\n")
        .with_code(0)
        .objects();
    assert_eq!(records[0]["kind"], "choices", "{}", records[0]);
    assert_eq!(records[1]["suggestions"], records[0]["suggestions"], "there is no 99: the list again");
    assert_eq!(records[2]["careers"][0], records[0]["suggestions"][1]);
    assert_eq!(records[2]["facets"], json!(["salary"]), "what was asked before choosing");
    assert_eq!(records[3]["careers"][0], records[0]["suggestions"][1]);
    assert_eq!(records[4]["kind"], "unknown", "nothing was offered any more");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.ask("glass blower salary");
    for arguments in
        [&["ask", "glass blower salary"][..], &["ask"], &["ask", "--batch"], &["check"], &["index"]]
    {
        let mut command = place.command(arguments);
        let (reader, writer) = std::io::pipe().expect("a pipe can be made");
        drop(reader);
        let mut command = assert_cmd::Command::from_std({
            command.stdout(writer);
            command
        });
        let input = "{\"question\": \"glass blower salary\"}\n".repeat(100);
        Ended::of(command.write_stdin(input)).with_code(0).silently();
    }
}
