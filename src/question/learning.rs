//! What is learnt from the example questions and the pages when they are indexed.

use std::num::NonZero;
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use super::descriptions::Descriptions;
use super::features::{Marked, features};
use super::interpreter::{Interpreter, joined};
use super::leaning::LeaningModel;
use super::learnt::Learnt;
use super::linking::{self, Link};
use super::model::FacetModel;
use super::names::Names;
use super::reading::Question;
use super::roles::{self, RoleModel};
use super::sides::{self, SidesModel};
use super::sparse::Feature;
use crate::knowledge::{Asks, Example, Page, Role};

impl Interpreter {
    /// Learns from example questions what the facets sound like, and from the pages what members say of careers. Takes some
    /// milliseconds per hundred examples.
    pub fn learn(&self, pages: &[Arc<Page>], examples: &[Example]) -> Learnt {
        thread::scope(|beside| {
            let descriptions = beside.spawn(|| self.read_descriptions(pages, examples));
            let learnt = self.train(examples);
            Learnt { descriptions: Arc::new(joined(descriptions)), ..learnt }
        })
    }

    /// Learns from the pages alone, and keeps what was learnt of wording before. `examples` show what describes no career.
    pub fn learn_pages(&self, pages: &[Arc<Page>], examples: &[Example], former: &Learnt) -> Learnt {
        let descriptions = Arc::new(self.read_descriptions(pages, examples));
        Learnt { descriptions, ..former.clone() }
    }

    fn read_descriptions(&self, pages: &[Arc<Page>], examples: &[Example]) -> Descriptions {
        let asks_nothing = |example: &&Example| example.asks == Asks::Nothing && !example.is_said_after;
        let nothing = examples.iter().filter(asks_nothing);
        let names = Names::of(pages, &self.scanner);
        let nothing = nothing.map(|example| &*example.question);
        Descriptions::learn(pages, &names, nothing, |text| self.scanner.words(text))
    }

    /// All models of wording.
    fn train(&self, examples: &[Example]) -> Learnt {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let seen: Vec<Seen> = thread::scope(|beside| {
            let parts = examples.chunks(examples.len().div_ceil(threads).max(1));
            let read = |part: &[Example]| part.iter().map(|example| self.see(example)).collect::<Vec<_>>();
            let parts: Vec<_> = parts.map(|part| beside.spawn(move || read(part))).collect();
            parts.into_iter().flat_map(joined).collect()
        });
        let (mut facets, mut said_after) = (Vec::new(), Vec::new());
        let (mut roles, mut sides) = (Vec::new(), Vec::new());
        for seen in seen {
            if seen.is_said_after { &mut said_after } else { &mut facets }.push(seen.asks);
            roles.extend(seen.roles);
            sides.extend(seen.sides);
        }
        thread::scope(|beside| {
            let of_names = beside.spawn(|| (RoleModel::train(roles), SidesModel::train(sides)));
            let facets = Arc::new(FacetModel::train(facets));
            let leaning = Arc::new(LeaningModel::train(said_after, &facets));
            let (roles, sides) = joined(of_names);
            Learnt { facets, leaning, roles: Arc::new(roles), sides: Arc::new(sides), ..Learnt::default() }
        })
    }

    /// What the models see of an example.
    fn see(&self, example: &Example) -> Seen {
        let (question, marked) = self.read_pieces(example);
        let links = linking::links(&question, &self.careers);
        let mut named = self.named(&question, &links);
        let names = names_in(&marked, &links);
        // A career alone keeps the role that it has.
        let roles = if names.len() > 1 { roles_in(&question, &marked, &names) } else { Vec::new() };
        let sides =
            (marked.len() > 1).then(|| (sides::features(&question, &names), are_sides(&question, &marked)));
        marked.iter().for_each(|(words, _)| named[words.clone()].fill(true));
        self.mark_people(&question, &mut named);
        let skilled = self.named_skills(&question, &named).words;
        let cues = self.cues.find(&question, &named);
        let marked = Marked { question: &question, named: &named, skilled: &skilled };
        let features = match example.is_said_after {
            true => self.seen_after(&question, &links),
            false => features(marked, &cues),
        };
        Seen { asks: (features, example.asks), is_said_after: example.is_said_after, roles, sides }
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
    pub(super) fn mark_people(&self, question: &Question, named: &mut [bool]) {
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
    is_said_after: bool,
    roles: Vec<(Vec<Feature>, Role)>,
    /// Those of the whole, and whether it sets careers side by side, if several are marked.
    sides: Option<(Vec<Feature>, bool)>,
}

/// Where careers stand in an example, in its order: those that are marked, and those that are found anyway.
fn names_in(marked: &[(Range<usize>, Role)], links: &[Link]) -> Vec<Range<usize>> {
    let is_marked = |link: &&Link| {
        marked
            .iter()
            .any(|(words, _)| words.contains(&link.start) || (link.start..link.end).contains(&words.start))
    };
    let others = links.iter().filter(|link| !is_marked(link)).map(|link| link.start..link.end);
    let mut names: Vec<_> = marked.iter().map(|(words, _)| words.clone()).chain(others).collect();
    names.sort_by_key(|words| words.start);
    names
}

/// What the model of roles learns from the careers that are marked in an example.
fn roles_in(
    question: &Question,
    marked: &[(Range<usize>, Role)],
    names: &[Range<usize>],
) -> Vec<(Vec<Feature>, Role)> {
    let by_rule = |words: &Range<usize>| linking::role(question, words.start, words.end);
    let ruled: Vec<_> = names.iter().map(|words| (words.clone(), by_rule(words))).collect();
    let known = |words: &Range<usize>| marked.iter().find(|(other, _)| other == words).map(|(_, role)| *role);
    let learnt = names.iter().enumerate().filter_map(|(at, words)| Some((at, known(words)?)));
    learnt.map(|(at, role)| (roles::features(question, &ruled, at), role)).collect()
}

/// Whether more than one career is marked as asked about.
fn are_sides(question: &Question, marked: &[(Range<usize>, Role)]) -> bool {
    let mut asked = marked.iter().filter(|(_, role)| *role == Role::Asked);
    let words = |words: &Range<usize>| &question.ids[words.clone()];
    let first = asked.next();
    first.is_some_and(|(first, _)| asked.any(|(other, _)| words(other) != words(first)))
}
