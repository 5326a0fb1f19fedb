//! Names whose start differs in few letters from what was typed, found without measuring every name by itself.
//!
//! The names are sorted. The distance to a name is computed letter by letter, and the next name goes on from where it parts from the
//! one before; where a start is too far already, so are all names that share it.

/// One letter may be wrong in so many, wherever they stand: of the first four, one.
const LETTERS_PER_SLIP: usize = 4;
/// More slips than these are another name, however long it is, and looking for them takes long.
const SLIPS_MAX: usize = 2;
/// Longer texts are no name.
const LETTERS_MAX: usize = 60;
/// So many first letters of each name lie side by side in memory; few names are near for longer.
const HEAD_LETTERS: usize = 8;
/// Names that are too far are passed over so many at once.
const PASSED_AT_ONCE: usize = 32;

/// The order of all names.
#[derive(Debug, Default)]
pub struct NearNames {
    /// The numbers of the names, sorted by their texts.
    sorted: Vec<u32>,
    /// How many letters each of them shares with the one before.
    shared: Vec<u8>,
    /// The first letters of each, as far as they are ASCII; the rest is 0.
    heads: Vec<[u8; HEAD_LETTERS]>,
}

impl NearNames {
    /// The numbers of names, sorted by the texts that `text` has for them.
    pub fn new<'a>(sorted: Vec<u32>, text: impl Fn(u32) -> &'a str) -> Self {
        let common = |one: &str, other: &str| {
            one.chars().zip(other.chars()).take(LETTERS_MAX).take_while(|(a, b)| a == b).count()
        };
        let before = std::iter::once("").chain(sorted.iter().map(|number| text(*number)));
        let shared = sorted.iter().zip(before).map(|(number, before)| common(text(*number), before) as u8);
        let head = |number: &u32| {
            let mut head = [0; HEAD_LETTERS];
            let ascii = text(*number).bytes().take_while(u8::is_ascii);
            head.iter_mut().zip(ascii).for_each(|(place, byte)| *place = byte);
            head
        };
        Self { shared: shared.collect(), heads: sorted.iter().map(head).collect(), sorted }
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
        let mut at = 0;
        // So many letters of the former name have a row.
        let mut computed = 0;
        while at < self.sorted.len() {
            let number = self.sorted[at];
            let letter = |place: usize| match self.heads[at].get(place) {
                Some(byte) if *byte != 0 => Some(char::from(*byte)),
                _ => text(number).chars().nth(place),
            };
            computed = computed.min(usize::from(self.shared[at]));
            let mut is_near = true;
            while is_near && computed < typed.len() {
                let Some(next) = letter(computed) else { break };
                let former = computed.checked_sub(1).and_then(letter);
                is_near = rows.compute(computed, next, former);
                computed += usize::from(is_near);
            }
            at += 1;
            if !is_near {
                // All that share the letter that is too far are as far.
                at += passed(&self.shared[at..], computed as u8);
            } else if let distance = rows.whole(computed)
                && distance <= within as u8
            {
                found.push((distance, number));
            }
        }
        found
    }
}

/// How many names at the start share more letters than these with the one before them.
fn passed(shared: &[u8], letters: u8) -> usize {
    // Without an early end, many are compared at once.
    let all_share = |names: &&[u8]| names.iter().fold(true, |all, shared| all & (*shared > letters));
    let whole = PASSED_AT_ONCE * shared.chunks_exact(PASSED_AT_ONCE).take_while(all_share).count();
    whole + shared[whole..].iter().take_while(|shared| **shared > letters).count()
}

/// The distances between the starts of a name and the starts of what was typed: a row for each letter of the name.
struct Rows<'a> {
    typed: &'a [char],
    within: u8,
    /// How many slips there may be in so many letters of what was typed.
    allowed: Vec<u8>,
    cells: Vec<u8>,
}

impl<'a> Rows<'a> {
    fn new(typed: &'a [char], within: u8) -> Self {
        let width = typed.len() + 1;
        let slips = |letters: usize| letters.div_ceil(LETTERS_PER_SLIP).max(1) as u8;
        let allowed: Vec<u8> = (0..width).map(|letters| within.min(slips(letters))).collect();
        // What is never computed lies too far off the diagonal.
        let mut cells = vec![within + 1; width * width];
        for (place, (cell, allowed)) in (0..).zip(cells.iter_mut().zip(&allowed)) {
            *cell = if place > *allowed { within + 1 } else { place };
        }
        Self { typed, within, allowed, cells }
    }

    /// Computes the row behind the letter at a place of a name from the rows before; `former` is the letter before it. False if
    /// every start of what was typed is too far.
    fn compute(&mut self, at: usize, letter: char, former: Option<char>) -> bool {
        let Self { typed, within, allowed, cells } = self;
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
                    cell
                }
            };
            let cell = if cell > allowed[column] { *within + 1 } else { cell };
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
        let measured = measured(typed);
        assert!(found.iter().all(|near| measured.contains(near)), "{typed:?}: {found:?}, {measured:?}");
    }

    #[test]
    fn finds_names_despite_slips() {
        check("bakend devel", &["backend developer", "backend developers"]);
        check("bokkeeper", &["bookkeeper"]);
        check("ookbinder", &["bookbinder"]);
        check("obokbinder", &["bookbinder"]);
        check("bakr", &["baker"]);
        check("xzookeeper", &["zookeeper"]);
        check("nave paint", &["naïve painter"]);
        check("bookeeperr", &["bookkeeper", "zookeeper"]);
    }

    #[test]
    fn of_four_letters_one_may_be_wrong() {
        check("obokbnider", &["bookbinder"]);
        check("oobkbinder", &[]);
        check("bookbidnre", &["bookbinder"]);
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
