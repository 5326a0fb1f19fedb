//! Content checks: every one names the file, the line, the reason and what to do.

use std::fs;
use std::path::PathBuf;

use career_bot::knowledge::{Loaded, Severity, load};
use jiff::civil::date;
use tempfile::TempDir;

const TEXT: &str = "## Salary\n\nIt pays.\n";

/// Loads folders of the given files, `folder/file`, and shows the problems as `E place: reason` and `W place:
/// reason`.
fn problems(files: &[(&str, &[u8])]) -> (Vec<String>, Loaded) {
    let place = tempfile::tempdir().expect("a temporary folder can be made");
    let folders = write(&place, files);
    let loaded = load(&folders, date(2026, 11, 22));
    let show = |problem: &career_bot::knowledge::Problem| {
        assert!(!problem.remedy.is_empty() && problem.remedy.ends_with('.'), "{problem}");
        assert!(!problem.reason.ends_with('.'), "{problem}");
        let severity = if problem.severity == Severity::Error { 'E' } else { 'W' };
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{severity} {}{line}: {}", problem.path, problem.reason)
    };
    (loaded.problems.iter().map(show).collect(), loaded)
}

fn write(place: &TempDir, files: &[(&str, &[u8])]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    for (path, bytes) in files {
        let file = place.path().join(path);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be written");
        fs::write(file, bytes).expect("the file can be written");
        let folder = place.path().join(path.split('/').next().expect("a path has a first part"));
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

fn check(files: &[(&str, &str)], expected: &[&str]) {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    assert_eq!(problems(&files).0, expected);
}

fn page(front: &str, title: &str) -> String {
    format!("+++\n{front}\n+++\n\n# {title}\n\n{TEXT}")
}

#[test]
fn a_page_that_is_right_has_no_problem() {
    check(&[("k/a.md", &page("aliases = [\"an a\"]\nupdated = 2026-11-22", "A"))], &[]);
}

#[test]
fn two_files_may_not_be_the_same_page() {
    let files = [("k/one/x.md", page("", "A")), ("k/two/x.txt", "B\n\nSALARY\n\nb\n".to_owned())];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let (found, loaded) = problems(&files);
    assert_eq!(found, ["E k/two/x.txt: the page x is there already, in k/one/x.md"]);
    assert_eq!(loaded.pages.len(), 1);
    assert_eq!(loaded.refused[0].slug, None, "its page is loaded, from the other file");
}

#[test]
fn a_page_of_an_earlier_folder_keeps_its_name() {
    check(
        &[("own/x.md", &page("", "A")), ("import/x.md", &page("", "B"))],
        &["E import/x.md: the page x is there already, in own/x.md"],
    );
}

#[test]
fn two_pages_may_not_share_an_alias() {
    let first = page("aliases = [\"Back-End Dev\"]", "A");
    let second = page("\naliases = [\"fine\", \"back end dev\"]", "B");
    check(
        &[("k/a.md", &first), ("k/b.md", &second)],
        &["E k/b.md:3: the alias \"back end dev\" is an alias of k/a.md"],
    );
    // Between our own pages and imported ones it is worth a warning only.
    check(
        &[("k/a.md", &first), ("import/b.md", &second)],
        &["W import/b.md:3: the alias \"back end dev\" is an alias of k/a.md"],
    );
}

#[test]
fn an_alias_may_not_be_the_title_of_another_page() {
    let alias = page("aliases = [\"data-engineer\"]", "A");
    check(
        &[("k/a.md", &alias), ("k/b.md", &page("", "Data Engineer"))],
        &["E k/a.md:2: the alias \"data-engineer\" is the title of k/b.md"],
    );
    check(
        &[("k/a.md", &page("", "Data Engineer")), ("k/b.md", &page("", "Data-engineer"))],
        &["E k/b.md:5: the title \"Data-engineer\" is the title of k/a.md"],
    );
}

#[test]
fn a_page_may_list_spellings_of_its_own_title() {
    check(&[("k/a.md", &page("aliases = [\"back end\", \"back-end\", \"backend\"]", "Backend"))], &[]);
}

#[test]
fn a_page_needs_a_title_and_something_to_say() {
    check(&[("k/a.md", TEXT)], &["E k/a.md:1: the page has no title"]);
    check(&[("k/a.md", "# A\n")], &["E k/a.md: the page says nothing"]);
    check(&[("k/a.md", "# A\n\n## Pay\n")], &["W k/a.md:3: the section \"Pay\" is empty"]);
    check(&[("k/a.md", "")], &["E k/a.md:1: the page has no title"]);
    check(&[("k/a.txt", "SALARY\n\nIt pays.\n")], &["E k/a.txt:1: the page has no title"]);
    check(
        &[("k/a.md", &page("title = \"B\"", "A"))],
        &["E k/a.md:5: the heading \"A\" is not the title \"B\" of the front matter"],
    );
    check(&[("k/a.md", &format!("# 123\n\n{TEXT}"))], &["E k/a.md:1: the title \"123\" has no letter"]);
    let long = "A".repeat(101);
    check(
        &[("k/a.md", &format!("# {long}\n\n{TEXT}"))],
        &["E k/a.md:1: the title is longer than 100 characters"],
    );
}

#[test]
fn empty_sections_are_worth_a_warning() {
    check(
        &[("k/a.md", &format!("# A\n\n## Skills\n\n{TEXT}"))],
        &["W k/a.md:3: the section \"Skills\" is empty"],
    );
}

#[test]
fn a_page_tells_of_one_thing_in_one_section() {
    check(
        &[("k/a.md", &format!("# A\n\n{TEXT}\n## Pay\n\nMore.\n"))],
        &["E k/a.md:7: \"Pay\" and \"Salary\" (line 3) are both about salary"],
    );
}

#[test]
fn front_matter_is_read_strictly() {
    check(
        &[("k/a.md", &page("alias = [\"x\"]\nupdated = 2027-01-01", "A"))],
        &[
            "E k/a.md:2: the front matter has no key \"alias\"",
            "E k/a.md:3: the date 2027-01-01 lies in the future",
        ],
    );
    check(&[("k/a.md", &page("related = [\"b\"]", "A"))], &["W k/a.md:2: the related page b is not there"]);
}

#[test]
fn dates_in_prose_may_not_lie_in_the_future_either() {
    check(
        &[("k/a.md", &format!("# A\n\nLast updated: January 5, 2027\n\n{TEXT}"))],
        &["E k/a.md: the date 2027-01-05 lies in the future"],
    );
}

#[test]
fn links_must_lead_to_pages_of_the_folder() {
    let links = "# A\n\n## Salary\n\n[b](../two/b.md#pay) [c](c.md)\n\n[out](../../../x.md) [web](https://e.org/x.md)\n";
    check(
        &[("k/one/a.md", links), ("k/two/b.md", &page("", "B"))],
        &[
            "W k/one/a.md:5: the link \"c.md\" leads to a file that is not there",
            "W k/one/a.md:7: the link \"../../../x.md\" leads out of the folder k",
        ],
    );
}

#[test]
fn files_must_be_named_after_their_page() {
    let (found, loaded) = problems(&[("k/Data Engineer.md", page("", "A").as_bytes())]);
    assert_eq!(
        found,
        [
            "E k/Data Engineer.md: \"Data Engineer\" is no name for a page: the name has the character 'D'; only a-z, 0-9 and - are allowed"
        ]
    );
    assert_eq!(loaded.problems[0].remedy, "Rename the file to data-engineer.md.");
}

#[test]
fn files_must_be_utf_8_text_of_moderate_size() {
    let mut latin = format!("# A\n\n{TEXT}").into_bytes();
    latin.extend(b"caf\xe9 au lait\n");
    assert_eq!(problems(&[("k/a.md", &latin)]).0, ["E k/a.md:6: the file is not UTF-8 from byte 28 on"]);
    let wide: Vec<u8> = "# A\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = [b"\xff\xfe".as_slice(), &wide].concat();
    assert_eq!(problems(&[("k/a.md", &with_mark)]).0, ["E k/a.md:1: the file is not UTF-8 from byte 0 on"]);
    let large = vec![b'a'; 1024 * 1024 + 1];
    assert_eq!(problems(&[("k/a.md", &large)]).0, ["E k/a.md: the file is larger than 1 MiB"]);
    let marked = format!("\u{feff}# A\r\n\r\n{TEXT}");
    let (found, loaded) = problems(&[("k/a.md", marked.as_bytes())]);
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(&*loaded.pages[0].page.title, "A");
}

#[test]
fn every_problem_of_a_folder_is_reported() {
    check(
        &[
            ("k/a.md", "+++\ntitle = \"A\"\nfoo = 1\nbar = 2\n+++\n\n## Salary\n\n## Pay\n"),
            ("k/b.md", "# B\n"),
            ("k/c.md", &page("", "C")),
        ],
        &[
            "E k/a.md:3: the front matter has no key \"foo\"",
            "E k/a.md:4: the front matter has no key \"bar\"",
            "W k/a.md:7: the section \"Salary\" is empty",
            "W k/a.md:9: the section \"Pay\" is empty",
            "E k/a.md:9: \"Pay\" and \"Salary\" (line 7) are both about salary",
            "E k/b.md: the page says nothing",
        ],
    );
}

#[test]
fn salary_rows_are_checked() {
    let front = "[[salary]]\nlow = 9\nhigh = 5\ncurrency = \"BTC\"\nperiod = \"year\"\nyear = 2030\n";
    check(
        &[("k/a.md", &page(front, "A"))],
        &[
            "E k/a.md:2: the salary row's `low` (9) is above its `high` (5)",
            "E k/a.md:2: the salary row has no source",
            "E k/a.md:5: \"BTC\" is no currency that pages may use",
            "E k/a.md:7: the year 2030 lies in the future",
        ],
    );
}
