//! Named float32 tensors, each owned once and shared by all that compute with it.

use super::ClassifierError;
use camlens_model::widen;
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::{Datum, Tensor};

/// The network's weights by the names that its graph uses.
///
/// Stored ones stay in their byte planes, half as large, until somebody takes them: the float32
/// network never stands in memory beside the one that is packed from it.
#[derive(Debug, Default)]
pub struct Weights(HashMap<String, Stored>);

#[derive(Debug)]
enum Stored {
    Floats(Arc<Tensor>),
    Planes {
        planes: Arc<BytePlanes>,
        /// Where its bytes begin in both planes.
        first: usize,
        shape: Vec<usize>,
        /// One an output channel.
        scales: Vec<f32>,
    },
}

/// The bytes of several tensors, one after the other; freed with the last of them.
#[derive(Debug)]
pub(super) struct BytePlanes {
    pub(super) high: Vec<u8>,
    pub(super) low: Vec<u8>,
}

impl Weights {
    /// Adds a tensor whose values `fill` writes, row-major in `shape`.
    ///
    /// # Errors
    /// Those of `fill`; [`ClassifierError::OutOfMemory`]; [`ClassifierError::Graph`] for a shape
    /// that no tensor can have.
    pub fn add(
        &mut self,
        name: &str,
        shape: &[usize],
        fill: impl FnOnce(&mut [f32]) -> Result<(), ClassifierError>,
    ) -> Result<(), ClassifierError> {
        let tensor = Arc::new(filled(shape, fill)?);
        self.0.insert(name.to_owned(), Stored::Floats(tensor));
        Ok(())
    }

    /// Adds a tensor as it is stored: its bytes begin at `first` in both planes.
    pub(super) fn add_stored(
        &mut self,
        name: &str,
        shape: &[usize],
        planes: &Arc<BytePlanes>,
        first: usize,
        scales: &[f32],
    ) {
        let stored = Stored::Planes {
            planes: Arc::clone(planes),
            first,
            shape: shape.to_vec(),
            scales: scales.to_vec(),
        };
        self.0.insert(name.to_owned(), stored);
    }

    /// The shape of a tensor that has not been taken.
    pub(super) fn shape(&self, name: &str) -> Option<&[usize]> {
        Some(match self.0.get(name)? {
            Stored::Floats(tensor) => tensor.shape(),
            Stored::Planes { shape, .. } => shape,
        })
    }

    /// Takes a tensor out, widened.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`], [`ClassifierError::OutOfMemory`].
    pub(super) fn take(&mut self, name: &str) -> Result<Arc<Tensor>, ClassifierError> {
        let missing = || ClassifierError::MissingWeights {
            name: name.to_owned(),
        };
        match self.0.remove(name).ok_or_else(missing)? {
            Stored::Floats(tensor) => Ok(tensor),
            Stored::Planes {
                planes,
                first,
                shape,
                scales,
            } => {
                let bytes = first..first + shape.iter().product::<usize>();
                let widened = filled(&shape, |values| {
                    let (high, low) = (&planes.high[bytes.clone()], &planes.low[bytes]);
                    Ok(widen(high, low, &scales, values)?)
                })?;
                Ok(Arc::new(widened))
            }
        }
    }

    /// A copy of a tensor's values; the tensor stays.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub(super) fn values(&mut self, name: &str) -> Result<Vec<f32>, ClassifierError> {
        let tensor = self.take(name)?;
        let values = tensor.try_as_plain_ram().map_err(graph)?;
        let values = values.as_slice::<f32>().map_err(graph)?.to_vec();
        self.0.insert(name.to_owned(), Stored::Floats(tensor));
        Ok(values)
    }
}

fn filled(
    shape: &[usize],
    fill: impl FnOnce(&mut [f32]) -> Result<(), ClassifierError>,
) -> Result<Tensor, ClassifierError> {
    ensure_memory(shape.iter().product::<usize>() * size_of::<f32>())?;
    let mut tensor = Tensor::zero_dt(f32::datum_type(), shape).map_err(graph)?;
    fill(
        tensor
            .try_as_plain_ram_mut()
            .map_err(graph)?
            .as_slice_mut::<f32>()
            .map_err(graph)?,
    )?;
    Ok(tensor)
}

/// Asks for memory and gives it back, because what asks next can only abort.
pub(super) fn ensure_memory(bytes: usize) -> Result<(), ClassifierError> {
    Vec::<u8>::new()
        .try_reserve_exact(bytes)
        .map_err(|_| ClassifierError::OutOfMemory { bytes })
}

/// tract's errors are texts.
fn graph(error: impl std::fmt::Display) -> ClassifierError {
    ClassifierError::Graph {
        detail: format!("{error:#}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the weights are made here")]
mod tests {
    use super::*;

    #[test]
    fn memory_that_is_not_there_is_an_error_and_not_an_abort() {
        let bytes = isize::MAX as usize;
        assert_eq!(
            ensure_memory(bytes),
            Err(ClassifierError::OutOfMemory { bytes })
        );
        assert_eq!(ensure_memory(1 << 10), Ok(()));
    }

    #[test]
    fn a_tensor_is_taken_once() {
        let mut weights = Weights::default();
        let planes = Arc::new(BytePlanes {
            high: vec![9, 1, 0],
            low: vec![9, 2, 3],
        });
        weights.add_stored("kernel", &[2, 1], &planes, 1, &[0.5, 2.0]);
        assert_eq!(weights.shape("kernel"), Some(&[2, 1][..]));
        let tensor = weights.take("kernel").unwrap();
        let values = tensor.try_as_plain_ram().unwrap();
        assert_eq!(values.as_slice::<f32>().unwrap(), [129.0, 6.0]);
        assert_eq!(Arc::strong_count(&planes), 1);
        let name = "kernel".to_owned();
        let again = weights.take("kernel").unwrap_err();
        assert_eq!(again, ClassifierError::MissingWeights { name });
    }
}
