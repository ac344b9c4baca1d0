//! Against a naive convolution in float64, on shapes that lean to the hard cases.

#![allow(
    clippy::unwrap_used,
    reason = "a pool that does not start ends the test"
)]

use super::super::epilogue::padded;
use super::super::unwritten::computed;
use super::super::window::Window;
use super::super::winograd::Form;
use super::*;

/// xorshift32 and what is drawn from it.
struct Draw(u32);

impl Draw {
    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.next() as usize % choices.len()]
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        (0..count)
            .map(|_| self.next() as f32 / u32::MAX as f32 * 2.0 - 1.0)
            .collect()
    }
}

/// One convolution with everything that belongs to it.
struct Case {
    rows: usize,
    columns: usize,
    inputs: usize,
    outputs: usize,
    window: Window,
    values: Vec<f32>,
    weights: Vec<f32>,
    bias: Vec<f32>,
    residual: Option<Vec<f32>>,
    relu: bool,
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            rows,
            columns,
            inputs,
            outputs,
            window,
            relu,
            ..
        } = self;
        write!(
            f,
            "{rows} x {columns} x {inputs} to {outputs}, {window:?}, ReLU {relu}"
        )
    }
}

impl Case {
    /// Any convolution; most of them are computed directly.
    fn any(draw: &mut Draw) -> Self {
        let window = Window {
            kernel: draw.of(&[[1, 1], [1, 1], [3, 3], [7, 7], [1, 3], [5, 2]]),
            stride: draw.of(&[[1, 1], [2, 2], [1, 3], [5, 4]]),
            dilation: draw.of(&[[1, 1], [1, 1], [2, 1], [3, 2]]),
            before: draw.of(&[[0, 0], [1, 1], [3, 3], [4, 9]]),
            after: draw.of(&[[0, 0], [1, 1], [3, 3], [9, 2]]),
        };
        let inputs = draw.of(&[1, 2, 3, 7, 8, 9, 16, 33]);
        let outputs = draw.of(&[1, 2, 5, 15, 16, 17, 32, 40]);
        Self::of(draw, window, inputs, outputs)
    }

    /// A convolution that Winograd's method computes.
    fn winograd(draw: &mut Draw) -> Self {
        let window = Window {
            kernel: [3, 3],
            stride: [1, 1],
            dilation: [1, 1],
            before: draw.of(&[[1, 1], [0, 0], [2, 1], [5, 9]]),
            after: draw.of(&[[1, 1], [0, 0], [1, 2], [9, 4]]),
        };
        let inputs = draw.of(&[4, 8, 12, 64, 260]);
        // More than 64 outputs of 260 inputs are cut into squares of two.
        let outputs = draw.of(&[16, 32, 80]);
        Self::of(draw, window, inputs, outputs)
    }

    fn of(draw: &mut Draw, window: Window, inputs: usize, outputs: usize) -> Self {
        let (rows, columns) = (draw.of(&[1, 2, 7, 14, 15]), draw.of(&[1, 2, 7, 13, 20]));
        let (output_rows, output_columns) = window.output(rows, columns);
        let size = output_rows * output_columns * outputs;
        Self {
            rows,
            columns,
            inputs,
            outputs,
            window,
            values: draw.floats(rows * columns * inputs),
            weights: draw.floats(outputs * inputs * window.taps()),
            bias: draw.floats(outputs),
            residual: draw.of(&[true, false]).then(|| draw.floats(size)),
            relu: draw.of(&[true, false]),
        }
    }

    fn ours<L: Lanes>(&self) -> Vec<f32> {
        let kernel = PackedKernel::from_oihw(&self.weights, self.outputs, self.inputs, self.window);
        let (rows, columns) = self.window.output(self.rows, self.columns);
        let picture = Picture {
            rows: self.rows,
            columns: self.columns,
            channels: self.inputs,
            values: &self.values,
        };
        let epilogue = Epilogue {
            bias: &padded(&self.bias),
            residual: self.residual.as_deref(),
            relu: self.relu,
        };
        computed(rows * columns * self.outputs, |output| {
            // What is not written is then no number.
            output.fill(Unwritten::new(f32::NAN));
            convolve_with::<L>(picture, &kernel, epilogue, output)
        })
    }

