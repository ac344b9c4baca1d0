//! The minimum of a smooth, strictly convex function, by L-BFGS (Liu and Nocedal 1989).
//!
//! Our own, as it is small: the known crates bring a framework for any optimiser, or C. A function without a
//! second minimum needs no more than this, and a minimum is checked by its gradient.

use super::dense::{add_row, dot};
use std::collections::VecDeque;

/// Steps that the curvature is told from.
const MEMORY: usize = 10;

/// Steps after which the curvature is looked at again.
const LOOK: usize = 20;

/// More steps are of no use: the numbers' precision is at its end then.
const MOST_STEPS: usize = 2000;

/// A step is good enough where it brings this part of what the slope promises (Armijo).
const PROMISED: f64 = 1e-4;

/// A step is long enough where the slope has become less steep than this part of it (Wolfe).
const STEEP: f64 = 0.9;

/// Halvings and doublings of one step.
const MOST_TRIALS: usize = 40;

/// A point with its value and gradient.
#[derive(Debug, Clone)]
struct Point {
    at: Vec<f64>,
    value: f64,
    gradient: Vec<f64>,
}

/// A step that was made: the way, the change of the gradient, and one over their product.
struct Step {
    way: Vec<f64>,
    change: Vec<f64>,
    scale: f64,
}

/// A function, and what is known of it.
pub trait Function {
    /// Writes the gradient at a point and returns the value.
    fn value(&self, point: &[f64], gradient: &mut [f64]) -> f64;

    /// Looks at the curvature around a point.
    fn look(&mut self, point: &[f64]);

    /// Divides a gradient by the curvature where it was looked at last, which is known by and large.
    fn divide(&self, gradient: &mut [f64]);

    /// Whether a point with a gradient of this length is near enough to the minimum.
    fn is_there(&self, point: &[f64], gradient: f64) -> bool;

    /// A difference of values that is rounding, as a part of them.
    fn rounding(&self) -> f64;
}

/// Goes from `start` to the minimum. Returns the point and its value.
pub fn minimum(start: Vec<f64>, function: &mut impl Function) -> (Vec<f64>, f64) {
    let mut gradient = vec![0.0; start.len()];
    let value = function.value(&start, &mut gradient);
    let mut now = Point {
        at: start,
        value,
        gradient,
    };
    let mut steps = VecDeque::with_capacity(MEMORY);
    for step in 0..MOST_STEPS {
        if function.is_there(&now.at, dot(&now.gradient, &now.gradient).sqrt()) {
            break;
        }
        if step % LOOK == 0 {
            function.look(&now.at);
        }
        let direction = direction(&now.gradient, &steps, function);
        let Some(next) = search(&now, &direction, function) else {
            if steps.is_empty() {
                break;
            }
            // The memory of the curvature misleads: once more without it.
            steps.clear();
            continue;
        };
        remember(&mut steps, &now, &next);
        now = next;
    }
    (now.at, now.value)
}

/// Minus the gradient times what is known of the inverse of the curvature (two-loop recursion).
fn direction(gradient: &[f64], steps: &VecDeque<Step>, function: &impl Function) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|value| -value).collect();
    let mut shares = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let share = step.scale * dot(&step.way, &direction);
        add_row(&mut direction, &step.change, -share);
        shares.push(share);
    }
    function.divide(&mut direction);
    if let Some(last) = steps.back() {
        let mut divided = last.change.clone();
        function.divide(&mut divided);
        let scale = 1.0 / (last.scale * dot(&last.change, &divided));
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for (step, share) in steps.iter().zip(shares.into_iter().rev()) {
        let back = step.scale * dot(&step.change, &direction);
        add_row(&mut direction, &step.way, share - back);
    }
    direction
}

