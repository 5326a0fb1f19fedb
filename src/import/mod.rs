//! Makes pages of public data: occupations of O*NET, wages and handbook of the U.S. Bureau of Labor Statistics.
//!
//! All input is read and checked before the first page is written ([`read`]), so that a broken file leaves everything as it
//! was. Pages are then composed one occupation at a time (`page`), each name goes to the occupation that it means most (`aliases`),
//! and the folder is brought up to date (`folder`): what was made before and not changed by hand is replaced, the rest is left alone.

mod aliases;
mod by_soc;
mod colloquial;
mod folder;
mod handbook;
mod names;
mod onet;
mod page;
mod projection;
mod roles;
mod table;
mod wages;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::knowledge::{Page, Problem, Slug, slug_suggestion};
use aliases::Aliases;
pub use folder::{Kept, Written};
use handbook::Handbook;
use onet::{Database, Occupation};
use wages::Wages;

/// Where the public data lie.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder with the text files of the O*NET database.
    pub onet: PathBuf,
    /// The national wages of OEWS, `.csv` or `.xlsx`, with the year in the file's name.
    pub wages: Option<PathBuf>,
    /// The folder with pages of the Occupational Outlook Handbook.
    pub handbook: Option<PathBuf>,
}

/// Public data, read and found sound.
#[derive(Debug)]
pub struct Data {
    database: Database,
    wages: Option<Wages>,
    handbook: Handbook,
}

/// Reads all sources. Reports everything that is missing or broken, by file and line.
pub fn read(sources: &Sources, today: Date) -> Result<Data, Vec<Problem>> {
    let database = Database::read(&sources.onet);
    let wages = sources.wages.as_deref().map(Wages::read).transpose();
    let handbook = sources
        .handbook
        .as_deref()
        .map_or_else(|| Ok(Handbook::default()), |folder| Handbook::read(folder, today));
    match (database, wages, handbook) {
        (Ok(database), Ok(wages), Ok(handbook)) => Ok(Data { database, wages, handbook }.settled()),
        (database, wages, handbook) => {
            let problems = [database.err(), wages.err(), handbook.err()];
            Err(problems.into_iter().flatten().flatten().collect())
        }
    }
}

impl Data {
    /// Tells wages and handbook which codes there are.
    fn settled(mut self) -> Self {
        let known: BTreeSet<&str> = self.database.occupations.values().map(Occupation::soc).collect();
        if let Some(wages) = &mut self.wages {
            wages.settle(&known);
        }
        self.handbook.settle(&known);
        self
    }
}

/// What an import made, and what it left out.
#[derive(Debug, Default)]
pub struct Summary {
    /// What became of the pages in the folder.
    pub written: Written,
    /// Occupations without a page, by title, and why.
    pub skipped: BTreeMap<String, Skipped>,
    /// Pages without pay, since the survey has no figure for them.
    pub without_pay: usize,
    /// Pages without ratings of skills.
    pub without_ratings: usize,
    /// Pages that the handbook does not cover.
    pub without_handbook: usize,
    /// Names that more than one page goes by.
    pub shared_names: usize,
}

/// Why an occupation gets no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// O*NET says nothing of it but that it holds what is found nowhere else.
    Residual,
    /// A page written by hand covers it.
    Covered(Slug),
}

/// Makes the pages and brings the folder up to date. `own` are the pages written by hand, which keep their names.
///
/// `progress` hears of every page: how many are done, and how many there are.
pub fn write(
    data: &Data,
    own: &[&Page],
    out: &Path,
    progress: &mut dyn FnMut(usize, usize),
) -> io::Result<Summary> {
    let mut summary = Summary::default();
    let taken = Taken::new(own);
    let mut chosen: Vec<&Occupation> = Vec::new();
    let mut covered: Vec<(String, Slug)> = Vec::new();
    for occupation in data.database.occupations.values() {
        let Some(reason) = skipped(occupation, &taken) else {
            chosen.push(occupation);
            continue;
        };
        if let Skipped::Covered(slug) = &reason {
            covered.push((occupation.code.clone(), slug.clone()));
        }
        summary.skipped.insert(occupation.title.clone(), reason);
    }
    let aliases = aliases::give_out(&chosen, data.wages.as_ref(), &taken.keys);
    summary.shared_names = aliases.shared;
    let mut slugs = slugs(&chosen, &taken);
    // Related occupations may have a page that was written by hand.
    slugs.extend(covered);
    let names = Names { aliases: &aliases, slugs: &slugs };
    let mut folder = folder::Folder::open(out)?;
    for (done, occupation) in chosen.iter().enumerate() {
        progress(done, chosen.len());
        summary.count(occupation, data);
        let slug = &slugs[&occupation.code];
        folder.add(page::path(occupation, slug), page::compose(occupation, data, &names));
    }
    progress(chosen.len(), chosen.len());
    summary.written = folder.finish()?;
    Ok(summary)
}

/// How occupations are called: by members, and in links between pages.
struct Names<'a> {
    aliases: &'a Aliases,
    slugs: &'a BTreeMap<String, Slug>,
}

