//! Whether an answer is right, wrong, or a refusal, by the labels of its row.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rows::Row;
use crate::answer::{Answer, Kind};
use crate::knowledge::singular;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Right,
    Wrong,
    /// Said not to know, or asked back, where there is an answer: better than wrong.
    Refused,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Refused => "refused",
        })
    }
}

pub fn judge(row: &Row, answer: &Answer) -> Verdict {
    let right = match row.kind.as_str() {
        "none" => matches!(answer.kind, Kind::Unknown | Kind::Smalltalk),
        "smalltalk" => answer.kind == Kind::Smalltalk,
        "ambiguous" => {
            let offered = answer
                .suggestions
                .iter()
                .filter(|career| row.careers.iter().any(|slug| slug == career.slug.as_str()));
            answer.kind == Kind::Choices && offered.count() >= 2
        }
        "reverse" => {
            answer.kind == Kind::Matches
                && !answer.careers.is_empty()
                && holds_skills(&row.note, &answer.skills)
        }
        "ranking" => answer.kind == Kind::Ranking,
        "compare" | "multi" => holds_all(row, answer),
        _ if row.careers.iter().any(|slug| slug.contains('+')) => holds_all(row, answer),
        _ => {
            let career =
                answer.careers.first().is_some_and(|first| accepts(&row.careers, first.slug.as_str()));
            let facet = answer.facets.first().is_some_and(|first| accepts(&row.facets, first.name()));
            career && facet
        }
    };
    match right {
        true => Verdict::Right,
        false if row.kind != "none" && matches!(answer.kind, Kind::Unknown | Kind::Choices) => {
            Verdict::Refused
        }
        false => Verdict::Wrong,
    }
}

/// One over the rank of the first acceptable career among those answered and then those offered: 0 if there is none
/// of them, and nothing where the row names no career.
pub fn reciprocal_rank(row: &Row, answer: &Answer) -> Option<f64> {
    row.named_careers().next()?;
    let offered = answer.careers.iter().chain(&answer.suggestions);
    let rank = (1_u32..)
        .zip(offered)
        .find(|(_, career)| row.named_careers().any(|wanted| wanted == career.slug.as_str()));
    Some(rank.map_or(0.0, |(rank, _)| 1.0 / f64::from(rank)))
}

