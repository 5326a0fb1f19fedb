//! The real program in a folder of its own: its pages, settings and index, and nothing of the machine's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::outside::skip;

/// A folder that the program is started in. Its pages lie in `knowledge`, its index in `index`, both by default.
pub struct Place(TempDir);

/// How the program ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// A few words for small knowledge folders: training on the shipped ones would be most of a start.
const VOCABULARY: &str = "[facets.salary]\ncues = [\"salary\"]\n[facets.tools]\ncues = [\"tools\"]\n";
const EXAMPLES: &str =
    "facet\tquestion\nsalary\tsalary of a clerk\nsalary\twhat salary\ntools\twhich tools\n";

impl Place {
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    /// One with the pages of the repository, indexed, which all tests share that only ask.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Place> = LazyLock::new(|| {
            let place = Place::with_shipped_pages();
            place.run(&["index"]).with_code(0);
            place
        });
        &SHIPPED
    }

    /// With a copy of the pages of the repository.
    pub fn with_shipped_pages() -> Self {
        let place = Self::empty();
        for entry in walkdir::WalkDir::new(repository().join("knowledge")) {
            let entry = entry.expect("the shipped pages can be read");
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(repository()).expect("it lies in the repository");
                let bytes = fs::read(entry.path()).expect("the shipped pages can be read");
                place.write(&path.display().to_string(), bytes);
            }
        }
        place
    }

    /// With small pages of these names, each paying 100 crowns a week, and a small vocabulary.
    pub fn with_small_pages(slugs: &[&str]) -> Self {
        let place = Self::empty();
        place.write("knowledge/vocabulary.toml", VOCABULARY);
        place.write("knowledge/examples.tsv", EXAMPLES);
        for slug in slugs {
            place.write_page(slug, 100);
        }
        place
    }

    /// A small page that says what the career pays.
    pub fn write_page(&self, slug: &str, crowns: usize) {
        self.write(&format!("knowledge/{slug}.md"), small_page(&slug.replace('-', " "), crowns));
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(file, content).expect("the file can be written");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file can be read")
    }

    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.expect("it can be removed");
    }

    /// The folder of the current generation of the index.
    pub fn generation(&self) -> PathBuf {
        let current = self.read("index/current");
        self.path("index").join(current.split_whitespace().next().expect("a generation is current"))
    }

    /// The program with these arguments, in this folder, without the machine's environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_career-bot"));
        command.args(arguments).current_dir(self.0.path()).env_clear().env("HOME", self.0.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with_input(arguments, "")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ended {
        Ended::of(assert_cmd::Command::from_std(self.command(arguments)).write_stdin(input))
    }

    /// What the program answers; it must end well.
    pub fn ask(&self, question: &str) -> Ended {
        self.run(&["ask", question]).with_code(0)
    }
}

impl Ended {
    pub fn of(command: &mut assert_cmd::Command) -> Self {
        let output = command.output().expect("the program can be started");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
        let ended = Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
        assert!(!ended.err.contains("panicked at"), "{}", ended.err);
        ended
    }

    #[track_caller]
    pub fn with_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Checks that standard output holds all of these.
    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in: {}\nstderr: {}", self.out, self.err);
        }
        self
    }

    /// Checks that standard error holds all of these.
    #[track_caller]
    pub fn warns(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in: {}\nstdout: {}", self.err, self.out);
        }
        self
    }

    /// Checks that standard error is empty.
    #[track_caller]
    pub fn silently(self) -> Self {
        assert_eq!(self.err, "");
        self
    }

    /// Standard output as JSON objects, one a line.
    #[track_caller]
    pub fn objects(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
    }

    /// Standard output as one JSON object.
    #[track_caller]
    pub fn object(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("it is one JSON object")
    }
}

pub fn small_page(title: &str, crowns: usize) -> String {
    format!(
        "# {title}\n\n## What is it?\n\nOne of the trades of this town.\n\n## Salary\n\nIt pays {crowns} crowns a week.\n"
    )
}

pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file or folder of the public data; none, and a word about it, where it is absent. They lie in `shared/` beside the project, or
/// where the environment variable `CAREER_BOT_SHARED` says.
pub fn shared(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("CAREER_BOT_SHARED").map(PathBuf::from);
    let place = folder.unwrap_or_else(|| repository().join("../shared")).join(path);
    if !place.exists() {
        skip(&format!("{} is not there", place.display()));
        return None;
    }
    Some(place)
}
