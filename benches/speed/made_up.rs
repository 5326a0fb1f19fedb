//! Pages by the thousand, as an import makes them: the shipped ones over and over, under made-up titles that no other page has.

use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

const SYLLABLES: [&str; 20] = [
    "bre", "cal", "dor", "fen", "gla", "hol", "jas", "kel", "lum", "mor", "nar", "pel", "quin", "ros", "sil",
    "tam", "ul", "ves", "wyn", "zor",
];
const MATERIALS: [&str; 30] = [
    "amber", "basalt", "birch", "brass", "canvas", "cedar", "chalk", "clay", "cobalt", "copper", "coral",
    "cork", "felt", "flint", "glass", "granite", "hemp", "ivory", "jute", "linen", "marble", "oak", "pewter",
    "quartz", "silk", "slate", "steel", "velvet", "wax", "wool",
];
const NOUNS: [&str; 10] =
    ["fitter", "warden", "binder", "carver", "keeper", "weaver", "grader", "porter", "smelter", "turner"];

/// Writes copies of the shipped pages into a folder, until the copies and the shipped pages have so many sections.
pub fn write(folder: &Path, sections: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let shipped = shipped()?;
    let count = |text: &str| text.lines().filter(|line| line.starts_with("## ")).count();
    let mut written: usize = shipped.iter().map(|text| count(text)).sum();
    for (number, text) in shipped.iter().cycle().enumerate() {
        if written >= sections {
            break;
        }
        let title = title(number);
        fs::write(folder.join(format!("{}.md", title.replace(' ', "-"))), renamed(text, &title))?;
        written += count(text);
    }
    Ok(())
}

fn shipped() -> io::Result<Vec<String>> {
    let files = WalkDir::new("knowledge").sort_by_file_name().into_iter().flatten();
    let pages = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "md"));
    pages.map(|page| fs::read_to_string(page.path())).collect()
}

/// One of 12,000 titles, each of another number: `brecal amber fitter`.
fn title(number: usize) -> String {
    let syllables = SYLLABLES.len();
    let (first, second) = (SYLLABLES[number % syllables], SYLLABLES[number / syllables % syllables]);
    let material = MATERIALS[number / (syllables * syllables) % MATERIALS.len()];
    format!("{first}{second} {material} {}", NOUNS[number % NOUNS.len()])
}

/// A page under another title, with an alias of its own.
fn renamed(page: &str, title: &str) -> String {
    let (front, text) = page.trim_start_matches("+++").split_once("\n+++").expect("a page with front matter");
    let mut front: toml::Table = front.parse().expect("front matter in TOML");
    let former = front["title"].as_str().expect("a title").to_owned();
    front.insert("title".to_owned(), title.into());
    front.insert("aliases".to_owned(), vec![format!("{title} hand")].into());
    // Nobody writes so many by hand: they are imported, and members describe none of them.
    front.insert("source".to_owned(), "made up".into());
    front.remove("described");
    format!("+++\n{front}+++\n{}", text.replace(&former, title))
}
