//! Softmax regression: the optimum over some photos at one strength of the penalty.

use super::coordinates::Coordinates;
use super::curvature::Curvature;
use super::dense::dot;
use super::lbfgs::{self, Function};
use super::objective::Objective;

/// How near the optimum an answer has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Near enough to leave out strengths of the penalty that are far from the best: the weights are within
    /// some hundredths.
    Sift,
    /// Near enough to compare strengths of the penalty: the weights are within some thousandths.
    Compare,
    /// Near enough to be told: logits are within some thousandths.
    Tell,
    /// As near as the numbers allow with ease.
    Exact,
}

impl Precision {
    /// How far the weights may be from those of the optimum, as a part of their length.
    pub fn part(self) -> f64 {
        match self {
            Self::Sift => 5e-2,
            Self::Compare => 3e-3,
            Self::Tell => 1e-4,
            Self::Exact => 1e-7,
        }
    }

    /// The length of a gradient that is near enough to none, for weights of this length: a gradient of length
    /// `g` is at most `g / lambda` away from the optimum.
    fn nothing(self, weights: f64, lambda: f64) -> f64 {
        let nothing = self.part() * lambda * weights;
        match self {
            Self::Exact => nothing.max(1e-13),
            _ => nothing,
        }
    }
}

/// An optimum, or a point near to it: parameters as [`Objective`] has them, and the objective there.
#[derive(Debug, Clone)]
pub struct Optimum {
    pub parameters: Vec<f64>,
    pub objective: f64,
}

/// The optimum over these photos. `start` is a point that may be near.
///
/// Single precision goes most of the way, in half of the time; double precision has the last word.
pub fn optimum(
    coordinates: &Coordinates,
    labels: (&[u32], usize),
    photos: &[usize],
    lambda: f64,
    start: Option<&Optimum>,
    precision: Precision,
) -> Optimum {
    let objective = Objective::new(coordinates, labels, photos, lambda);
    let mut point = match start {
        Some(start) => start.parameters.clone(),
        None => vec![0.0; objective.parameters()],
    };
    let mut search = Search {
        stride: coordinates.dimensions() + 1,
        curvature: None,
        lambda,
        precision: precision.min(Precision::Compare),
        is_rough: true,
        objective,
    };
    if coordinates.single_row(0).is_some() {
        (point, _) = lbfgs::minimum(point, &mut search);
    }
    search.precision = precision;
    search.is_rough = false;
    let (parameters, objective) = lbfgs::minimum(point, &mut search);
    Optimum {
        parameters,
        objective,
    }
}

/// The objective, as it is gone down.
struct Search<'a> {
    objective: Objective<'a>,
    lambda: f64,
    /// Numbers of a class.
    stride: usize,
    precision: Precision,
    /// Whether it is computed in single precision.
    is_rough: bool,
    curvature: Option<Curvature>,
}

impl Function for Search<'_> {
    fn value(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        let rough = match self.is_rough {
            true => self.objective.rough_value(point, gradient),
            false => None,
        };
        rough.unwrap_or_else(|| self.objective.value(point, gradient))
    }

    fn look(&mut self, point: &[f64]) {
        self.curvature = Some(self.objective.curvature(point));
    }

    fn divide(&self, gradient: &mut [f64]) {
        if let Some(curvature) = &self.curvature {
            curvature.divide(gradient);
        }
    }

    fn is_there(&self, point: &[f64], gradient: f64) -> bool {
        let squares = point.chunks_exact(self.stride).map(|of_class| {
            let weights = &of_class[..self.stride - 1];
            dot(weights, weights)
        });
        gradient
            <= self
                .precision
                .nothing(squares.sum::<f64>().sqrt(), self.lambda)
    }

    fn rounding(&self) -> f64 {
        match self.is_rough {
            true => 1e-6,
            false => 1e-14,
        }
    }
}

/// The logits of a photo, `[classes]`.
pub fn logits(
    coordinates: &Coordinates,
    labels: (&[u32], usize),
    optimum: &Optimum,
    photo: usize,
) -> Vec<f64> {
    let objective = Objective::new(coordinates, labels, &[photo], 0.0);
    let mut logits = vec![0.0; labels.1];
    objective.logits(photo, &optimum.parameters, &mut logits);
    logits
}
