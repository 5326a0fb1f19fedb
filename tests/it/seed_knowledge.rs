//! A folder that holds one plain-text page, as somebody's notes would: its lists and facts are found.

use serde_json::Value;

use crate::place::{Place, shared};

/// A place whose only page is the shared seed; none, and a word about it, where that is absent.
fn seeded() -> Option<Place> {
    let seed = std::fs::read(shared("seeds/backend-python-engineer.txt")?).expect("the seed can be read");
    let place = Place::empty();
    place.write("seed/backend-python-engineer.txt", seed);
    Some(place)
}

fn answer(place: &Place, question: &str) -> Value {
    place.run(&["--knowledge", "seed", "ask", "--json", question]).with_code(0).object()
}

#[track_caller]
fn check(question: &str, facet: &str, parts: &[&str]) {
    let Some(place) = seeded() else { return };
    let record = answer(&place, question);
    assert_eq!(record["careers"][0], "backend-python-engineer", "{record}");
    assert_eq!(record["facets"][0], facet, "{record}");
    assert_eq!(record["sources"][0]["path"], "seed/backend-python-engineer.txt");
    let text = record["text"].as_str().expect("it is text");
    for part in parts {
        assert!(text.contains(part), "no {part:?} in: {text}");
    }
}

#[test]
fn the_pay_is_the_range() {
    check(
        "how much does a backend python engineer make?",
        "salary",
        &["$90,000–$140,000 a year\nUnited States", "ranges from $90,000 to $140,000 per year."],
    );
}

#[test]
fn the_five_skills_are_a_list() {
    check(
        "what skills does a backend python engineer need?",
        "skills",
        &[
            "\n1. Proficiency in Python: ",
            "\n2. Knowledge of Web Frameworks: ",
            "\n3. Experience with Databases: ",
            "\n4. Problem-Solving Skills: ",
            "\n5. Collaboration and Communication: ",
        ],
    );
}

#[test]
fn the_six_steps_are_a_list() {
    check(
        "how do I become a backend python engineer?",
        "path",
        &[
            "\n1. Education: ",
            "\n2. Learn Python: ",
            "\n3. Gain Experience with Web Frameworks: ",
            "\n4. Dive into Databases: ",
            "\n5. Build a Portfolio: ",
            "\n6. Stay Updated: ",
        ],
    );
}

#[test]
fn the_five_cities_are_a_list() {
    check(
        "where are the most jobs for backend python engineers?",
        "locations",
        &[
            "\n1. San Francisco, California\n",
            "\n2. New York City, New York\n",
            "\n3. Seattle, Washington\n",
            "\n4. Austin, Texas\n",
            "\n5. Boston, Massachusetts\n",
            "These cities are known for",
        ],
    );
}

#[test]
fn the_tools_stand_by_group() {
    check(
        "which tools does a backend python engineer use?",
        "tools",
        &[
            "\n1. Python: ",
            "\n2. Web Frameworks: ",
            "Django, Flask, and Pyramid",
            "\n3. Databases: ",
            "MySQL, PostgreSQL, MongoDB, or Redis",
            "\n4. Version Control Systems: ",
            "\n5. Testing Frameworks: ",
            "\n6. Deployment Tools: ",
            "Docker and Kubernetes",
        ],
    );
}

#[test]
fn the_profile_holds_the_facts() {
    check(
        "backend python engineer",
        "overview",
        &[
            "$90,000–$140,000 a year",
            "Proficiency in Python, Knowledge of Web Frameworks",
            "Django",
            "PostgreSQL",
        ],
    );
}

#[test]
fn what_the_page_does_not_tell_is_not_known() {
    let Some(place) = seeded() else { return };
    for question in ["how much does a nurse make?", "data scientist salary", "who won the world cup?"] {
        let record = answer(&place, question);
        assert_eq!(
            (&record["kind"], &record["careers"]),
            (&"unknown".into(), &serde_json::json!([])),
            "{record}"
        );
    }
}
