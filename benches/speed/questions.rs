//! The questions that are measured: the project's labelled ones, and some about imported careers.

use career_bot::answer::reply;
use career_bot::library::Snapshot;
use career_bot::question::Context;

/// Wordings for careers that no labelled question asks about.
const WORDINGS: [&str; 6] = [
    "how much does a {} make",
    "what training do u need for a {}",
    "{} starting pay",
    "what does a {} do all day",
    "is there a future in being a {}?",
    "i want to become a {}, where do i start",
];
/// One imported page in so many is asked about.
const ASKED_EVERY: usize = 3;

/// A question, and what was answered before it.
pub struct Asked {
    pub text: String,
    pub context: Context,
}

/// All questions of `tests/data/questions.tsv`, follow-ups with their context, and one about every third imported page.
pub fn questions(snapshot: &Snapshot) -> Vec<Asked> {
    let labelled = labelled().into_iter().map(|(text, earlier)| {
        let context = earlier
            .iter()
            .fold(Context::default(), |context, question| reply(snapshot, question, &context).1);
        Asked { text, context }
    });
    let guests = snapshot.pages().iter().filter(|page| page.source.is_some()).step_by(ASKED_EVERY);
    let composed = guests.zip(WORDINGS.iter().cycle()).map(|(page, wording)| {
        let name = page.aliases.first().map_or(&*page.title, String::as_str).to_lowercase();
        Asked { text: wording.replace("{}", &name), context: Context::default() }
    });
    labelled.chain(composed).collect()
}

/// The labelled questions, each with those asked before it.
fn labelled() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string("tests/data/questions.tsv").expect("the labelled questions");
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let place = |name: &str| columns.iter().position(|column| *column == name).expect("the column");
    let (question, context) = (place("question"), place("context"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let earlier = cells[context].split(" >> ").filter(|earlier| !earlier.is_empty());
        (cells[question].to_owned(), earlier.map(str::to_owned).collect())
    };
    lines.map(row).collect()
}
