//! Named float32 tensors, each owned once and shared by all that compute with it.

use super::ClassifierError;
use super::error::graph_error;
use camlens_kernels::{PackedKernel, Window};
use std::collections::HashMap;
use std::sync::Arc;
use tract_onnx::prelude::{Datum, Tensor};

/// The network's weights by the names that its graph uses.
/// A clone shares the tensors.
#[derive(Debug, Default, Clone)]
pub struct Weights(HashMap<String, Stored>);

#[derive(Debug, Clone)]
enum Stored {
    Floats(Arc<Tensor>),
    /// A convolution's kernel in the order in which it is computed: it never stands in memory as
    /// a tensor beside that.
    Packed {
        kernel: Arc<PackedKernel>,
        shape: Vec<usize>,
    },
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

    /// Adds the kernel of a convolution, `[outputs, inputs, rows, columns]`, packed.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub(super) fn add_kernel(
        &mut self,
        name: &str,
        shape: &[usize],
        window: Window,
        values: &[f32],
    ) -> Result<(), ClassifierError> {
        let kernel = Arc::new(pack(values, shape, window)?);
        let shape = shape.to_vec();
        self.0
            .insert(name.to_owned(), Stored::Packed { kernel, shape });
        Ok(())
    }

    /// Takes over another's tensors, in the place of those of the same names.
    pub(super) fn replace_by(&mut self, other: &Self) {
        self.0.extend(other.0.clone());
    }

    /// The shape of a tensor that has not been taken.
    pub(super) fn shape(&self, name: &str) -> Option<&[usize]> {
        Some(match self.0.get(name)? {
            Stored::Floats(tensor) => tensor.shape(),
            Stored::Packed { shape, .. } => shape,
        })
    }

    /// Takes a tensor out.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`]; [`ClassifierError::Graph`] when it is packed.
    pub(super) fn take(&mut self, name: &str) -> Result<Arc<Tensor>, ClassifierError> {
        match self.0.remove(name) {
            Some(Stored::Floats(tensor)) => Ok(tensor),
            Some(Stored::Packed { .. }) => Err(graph_error(format_args!(
                "{name:?} is used as more than a kernel"
            ))),
            None => Err(missing(name)),
        }
    }

    /// Takes a kernel out, packed for a window.
    ///
    /// # Errors
    /// [`ClassifierError::MissingWeights`], [`ClassifierError::OutOfMemory`];
    /// [`ClassifierError::Graph`] when it was packed for another window.
    pub(super) fn take_kernel(
        &mut self,
        name: &str,
        window: Window,
    ) -> Result<Arc<PackedKernel>, ClassifierError> {
        match self.0.remove(name) {
            Some(Stored::Floats(tensor)) => Ok(Arc::new(pack_tensor(&tensor, window)?)),
            Some(Stored::Packed { kernel, .. }) if kernel.window() == window => Ok(kernel),
            Some(Stored::Packed { .. }) => {
                Err(graph_error(format_args!("{name:?} has another window")))
            }
            None => Err(missing(name)),
        }
    }

    /// A copy of a tensor's values; the tensor stays.
    ///
    /// # Errors
    /// Those of [`Self::take`].
    pub(super) fn values(&mut self, name: &str) -> Result<Vec<f32>, ClassifierError> {
        let tensor = self.take(name)?;
        let values = tensor.try_as_plain_ram().map_err(graph_error)?;
        let values = values.as_slice::<f32>().map_err(graph_error)?.to_vec();
        self.0.insert(name.to_owned(), Stored::Floats(tensor));
        Ok(values)
    }
}

fn missing(name: &str) -> ClassifierError {
    let name = name.to_owned();
    ClassifierError::MissingWeights { name }
}

/// As [`pack`], from a tensor.
pub(super) fn pack_tensor(
    kernel: &Tensor,
    window: Window,
) -> Result<PackedKernel, ClassifierError> {
    let values = kernel.try_as_plain_ram().map_err(graph_error)?;
    let values = values.as_slice::<f32>().map_err(graph_error)?;
    pack(values, kernel.shape(), window)
}

