//! `career-bot new-page`: writes the file of a new page, for somebody to fill in.

use std::io::Write;

use clap::Args;
use jiff::ZonedDateTime;

use super::Failure;
use crate::knowledge;
use crate::settings::Settings;

#[derive(Args)]
pub struct NewPage {
    /// The career's name: "Data Architect"
    title: String,
    /// The folder of its family, such as data; it is made if it is not there
    #[arg(long, value_name = "FOLDER")]
    family: Option<String>,
}

pub fn new_page(new: &NewPage, settings: &Settings) -> Result<(), Failure> {
    let page = knowledge::NewPage { title: &new.title, family: new.family.as_deref() };
    let written = knowledge::new_page(&settings.knowledge.paths, page, ZonedDateTime::now().date())?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "{}", written.file.display())?;
    if let Some(news) = news_of_family(new.family.as_deref(), &written.families) {
        writeln!(out, "{news}")?;
    }
    writeln!(out, "Fill in what you know, then run career-bot check: it names what is missing, by line.")?;
    Ok(())
}

/// What to know about the family that was given; nothing where it is one that was there.
fn news_of_family(family: Option<&str>, families: &[String]) -> Option<String> {
    let known = families.join(", ");
    match family.map(|family| family.trim_end_matches('/')) {
        Some(family) if families.iter().any(|known| known == family) => None,
        _ if families.is_empty() => None,
        Some(family) => Some(format!("The family {family} is new; there were {known}.")),
        None => Some(format!(
            "It has no family. There are {known}; move it into one of these folders if it fits."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_of_families_only_what_is_worth_knowing() {
        let check = |family: Option<&str>, families: &[&str], expected: Option<&str>| {
            let families: Vec<String> = families.iter().map(|family| (*family).to_owned()).collect();
            assert_eq!(news_of_family(family, &families).as_deref(), expected);
        };
        check(Some("data/"), &["data", "software"], None);
        check(Some("dat"), &["data", "software"], Some("The family dat is new; there were data, software."));
        check(
            None,
            &["data"],
            Some("It has no family. There are data; move it into one of these folders if it fits."),
        );
        check(None, &[], None);
        check(Some("first"), &[], None);
    }
}
