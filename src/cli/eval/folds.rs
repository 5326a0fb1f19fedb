//! Which example is tested in which fold: every fold has about as much of every facet, and what is alike stays together.

use std::collections::BTreeMap;

use crate::knowledge::Facet;
use rustc_hash::FxHashMap;

/// The parts that examples are divided into; each is tested once, by a model that learnt from the others.
#[derive(Debug)]
pub struct Folds {
    /// The fold of each example, in their order.
    pub of: Vec<usize>,
    pub count: usize,
    /// How many groups of examples that are alike there are.
    pub groups: usize,
}

/// Examples that are alike.
struct Group {
    members: Vec<usize>,
    /// The first member's.
    facet: Facet,
    /// Of the words: an order that has nothing to do with that of the file, and is always the same.
    order: [u8; 32],
}

/// Divides examples, given by facet and words, into at most `most` folds.
///
/// Examples that have the same words, in any order, come into one fold. Where there are fewer groups of such
/// examples than folds are wanted, each is a fold.
pub fn folds(examples: &[(Facet, Vec<String>)], most: usize) -> Folds {
    let mut groups = groups(examples);
    groups.sort_by_key(|group| (group.facet, std::cmp::Reverse(group.members.len()), group.order));
    let count = most.min(groups.len());
    let mut sizes = vec![0_usize; count];
    let mut sizes_by_facet: FxHashMap<(Facet, usize), usize> = FxHashMap::default();
    let mut of = vec![0; examples.len()];
    for group in &groups {
        let taken = |fold: usize| sizes_by_facet.get(&(group.facet, fold)).copied().unwrap_or_default();
        let Some(fold) = (0..count).min_by_key(|&fold| (taken(fold), sizes[fold])) else { break };
        sizes[fold] += group.members.len();
        *sizes_by_facet.entry((group.facet, fold)).or_default() += group.members.len();
        group.members.iter().for_each(|&member| of[member] = fold);
    }
    Folds { of, count, groups: groups.len() }
}

fn groups(examples: &[(Facet, Vec<String>)]) -> Vec<Group> {
    let mut by_words: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (index, (_, words)) in examples.iter().enumerate() {
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_unstable();
        by_words.entry(words).or_default().push(index);
    }
    let group = |(words, members): (Vec<&str>, Vec<usize>)| {
        let order = *blake3::hash(words.join(" ").as_bytes()).as_bytes();
        members.first().map(|&first| Group { facet: examples[first].0, order, members: members.clone() })
    };
    by_words.into_iter().filter_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn examples(facets: &[(Facet, usize)]) -> Vec<(Facet, Vec<String>)> {
        let of = |&(facet, count): &(Facet, usize)| {
            (0..count).map(move |number| (facet, vec![facet.name().to_owned(), number.to_string()]))
        };
        facets.iter().flat_map(of).collect()
    }

    #[test]
    fn every_fold_has_as_much_of_every_facet() {
        let examples = examples(&[(Facet::Salary, 40), (Facet::Tools, 25), (Facet::Path, 3)]);
        let folds = folds(&examples, 10);
        assert_eq!((folds.count, folds.groups), (10, 68));
        for fold in 0..10 {
            let of = |facet| {
                folds
                    .of
                    .iter()
                    .zip(&examples)
                    .filter(|(of, example)| **of == fold && example.0 == facet)
                    .count()
            };
            assert_eq!(of(Facet::Salary), 4);
            assert!((2..=3).contains(&of(Facet::Tools)));
            assert!((6..=7).contains(&folds.of.iter().filter(|of| **of == fold).count()));
        }
    }

    #[test]
    fn what_has_the_same_words_stays_together() {
        let mut examples = examples(&[(Facet::Salary, 30), (Facet::Tools, 30)]);
        let same = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for words in ["what does @ earn", "earn @ what does", "@ what does earn"] {
            examples.push((Facet::Salary, same(words)));
        }
        examples.push((Facet::Tools, same("what does @ earn")));
        let folds = folds(&examples, 10);
        assert_eq!(folds.groups, 61);
        assert!(folds.of[60..].iter().all(|fold| *fold == folds.of[60]), "{:?}", &folds.of[60..]);
    }

    #[test]
    fn the_same_examples_come_into_the_same_folds() {
        let examples = examples(&[(Facet::Salary, 20), (Facet::Roles, 20)]);
        assert_eq!(folds(&examples, 10).of, folds(&examples, 10).of);
    }

    #[test]
    fn few_examples_make_few_folds() {
        assert_eq!(folds(&examples(&[(Facet::Salary, 3)]), 10).count, 3);
        assert_eq!(folds(&[], 10).count, 0);
    }
}
