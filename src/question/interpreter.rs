//! The interpreter: everything that is needed to read a question, made once for a set of pages.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use rustc_hash::{FxHashMap, FxHashSet};

use super::careers::{Careers, NameKind};
use super::completion::Completion;
use super::cues::Cues;
use super::descriptions::Descriptions;
use super::facets::Heard;
use super::features::Marked;
use super::function_words::function_words;
use super::intent;
use super::learnt::Learnt;
use super::linking::{self, Link};
use super::mending;
use super::names::Names;
use super::parts::Parts;
use super::patterns::Patterns;
use super::reading::{Question, Scanner};
use super::skill_names::SkillNames;
use super::skills::{self, Skills};
use super::smalltalk::SmalltalkPhrases;
use super::sparse::Feature;
use super::understanding::{Context, Narrowing, PageIndex, Understanding};
use super::words::WordId;
use crate::knowledge::{Page, Role, Slug, Vocabulary};

/// Reads questions about a set of pages. Pure: the same question gets the same understanding.
#[derive(Debug)]
pub struct Interpreter {
    pub(super) scanner: Scanner,
    pub(super) careers: Careers,
    pub(super) skills: Skills,
    pub(super) skill_names: SkillNames,
    pub(super) smalltalk: SmalltalkPhrases,
    pub(super) patterns: Patterns,
    pub(super) parts: Parts,
    pub(super) slugs: FxHashMap<Slug, PageIndex>,
    pub(super) completion: Completion,
    /// How many people work in the career of each page, as far as it tells.
    pub(super) employment: Vec<u32>,
    /// The family of each page.
    pub(super) families: Vec<Option<String>>,
    by_family_word: FxHashMap<WordId, Vec<PageIndex>>,
    pub(super) cues: Cues,
    pub(super) learnt: Learnt,
}

impl Interpreter {
    /// Prepares for questions about these pages. A [`PageIndex`] of an understanding counts in their order.
    pub fn new(pages: &[Arc<Page>], vocabulary: &Vocabulary, learnt: Learnt) -> Self {
        let (mut scanner, names) = scanner(pages, vocabulary);
        // What needs neither the words of the others nor their order is made beside them.
        thread::scope(|beside| {
            let completion = beside.spawn(|| Completion::new(pages, &names));
            let careers = Careers::new(&names, vocabulary, &mut scanner);
            let looked_up = || {
                let all = pages.iter().map(AsRef::as_ref).enumerate();
                all.filter(|(index, _)| !names[*index].is_guest)
            };
            let skills = Skills::new(looked_up(), vocabulary, &mut scanner);
            let looked_up = looked_up().map(|(_, page)| page);
            let skill_names = SkillNames::new(looked_up, vocabulary, (&skills, &scanner));
            let smalltalk = SmalltalkPhrases::new(vocabulary, &mut scanner);
            let patterns = Patterns::new(vocabulary, &mut scanner);
            let parts = Parts::new(vocabulary, &mut scanner);
            let cues = Cues::new(vocabulary, &mut scanner);
            let slugs = pages.iter().enumerate().map(|(index, page)| (page.slug.clone(), index)).collect();
            let employment = pages.iter().map(|page| page.facts.employment.unwrap_or(0)).collect();
            let families: Vec<Option<String>> = pages.iter().map(|page| page.family.clone()).collect();
            let by_family_word = by_family_word(&families, &names, &mut scanner);
            scanner.note_right_words();
            Self {
                scanner,
                careers,
                skills,
                skill_names,
                smalltalk,
                patterns,
                parts,
                slugs,
                completion: joined(completion),
                employment,
                families,
                by_family_word,
                cues,
                learnt,
            }
        })
    }

    /// The same interpreter with other weights.
    pub fn with_learnt(self, learnt: Learnt) -> Self {
        Self { learnt, ..self }
    }

    pub(super) fn descriptions(&self) -> &Descriptions {
        &self.learnt.descriptions
    }

    /// Reads a question. `context` is what was answered last in the same conversation.
    pub fn understand(&self, text: &str, context: &Context) -> Understanding {
        let (question, links) = self.linked(text);
        let decision = intent::decide(self, &question, &links, context);
        let narrowed = self.narrowed(&question);
        let wording = self.wording(&question, &links, (&decision.reading, decision.focus));
        Understanding {
            reading: decision.reading,
            confidence: decision.confidence,
            from: decision.from,
            also: decision.also,
            narrowed,
            wording,
            corrections: question.corrections,
        }
    }

