//! Whether figures of pay and growth in the text name who measured them.
//!
//! A figure needs no word more if it is one of the page's salary rows, which have a source each. Any other needs a
//! source in its own sentence, or a sentence that goes on about a survey that the section has named before: `For the
//! wider group, the median is …`. A page whose rows name a survey thus gives no cover to `Juniors make $70k`.

use std::sync::LazyLock;

use regex::Regex;

use super::super::amount::Amount;
use super::super::facts::money::{self, Money};
use super::super::model::{Facet, Page, SalaryRow, Section};
use super::super::problem::Report;
use super::super::sentences::sentences;
use super::passages::{Form, passages};

/// Figures in prose may be rounded by so many percent: `about $136,000` for $135,980.
const ROUNDED_PERCENT: u64 = 1;

pub(super) fn check(page: &Page, report: &mut Report) {
    for section in &page.sections {
        let told = Told { section, rows: &page.facts.salary };
        for sentence in told.unsourced() {
            let reason =
                format!("\"{}\" in {:?} names no source for its figure", excerpt(&sentence), section.heading);
            let remedy = "Name in the sentence who measured it and when, or take the figure out.";
            report.warning(section.line, reason, remedy);
        }
    }
}

/// Whether a sum of the text is a figure of a row that has a source, give or take the rounding.
fn is_in_row(money: &Money, row: &SalaryRow) -> bool {
    let figures = [row.low, row.median, row.high];
    let holds = |sum: Amount| figures.into_iter().flatten().any(|figure| is_about(sum, figure));
    row.source.is_some() && money.currency == row.currency && holds(money.low) && money.high.is_none_or(holds)
}

/// Whether a sum is a figure, give or take the rounding.
pub(super) fn is_about(sum: Amount, figure: Amount) -> bool {
    let (sum, figure) = (sum.hundredths(), figure.hundredths());
    sum.abs_diff(figure) * 100 <= figure * ROUNDED_PERCENT
}

/// Whether a sentence names somebody who measures or publishes figures.
pub(super) fn names_a_publisher(sentence: &str) -> bool {
    SOURCE.is_match(sentence)
}

struct Told<'a> {
    section: &'a Section,
    rows: &'a [SalaryRow],
}

impl Told<'_> {
    fn unsourced(&self) -> Vec<String> {
        let mut unsourced = Vec::new();
        let mut named = Named::default();
        for passage in passages(self.section) {
            let is_paragraph = passage.form == Form::Paragraph;
            named.in_paragraph &= !is_paragraph;
            let whole = passage.whole();
            for sentence in sentences(&whole) {
                let names = self.names_a_source(sentence);
                let is_covered = names || named.covers(sentence, is_paragraph);
                if !is_covered && (self.has_pay(sentence) || has_growth(sentence)) {
                    unsourced.push(sentence.to_owned());
                }
                if is_paragraph {
                    named.in_section |= names;
                    named.in_paragraph |= is_covered;
                    named.just_before = is_covered;
                }
            }
        }
        unsourced
    }

    /// Whether a sentence holds a figure of pay that is none of the rows'.
    fn has_pay(&self, sentence: &str) -> bool {
        let tells_pay = match self.section.facet {
            Some(Facet::Salary) => PAY.is_match(sentence) || !PRICE.is_match(sentence),
            _ => PAY.is_match(sentence) && !PRICE.is_match(sentence),
        };
        let is_new = |money: &Money| !self.rows.iter().any(|row| is_in_row(money, row));
        tells_pay && money::find(sentence).iter().any(is_new)
    }

    fn names_a_source(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let publishers = self.rows.iter().filter_map(|row| row.source.as_deref()).map(publisher);
        names_a_publisher(sentence)
            || publishers.filter(|name| !name.is_empty()).any(|name| lower.contains(&name))
    }
}

/// Where a source has been named so far.
#[derive(Default)]
struct Named {
    in_section: bool,
    /// In this paragraph, by name or by going on about one.
    in_paragraph: bool,
    /// In the sentence before.
    just_before: bool,
}

impl Named {
    /// Whether a sentence goes on about the source; an item or row does where the sentence before its list did.
    fn covers(&self, sentence: &str, is_paragraph: bool) -> bool {
        match is_paragraph {
            true => {
                (self.in_section && MEASURE.is_match(sentence))
                    || (self.in_paragraph && (REFERENCE.is_match(sentence) || GROUP.is_match(sentence)))
            }
            false => self.just_before,
        }
    }
}

fn has_growth(sentence: &str) -> bool {
    PERCENT.is_match(sentence) && GROWTH.is_match(sentence)
}

/// The name before the details: `U.S. Bureau of Labor Statistics, OEWS May 2025 (…)`.
fn publisher(source: &str) -> String {
    source.split([',', ';', '(']).next().unwrap_or_default().trim().to_lowercase()
}

/// The beginning of a sentence, enough to find it.
fn excerpt(sentence: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    match words.len() {
        count if count > WORDS => format!("{} …", words[..WORDS].join(" ")),
        _ => words.join(" "),
    }
}

