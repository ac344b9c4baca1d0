//! The objective and its gradient, in coordinates.

use super::coordinates::Coordinates;
use super::dense::{add_row, add_rows, dot, dots};

/// Mean cross-entropy of some photos plus the penalty, as a function of the parameters: for each class its
/// weights in coordinates and its bias, `[classes, dimensions + 1]`.
pub struct Objective<'a> {
    coordinates: &'a Coordinates,
    labels: &'a [u32],
    classes: usize,
    /// The photos that count, those with the fewest coordinates first: neighbours are as long.
    photos: Vec<usize>,
    lambda: f64,
}

impl<'a> Objective<'a> {
    /// The objective over these photos, at least one.
    pub fn new(
        coordinates: &'a Coordinates,
        (labels, classes): (&'a [u32], usize),
        photos: &[usize],
        lambda: f64,
    ) -> Self {
        let mut photos = photos.to_vec();
        photos.sort_by_key(|&photo| coordinates.length(photo));
        Self {
            coordinates,
            labels,
            classes,
            photos,
            lambda,
        }
    }

    /// The number of parameters.
    pub fn parameters(&self) -> usize {
        self.classes * self.stride()
    }

    fn stride(&self) -> usize {
        self.coordinates.dimensions() + 1
    }

    /// The largest curvature that the objective can have along each parameter: Böhning's bound of a half on
    /// the curvature of the cross-entropy, times the mean square of the coordinate.
    pub fn curvatures(&self) -> Vec<f64> {
        let mut squares = vec![0.0; self.stride()];
        for &photo in &self.photos {
            for (sum, value) in squares.iter_mut().zip(self.coordinates.row(photo)) {
                *sum += value * value;
            }
        }
        let count = self.photos.len() as f64;
        for sum in &mut squares {
            *sum = 0.5 * *sum / count + self.lambda;
        }
        squares[self.stride() - 1] = 0.5;
        squares.repeat(self.classes)
    }

    /// The value, and the gradient into `gradient`.
    pub fn value(&self, parameters: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut logits = vec![0.0; 4 * self.classes];
        let mut loss = 0.0;
        let (blocks, rest) = self.photos.as_chunks::<4>();
        for &photos in blocks {
            self.logits_of_four(photos, parameters, &mut logits);
            for (at, photo) in photos.into_iter().enumerate() {
                let logits = &mut logits[at * self.classes..][..self.classes];
                loss += errors(logits, self.labels[photo] as usize);
            }
            self.add_four(photos, &logits, gradient);
        }
        for &photo in rest {
            let logits = &mut logits[..self.classes];
            self.logits(photo, parameters, logits);
            loss += errors(logits, self.labels[photo] as usize);
            let row = self.coordinates.row(photo);
            for (class, &error) in logits.iter().enumerate() {
                let of_class = &mut gradient[class * self.stride()..][..self.stride()];
                add_row(of_class, row, error);
                of_class[self.stride() - 1] += error;
            }
        }
        let count = self.photos.len() as f64;
        for value in gradient.iter_mut() {
            *value /= count;
        }
        loss / count + self.penalty(parameters, gradient)
    }

    /// The mean cross-entropy of a photo under these parameters, and its logits.
    pub fn logits(&self, photo: usize, parameters: &[f64], logits: &mut [f64]) {
        let row = self.coordinates.row(photo);
        for (class, logit) in logits.iter_mut().enumerate() {
            let of_class = &parameters[class * self.stride()..][..self.stride()];
            *logit = dot(row, &of_class[..row.len()]) + of_class[self.stride() - 1];
        }
    }

    fn rows(&self, photos: [usize; 4]) -> ([&[f64]; 4], usize) {
        let longest = self.coordinates.length(photos[3]);
        (
            photos.map(|photo| self.coordinates.whole_row(photo)),
            longest,
        )
    }

    fn logits_of_four(&self, photos: [usize; 4], parameters: &[f64], logits: &mut [f64]) {
        let (rows, longest) = self.rows(photos);
        let weights = |class: usize| &parameters[class * self.stride()..][..longest];
        let bias = |class: usize| parameters[(class + 1) * self.stride() - 1];
        for first in (0..self.classes).step_by(2) {
            let second = (first + 1).min(self.classes - 1);
            let sums = dots(rows, [weights(first), weights(second)]);
            for (at, sums) in sums.into_iter().enumerate() {
                logits[at * self.classes + first] = sums[0] + bias(first);
                logits[at * self.classes + second] = sums[1] + bias(second);
            }
        }
    }

    fn add_four(&self, photos: [usize; 4], errors: &[f64], gradient: &mut [f64]) {
        let (rows, longest) = self.rows(photos);
        for class in 0..self.classes {
            let factors = [0, 1, 2, 3].map(|at| errors[at * self.classes + class]);
            let of_class = &mut gradient[class * self.stride()..][..self.stride()];
            add_rows(&mut of_class[..longest], rows, factors);
            of_class[self.stride() - 1] += factors.iter().sum::<f64>();
        }
    }

    /// Adds the penalty's part to the gradient and returns its value.
    fn penalty(&self, parameters: &[f64], gradient: &mut [f64]) -> f64 {
        let mut squares = 0.0;
        let of_classes = parameters.chunks_exact(self.stride());
        for (parameters, gradient) in of_classes.zip(gradient.chunks_exact_mut(self.stride())) {
            let weights = &parameters[..self.stride() - 1];
            squares += dot(weights, weights);
            add_row(&mut gradient[..weights.len()], weights, self.lambda);
        }
        0.5 * self.lambda * squares
    }
}

/// Turns logits into what the cross-entropy changes by with each of them: the softmax, less 1 for the class
/// that is right. Returns the cross-entropy.
pub fn errors(logits: &mut [f64], right: usize) -> f64 {
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let of_right = logits[right] - largest;
    let mut sum = 0.0;
    for logit in logits.iter_mut() {
        *logit = (*logit - largest).exp();
        sum += *logit;
    }
    for logit in logits.iter_mut() {
        *logit /= sum;
    }
    logits[right] -= 1.0;
    sum.ln() - of_right
}

#[cfg(test)]
mod tests {
    use super::super::samples::Samples;
    use super::*;

