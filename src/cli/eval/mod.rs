//! `career-bot eval`: scores the answers to labelled questions, and cross-validates the example questions.

mod baseline;
mod calibration;
mod examples;
mod folds;
mod judging;
mod rows;
mod run;
mod score;
mod statistics;
mod tally;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use self::baseline::Comparison;
use self::judging::Verdict;
use self::rows::Questions;
use self::run::{FileRun, Judged, Run};
use self::score::Score;
use super::{Failure, open};
use crate::settings::Settings;

#[derive(Args)]
pub struct Eval {
    /// Tab-separated files with the columns id, kind, careers, facets, question, context, note; several are scored
    /// each by itself and all together
    #[arg(required_unless_present = "examples", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Instead of files, test how the example questions of the knowledge folders are read by models that were trained
    /// on nine tenths of them, each on those it was not trained on
    #[arg(long, conflicts_with_all = ["files", "save", "baseline"])]
    examples: bool,
    /// Show every question that was not answered rightly
    #[arg(long, conflicts_with = "json")]
    errors: bool,
    /// Exit with 1 if fewer than this part of the questions, in percent, is right
    #[arg(long, value_name = "PERCENT")]
    floor: Option<f64>,
    /// Print everything as JSON, every row too
    #[arg(long)]
    json: bool,
    /// Save the run, to compare later ones with
    #[arg(long, value_name = "RUN.json")]
    save: Option<PathBuf>,
    /// Show what changed since a run that was saved
    #[arg(long, value_name = "RUN.json")]
    baseline: Option<PathBuf>,
}

/// All that `--json` prints of labelled questions. Holds a [`Run`].
#[derive(Serialize)]
struct Report<'a> {
    version: &'a str,
    knowledge: &'a str,
    score: &'a Score,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'a Comparison>,
    files: Vec<FileReport<'a>>,
}

#[derive(Serialize)]
struct FileReport<'a> {
    score: Score,
    #[serde(flatten)]
    run: &'a FileRun,
}

/// # Errors
/// [`Failure::NotRight`] below the floor.
pub fn eval(eval: &Eval, settings: &Settings) -> Result<(), Failure> {
    let percent = match eval.examples {
        true => cross_validate(eval, settings)?,
        false => score(eval, settings)?,
    };
    match eval.floor {
        Some(floor) if percent < floor => Err(Failure::NotRight),
        _ => Ok(()),
    }
}

/// Scores the labelled questions; gives the percentage of right ones.
fn score(eval: &Eval, settings: &Settings) -> Result<f64, Failure> {
    let files = eval.files.iter().map(|file| rows::read(file)).collect::<Result<Vec<_>, _>>()?;
    refuse_doubles(&files)?;
    let before =
        eval.baseline.as_deref().map(|path| Ok::<_, Failure>((path, Run::read(path)?))).transpose()?;
    let library = open::library(settings, open::tell)?;
    let examples = library.examples().unwrap_or_else(|| {
        let reason =
            "Training questions are not left out of the score, because the example questions are broken.";
        open::tell(open::News::Trouble(format!("{reason} `career-bot check` tells more.")));
        Vec::new()
    });
    let run = Run::new(&files, &library.snapshot(), &examples);
    let comparison = before.map(|(path, before)| baseline::compare(path, &before, &run)).transpose()?;
    let score = Score::of(run.rows());
    match eval.json {
        true => print_json(&Report::new(&run, &score, comparison.as_ref()))?,
        false => print(&run, &score, comparison.as_ref(), eval.errors)?,
    }
    if let Some(path) = &eval.save {
        run.save(path)?;
    }
    Ok(score.all.share().percent())
}

/// Cross-validates the example questions; gives the percentage of right ones.
fn cross_validate(eval: &Eval, settings: &Settings) -> Result<f64, Failure> {
    let library = open::library(settings, open::tell)?;
    let examples = library.examples().ok_or_else(|| {
        Failure::Wrong("the example questions are broken; `career-bot check` tells where".to_owned())
    })?;
    let validated = examples::cross_validate(&examples, &library.snapshot())?;
    match eval.json {
        true => print_json(&validated)?,
        false if eval.errors => write!(io::stdout(), "{}\n{validated}", validated.confusions())?,
        false => write!(io::stdout(), "{validated}")?,
    }
    Ok(100.0 * validated.right_share)
}

/// # Errors
/// Where two files hold the same: their rows would count twice.
fn refuse_doubles(files: &[Questions]) -> Result<(), Failure> {
    for (number, file) in files.iter().enumerate() {
        if let Some(former) = files[..number].iter().find(|former| former.checksum == file.checksum) {
            return Err(Failure::Wrong(format!("{}: holds the same rows as {}", file.path, former.path)));
        }
    }
    Ok(())
}

fn print_json(report: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, report)?;
    Ok(out.write_all(b"\n")?)
}

fn print(run: &Run, all: &Score, comparison: Option<&Comparison>, errors: bool) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let is_error = |row: &&Judged| errors && row.verdict != Verdict::Right && !row.is_example;
    for file in &run.files {
        let shown = file.rows.iter().filter(is_error).map(Judged::explained).collect::<String>();
        if run.files.len() > 1 {
            writeln!(out, "{}\n{shown}{}", file.file, Score::of(file.rows.iter()).by_kind())?;
        } else {
            write!(out, "{shown}")?;
        }
    }
    if run.files.len() > 1 {
        writeln!(out, "all {} files", run.files.len())?;
    }
    write!(out, "{all}")?;
    if let Some(comparison) = comparison {
        write!(out, "\n{comparison}")?;
    }
    Ok(())
}

impl<'a> Report<'a> {
    fn new(run: &'a Run, score: &'a Score, baseline: Option<&'a Comparison>) -> Self {
        let files = run.files.iter().map(|run| FileReport { score: Score::of(run.rows.iter()), run });
        Self { version: &run.version, knowledge: &run.knowledge, score, baseline, files: files.collect() }
    }
}
