//! House rules that the compiler does not know: who may use whom, what a file begins with, how long it may be.

use std::fs;
use std::sync::LazyLock;

use regex::Regex;
use walkdir::WalkDir;

use crate::place::repository;

/// The layers, and what each may use: itself and these.
const LAYERS: [(&str, &[&str]); 12] = [
    ("main", &["cli"]),
    (
        "cli",
        &[
            "settings",
            "discord",
            "conversation",
            "import",
            "answer",
            "library",
            "question",
            "search",
            "knowledge",
        ],
    ),
    ("discord", &["conversation", "picture", "answer", "library", "question", "search", "knowledge"]),
    ("picture", &["answer", "knowledge"]),
    ("conversation", &["answer", "library", "question", "search", "knowledge"]),
    ("answer", &["library", "question", "search", "knowledge"]),
    ("library", &["question", "search", "knowledge"]),
    ("question", &["knowledge"]),
    ("search", &["knowledge"]),
    ("import", &["knowledge"]),
    ("settings", &[]),
    ("knowledge", &[]),
];
/// Libraries that only one room may name.
const ROOMS: [(&str, &str); 5] = [
    ("serenity", "src/discord/"),
    ("poise", "src/discord/"),
    ("tantivy", "src/search/"),
    ("resvg", "src/picture/"),
    ("discord_simulator", "src/cli/playground/"),
];
/// Tests that may name one beside its room: that of any message against the simulator's limits.
const LET_IN: [(&str, &str); 1] = [("discord_simulator", "src/discord/properties.rs")];
/// What the simulator must not know, so that it checks the wire independently.
const NOT_IN_SIMULATOR: [&str; 3] = ["serenity", "poise", "career_bot"];
/// Of a file without its tests; `CONTRIBUTING.md` says so too.
const LINES_MAX: usize = 400;
/// Where the tests of a file begin.
const TESTS: &str = "#[cfg(test)]\nmod ";

/// A source file: its path from the repository on, and its text.
struct Source {
    path: String,
    text: String,
}

#[test]
fn the_sources_keep_the_house_rules() {
    let sources = sources();
    assert!(sources.len() > 100, "only {} sources were found", sources.len());
    let broken: Vec<String> = sources.iter().flat_map(violations).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in
        ["src", "tests", "benches", "fuzz/src", "fuzz/fuzz_targets", "simulator/src", "simulator/tests"]
    {
        for entry in WalkDir::new(repository().join(folder)).into_iter().flatten() {
            if entry.path().extension().is_some_and(|extension| extension == "rs") {
                let path = entry.path().strip_prefix(repository()).expect("it lies in the repository");
                let text = fs::read_to_string(entry.path()).expect("a source can be read");
                sources.push(Source { path: path.display().to_string(), text });
            }
        }
    }
    sources
}

fn violations(source: &Source) -> Vec<String> {
    let path = &source.path;
    let mut broken = Vec::new();
    if !source.text.starts_with("//!") {
        broken.push(format!("{path}: does not begin with //!, which says what the file owns"));
    }
    let (own, tests) = source.text.split_once(TESTS).unwrap_or((&source.text, ""));
    let lines = own.lines().count();
    if lines > LINES_MAX {
        broken.push(format!("{path}: has {lines} lines without its tests, more than {LINES_MAX}"));
    }
    let (own, tests) = (without_comments_and_texts(own), without_comments_and_texts(tests));
    let code = format!("{own}\n{tests}");
    for (library, room) in ROOMS {
        let is_let_in = path.starts_with(room) || LET_IN.contains(&(library, path));
        if path.starts_with("src/") && !is_let_in && names_crate(&code, library) {
            broken.push(format!("{path}: names {library}, which belongs into {room}"));
        }
    }
    if path.starts_with("simulator/src/") {
        let named = NOT_IN_SIMULATOR.into_iter().filter(|library| names_crate(&code, library));
        broken.extend(
            named.map(|library| format!("{path}: names {library}, which the simulator must not know")),
        );
    }
    let Some(layer) = layer_of(path) else { return broken };
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        broken.push(format!("{path}: the layer {layer} has no place in the picture"));
        return broken;
    };
    // Inside the module of the tests, one more `super` leads as far.
    let depth = depth_of(path);
    for used in used_layers(&own, depth).into_iter().chain(used_layers(&tests, depth + 1)) {
        if used != layer && !below.contains(&used.as_str()) {
            broken.push(format!("{path}: {layer} looks up to {used}"));
        }
    }
    broken
}

/// The layer that a file belongs to; none for `lib.rs`, which lists them all, and for files outside `src`.
fn layer_of(path: &str) -> Option<&str> {
    let path = path.strip_prefix("src/").filter(|path| *path != "lib.rs")?;
    Some(path.split('/').next().unwrap_or_default().trim_end_matches(".rs"))
}

/// How many `super::` lead from a file's module to the crate itself.
fn depth_of(path: &str) -> usize {
    let parts = path.split('/').count() - 1;
    if path.ends_with("/mod.rs") { parts - 1 } else { parts }
}

/// The layers that paths from the crate on lead to: `crate::x`, `crate::{x, y::z}`, `career_bot::x`, `super::super::x`.
fn used_layers(code: &str, depth: usize) -> Vec<String> {
    let supers = "super::".repeat(depth.max(1));
    let start =
        Regex::new(&format!(r"\b(?:crate::|career_bot::|{supers})(\w+|\{{)")).expect("it is a pattern");
    let mut used = Vec::new();
    for found in start.captures_iter(code) {
        let first = found.get(1).expect("the group always takes part");
        match first.as_str() {
            "{" => used.extend(heads(&code[first.end()..])),
            name => used.push(name.to_owned()),
        }
    }
    used.retain(|name| name != "super" && name != "self");
    used
}

