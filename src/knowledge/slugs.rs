//! Slugs from file names, and what a name that is no slug could be instead.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::model::{Slug, SlugError};
use super::problem::Report;

/// The slug that a file's name is. A name that is none is reported with one that it could be; one that is
/// merely too long is shortened, so that pages from elsewhere need not be renamed.
pub(super) fn of_file(place: &Path, report: &mut Report) -> Option<Slug> {
    let stem = place.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension =
        place.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    let remedy = |slug: Option<&Slug>| match slug {
        Some(slug) => format!("Rename the file to {slug}.{extension}."),
        None => format!("Rename the file after its career, such as data-engineer.{extension}."),
    };
    let error = match stem.parse::<Slug>() {
        Ok(slug) => return Some(slug),
        Err(error) => error,
    };
    let suggestion = suggestion(&stem);
    match (error, suggestion) {
        (error @ SlugError::TooLong(_), Some(short)) => {
            let reason =
                format!("the page goes by the name {short}, since that of its file is too long: {error}");
            report.warning(None, reason, remedy(Some(&short)));
            Some(short)
        }
        (error, suggestion) => {
            let reason = format!("{stem:?} is no name for a page: {error}");
            report.error(None, reason, remedy(suggestion.as_ref()));
            None
        }
    }
}

/// A slug like the text: `C++ Développeur` -> `c-plus-plus-developpeur`. None if nothing is left of it.
pub fn suggestion(text: &str) -> Option<Slug> {
    let spelled =
        text.replace('+', " plus ").replace('#', " sharp ").replace('&', " and ").replace('ß', "ss");
    let plain: String = spelled.nfkd().filter(char::is_ascii).collect::<String>().to_lowercase();
    // Accents were parted from their letters and dropped; everything else that is no letter parts words.
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut slug = String::new();
    for word in words {
        let gap = usize::from(!slug.is_empty());
        if slug.len() + gap + word.len() > Slug::CHARS_MAX {
            break;
        }
        if gap > 0 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(suggestion(text).as_ref().map(Slug::as_str), expected, "{text}");
    }

    #[test]
    fn suggests_slugs() {
        check("Data Engineer", Some("data-engineer"));
        check("data_engineer (2)", Some("data-engineer-2"));
        check("Développeur d’applis", Some("developpeur-dapplis"));
        check("C++ Developer", Some("c-plus-plus-developer"));
        check("ＵＸ Designer", Some("ux-designer"));
        check("数据", None);
        check(&"word ".repeat(40), Some(&"word-".repeat(12)[..59]));
    }

    #[test]
    fn a_name_that_is_no_slug_is_reported_with_one_that_is() {
        let mut report = Report::new("x");
        assert_eq!(of_file(Path::new("a/Data Engineer.MD"), &mut report), None);
        assert_eq!(report.problems[0].remedy, "Rename the file to data-engineer.md.");
        assert!(of_file(Path::new("a/data-engineer.md"), &mut report).is_some());
        assert_eq!(report.problems.len(), 1);
    }

    #[test]
    fn a_name_that_is_too_long_is_shortened() {
        let mut report = Report::new("x");
        let name = format!("a/{}.md", "long-name-".repeat(8).trim_end_matches('-'));
        let slug = of_file(Path::new(&name), &mut report).unwrap();
        assert_eq!(slug.as_str(), "long-name-".repeat(6).trim_end_matches('-'));
        assert!(!report.has_error());
        assert_eq!(report.problems.len(), 1);
    }
}
