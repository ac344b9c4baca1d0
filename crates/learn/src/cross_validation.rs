//! The photos that a head was not learned from, judged by it: each fold is left out once.

use super::coordinates::Coordinates;
use super::folds::{FOLDS, without};
use super::objective::errors;
use super::regression::{Optimum, Precision, logits, optimum};
use super::samples::Samples;

/// A cross-validation of some photos: what each fold leaves out, and what is learned from then.
pub struct CrossValidation<'a> {
    pub samples: &'a Samples,
    pub coordinates: &'a Coordinates,
    /// For each fold that is judged: the photos to learn from, and those left out.
    pub rounds: Vec<Round>,
}

/// One fold.
#[derive(Debug, Clone)]
pub struct Round {
    pub learned: Vec<usize>,
    pub left_out: Vec<usize>,
}

impl<'a> CrossValidation<'a> {
    /// The rounds of these folds. A class whose photos all lie in one fold is always learned from, and never
    /// judged: that of one photo, for example.
    pub fn new(samples: &'a Samples, coordinates: &'a Coordinates, folds: &[u32]) -> Self {
        let alone = classes_of_one_fold(samples, folds);
        let mut rounds = Vec::new();
        for fold in 0..FOLDS {
            let mut learned = without(folds, fold);
            let of_fold = (0..folds.len()).filter(|&photo| folds[photo] as usize == fold);
            let (stays, left_out): (Vec<usize>, Vec<usize>) =
                of_fold.partition(|&photo| alone[samples.labels()[photo] as usize]);
            learned.extend(stays);
            learned.sort_unstable();
            if !left_out.is_empty() {
                rounds.push(Round { learned, left_out });
            }
        }
        Self {
            samples,
            coordinates,
            rounds,
        }
    }

    fn labels(&self) -> (&'a [u32], usize) {
        (self.samples.labels(), self.samples.classes())
    }

    /// The optimum of a round.
    pub fn optimum(
        &self,
        learned: &[usize],
        lambda: f64,
        start: Option<&Optimum>,
        precision: Precision,
    ) -> Optimum {
        let labels = self.labels();
        optimum(self.coordinates, labels, learned, lambda, start, precision)
    }

    /// The logits of a photo.
    pub fn logits(&self, optimum: &Optimum, photo: usize) -> Vec<f64> {
        logits(self.coordinates, self.labels(), optimum, photo)
    }

    /// The cross-entropy of the photos that a round leaves out, summed.
    pub fn loss(&self, round: &Round, optimum: &Optimum) -> f64 {
        let losses = round.left_out.iter().map(|&photo| {
            let mut logits = self.logits(optimum, photo);
            errors(&mut logits, self.samples.labels()[photo] as usize)
        });
        losses.sum()
    }

    /// The number of photos that are judged.
    pub fn judged(&self) -> usize {
        self.rounds.iter().map(|round| round.left_out.len()).sum()
    }
}

/// The classes whose photos all lie in one fold.
fn classes_of_one_fold(samples: &Samples, folds: &[u32]) -> Vec<bool> {
    let mut first = vec![None; samples.classes()];
    let mut alone = vec![true; samples.classes()];
    for (&label, &fold) in samples.labels().iter().zip(folds) {
        let class = label as usize;
        alone[class] &= *first[class].get_or_insert(fold) == fold;
    }
    alone
}
