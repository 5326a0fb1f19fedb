//! Checks that take the whole of the knowledge: names that two pages claim, and links to pages that are not
//! there.
//!
//! Where two pages claim the same name, both are named, and the problem stands at the later one: earlier
//! folders come first, then lesser paths. Within a folder it is an error, since its writers can mend it.
//! Between folders a shared slug is an error too, but a shared title or alias only a warning: imported pages
//! may share names with our own. Pages whose text comes from elsewhere may share aliases with each other: a name
//! such as "bus operator" means more than one occupation, and members are then asked which they mean.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::draft::Link;
use super::files::Folder;
use super::model::Slug;
use super::page::Reading;
use super::problem::{Report, Severity};

/// A file that may become a page.
pub(super) struct Candidate {
    /// Its folder, by place in the configuration.
    pub folder: usize,
    pub path: String,
    pub place: PathBuf,
    pub slug: Option<Slug>,
    pub reading: Option<Reading>,
    pub report: Report,
}

/// Reports what is wrong between the files, at the file that is to be mended.
pub(super) fn check_together(candidates: &mut [Candidate], folders: &[Folder]) {
    let doubles = check_slugs(candidates);
    check_names(candidates, &doubles);
    let slugs: Vec<Slug> = candidates.iter().filter_map(|candidate| candidate.slug.clone()).collect();
    let slugs: std::collections::BTreeSet<&str> = slugs.iter().map(Slug::as_str).collect();
    for candidate in candidates {
        let Some(reading) = &candidate.reading else { continue };
        for (related, line) in reading.page.related.iter().zip(&reading.related_lines) {
            if !slugs.contains(related.as_str()) {
                let reason = format!("the related page {related} is not there");
                candidate.report.warning(*line, reason, "Write it, or take it out of `related`.");
            }
        }
        for link in &reading.links {
            check_link(link, &candidate.place, &folders[candidate.folder], &mut candidate.report);
        }
    }
}

/// Reports pages whose slug an earlier file has, and tells which they are.
fn check_slugs(candidates: &mut [Candidate]) -> Vec<bool> {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut doubles = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let Some(slug) = &candidate.slug else {
            doubles.push(false);
            continue;
        };
        let earlier = first.get(slug.as_str());
        doubles.push(earlier.is_some());
        match earlier {
            Some(path) => {
                let reason = format!("the page {slug} is there already, in {path}");
                candidate.report.error(None, reason, "Make one page of them, or rename one of the files.");
            }
            None => drop(first.insert(slug.to_string(), candidate.path.clone())),
        }
    }
    doubles
}

/// Who claimed a name first.
struct Claim {
    index: usize,
    is_title: bool,
}

fn check_names(candidates: &mut [Candidate], doubles: &[bool]) {
    let mut claims: BTreeMap<String, Claim> = BTreeMap::new();
    let judged: Vec<usize> = (0..candidates.len()).filter(|&index| !doubles[index]).collect();
    // All titles come before all aliases, so that an alias never takes another page's title from it.
    for is_title in [true, false] {
        for &index in &judged {
            for (name, line) in names(&candidates[index], is_title) {
                match claims.get(&folded(&name)) {
                    Some(claim) if claim.index != index => {
                        let both = [index, claim.index].map(|index| &candidates[index]);
                        if is_title || claim.is_title || !both.into_iter().all(is_from_elsewhere) {
                            report_claim(candidates, (index, claim), (&name, line, is_title));
                        }
                    }
                    Some(_) => {}
                    None => drop(claims.insert(folded(&name), Claim { index, is_title })),
                }
            }
        }
    }
}

fn is_from_elsewhere(candidate: &Candidate) -> bool {
    candidate.reading.as_ref().is_some_and(|reading| reading.page.source.is_some())
}

fn names(candidate: &Candidate, titles: bool) -> Vec<(String, u32)> {
    let Some(reading) = &candidate.reading else { return Vec::new() };
    if titles {
        return vec![(reading.page.title.to_string(), reading.title_line)];
    }
    reading.page.aliases.iter().cloned().zip(reading.alias_lines.iter().copied()).collect()
}

fn report_claim(
    candidates: &mut [Candidate],
    (index, claim): (usize, &Claim),
    (name, line, is_title): (&str, u32, bool),
) {
    let other = &candidates[claim.index];
    let what = if is_title { "title" } else { "alias" };
    let whose = if claim.is_title { "the title" } else { "an alias" };
    let reason = format!("the {what} {name:?} is {whose} of {}", other.path);
    let remedy = "Keep it on the page that answers for it, and take it out of the other.";
    let severity = if other.folder == candidates[index].folder { Severity::Error } else { Severity::Warning };
    let report = &mut candidates[index].report;
    match severity {
        Severity::Error => report.error(line, reason, remedy),
        Severity::Warning => report.warning(line, reason, remedy),
    }
}

/// A name without what members leave out or put in at will: case, blanks and hyphens.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '_'))
        .collect()
}

/// Links are not shown, so one that leads nowhere is worth a warning only.
fn check_link(link: &Link, place: &Path, folder: &Folder, report: &mut Report) {
    let target = link.target.split(['#', '?']).next().unwrap_or_default();
    let target = percent_decoded(target);
    if target.is_empty() {
        return;
    }
    let start = place.parent().unwrap_or(&folder.root);
    let full = match target.strip_prefix('/') {
        Some(from_top) => normal(&folder.root.join(from_top)),
        None => normal(&start.join(&target)),
    };
    if !full.starts_with(&folder.root) {
        let reason = format!("the link {target:?} leads out of the folder {}", folder.name);
        report.warning(link.line, reason, "Link to a page of the folder, or to the web.");
    } else if !full.exists() {
        let reason = format!("the link {target:?} leads to a file that is not there");
        report.warning(link.line, reason, "Write the page, or mend the link.");
    }
}

/// The path without `.` and `..`, by its words alone.
fn normal(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(result.pop()),
            other => result.push(other),
        }
    }
    result
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_members_leave_out() {
        for name in ["Back-End Developer", "backend developer", "Back end  developer"] {
            assert_eq!(folded(name), "backenddeveloper");
        }
        assert_ne!(folded("C++ developer"), folded("C developer"));
    }

    #[test]
    fn decodes_links() {
        assert_eq!(percent_decoded("data%20engineer.md"), "data engineer.md");
        assert_eq!(percent_decoded("100%.md"), "100%.md");
        assert_eq!(percent_decoded("é%é"), "é%é");
    }

    #[test]
    fn resolves_paths_by_their_words() {
        assert_eq!(normal(Path::new("/a/b/../c/./d.md")), Path::new("/a/c/d.md"));
        assert_eq!(normal(Path::new("/a/../../b")), Path::new("/b"));
    }
}
