//! A layer is learned: the strength of the penalty by cross-validation, then the optimum of all photos.

use super::coordinates::Coordinates;
use super::cross_validation::CrossValidation;
use super::folds::folds;
use super::novelty::spread;
use super::regression::{Optimum, Precision, optimum};
use super::samples::Samples;

/// The strengths of the penalty that are tried, strongest first.
pub const LAMBDAS: [f64; 5] = [1.0, 0.1, 0.01, 0.001, 0.0001];

/// The strength where no photo can be left out, as each class has one alone.
pub const UNPROVEN_LAMBDA: f64 = 0.1;

/// A layer, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// `[classes, channels]`; the sum over the classes is 0 for each channel.
    pub weights: Vec<f32>,
    /// `[classes]`; their sum is 0.
    pub bias: Vec<f32>,
    /// The strength of the penalty.
    pub lambda: f64,
    /// The objective at the optimum.
    pub objective: f64,
    /// For each strength that was tried, ascending: the mean cross-entropy of the photos left out. Empty where
    /// none could be.
    pub losses: Vec<(f64, f64)>,
    /// The fold of each photo.
    pub folds: Vec<u32>,
    /// For each photo the logits of the layer that was learned without its fold, `[photos, classes]`; not
    /// numbers where it could not be left out.
    pub left_out: Vec<f32>,
    /// 95 of 100 photos lie nearer than this to their own five nearest; see
    /// [`Novelty`](super::Novelty). `None` for fewer than two different photos.
    pub threshold: Option<f64>,
    /// The share of the photos that are near doubles of another one, 0 to 1: for them, `left_out` proves little.
    /// `None` for fewer than two different photos.
    pub doubles: Option<f64>,
}

/// Learns a layer. `progress` hears of parts of equal weight: those that are done, and all. The same photos in
/// the same order give the same bits on one machine.
pub fn learn(samples: &Samples, mut progress: impl FnMut(u32, u32)) -> Learned {
    let coordinates = Coordinates::of(samples);
    let folds = folds(samples);
    let validation = CrossValidation::new(samples, &coordinates, &folds);
    let rounds = validation.rounds.len();
    let total = (rounds * (LAMBDAS.len() + 1) + 2) as u32;
    let mut done = 1;
    progress(done, total);
    let trials = Trials::run(&validation, || {
        done += 1;
        progress(done, total);
    });
    let mut left_out = vec![f32::NAN; samples.photos() * samples.classes()];
    for (round, found) in validation.rounds.iter().zip(&trials.found) {
        for &photo in &round.left_out {
            let logits = validation.logits(found, photo);
            let place = &mut left_out[photo * samples.classes()..][..samples.classes()];
            for (place, logit) in place.iter_mut().zip(logits) {
                *place = logit as f32;
            }
        }
    }
    let all: Vec<usize> = (0..samples.photos()).collect();
    let labels = (samples.labels(), samples.classes());
    let found = optimum(
        &coordinates,
        labels,
        &all,
        trials.lambda,
        trials.found.last(),
        Precision::Exact,
    );
    let (weights, bias) = layer(samples, &coordinates, &found);
    let spread = spread(samples, &coordinates);
    progress(total, total);
    Learned {
        weights,
        bias,
        lambda: trials.lambda,
        objective: found.objective,
        losses: trials.losses,
        folds,
        left_out,
        threshold: spread.map(|spread| spread.threshold),
        doubles: spread.map(|spread| spread.doubles),
    }
}

/// The strengths that were tried.
struct Trials {
    /// The best one: that with the least loss, of equals the strongest.
    lambda: f64,
    /// The optimum of each round at that strength, to the precision of the losses.
    found: Vec<Optimum>,
    /// The mean loss of each strength, ascending by strength.
    losses: Vec<(f64, f64)>,
}

/// A loss that is larger than the least by this many times the part by which weights may be off is not the
/// least one.
const DOUBT: f64 = 5.0;

impl Trials {
    /// Strengths are first sifted. Those that may be the best are compared again, nearer to their optima, until
    /// one is left. `tell` is called after each round of the first pass, and of the last.
    fn run(validation: &CrossValidation, mut tell: impl FnMut()) -> Self {
        if validation.judged() == 0 {
            return Self {
                lambda: UNPROVEN_LAMBDA,
                found: Vec::new(),
                losses: Vec::new(),
            };
        }
        let mut trials: Vec<Trial> = Vec::new();
        for lambda in LAMBDAS {
            let before = trials.last().map(|trial| trial.found.as_slice());
            let trial = Trial::run(validation, lambda, before, Precision::Sift, &mut tell);
            trials.push(trial);
        }
        for (before, precision) in [
            (Precision::Sift, Precision::Compare),
            (Precision::Compare, Precision::Tell),
        ] {
            let limit = trials[best(&trials)].loss * (1.0 + DOUBT * before.part());
            let in_doubt = trials.iter_mut().filter(|trial| trial.loss <= limit);
            let in_doubt: Vec<&mut Trial> = in_doubt.collect();
            if in_doubt.len() > 1 {
                for trial in in_doubt {
                    trial.refine(validation, precision, || {});
                }
            }
        }
        let best = best(&trials);
        trials[best].refine(validation, Precision::Tell, tell);
        let losses = trials.iter().rev().map(|trial| (trial.lambda, trial.loss));
        Self {
            losses: losses.collect(),
            lambda: trials[best].lambda,
            found: trials.swap_remove(best).found,
        }
    }
}