    #[test]
    fn the_gradient_is_what_finite_differences_say() {
        for (photos, channels, classes) in [(11, 20, 3), (9, 4, 2), (8, 30, 5)] {
            let value = |at: usize| ((at * 7919 + at * at * 31) % 1009) as f32 / 500.0;
            let features = (0..photos * channels).map(value).collect();
            let labels: Vec<u32> = (0..photos).map(|at| (at % classes) as u32).collect();
            let samples = Samples::new(features, labels.clone(), classes);
            let samples = samples.unwrap_or_else(|error| panic!("{error}"));
            let coordinates = Coordinates::of(&samples);
            let all: Vec<usize> = (0..photos).collect();
            let objective = Objective::new(&coordinates, (&labels, classes), &all, 0.03);
            let mut point: Vec<f64> = (0..objective.parameters())
                .map(|at| (at as f64 * 0.7).sin() * 0.3)
                .collect();
            let mut gradient = vec![0.0; point.len()];
            let mut unused = gradient.clone();
            objective.value(&point, &mut gradient);
            for at in 0..point.len() {
                const STEP: f64 = 1e-5;
                point[at] += STEP;
                let above = objective.value(&point, &mut unused);
                point[at] -= 2.0 * STEP;
                let below = objective.value(&point, &mut unused);
                point[at] += STEP;
                let slope = (above - below) / (2.0 * STEP);
                assert!(
                    (slope - gradient[at]).abs() < 1e-8,
                    "{slope} {}",
                    gradient[at]
                );
            }
        }
    }

    #[test]
    fn huge_logits_stay_finite() {
        let mut logits = [1e4, -1e4, 0.0];
        assert_eq!(errors(&mut logits, 0), 0.0);
        assert_eq!(logits, [0.0, 0.0, 0.0]);
        let mut logits = [1e4, -1e4];
        assert_eq!(errors(&mut logits, 1), 2e4);
        assert_eq!(logits, [1.0, -1.0]);
    }
}
