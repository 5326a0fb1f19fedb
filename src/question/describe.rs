//! Finds a career by its description: `the people who test websites before they go live`.

use super::descriptions::{Descriptions, Fit};
use super::logistic::{likelihood, log_odds};
use super::reading::Question;
use super::understanding::PageIndex;

/// A description that is surer than this means its career, ...
const ONE_MIN: f32 = 0.5;
/// ... and one surer than this, whose form is that of a description, one of a few.
const SEVERAL_MIN: f32 = 0.25;
/// So many careers are offered at the most.
const CHOICES_MAX: usize = 3;

/// How much speaks for a career to be meant, as a logistic function of what can be seen. Fitted to some 700 descriptions by members, and
/// to 6,400 texts that ask for no career.
mod weight {
    /// For the logarithm of the career's likelihood among all careers and everyday talk.
    pub const LIKELIHOOD: f32 = 1.3;
    /// For the logarithm of the number of words that its page holds.
    pub const WORDS_HELD: f32 = 3.1;
    /// For the logarithm of the odds that nothing is asked.
    pub const NOTHING_ASKED: f32 = -0.65;
    /// For wording such as `the people who …`.
    pub const DESCRIBES: f32 = 1.3;
    /// For the logarithm of the number of words of the whole text.
    pub const LENGTH: f32 = 0.75;
    /// Set by hand.
    pub const ELSE: f32 = -7.6;
}

/// A longer text says no more by its length.
const LENGTH_MAX: usize = 80;

/// What a description means.
#[derive(Clone, Debug, PartialEq)]
pub enum Described {
    /// One career, and how sure that is (0 to 1).
    One(PageIndex, f32),
    /// One of these.
    OneOf(Vec<PageIndex>),
}

/// The form of a question that may describe a career.
pub struct Form {
    /// Whether it says so: `the people who …`.
    pub describes: bool,
    /// How likely it is that nothing is asked (0 to 1).
    pub nothing_asked: f32,
}

/// The career that some words of a question describe; none if none is near.
pub fn find(
    descriptions: &Descriptions,
    question: &Question,
    words: impl Iterator<Item = usize>,
    form: &Form,
) -> Option<Described> {
    let fits = descriptions.fits(words.filter_map(|at| question.text(at)));
    let best = fits.first()?;
    let sure = certainty(best, question.len(), form);
    if sure >= ONE_MIN {
        return Some(Described::One(best.page, sure));
    }
    let offers = form.describes && sure >= SEVERAL_MIN;
    offers.then(|| Described::OneOf(fits.iter().take(CHOICES_MAX).map(|fit| fit.page).collect()))
}

fn certainty(fit: &Fit, length: usize, form: &Form) -> f32 {
    let describes = if form.describes { weight::DESCRIBES } else { 0.0 };
    let evidence = weight::ELSE
        + weight::LIKELIHOOD * fit.likelihood.ln()
        + weight::WORDS_HELD * (fit.words as f32).ln_1p()
        + weight::NOTHING_ASKED * log_odds(form.nothing_asked)
        + describes
        + weight::LENGTH * (length.min(LENGTH_MAX) as f32).ln_1p();
    likelihood(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_surer_of_more_words_and_less_sure_of_idle_talk() {
        let sure = |likelihood: f32, words: usize, nothing_asked: f32| {
            certainty(&Fit { page: 0, likelihood, words }, 12, &Form { describes: true, nothing_asked })
        };
        assert!(sure(0.6, 4, 0.1) > sure(0.6, 2, 0.1));
        assert!(sure(0.6, 4, 0.1) > sure(0.2, 4, 0.1));
        assert!(sure(0.6, 4, 0.1) > sure(0.6, 4, 1.0));
        assert!(sure(0.0, 4, 0.0) < ONE_MIN);
    }
}
