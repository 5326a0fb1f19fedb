//! How a question puts it: the careers it names, the parts of a section and the topics it asks for.

use std::ops::Range;

use super::cues::SOMEONE;
use super::interpreter::Interpreter;
use super::linking::Link;
use super::parts::Told;
use super::reading::Question;
use super::stems::Stem;
use super::understanding::{PageIndex, Reading, TopicWord, Wording};
use super::words::WordId;
use crate::knowledge::is_english;

impl Interpreter {
    /// What the words that ask, `focus`, ask for beyond the careers and facets of the reading.
    pub(super) fn wording(
        &self,
        question: &Question,
        links: &[Link],
        (reading, focus): (&Reading, Range<usize>),
    ) -> Wording {
        let mut named: Vec<PageIndex> = Vec::new();
        for page in links.iter().flat_map(|link| &link.pages) {
            if !named.contains(page) {
                named.push(*page);
            }
        }
        let answered = match reading {
            Reading::Careers { pages, .. } => pages.as_slice(),
            _ => return Wording { named, ..Wording::default() },
        };
        let (ids, places) = self.told_ids(question, links, (answered, focus.clone()));
        let mut is_topic = self.topics(question, links);
        let mut parts: Vec<Told> = Vec::new();
        for (found, told) in self.parts.find(&ids) {
            // What asks for a part, or tells of oneself, is no topic besides.
            places[found].iter().for_each(|at| is_topic[*at] = false);
            let is_new = |told: &&Told| !told.is_empty() && !parts.contains(told);
            let new: Vec<Told> = told.iter().filter(is_new).cloned().collect();
            parts.extend(new);
        }
        let words = focus.filter(|at| is_topic[*at]).map(|at| self.topic_word(question, at)).collect();
        Wording { named, parts, words }
    }

    /// The ids of the words that ask, and where each stands. A career that is not answered counts, with its article, as
    /// `someone`; those that are answered count as no word.
    fn told_ids(
        &self,
        question: &Question,
        links: &[Link],
        (answered, focus): (&[PageIndex], Range<usize>),
    ) -> (Vec<WordId>, Vec<usize>) {
        let link_at = |at: usize| links.iter().find(|link| (link.start..link.end).contains(&at));
        let mut ids = Vec::with_capacity(question.len());
        let mut places = Vec::with_capacity(question.len());
        for at in focus {
            let id = match link_at(at) {
                None if is_article(question, at) && link_at(at + 1).is_some() => continue,
                None => question.ids[at],
                Some(link) if at > link.start => continue,
                Some(link) if link.pages.iter().any(|page| answered.contains(page)) => WordId::UNKNOWN,
                Some(_) => self.scanner.lexicon.id(SOMEONE),
            };
            ids.push(id);
            places.push(at);
        }
        (ids, places)
    }

    /// Marks the words that may say what a question is about.
    fn topics(&self, question: &Question, links: &[Link]) -> Vec<bool> {
        let named = self.named(question, links);
        let is_topic = |(id, named): (&WordId, &bool)| !named && !self.scanner.lexicon.is_explained(*id);
        question.ids.iter().zip(&named).map(is_topic).collect()
    }

    fn topic_word(&self, question: &Question, at: usize) -> TopicWord {
        let text = &*question.tokens[at].text;
        let is_word = is_english(text) && !self.skills.is_skill(&question.ids[at..=at]);
        let is_name = !is_word && text.chars().any(char::is_alphabetic);
        TopicWord { stem: Stem::new(text, true), is_name }
    }
}

fn is_article(question: &Question, at: usize) -> bool {
    matches!(question.text(at), Some("a" | "an" | "the"))
}
