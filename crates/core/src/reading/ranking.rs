//! Logits in order: the rank and the probability of each class.

use std::cmp::Ordering;

/// A class with its score and its share of the softmax.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// Index among the classes of the head.
    pub class: usize,
    /// The score before the softmax.
    pub logit: f32,
    /// Softmax over all classes, 0 to 1.
    pub probability: f32,
}

/// All classes, best first, and the way back from a class to its rank.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranking {
    best_first: Vec<Prediction>,
    /// The index in `best_first`, by class.
    places: Vec<usize>,
}

/// The rank of a class among all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// 1 for the best.
    pub rank: usize,
    pub prediction: Prediction,
}

impl Ranking {
    /// Ranks `[classes]` logits. Equal logits keep their class order; NaN comes last, with
    /// probability 0.
    pub fn of(logits: &[f32]) -> Self {
        let mut best_first: Vec<Prediction> = logits
            .iter()
            .zip(softmax(logits))
            .enumerate()
            .map(|(class, (&logit, probability))| Prediction {
                class,
                logit,
                probability,
            })
            .collect();
        best_first.sort_by(|a, b| descending(a.logit, b.logit));
        let mut places = vec![0; best_first.len()];
        for (place, prediction) in best_first.iter().enumerate() {
            places[prediction.class] = place;
        }
        Self { best_first, places }
    }

    /// All classes, best first.
    pub fn best_first(&self) -> &[Prediction] {
        &self.best_first
    }

    /// The rank and the numbers of a class; `None` beyond the last class.
    pub fn of_class(&self, class: usize) -> Option<Standing> {
        let place = *self.places.get(class)?;
        Some(Standing {
            rank: place + 1,
            prediction: self.best_first[place],
        })
    }
}

/// The probability of each class, 0 to 1, in the order of the logits: `exp(z_c) / sum_i exp(z_i)`.
///
/// The largest logit is subtracted before, so that no logit overflows; NaN counts as minus infinity.
pub fn softmax(logits: &[f32]) -> Vec<f32> {
    let largest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let exponential = |logit: f32| {
        if logit.is_nan() {
            0.0
        } else if logit == largest {
            1.0
        } else {
            f64::from(logit - largest).exp()
        }
    };
    let exponentials: Vec<f64> = logits.iter().copied().map(exponential).collect();
    let sum: f64 = exponentials.iter().sum();
    let share = |part: f64| if sum > 0.0 { part / sum } else { 0.0 };
    exponentials
        .into_iter()
        .map(|part| share(part) as f32)
        .collect()
}

/// From the largest to the least, NaN at the end.
pub(crate) fn descending(a: f32, b: f32) -> Ordering {
    a.is_nan().cmp(&b.is_nan()).then(b.total_cmp(&a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn order(ranking: &Ranking) -> Vec<usize> {
        ranking.best_first().iter().map(|p| p.class).collect()
    }

    #[test]
    fn probabilities_sum_to_one_and_come_best_first() {
        let ranking = Ranking::of(&[1.0, 900.0, 899.0, -3.0]);
        assert_eq!(order(&ranking), [1, 2, 0, 3]);
        let sum: f32 = ranking.best_first().iter().map(|p| p.probability).sum();
        assert!((sum - 1.0).abs() < 1e-6);
        // 1 / (1 + 1 / e).
        assert!((ranking.best_first()[0].probability - 0.731_058_6).abs() < 1e-6);
    }

    #[test]
    fn keras_logits_are_ranked_as_keras_ranks_them() -> Result<(), serde_json::Error> {
        let golden: Value =
            serde_json::from_str(include_str!("../../../../tests/golden/keras.json"))?;
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN) as f32;
        let cases = list(&golden["cases"]);
        assert_eq!(cases.len(), 16);
        for case in cases {
            let logits: Vec<f32> = list(&case["logits"]).iter().map(number).collect();
            let ranking = Ranking::of(&logits);
            for (keras, ours) in list(&case["top5"]).iter().zip(ranking.best_first()) {
                assert_eq!(keras[0], ours.class);
                assert!((number(&keras[1]) - ours.logit).abs() < 1e-4);
                assert!((number(&keras[2]) - ours.probability).abs() < 1e-4);
            }
        }
        Ok(())
    }

    #[test]
    fn every_class_knows_its_rank() {
        let logits: Vec<f32> = (0..1000)
            .map(|class| (class * 617 % 1000) as f32 / 50.0)
            .collect();
        let ranking = Ranking::of(&logits);
        for (place, prediction) in ranking.best_first().iter().enumerate() {
            let standing = ranking.of_class(prediction.class);
            assert_eq!(
                standing,
                Some(Standing {
                    rank: place + 1,
                    prediction: *prediction
                })
            );
            assert_eq!(prediction.logit, logits[prediction.class]);
            let better = logits
                .iter()
                .filter(|&&logit| logit > prediction.logit)
                .count();
            assert_eq!(better, place);
        }
        assert_eq!(ranking.of_class(1000), None);
    }

    #[test]
    fn a_shift_of_all_logits_changes_no_probability() {
        let logits = [0.5f32, -1.25, 3.0];
        let shifted = logits.map(|logit| logit + 64.0);
        assert_eq!(softmax(&logits), softmax(&shifted));
    }

    #[test]
    fn equals_keep_their_order_and_bad_numbers_come_last() {
        let ranking = Ranking::of(&[2.0, f32::NAN, 2.0, f32::NEG_INFINITY, 7.0, -f32::NAN]);
        assert_eq!(order(&ranking), [4, 0, 2, 3, 1, 5]);
        assert_eq!(softmax(&[f32::NAN, 1.0]), [0.0, 1.0]);
        assert_eq!(
            softmax(&[f32::INFINITY, 1.0, f32::INFINITY]),
            [0.5, 0.0, 0.5]
        );
        assert_eq!(softmax(&[f32::NAN]), [0.0]);
        assert!(order(&Ranking::of(&[])).is_empty());
    }
}