/// Names of publishers, and words by which a sentence points to one.
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:bls|oews|ooh|o\*net|bureau|eurostat|census|ministry|statistics|statistical|survey|handbook|
          stud(?:y|ies)\ (?:of|by|from)|according\ to|sources?:|https?:|published|measured\ by|report(?:s|ed)?\ (?:a|an|by|that)|
          (?:data|figures?)\ (?:of|from|by)|glassdoor|levels\.fyi|payscale|linkedin|indeed\.com|stack\ overflow)",
    )
});
/// Words for what only surveys have.
static MEASURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:medians?|percentiles?|10th|90th|tenth|quartile|half|quarter|groups?|category|occupations?|
          projected|projections?)\b",
    )
});
/// Words that point to the sentence before.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:its?|these|those|same|that\ figure|the\ figures?|expect(?:s|ed)|projects)\b")
});
/// Groups as surveys write them: `Computer Network Architects`.
static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?-i:\b[A-Z][a-z]+(?:,?\ (?:and\ )?[A-Z][a-z]+)*\ [A-Z][a-z]*(?:er|or|ist|yst|ant|ian|ect)s)\b")
});
static PAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:wages?|salar(?:y|ies)|pay|pays|paid|earn(?:s|ed|ings?)?|makes?|income|median)\b")
});
/// Words of a sentence about money that nobody earns.
static PRICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:costs?|prices?|priced|tuition|fees?|exams?|certificat\w*|certification|courses?|bootcamps?|degrees?|
          licen[cs]es?|subscription|budgets?|invoices?|revenue|sales|turnover|loans?|debt|fines?|equipment|laptop|kit)\b",
    )
});
static PERCENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d\s?(?:%|per\ ?cent\b)"));
static GROWTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:gr[eo]w(?:s|n|th|ing)?|shr[aiu]nk(?:s|ing)?|declin(?:es?|ed|ing)|expan(?:ds?|ding|sion)|employment|openings|
          demand|jobs)\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?xi){text}")).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    const ROW: &str = "+++\n[[salary]]\nlow = 82460\nmedian = 135980\ncurrency = \"USD\"\nperiod = \"year\"\n\
                       source = \"Guild of Smiths, yearly count (members)\"\n+++\n# T\n\n";

    fn check_text(heading: &str, text: &str, expected: &[&str]) {
        let found: Vec<String> = found(check, &format!("{ROW}## {heading}\n\n{text}\n"));
        let quoted: Vec<&str> = found.iter().filter_map(|reason| reason.split('"').nth(1)).collect();
        assert_eq!(quoted, expected, "{text}");
    }

    #[test]
    fn a_figure_of_its_own_needs_a_source_of_its_own() {
        check_text("Salary", "Juniors make $70k.", &["Juniors make $70k."]);
        check_text(
            "Salary",
            "BLS has a median of $90,000 a year. Juniors make $70k.",
            &["Juniors make $70k."],
        );
        check_text("Salary", "Expect $60,000 to $70,000.", &["Expect $60,000 to $70,000."]);
        check_text("Outlook", "Seniors earn €90,000 in Berlin.", &["Seniors earn €90,000 in Berlin."]);
        check_text("Salary", "According to BLS, juniors make $70k.", &[]);
        check_text("Salary", "The Guild of Smiths counts $70,000 for juniors.", &[]);
    }

    #[test]
    fn figures_of_the_rows_have_their_source_there() {
        check_text("Salary", "The median is $135,980, or about $136k, and the low end $82,460.", &[]);
        check_text("Salary", "The median is €135,980.", &["The median is €135,980."]);
    }

    #[test]
    fn a_row_that_was_read_from_the_prose_is_no_source_for_it() {
        let found = found(check, "# T\n\n## Salary\n\nExpect $60,000 to $70,000 a year.\n");
        assert_eq!(
            found,
            ["3: \"Expect $60,000 to $70,000 a year.\" in \"Salary\" names no source for its figure"]
        );
    }

    #[test]
    fn a_sentence_may_refer_back_to_a_source_in_its_paragraph() {
        check_text("Salary", "BLS has no figure. For the wider group the median is $99,130.", &[]);
        check_text(
            "Outlook",
            "BLS expects 3% growth for this group. The group of clerks is projected to shrink by 4%.",
            &[],
        );
        check_text(
            "Outlook",
            "BLS expects growth of 3%. Data Entry Clerks and Data Sorters shrink by 9%; it expects no more.",
            &[],
        );
        check_text(
            "Salary",
            "BLS counts smiths.\n\nThe nearest group, Welders, has a median of $50,000.",
            &[],
        );
        check_text(
            "Outlook",
            "BLS counts them.\n\nThey will grow by 9 percent.",
            &["They will grow by 9 percent."],
        );
    }

    #[test]
    fn a_list_goes_with_the_sentence_before_it() {
        check_text("Salary", "The survey of 2025 says:\n\n- **Junior**: $60,000\n- **Senior**: $90,000", &[]);
        check_text(
            "Salary",
            "By level:\n\n- **Junior**: $60,000\n- **Senior**: much more",
            &["Junior: $60,000"],
        );
        check_text(
            "Salary",
            "By level:\n\n| Junior | $60,000 |\n|---|---|\n| Senior | $90,000 |",
            &["Senior, $90,000"],
        );
    }

    #[test]
    fn prices_and_other_percentages_need_none() {
        check_text("How to become one", "The exam costs $300, and a course pays off.", &[]);
        check_text("Salary", "A bootcamp costs $9,000.", &[]);
        check_text("Skills", "You keep 99.9% of requests under a second.", &[]);
    }
}
