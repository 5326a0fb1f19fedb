//! Careers that share a word of their names in a list: `business or data analyst`, `cloud engineer vs architect`.

use std::ops::Range;

use super::careers::{Careers, NameKind};
use super::linking::{Link, surest};
use super::normalise::Gap;
use super::reading::Question;
use super::understanding::PageIndex;
use super::words::WordId;

/// Words that join the names of careers in a list.
pub const JOINING: &[&str] = &["vs", "versus", "or", "and", "v", "n"];
/// A name lacks its noun with at most so many words: `site reliability or platform engineer`.
const WITHOUT_NOUN_MAX: usize = 2;
/// Words that may stand before a noun which lacks its field: `a data analyst or a scientist`.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// Adds the careers of which only one word is said, because the next in the list, or the one before, says the other.
pub fn add_shared(question: &Question, careers: &Careers, links: &mut Vec<Link>) {
    let whole: Vec<Link> = links.iter().filter(|link| link.end - link.start > 1).cloned().collect();
    for link in whole {
        let list = List { question, careers, link: &link };
        list.add_before(links);
        list.add_after(links);
    }
    links.sort_by_key(|link| link.start);
}

/// A list around a career that is named in full.
struct List<'a> {
    question: &'a Question,
    careers: &'a Careers,
    link: &'a Link,
}

impl List<'_> {
    /// `business or` of `business or data analyst`; before the last two, a list needs no sign: `solutions, cloud and software architect`.
    fn add_before(&self, links: &mut Vec<Link>) {
        let mut end = self.link.start;
        let mut is_list = false;
        loop {
            // `a cloud and a platform engineer`
            let article = end.checked_sub(1).filter(|at| self.is_article(*at));
            let joined = article.unwrap_or(end).checked_sub(1).filter(|at| self.joins(*at));
            if !(is_list || joined.is_some() || self.breaks(end)) {
                return;
            }
            let last = joined.unwrap_or(end);
            let names = (1..=WITHOUT_NOUN_MAX.min(last)).rev();
            let found = names.map(|length| last - length).find_map(|start| {
                let unbroken = (start + 1..last).all(|at| !self.breaks(at));
                let named = self.ends_of_name().find_map(|rest| self.named(start..last, &[], rest));
                named.filter(|_| unbroken).map(|named| (start, named))
            });
            let Some((start, named)) = found else { return };
            self.add(links, start..last, named);
            (end, is_list) = (start, true);
        }
    }

    /// `vs architect` of `cloud engineer vs architect`.
    fn add_after(&self, links: &mut Vec<Link>) {
        let mut start = self.link.end;
        loop {
            let joined = self.joins(start);
            if !(joined || self.breaks(start)) {
                return;
            }
            let at = start + usize::from(joined);
            let at = at + usize::from(self.is_article(at));
            let field = &self.question.ids[self.link.start..self.link.end - 1];
            let Some(named) = self.named(at..at + 1, field, &[]) else { return };
            self.add(links, at..at + 1, named);
            start = at + 1;
        }
    }

    /// What may be shared of the name's end, the longest first: `automation engineer`, `engineer`.
    fn ends_of_name(&self) -> impl Iterator<Item = &[WordId]> {
        (self.link.start + 1..self.link.end).map(|start| &self.question.ids[start..self.link.end])
    }

    /// The career of the community's own whose name these words are together with those before and behind them.
    fn named(
        &self,
        words: Range<usize>,
        before: &[WordId],
        behind: &[WordId],
    ) -> Option<(Vec<PageIndex>, NameKind)> {
        let name = [before, self.question.ids.get(words)?, behind].concat();
        let (length, named) = self.careers.longest(&name, &self.careers.fold(&name))?;
        let (pages, kind) = surest(named);
        (length == name.len() && kind > NameKind::Core && self.careers.has_own(&pages))
            .then_some((pages, kind))
    }

    /// Adds a career unless it is named already, or its words name another.
    fn add(&self, links: &mut Vec<Link>, words: Range<usize>, named: (Vec<PageIndex>, NameKind)) {
        let overlaps = |link: &Link| link.start < words.end && words.start < link.end;
        match links.iter().position(overlaps) {
            // `java or python developer`, `data engineer or analyst`: a word that names a career by itself names it less surely.
            Some(at) if self.is_weak(&links[at]) => {
                links[at] = Link::new(words, named, self.link.role);
            }
            Some(_) => {}
            None if links.iter().any(|link| link.pages == named.0) => {}
            None => links.push(Link::new(words, named, self.link.role)),
        }
    }

    /// Whether a link is a title without its role noun, or a role noun alone.
    fn is_weak(&self, link: &Link) -> bool {
        let is_role_noun = || self.careers.is_role_noun(self.question.ids[link.start]);
        link.kind <= NameKind::Core || link.end - link.start == 1 && is_role_noun()
    }

    fn joins(&self, at: usize) -> bool {
        self.question.text(at).is_some_and(|word| JOINING.contains(&word))
    }

    fn is_article(&self, at: usize) -> bool {
        self.question.text(at).is_some_and(|word| ARTICLES.contains(&word))
    }

    /// Whether a sign stands before a word.
    fn breaks(&self, at: usize) -> bool {
        self.question.tokens.get(at).is_some_and(|token| token.gap == Gap::Pause)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::knowledge::{Page, Vocabulary};
    use crate::question::linking::links;
    use crate::question::{Interpreter, Learnt};

    /// The careers that a question names.
    fn careers(question: &str) -> Vec<String> {
        let slugs = ["silk-weaver", "wool-weaver", "silk-dyer", "wool-and-silk-trader", "rope-maker"];
        let pages = slugs.map(|slug| Arc::new(Page::bare(slug)));
        let mut vocabulary = Vocabulary::default();
        vocabulary.roles.nouns =
            ["weaver", "dyer", "trader", "maker"].map(|noun| vec![noun.to_owned()]).to_vec();
        let world = Interpreter::new(&pages, &vocabulary, Learnt::default());
        let links = links(&world.scanner.read(question), &world.careers);
        links.iter().map(|link| pages[link.pages[0]].slug.to_string()).collect()
    }

    #[test]
    fn a_name_may_lack_what_the_one_beside_it_says() {
        for (question, named) in [
            ("silk or wool weaver", vec!["silk-weaver", "wool-weaver"]),
            ("silk weaver vs dyer", vec!["silk-weaver", "silk-dyer"]),
            ("a silk weaver or a dyer", vec!["silk-weaver", "silk-dyer"]),
            ("silk/wool weaver", vec!["silk-weaver", "wool-weaver"]),
            ("wool, silk weaver, dyer", vec!["wool-weaver", "silk-weaver", "silk-dyer"]),
        ] {
            assert_eq!(careers(question), named, "{question}");
        }
    }

    #[test]
    fn what_makes_no_name_with_the_one_beside_it_adds_none() {
        for question in ["linen or wool weaver", "wool weaver or maker", "wool weaver dyer"] {
            assert_eq!(careers(question), ["wool-weaver"], "{question}");
        }
        assert_eq!(careers("wool and silk trader"), ["wool-and-silk-trader"]);
    }
}
