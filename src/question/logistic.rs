//! Multinomial logistic regression, for all models here: evidence as probabilities, and one step of learning.

/// How a model learns: how far it goes at once, and how strongly weights are drawn to zero.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub rate: f32,
    pub decay: f32,
}

/// Where the sum of squared gradients of AdaGrad begins, so that nothing is divided by zero.
pub const SQUARE_MIN: f32 = 1e-6;

/// Likelihoods beyond this, and below its opposite, say no more.
const LIKELY_MAX: f32 = 0.999;

/// The evidence of what can be seen: how much each thing counts, times how much of it there is.
pub fn evidence(seen: &[(f32, f32)]) -> f32 {
    seen.iter().map(|(weight, value)| weight * value).sum()
}

/// How much there is of something that holds or does not.
pub fn one_if(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

/// The evidence as the probability of one thing that is or is not (0 to 1).
pub fn likelihood(evidence: f32) -> f32 {
    1.0 / (1.0 + (-evidence).exp())
}

/// The logarithm of the odds of something so likely: the evidence for it, which stays finite.
pub fn log_odds(likelihood: f32) -> f32 {
    let likelihood = likelihood.clamp(1.0 - LIKELY_MAX, LIKELY_MAX);
    (likelihood / (1.0 - likelihood)).ln()
}

/// Turns evidence into probabilities that add up to one.
pub fn softmax(evidence: &mut [f32]) {
    let most = evidence.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    evidence.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = evidence.iter().sum();
    evidence.iter_mut().for_each(|score| *score /= sum);
}

/// One step of AdaGrad for the weights of a feature that an example shows with some `value`. `error` is what the model said of
/// each class less what is true.
pub fn descend(weights: &mut [f32], squares: &mut [f32], error: &[f32], value: f32, pace: Pace) {
    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(error) {
        let gradient = value * error + pace.decay * *weight;
        *square += gradient * gradient;
        *weight -= pace.rate * gradient / square.sqrt();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_add_up_to_one_and_keep_their_order() {
        let mut scores = [1.0, 3.0, -2.0, f32::NEG_INFINITY];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[1] > scores[0] && scores[0] > scores[2]);
        assert_eq!(scores[3], 0.0);
    }

    #[test]
    fn evidence_adds_up_what_is_there() {
        assert_eq!(evidence(&[(2.0, one_if(true)), (-8.0, one_if(false)), (0.5, 3.0)]), 3.5);
    }

    #[test]
    fn evidence_and_likelihood_are_two_ways_to_say_one_thing() {
        for evidence in [-4.0, -0.5, 0.0, 2.5] {
            assert!((log_odds(likelihood(evidence)) - evidence).abs() < 1e-4, "{evidence}");
        }
        assert!(log_odds(1.0).is_finite() && log_odds(0.0).is_finite());
    }

    #[test]
    fn a_step_goes_against_the_error_and_a_longer_way_for_more_of_a_feature() {
        let pace = Pace { rate: 0.1, decay: 0.0 };
        let step = |value: f32| {
            let (mut weights, mut squares) = ([0.0; 2], [1.0; 2]);
            descend(&mut weights, &mut squares, &[0.5, -0.5], value, pace);
            weights
        };
        assert!(step(1.0)[0] < 0.0 && step(1.0)[1] > 0.0);
        assert!(step(0.5)[1] < step(1.0)[1]);
    }
}
