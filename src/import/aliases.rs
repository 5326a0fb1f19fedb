//! Which names each occupation may go by: names that mean something, and each with the occupation it means most.

use std::collections::{BTreeMap, BTreeSet};

use super::colloquial;
use super::names;
use super::onet::Occupation;
use super::roles;
use super::wages::Wages;
use crate::knowledge::singular;

/// More than all else that speaks for a name; occupations with the same everyday name share it.
const EVERYDAY_STRENGTH: f64 = 100.0;
/// Claims this close to the best one share the name.
const SHARED_WITHIN: f64 = 0.1;
/// A name that more occupations share says too little.
const SHARED_BY_MAX: usize = 4;
/// More names than these are those of machines and places at work (`ladle liner`), which nobody asks for and others are mistaken for.
const NAMES_MAX: usize = 40;
/// People ask by names of so many words sooner than by longer ones.
const SHORT_WORDS_MAX: usize = 2;
/// Letters of a word's stem, by which `bakery` speaks for `baker`.
const STEM_LETTERS: usize = 5;
/// The major group of production occupations: its one-word titles are mostly plain words (`filler`, `setter`).
const PRODUCTION: &str = "51";

/// How a name came to an occupation, the strongest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Alternate,
    Reported,
    Title,
    /// What everybody says: beats whatever a table claims.
    Everyday,
}

/// The names of every occupation by its code, best first.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    pub by_code: BTreeMap<String, Vec<String>>,
    /// How many names more than one occupation goes by.
    pub shared: usize,
    /// How many names were left out, since they mean too much, too little or something else.
    pub dropped: usize,
}

/// Gives out the names. `taken` are the joined keys of names that other pages have, which nobody gets.
pub(super) fn give_out(
    occupations: &[&Occupation],
    wages: Option<&Wages>,
    taken: &BTreeSet<String>,
) -> Aliases {
    let mut claims: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    let mut aliases = Aliases::default();
    for (index, occupation) in occupations.iter().enumerate() {
        let weight = weight(occupation, wages);
        for (name, origin) in candidates(occupation) {
            let key = names::key(&name);
            let is_telling = origin == Origin::Everyday || is_telling(&name, origin, occupation);
            if taken.contains(&names::joined_key(&name)) || !is_telling {
                aliases.dropped += 1;
                continue;
            }
            let strength = match origin {
                Origin::Everyday => EVERYDAY_STRENGTH,
                _ => weight + strength(&name, origin, occupation),
            };
            claims.entry(key).or_default().push(Claim { index, name, origin, strength });
        }
    }
    let mut given: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for claims in claims.into_values() {
        let winners = winners(claims);
        aliases.shared += usize::from(winners.len() > 1);
        winners.into_iter().for_each(|claim| given.entry(claim.index).or_default().push(claim));
    }
    for (index, mut claims) in given {
        claims.sort_by(|a, b| {
            let is_short = |claim: &Claim| claim.name.split(' ').count() <= SHORT_WORDS_MAX;
            let by_strength = || is_short(b).cmp(&is_short(a)).then(b.strength.total_cmp(&a.strength));
            b.origin.cmp(&a.origin).then_with(by_strength).then_with(|| a.name.cmp(&b.name))
        });
        aliases.dropped += claims.len().saturating_sub(NAMES_MAX);
        claims.truncate(NAMES_MAX);
        let title = names::key(&occupations[index].title);
        let names = claims.into_iter().map(|claim| claim.name).filter(|name| names::key(name) != title);
        aliases.by_code.insert(occupations[index].code.clone(), names.collect());
    }
    aliases
}

/// An occupation's claim to a name.
struct Claim {
    index: usize,
    name: String,
    origin: Origin,
    strength: f64,
}

fn candidates(occupation: &Occupation) -> Vec<(String, Origin)> {
    let of_title = names::of_title(&occupation.title).into_iter().map(|name| (name, Origin::Title));
    let others = |titles: &[String], origin| -> Vec<(String, Origin)> {
        titles.iter().flat_map(|title| names::of_other_title(title)).map(|name| (name, origin)).collect()
    };
    let reported = others(&occupation.reported, Origin::Reported);
    let alternates = others(&occupation.alternates, Origin::Alternate);
    let mut seen = BTreeSet::new();
    let everyday =
        colloquial::names_of(&occupation.code).iter().map(|name| ((*name).to_owned(), Origin::Everyday));
    everyday
        .chain(of_title)
        .chain(reported)
        .chain(alternates)
        .filter(|(name, _)| seen.insert(names::key(name)))
        .collect()
}

/// Whether a name means this occupation to somebody who reads it alone.
fn is_telling(name: &str, origin: Origin, occupation: &Occupation) -> bool {
    // "IS Tech" would be found in `what is tech`, "OR Nurse" in `doctor or nurse`.
    if ["as ", "is ", "or "].iter().any(|start| name.starts_with(start)) {
        return false;
    }
    if name.contains(' ') || name.contains('-') {
        return names::ends_in_role(name) && !names::is_only_generic(name);
    }
    let is_told = origin >= Origin::Reported || stems(&occupation.title).any(|stem| name.starts_with(&*stem));
    let is_plain = occupation.code.starts_with(PRODUCTION) && !is_told;
    roles::stands_alone(name, is_told) && !is_plain
}

