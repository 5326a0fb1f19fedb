//! `career-bot import`: makes pages of public data.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::Failure;
use super::open::Bar;
use crate::import::{self, Kept, Skipped, Sources, Summary};
use crate::knowledge::{self, LoadedPage, Page, Problem};
use crate::settings::Settings;

#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    /// Make a page of every O*NET occupation, with wages and handbook of the U.S. Bureau of Labor Statistics
    Onet(Onet),
}

#[derive(Args)]
struct Onet {
    /// The folder with the text files of the O*NET database
    dir: PathBuf,
    /// National wages of OEWS, .csv or .xlsx, with the year in the file's name
    #[arg(long, value_name = "FILE")]
    wages: Option<PathBuf>,
    /// The folder with pages of the Occupational Outlook Handbook, as Markdown
    #[arg(long, value_name = "DIR")]
    handbook: Option<PathBuf>,
    /// The folder to put the pages into
    #[arg(long, value_name = "FOLDER", default_value = "imported")]
    out: PathBuf,
}

pub fn import(import: &Import, settings: &Settings) -> Result<(), Failure> {
    let From::Onet(onet) = &import.from;
    let today = ZonedDateTime::now().date();
    let sources =
        Sources { onet: onet.dir.clone(), wages: onet.wages.clone(), handbook: onet.handbook.clone() };
    let own = own_pages(settings, &onet.out, today)?;
    let bar = Bar::new();
    bar.busy("Reading the tables");
    let data = match import::read(&sources, today) {
        Ok(data) => data,
        Err(problems) => {
            bar.done();
            return Err(refused(&problems));
        }
    };
    let own: Vec<&Page> = own.iter().map(|loaded| &loaded.page).collect();
    let summary =
        import::write(&data, &own, &onet.out, &mut |done, total| bar.count("Writing pages", done, total));
    bar.done();
    let summary = summary?;
    show(&summary, &onet.out)?;
    if !is_configured(settings, &onet.out) {
        writeln!(
            anstream::stdout(),
            "\nTo serve them beside your own pages, add the folder to `knowledge.paths` in config/local.toml:\n\n  [knowledge]\n  paths = [{}]",
            settings
                .knowledge
                .paths
                .iter()
                .chain([&onet.out])
                .map(|path| format!("{:?}", path.display().to_string()))
                .collect::<Vec<_>>()
                .join(", ")
        )?;
    }
    Ok(())
}

/// The pages written by hand: those of all configured folders but the one to import into.
///
/// They must be sound: the names of a page that cannot be read would go to imported ones.
fn own_pages(settings: &Settings, out: &Path, today: Date) -> Result<Vec<LoadedPage>, Failure> {
    let folders: Vec<PathBuf> =
        settings.knowledge.paths.iter().filter(|path| !is_same(path, out)).cloned().collect();
    let loaded = knowledge::load(&folders, today);
    let errors: Vec<Problem> = loaded.problems.into_iter().filter(Problem::is_error).collect();
    match errors.is_empty() {
        true => Ok(loaded.pages),
        false => Err(Failure::Wrong(format!(
            "Your own pages come first, and some are not right.\n{}",
            told(&errors)
        ))),
    }
}

fn is_configured(settings: &Settings, out: &Path) -> bool {
    settings.knowledge.paths.iter().any(|path| is_same(path, out))
}

fn is_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).ok();
    place(one) == place(other)
}

fn refused(problems: &[Problem]) -> Failure {
    Failure::Wrong(format!("Nothing was imported.\n{}", told(problems)))
}

fn told(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

fn show(summary: &Summary, out: &Path) -> std::io::Result<()> {
    let mut stdout = anstream::stdout().lock();
    let written = &summary.written;
    let pages = written.added + written.changed + written.unchanged;
    writeln!(
        stdout,
        "{pages} pages in {}: {} new, {} changed, {} as before; {} removed.",
        out.display(),
        written.added,
        written.changed,
        written.unchanged,
        written.removed
    )?;
    writeln!(
        stdout,
        "Without pay: {}. Without ratings of skills: {}. Not in the handbook: {}. Names that several pages share: {}.",
        summary.without_pay, summary.without_ratings, summary.without_handbook, summary.shared_names
    )?;
    let residual = summary.skipped.values().filter(|skipped| **skipped == Skipped::Residual).count();
    if residual > 0 {
        writeln!(
            stdout,
            "Skipped {residual} occupations that only gather what fits nowhere else (\"All Other\")."
        )?;
    }
    for (title, skipped) in &summary.skipped {
        if let Skipped::Covered(slug) = skipped {
            writeln!(stdout, "Skipped {title}: your page {slug} covers it.")?;
        }
    }
    for (path, kept) in &written.kept {
        let why = match kept {
            Kept::Edited => "it was changed by hand",
            Kept::Foreign => "it was not imported",
        };
        writeln!(stdout, "Left alone {}: {why}.", out.join(path).display())?;
    }
    Ok(())
}