/// The trial with the least loss, of equals the first.
fn best(trials: &[Trial]) -> usize {
    (1..trials.len()).fold(0, |best, at| match trials[at].loss < trials[best].loss {
        true => at,
        false => best,
    })
}

/// One strength.
struct Trial {
    lambda: f64,
    /// Near the optimum of each round.
    found: Vec<Optimum>,
    /// The mean loss of the photos left out.
    loss: f64,
}

impl Trial {
    /// `before` are optima of the rounds at another strength.
    fn run(
        validation: &CrossValidation,
        lambda: f64,
        before: Option<&[Optimum]>,
        precision: Precision,
        mut tell: impl FnMut(),
    ) -> Self {
        let mut found = Vec::new();
        let mut sum = 0.0;
        for (at, round) in validation.rounds.iter().enumerate() {
            let start = before.map(|before| &before[at]);
            let optimum = validation.optimum(&round.learned, lambda, start, precision);
            sum += validation.loss(round, &optimum);
            found.push(optimum);
            tell();
        }
        Self {
            lambda,
            found,
            loss: sum / validation.judged() as f64,
        }
    }

    fn refine(&mut self, validation: &CrossValidation, precision: Precision, tell: impl FnMut()) {
        let found = std::mem::take(&mut self.found);
        *self = Self::run(validation, self.lambda, Some(&found), precision, tell);
    }
}

/// Weights and biases on the features as they are, centred over the classes.
fn layer(samples: &Samples, coordinates: &Coordinates, found: &Optimum) -> (Vec<f32>, Vec<f32>) {
    let stride = coordinates.dimensions() + 1;
    let classes = found.parameters.chunks_exact(stride).map(|of_class| {
        let (weights, shift) = coordinates.weights(samples, &of_class[..stride - 1]);
        (weights, of_class[stride - 1] + shift)
    });
    let mut classes: Vec<(Vec<f64>, f64)> = classes.collect();
    let count = classes.len() as f64;
    for channel in 0..samples.channels() {
        let mean = classes.iter().map(|of| of.0[channel]).sum::<f64>() / count;
        classes.iter_mut().for_each(|of| of.0[channel] -= mean);
    }
    let mean = classes.iter().map(|of| of.1).sum::<f64>() / count;
    let bias = classes.iter().map(|of| (of.1 - mean) as f32).collect();
    let weights = classes.into_iter().flat_map(|of| of.0);
    (weights.map(|weight| weight as f32).collect(), bias)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Photos of classes that overlap, some with a wrong label.
    fn samples(seed: usize) -> Samples {
        let classes = 2 + seed % 4;
        let (photos, channels) = (classes * (6 + seed % 11), 5 + (seed * 13) % 80);
        let apart = 0.02 * (seed % 37) as f32;
        let value = |at: usize| {
            let at = at + 100_003 * seed;
            ((at * 7919 + at % 1013 * (at % 1013) * 31) % 1009) as f32 / 500.0
        };
        let mut features: Vec<f32> = (0..photos * channels).map(value).collect();
        for photo in 0..photos {
            for channel in (photo % classes..channels).step_by(classes) {
                features[photo * channels + channel] += apart;
            }
        }
        let label = |photo: usize| match (photo * 7 + seed) % 19 {
            0 => (photo + 1) % classes,
            _ => photo % classes,
        };
        let labels = (0..photos).map(|photo| label(photo) as u32).collect();
        Samples::new(features, labels, classes).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn the_strength_that_is_chosen_is_that_of_exact_losses() {
        let mut chosen = [0; LAMBDAS.len()];
        let mut near = 0;
        for seed in 0..150 {
            let samples = samples(seed);
            let coordinates = Coordinates::of(&samples);
            let validation = CrossValidation::new(&samples, &coordinates, &folds(&samples));
            let exact = LAMBDAS
                .map(|lambda| Trial::run(&validation, lambda, None, Precision::Exact, || {}));
            let expected = best(&exact);
            let found = Trials::run(&validation, || {});
            let losses = exact.iter().map(|trial| trial.loss).collect::<Vec<f64>>();
            assert_eq!(found.lambda, LAMBDAS[expected], "{seed}: {losses:?}");
            chosen[expected] += 1;
            let second = (0..losses.len()).filter(|&at| at != expected);
            let second = second.map(|at| losses[at]).fold(f64::INFINITY, f64::min);
            near += usize::from(second < 1.05 * losses[expected]);
            // The losses of the other strengths are close, too.
            for (told, exact) in found.losses.iter().rev().zip(&losses) {
                assert!((told.1 / exact - 1.0).abs() < 0.1, "{told:?} {exact}");
            }
        }
        // Each strength is the best one somewhere, and some are so by little.
        println!("chosen {chosen:?}, near {near}");
        assert!(chosen.iter().all(|&count| count > 0), "{chosen:?}");
        assert!(near > 5, "{near}");
    }
}