impl Summary {
    fn count(&mut self, occupation: &Occupation, data: &Data) {
        self.without_pay += usize::from(page::wage(occupation, data).is_none());
        self.without_ratings += usize::from(occupation.skills.is_empty());
        self.without_handbook += usize::from(data.handbook.of(occupation).is_none());
    }
}

/// The names that pages written by hand have.
struct Taken {
    slugs: BTreeSet<Slug>,
    /// Titles and aliases, as they are compared.
    keys: BTreeSet<String>,
    /// The pages by those.
    pages: BTreeMap<String, Slug>,
}

impl Taken {
    fn new(own: &[&Page]) -> Self {
        let mut taken = Self { slugs: BTreeSet::new(), keys: BTreeSet::new(), pages: BTreeMap::new() };
        for page in own {
            taken.slugs.insert(page.slug.clone());
            let aliases = page.aliases.iter().map(String::as_str);
            for name in aliases.chain([&*page.title, page.slug.as_str()]) {
                taken.pages.insert(names::key(name), page.slug.clone());
                taken.keys.insert(names::joined_key(name));
            }
        }
        taken
    }
}

fn skipped(occupation: &Occupation, taken: &Taken) -> Option<Skipped> {
    if occupation.tasks.is_empty() && occupation.title.contains("All Other") {
        return Some(Skipped::Residual);
    }
    let covered = taken.pages.get(&names::key(&occupation.title))?;
    Some(Skipped::Covered(covered.clone()))
}

/// A slug for every occupation; of two that would have the same, the later one ends in its code.
fn slugs(occupations: &[&Occupation], taken: &Taken) -> BTreeMap<String, Slug> {
    let mut used: BTreeSet<Slug> = taken.slugs.clone();
    let mut slugs = BTreeMap::new();
    for occupation in occupations {
        let plain = slug_suggestion(&occupation.title).filter(|slug| !used.contains(slug));
        let coded =
            || slug_suggestion(&format!("{} {}", occupation.code.replace('.', "-"), occupation.title));
        if let Some(slug) = plain.or_else(coded) {
            used.insert(slug.clone());
            slugs.insert(occupation.code.clone(), slug);
        }
    }
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occupation(code: &str, title: &str, tasks: usize) -> Occupation {
        let task = onet::Task { text: "Work.".to_owned(), is_core: true };
        Occupation {
            code: code.to_owned(),
            title: title.to_owned(),
            tasks: vec![task; tasks],
            ..Occupation::default()
        }
    }

    fn taken(slug: &str, title: &str, aliases: &[&str]) -> Taken {
        let folder = tempfile::tempdir().unwrap();
        let front = format!("+++\naliases = {aliases:?}\n+++\n# {title}\n\n## Salary\n\nIt pays.\n");
        std::fs::write(folder.path().join(format!("{slug}.md")), front).unwrap();
        let loaded = crate::knowledge::load(&[folder.path().to_owned()], jiff::civil::date(2026, 11, 22));
        Taken::new(&loaded.pages.iter().map(|loaded| &loaded.page).collect::<Vec<_>>())
    }

    #[test]
    fn gives_every_occupation_a_slug_of_its_own() {
        let all = [
            occupation("11-1011.00", "Lamp Lighters", 1),
            occupation("11-1012.00", "Lamp-Lighters", 1),
            occupation("11-1013.00", "Bell Ringers", 1),
        ];
        let slugs = slugs(&all.iter().collect::<Vec<_>>(), &taken("bell-ringers", "Carillon Players", &[]));
        let slugs: Vec<&str> = slugs.values().map(Slug::as_str).collect();
        assert_eq!(slugs, ["lamp-lighters", "11-1012-00-lamp-lighters", "11-1013-00-bell-ringers"]);
    }

    #[test]
    fn skips_what_says_nothing_and_what_is_covered() {
        let taken = taken("bell-ringer", "Bell Ringer", &["carillon player", "Town Crier"]);
        let check = |title: &str, tasks: usize, expected: Option<Skipped>| {
            assert_eq!(skipped(&occupation("11-1011.00", title, tasks), &taken), expected, "{title}");
        };
        let covered = || Some(Skipped::Covered("bell-ringer".parse().unwrap()));
        check("Keepers, All Other", 0, Some(Skipped::Residual));
        check("Keepers, All Other", 1, None);
        check("Fog Keepers", 0, None);
        check("Bell-Ringers", 1, covered());
        check("Carillon Players", 1, covered());
        check("Town Criers", 0, covered());
        check("Town Cry Writers", 1, None);
    }

    #[test]
    fn reports_what_is_wrong_with_all_sources() {
        let nowhere = PathBuf::from("nowhere");
        let sources = Sources {
            onet: nowhere.clone(),
            wages: Some(nowhere.join("wages.csv")),
            handbook: Some(nowhere.join("book")),
        };
        let problems = read(&sources, jiff::civil::date(2026, 11, 22)).unwrap_err();
        let places: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(places, ["nowhere", "nowhere/wages.csv", "nowhere/book"]);
    }
}
