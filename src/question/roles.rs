//! What a career that is named is to the question, where several are: learnt from the careers that are marked in the examples.
//!
//! `QA person wanting to cross over to product management`: it is the words around a name, and what stands between it and the others,
//! that tell where somebody comes from and where they want to go.

use std::ops::Range;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::features::{career, hash, symbol};
use super::focus::can_ask;
use super::linking::Link;
use super::logistic::softmax;
use super::normalise::Gap;
use super::reading::Question;
use super::sparse::{Feature, SparseModel};
use crate::knowledge::Role;

/// The words around a name are read so far.
const WORDS_AROUND: usize = 8;
/// More names are not told apart by their number.
const NAMES_MAX: usize = 3;

/// The weights. The default knows nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RoleModel {
    model: SparseModel<4>,
}

impl RoleModel {
    /// Learns from names whose roles are known.
    pub fn train(examples: Vec<(Vec<Feature>, Role)>) -> Self {
        let examples: Vec<_> =
            examples.into_iter().map(|(features, role)| (features, role as usize)).collect();
        Self { model: SparseModel::train(&examples) }
    }

    /// Tells the roles of the careers that a question names, if they are several.
    pub fn assign(&self, question: &Question, links: &mut [Link]) {
        let first = links.first().map(|link| link.pages.clone());
        if self.model.is_empty() || links.iter().all(|link| Some(&link.pages) == first.as_ref()) {
            return;
        }
        let names: Vec<_> = links.iter().map(|link| (link.start..link.end, link.role)).collect();
        for (at, link) in links.iter_mut().enumerate() {
            let mut likely = self.model.evidence(&features(question, &names, at));
            softmax(&mut likely);
            let likeliest = (0..likely.len()).max_by(|one, other| likely[*one].total_cmp(&likely[*other]));
            link.role = likeliest.map_or(link.role, |role| Role::ALL[role]);
            link.likely = likely;
        }
        // Whatever the others are, the one that is meant most surely is not less than they are.
        let most = links.iter().max_by(|one, other| one.meant().total_cmp(&other.meant()));
        let Some(most) = most.map(|link| link.role.max(Role::Background)) else { return };
        links.iter_mut().for_each(|link| link.role = link.role.min(most));
    }
}

/// What can be seen of a name in a question: the words around it, its sentence, its place among the other names. `names` are in the
/// question's order, each with the role that rules give it.
pub fn features(question: &Question, names: &[(Range<usize>, Role)], at: usize) -> Vec<Feature> {
    let (name, by_rule) = &names[at];
    let is_at = |word: usize| names.iter().find(|(other, _)| other.contains(&word));
    let word = |at: usize| is_at(at).map_or_else(|| symbol(&question.tokens[at].text), |_| career());
    // Words outwards from the name, another name being one word.
    let before: Vec<Feature> = (0..name.start)
        .rev()
        .filter(|at| is_at(*at).is_none_or(|(other, _)| other.start == *at))
        .map(word)
        .take(WORDS_AROUND)
        .collect();
    let after: Vec<Feature> = (name.end..question.len())
        .filter(|at| is_at(*at).is_none_or(|(other, _)| other.start == *at))
        .map(word)
        .take(WORDS_AROUND)
        .collect();
    let near = |words: &[Feature], place: usize| words.get(place).copied().unwrap_or(0);
    let stops = |at: &usize| question.tokens[*at].gap >= Gap::Stop;
    let sentence_start = (1..=name.start).rev().find(stops).unwrap_or(0);
    let sentence_end = (name.end..question.len()).find(stops).unwrap_or(question.len());
    let ending = question.tokens.get(sentence_end).map_or(question.ending, |token| token.gap);
    let asks = question.tokens[sentence_start..sentence_end].iter().any(|token| can_ask(&token.text));
    let in_sentence =
        names.iter().filter(|(other, _)| (sentence_start..sentence_end).contains(&other.start)).count();
    let gap_before = question.tokens[name.start].gap as u8;
    let gap_after = question.tokens.get(name.end).map_or(question.ending, |token| token.gap) as u8;
    let count = names.len().min(NAMES_MAX);
    let mut features = vec![
        hash(("-1", near(&before, 0))),
        hash(("-2", near(&before, 1))),
        hash(("-3", near(&before, 2))),
        hash(("-21", near(&before, 1), near(&before, 0))),
        hash(("-321", near(&before, 2), near(&before, 1), near(&before, 0))),
        hash(("1", near(&after, 0))),
        hash(("2", near(&after, 1))),
        hash(("12", near(&after, 0), near(&after, 1))),
        hash(("gap before", gap_before)),
        hash(("gap after", gap_after)),
        hash(("marked", ending == Gap::QuestionMark)),
        hash(("asks", asks)),
        hash(("first sentence", sentence_start == 0)),
        hash(("last sentence", sentence_end == question.len())),
        hash(("names", count)),
        hash(("place", at.min(NAMES_MAX))),
        hash(("last", at + 1 == names.len())),
        hash(("place of", count, at.min(NAMES_MAX))),
        hash(("in sentence", in_sentence.min(NAMES_MAX))),
        hash(("by rule", *by_rule as u8)),
    ];
    let mut seen = FxHashSet::default();
    let around = before.iter().map(|word| ("before", *word)).chain(after.iter().map(|word| ("after", *word)));
    features.extend(around.filter(|word| seen.insert(*word)).map(hash));
    features
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::careers::NameKind;
    use crate::question::reading::Scanner;

    /// A question in which every `X` and `Y` names a career.
    fn named(text: &str) -> (Question, Vec<Link>) {
        let question = Scanner::default().read(text);
        let link = |at: usize| {
            let page = ["x", "y"].iter().position(|name| question.text(at) == Some(name))?;
            Some(Link::new(at..at + 1, (vec![page], NameKind::Title), Role::Asked))
        };
        let links = (0..question.len()).filter_map(link).collect();
        (question, links)
    }

    fn model() -> RoleModel {
        let examples = [
            ("been an x for years, how do i get into y", [Role::Background, Role::Goal]),
            ("years as an x, now i want y", [Role::Background, Role::Goal]),
            ("i want y, been an x so far", [Role::Goal, Role::Background]),
            ("how do i get into y after years as an x", [Role::Goal, Role::Background]),
        ];
        let rows = examples.iter().flat_map(|(text, roles)| {
            let (question, links) = named(text);
            let names: Vec<_> = links.iter().map(|link| (link.start..link.end, link.role)).collect();
            (0..names.len()).map(|at| (features(&question, &names, at), roles[at])).collect::<Vec<_>>()
        });
        RoleModel::train(rows.collect())
    }

    fn roles(model: &RoleModel, text: &str) -> Vec<Role> {
        let (question, mut links) = named(text);
        model.assign(&question, &mut links);
        links.iter().map(|link| link.role).collect()
    }

    #[test]
    fn tells_what_somebody_is_from_what_they_want() {
        assert_eq!(roles(&model(), "been an x, i want y"), [Role::Background, Role::Goal]);
        assert_eq!(
            roles(&model(), "how do i get into x, been an y for years"),
            [Role::Goal, Role::Background]
        );
    }

    #[test]
    fn a_career_alone_keeps_the_role_that_it_has() {
        assert_eq!(roles(&model(), "been an x for years"), [Role::Asked]);
        assert_eq!(roles(&RoleModel::default(), "been an x, i want y"), [Role::Asked, Role::Asked]);
    }
}
