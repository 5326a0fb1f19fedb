//! `vocabulary.toml`: the words by which questions are understood, for a community to change without a
//! compiler.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::Facet;
use super::problem::{Problem, Report};

/// The words of a vocabulary. Every table may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// `[facets.salary] cues = ["how much"]`: the words that ask for a facet.
    pub facets: BTreeMap<Facet, FacetWords>,
    /// `[slang] "w/o" = "without"`: what is read instead of a word.
    pub slang: BTreeMap<String, String>,
    /// `[acronyms] swe = ["software engineer"]`: the roles that an acronym may stand for, best first.
    pub acronyms: BTreeMap<String, Vec<String>>,
    /// `[fields] "software engineer" = ["programming"]`: words for a whole field, by the career that is shown where nothing narrower is
    /// named.
    pub fields: BTreeMap<String, Vec<String>>,
    /// `[beside] "cloud engineer" = ["cloud"]`: words that name a career only in a list of careers: `devops or cloud`.
    pub beside: BTreeMap<String, Vec<String>>,
    /// `[skills] Kubernetes = ["k8s"]`: other names of skills and tools.
    pub skills: BTreeMap<String, Vec<String>>,
    /// `[parts.remote]`: what parts of a section go by; their names are for the reader of the file.
    pub parts: BTreeMap<String, PartWords>,
    pub roles: RoleWords,
    pub spelling: SpellingWords,
    pub smalltalk: SmallTalk,
    pub patterns: Patterns,
    pub doubt: DoubtWords,
    pub surveys: SurveyWords,
    pub narrowing: NarrowingWords,
}

/// The words that ask for one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FacetWords {
    pub cues: Vec<String>,
}

/// The words of one part of a section: an entry of a list, or a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PartWords {
    /// Words of pages: in what an entry leads with, or anywhere in a paragraph. Without any, what is asked is no part.
    pub told: Vec<String>,
    /// Words of members who ask for the part. Of overlapping ones the longest counts.
    pub asked: Vec<String>,
}

/// Words in the names of careers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RoleWords {
    /// Groups of nouns that mean the same: `["engineer", "developer", "dev"]`.
    pub nouns: Vec<Vec<String>>,
    /// Words that name a career only together with a role noun: `data`, `cloud`.
    pub generic: Vec<String>,
    /// Words for people at work that their ending does not tell: `nurse`, `chef`.
    pub people: Vec<String>,
    /// Words that end as those for people do, and are never said of people at work, or of something else as often: `computer`, `driver`.
    pub not_people: Vec<String>,
}

/// Words and spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SpellingWords {
    /// Words that are never corrected.
    pub keep: Vec<String>,
}

/// Phrases that are no question about a career.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmallTalk {
    pub greeting: Vec<String>,
    pub thanks: Vec<String>,
    pub bye: Vec<String>,
    pub identity: Vec<String>,
    pub help: Vec<String>,
}

/// Phrases that shape a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Patterns {
    /// Openings that go on from the question before: `and for`.
    pub follow_up: Vec<String>,
    /// Words between two careers that are to be compared: `vs`.
    pub compare: Vec<String>,
    /// Words of somebody who has to choose, of whatever is named: `torn between`.
    pub choose: Vec<String>,
    /// Words that announce a description instead of a name: `the people who`.
    pub describe: Vec<String>,
}

/// Phrases of questions that go over all careers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SurveyWords {
    /// Words for careers as such: `job`, `roles`.
    pub jobs: Vec<String>,
    /// Words with which people say what they can: `i know`, `good at`.
    pub have: Vec<String>,
    /// Words that ask who uses a skill: `who uses`.
    pub users: Vec<String>,
    pub best_paid: Vec<String>,
    pub worst_paid: Vec<String>,
    pub fastest_growing: Vec<String>,
    pub slowest_growing: Vec<String>,
    /// Words that leave out what takes a bachelor's degree: `without a degree`.
    pub without_degree: Vec<String>,
    /// Words that ask for the list of careers: `what careers do you cover`.
    pub list: Vec<String>,
    /// Words for all that the pages cover: `tech`, `it`.
    pub everything: Vec<String>,
    /// Superlatives, and what they are about in a ranking: `most` beside `salary` or `demand`.
    pub highest: Vec<String>,
    pub lowest: Vec<String>,
    pub pay: Vec<String>,
    pub growth: Vec<String>,
}

