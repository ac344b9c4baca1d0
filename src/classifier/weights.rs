//! Named float32 tensors, each owned once and shared by all that compute with it.

use super::ClassifierError;
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::{Datum, Tensor};

/// The network's weights by the names that its graph uses.
#[derive(Debug, Default)]
pub struct Weights(HashMap<String, Arc<Tensor>>);

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
        let bytes = shape.iter().product::<usize>() * size_of::<f32>();
        ensure_memory(bytes)?;
        let mut tensor = Tensor::zero_dt(f32::datum_type(), shape).map_err(graph)?;
        fill(
            tensor
                .try_as_plain_ram_mut()
                .map_err(graph)?
                .as_slice_mut::<f32>()
                .map_err(graph)?,
        )?;
        self.0.insert(name.to_owned(), Arc::new(tensor));
        Ok(())
    }

    /// Takes a tensor out.
    pub(super) fn take(&mut self, name: &str) -> Option<Arc<Tensor>> {
        self.0.remove(name)
    }

    /// A copy of a tensor's values.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`].
    pub(super) fn values(&self, name: &str) -> Result<Vec<f32>, ClassifierError> {
        let missing = || ClassifierError::MissingWeights {
            name: name.to_owned(),
        };
        let tensor = self.0.get(name).ok_or_else(missing)?;
        let plain = tensor.try_as_plain_ram().map_err(graph)?;
        Ok(plain.as_slice::<f32>().map_err(graph)?.to_vec())
    }
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
    fn weights_that_are_not_there_are_named() {
        let name = "logits/bias".to_owned();
        assert_eq!(
            Weights::default().values("logits/bias"),
            Err(ClassifierError::MissingWeights { name })
        );
    }
}
