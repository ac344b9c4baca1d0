//! The numbers of the last layer of a network.

/// The numbers of the dense layer behind the global average pooling.
#[derive(Debug, Clone, PartialEq)]
pub struct PredictionLayer {
    /// `[classes, channels]`: the weights of one class are contiguous.
    pub weights: Vec<f32>,
    /// `[classes]`.
    pub bias: Vec<f32>,
}