    /// A question as words, and the careers it names; words that make sense only as part of a name are mended.
    fn linked(&self, text: &str) -> (Question, Vec<Link>) {
        let mut question = self.scanner.read(text);
        let mut links = linking::links(&question, &self.careers);
        while let Some(mended) = mending::mended(self, &question, &links) {
            question = mended;
            links = linking::links(&question, &self.careers);
        }
        self.learnt.roles.assign(&question, &mut links);
        let links = self.with_wanted_field(&question, &links).unwrap_or(links);
        (question, links)
    }

    /// The careers that a question names, with the field that is wanted rather than any of them: `help desk for years, can i get into cyber`.
    /// None where no field is.
    fn with_wanted_field(&self, question: &Question, links: &[Link]) -> Option<Vec<Link>> {
        let fields = linking::fields(question, &self.careers, links);
        if links.is_empty() || fields.is_empty() {
            return None;
        }
        let mut all: Vec<Link> = links.iter().cloned().chain(fields).collect();
        all.sort_by_key(|link| link.start);
        self.learnt.roles.assign(question, &mut all);
        let most = all.iter().max_by(|one, other| one.meant().total_cmp(&other.meant()))?;
        let wanted = most.pages.clone();
        if most.kind != NameKind::Field || most.role != Role::Goal {
            return None;
        }
        all.retain(|link| link.kind != NameKind::Field || link.pages == wanted);
        Some(all)
    }

    /// The levels and places that a question names.
    fn narrowed(&self, question: &Question) -> Vec<Narrowing> {
        let mut narrowed = Vec::new();
        let mut at = 0;
        while at < question.len() {
            let text = |length: usize| {
                let words: Vec<&str> =
                    question.tokens[at..at + length].iter().map(|token| &*token.text).collect();
                words.join(" ")
            };
            let found = match (self.patterns.level(question, at), self.patterns.place(question, at)) {
                (Some(length), _) => Some((length, Narrowing::Level(text(length)))),
                (_, Some(length)) => Some((length, Narrowing::Place(text(length)))),
                _ => None,
            };
            at += found.as_ref().map_or(1, |(length, _)| *length);
            narrowed.extend(found.map(|(_, narrowing)| narrowing));
        }
        narrowed
    }

    /// The pages whose names fit what was typed so far, best first; forgives slips of the finger.
    pub fn complete(&self, typed: &str, most: usize) -> Vec<PageIndex> {
        self.completion.complete(typed, most, &self.scanner)
    }

    /// The page that has exactly this title, alias or slug; none if several have.
    pub fn resolve(&self, name: &str) -> Option<PageIndex> {
        self.completion.resolve(name, &self.scanner)
    }

    /// The words of a question that say what it is about: neither function words nor cues, misspellings mended.
    pub fn content_words(&self, text: &str) -> Vec<String> {
        let question = self.scanner.read(text);
        let words = question.tokens.into_iter().zip(&question.ids);
        words
            .filter(|(_, id)| !self.scanner.lexicon.is_explained(**id))
            .map(|(token, _)| token.text.into_string())
            .collect()
    }

    /// The pages of the families whose name holds a word: `security`.
    pub(super) fn in_family(&self, word: WordId) -> Vec<PageIndex> {
        self.by_family_word.get(&word).cloned().unwrap_or_default()
    }

    /// What a question sounds like, by the wording alone.
    pub(super) fn heard<'a>(&'a self, marked: Marked<'a>) -> Heard<'a> {
        Heard::new(marked, (&self.cues, &self.learnt.facets))
    }

    /// How many words of a text name nothing, and are none that questions about careers use.
    pub(super) fn strange_words(&self, marked: Marked<'_>) -> usize {
        (0..marked.question.len()).filter(|at| self.is_strange(marked, *at)).count()
    }

    pub(super) fn is_strange(&self, Marked { question, named, skilled }: Marked<'_>, at: usize) -> bool {
        !named[at] && !skilled[at] && !self.scanner.lexicon.is_explained(question.ids[at])
    }

    /// How much the wording of a text, as [`features`](super::sides::features) sees it, speaks for careers side by side.
    pub(super) fn sides(&self, features: &[Feature]) -> f32 {
        self.learnt.sides.evidence(features)
    }

    /// Marks the words that name a career.
    pub(super) fn named<'a>(
        &self,
        question: &Question,
        links: impl IntoIterator<Item = &'a Link>,
    ) -> Vec<bool> {
        let mut named = vec![false; question.len()];
        for link in links {
            named[link.start..link.end].fill(true);
        }
        named
    }
}