    /// One step of float32 of the largest magnitude that an output's sums can have.
    fn step(&self, output: usize) -> f64 {
        let largest = self
            .values
            .iter()
            .fold(0.0_f32, |most, value| most.max(value.abs()));
        let count = self.inputs * self.window.taps();
        let weights = &self.weights[output * count..][..count];
        let sum: f64 = weights.iter().map(|weight| f64::from(weight.abs())).sum();
        f64::from(f32::EPSILON) * (f64::from(largest) * sum + 2.0)
    }

    /// One value, and the sum of the magnitudes that went into it.
    fn exact(&self, row: usize, column: usize, output: usize) -> (f64, f64) {
        let columns = self.window.output(self.rows, self.columns).1;
        let at = (row * columns + column) * self.outputs + output;
        let bias = f64::from(self.bias[output]);
        let residual = self
            .residual
            .as_ref()
            .map_or(0.0, |residual| f64::from(residual[at]));
        let mut sum = bias + residual;
        let mut magnitude = bias.abs() + residual.abs();
        for down in 0..self.window.kernel[0] {
            for across in 0..self.window.kernel[1] {
                let y = self.window.source(0, row, down, self.rows);
                let x = self.window.source(1, column, across, self.columns);
                let (Some(y), Some(x)) = (y, x) else { continue };
                for input in 0..self.inputs {
                    let value = self.values[(y * self.columns + x) * self.inputs + input];
                    let tap = down * self.window.kernel[1] + across;
                    let weight =
                        self.weights[(output * self.inputs + input) * self.window.taps() + tap];
                    let product = f64::from(value) * f64::from(weight);
                    sum += product;
                    magnitude += product.abs();
                }
            }
        }
        (if self.relu { sum.max(0.0) } else { sum }, magnitude)
    }
}

#[test]
fn any_convolution_is_the_naive_one() {
    let mut draw = Draw(0x9e37_79b9);
    let mut compared = 0;
    for _ in 0..600 {
        let case = Case::any(&mut draw);
        // Winograd's method has its own bound, below.
        if Form::best(case.window, case.inputs, case.outputs).is_some() {
            continue;
        }
        let [ours, fused] = [case.ours::<Best>(), case.ours::<Fused>()];
        let columns = case.window.output(case.rows, case.columns).1;
        let both = ours.iter().enumerate().chain(fused.iter().enumerate());
        for (at, &value) in both {
            let (pixel, output) = (at / case.outputs, at % case.outputs);
            let (exact, magnitude) = case.exact(pixel / columns, pixel % columns, output);
            let terms = (case.inputs * case.window.taps() + 2) as f64;
            let bound = f64::from(f32::EPSILON) * (magnitude + 1e-30) * terms;
            assert!(
                (f64::from(value) - exact).abs() <= bound,
                "{value} for {exact}: {case}"
            );
        }
        compared += ours.len() / case.outputs;
    }
    assert!(compared > 10_000, "only {compared} pixels were compared");
}

/// The largest error that the forms may make, in steps of float32 of a sum's largest possible
/// magnitude: that of the largest input times all weights.
const MOST_STEPS: [(Form, f64); 2] = [(Form::Two, 1.0), (Form::Four, 16.0)];

#[test]
fn winograds_convolution_is_nearly_the_naive_one() {
    let mut draw = Draw(0x5bd1_e995);
    for (form, most) in MOST_STEPS {
        let (mut compared, mut worst) = (0, 0.0_f64);
        while compared < 10_000 {
            let case = Case::winograd(&mut draw);
            if Form::best(case.window, case.inputs, case.outputs) != Some(form) {
                continue;
            }
            let columns = case.window.output(case.rows, case.columns).1;
            let [ours, fused] = [case.ours::<Best>(), case.ours::<Fused>()];
            let both = ours.iter().enumerate().chain(fused.iter().enumerate());
            for (at, &value) in both {
                let (pixel, output) = (at / case.outputs, at % case.outputs);
                let (exact, _) = case.exact(pixel / columns, pixel % columns, output);
                let steps = (f64::from(value) - exact).abs() / case.step(output);
                assert!(steps <= most, "{steps} steps, {value} for {exact}: {case}");
                worst = worst.max(steps);
                compared += 1;
            }
        }
        println!("{form:?}: at most {worst:.2} steps over {compared} results");
    }
}

