//! The objective and its gradient, in coordinates.

use super::coordinates::Coordinates;
use super::curvature::Curvature;
use super::dense::{Number, add_row, add_rows, dot, dots};

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

    /// The curvature around a point.
    pub fn curvature(&self, parameters: &[f64]) -> Curvature {
        let count = self.photos.len();
        let mut shares = vec![vec![0.0; count]; self.classes];
        let mut logits = vec![0.0; self.classes];
        for (at, &photo) in self.photos.iter().enumerate() {
            self.logits(photo, parameters, &mut logits);
            let right = self.labels[photo] as usize;
            errors(&mut logits, right);
            logits[right] += 1.0;
            for (shares, p) in shares.iter_mut().zip(&logits) {
                shares[at] = p * (1.0 - p) / count as f64;
            }
        }
        let rows = self.photos.iter().map(|&photo| self.coordinates.row(photo));
        let rows: Vec<&[f64]> = rows.collect();
        Curvature::new(&rows, &shares, self.coordinates.dimensions(), self.lambda)
    }

    /// The value, and the gradient into `gradient`.
    pub fn value(&self, parameters: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let row = |photo| self.coordinates.whole_row(photo);
        let loss = self.add::<f64, 2>(row, parameters, gradient);
        self.with_penalty(loss, parameters, gradient)
    }

    /// The value to some six digits, and the gradient, to six digits of the largest of its parts: in half of
    /// the time. `None` where single precision cannot hold the coordinates.
    pub fn rough_value(&self, parameters: &[f64], gradient: &mut [f64]) -> Option<f64> {
        self.coordinates.single_row(0)?;
        let row = |photo| self.coordinates.single_row(photo).unwrap_or_default();
        let single: Vec<f32> = parameters.iter().map(|&value| value as f32).collect();
        let mut sums = vec![0.0_f32; gradient.len()];
        let loss = self.add::<f32, 4>(row, &single, &mut sums);
        for (value, sum) in gradient.iter_mut().zip(sums) {
            *value = f64::from(sum);
        }
        Some(self.with_penalty(loss, parameters, gradient))
    }

    /// The cross-entropy of all photos, and its gradient, which is added to `gradient`. `row` has the
    /// coordinates of a photo.
    fn add<'r, T: Number + 'r, const LANES: usize>(
        &self,
        row: impl Fn(usize) -> &'r [T],
        parameters: &[T],
        gradient: &mut [T],
    ) -> f64 {
        let mut logits = vec![T::default(); 4 * self.classes];
        let mut of_photo = vec![0.0; self.classes];
        let mut loss = 0.0;
        for photos in self.photos.chunks(4) {
            // Behind the last photo it is taken once more, with errors of 0.
            let four = [0, 1, 2, 3].map(|at| photos[at.min(photos.len() - 1)]);
            let longest = self.coordinates.length(four[3]);
            let rows = four.map(|photo| &row(photo)[..longest]);
            self.logits_of_four::<T, LANES>(rows, parameters, &mut logits);
            for (at, logits) in logits.chunks_exact_mut(self.classes).enumerate() {
                let Some(&photo) = photos.get(at) else {
                    logits.fill(T::default());
                    continue;
                };
                for (double, &logit) in of_photo.iter_mut().zip(&*logits) {
                    *double = logit.into();
                }
                loss += errors(&mut of_photo, self.labels[photo] as usize);
                for (logit, &error) in logits.iter_mut().zip(&of_photo) {
                    *logit = T::near(error);
                }
            }
            self.add_four(rows, &logits, gradient);
        }
        loss
    }

    /// The mean cross-entropy and its gradient from the sums over photos, and the penalty with them.
    fn with_penalty(&self, loss: f64, parameters: &[f64], gradient: &mut [f64]) -> f64 {
        let count = self.photos.len() as f64;
        for value in gradient.iter_mut() {
            *value /= count;
        }
        loss / count + self.penalty(parameters, gradient)
    }

    /// The logits of a photo under these parameters.
    pub fn logits(&self, photo: usize, parameters: &[f64], logits: &mut [f64]) {
        let row = self.coordinates.row(photo);
        for (class, logit) in logits.iter_mut().enumerate() {
            let of_class = &parameters[class * self.stride()..][..self.stride()];
            *logit = dot(row, &of_class[..row.len()]) + of_class[self.stride() - 1];
        }
    }

    fn logits_of_four<T: Number, const LANES: usize>(
        &self,
        rows: [&[T]; 4],
        parameters: &[T],
        logits: &mut [T],
    ) {
        let longest = rows[0].len();
        let weights = |class: usize| &parameters[class * self.stride()..][..longest];
        let bias = |class: usize| parameters[(class + 1) * self.stride() - 1];
        for first in (0..self.classes).step_by(2) {
            let second = (first + 1).min(self.classes - 1);
            let sums = dots::<T, LANES>(rows, [weights(first), weights(second)]);
            for (at, sums) in sums.into_iter().enumerate() {
                logits[at * self.classes + first] = sums[0] + bias(first);
                logits[at * self.classes + second] = sums[1] + bias(second);
            }
        }
    }

    fn add_four<T: Number>(&self, rows: [&[T]; 4], errors: &[T], gradient: &mut [T]) {
        let (longest, stride) = (rows[0].len(), self.stride());
        let factors = |class: usize| [0, 1, 2, 3].map(|at| errors[at * self.classes + class]);
        // A class that is left over is summed with one that is thrown away.
        let mut spare = Vec::new();
        for (pair, of_pair) in gradient.chunks_mut(2 * stride).enumerate() {
            let (first, second) = of_pair.split_at_mut(stride);
            let (p, q) = (
                factors(2 * pair),
                factors((2 * pair + 1).min(self.classes - 1)),
            );
            first[stride - 1] += p[0] + p[1] + (p[2] + p[3]);
            if let Some(bias) = second.last_mut() {
                *bias += q[0] + q[1] + (q[2] + q[3]);
            } else {
                spare.resize(stride, T::default());
            }
            let second = if second.is_empty() {
                &mut spare
            } else {
                second
            };
            add_rows(
                [&mut first[..longest], &mut second[..longest]],
                rows,
                [p, q],
            );
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
            let value = objective.value(&point, &mut gradient);
            let rough = objective.rough_value(&point, &mut unused);
            assert!(rough.is_some_and(|rough| (rough / value - 1.0).abs() < 1e-6));
            for (rough, slope) in unused.iter().zip(&gradient) {
                assert!((rough - slope).abs() < 1e-6, "{rough} {slope}");
            }
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
