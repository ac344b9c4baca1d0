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
    let mut near = None;
    for (round, start) in validation.rounds.iter().zip(&trials.starts) {
        let found = validation.optimum(&round.learned, trials.lambda, Some(start), Precision::Tell);
        for &photo in &round.left_out {
            let logits = validation.logits(&found, photo);
            let place = &mut left_out[photo * samples.classes()..][..samples.classes()];
            for (place, logit) in place.iter_mut().zip(logits) {
                *place = logit as f32;
            }
        }
        near = Some(found);
        done += 1;
        progress(done, total);
    }
    let all: Vec<usize> = (0..samples.photos()).collect();
    let labels = (samples.labels(), samples.classes());
    let found = optimum(
        &coordinates,
        labels,
        &all,
        trials.lambda,
        near.as_ref(),
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
    /// Near the optimum of each round at that strength.
    starts: Vec<Optimum>,
    /// The mean loss of each strength, ascending by strength.
    losses: Vec<(f64, f64)>,
}

impl Trials {
    /// `tell` is called after each round.
    fn run(validation: &CrossValidation, mut tell: impl FnMut()) -> Self {
        let mut trials = Self {
            lambda: UNPROVEN_LAMBDA,
            starts: Vec::new(),
            losses: Vec::new(),
        };
        if validation.judged() == 0 {
            return trials;
        }
        let mut least = f64::INFINITY;
        let mut starts: Vec<Optimum> = Vec::new();
        for lambda in LAMBDAS {
            let mut sum = 0.0;
            let mut found = Vec::new();
            for (at, round) in validation.rounds.iter().enumerate() {
                let (learned, start) = (&round.learned, starts.get(at));
                let optimum = validation.optimum(learned, lambda, start, Precision::Compare);
                sum += validation.loss(round, &optimum);
                found.push(optimum);
                tell();
            }
            starts = found;
            let loss = sum / validation.judged() as f64;
            trials.losses.push((lambda, loss));
            if loss < least {
                least = loss;
                trials.lambda = lambda;
                trials.starts = starts.clone();
            }
        }
        trials.losses.reverse();
        trials
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
