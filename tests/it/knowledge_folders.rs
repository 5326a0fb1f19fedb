//! Loading knowledge folders: which files become pages, and what changes are noticed.

use std::fs;
use std::path::Path;

use career_bot::knowledge::{Loaded, Vocabulary, fingerprint, load};
use jiff::civil::date;
use tempfile::TempDir;

/// A folder `knowledge` with the given files, inside a temporary one.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    fs::create_dir(folder.path().join("knowledge")).expect("it is empty");
    for (path, text) in files {
        write(&folder, path, text);
    }
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let place = folder.path().join("knowledge").join(path);
    fs::create_dir_all(place.parent().expect("it lies in a folder")).expect("the folder can be written");
    fs::write(place, text).expect("the file can be written");
}

fn loaded(folder: &TempDir) -> Loaded {
    load(&[folder.path().join("knowledge")], date(2026, 11, 22))
}

fn slugs(loaded: &Loaded) -> Vec<&str> {
    loaded.pages.iter().map(|loaded| loaded.page.slug.as_str()).collect()
}

const PAGE: &str = "# A Page\n\n## Salary\n\nIt pays.\n";

#[test]
fn loads_pages_of_all_depths_in_the_order_of_their_names() {
    let folder = folder(&[
        ("z.md", "# Zed\n\n## Skills\n\nText.\n"),
        ("data/deep/b.txt", "Bee jobs\n\nSALARY\n\nIt pays.\n"),
        ("data/a.md", PAGE),
        ("README.md", "# Read me\n"),
        (".hidden.md", "# Hidden\n"),
        (".git/x.md", "# Hidden\n"),
        ("data/picture.png", "no text"),
    ]);
    let loaded = loaded(&folder);
    assert_eq!(loaded.problems, []);
    assert_eq!(slugs(&loaded), ["a", "b", "z"]);
    let page = |index: usize| &loaded.pages[index].page;
    assert_eq!((page(0).path.as_str(), page(0).family.as_deref()), ("knowledge/data/a.md", Some("data")));
    assert_eq!(
        (page(1).path.as_str(), page(1).family.as_deref()),
        ("knowledge/data/deep/b.txt", Some("deep"))
    );
    assert_eq!((page(2).path.as_str(), page(2).family.as_deref()), ("knowledge/z.md", None));
    assert_eq!(loaded.pages[0].hash, *blake3::hash(PAGE.as_bytes()).as_bytes());
}

#[test]
fn a_file_stands_for_a_folder_of_one_page() {
    let folder = folder(&[("data/a.md", PAGE), ("data/b.md", PAGE)]);
    let loaded = load(&[folder.path().join("knowledge/data/b.md")], date(2026, 11, 22));
    assert_eq!(slugs(&loaded), ["b"]);
    assert_eq!(loaded.problems, []);
    assert_eq!(
        (loaded.pages[0].page.path.as_str(), loaded.pages[0].page.family.as_deref()),
        ("data/b.md", None)
    );
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_the_next_step() {
    let loaded = load(&["no/such/folder".into()], date(2026, 11, 22));
    assert!(loaded.has_errors());
    assert_eq!(loaded.problems.len(), 1);
    let shown = loaded.problems[0].to_string();
    assert!(shown.starts_with("no/such/folder: ") && shown.contains("--knowledge"), "{shown}");
}

#[test]
fn an_empty_folder_is_worth_a_warning() {
    let loaded = loaded(&folder(&[]));
    assert_eq!(loaded.problems.len(), 1);
    assert!(!loaded.has_errors());
}

#[test]
fn a_refused_page_is_named_so_that_its_last_good_version_can_be_kept() {
    let folder = folder(&[
        ("a.md", "+++\ntitle = 1\n+++\n\n## Salary\n\nText.\n"),
        ("b.md", PAGE),
        ("Bad Name.md", PAGE),
    ]);
    let loaded = loaded(&folder);
    assert_eq!(slugs(&loaded), ["b"]);
    let refused: Vec<_> = loaded
        .refused
        .iter()
        .map(|file| (file.path.as_str(), file.slug.as_ref().map(|slug| slug.as_str())))
        .collect();
    assert_eq!(refused, [("knowledge/Bad Name.md", None), ("knowledge/a.md", Some("a"))]);
}

#[test]
fn a_folder_configured_twice_is_read_once() {
    let folder = folder(&[("data/a.md", PAGE)]);
    let top = folder.path().join("knowledge");
    let loaded = load(&[top.clone(), top.join("data"), top], date(2026, 11, 22));
    assert_eq!(loaded.problems, []);
    assert_eq!(slugs(&loaded), ["a"]);
}

#[test]
fn the_vocabulary_and_the_examples_come_from_the_first_folder_that_has_them() {
    let first = folder(&[("a.md", PAGE), ("examples.tsv", "facet\tquestion\nsalary\thow much\n")]);
    let second = folder(&[
        ("b.md", "# B\n\n## Salary\n\nb\n"),
        ("vocabulary.toml", "[slang]\npay = \"salary\"\n"),
        ("examples.tsv", "broken"),
    ]);
    let both = [first.path().join("knowledge"), second.path().join("knowledge")];
    let loaded = load(&both, date(2026, 11, 22));
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.examples.map(|examples| examples.len()), Some(1));
    assert_eq!(loaded.vocabulary.map(|vocabulary| vocabulary.slang.len()), Some(1));
}

