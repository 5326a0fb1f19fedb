//! Every name under which a career can be asked for, and the careers that a name may mean.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::Names;
use super::phrases::PhraseMap;
use super::reading::{Question, Scanner};
use super::understanding::PageIndex;
use super::words::WordId;
use crate::knowledge::{Vocabulary, is_english};

/// How a name came to stand for a career, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// The word for a whole field, beside a career: `from java into security`.
    Field,
    /// An alias without its role noun: `ipad` for "ipad developer".
    CoreOfAlias,
    /// The title without its role noun: `devops` for DevOps Engineer.
    Core,
    /// A title or alias with another role noun of the same group: `data engineering`, `data dev`.
    Folded,
    /// From the vocabulary: `swe`.
    Acronym,
    /// From the page.
    Alias,
    Title,
}

/// The careers that one name may mean.
pub type Named = Vec<(PageIndex, NameKind)>;

/// All names of all pages.
#[derive(Debug, Default)]
pub struct Careers {
    exact: PhraseMap<Named>,
    folded: PhraseMap<Named>,
    /// The first word of the group that a role noun belongs to: `dev` -> `engineer`.
    fold: FxHashMap<WordId, WordId>,
    /// Pages by the last word of their titles: `designer`.
    by_noun: FxHashMap<WordId, Vec<PageIndex>>,
    /// The titles of the pages.
    titles: Vec<Box<[WordId]>>,
    /// Pages by a generic word of their titles: `data`.
    by_generic: FxHashMap<WordId, Vec<PageIndex>>,
    guests: Vec<bool>,
    /// The page that is shown for a whole field: `programming`.
    fields: PhraseMap<PageIndex>,
    /// The same for words that name a field only in capitals: `IT`.
    fields_in_capitals: FxHashMap<WordId, PageIndex>,
    /// The pages whose fields are known by a role noun alone: everybody who programs is a `programmer`.
    wide: FxHashSet<PageIndex>,
    /// The only page whose title is a wide word and a role noun: `platform`. Such a word names it in a list of careers only.
    by_field: FxHashMap<WordId, Option<PageIndex>>,
    /// The same by the vocabulary.
    beside: FxHashMap<WordId, PageIndex>,
}

impl Careers {
    pub fn new(names: &[Names], vocabulary: &Vocabulary, scanner: &mut Scanner) -> Self {
        let mut builder = Builder { careers: Self::default(), scanner };
        builder.fold_role_nouns(vocabulary);
        let generic: Vec<WordId> =
            vocabulary.roles.generic.iter().map(|word| builder.scanner.lexicon.intern(word)).collect();
        for (index, names) in names.iter().enumerate() {
            builder.add_names(index, names);
            if !names.is_guest {
                builder.add_title_words(index, names, &generic);
            }
        }
        builder.add_cores_of_aliases(names, &generic);
        builder.add_acronyms(vocabulary);
        builder.add_fields(vocabulary);
        builder.add_beside(vocabulary);
        let Self { exact, folded, .. } = &mut builder.careers;
        for named in exact.values_mut().chain(folded.values_mut()) {
            own_first(named, names);
        }
        builder.careers.guests = names.iter().map(|names| names.is_guest).collect();
        builder.careers
    }

    /// The longest name that begins the words; of equally long ones, the surest.
    pub fn longest(&self, words: &[WordId], folded: &[WordId]) -> Option<(usize, &Named)> {
        let exact = self.exact.longest(words);
        let folded = self.folded.longest(folded);
        match (exact, folded) {
            (Some(exact), Some(folded)) if folded.0 > exact.0 => Some(folded),
            // The page of our own wins a tie, even by another role noun.
            (Some(exact), Some(folded))
                if folded.0 == exact.0 && self.are_guests(exact.1) && !self.are_guests(folded.1) =>
            {
                Some(folded)
            }
            (Some(exact), _) => Some(exact),
            (None, folded) => folded,
        }
    }

    fn are_guests(&self, named: &Named) -> bool {
        named.iter().all(|(page, _)| self.guests[*page])
    }

    /// How many pages are guests.
    pub fn guests(&self) -> usize {
        self.guests.iter().filter(|guest| **guest).count()
    }

    /// Whether a page is a guest: imported, beside pages of the community's own.
    pub fn is_guest(&self, page: PageIndex) -> bool {
        self.guests[page]
    }

    /// Whether one of the careers that a name may mean has a page of the community's own.
    pub fn has_own(&self, pages: &[PageIndex]) -> bool {
        pages.iter().any(|page| !self.is_guest(*page))
    }

    /// The words with every role noun replaced by the first of its group.
    pub fn fold(&self, words: &[WordId]) -> Vec<WordId> {
        words.iter().map(|word| self.fold.get(word).copied().unwrap_or(*word)).collect()
    }

