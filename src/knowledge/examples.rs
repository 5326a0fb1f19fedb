//! `examples.tsv`: example questions with their facet, which train the models of wording.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::model::{Facet, UnknownFacet};
use super::problem::{Problem, Report};

/// The third column may be left out.
const HEADER: &str = "facet\tquestion\tafter";
const SHORT_HEADER: &str = "facet\tquestion";

/// A question, or a text that asks nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub asks: Asks,
    /// Without marks.
    pub question: String,
    pub marked: Marks,
    /// Whether it is said after an answer, and leans on it where it asks anything: `and is it hard?`.
    pub is_said_after: bool,
}

/// Where careers stand in a question that are marked, in bytes, and what they are to it; in its order.
pub type Marks = Vec<(Range<usize>, Role)>;

impl Example {
    /// The pieces of the question, in its order, with what a career is to it where the piece names one.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, Option<Role>)> {
        let start = |at: usize| at.checked_sub(1).map_or(0, |former| self.marked[former].0.end);
        let marked = self.marked.iter().enumerate().flat_map(move |(at, (range, role))| {
            let before = &self.question[start(at)..range.start];
            [(before, None), (&self.question[range.clone()], Some(*role))]
        });
        marked
            .chain([(&self.question[start(self.marked.len())..], None)])
            .filter(|(piece, _)| !piece.is_empty())
    }
}

/// What a career that is named is to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Mentioned by the way: `my brother, a welder, says`.
    Aside,
    /// Where the asker comes from: `i'm a data analyst`, `from qa`.
    Background,
    /// What the question is about, whoever asks.
    Asked,
    /// Where the asker wants to go: `become a …`, `move to …`.
    Goal,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Aside, Self::Background, Self::Asked, Self::Goal];

    /// As it is marked in `examples.tsv`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aside => "aside",
            Self::Background => "from",
            Self::Asked => "asked",
            Self::Goal => "to",
        }
    }
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

/// Reads examples, a line each: a facet, `careers` or `none`, then tab and question, and, where it is said after an answer, one more
/// tab and the question that was answered. The first line is `facet<TAB>question<TAB>after`; lines that begin with `#` and empty ones
/// are skipped. Careers may be marked with what they are to the question: `{from:nurse} to {to:data
/// analyst}`; the other marks are `asked` and `aside`. None if a line is broken, with every reason in `problems`; a
/// question given twice with the same facet is only warned of.
pub fn read(text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Vec<Example>> {
    let mut report = Report::new(path);
    let mut examples: Vec<Example> = Vec::new();
    let mut seen: BTreeMap<(String, bool), (u32, Asks)> = BTreeMap::new();
    let mut header_is_due = true;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if std::mem::take(&mut header_is_due) {
            if matches!(line.trim_end(), HEADER | SHORT_HEADER) {
                continue;
            }
            report.error(
                number,
                "the first line is no header",
                "Begin the file with the line `facet<TAB>question<TAB>after`.",
            );
        }
        let Some(example) = example(line, number, &mut report) else { continue };
        let key = (example.question.to_lowercase(), example.is_said_after);
        match seen.get(&key) {
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
                seen.insert(key, (number, example.asks));
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
    let (question, after) = question.split_once('\t').unwrap_or((question, ""));
    if after.contains('\t') {
        report.error(
            number,
            "the line has more than three columns",
            "Write a tab before the question, and one behind it.",
        );
        return None;
    }
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
    let Some((question, marked)) = unmarked(&question) else {
        let remedy =
            "Write a mark as {from:nurse}, {to:…}, {asked:…} or {aside:…}, and use braces for nothing else.";
        report.error(number, "a mark is broken", remedy);
        return None;
    };
    Some(Example { asks: asks.ok()?, question, marked, is_said_after: !after.trim().is_empty() })
}

/// A question without its marks, and where the careers stand that they mark; none if a mark is broken. A brace that no name and colon
/// follow is plain text.
fn unmarked(text: &str) -> Option<(String, Marks)> {
    let mut question = String::with_capacity(text.len());
    let mut marked = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        question.push_str(before);
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let Some((word, named)) = after.split_once(':').filter(|(word, _)| is_word(word)) else {
            question.push('{');
            rest = after;
            continue;
        };
        let role = Role::ALL.into_iter().find(|role| role.name() == word)?;
        let (name, behind) =
            named.split_once('}').filter(|(name, _)| !name.trim().is_empty() && !name.contains('{'))?;
        let start = question.len();
        question.push_str(name);
        marked.push((start..question.len(), role));
        rest = behind;
    }
    question.push_str(rest);
    Some((question, marked))
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
        for broken in ["{from:nurse", "{form:nurse}", "{from: }", "{from:{to:nurse}}"] {
            check(&format!("facet\tquestion\nsalary\t{broken} pay\n"), None, &[(2, "mark is broken")]);
        }
    }

    #[test]
    fn reads_what_is_said_after_an_answer() {
        let text =
            "facet\tquestion\tafter\npath\ttoo late?\tdyer salary\nnone\ttoo late?\nnone\ttoo late?\t \n";
        let mut problems = Vec::new();
        let examples = read(text, "knowledge/examples.tsv", &mut problems).unwrap_or_default();
        let said_after: Vec<bool> = examples.iter().map(|example| example.is_said_after).collect();
        assert_eq!(said_after, [true, false]);
        assert!(problems[0].reason.contains("line 3 already"), "{problems:?}");
        check("facet\tquestion\tafter\nnone\ta\tb\tc\n", None, &[(2, "more than three columns")]);
    }

    #[test]
    fn reads_what_careers_are_to_a_question() {
        let text = "facet\tquestion\npath\ta {from:nurse} here, how do i get into {to:ux design}\n";
        let examples = read(text, "knowledge/examples.tsv", &mut Vec::new()).unwrap_or_default();
        assert_eq!(examples[0].question, "a nurse here, how do i get into ux design");
        let pieces: Vec<_> = examples[0].pieces().collect();
        let expected = [
            ("a ", None),
            ("nurse", Some(Role::Background)),
            (" here, how do i get into ", None),
            ("ux design", Some(Role::Goal)),
        ];
        assert_eq!(pieces, expected);
        check("facet\tquestion\nnone\tprint({ key: 1 }) and {}\n", Some(1), &[]);
    }
}
