//! `examples.tsv`: example questions with their facet, which train the facet model.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{Facet, UnknownFacet};
use super::problem::{Problem, Report};

const HEADER: &str = "facet\tquestion";

/// A question, or a text that asks nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub asks: Asks,
    pub question: String,
}

/// What a text asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Asks {
    /// Something about one career or several.
    Facet(Facet),
    /// Which careers there are for somebody: `c++ and unreal, who'd hire me`, `which pays most`.
    Careers,
    /// Nothing that a page could tell: `the dentist said i have four cavities`.
    Nothing,
}

impl Asks {
    /// As it is written in `examples.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.name(),
            Self::Careers => "careers",
            Self::Nothing => "none",
        }
    }

    pub fn facet(self) -> Option<Facet> {
        match self {
            Self::Facet(facet) => Some(facet),
            Self::Careers | Self::Nothing => None,
        }
    }

    fn parse(name: &str) -> Result<Self, UnknownFacet> {
        let plain = [Self::Careers, Self::Nothing].into_iter().find(|asks| asks.name() == name);
        plain.map_or_else(|| name.parse().map(Self::Facet), Ok)
    }
}

/// Reads examples, a line each: a facet, `careers` or `none`, then tab and question. The first line is `facet<TAB>question`; lines that
/// begin with `#` and empty ones are skipped. None if a line is broken, with every reason in `problems`; a
/// question given twice with the same facet is only warned of.
pub fn read(text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Vec<Example>> {
    let mut report = Report::new(path);
    let mut examples: Vec<Example> = Vec::new();
    let mut seen: BTreeMap<String, (u32, Asks)> = BTreeMap::new();
    let mut header_is_due = true;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if std::mem::take(&mut header_is_due) {
            if line.trim_end() == HEADER {
                continue;
            }
            report.error(
                number,
                "the first line is no header",
                "Begin the file with the line `facet<TAB>question`.",
            );
        }
        let Some(example) = example(line, number, &mut report) else { continue };
        match seen.get(&example.question.to_lowercase()) {
            Some((first, asks)) if *asks == example.asks => {
                report.warning(
                    number,
                    format!("the question stands in line {first} already"),
                    "Take one of them out.",
                );
            }
            Some((first, asks)) => {
                let reason =
                    format!("the question stands in line {first} with another facet, {}", asks.name());
                report.error(number, reason, "Keep the facet that an answer should have.");
            }
            None => {
                seen.insert(example.question.to_lowercase(), (number, example.asks));
                examples.push(example);
            }
        }
    }
    let is_whole = !report.has_error();
    problems.append(&mut report.problems);
    is_whole.then_some(examples)
}

fn example(line: &str, number: u32, report: &mut Report) -> Option<Example> {
    let Some((facet, question)) = line.split_once('\t') else {
        report.error(number, "the line has no tab", "Write the facet, a tab, and the question.");
        return None;
    };
    let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
    let asks = Asks::parse(facet.trim());
    if let Err(error) = &asks {
        let remedy = "Use one of the facets, careers where it asks which careers there are, or none where nothing is asked.";
        report.error(number, error.to_string(), remedy);
    }
    if question.is_empty() {
        report.error(number, "the question is empty", "Write one after the tab.");
        return None;
    }
    Some(Example { asks: asks.ok()?, question })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, count: Option<usize>, expected: &[(u32, &str)]) {
        let mut problems = Vec::new();
        let examples = read(text, "knowledge/examples.tsv", &mut problems);
        assert_eq!(examples.map(|examples| examples.len()), count, "{text}");
        assert_eq!(problems.len(), expected.len(), "{problems:?}");
        for (problem, (line, words)) in problems.iter().zip(expected) {
            assert_eq!(problem.line, Some(*line));
            assert!(problem.reason.contains(words), "{}", problem.reason);
        }
    }

    #[test]
    fn reads_examples() {
        check("facet\tquestion\nsalary\thow much\n\n# note\r\ntools\twhich tools\r\n", Some(2), &[]);
        check("", Some(0), &[]);
    }

    #[test]
    fn reports_every_broken_line() {
        check(
            "facet\tquestion\npay\thow much\nsalary how much\nsalary\t \nsalary\tHow much\nsalary\thow  much\ntools\thow much\n",
            None,
            &[
                (2, "\"pay\" is no facet"),
                (3, "no tab"),
                (4, "empty"),
                (6, "line 5 already"),
                (7, "line 5 with another facet"),
            ],
        );
        check("salary\thow much\n", None, &[(1, "no header")]);
    }
}
