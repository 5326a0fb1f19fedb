//! From an answer to what a member sees.

use super::body::{Body, inline};
use super::custom_id::CustomId;
use super::escape::escape_within;
use super::footer;
use super::limits::{EMBED_DESCRIPTION_CHARS_MAX, EMBED_TITLE_CHARS_MAX};
use super::page_key::PageKey;
use super::shown::{Shown, TopicState};
use super::texts;
use super::view::{Audience, Button, Colour, Select, View};
use crate::answer::{Answer, CareerName, Kind};

/// The message that shows an answer.
pub fn answer(answer: &Answer, audience: Audience) -> View {
    let mut view = View {
        above: None,
        title: Some(title(answer)),
        body: body(answer),
        footer: footer::footer(answer),
        colour: match answer.kind {
            Kind::Choices | Kind::Unknown => Colour::Open,
            _ => Colour::Answer,
        },
        chart: answer.chart.clone(),
        rows: Vec::new(),
    };
    view.add_select(menu(answer, audience.asker));
    view.add_buttons(skills_instead(answer, audience.asker));
    view.add_buttons(offered(answer).map(|career| show(answer, career, audience.asker)));
    view.add_buttons(leaves(answer, audience.asker).into_iter().chain([keep_or_not(answer, audience)]));
    view
}

fn title(answer: &Answer) -> String {
    let title = if answer.title.trim().is_empty() { texts::UNTITLED } else { &answer.title };
    escape_within(title, EMBED_TITLE_CHARS_MAX)
}

fn body(answer: &Answer) -> String {
    let mut body = Body::new(EMBED_DESCRIPTION_CHARS_MAX);
    if !answer.corrections.is_empty() {
        let read_as: Vec<String> = answer.corrections.iter().map(|(_, meant)| inline(meant)).collect();
        body.push("", &texts::read_as(&read_as.join(", ")));
    }
    for block in &answer.blocks {
        body.push_block(block);
    }
    body.finish()
}

/// The menu to go on with: into a list, or into the page of the one career.
fn menu(answer: &Answer, asker: u64) -> Option<Select> {
    match answer.kind {
        Kind::List if answer.careers.is_empty() => families(answer, asker),
        Kind::List | Kind::Matches | Kind::Ranking => {
            let options = answer.careers.iter().map(|career| (career.slug.as_str(), &*career.title));
            Select::new(&CustomId::Open { asker }, texts::OPEN_CAREER, options)
        }
        _ => more(answer, asker),
    }
}

fn families(answer: &Answer, asker: u64) -> Option<Select> {
    let labels: Vec<String> =
        answer.families.iter().map(|family| texts::family(&family.label(), family.careers)).collect();
    let options = answer.families.iter().zip(&labels).map(|(family, label)| (&*family.name, &**label));
    Select::new(&CustomId::Family { asker }, texts::OPEN_FAMILY, options)
}

/// The menu of what else the page of the one career tells.
fn more(answer: &Answer, asker: u64) -> Option<Select> {
    // A page that does not tell what was asked is no answer, but it is the page that the menu is about.
    let careers = if answer.careers.is_empty() { &answer.suggestions } else { &answer.careers };
    let [career] = careers.as_slice() else { return None };
    let id = CustomId::More { asker, career: PageKey::of(&career.slug) };
    let options = answer.more.iter().map(|facet| (facet.name(), facet.label()));
    Select::new(&id, &texts::more_about(&career.title), options)
}

/// A button for each skill that may have been meant: the look-up with it.
fn skills_instead(answer: &Answer, asker: u64) -> impl Iterator<Item = Option<Button>> {
    answer.near_skills.iter().map(move |skill| {
        let skills: Vec<&str> = answer.skills.iter().chain([skill]).map(String::as_str).collect();
        let shown = Shown::Matches { skills: skills.join(", ") };
        Button::new(&CustomId::Show { asker, shown }, &texts::instead(skill))
    })
}

/// The careers to go on with: what is suggested, or what was compared.
fn offered(answer: &Answer) -> impl Iterator<Item = &CareerName> {
    let compared = if answer.kind == Kind::Comparison { answer.careers.as_slice() } else { &[] };
    compared.iter().chain(&answer.suggestions)
}

