//! A network's tensors as they are stored: kernels in byte planes, biases and scales as float32.

use super::network::{Network, Tensor};
use crate::{StoredTensor, Vector, split};

/// The tensors, split.
pub(super) struct Quantised {
    /// All biases, then all scales.
    pub floats: Vec<f32>,
    pub vectors: Vec<Vector>,
    pub kernels: Vec<Kernel>,
}

/// A kernel in planes.
pub(super) struct Kernel {
    pub stored: StoredTensor,
    /// Signed bytes, as they lie in the file.
    pub high: Vec<u8>,
    pub low: Vec<u8>,
}

/// Splits what has output channels of more than one weight; the rest stays float32.
pub(super) fn quantise(network: &Network) -> Quantised {
    let (kernels, biases): (Vec<_>, Vec<_>) = network
        .tensors
        .iter()
        .partition(|tensor| tensor.shape.len() > 1);
    let mut quantised = Quantised {
        floats: Vec::new(),
        vectors: Vec::new(),
        kernels: Vec::new(),
    };
    for bias in biases {
        quantised.vectors.push(Vector {
            name: bias.name.clone(),
            shape: bias.shape.clone(),
            offset: quantised.floats.len(),
        });
        quantised.floats.extend_from_slice(&bias.values);
    }
    for kernel in kernels {
        let stored = split_kernel(kernel, &mut quantised.floats);
        quantised.kernels.push(stored);
    }
    quantised
}

fn split_kernel(tensor: &Tensor, floats: &mut Vec<f32>) -> Kernel {
    let planes = split(&tensor.values, tensor.shape.first().copied().unwrap_or(0));
    let stored = StoredTensor {
        name: tensor.name.clone(),
        shape: tensor.shape.clone(),
        scales: floats.len(),
    };
    floats.extend_from_slice(&planes.scales);
    let bytes = |plane: Vec<i8>| plane.into_iter().map(|byte| byte as u8).collect();
    Kernel {
        stored,
        high: bytes(planes.high),
        low: bytes(planes.low),
    }
}
