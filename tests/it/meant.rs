//! What a word means beside others: a career, a verb, what does something to another topic, the other role of a field.

use serde_json::json;

use crate::place::Place;

/// Our own pages of two fields, and imported ones beside them.
fn place() -> Place {
    let place = Place::with_shipped_pages();
    for (slug, aliases) in [("cook", "[]"), ("pilot", "[]"), ("registered-nurse", "['rn']")] {
        let front = format!("+++\naliases = {aliases}\nsource = 'A table'\n+++\n");
        let text =
            "## What is it?\n\nA trade.\n\n## Salary\n\nIt pays.\n\n## How to become one\n\nBy learning.\n";
        place.write(&format!("imported/{slug}.md"), format!("{front}# {}\n\n{text}", slug.replace('-', " ")));
    }
    place
}

#[test]
fn reads_words_by_what_stands_beside_them() {
    let place = place();
    let questions: [(&str, &[&str], &[&str]); 77] = [
        ("cook salary", &[], &["cook"]),
        ("i want to become a librarian. my wife is a data engineer. how long does it take", &[], &[]),
        ("becoming a dental hygienist, my brother is in software. is the debt worth it", &[], &[]),
        ("i want to be a better data engineer. what should i learn", &[], &["data-engineer"]),
        ("fullstck devlpr, how many months to learn", &[], &["full-stack-developer"]),
        ("i always cook for everyone on sundays", &[], &[]),
        ("she wants to cook for the whole street", &[], &[]),
        ("how big do pilot whales get", &[], &[]),
        ("how do i become a pilot", &[], &["pilot"]),
        ("what does a devops make rn", &[], &["devops-engineer"]),
        ("from qa to devops", &[], &["devops-engineer"]),
        ("i did a course in tableau and power bi, what do they earn", &[], &[]),
        ("is denver bigger than tokyo", &[], &[]),
        ("game designer job titles & pay", &[], &["game-designer"]),
        ("data entry clerk pay", &[], &[]),
        ("is beekeeping dead because of ai", &[], &[]),
        ("sorry, engineer, not admin", &["network administrator salary"], &["network-engineer"]),
        ("and the designers?", &["how do i become a game developer"], &["game-designer"]),
        ("thx. skills?", &["what is an mlops engineer"], &["mlops-engineer"]),
        ("in berlin?", &["ux designer salary"], &["ux-designer"]),
        ("ok and for juniors", &["ux designer salary"], &["ux-designer"]),
        ("in lyon i mean", &["ux designer salary"], &["ux-designer"]),
        ("i mean it", &["ux designer salary"], &[]),
        ("38 and two kids, too late?", &["how do i become a data engineer"], &["data-engineer"]),
        ("would they mind that i stutter", &["what does a scrum master do"], &["scrum-master"]),
        ("terraform a must?", &["cloud architect skills"], &["cloud-architect"]),
        ("what about kubernetes", &["data engineer salary"], &["platform-engineer"]),
        ("my aunt did that for years", &["data engineer salary"], &[]),
        ("what about dentists, same money?", &["data engineer salary"], &[]),
        ("which pizza should i order", &["which tools does a data engineer use"], &[]),
        ("38 and two kids, too late?", &[], &[]),
        ("nah i meant the designer one", &["game developer salary"], &["game-designer"]),
        ("nvm what about devops", &["data engineer salary"], &["devops-engineer"]),
        (
            "My counselor said robotics engineer. I can weld badly and write java for the team's robot, and half the kids say it's all \
             software now. what are you expected to be good at",
            &[],
            &["robotics-engineer"],
        ),
        ("top paying cyber jobs", &[], &["cybersecurity-analyst"]),
        (
            "frontend is crowded they say, backend is hard, and full stack wants everything. compare the three for pay",
            &[],
            &["frontend-developer", "backend-developer", "full-stack-developer"],
        ),
        ("what do QAs do", &[], &["qa-engineer"]),
        ("is my job safe from ai", &[], &[]),
        ("does it involve coding", &["cybersecurity analyst duties"], &["cybersecurity-analyst"]),
        ("how long?", &["how do i become a data engineer"], &["data-engineer"]),
        ("with a pilot degree?", &["how do i become a data engineer"], &["data-engineer"]),
        ("cook salary", &["how do i become a data engineer"], &["cook"]),
        ("how much do RNs make", &[], &["registered-nurse"]),
        ("what r the tools of a data engineer", &[], &["data-engineer"]),
        (
            "any profession using R all day",
            &[],
            &["statistician", "data-scientist", "ux-researcher", "quantitative-analyst", "data-analyst"],
        ),
        (
            "got pretty good at sql, excel and power bi at my logistics job. what tech jobs can i apply for with just those 3",
            &[],
            &["business-intelligence-analyst", "data-analyst", "it-business-analyst"],
        ),
        ("who hires em", &["network engineer salary"], &["network-engineer"]),
        ("what does an em do", &[], &["engineering-manager"]),
        ("business or data analyst, which pays more", &[], &["it-business-analyst", "data-analyst"]),
        ("cloud engineer or architect", &[], &["cloud-engineer", "cloud-architect"]),
        ("data engineer vs scientist vs analyst", &[], &["data-engineer", "data-scientist", "data-analyst"]),
        ("nurse or data analyst", &[], &["data-analyst"]),
        ("been a network and systems admin for years, how do i get into devops", &[], &["devops-engineer"]),
        ("what even is that, never heard of it", &["scrum master salary"], &["scrum-master"]),
        ("ten years of accounting, i want IT now, how hard is that switch", &[], &["it-support-specialist"]),
        ("ten years of accounting, i want it now, how hard is that switch", &[], &[]),
        ("how do i get a PM job (product) at a big company", &[], &["product-manager"]),
        ("how do i get a PM job (IT project) at a big company", &[], &["it-project-manager"]),
        ("sales engineer, so is it engineer or is it sales?", &[], &["sales-engineer"]),
        ("testers, do you think your job could be taken by AI?", &[], &["qa-engineer"]),
        ("how do i become a programmer at a game company", &[], &["game-developer"]),
        ("is devops an entry level position?", &[], &["devops-engineer"]),
        ("help desk for years, can i get into cyber", &[], &["cybersecurity-analyst"]),
        (
            "been a paralegal for 8 yrs, is cyber realistic without going back to school",
            &[],
            &["cybersecurity-analyst"],
        ),
        ("help desk for years, how do i get into security engineer jobs", &[], &["security-engineer"]),
        (
            "2 yrs as java developer, i plan to go into the testing field, what must i know",
            &[],
            &["qa-engineer"],
        ),
        ("manual qa or automation, which pays better", &[], &["qa-engineer", "test-automation-engineer"]),
        ("is automation taking all the jobs in our town", &[], &[]),
        ("what stats should i put points in for a mage", &[], &[]),
        ("how do i get into data", &[], &[]),
        ("as an android dev, kotlin or java", &[], &["android-developer"]),
        (
            "was into web dev, these days it's ML, enjoy the two equally, how to pick which to carry on with",
            &[],
            &["web-developer", "machine-learning-engineer"],
        ),
        (
            "graphic designer at a print shop, 34k. the ads say UX doubles it. is the gap in money that big",
            &[],
            &["graphic-designer", "ux-designer"],
        ),
        (
            "I'm a dba. my boss hired two data engineers, they can do it all. is my job dying?",
            &[],
            &["database-administrator"],
        ),
        (
            "my brother is a data scientist and earns well, but i want to be a network engineer. what must i learn",
            &[],
            &["network-engineer"],
        ),
        (
            "business analyst, data analyst, BI analyst.. every ad wants dashboards. what differs",
            &[],
            &["it-business-analyst", "data-analyst", "business-intelligence-analyst"],
        ),
        (
            "I'm interested in DevOps engineer. the language I master is only javascript. how do I get in",
            &[],
            &["devops-engineer"],
        ),
    ];
    let lines: String = questions
        .iter()
        .map(|(question, context, _)| json!({"question": question, "context": context}).to_string() + "\n")
        .collect();
    let arguments = ["--knowledge", "knowledge", "--knowledge", "imported", "ask", "--batch"];
    let answers = place.run_with_input(&arguments, lines).with_code(0).objects();
    assert_eq!(answers.len(), questions.len());
    for ((question, _, careers), answer) in questions.iter().zip(&answers) {
        assert_eq!(answer["careers"], json!(careers), "{question}: {answer}");
    }
}

#[test]
fn a_page_without_duties_says_so_and_tells_what_the_career_is() {
    let place = Place::with_small_pages(&[]);
    place.write("knowledge/rope-maker.md", "# Rope Maker\n\n## What is it?\n\nSomebody who twists hemp.\n");
    place.write("knowledge/vocabulary.toml", "[facets.duties]\ncues = [\"all day\"]\n");
    place.write("knowledge/examples.tsv", "facet\tquestion\nduties\tall day\noverview\twhat is it\n");
    place.ask("rope maker all day").says(&["has nothing under", "Somebody who twists hemp."]);
}

#[test]
fn a_page_that_holds_a_word_by_the_way_is_not_near() {
    let place = Place::shipped();
    let offered = |question: &str| place.run(&["ask", "--json", question]).object()["suggestions"].clone();
    // A web designer works for dentists, too.
    assert_eq!(offered("what about dentists"), json!([]));
    assert_eq!(offered("how do i fix a kubernetes ingress")[0], "platform-engineer");
}
