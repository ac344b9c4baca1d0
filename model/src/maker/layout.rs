//! What changes between Keras' layout and ONNX': the order of a kernel's axes, and padding.

use super::errors::ConvertError;
use super::layers::{Border, Layer};
use super::network::Padding;

/// `[place, in, out]` to `[out, in, place]`: a convolution's kernel, or with one place a dense one's.
pub(super) fn output_first(
    values: &[f32],
    places: usize,
    inputs: usize,
    outputs: usize,
) -> Vec<f32> {
    let mut turned = Vec::with_capacity(values.len());
    for output in 0..outputs {
        for input in 0..inputs {
            turned.extend(
                (0..places).map(|place| values[(place * inputs + input) * outputs + output]),
            );
        }
    }
    turned
}

/// The padding of a window: what was folded into it, or what its border asks for.
pub(super) fn padding(
    layer: &Layer,
    pads: [usize; 4],
    border: Border,
    size: [usize; 2],
    strides: [usize; 2],
    dilations: [usize; 2],
) -> Result<Padding, ConvertError> {
    match border {
        Border::Valid => Ok(Padding::Explicit(pads)),
        Border::Same if pads != [0; 4] => {
            padding_stays(layer, "its own padding depends on the photo's size")
        }
        Border::Same if strides == [1, 1] => {
            let [rows, columns] = [0, 1].map(|axis| (size[axis] - 1) * dilations[axis]);
            let (top, left) = (rows / 2, columns / 2);
            Ok(Padding::Explicit([top, left, rows - top, columns - left]))
        }
        Border::Same => Ok(Padding::Same),
    }
}

/// Refuses a padding that no node can take.
pub(super) fn padding_stays<T>(layer: &Layer, why: &'static str) -> Result<T, ConvertError> {
    Err(ConvertError::PaddingNotFolded {
        layer: layer.name.clone(),
        why,
    })
}