    pub fn is_role_noun(&self, word: WordId) -> bool {
        self.fold.contains_key(&word)
    }

    /// The one page of a field, by a word that names it only among other careers: `platform`, `developer`.
    pub fn of_field(&self, word: WordId) -> Option<PageIndex> {
        let by_role_noun = || self.is_role_noun(word).then(|| self.field(&[word]).map(|(_, page)| page));
        let by_title = || self.by_field.get(&word).copied().flatten();
        self.beside(word).or_else(by_title).or_else(|| by_role_noun().flatten())
    }

    /// The career that a word names beside others, by the vocabulary.
    pub fn beside(&self, word: WordId) -> Option<PageIndex> {
        self.beside.get(&word).copied()
    }

    /// The pages whose titles end in this noun, or, if none does, in a noun of its group.
    pub fn with_noun(&self, noun: WordId) -> &[PageIndex] {
        let of_group = || self.fold.get(&noun).and_then(|first| self.by_noun.get(first));
        self.by_noun.get(&noun).or_else(of_group).map_or(&[], Vec::as_slice)
    }

    /// The pages whose titles end in a noun of this noun's group.
    pub fn with_noun_of_group(&self, noun: WordId) -> Vec<PageIndex> {
        let group = self.fold.get(&noun);
        let mut pages: Vec<PageIndex> = self
            .by_noun
            .iter()
            .filter(|(other, _)| group.is_some() && self.fold.get(other) == group)
            .flat_map(|(_, pages)| pages.iter().copied())
            .collect();
        pages.sort_unstable();
        pages
    }

    /// The page whose title is that of another with this role noun for its own: "network engineer" for "network administrator".
    pub fn with_other_noun(&self, page: PageIndex, noun: WordId) -> Option<PageIndex> {
        let (last, field) = self.titles[page].split_last().filter(|(last, _)| self.is_role_noun(**last))?;
        let name = [field, &[noun]].concat();
        let named = self.exact.exact(&name).filter(|_| noun != *last)?;
        named.iter().max_by_key(|(_, kind)| *kind).map(|(page, _)| *page)
    }

    /// Whether these words end a page's title, and others stand before them: `project manager`.
    pub fn is_end_of_title(&self, page: PageIndex, words: &[WordId]) -> bool {
        let title = &self.titles[page];
        title.len() > words.len() && title.ends_with(words)
    }

    /// Whether a page's title holds one of these words, beside its role noun.
    pub fn title_holds(&self, page: PageIndex, words: &[WordId]) -> bool {
        self.titles[page].iter().any(|word| !self.is_role_noun(*word) && words.contains(word))
    }

    /// The pages whose titles hold this generic word.
    pub fn with_generic(&self, word: WordId) -> &[PageIndex] {
        self.by_generic.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The longest word for a whole field that begins the words, and the page that is shown for it.
    pub fn field(&self, words: &[WordId]) -> Option<(usize, PageIndex)> {
        self.fields.longest(words).map(|(length, page)| (length, *page))
    }

    /// The same at a place of a question, where a word may name a field by its capitals.
    pub fn field_at(&self, question: &Question, at: usize) -> Option<(usize, PageIndex)> {
        let in_capitals = || {
            let is_in_capitals = question.tokens[at].in_capitals;
            let page = is_in_capitals.then(|| self.fields_in_capitals.get(&question.ids[at])).flatten();
            page.map(|page| (1, *page))
        };
        self.field(&question.ids[at..]).or_else(in_capitals)
    }

    /// Whether a page is shown for a field so wide that others lie within: programming.
    pub fn is_wide(&self, page: PageIndex) -> bool {
        self.wide.contains(&page)
    }
}

struct Builder<'a> {
    careers: Careers,
    scanner: &'a mut Scanner,
}