/// The first name of each entry of a group, from behind its opening brace to its closing one.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut entry, mut entries) = (0, String::new(), Vec::new());
    for sign in group.chars() {
        match sign {
            '}' if depth == 0 => break,
            ',' if depth == 0 => entries.push(std::mem::take(&mut entry)),
            '{' => depth += 1,
            '}' => depth -= 1,
            sign if depth == 0 => entry.push(sign),
            _ => {}
        }
    }
    entries.push(entry);
    let head = |entry: &String| entry.split("::").next().unwrap_or_default().trim().to_owned();
    entries.iter().map(head).filter(|head| !head.is_empty()).collect()
}

fn names_crate(code: &str, library: &str) -> bool {
    let pattern = || Regex::new(&format!(r"\b{library}::|\buse {library}\b|\bextern crate {library}\b"));
    code.contains(library) && pattern().expect("it is a pattern").is_match(code)
}

/// The code alone: what comments and literal texts say is no use of anything.
fn without_comments_and_texts(text: &str) -> String {
    static TEXTS: LazyLock<Regex> = LazyLock::new(|| {
        let texts = r##"(?s)r#".*?"#|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'|//[^\n]*|/\*.*?\*/"##;
        Regex::new(texts).expect("it is a pattern")
    });
    TEXTS.replace_all(text, "\"\"").into_owned()
}

#[track_caller]
fn check(path: &str, code: &str, expected: &[&str]) {
    let source = Source { path: path.to_owned(), text: format!("//! Owns it.\n\n{code}\n") };
    assert_eq!(violations(&source), expected, "{path}");
}

#[test]
fn a_layer_that_looks_up_is_found() {
    check(
        "src/knowledge/page.rs",
        "use crate::search::SearchIndex;",
        &["src/knowledge/page.rs: knowledge looks up to search"],
    );
    check(
        "src/question/intent.rs",
        "use crate::{knowledge::Facet, search::{a, b}};",
        &["src/question/intent.rs: question looks up to search"],
    );
    check(
        "src/search/index.rs",
        "fn a() { crate::question::x() }",
        &["src/search/index.rs: search looks up to question"],
    );
    check(
        "src/answer/mod.rs",
        "use crate::settings::Settings;",
        &["src/answer/mod.rs: answer looks up to settings"],
    );
    check(
        "src/library/plan.rs",
        "use super::super::answer;",
        &["src/library/plan.rs: library looks up to answer"],
    );
    check(
        "src/conversation.rs",
        "use super::discord::send;",
        &["src/conversation.rs: conversation looks up to discord"],
    );
    check(
        "src/knowledge/a.rs",
        "#[cfg(test)]\nmod tests {\nuse super::super::super::answer;\n}",
        &["src/knowledge/a.rs: knowledge looks up to answer"],
    );
    check(
        "src/import/bls.rs",
        "use crate::library::Library;",
        &["src/import/bls.rs: import looks up to library"],
    );
    check(
        "src/main.rs",
        "fn main() { career_bot::library::x() }",
        &["src/main.rs: main looks up to library"],
    );
    check("src/attic/mod.rs", "", &["src/attic/mod.rs: the layer attic has no place in the picture"]);
}

#[test]
fn a_layer_that_looks_down_or_at_itself_is_let_pass() {
    check(
        "src/answer/reply.rs",
        "use crate::library::Snapshot;\nuse crate::answer::model;\nuse super::text;",
        &[],
    );
    check("src/cli/run.rs", "use crate::{discord, settings::Settings};", &[]);
    check(
        "src/knowledge/facts/tools.rs",
        "use super::super::items;\npub(in crate::knowledge) fn a() {}",
        &[],
    );
    check(
        "src/search/index.rs",
        "// crate::question knows better\nconst A: &str = \"crate::answer::x\";",
        &[],
    );
    check("src/knowledge/a.rs", "#[cfg(test)]\nmod tests {\nuse super::super::draft;\n}", &[]);
    check("src/lib.rs", "pub use crate::cli::main;", &[]);
}

#[test]
fn a_library_outside_its_room_is_found() {
    check(
        "src/answer/text.rs",
        "use serenity::all::Embed;",
        &["src/answer/text.rs: names serenity, which belongs into src/discord/"],
    );
    check(
        "src/cli/run.rs",
        "fn a() -> ::poise::Error {}",
        &["src/cli/run.rs: names poise, which belongs into src/discord/"],
    );
    check(
        "src/library/mod.rs",
        "use tantivy as t;",
        &["src/library/mod.rs: names tantivy, which belongs into src/search/"],
    );
    check(
        "src/cli/run.rs",
        "use discord_simulator::Simulator;",
        &["src/cli/run.rs: names discord_simulator, which belongs into src/cli/playground/"],
    );
    check("src/library/mod.rs", "/// Like tantivy::Index, but ours.", &[]);
    check("src/search/index.rs", "use tantivy::Index;", &[]);
    check(
        "simulator/src/lib.rs",
        "use career_bot::x;",
        &["simulator/src/lib.rs: names career_bot, which the simulator must not know"],
    );
}

#[test]
fn a_file_that_is_too_long_or_does_not_say_what_it_owns_is_found() {
    let bare = Source { path: "tests/it/a.rs".to_owned(), text: "fn a() {}\n".to_owned() };
    assert_eq!(violations(&bare), ["tests/it/a.rs: does not begin with //!, which says what the file owns"]);
    let line = "const A: u8 = 1;\n";
    let reason = "src/question/a.rs: has 403 lines without its tests, more than 400";
    check("src/question/a.rs", &line.repeat(400), &[reason]);
    check("src/question/a.rs", &line.repeat(397), &[]);
    check("src/question/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{}}}", line.repeat(900)), &[]);
}
