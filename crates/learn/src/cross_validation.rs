//! The photos that a head was not learned from, judged by it: each fold is left out once.

use super::coordinates::Coordinates;
use super::folds::{FOLDS, has_all_classes, originals, without};
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
    /// The rounds of these folds. The photo of a class that has no other one is always learned from, and never
    /// judged.
    pub fn new(samples: &'a Samples, coordinates: &'a Coordinates, folds: &[u32]) -> Self {
        let single = single_classes(samples);
        let mut rounds = Vec::new();
        for fold in 0..FOLDS {
            let mut learned = without(folds, fold);
            let of_fold = (0..folds.len()).filter(|&photo| folds[photo] as usize == fold);
            let (alone, left_out): (Vec<usize>, Vec<usize>) =
                of_fold.partition(|&photo| single[samples.labels()[photo] as usize]);
            learned.extend(alone);
            learned.sort_unstable();
            if !left_out.is_empty() && has_all_classes(samples, &learned) {
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

/// The classes that have one photo only, copies not counted.
fn single_classes(samples: &Samples) -> Vec<bool> {
    let originals = originals(samples);
    let mut first = vec![None; samples.classes()];
    let mut single = vec![true; samples.classes()];
    for (photo, &label) in samples.labels().iter().enumerate() {
        let first = &mut first[label as usize];
        let original = *first.get_or_insert(originals[photo]);
        single[label as usize] &= original == originals[photo];
    }
    single
}