impl Builder<'_> {
    fn fold_role_nouns(&mut self, vocabulary: &Vocabulary) {
        for group in &vocabulary.roles.nouns {
            let ids: Vec<WordId> = group.iter().map(|noun| self.scanner.lexicon.intern(noun)).collect();
            for &noun in &ids {
                self.careers.fold.insert(noun, ids[0]);
            }
        }
    }

    fn add_names(&mut self, index: PageIndex, names: &Names) {
        let title = self.ids(&names.title);
        self.add_name(index, &title, NameKind::Title);
        self.careers.titles.push(title.into());
        for alias in names.aliases.iter().chain([&names.slug]) {
            let words = self.ids(alias);
            self.add_name(index, &words, NameKind::Alias);
        }
    }

    fn ids(&mut self, words: &[String]) -> Vec<WordId> {
        words.iter().map(|word| self.scanner.lexicon.intern(word)).collect()
    }

    /// The parts of a title by which it can be asked for, or offered.
    fn add_title_words(&mut self, index: PageIndex, names: &Names, generic: &[WordId]) {
        let title = self.ids(&names.title);
        for &word in title.iter().filter(|word| generic.contains(word)) {
            self.careers.by_generic.entry(word).or_default().push(index);
        }
        if let Some(&noun) = title.last() {
            self.careers.by_noun.entry(noun).or_default().push(index);
        }
        let core: Vec<WordId> =
            title.iter().copied().filter(|word| !self.careers.is_role_noun(*word)).collect();
        let lexicon = &self.scanner.lexicon;
        let only_generic = core.iter().all(|word| generic.contains(word) || lexicon.is_explained(*word));
        if !only_generic && core.len() < title.len() {
            add(self.careers.folded.entry(&core), index, NameKind::Core);
        } else if let [field] = core.as_slice() {
            self.careers.by_field.entry(*field).and_modify(|page| *page = None).or_insert(Some(index));
        }
    }

    /// `c#` of the alias "c# developer", if no English word and of one page only.
    fn add_cores_of_aliases(&mut self, names: &[Names], generic: &[WordId]) {
        let mut cores: FxHashMap<WordId, Option<PageIndex>> = FxHashMap::default();
        for (page, names) in names.iter().enumerate().filter(|(_, names)| !names.is_guest) {
            for alias in &names.aliases {
                let ids = self.ids(alias);
                if let ([core, noun], false) = (ids.as_slice(), is_english(&alias[0]))
                    && self.careers.is_role_noun(*noun)
                    && !generic.contains(core)
                    && self.careers.exact.exact(&[*core]).is_none()
                    && self.careers.folded.exact(&[*core]).is_none()
                {
                    let of = cores.entry(*core).or_insert(Some(page));
                    *of = of.filter(|other| *other == page);
                }
            }
        }
        for (core, page) in cores {
            if let Some(page) = page {
                add(self.careers.folded.entry(&[core]), page, NameKind::CoreOfAlias);
            }
        }
    }

    fn add_name(&mut self, index: PageIndex, words: &[WordId], kind: NameKind) {
        if words.is_empty() {
            return;
        }
        add(self.careers.exact.entry(words), index, kind);
        let folded = self.careers.fold(words);
        // A lone role noun would stand for every career of its group.
        if folded.len() > 1 || !self.careers.is_role_noun(folded[0]) {
            add(self.careers.folded.entry(&folded), index, NameKind::Folded);
        }
    }

    /// The page that has this name most surely.
    fn named(&mut self, name: &str) -> Option<PageIndex> {
        let name = self.scanner.intern(name);
        let named = self.careers.exact.exact(&name).into_iter().flatten();
        named.max_by_key(|(_, kind)| *kind).map(|(page, _)| *page)
    }

    fn add_beside(&mut self, vocabulary: &Vocabulary) {
        for (name, words) in &vocabulary.beside {
            let Some(page) = self.named(name) else { continue };
            for word in words.iter().flat_map(|word| self.scanner.intern(word)) {
                self.careers.beside.insert(word, page);
            }
        }
    }

    fn add_fields(&mut self, vocabulary: &Vocabulary) {
        for (name, fields) in &vocabulary.fields {
            let Some(page) = self.named(name) else { continue };
            for typed in fields {
                let field = self.scanner.intern(typed);
                if let [word] = field.as_slice()
                    && typed.chars().all(char::is_uppercase)
                {
                    self.careers.fields_in_capitals.insert(*word, page);
                    continue;
                }
                if let [word] = field.as_slice()
                    && self.careers.is_role_noun(*word)
                {
                    self.careers.wide.insert(page);
                }
                *self.careers.fields.entry(&field) = page;
            }
        }
    }

    fn add_acronyms(&mut self, vocabulary: &Vocabulary) {
        for (acronym, names) in &vocabulary.acronyms {
            let acronym = self.scanner.intern(acronym);
            for name in names {
                let name = self.scanner.intern(name);
                let meant: Vec<PageIndex> =
                    self.careers.exact.exact(&name).into_iter().flatten().map(|(page, _)| *page).collect();
                for page in meant {
                    add(self.careers.exact.entry(&acronym), page, NameKind::Acronym);
                }
            }
        }
    }
}

/// Adds a page to those that a name may mean; the surest kind stays.
fn add(named: &mut Named, page: PageIndex, kind: NameKind) {
    match named.iter_mut().find(|(other, _)| *other == page) {
        Some((_, former)) => *former = kind.max(*former),
        None => named.push((page, kind)),
    }
}

/// Takes the guests out of a name that a page of our own has too.
fn own_first(named: &mut Named, names: &[Names]) {
    if named.iter().any(|(page, _)| !names[*page].is_guest) {
        named.retain(|(page, _)| !names[*page].is_guest);
    }
}