#[test]
fn without_a_vocabulary_there_are_no_words() {
    let loaded = loaded(&folder(&[("a.md", PAGE)]));
    assert_eq!((loaded.vocabulary, loaded.examples), (Some(Vocabulary::default()), Some(vec![])));
}

#[test]
fn a_broken_vocabulary_is_reported_and_none() {
    let folder = folder(&[
        ("a.md", PAGE),
        ("vocabulary.toml", "\n[slang\n"),
        ("examples.tsv", "facet\tquestion\npay\tx\n"),
    ]);
    let loaded = loaded(&folder);
    assert_eq!((&loaded.vocabulary, &loaded.examples), (&None, &None));
    let places: Vec<_> =
        loaded.problems.iter().map(|problem| (problem.path.as_str(), problem.line)).collect();
    assert_eq!(places, [("knowledge/examples.tsv", Some(2)), ("knowledge/vocabulary.toml", Some(2))]);
    assert_eq!(slugs(&loaded), ["a"]);
}

#[test]
fn the_fingerprint_changes_with_the_files_and_only_with_them() {
    let folder = folder(&[("a.md", PAGE), ("vocabulary.toml", "")]);
    let folders = [folder.path().join("knowledge")];
    let before = fingerprint(&folders);
    assert_eq!(fingerprint(&folders), before);
    write(&folder, "picture.png", "no page");
    assert_eq!(fingerprint(&folders), before);
    let mut seen = vec![before];
    for (path, text) in
        [("a.md", "# Longer\n\n## Salary\n\ntext\n"), ("b.md", PAGE), ("vocabulary.toml", "[slang]\n")]
    {
        write(&folder, path, text);
        let after = fingerprint(&folders);
        assert!(!seen.contains(&after), "{path}");
        seen.push(after);
    }
    fs::remove_file(folder.path().join("knowledge/b.md")).expect("it is there");
    assert!(!seen.contains(&fingerprint(&folders)));
    assert_ne!(fingerprint(&["no/such/folder".into()]), fingerprint(&[]));
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_folder_only() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().expect("a temporary folder can be made");
    fs::write(outside.path().join("secret.md"), PAGE).expect("the file can be written");
    let folder = folder(&[("..data/a.md", PAGE), ("b.md", "# B\n\n## Salary\n\nb\n")]);
    let top = folder.path().join("knowledge");
    symlink(Path::new("..data/a.md"), top.join("a.md")).expect("a link can be made");
    symlink(outside.path().join("secret.md"), top.join("secret.md")).expect("a link can be made");
    symlink(outside.path(), top.join("all")).expect("a link can be made");
    symlink(Path::new("nowhere.md"), top.join("gone.md")).expect("a link can be made");
    let loaded = loaded(&folder);
    assert_eq!(slugs(&loaded), ["a", "b"]);
    let paths: Vec<_> = loaded.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["knowledge/all", "knowledge/gone.md", "knowledge/secret.md"]);
    assert!(loaded.has_errors());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_page_and_blocks_nothing() {
    use std::os::unix::net::UnixListener;

    let folder = folder(&[("b.md", PAGE)]);
    let _socket = UnixListener::bind(folder.path().join("knowledge/a.md")).expect("a socket can be made");
    let loaded = loaded(&folder);
    assert_eq!(slugs(&loaded), ["b"]);
    assert!(loaded.problems[0].reason.contains("no regular file"), "{}", loaded.problems[0]);
}
