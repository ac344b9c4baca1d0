//! Against a naive convolution in float64, on shapes that lean to the hard cases.

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
    fn draw(draw: &mut Draw) -> Self {
        let kernel = draw.of(&[[1, 1], [1, 1], [3, 3], [7, 7], [1, 3], [5, 2]]);
        let window = Window {
            kernel,
            stride: draw.of(&[[1, 1], [2, 2], [1, 3], [5, 4]]),
            dilation: draw.of(&[[1, 1], [1, 1], [2, 1], [3, 2]]),
            before: draw.of(&[[0, 0], [1, 1], [3, 3], [4, 9]]),
            after: draw.of(&[[0, 0], [1, 1], [3, 3], [9, 2]]),
        };
        let (rows, columns) = (draw.of(&[1, 2, 7, 14, 15]), draw.of(&[1, 2, 7, 13, 20]));
        let inputs = draw.of(&[1, 2, 3, 7, 8, 9, 16, 33]);
        let outputs = draw.of(&[1, 2, 5, 15, 16, 17, 32, 40]);
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
        let kernel =
            PackedKernel::from_oihw(&self.weights, &self.bias, self.inputs, self.window.taps());
        let (rows, columns) = self.window.output(self.rows, self.columns);
        let mut output = vec![f32::NAN; rows * columns * self.outputs];
        let picture = Picture {
            rows: self.rows,
            columns: self.columns,
            channels: self.inputs,
            values: &self.values,
        };
        let epilogue = Epilogue {
            residual: self.residual.as_deref(),
            relu: self.relu,
        };
        convolve_with::<L>(picture, &kernel, self.window, epilogue, &mut output);
        output
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
        let case = Case::draw(&mut draw);
        let ours = case.ours::<Best>();
        let (rows, columns) = case.window.output(case.rows, case.columns);
        for (at, &value) in ours.iter().enumerate() {
            let (pixel, output) = (at / case.outputs, at % case.outputs);
            let (exact, magnitude) = case.exact(pixel / columns, pixel % columns, output);
            let terms = (case.inputs * case.window.taps() + 2) as f64;
            let bound = f64::from(f32::EPSILON) * (magnitude + 1e-30) * terms;
            assert!(
                (f64::from(value) - exact).abs() <= bound,
                "{value} for {exact}: {case}"
            );
        }
        compared += rows * columns;
    }
    assert!(compared > 10_000, "only {compared} pixels were compared");
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
    let kernel = PackedKernel::from_oihw(&[1.0; 9], &[0.0], 1, 9);
    let picture = Picture {
        rows: 2,
        columns: 9,
        channels: 1,
        values: &[0.0; 18],
    };
    convolve(picture, &kernel, window, Epilogue::default(), &mut []);
}
