//! Softmax regression: the optimum over some photos at one strength of the penalty.

use super::coordinates::Coordinates;
use super::dense::dot;
use super::lbfgs;
use super::objective::Objective;

/// How near the optimum an answer has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Near enough to compare strengths of the penalty: the weights are within some thousandths.
    Compare,
    /// Near enough to be told: logits are within some thousandths.
    Tell,
    /// As near as the numbers allow with ease.
    Exact,
}

impl Precision {
    /// The length of a gradient that is near enough to none, for weights of this length: a gradient of length
    /// `g` is at most `g / lambda` away from the optimum.
    fn nothing(self, weights: f64, lambda: f64) -> f64 {
        match self {
            Self::Compare => 3e-3 * lambda * weights,
            Self::Tell => 1e-4 * lambda * weights,
            Self::Exact => (1e-7 * lambda * weights).max(1e-13),
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
pub fn optimum(
    coordinates: &Coordinates,
    labels: (&[u32], usize),
    photos: &[usize],
    lambda: f64,
    start: Option<&Optimum>,
    precision: Precision,
) -> Optimum {
    let objective = Objective::new(coordinates, labels, photos, lambda);
    let start = match start {
        Some(start) => start.parameters.clone(),
        None => vec![0.0; objective.parameters()],
    };
    let stride = coordinates.dimensions() + 1;
    let is_there = |point: &[f64], gradient: f64| {
        let squares = point.chunks_exact(stride).map(|of_class| {
            let weights = &of_class[..stride - 1];
            dot(weights, weights)
        });
        gradient <= precision.nothing(squares.sum::<f64>().sqrt(), lambda)
    };
    let (parameters, objective) = lbfgs::minimum(
        start,
        &objective.curvatures(),
        |point, gradient| objective.value(point, gradient),
        is_there,
    );
    Optimum {
        parameters,
        objective,
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
