//! What the bot says of itself: greetings, thanks, help.

use super::model::{Answer, Block, Kind};
use crate::knowledge::Item;
use crate::library::Snapshot;
use crate::question::Smalltalk;

pub fn smalltalk(snapshot: &Snapshot, kind: Smalltalk) -> Answer {
    let (title, blocks) = match kind {
        Smalltalk::Greeting => {
            ("Hello!", vec![paragraph("Ask me about a career: what it is, what it pays, how to get in.")])
        }
        Smalltalk::Thanks => {
            ("You're welcome!", vec![paragraph("Ask away whenever another question comes up.")])
        }
        Smalltalk::Bye => ("See you!", vec![paragraph("Good luck, and come back with the next question.")]),
        Smalltalk::Identity => (
            "I am a bot",
            vec![paragraph(
                "I answer career questions from the pages that this community writes, word for word, and name the page \
                 and its date. I make nothing up: what no page says, I do not know.",
            )],
        ),
        Smalltalk::Help => ("Ask me about a career", help(snapshot)),
    };
    Answer { blocks, ..Answer::new(Kind::Smalltalk, title) }
}

fn help(snapshot: &Snapshot) -> Vec<Block> {
    let item = |name: &str, text: &str| Item { name: Some(name.to_owned()), text: text.to_owned() };
    let count = snapshot.pages().len();
    let careers = if count == 1 { "one career".to_owned() } else { format!("{count} careers") };
    vec![
        paragraph(&format!(
            "I know {careers} from this community's pages. Ask in your own words; typos and slang are fine."
        )),
        Block::List {
            ordered: false,
            first: 1,
            items: [
                item("Pay", "how much does a data engineer make?"),
                item("Getting in", "how do i break into devops w/o a degree"),
                item("Skills and tools", "what does a frontend dev need to know, and which tools?"),
                item("Side by side", "data analyst vs data scientist"),
                item("Following up", "and the outlook? – what about backend?"),
            ]
            .into(),
        },
        paragraph("Every answer names its page and date. When no page has the answer, I say so."),
    ]
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.into())
}
