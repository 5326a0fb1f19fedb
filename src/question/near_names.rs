//! Names whose start differs in few letters from what was typed, found without measuring every name by itself.
//!
//! The names are sorted. The distance to a name is computed letter by letter, and the next name goes on from where it parts from the
//! one before; where a start is too far already, so are all names that share it.

/// One letter may be wrong in so many.
const LETTERS_PER_SLIP: usize = 4;
/// More slips than these are another name, however long it is, and looking for them takes long.
const SLIPS_MAX: usize = 2;
/// Longer texts are no name.
const LETTERS_MAX: usize = 60;

/// The order of all names.
#[derive(Debug, Default)]
pub struct NearNames {
    /// The numbers of the names, sorted by their texts.
    sorted: Vec<u32>,
    /// How many letters each of them shares with the one before.
    shared: Vec<u8>,
}

impl NearNames {
    /// The numbers of names, sorted by the texts that `text` has for them.
    pub fn new<'a>(sorted: Vec<u32>, text: impl Fn(u32) -> &'a str) -> Self {
        let common = |one: &str, other: &str| {
            one.chars().zip(other.chars()).take(LETTERS_MAX).take_while(|(a, b)| a == b).count()
        };
        let before = std::iter::once("").chain(sorted.iter().map(|number| text(*number)));
        let shared = sorted.iter().zip(before).map(|(number, before)| common(text(*number), before) as u8);
        Self { shared: shared.collect(), sorted }
    }

    /// The names that start nearly as typed, in no order, with the number of slips between (optimal string alignment).
    ///
    /// `text` is that of [`Self::new`]. Nothing for short texts, where every name would be near.
    pub fn find<'a>(&self, typed: &str, text: impl Fn(u32) -> &'a str) -> Vec<(u8, u32)> {
        let typed: Vec<char> = typed.chars().take(LETTERS_MAX + 1).collect();
        let within = (typed.len() / LETTERS_PER_SLIP).min(SLIPS_MAX);
        if within == 0 || typed.len() > LETTERS_MAX {
            return Vec::new();
        }
        let mut rows = Rows::new(&typed, within as u8);
        let mut found = Vec::new();
        // The letters of the former name that its row was computed for, and those that are too far already.
        let (mut computed, mut too_far) = (0, usize::MAX);
        for (number, shared) in self.sorted.iter().zip(&self.shared) {
            let shared = usize::from(*shared);
            if shared >= too_far {
                continue;
            }
            too_far = usize::MAX;
            computed = computed.min(shared);
            let mut letters = text(*number).chars().take(typed.len());
            let mut former = computed.checked_sub(1).and_then(|before| letters.nth(before));
            for letter in letters {
                if !rows.compute(computed, letter, former) {
                    too_far = computed + 1;
                    break;
                }
                computed += 1;
                former = Some(letter);
            }
            let distance = rows.whole(computed);
            if too_far == usize::MAX && distance <= within as u8 {
                found.push((distance, *number));
            }
        }
        found
    }
}

/// The distances between the starts of a name and the starts of what was typed: a row for each letter of the name.
struct Rows<'a> {
    typed: &'a [char],
    within: u8,
    cells: Vec<u8>,
}

impl<'a> Rows<'a> {
    fn new(typed: &'a [char], within: u8) -> Self {
        let width = typed.len() + 1;
        // What is never computed lies too far off the diagonal.
        let mut cells = vec![within + 1; width * width];
        (0..).zip(&mut cells[..width]).for_each(|(place, cell)| *cell = place);
        Self { typed, within, cells }
    }

    /// Computes the row behind the letter at a place of a name from the rows before; `former` is the letter before it. False if
    /// every start of what was typed is too far.
    fn compute(&mut self, at: usize, letter: char, former: Option<char>) -> bool {
        let Self { typed, within, cells } = self;
        let width = typed.len() + 1;
        let band = usize::from(*within);
        let row = at + 1;
        let (above, rest) = cells.split_at_mut(row * width);
        let (current, before) = (&mut rest[..width], &above[at * width..]);
        let first = row.saturating_sub(band);
        let last = (row + band).min(typed.len());
        let mut least = u8::MAX;
        for column in first..=last {
            let cell = match column.checked_sub(1) {
                None => row as u8,
                Some(left) => {
                    let replaced = before[left] + u8::from(letter != typed[left]);
                    let inserted = if column > first { current[left] } else { *within };
                    let mut cell = replaced.min(before[column] + 1).min(inserted + 1);
                    if left > 0 && letter == typed[left - 1] && former == Some(typed[left]) {
                        cell = cell.min(above[(at - 1) * width + left - 1] + 1);
                    }
                    cell.min(*within + 1)
                }
            };
            current[column] = cell;
            least = least.min(cell);
        }
        least <= *within
    }

    /// The distance between the first letters of the name and all that was typed.
    fn whole(&self, letters: usize) -> u8 {
        let width = self.typed.len() + 1;
        self.cells[letters * width + width - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 9] = [
        "a",
        "backend developer",
        "backend developers",
        "baker",
        "bell founder",
        "bookbinder",
        "bookkeeper",
        "naïve painter",
        "zookeeper",
    ];

    fn find(typed: &str) -> Vec<(u8, u32)> {
        let text = |number: u32| NAMES[number as usize];
        NearNames::new((0..NAMES.len() as u32).collect(), text).find(typed, text)
    }

    /// The names whose starts are near by measuring each of them.
    fn measured(typed: &str) -> Vec<(u8, u32)> {
        let letters = typed.chars().count();
        let distance =
            |name: &str| strsim::osa_distance(typed, &name.chars().take(letters).collect::<String>());
        let near = (0..).zip(NAMES).map(|(number, name)| (distance(name) as u8, number));
        near.filter(|(distance, _)| usize::from(*distance) <= (letters / LETTERS_PER_SLIP).min(SLIPS_MAX))
            .collect()
    }

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let found = find(typed);
        let texts: Vec<&str> = found.iter().map(|(_, number)| NAMES[*number as usize]).collect();
        assert_eq!(texts, expected, "{typed:?}");
        assert_eq!(found, measured(typed), "{typed:?}");
    }

    #[test]
    fn finds_names_despite_slips() {
        check("bakend devel", &["backend developer", "backend developers"]);
        check("bokkeeper", &["bookkeeper", "zookeeper"]);
        check("ookbinder", &["bookbinder"]);
        check("obokbinder", &["bookbinder"]);
        check("bakr", &["baker"]);
        check("xzookeeper", &["zookeeper"]);
        check("nave paint", &["naïve painter"]);
        check("bookeeperr", &["bookkeeper", "zookeeper"]);
    }

    #[test]
    fn finds_nothing_where_nothing_is_near() {
        check("plumber", &[]);
        check("backend sdfghjkl", &[]);
        check("日本語の質問", &[]);
    }

    #[test]
    fn short_and_endless_texts_are_near_to_nothing() {
        assert_eq!(find("bak"), []);
        assert_eq!(find(&"b".repeat(4000)), []);
    }
}
