//! What words mean, roughly: vectors in which words of like use lie near each other, so that `wages` helps to read `payroll`.
//!
//! Made from GloVe vectors, see `word_vectors/distil.py` and `word_vectors/LICENSE`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The numbers of a vector.
pub const DIMENSIONS: usize = 64;
/// A byte for the weight, and one for each number.
const ROW: usize = 1 + DIMENSIONS;

static VECTORS: &[u8] = include_bytes!("word_vectors/vectors.bin");
static ROWS: LazyLock<FxHashMap<&'static str, u32>> =
    LazyLock::new(|| include_str!("word_vectors/words.txt").lines().zip(0..).collect());

/// The mean of word vectors: a point in the space of meanings. Zeros where no word is known.
pub type Meaning = [f32; DIMENSIONS];

/// The meaning of some words together. Words that every text holds count little.
pub fn meaning<'a>(words: impl IntoIterator<Item = &'a str>) -> Meaning {
    let mut sum = [0.0; DIMENSIONS];
    let mut whole = 0.0;
    for (weight, numbers) in words.into_iter().filter_map(vector) {
        let weight = f32::from(weight) / f32::from(u8::MAX);
        whole += weight;
        for (sum, number) in sum.iter_mut().zip(numbers) {
            *sum += weight * f32::from(number.cast_signed()) / f32::from(i8::MAX);
        }
    }
    if whole > 0.0 { sum.map(|number| number / whole) } else { sum }
}

/// The weight of a word, and the numbers of its vector.
fn vector(word: &str) -> Option<(u8, &'static [u8])> {
    let row = *ROWS.get(word)? as usize * ROW;
    VECTORS.get(row..row + ROW)?.split_first().map(|(weight, numbers)| (*weight, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f32 {
        let [one, other] = [one, other].map(|text| meaning(text.split(' ')));
        let product = |a: &Meaning, b: &Meaning| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        product(&one, &other) / (product(&one, &one) * product(&other, &other)).sqrt()
    }

    #[test]
    fn words_of_like_use_lie_near_each_other() {
        assert!(likeness("wages", "payroll") > likeness("wages", "linux") + 0.2);
        assert!(likeness("the wages of the week", "payroll") > likeness("the week", "payroll") + 0.2);
    }

    #[test]
    fn unknown_words_mean_nothing() {
        assert_eq!(meaning(["qwertyuiop"]), [0.0; DIMENSIONS]);
        assert_eq!(VECTORS.len(), ROWS.len() * ROW);
    }
}
