//! Names found by what was typed of them: the start of any of their words, or nearly the start of the whole.

/// More letters than this are no name that is being typed.
const TYPED_LETTERS_MAX: usize = 60;
/// One letter may differ for so many that were typed.
const LETTERS_FOR_A_SLIP: usize = 4;

/// Names as words joined by single spaces; each goes by its place in their list.
#[derive(Debug, Default)]
pub struct Starts {
    names: Vec<String>,
    /// Every start of a word in every name: (place of the name, byte offset), sorted by the text from there on.
    starts: Vec<(u32, u32)>,
}

impl Starts {
    pub fn new(names: Vec<String>) -> Self {
        let mut starts: Vec<(u32, u32)> = (0_u32..)
            .zip(&names)
            .flat_map(|(place, name)| word_starts(name).map(move |start| (place, start)))
            .collect();
        starts.sort_by(|a, b| from(&names, *a).cmp(from(&names, *b)));
        Self { names, starts }
    }

    /// The names in which `words` stand at the start of a word, and whether that is the first one. A name may come twice.
    pub fn starting_with<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (usize, bool)> + 'a {
        let first = self.starts.partition_point(|start| from(&self.names, *start) < words);
        self.starts[first..]
            .iter()
            .take_while(move |start| from(&self.names, **start).starts_with(words))
            .map(|&(place, start)| (place as usize, start == 0))
    }

    /// The names whose start differs in few letters from `words`, as (letters that differ, place). Looks at every name.
    pub fn near<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let letters = words.chars().count();
        let within = letters / LETTERS_FOR_A_SLIP;
        let names = if within == 0 || letters > TYPED_LETTERS_MAX { &[] } else { self.names.as_slice() };
        let distance = move |name: &String| {
            let start: String = name.chars().take(letters).collect();
            strsim::osa_distance(words, &start)
        };
        names
            .iter()
            .enumerate()
            .map(move |(place, name)| (distance(name), place))
            .filter(move |(distance, _)| *distance <= within)
    }
}

fn word_starts(text: &str) -> impl Iterator<Item = u32> + '_ {
    let after_spaces = text.match_indices(' ').map(|(index, _)| index + 1);
    std::iter::once(0).chain(after_spaces).filter_map(|start| u32::try_from(start).ok())
}

fn from(names: &[String], (place, start): (u32, u32)) -> &str {
    names[place as usize].get(start as usize..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts() -> Starts {
        Starts::new(["data engineer", "engineer of data", "dentist"].map(str::to_owned).to_vec())
    }

    #[test]
    fn finds_names_by_the_start_of_any_word() {
        let check = |words: &str, expected: &[(usize, bool)]| {
            assert_eq!(starts().starting_with(words).collect::<Vec<_>>(), expected, "{words:?}");
        };
        check("data", &[(1, false), (0, true)]);
        check("data e", &[(0, true)]);
        check("engineer", &[(0, false), (1, true)]);
        check("gineer", &[]);
    }

    #[test]
    fn forgives_a_letter_in_four() {
        let check = |words: &str, expected: &[(usize, usize)]| {
            assert_eq!(starts().near(words).collect::<Vec<_>>(), expected, "{words:?}");
        };
        check("dentsit", &[(1, 2)]);
        check("dxx", &[]);
        check("dtaa engineer", &[(1, 0)]);
        check(&"d".repeat(100), &[]);
    }
}
