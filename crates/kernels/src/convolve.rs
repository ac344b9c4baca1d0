//! Convolution by the method that its kernel was packed for.

use super::epilogue::Epilogue;
use super::kernel::{Method, PackedKernel};
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use super::lanes::Fused;
use super::lanes::{Best, Lanes};
use super::panels::NR;
use super::unwritten::{Unwritten, written};
use super::window::Picture;
use super::{direct, winograd};

/// Convolves a picture. `output` is `[rows, columns, outputs]` with rows and columns as
/// [`super::Window::output`] computes them. Returns it with each of its values written.
///
/// Error against exact arithmetic, in rounding steps of float32 of the sum of all magnitudes: at
/// most one for each of its `n` products by the direct method, as for any sum in sequence; for
/// Winograd's see [`winograd`].
///
/// A value that is not finite spreads: by the direct method to the results whose windows reach it, and
/// by Winograd's, which mixes the pixels of a patch, to all results of its squares of 2 x 2 or 4 x 4
/// pixels, where it becomes infinite or NaN. A value of 1e6 among small ones costs those squares their
/// digits, too. Networks whose activations are that large are computed wrongly there; no network that
/// is stored for this program has them.
///
/// # Panics
/// When the picture, the kernel, the residual and the output do not fit each other.
pub fn convolve<'output>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    epilogue: Epilogue<'_>,
    output: &'output mut [Unwritten],
) -> &'output mut [f32] {
    convolve_with::<Best>(picture, kernel, epilogue, output)
}

/// As [`convolve`], with each product and its sum rounded once, as a build with relaxed-simd computes on
/// a processor with fused multiply-add. The slow twin of that build, for tests.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub fn convolve_fused<'output>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    epilogue: Epilogue<'_>,
    output: &'output mut [Unwritten],
) -> &'output mut [f32] {
    convolve_with::<Fused>(picture, kernel, epilogue, output)
}

fn convolve_with<'output, L: Lanes>(
    picture: Picture<'_>,
    kernel: &PackedKernel,
    epilogue: Epilogue<'_>,
    output: &'output mut [Unwritten],
) -> &'output mut [f32] {
    let (rows, columns) = kernel.window.output(picture.rows, picture.columns);
    assert_eq!(
        picture.values.len(),
        picture.rows * picture.columns * picture.channels
    );
    assert_eq!(kernel.inputs, picture.channels);
    assert!(epilogue.bias.len() >= kernel.outputs.next_multiple_of(NR));
    assert_eq!(output.len(), rows * columns * kernel.outputs);
    assert!(
        epilogue
            .residual
            .is_none_or(|residual| residual.len() == output.len())
    );
    match &kernel.method {
        Method::Direct(panels) => {
            direct::convolve::<L>(picture, kernel, panels, epilogue, output);
        }
        Method::Winograd(form, panels) => {
            winograd::convolve::<L>(*form, picture, kernel, panels, epilogue, output);
        }
    }
    // SAFETY: either method writes the whole output.
    unsafe { written(output) }
}

#[cfg(test)]
mod tests;
