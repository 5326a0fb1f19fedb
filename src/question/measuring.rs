//! What measuring needs of the interpreter: the facet of a bare question, and the words questions are compared by.

use super::features::Marked;
use super::interpreter::Interpreter;
use super::linking;
use crate::knowledge::{Facet, singular};

/// What stands for a career in [`Interpreter::masked_words`]. No word of a question, for it has no letter.
const CAREER: &str = "@";

impl Interpreter {
    /// The likeliest facet of a question, and its probability.
    pub fn facet(&self, question: &str) -> (Facet, f32) {
        let question = self.scanner.read(question);
        let named = self.named(&question, &linking::links(&question, &self.careers));
        let skilled = self.named_skills(&question, &named).words;
        let marked = Marked { question: &question, named: &named, skilled: &skilled };
        self.heard(marked).asked(0..question.len()).best
    }

    /// The words of a question as they are read: in lower case, slang resolved, misspellings mended.
    pub fn words(&self, question: &str) -> Vec<String> {
        self.scanner.read(question).tokens.into_iter().map(|token| token.text.into_string()).collect()
    }

    /// The same words without plural endings, and with one sign in the place of each career: two questions that
    /// have these in common ask the same of different careers.
    pub fn masked_words(&self, question: &str) -> Vec<String> {
        let question = self.scanner.read(question);
        let named = self.named(&question, &linking::links(&question, &self.careers));
        let mut words: Vec<String> = Vec::with_capacity(question.len());
        for (token, named) in question.tokens.iter().zip(named) {
            match named {
                true if words.last().is_some_and(|last| last == CAREER) => {}
                true => words.push(CAREER.to_owned()),
                false => words.push(singular(&token.text).into_owned()),
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::knowledge::{Asks, Example, Page, Vocabulary};
    use crate::question::Learnt;

    fn pages() -> [Arc<Page>; 2] {
        ["glass-blower", "rope-maker"].map(|slug| Arc::new(Page::bare(slug)))
    }

    fn interpreter() -> Interpreter {
        let vocabulary =
            Vocabulary { slang: [("u".to_owned(), "you".to_owned())].into(), ..Vocabulary::default() };
        Interpreter::new(&pages(), &vocabulary, Learnt::default())
    }

    #[test]
    fn compares_questions_by_what_was_read_and_not_by_what_was_typed() {
        let interpreter = interpreter();
        let words = interpreter.words("What do U earn, glass-blowr?");
        assert_eq!(words.join(" "), "what do you earn glass blower");
        assert_eq!(interpreter.words("what do you earn GLASS BLOWER"), words);
        assert!(interpreter.words("<@123> 🤖").is_empty());
    }

    #[test]
    fn masks_each_career_by_one_sign() {
        let interpreter = interpreter();
        let masked = interpreter.masked_words("do glass blowers use tools").join(" ");
        assert_eq!(masked, interpreter.masked_words("do rope makers use tool").join(" "));
        assert_eq!(masked, "do @ use tool");
    }

    #[test]
    fn reads_the_facet_that_the_model_has_learnt() {
        let interpreter = interpreter();
        let example = |facet, question: &str| Example {
            asks: Asks::Facet(facet),
            question: question.to_owned(),
            marked: Vec::new(),
            is_said_after: false,
        };
        let examples = [
            example(Facet::Salary, "wages of a glass blower"),
            example(Facet::Salary, "the wages of a rope maker"),
            example(Facet::Tools, "instruments of a glass blower"),
            example(Facet::Tools, "the instruments of a rope maker"),
        ];
        let learnt = interpreter.learn(&pages(), &examples);
        let interpreter = interpreter.with_learnt(learnt);
        assert_eq!(interpreter.facet("wages?").0, Facet::Salary);
        assert_eq!(interpreter.facet("which instruments").0, Facet::Tools);
    }
}