/// Packs a kernel `[outputs, inputs, rows, columns]`.
///
/// # Errors
/// [`ClassifierError::OutOfMemory`]; [`ClassifierError::Graph`] for another shape.
fn pack(values: &[f32], shape: &[usize], window: Window) -> Result<PackedKernel, ClassifierError> {
    let &[outputs, inputs, rows, columns] = shape else {
        return Err(graph_error(format_args!("a kernel of shape {shape:?}")));
    };
    if [rows, columns] != window.kernel {
        return Err(graph_error("a kernel that is not as large as its window"));
    }
    ensure_memory(PackedKernel::bytes(window, inputs, outputs))?;
    Ok(PackedKernel::from_oihw(values, outputs, inputs, window))
}

fn filled(
    shape: &[usize],
    fill: impl FnOnce(&mut [f32]) -> Result<(), ClassifierError>,
) -> Result<Tensor, ClassifierError> {
    let bytes = shape
        .iter()
        .copied()
        .fold(size_of::<f32>(), usize::saturating_mul);
    ensure_memory(bytes)?;
    let mut tensor = Tensor::zero_dt(f32::datum_type(), shape).map_err(graph_error)?;
    fill(
        tensor
            .try_as_plain_ram_mut()
            .map_err(graph_error)?
            .as_slice_mut::<f32>()
            .map_err(graph_error)?,
    )?;
    Ok(tensor)
}

/// Checks for memory in one piece: takes it and gives it back, because the allocation that follows
/// can only abort.
pub(super) fn ensure_memory(bytes: usize) -> Result<(), ClassifierError> {
    ensure_pieces(1, bytes)
}

/// As [`ensure_memory`], for several pieces at the same time.
pub(super) fn ensure_pieces(count: usize, bytes: usize) -> Result<(), ClassifierError> {
    let mut pieces = Vec::new();
    for _ in 0..count {
        let mut piece = Vec::<u8>::new();
        piece
            .try_reserve_exact(bytes)
            .map_err(|_| ClassifierError::OutOfMemory {
                bytes: bytes.saturating_mul(count),
            })?;
        pieces.push(piece);
    }
    Ok(())
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
    fn a_kernel_beyond_all_memory_is_an_error_and_not_a_small_one() {
        let half = 1_usize << (usize::BITS / 2);
        let bytes = usize::MAX;
        let expected = ClassifierError::OutOfMemory { bytes };
        let refused = pack(&[], &[half, half, 1, 1], WINDOW).err();
        assert_eq!(refused, Some(expected.clone()));
        let refused = Weights::default().add("huge", &[half, half], ones).err();
        assert_eq!(refused, Some(expected));
    }

    const WINDOW: Window = Window {
        kernel: [1, 1],
        stride: [1, 1],
        dilation: [1, 1],
        before: [0, 0],
        after: [0, 0],
    };

    fn ones(values: &mut [f32]) -> Result<(), ClassifierError> {
        values.fill(1.0);
        Ok(())
    }

    #[test]
    fn a_tensor_is_taken_once() {
        let mut weights = Weights::default();
        weights.add("bias", &[2], ones).unwrap();
        assert_eq!(weights.shape("bias"), Some(&[2][..]));
        assert_eq!(weights.take("bias").unwrap().len(), 2);
        let name = "bias".to_owned();
        let again = weights.take("bias").unwrap_err();
        assert_eq!(again, ClassifierError::MissingWeights { name });
    }

    #[test]
    fn a_kernel_is_packed_early_or_late_and_for_one_window() {
        let mut weights = Weights::default();
        let shape = [2, 3, 1, 1];
        weights
            .add_kernel("early", &shape, WINDOW, &[1.0; 6])
            .unwrap();
        weights.add("late", &shape, ones).unwrap();
        weights
            .add_kernel("other", &shape, WINDOW, &[1.0; 6])
            .unwrap();
        let early = weights.take_kernel("early", WINDOW).unwrap();
        assert_eq!(early, weights.take_kernel("late", WINDOW).unwrap());
        let strided = Window {
            stride: [2, 2],
            ..WINDOW
        };
        let refused = weights.take_kernel("other", strided).unwrap_err();
        assert!(matches!(refused, ClassifierError::Graph { .. }));
    }

    #[test]
    fn a_packed_kernel_is_no_tensor() {
        let mut weights = Weights::default();
        let shape = [2, 3, 1, 1];
        weights
            .add_kernel("kernel", &shape, WINDOW, &[1.0; 6])
            .unwrap();
        let refused = weights.take("kernel").unwrap_err();
        assert!(matches!(refused, ClassifierError::Graph { .. }));
    }
}
