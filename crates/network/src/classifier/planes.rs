//! The planes of a chunk as weights.

use super::{ClassifierError, Weights};
use camlens_kernels::Window;
use camlens_model::{Chunk, widen, widen_high};
use std::collections::HashMap;

/// Both bytes of a chunk's numbers, or the high ones alone.
pub(super) struct Planes<'a> {
    pub high: &'a [u8],
    pub low: Option<&'a [u8]>,
}

impl Planes<'_> {
    /// Widens the chunk's tensors and adds them, kernels packed. `widened` is a buffer for that.
    ///
    /// # Errors
    /// [`ClassifierError::OutOfMemory`].
    ///
    /// The manifest was checked when it was parsed: offsets and lengths agree with each other.
    pub fn add_to(
        &self,
        weights: &mut Weights,
        chunk: &Chunk,
        floats: &[f32],
        windows: &HashMap<String, Window>,
        widened: &mut Vec<f32>,
    ) -> Result<(), ClassifierError> {
        let mut first = 0;
        for tensor in &chunk.tensors {
            let (name, shape) = (&tensor.name, &tensor.shape);
            let scales = &floats[tensor.scales..][..shape[0]];
            let bytes = first..first + shape.iter().product::<usize>();
            first = bytes.end;
            let fill = |values: &mut [f32]| {
                let high = &self.high[bytes.clone()];
                match self.low {
                    Some(low) => Ok(widen(high, &low[bytes], scales, values)?),
                    None => Ok(widen_high(high, scales, values)?),
                }
            };
            let Some(&window) = windows.get(name) else {
                weights.add(name, shape, fill)?;
                continue;
            };
            let count = shape.iter().product();
            widened.clear();
            widened
                .try_reserve_exact(count)
                .map_err(|_| ClassifierError::OutOfMemory { bytes: 4 * count })?;
            widened.resize(count, 0.0);
            fill(widened)?;
            weights.add_kernel(name, shape, window, widened)?;
        }
        Ok(())
    }
}
