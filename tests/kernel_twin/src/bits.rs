//! Every kernel over shapes that lean to the hard cases, and a digest of all results' bits.

use camlens_kernels::{
    Epilogue, PackedKernel, Picture, Unwritten, Window, computed, max_pool, padded,
};

/// Rows, columns, inputs, outputs, kernel's side, stride, padding.
const SHAPES: [[usize; 7]; 12] = [
    [1, 1, 1, 1, 1, 1, 0],
    [7, 5, 3, 17, 7, 2, 3],
    [5, 9, 64, 33, 1, 1, 0],
    [14, 13, 16, 20, 3, 2, 1],
    [3, 2, 9, 40, 3, 1, 4],
    [9, 8, 8, 16, 3, 1, 1],
    [1, 20, 4, 16, 3, 1, 1],
    [13, 15, 64, 80, 3, 1, 1],
    [7, 7, 260, 80, 3, 1, 1],
    [6, 5, 512, 160, 3, 1, 1],
    [4, 3, 33, 15, 5, 4, 2],
    [7, 7, 130, 64, 1, 1, 0],
];

/// With a residual, with ReLU, with a number that is none in the picture.
const EXTRAS: [[bool; 3]; 3] = [
    [false, false, false],
    [true, true, false],
    [true, true, true],
];

/// Tiles of every height and panels of every width: up to 13 pixels, and 17 outputs.
fn tails() -> impl Iterator<Item = [usize; 7]> {
    (1..=13).flat_map(|pixels| (1..=17).map(move |outputs| [1, pixels, 5, outputs, 1, 1, 0]))
}

/// [`camlens_kernels::convolve`], or a twin of it.
pub type Convolve = for<'output> fn(
    Picture<'_>,
    &PackedKernel,
    Epilogue<'_>,
    &'output mut [Unwritten],
) -> &'output mut [f32];

/// FNV-1a over the bits of all results; all that are not a number count as the same one, because
/// processors differ in theirs.
pub fn of_all_kernels(convolve: Convolve) -> u64 {
    let mut noise = Noise(0x9e37_79b9);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for shape in SHAPES.into_iter().chain(tails()) {
        for extras in EXTRAS {
            for value in results(convolve, shape, extras, &mut noise) {
                let bits = if value.is_nan() {
                    u32::MAX
                } else {
                    value.to_bits()
                };
                hash = (hash ^ u64::from(bits)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }
    hash
}

fn results(
    convolve: Convolve,
    [rows, columns, channels, outputs, side, stride, padding]: [usize; 7],
    [residual, relu, hole]: [bool; 3],
    noise: &mut Noise,
) -> Vec<f32> {
    let window = Window {
        kernel: [side; 2],
        stride: [stride; 2],
        dilation: [1, 1],
        before: [padding; 2],
        after: [padding; 2],
    };
    let mut values = noise.take(rows * columns * channels);
    if hole {
        values[0] = f32::NAN;
    }
    let weights = noise.take(outputs * channels * side * side);
    let kernel = PackedKernel::from_oihw(&weights, outputs, channels, window);
    let bias = padded(&noise.take(outputs));
    let (down, across) = window.output(rows, columns);
    let pixels = down * across;
    let added = residual.then(|| noise.take(pixels * outputs));
    let picture = Picture {
        rows,
        columns,
        channels,
        values: &values,
    };
    let epilogue = Epilogue {
        bias: &bias,
        residual: added.as_deref(),
        relu,
    };
    let mut output = computed(pixels * outputs, |output| {
        convolve(picture, &kernel, epilogue, output)
    });
    let mut largest = computed(pixels * channels, |output| {
        max_pool(picture, window, output)
    });
    output.append(&mut largest);
    output
}

/// xorshift32, as numbers between -1 and 1.
struct Noise(u32);

impl Noise {
    fn take(&mut self, count: usize) -> Vec<f32> {
        let next = |_| {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            self.0 as f32 / u32::MAX as f32 * 2.0 - 1.0
        };
        (0..count).map(next).collect()
    }
}