fn show(answer: &Answer, career: &CareerName, asker: u64) -> Option<Button> {
    let facets = match answer.kind {
        Kind::Comparison => answer.asked.clone(),
        _ => answer.suggested_facet.into_iter().collect(),
    };
    let topic = TopicState { careers: vec![PageKey::of(&career.slug)], facets, part: 0 };
    Button::new(&CustomId::Show { asker, shown: Shown::Topic(topic) }, &career.title)
}

/// The buttons to the parts before and behind. A section is only read on; a list goes back as well, and up.
fn leaves(answer: &Answer, asker: u64) -> Vec<Option<Button>> {
    let button = |shown: Shown, label: &str| Button::new(&CustomId::Show { asker, shown }, label);
    let to_part = |part: Option<usize>, label: &str| button(Shown::of(answer)?.at_part(part?), label);
    let next = answer.part.next();
    match answer.kind {
        Kind::List => {
            let up = answer.family.is_some().then_some(Shown::List { family: None, part: 0 });
            vec![
                to_part(answer.part.index.checked_sub(1), texts::BACK),
                to_part(next, texts::NEXT),
                up.and_then(|all| button(all, texts::ALL_FAMILIES)),
            ]
        }
        _ => vec![to_part(next, texts::READ_ON)],
    }
}

