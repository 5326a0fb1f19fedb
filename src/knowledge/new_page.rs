//! Writes the file of a new page: a template with the title filled in, where no other page is in its way.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::checks::folded;
use super::files::Folder;
use super::loader::{self, Loaded};
use super::model::Slug;
use super::page::{self, PageFile};
use super::problem::{Problem, Report};
use super::slugs;

const TEMPLATE: &str = include_str!("new_page.md");

/// A page that is to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewPage<'a> {
    /// The career's name.
    pub title: &'a str,
    /// The name of its family's folder; none for the knowledge folder itself.
    pub family: Option<&'a str>,
}

/// A page that was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// The file, below the knowledge folder as it was configured.
    pub file: PathBuf,
    /// The families that have a folder already, by name.
    pub families: Vec<String>,
}

/// Why a page is not written. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum NewPageError {
    #[error("no file can be named after {0:?}: give a title with letters of the Latin alphabet")]
    NoSlug(String),
    #[error("{0:?} is no name for a family: use a-z, 0-9 and hyphens, such as product-design")]
    Family(String),
    #[error("the page {slug} is there already, in {path}")]
    Exists { slug: Slug, path: String },
    #[error("{name:?} is {whose} of {path}")]
    Claimed { name: String, whose: &'static str, path: String },
    #[error("the page could not be read with this title: {}", .0.reason)]
    Unreadable(Box<Problem>),
    #[error("there is no knowledge folder to write into: {0}")]
    NoFolder(String),
    #[error("{} cannot be written: {error}", .file.display())]
    Unwritable { file: PathBuf, error: io::Error },
}

/// Writes a page into the first of the knowledge folders; `today` is its date.
///
/// # Errors
/// Where a page of that name is there, in whichever of the folders, or the file cannot be written.
pub fn new_page(folders: &[PathBuf], page: NewPage<'_>, today: Date) -> Result<Written, NewPageError> {
    let folder = folders.first().ok_or_else(|| NewPageError::NoFolder("none is configured".to_owned()))?;
    let families = families(folder)?;
    let title = page.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let slug = slugs::suggestion(&title).ok_or_else(|| NewPageError::NoSlug(title.clone()))?;
    let family = page.family.map(|family| family.trim_end_matches('/'));
    if let Some(family) = family
        && !families.iter().any(|known| known == family)
        && family.parse::<Slug>().is_err()
    {
        return Err(NewPageError::Family(family.to_owned()));
    }
    check_claims(&loader::load(folders, today), &title, &slug)?;
    let text = text(&title, &slug, today)?;
    let file = folder.join(family.unwrap_or_default()).join(format!("{slug}.md"));
    write(&file, &text).map_err(|error| NewPageError::Unwritable { file: file.clone(), error })?;
    Ok(Written { file, families })
}

/// The names of the folders in the knowledge folder.
fn families(folder: &Path) -> Result<Vec<String>, NewPageError> {
    Folder::open(folder).map_err(|problem| NewPageError::NoFolder(problem.to_string()))?;
    let no_folder = |error: io::Error| NewPageError::NoFolder(format!("{}: {error}", folder.display()));
    let mut families = Vec::new();
    for entry in fs::read_dir(folder).map_err(no_folder)? {
        let entry = entry.map_err(no_folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            families.push(name);
        }
    }
    families.sort_unstable();
    Ok(families)
}

fn check_claims(loaded: &Loaded, title: &str, slug: &Slug) -> Result<(), NewPageError> {
    let refused = loaded.refused.iter().map(|file| (file.slug.as_ref(), &file.path));
    let pages = loaded.pages.iter().map(|loaded| (Some(&loaded.page.slug), &loaded.page.path));
    if let Some((_, path)) = pages.chain(refused).find(|(known, _)| *known == Some(slug)) {
        return Err(NewPageError::Exists { slug: slug.clone(), path: path.clone() });
    }
    let name = folded(title);
    for page in loaded.pages.iter().map(|loaded| &loaded.page) {
        let whose = match folded(&page.title) == name {
            true => "the title",
            false if page.aliases.iter().any(|alias| folded(alias) == name) => "an alias",
            false => continue,
        };
        return Err(NewPageError::Claimed { name: title.to_owned(), whose, path: page.path.clone() });
    }
    Ok(())
}

