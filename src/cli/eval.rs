//! `career-bot eval`: scores the answers to a file of labelled questions, by kind.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::contract::answer;
use super::{Failure, open};
use crate::answer::{Answer, Kind};
use crate::settings::Settings;

const COLUMNS: [&str; 7] = ["id", "kind", "careers", "facets", "question", "context", "note"];

#[derive(Args)]
pub struct Eval {
    /// A tab-separated file with the columns id, kind, careers, facets, question, context, note
    file: PathBuf,
    /// Show every question that was not answered rightly
    #[arg(long)]
    errors: bool,
    /// Exit with 1 if fewer than this part of the questions, in percent, is right
    #[arg(long, value_name = "PERCENT")]
    floor: Option<f64>,
}

/// A labelled question.
struct Row {
    id: String,
    kind: String,
    /// Acceptable ones, or, where `wants_all`, all that are wanted.
    careers: Vec<String>,
    facets: Vec<String>,
    question: String,
    context: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
    /// Said not to know, or asked back, where there is an answer: better than wrong.
    Refused,
}

#[derive(Default)]
struct Tally {
    right: u32,
    wrong: u32,
    refused: u32,
    reciprocal_ranks: f64,
}

pub fn eval(eval: &Eval, settings: &Settings) -> Result<(), Failure> {
    let rows = read(&eval.file)?;
    let library = open::library(settings, open::tell)?;
    let snapshot = library.snapshot();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for row in &rows {
        let (answer, _) = answer(&snapshot, &row.question, &row.context);
        let verdict = judge(row, &answer);
        tallies.entry(&row.kind).or_default().count(verdict, reciprocal_rank(row, &answer));
        if eval.errors && verdict != Verdict::Right {
            show(row, &answer, verdict)?;
        }
    }
    let mut all = Tally::default();
    writeln!(
        io::stdout(),
        "{:<12} {:>6} {:>7} {:>7} {:>8} {:>7} {:>6}",
        "kind",
        "rows",
        "right",
        "wrong",
        "refused",
        "right%",
        "MRR"
    )?;
    for (kind, tally) in &tallies {
        print_row(kind, tally)?;
        all.add(tally);
    }
    print_row("all", &all)?;
    match eval.floor {
        Some(floor) if all.percent() < floor => Err(Failure::NotRight),
        _ => Ok(()),
    }
}

fn judge(row: &Row, answer: &Answer) -> Verdict {
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
        // No answer has these kinds yet; a refusal is what is left.
        "reverse" | "ranking" => false,
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

fn accepts(acceptable: &[String], found: &str) -> bool {
    acceptable.is_empty() || acceptable.iter().any(|one| one == found)
}

/// Whether all careers and facets that are wanted (joined by `+`) are in the answer.
fn holds_all(row: &Row, answer: &Answer) -> bool {
    let wanted = |labels: &[String]| {
        labels.iter().flat_map(|label| label.split('+')).map(str::to_owned).collect::<Vec<_>>()
    };
    let careers = wanted(&row.careers);
    let facets = wanted(&row.facets);
    careers.iter().all(|slug| answer.careers.iter().any(|career| career.slug.as_str() == slug))
        && facets.iter().all(|name| answer.facets.iter().any(|facet| facet.name() == name))
}

/// One over the rank of the first acceptable career among those answered and then those offered; 0 if there is none.
fn reciprocal_rank(row: &Row, answer: &Answer) -> f64 {
    let offered = answer.careers.iter().chain(&answer.suggestions);
    let wanted: Vec<&str> = row.careers.iter().flat_map(|label| label.split('+')).collect();
    let rank = (1_u32..).zip(offered).find(|(_, career)| wanted.contains(&career.slug.as_str()));
    rank.map_or(0.0, |(rank, _)| 1.0 / f64::from(rank))
}

fn show(row: &Row, answer: &Answer, verdict: Verdict) -> io::Result<()> {
    let slugs: Vec<&str> = answer.careers.iter().map(|career| career.slug.as_str()).collect();
    let facets: Vec<&str> = answer.facets.iter().map(|facet| facet.name()).collect();
    writeln!(
        io::stdout(),
        "{} {} {verdict:?}: {:?}{}\n    wanted {} / {}, got {:?} {} / {} ({:.2})",
        row.id,
        row.kind,
        row.question,
        if row.context.is_empty() { String::new() } else { format!(" after {:?}", row.context) },
        row.careers.join("|"),
        row.facets.join("|"),
        answer.kind,
        slugs.join("+"),
        facets.join("+"),
        answer.confidence,
    )
}

fn print_row(kind: &str, tally: &Tally) -> io::Result<()> {
    let rows = tally.rows();
    let mrr = tally.reciprocal_ranks / f64::from(rows.max(1));
    let (right, wrong, refused) = (tally.right, tally.wrong, tally.refused);
    let percent = tally.percent();
    writeln!(
        io::stdout(),
        "{kind:<12} {rows:>6} {right:>7} {wrong:>7} {refused:>8} {percent:>6.1}% {mrr:>6.3}"
    )
}

impl Tally {
    fn count(&mut self, verdict: Verdict, reciprocal_rank: f64) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Refused => self.refused += 1,
        }
        self.reciprocal_ranks += reciprocal_rank;
    }

    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.refused += other.refused;
        self.reciprocal_ranks += other.reciprocal_ranks;
    }

    fn rows(&self) -> u32 {
        self.right + self.wrong + self.refused
    }

    fn percent(&self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.rows().max(1))
    }
}

fn read(file: &Path) -> Result<Vec<Row>, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::Wrong(format!("{}: {error}", file.display())))?;
    let mut lines = (1..).zip(text.lines());
    let header: Vec<&str> = lines.next().map(|(_, line)| line.split('\t').collect()).unwrap_or_default();
    if header != COLUMNS {
        let wanted = COLUMNS.join(", ");
        return Err(Failure::Wrong(format!(
            "{}:1: the first line must name the columns {wanted}",
            file.display()
        )));
    }
    lines.filter(|(_, line)| !line.trim().is_empty()).map(|(number, line)| row(file, number, line)).collect()
}

fn row(file: &Path, number: usize, line: &str) -> Result<Row, Failure> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, kind, careers, facets, question, rest @ ..] = cells.as_slice() else {
        let message = format!("{}:{number}: {} columns, but there must be 7", file.display(), cells.len());
        return Err(Failure::Wrong(message));
    };
    let split = |cell: &str, sign| {
        cell.split(sign).filter(|part| !part.is_empty()).map(|part: &str| part.trim().to_owned()).collect()
    };
    Ok(Row {
        id: (*id).to_owned(),
        kind: (*kind).to_owned(),
        careers: split(careers, "|"),
        facets: split(facets, "|"),
        question: (*question).to_owned(),
        context: split(rest.first().copied().unwrap_or_default(), " >> "),
    })
}
