//! What is learnt from the example questions and the pages when they are indexed.

use std::num::NonZero;
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use super::descriptions::Descriptions;
use super::features::{Marked, features};
use super::interpreter::{Interpreter, joined};
use super::learnt::Learnt;
use super::linking::{self, Link};
use super::model::FacetModel;
use super::names::Names;
use super::reading::Question;
use super::roles::{self, RoleModel};
use super::sparse::Feature;
use crate::knowledge::{Asks, Example, Page, Role};

impl Interpreter {
    /// Learns from example questions what the facets sound like, and from the pages what members say of careers. Takes some
    /// milliseconds per hundred examples.
    pub fn learn(&self, pages: &[Arc<Page>], examples: &[Example]) -> Learnt {
        thread::scope(|beside| {
            let descriptions = beside.spawn(|| self.read_descriptions(pages, examples));
            let (facets, roles) = self.train(examples);
            Learnt {
                facets: Arc::new(facets),
                roles: Arc::new(roles),
                descriptions: Arc::new(joined(descriptions)),
            }
        })
    }

    /// Learns from the pages alone, and keeps what was learnt of wording before. `examples` show what describes no career.
    pub fn learn_pages(&self, pages: &[Arc<Page>], examples: &[Example], former: &Learnt) -> Learnt {
        let descriptions = Arc::new(self.read_descriptions(pages, examples));
        Learnt { descriptions, ..former.clone() }
    }

    fn read_descriptions(&self, pages: &[Arc<Page>], examples: &[Example]) -> Descriptions {
        let nothing = examples.iter().filter(|example| example.asks == Asks::Nothing);
        let names = Names::of(pages, &self.scanner);
        let nothing = nothing.map(|example| &*example.question);
        Descriptions::learn(pages, &names, nothing, |text| self.scanner.words(text))
    }

    fn train(&self, examples: &[Example]) -> (FacetModel, RoleModel) {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let seen: Vec<Seen> = thread::scope(|beside| {
            let parts = examples.chunks(examples.len().div_ceil(threads).max(1));
            let read = |part: &[Example]| part.iter().map(|example| self.see(example)).collect::<Vec<_>>();
            let parts: Vec<_> = parts.map(|part| beside.spawn(move || read(part))).collect();
            parts.into_iter().flat_map(joined).collect()
        });
        let (facets, roles): (Vec<_>, Vec<_>) = seen.into_iter().map(|seen| (seen.asks, seen.roles)).unzip();
        thread::scope(|beside| {
            let roles = beside.spawn(|| RoleModel::train(roles.into_iter().flatten().collect()));
            (FacetModel::train(facets), joined(roles))
        })
    }

    /// What the models see of an example.
    fn see(&self, example: &Example) -> Seen {
        let (question, marked) = self.read_pieces(example);
        let links = linking::links(&question, &self.careers);
        let mut named = self.named(&question, &links);
        let roles = roles_in(&question, &marked, &links);
        marked.iter().for_each(|(words, _)| named[words.clone()].fill(true));
        self.mark_people(&question, &mut named);
        let skilled = self.named_skills(&question, &named).words;
        let cues = self.cues.find(&question, &named);
        let marked = Marked { question: &question, named: &named, skilled: &skilled };
        Seen { asks: (features(marked, &cues), example.asks), roles }
    }

    /// Reads an example, and tells which words its marks mark.
    fn read_pieces(&self, example: &Example) -> (Question, Vec<(Range<usize>, Role)>) {
        let mut question = Question::default();
        let mut marked = Vec::new();
        for (text, role) in example.pieces() {
            let start = question.len();
            question.append(self.scanner.read(text));
            let words = start..question.len();
            marked.extend(role.filter(|_| !words.is_empty()).map(|role| (words, role)));
        }
        (question, marked)
    }

    /// Marks the words for people at work where no career is linked: examples name careers of all kinds, and it is the wording around
    /// them that is to be learnt.
    fn mark_people(&self, question: &Question, named: &mut [bool]) {
        if named.contains(&true) {
            return;
        }
        for (at, named) in named.iter_mut().enumerate() {
            let known = self.scanner.lexicon.is_explained(question.ids[at]);
            *named = !known && self.patterns.is_people(question, at);
        }
    }
}

/// What the models see of an example: its properties with what it asks, and those of each career that is marked.
struct Seen {
    asks: (Vec<Feature>, Asks),
    roles: Vec<(Vec<Feature>, Role)>,
}

/// What the model of roles learns from the careers that are marked in an example, given those that are found anyway.
fn roles_in(
    question: &Question,
    marked: &[(Range<usize>, Role)],
    links: &[Link],
) -> Vec<(Vec<Feature>, Role)> {
    let is_marked = |link: &&Link| {
        marked
            .iter()
            .any(|(words, _)| words.contains(&link.start) || (link.start..link.end).contains(&words.start))
    };
    let others = links.iter().filter(|link| !is_marked(link)).map(|link| link.start..link.end);
    let names = marked.iter().map(|(words, _)| words.clone()).chain(others);
    let mut names: Vec<_> =
        names.map(|words| (words.clone(), linking::role(question, words.start, words.end))).collect();
    names.sort_by_key(|(words, _)| words.start);
    let known = |words: &Range<usize>| marked.iter().find(|(other, _)| other == words).map(|(_, role)| *role);
    let learnt = names.iter().enumerate().filter_map(|(at, (words, _))| Some((at, known(words)?)));
    learnt.map(|(at, role)| (roles::features(question, &names, at), role)).collect()
}