#[test]
fn what_is_not_a_number_is_no_zero_behind_a_relu() {
    let mut draw = Draw(0x1234_5678);
    let window = |side: usize| Window {
        kernel: [side; 2],
        stride: [1, 1],
        dilation: [1, 1],
        before: [side / 2; 2],
        after: [side / 2; 2],
    };
    // Whole panels, the tail of one, and both of Winograd's forms.
    for (side, inputs, outputs) in [(1, 8, 32), (1, 8, 5), (3, 8, 16), (3, 260, 80)] {
        let mut case = Case::of(&mut draw, window(side), inputs, outputs);
        case.relu = true;
        case.values[0] = f32::NAN;
        let ours = case.ours::<Best>();
        assert!(ours[..outputs].iter().all(|value| value.is_nan()), "{case}");
        assert!(ours.iter().all(|&value| value.is_nan() || value >= 0.0));
    }
}

#[test]
fn one_infinite_value_spreads_over_its_square_and_no_farther() {
    let mut draw = Draw(0x0bad_cafe);
    let window = Window {
        kernel: [3, 3],
        stride: [1, 1],
        dilation: [1, 1],
        before: [1, 1],
        after: [1, 1],
    };
    // With so few inputs that nothing but Winograd's rules that out, directly; squares of 4, and of 2.
    for (inputs, outputs, side) in [(3, 16, None), (4, 16, Some(4)), (260, 80, Some(2))] {
        let mut case = Case::of(&mut draw, window, inputs, outputs);
        (case.rows, case.columns) = (12, 12);
        (case.residual, case.relu) = (None, false);
        case.values = draw.floats(12 * 12 * inputs);
        case.values[(5 * 12 + 5) * inputs] = f32::INFINITY;
        let ours = case.ours::<Best>();
        let spread = |row: usize, column: usize| {
            let at = (row * 12 + column) * outputs;
            ours[at..at + outputs]
                .iter()
                .any(|value| !value.is_finite())
        };
        for (row, column) in (0..144_usize).map(|at| (at / 12, at % 12)) {
            let reached = row.abs_diff(5) <= 1 && column.abs_diff(5) <= 1;
            // A patch is the square and one pixel around it.
            let touches = |place: usize, side: usize| {
                let first = place / side * side;
                (first..=first + side + 1).contains(&6)
            };
            let may = side.map_or(reached, |side| touches(row, side) && touches(column, side));
            assert!(spread(row, column) || !reached, "{row}, {column}: {case}");
            assert!(may || !spread(row, column), "{row}, {column}: {case}");
            if side == Some(4) {
                assert_eq!(spread(row, column), may, "{row}, {column}: {case}");
            }
        }
    }
}

#[cfg(feature = "threads")]
#[test]
fn threads_change_no_bit() {
    let mut draw = Draw(0x2545_f491);
    let mut cases: Vec<_> = (0..60).map(|_| Case::any(&mut draw)).collect();
    cases.extend((0..60).map(|_| Case::winograd(&mut draw)));
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let bits = |case: &Case| case.ours::<Best>().into_iter().map(f32::to_bits).collect();
            super::super::on_all_threads(|| cases.iter().map(bits).collect::<Vec<Vec<u32>>>())
        })
    };
    let alone = with(1);
    for threads in [2, 3, 8] {
        assert!(with(threads) == alone, "{threads} threads");
    }
}

#[test]
fn a_picture_smaller_than_its_kernel_gives_nothing() {
    let window = Window {
        kernel: [3, 3],
        stride: [1, 1],
        dilation: [1, 1],
        before: [0, 0],
        after: [0, 0],
    };
    assert_eq!(window.output(2, 9), (0, 7));
    let kernel = PackedKernel::from_oihw(&[1.0; 9], 1, 1, window);
    let picture = Picture {
        rows: 2,
        columns: 9,
        channels: 1,
        values: &[0.0; 18],
    };
    let epilogue = Epilogue {
        bias: &padded(&[0.0]),
        residual: None,
        relu: false,
    };
    assert!(convolve(picture, &kernel, epilogue, &mut []).is_empty());
}