/// The kind of an answer as JSON names it.
pub fn kind_name(answer: &Answer) -> String {
    let named = serde_json::to_value(answer.kind);
    named.ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Whether every skill of the note, parted by commas, was understood. The pages may name it at greater or lesser length:
/// `spark` is Apache Spark.
fn holds_skills(note: &str, understood: &[String]) -> bool {
    let words = |name: &str| {
        name.to_lowercase().split_whitespace().map(|word| singular(word).into_owned()).collect::<Vec<_>>()
    };
    let understood: Vec<Vec<String>> = understood.iter().map(|name| words(name)).collect();
    note.split(',').map(words).filter(|wanted| !wanted.is_empty()).all(|wanted| {
        let is_within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
        understood.iter().any(|name| is_within(&wanted, name) || is_within(name, &wanted))
    })
}

fn accepts(acceptable: &[String], found: &str) -> bool {
    acceptable.is_empty() || acceptable.iter().any(|one| one == found)
}

/// Whether the answer holds all careers and all facets of one of the acceptable labels, which join them by `+`.
fn holds_all(row: &Row, answer: &Answer) -> bool {
    let holds = |labels: &[String], found: &[&str]| {
        labels.is_empty() || labels.iter().any(|label| label.split('+').all(|one| found.contains(&one)))
    };
    let careers: Vec<&str> = answer.careers.iter().map(|career| career.slug.as_str()).collect();
    let facets: Vec<&str> = answer.facets.iter().map(|facet| facet.name()).collect();
    holds(&row.careers, &careers) && holds(&row.facets, &facets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::CareerName;
    use crate::knowledge::Facet;

    fn careers(slugs: &[&str]) -> Vec<CareerName> {
        slugs.iter().map(|slug| CareerName { slug: slug.parse().unwrap(), title: "A title".into() }).collect()
    }

    fn row(kind: &str, careers: &[&str], facets: &[&str]) -> Row {
        let owned = |labels: &[&str]| labels.iter().map(|&label| label.to_owned()).collect();
        Row { kind: kind.to_owned(), careers: owned(careers), facets: owned(facets), ..Row::default() }
    }

    fn answer(kind: Kind, slugs: &[&str], facets: &[Facet]) -> Answer {
        Answer { careers: careers(slugs), facets: facets.to_vec(), ..Answer::new(kind, "") }
    }

    #[track_caller]
    fn check(row: &Row, answer: &Answer, expected: Verdict) {
        assert_eq!(judge(row, answer), expected, "{row:?} {answer:?}");
    }

    #[test]
    fn an_answer_counts_by_its_first_career_and_facet() {
        let row = row("answer", &["weaver", "dyer"], &["skills", "tools"]);
        check(&row, &answer(Kind::Section, &["dyer"], &[Facet::Tools]), Verdict::Right);
        check(&row, &answer(Kind::Section, &["dyer"], &[Facet::Path, Facet::Tools]), Verdict::Wrong);
        check(&row, &answer(Kind::Section, &["miller"], &[Facet::Tools]), Verdict::Wrong);
        check(&row, &answer(Kind::Unknown, &[], &[]), Verdict::Refused);
        check(&row, &answer(Kind::Choices, &[], &[]), Verdict::Refused);
        check(&row, &answer(Kind::Smalltalk, &[], &[]), Verdict::Wrong);
    }

    #[test]
    fn all_that_is_wanted_together_must_be_there() {
        let wanted = row("compare", &["weaver+dyer"], &["salary"]);
        check(&wanted, &answer(Kind::Comparison, &["dyer", "weaver"], &[Facet::Salary]), Verdict::Right);
        check(&wanted, &answer(Kind::Section, &["weaver"], &[Facet::Salary]), Verdict::Wrong);
        let followup = row("followup", &["weaver+dyer"], &[]);
        check(&followup, &answer(Kind::Comparison, &["weaver", "dyer"], &[]), Verdict::Right);
        let either = row("multi", &["weaver", "dyer"], &["salary+tools", "salary+skills"]);
        check(&either, &answer(Kind::Section, &["dyer"], &[Facet::Skills, Facet::Salary]), Verdict::Right);
        check(&either, &answer(Kind::Section, &["dyer"], &[Facet::Skills, Facet::Tools]), Verdict::Wrong);
        check(&either, &answer(Kind::Section, &["miller"], &[Facet::Skills, Facet::Salary]), Verdict::Wrong);
    }

    #[test]
    fn what_has_no_answer_must_not_be_answered() {
        check(&row("none", &[], &[]), &answer(Kind::Unknown, &[], &[]), Verdict::Right);
        check(&row("none", &[], &[]), &answer(Kind::Choices, &[], &[]), Verdict::Wrong);
        check(&row("none", &[], &[]), &answer(Kind::Section, &["weaver"], &[Facet::Path]), Verdict::Wrong);
    }

    #[test]
    fn choices_must_offer_two_of_the_pages() {
        let row = row("ambiguous", &["weaver", "dyer", "miller"], &[]);
        let offering = |slugs| Answer { suggestions: careers(slugs), ..Answer::new(Kind::Choices, "") };
        check(&row, &offering(&["dyer", "smith", "weaver"]), Verdict::Right);
        check(&row, &offering(&["dyer", "smith"]), Verdict::Refused);
    }

    #[test]
    fn skills_to_careers_need_matches_for_every_skill() {
        let found = |kind, skills: &[&str]| Answer {
            skills: skills.iter().map(|&name| name.to_owned()).collect(),
            ..answer(kind, &["weaver"], &[Facet::Tools])
        };
        let wanted = Row { note: "looms, dye".to_owned(), ..row("reverse", &[], &["tools"]) };
        check(&wanted, &found(Kind::Matches, &["Dye", "Looms"]), Verdict::Right);
        check(&wanted, &found(Kind::Matches, &["Dye"]), Verdict::Wrong);
        check(&wanted, &found(Kind::Section, &["Dye", "Looms"]), Verdict::Wrong);
        check(&row("ranking", &[], &[]), &found(Kind::Ranking, &[]), Verdict::Right);
        check(&row("reverse", &[], &["tools"]), &answer(Kind::Unknown, &[], &[]), Verdict::Refused);
        let other = answer(Kind::Section, &["weaver"], &[Facet::Tools]);
        check(&row("reverse", &[], &["tools"]), &other, Verdict::Wrong);
        check(&row("ranking", &[], &["salary"]), &other, Verdict::Wrong);
    }

    #[test]
    fn every_skill_of_the_note_must_be_understood() {
        let understood = ["SQL".to_owned(), "C#".to_owned(), "Apache Spark".to_owned()];
        assert!(holds_skills("c#, sql", &understood));
        assert!(holds_skills("spark, sql queries", &understood));
        assert!(holds_skills("", &understood));
        assert!(!holds_skills("sql, tableau", &understood));
    }

    #[test]
    fn the_rank_is_that_of_the_first_acceptable_career() {
        let found = Answer { suggestions: careers(&["dyer"]), ..answer(Kind::Section, &["weaver"], &[]) };
        assert_eq!(reciprocal_rank(&row("answer", &["dyer"], &[]), &found), Some(0.5));
        assert_eq!(reciprocal_rank(&row("compare", &["miller+weaver"], &[]), &found), Some(1.0));
        assert_eq!(reciprocal_rank(&row("answer", &["smith"], &[]), &found), Some(0.0));
        assert_eq!(reciprocal_rank(&row("none", &[], &[]), &found), None);
    }
}
