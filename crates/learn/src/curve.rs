//! Whether more photos would help: the accuracy with fewer of them.

use super::coordinates::Coordinates;
use super::cross_validation::{CrossValidation, Round};
use super::folds::folds;
use super::regression::{Optimum, Precision};
use super::samples::Samples;

/// The parts of the photos that are learned from.
const SHARES: [f64; 4] = [0.125, 0.25, 0.5, 1.0];

/// Photos times photos times classes times classes up to which each class is halved by itself: some seconds. It
/// is twice what 1,000 photos of ten classes are.
const AFFORDABLE: usize = 200_000_000;

/// Accuracy with fewer photos.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Ascending; the last is all photos. Empty where no photo can be left out.
    pub points: Vec<CurvePoint>,
    /// For each class its recall with all photos, and with half of its own. Empty where that would take long.
    pub halves: Vec<(f64, f64)>,
}

/// A point of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// Photos that were learned from, on average over the folds.
    pub photos: f64,
    /// The share of the photos left out that were right.
    pub accuracy: f64,
}

/// Measures the curve at this strength of the penalty. `progress` hears of parts of equal weight.
pub fn curve(samples: &Samples, lambda: f64, mut progress: impl FnMut(u32, u32)) -> Curve {
    let coordinates = Coordinates::of(samples);
    let validation = CrossValidation::new(samples, &coordinates, &folds(samples));
    let (photos, classes) = (samples.photos(), samples.classes());
    let affordable = photos * photos * classes * classes <= AFFORDABLE;
    let runs = SHARES.len() + if affordable { classes } else { 0 };
    let mut done = 0;
    let mut step = || {
        done += 1;
        progress(done, runs as u32);
    };
    let mut points: Vec<CurvePoint> = Vec::new();
    let mut before = None;
    if validation.rounds.is_empty() {
        return Curve {
            points,
            halves: Vec::new(),
        };
    }
    for share in SHARES {
        let run = Run::of(&validation, lambda, before.as_ref(), |_| share);
        step();
        // With so few photos that the shares are the same, the point is known.
        let known = points.last().is_some_and(|last| last.photos >= run.photos);
        if !known {
            points.push(CurvePoint {
                photos: run.photos,
                accuracy: run.accuracy(),
            });
        }
        before = Some(run);
    }
    let mut halves = Vec::new();
    if let Some(all) = before.filter(|_| affordable) {
        for (class, recall) in all.recalls().into_iter().enumerate() {
            let share = |of| if of == class { 0.5 } else { 1.0 };
            let half = Run::of(&validation, lambda, Some(&all), share);
            halves.push((recall, half.recalls()[class]));
            step();
        }
    }
    Curve { points, halves }
}

/// One cross-validation with a part of the photos.
struct Run {
    /// Photos learned from, on average.
    photos: f64,
    /// Right ones and all of each class.
    of_class: Vec<(usize, usize)>,
    /// Near the optimum of each round.
    found: Vec<Optimum>,
}

impl Run {
    /// `before` is a run with other parts of the photos, from whose optima this one goes on.
    fn of(
        validation: &CrossValidation,
        lambda: f64,
        before: Option<&Self>,
        share: impl Fn(usize) -> f64,
    ) -> Self {
        let samples = validation.samples;
        let mut learned_from = 0;
        let mut optima = Vec::new();
        let mut of_class = vec![(0, 0); samples.classes()];
        for (at, round) in validation.rounds.iter().enumerate() {
            let learned = part(samples, round, &share);
            learned_from += learned.len();
            let start = before.map(|before| &before.found[at]);
            let found = validation.optimum(&learned, lambda, start, Precision::Compare);
            for &photo in &round.left_out {
                let logits = validation.logits(&found, photo);
                let truth = samples.labels()[photo] as usize;
                let best = (0..logits.len()).fold(0, |best, at| match logits[at] > logits[best] {
                    true => at,
                    false => best,
                });
                of_class[truth].0 += usize::from(best == truth);
                of_class[truth].1 += 1;
            }
            optima.push(found);
        }
        Self {
            photos: learned_from as f64 / validation.rounds.len() as f64,
            of_class,
            found: optima,
        }
    }

    fn accuracy(&self) -> f64 {
        let right: usize = self.of_class.iter().map(|of| of.0).sum();
        let total: usize = self.of_class.iter().map(|of| of.1).sum();
        right as f64 / total.max(1) as f64
    }

    fn recalls(&self) -> Vec<f64> {
        let recall = |&(right, total): &(usize, usize)| right as f64 / total.max(1) as f64;
        self.of_class.iter().map(recall).collect()
    }
}

/// A share of the photos of each class, evenly spread over their order, as photos that follow each other are
/// often alike; at least one of each.
fn part(samples: &Samples, round: &Round, share: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut part = Vec::new();
    for class in 0..samples.classes() {
        let of_class = |photo: &&usize| samples.labels()[**photo] as usize == class;
        let photos: Vec<usize> = round.learned.iter().filter(of_class).copied().collect();
        let wanted = (share(class) * photos.len() as f64).ceil() as usize;
        let wanted = wanted.clamp(1, photos.len().max(1));
        let spread = (0..photos.len())
            .filter(|at| (at + 1) * wanted / photos.len() > at * wanted / photos.len());
        part.extend(spread.map(|at| photos[at]));
    }
    part.sort_unstable();
    part
}