/// Conditions that pages may not tell apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NarrowingWords {
    /// `junior`, `senior`.
    pub levels: Vec<String>,
    /// Cities, states and countries.
    pub places: Vec<String>,
}

/// Words that make a linked career doubtful.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DoubtWords {
    /// Nouns that ask about something beside the career: `tutor`, `hoodie`.
    pub heads: Vec<String>,
}

/// Reads a vocabulary; none if it is broken, with the reason in `problems`.
pub fn read(text: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Vocabulary> {
    match toml::from_str::<Vocabulary>(text) {
        Ok(vocabulary) => Some(vocabulary),
        Err(error) => {
            let before =
                error.span().map(|span| text.bytes().take(span.start).filter(|byte| *byte == b'\n').count());
            let mut report = Report::new(path);
            let reason = format!("the vocabulary cannot be read: {}", error.message().replace('\n', ", "));
            let remedy = "Mend the line; until then the vocabulary of before stays in use.";
            report.error(before.map(|before| before as u32 + 1), reason, remedy);
            problems.append(&mut report.problems);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_table() {
        let text = "[facets.salary]\ncues = [\"how much\"]\n[slang]\n\"w/o\" = \"without\"\n[acronyms]\n\
                    swe = [\"software engineer\"]\n[skills]\nKubernetes = [\"k8s\"]\n[parts.degree]\n\
                    told = [\"degree\"]\nasked = [\"college\"]\n[roles]\n\
                    nouns = [[\"engineer\", \"dev\"]]\ngeneric = [\"data\"]\n[spelling]\nkeep = [\"nurse\"]\n[smalltalk]\n\
                    greeting = [\"hi\"]\nthanks = [\"ty\"]\nbye = [\"bye\"]\nidentity = [\"who are you\"]\nhelp = [\"help\"]\n\
                    [patterns]\nfollow_up = [\"and for\"]\ncompare = [\"vs\"]\nchoose = [\"torn\"]\n[doubt]\n\
                    heads = [\"tutor\"]\n[fields]\n\"data analyst\" = [\"data\"]\n[beside]\n\"qa engineer\" = [\"testing\"]\n";
        let mut problems = Vec::new();
        let vocabulary = read(text, "knowledge/vocabulary.toml", &mut problems).unwrap();
        assert_eq!(problems, []);
        assert_eq!(vocabulary.facets[&Facet::Salary].cues, ["how much"]);
        assert_eq!(vocabulary.slang["w/o"], "without");
        assert_eq!(vocabulary.acronyms["swe"], ["software engineer"]);
        assert_eq!(vocabulary.skills["Kubernetes"], ["k8s"]);
        assert_eq!(vocabulary.parts["degree"].asked, ["college"]);
        assert_eq!(vocabulary.roles.nouns, [["engineer", "dev"]]);
        assert_eq!((vocabulary.spelling.keep.len(), vocabulary.smalltalk.help.len()), (1, 1));
        assert_eq!((vocabulary.patterns.compare.len(), vocabulary.doubt.heads.len()), (1, 1));
        assert_eq!(vocabulary.patterns.choose, ["torn"]);
        assert_eq!(
            (&*vocabulary.fields["data analyst"][0], &*vocabulary.beside["qa engineer"][0]),
            ("data", "testing")
        );
    }

    #[test]
    fn an_empty_vocabulary_has_no_words() {
        assert_eq!(read("", "v.toml", &mut Vec::new()), Some(Vocabulary::default()));
    }

    fn check(text: &str, line: u32, words: &str) {
        let mut problems = Vec::new();
        assert_eq!(read(text, "knowledge/vocabulary.toml", &mut problems), None);
        assert_eq!((problems.len(), problems[0].line), (1, Some(line)), "{problems:?}");
        assert!(problems[0].reason.contains(words), "{}", problems[0].reason);
    }

    #[test]
    fn reports_what_is_broken_with_its_line() {
        check("[slang]\na = 1\n", 2, "string");
        check("[slang]\na = \"b\"\n[slangs]\n", 3, "slangs");
        check("[facets.pay]\ncues = []\n", 1, "pay");
        check("[roles]\n\nnouns = [\"a\"\n", 3, "array");
        check("[facets.salary]\ncue = []\n", 2, "cue");
    }
}