/// What a thread made; its panic goes on in this one.
pub(super) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// The scanner with all words of pages and vocabulary, and the names of the pages as it reads them.
fn scanner(pages: &[Arc<Page>], vocabulary: &Vocabulary) -> (Scanner, Vec<Names>) {
    let mut scanner = Scanner::default();
    let typed = pages.iter().flat_map(|page| page.aliases.iter().map(String::as_str).chain([&*page.title]));
    let synonyms = || {
        vocabulary.skills.iter().flat_map(|(name, others)| others.iter().chain([name]).map(String::as_str))
    };
    // Pages name the same tools, imported ones by the thousand.
    let names_of_skills: FxHashSet<&str> =
        pages.iter().flat_map(|page| skills::names(page)).chain(synonyms()).collect();
    let skill_names = || names_of_skills.iter().copied();
    let cues = || vocabulary.facets.values().flat_map(|facet| facet.cues.iter().map(String::as_str));
    let role_nouns = || vocabulary.roles.nouns.iter().flatten().map(String::as_str);
    for name in typed.chain(skill_names()).chain(vocabulary.slang.keys().map(String::as_str)) {
        name.split_whitespace().for_each(|word| scanner.normaliser.keep_whole(word));
    }
    for (short, long) in &vocabulary.slang {
        let short = scanner.normaliser.words(short);
        short.iter().for_each(|word| scanner.spelling.keep(word));
        let ids: Vec<WordId> = short.iter().map(|word| scanner.lexicon.intern(word)).collect();
        if let [id] = ids.as_slice()
            && names_of_skills.contains(&*short[0].to_uppercase())
        {
            scanner.skills_in_capitals.insert(*id);
        }
        *scanner.slang.entry(&ids) = scanner.normaliser.words(long);
    }
    let names = Names::of(pages, &scanner);
    let own = || names.iter().filter(|names| !names.is_guest).flat_map(Names::given).flatten();
    for phrase in role_nouns().chain(cues()).chain(function_words()) {
        scanner.words(phrase).iter().for_each(|word| scanner.spelling.add_skeleton(word));
    }
    own().for_each(|word| scanner.spelling.add_skeleton(word));
    // `admn` is `admin`, which stands for `administrator`.
    vocabulary.slang.keys().for_each(|short| scanner.spelling.add_skeleton(short));
    own().for_each(|word| scanner.spelling.add(word));
    let surveys = &vocabulary.surveys;
    let shaping = [
        &vocabulary.patterns.compare,
        &vocabulary.patterns.choose,
        &surveys.best_paid,
        &surveys.worst_paid,
        &surveys.fastest_growing,
        &surveys.slowest_growing,
        &surveys.without_degree,
        &surveys.jobs,
    ];
    let shaping = || shaping.into_iter().flatten().map(String::as_str);
    for phrase in cues().chain(role_nouns()).chain(shaping()) {
        scanner.words(phrase).iter().for_each(|word| scanner.spelling.add(word));
    }
    let of_guests = || names.iter().filter(|names| names.is_guest).flat_map(Names::given);
    of_guests()
        .filter(|name| name.len() == 1)
        .flatten()
        .for_each(|word| scanner.spelling.add_rare(word, true));
    of_guests().flatten().for_each(|word| scanner.spelling.add_rare(word, false));
    let kept = vocabulary.spelling.keep.iter().chain(&vocabulary.narrowing.places).map(String::as_str);
    for phrase in skill_names().chain(kept) {
        scanner.words(phrase).iter().for_each(|word| scanner.spelling.keep(word));
    }
    for phrase in function_words().chain(cues()).chain(role_nouns()) {
        scanner.words(phrase).iter().for_each(|word| scanner.lexicon.explain(word));
    }
    (scanner, names)
}

/// The community's own pages by each word of their family's name.
fn by_family_word(
    families: &[Option<String>],
    names: &[Names],
    scanner: &mut Scanner,
) -> FxHashMap<WordId, Vec<PageIndex>> {
    let mut by_word: FxHashMap<WordId, Vec<PageIndex>> = FxHashMap::default();
    for (page, family) in families.iter().enumerate().filter(|(page, _)| !names[*page].is_guest) {
        for word in family.iter().flat_map(|family| scanner.intern(family)) {
            by_word.entry(word).or_default().push(page);
        }
    }
    by_word
}