/// The next point along a direction: first the whole step, then shorter and longer ones by bisection. `None`
/// where none is better.
fn search(now: &Point, direction: &[f64], function: &impl Function) -> Option<Point> {
    let slope = dot(&now.gradient, direction);
    if slope >= 0.0 {
        return None;
    }
    let (mut short, mut long) = (0.0, f64::INFINITY);
    let mut length = 1.0;
    for _ in 0..MOST_TRIALS {
        let mut next = Point {
            at: now.at.clone(),
            value: 0.0,
            gradient: vec![0.0; now.at.len()],
        };
        add_row(&mut next.at, direction, length);
        next.value = function.value(&next.at, &mut next.gradient);
        let next_slope = dot(&next.gradient, direction);
        let rounding = function.rounding() * now.value.abs();
        // Where values differ by rounding alone, the slope tells whether it is behind the minimum.
        let falls = next.value <= now.value + PROMISED * length * slope
            || next.value <= now.value + rounding && next_slope <= -slope.abs() * PROMISED
            || next.value <= now.value + rounding && next_slope.abs() <= STEEP * slope.abs();
        if !falls || !next.value.is_finite() {
            long = length;
        } else if next_slope < STEEP * slope {
            short = length;
        } else {
            return Some(next);
        }
        length = match long.is_finite() {
            true => 0.5 * (short + long),
            false => 2.0 * length,
        };
    }
    None
}

fn remember(steps: &mut VecDeque<Step>, before: &Point, now: &Point) {
    let difference =
        |a: &[f64], b: &[f64]| -> Vec<f64> { a.iter().zip(b).map(|(a, b)| a - b).collect() };
    let way = difference(&now.at, &before.at);
    let change = difference(&now.gradient, &before.gradient);
    let product = dot(&way, &change);
    // Rounding may hide the curvature of a step that is tiny.
    if product <= 0.0 {
        return;
    }
    if steps.len() == MEMORY {
        steps.pop_front();
    }
    steps.push_back(Step {
        way,
        change,
        scale: 1.0 / product,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function with its curvatures, as far as they are known.
    struct Known<F> {
        function: F,
        curvatures: Vec<f64>,
    }

    impl<F: Fn(&[f64], &mut [f64]) -> f64> Function for Known<F> {
        fn value(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
            (self.function)(point, gradient)
        }

        fn look(&mut self, _: &[f64]) {}

        fn divide(&self, gradient: &mut [f64]) {
            for (value, curvature) in gradient.iter_mut().zip(&self.curvatures) {
                *value /= curvature;
            }
        }

        fn is_there(&self, _: &[f64], gradient: f64) -> bool {
            gradient < 1e-10
        }

        fn rounding(&self) -> f64 {
            1e-14
        }
    }

    #[test]
    fn a_bowl_that_is_long_and_narrow_has_its_minimum_found() {
        let curvature = |at: usize| 10_f64.powi(at as i32 % 7 - 4);
        let function = |point: &[f64], gradient: &mut [f64]| {
            let mut value = 0.0;
            for (at, x) in point.iter().enumerate() {
                let off = x - at as f64;
                value += 0.5 * curvature(at) * off * off;
                gradient[at] = curvature(at) * off;
            }
            value
        };
        // Curvatures that are known badly, and not at all.
        for known in [0.1, 1.0] {
            let curvatures = (0..20).map(|at| curvature(at).powf(known)).collect();
            let mut known = Known {
                function,
                curvatures,
            };
            let (minimum, value) = minimum(vec![3.0; 20], &mut known);
            assert!(value < 1e-12, "{value}");
            for (at, x) in minimum.into_iter().enumerate() {
                assert!((x - at as f64).abs() < 1e-4, "{at}: {x}");
            }
        }
    }

    #[test]
    fn a_function_that_is_steep_far_away_is_gone_down() {
        let mut steep = Known {
            function: |point: &[f64], gradient: &mut [f64]| {
                gradient[0] = (point[0] - 2.0).sinh();
                (point[0] - 2.0).cosh()
            },
            curvatures: vec![1.0],
        };
        let (minimum, _) = minimum(vec![8.0], &mut steep);
        assert!((minimum[0] - 2.0).abs() < 1e-8);
    }
}