/// What can be done with the answer itself: a hidden one is shared, a public one deleted.
fn keep_or_not(answer: &Answer, audience: Audience) -> Option<Button> {
    match audience {
        Audience { asker, hidden: false } => {
            Some(Button::new(&CustomId::Delete { asker }, texts::DELETE)?.with_emoji('🗑'))
        }
        _ => Button::new(&CustomId::Share { shown: Shown::of(answer)? }, texts::SHARE),
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Facet;
    use std::fmt::Write;

    use jiff::civil::date;

    use super::*;
    use crate::answer::{Block, Family, Part, Source};
    use crate::discord::limits::{COMPONENT_ROWS_MAX, CUSTOM_ID_CHARS_MAX, EMBED_CHARS_MAX, units};
    use crate::discord::view::Row;
    use crate::knowledge::Item;

    const ASKER: u64 = 444_444_444_444_444_444;
    const PUBLIC: Audience = Audience { asker: ASKER, hidden: false };
    const HIDDEN: Audience = Audience { asker: ASKER, hidden: true };

    fn career(slug: &str, title: &str) -> CareerName {
        CareerName { slug: slug.parse().unwrap(), title: title.into() }
    }

    fn data_engineer() -> CareerName {
        career("data-engineer", "Data Engineer")
    }

    fn source_of(career: CareerName, heading: &str, publisher: Option<&str>) -> Source {
        Source {
            career,
            facet: None,
            heading: heading.into(),
            path: "knowledge/data/data-engineer.md".to_owned(),
            line: Some(20),
            updated: Some(date(2026, 11, 22)),
            publisher: publisher.map(str::to_owned),
        }
    }

    fn blank(kind: Kind, title: &str) -> Answer {
        Answer::new(kind, title)
    }

    fn salary() -> Answer {
        Answer {
            careers: vec![data_engineer()],
            facets: vec![Facet::Salary],
            asked: vec![Facet::Salary],
            blocks: vec![
                Block::Lead {
                    fact: "$90,000–$140,000 a year".into(), detail: "United States, 2025".into()
                },
                Block::Paragraph("Most of them work full time.".into()),
            ],
            sources: vec![source_of(
                data_engineer(),
                "Salary",
                Some("U.S. Bureau of Labor Statistics, OEWS May 2025"),
            )],
            corrections: vec![("salry".into(), "salary".into())],
            more: vec![Facet::Overview, Facet::Path],
            part: Part { index: 0, count: 2 },
            ..blank(Kind::Section, "Data Engineer: Salary")
        }
    }

    /// A view as its reader sees it.
    fn seen(view: &View) -> String {
        let mut text = format!("[{}]\n{}\n", view.title.as_deref().unwrap_or_default(), view.body);
        for line in view.footer.as_deref().unwrap_or_default().lines() {
            writeln!(text, "~ {line}").unwrap();
        }
        for row in &view.rows {
            match row {
                Row::Buttons(buttons) => {
                    let labels: Vec<&str> = buttons.iter().map(|button| &*button.label).collect();
                    writeln!(text, "({})", labels.join(") (")).unwrap();
                }
                Row::Select(menu) => {
                    let labels: Vec<&str> = menu.options.iter().map(|choice| &*choice.label).collect();
                    writeln!(text, "{} v {}", menu.placeholder, labels.join(" | ")).unwrap();
                }
            }
        }
        text
    }

    #[test]
    fn shows_a_section_with_its_source() {
        insta::assert_snapshot!(seen(&answer(&salary(), PUBLIC)), @r"
        [Data Engineer: Salary]
        -# Read as: salary

        **$90,000–$140,000 a year**
        United States, 2025

        Most of them work full time.
        ~ Part 1 of 2
        ~ Source: Data Engineer · Salary · updated 22 Nov 2026 · U.S. Bureau of Labor Statistics, OEWS May 2025
        More about Data Engineer v Overview | How to become one
        (Read on) (Delete)
        ");
    }

    #[test]
    fn a_hidden_answer_is_shared_instead_of_deleted() {
        let view = answer(&salary(), HIDDEN);
        assert!(seen(&view).ends_with("(Read on) (Share to channel)\n"), "{}", seen(&view));
    }

    #[test]
    fn shows_a_profile() {
        let item = |name: &str, text: &str| Item { name: Some(name.to_owned()), text: text.to_owned() };
        let profile = Answer {
            careers: vec![data_engineer()],
            facets: vec![Facet::Overview],
            blocks: vec![
                Block::Paragraph("Data engineers build pipelines.".into()),
                Block::List {
                    ordered: false,
                    first: 1,
                    items: [item("Top skills", "SQL, Python"), item("Main tools", "dbt, Airflow")].into(),
                },
            ],
            sources: vec![
                source_of(data_engineer(), "What is a Data Engineer?", None),
                source_of(data_engineer(), "What is a Data Engineer?", None),
            ],
            suggestions: vec![career("data-analyst", "Data Analyst")],
            more: vec![Facet::Skills, Facet::Salary],
            ..blank(Kind::Profile, "Data Engineer")
        };
        insta::assert_snapshot!(seen(&answer(&profile, PUBLIC)), @r"
        [Data Engineer]
        Data engineers build pipelines.
        - **Top skills**: SQL, Python
        - **Main tools**: dbt, Airflow
        ~ Source: Data Engineer · What is a Data Engineer? · updated 22 Nov 2026
        More about Data Engineer v Skills | Salary
        (Data Analyst)
        (Delete)
        ");
    }

    #[test]
    fn shows_a_comparison_with_a_button_for_each_career() {
        let analyst = career("data-analyst", "Data Analyst");
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let comparison = Answer {
            careers: vec![data_engineer(), analyst.clone()],
            facets: vec![Facet::Salary],
            asked: vec![Facet::Salary],
            blocks: vec![Block::Table {
                header: row(["Career", "Pay"]).into(),
                rows: [row(["Data Engineer", "$90,000–$140,000"]), row(["Data Analyst", "$60,000–$100,000"])]
                    .into(),
            }],
            sources: vec![source_of(data_engineer(), "Salary", None), source_of(analyst, "Pay", None)],
            ..blank(Kind::Comparison, "Data Engineer vs Data Analyst")
        };
        insta::assert_snapshot!(seen(&answer(&comparison, PUBLIC)), @r"
        [Data Engineer vs Data Analyst]
        - **Data Engineer**: $90,000–$140,000
        - **Data Analyst**: $60,000–$100,000
        ~ Source: Data Engineer · Salary · updated 22 Nov 2026
        ~ Source: Data Analyst · Pay · updated 22 Nov 2026
        (Data Engineer) (Data Analyst)
        (Delete)
        ");
    }

    #[test]
    fn shows_choices_as_buttons() {
        let choices = Answer {
            blocks: vec![Block::Paragraph("More than one of my pages fits.".into())],
            suggestions: vec![career("backend-developer", "Backend Developer"), data_engineer()],
            suggested_facet: Some(Facet::Salary),
            ..blank(Kind::Choices, "Which one do you mean?")
        };
        insta::assert_snapshot!(seen(&answer(&choices, PUBLIC)), @r"
        [Which one do you mean?]
        More than one of my pages fits.
        (Backend Developer) (Data Engineer)
        (Delete)
        ");
    }

    #[test]
    fn says_what_is_not_known_and_offers_what_is_near() {
        let unknown = Answer {
            blocks: vec![Block::Paragraph("I don't know.".into())],
            suggestions: vec![data_engineer()],
            ..blank(Kind::Unknown, "I don't know")
        };
        insta::assert_snapshot!(seen(&answer(&unknown, HIDDEN)), @r"
        [I don't know]
        I don't know.
        (Data Engineer)
        ");
    }

    #[test]
    fn families_and_their_careers_are_leafed_through() {
        let family = |name: &str, careers| Family { name: name.to_owned(), careers };
        let all = Answer {
            families: vec![family("data", 12), family("product-design", 11)],
            ..blank(Kind::List, "I know 23 careers")
        };
        insta::assert_snapshot!(seen(&answer(&all, PUBLIC)), @r"
        [I know 23 careers]

        See the careers of a family v Data (12) | Product design (11)
        (Delete)
        ");
        let one = Answer {
            careers: vec![data_engineer()],
            family: Some("data".to_owned()),
            part: Part { index: 1, count: 3 },
            ..blank(Kind::List, "Data: 25 careers")
        };
        insta::assert_snapshot!(seen(&answer(&one, HIDDEN)), @r"
        [Data: 25 careers]

        ~ Part 2 of 3
        Open a career v Data Engineer
        (Back) (Next) (All families) (Share to channel)
        ");
    }

    #[test]
    fn a_match_opens_its_careers_and_offers_what_may_have_been_meant() {
        let matches = Answer {
            careers: vec![data_engineer()],
            blocks: vec![Block::Paragraph("No page here names “pyhton”. Near it: Python.".into())],
            skills: vec!["SQL".into()],
            near_skills: vec!["Python".into()],
            ..blank(Kind::Matches, "Careers that use SQL")
        };
        insta::assert_snapshot!(seen(&answer(&matches, HIDDEN)), @r"
        [Careers that use SQL]
        No page here names “pyhton”. Near it: Python.
        Open a career v Data Engineer
        (With Python)
        (Share to channel)
        ");
    }

    #[test]
    fn shows_text_of_pages_and_members_literally() {
        let odd = Answer {
            corrections: vec![("x".into(), "**@everyone**".into())],
            blocks: vec![Block::Paragraph("# not [a](https://evil.example) heading".into())],
            ..blank(Kind::Smalltalk, "C* <@1>")
        };
        insta::assert_snapshot!(seen(&answer(&odd, HIDDEN)), @r"
        [C\* \<\@1>]
        -# Read as: \*\*\@everyone\*\*

        \# not \[a\](https\://evil.example) heading
        ");
    }

    #[test]
    fn stays_within_every_limit_however_large_the_answer() {
        let name = |number: usize| career(&format!("{number}{}", "a".repeat(58)), &"💼*".repeat(200));
        let huge = Answer {
            careers: vec![name(0)],
            facets: Facet::ALL.to_vec(),
            asked: Facet::ALL.to_vec(),
            blocks: vec![Block::Paragraph("A *long* sentence 💼. ".repeat(900).into()); 5],
            sources: (0..60)
                .map(|number| source_of(name(number), &"Heading ".repeat(90), Some("Publisher")))
                .collect(),
            suggestions: (0..30).map(name).collect(),
            corrections: vec![("a".into(), "b".repeat(90)); 90],
            more: Facet::ALL.to_vec(),
            part: Part { index: 3, count: 9 },
            ..blank(Kind::Section, &"*💼".repeat(300))
        };
        for audience in [PUBLIC, HIDDEN] {
            let view = answer(&huge, audience);
            let (title, footer) = (view.title.unwrap(), view.footer.unwrap());
            assert!(units(&title) <= EMBED_TITLE_CHARS_MAX);
            assert!(units(&view.body) <= EMBED_DESCRIPTION_CHARS_MAX);
            assert!(units(&title) + units(&view.body) + units(&footer) <= EMBED_CHARS_MAX);
            assert!(view.rows.len() <= COMPONENT_ROWS_MAX);
            let buttons = view.rows.iter().flat_map(|row| match row {
                Row::Buttons(buttons) => buttons.as_slice(),
                Row::Select(_) => &[],
            });
            for button in buttons {
                assert!(button.id.len() <= CUSTOM_ID_CHARS_MAX && units(&button.label) <= 80);
            }
        }
    }
}