/// The template with what is known; it can be read, if a title stands in it that can.
fn text(title: &str, slug: &Slug, today: Date) -> Result<String, NewPageError> {
    let quoted = toml::Value::String(title.to_owned()).to_string();
    let text = TEMPLATE
        .replace("{{today}}", &today.to_string())
        .replace("{{title}}", &quoted)
        .replace("{{heading}}", title);
    let mut report = Report::new(slug.as_str());
    page::read(
        PageFile { path: "new.md", slug: slug.clone(), family: None, text: &text },
        today,
        &mut report,
    );
    match report.problems.into_iter().find(Problem::is_error) {
        Some(problem) => Err(NewPageError::Unreadable(Box::new(problem))),
        None => Ok(text),
    }
}

/// Writes a file that must not be there yet.
fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(file)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::front_matter;
    use super::super::model::{Facet, Page};
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 24);

    fn read(text: &str) -> (Page, Vec<Problem>) {
        let slug = "x".parse().expect("it is a slug");
        let mut report = Report::new("k/x.md");
        let file = PageFile { path: "k/x.md", slug, family: None, text };
        let reading = page::read(file, TODAY, &mut report).expect("it has a title");
        (reading.page, report.problems)
    }

    #[test]
    fn the_template_has_all_sections_and_says_nothing_in_them() {
        let text =
            text("Data Architect", &"x".parse().expect("it is a slug"), TODAY).expect("it can be read");
        let (page, problems) = read(&text);
        let facets: Vec<Option<Facet>> = page.sections.iter().map(|section| section.facet).collect();
        assert_eq!(facets, Facet::ALL.map(Some));
        assert!(page.sections.iter().all(|section| section.blocks.is_empty()), "{:?}", page.sections);
        assert_eq!((page.facts, page.updated), (Default::default(), Some(TODAY)));
        assert_eq!(problems.len(), 9, "every empty section is named: {problems:?}");
        assert!(problems.iter().all(|problem| problem.reason.ends_with("is empty")), "{problems:?}");
    }

    #[test]
    fn the_template_explains_every_key() {
        for key in front_matter::KEYS {
            let is_explained = TEMPLATE.lines().any(|line| {
                let line = line.trim_start_matches("# ");
                line.starts_with(&format!("{key} ="))
                    || line == format!("[[{key}]]")
                    || line == format!("[{key}]")
            });
            assert!(is_explained, "{key}");
        }
    }

    #[test]
    fn the_lists_that_the_template_shows_are_read_as_lists() {
        let text = TEMPLATE
            .replace("{{title}}", "\"T\"")
            .replace("{{today}}", "2026-11-24")
            .replace("{{heading}}", "T");
        let (page, _) = read(&text.replace("<!-- ", "").replace(" -->", ""));
        assert_eq!(page.facts.skills, ["Statistics"]);
        assert_eq!(page.facts.tools[0].tools, ["PostgreSQL", "Redis"]);
        assert_eq!(page.facts.locations, ["Toronto"]);
        assert_eq!(page.facts.roles, ["Junior Analyst"]);
    }

    #[test]
    fn titles_with_signs_survive_the_file() {
        for title in
            ["C# Developer", "C++ Developer", "Research & Development Lead", "\"Chief\" Something", "Ünï"]
        {
            let text = text(title, &"x".parse().expect("it is a slug"), TODAY).expect("it can be read");
            assert_eq!(&*read(&text).0.title, title);
        }
        for title in ["*Star* Engineer", "[x](y) Engineer", "Engineer #"] {
            let refused = text(title, &"x".parse().expect("it is a slug"), TODAY);
            assert!(matches!(refused, Err(NewPageError::Unreadable(_))), "{title}: {refused:?}");
        }
    }
}
