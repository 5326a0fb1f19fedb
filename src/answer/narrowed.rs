//! Says plainly what a question was narrowed to and the pages do not tell apart: levels and places.

use super::model::{Answer, Block, Kind};
use crate::knowledge::Facet;
use crate::question::Narrowing;

/// The answer, with what it does not tell.
pub fn told(mut answer: Answer, narrowed: &[Narrowing]) -> Answer {
    let is_of_pages = matches!(answer.kind, Kind::Section | Kind::Comparison | Kind::Ranking);
    if !is_of_pages {
        return answer;
    }
    let is_pay = answer.facets.contains(&Facet::Salary);
    let lines: Vec<String> = narrowed
        .iter()
        .filter(|narrowing| !is_told(&answer, narrowing))
        .filter_map(|narrowing| match narrowing {
            Narrowing::Level(level) if is_pay => {
                Some(format!("These figures are for all levels; I have none for “{level}” alone."))
            }
            Narrowing::Place(place) if is_pay || answer.facets.contains(&Facet::Outlook) => {
                Some(format!("I have no figures for “{place}” alone; these hold where they say."))
            }
            Narrowing::Place(place) if answer.facets.contains(&Facet::Locations) => {
                Some(format!("My pages say nothing of “{place}” in particular."))
            }
            _ => None,
        })
        .collect();
    if let Some(line) = lines.into_iter().next() {
        answer.blocks.insert(0, Block::Paragraph(line.into()));
    }
    answer
}

/// Whether the answer names it itself.
fn is_told(answer: &Answer, narrowing: &Narrowing) -> bool {
    let (Narrowing::Level(word) | Narrowing::Place(word)) = narrowing;
    let holds = |text: &str| text.to_lowercase().contains(word.as_str());
    answer.blocks.iter().any(|block| match block {
        Block::Lead { fact, detail } => holds(fact) || holds(detail),
        Block::List { items, .. } => {
            items.iter().any(|item| item.name.as_deref().is_some_and(holds) || holds(&item.text))
        }
        Block::Table { rows, .. } => rows.iter().flatten().any(|cell| holds(cell)),
        Block::Heading(text) | Block::Paragraph(text) | Block::Preformatted(text) => holds(text),
    })
}