/// How much speaks for an occupation as such: more people work in it, and it is no part of another.
fn weight(occupation: &Occupation, wages: Option<&Wages>) -> f64 {
    let employed = wages.and_then(|wages| wages.employment(occupation.soc())).unwrap_or(1000);
    // The survey counts whole codes only; a part of one has a part of its people.
    let employed = if occupation.is_whole_soc() { f64::from(employed) } else { f64::from(employed) / 10.0 };
    let untold = if occupation.tasks.is_empty() { 5.0 } else { 0.0 };
    employed.max(1.0).log10() * 0.5 - untold
}

/// How much speaks for a name of an occupation.
fn strength(name: &str, origin: Origin, occupation: &Occupation) -> f64 {
    let title = names::key(&occupation.title);
    let words: Vec<&str> = name.split(' ').collect();
    let titled: Vec<String> = stems(&title).collect();
    let held = words.iter().filter(|word| titled.iter().any(|stem| word.starts_with(stem.as_str()))).count();
    let overlap = held as f64 / words.len() as f64;
    let head = words.last().copied().unwrap_or_default();
    let same_head = !roles::is_generic(head) && title.split(' ').any(|word| word == singular(head));
    let of_origin = match origin {
        Origin::Everyday | Origin::Title => 3.0,
        Origin::Reported => 1.0,
        Origin::Alternate => 0.0,
    };
    of_origin + overlap * 1.5 + if same_head { 1.0 } else { 0.0 }
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    let words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= STEM_LETTERS - 1);
    words.map(|word| word.to_lowercase().chars().take(STEM_LETTERS).collect())
}

/// The strongest claims; none if too many are about as strong.
fn winners(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    let best = claims.first().map_or(0.0, |claim| claim.strength);
    claims.retain(|claim| best - claim.strength <= SHARED_WITHIN);
    if claims.len() > SHARED_BY_MAX { Vec::new() } else { claims }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occupation(code: &str, title: &str, reported: &[&str], alternates: &[&str]) -> Occupation {
        let owned = |titles: &[&str]| titles.iter().map(|title| (*title).to_owned()).collect();
        let task = super::super::onet::Task { text: "Work.".to_owned(), is_core: true };
        Occupation {
            code: code.to_owned(),
            title: title.to_owned(),
            reported: owned(reported),
            alternates: owned(alternates),
            tasks: vec![task],
            ..Occupation::default()
        }
    }

    fn check(occupations: &[Occupation], taken: &[&str], expected: &[(&str, &[&str])]) {
        let taken = taken.iter().map(|name| names::joined_key(name)).collect();
        let aliases = give_out(&occupations.iter().collect::<Vec<_>>(), None, &taken);
        let found: Vec<(&str, Vec<&str>)> = aliases
            .by_code
            .iter()
            .map(|(code, names)| (code.as_str(), names.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(code, names)| (*code, names.to_vec())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gives_names_that_mean_something() {
        check(
            &[occupation(
                "51-0001.00",
                "Bakers",
                &["Pastry Chef"],
                &["Filler", "Bakery", "Life Insurance", "Assistant Manager"],
            )],
            &[],
            &[("51-0001.00", &["pastry chef"])],
        );
    }

    #[test]
    fn gives_a_name_to_the_occupation_it_means_most() {
        check(
            &[
                occupation("35-0001.00", "Chefs and Head Cooks", &["Pastry Chef"], &[]),
                occupation("51-0001.00", "Bakers", &[], &["Pastry Chef", "Bread Baker"]),
            ],
            &[],
            &[("35-0001.00", &["chef", "head cook", "pastry chef"]), ("51-0001.00", &["bread baker"])],
        );
    }

    #[test]
    fn an_occupation_has_so_many_names_the_short_ones_first() {
        let long: Vec<String> = (0..NAMES_MAX).map(|number| format!("Old Oven {number} Baker")).collect();
        let alternates: Vec<&str> =
            long.iter().map(String::as_str).chain(["Bread Baker", "OR Baker"]).collect();
        let aliases =
            give_out(&[&occupation("51-0001.00", "Bakers", &[], &alternates)], None, &BTreeSet::new());
        let names = &aliases.by_code["51-0001.00"];
        // The title is one of them.
        assert_eq!((names.len(), &*names[0]), (NAMES_MAX - 1, "bread baker"));
        assert!(!names.contains(&"or baker".to_owned()));
    }

    #[test]
    fn lets_close_claims_share_a_name() {
        check(
            &[
                occupation("11-0003.00", "College Heads", &["Provost", "Dean"], &[]),
                occupation("11-0002.00", "School Heads", &["Dean"], &[]),
            ],
            &["provost"],
            &[("11-0002.00", &["dean"]), ("11-0003.00", &["dean"])],
        );
    }
}
