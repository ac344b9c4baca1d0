//! The converted network: ONNX's operators, channels first, every weight a named tensor.

/// A classifier whose results are `features` and `logits`.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// For people.
    pub name: String,
    /// As [`Manifest::offset`](crate::Manifest::offset).
    pub offset: f64,
    /// Channels of [`Network::INPUT`].
    pub input_channels: usize,
    /// Channels of [`Network::FEATURES`].
    pub feature_channels: usize,
    /// Length of [`Network::LOGITS`].
    pub classes: usize,
    /// The nodes, each after those whose values it takes.
    pub nodes: Vec<Node>,
    /// The weights, in the order in which the nodes use them.
    pub tensors: Vec<Tensor>,
}

impl Network {
    /// The value that goes in: `[1, input_channels, height, width]`.
    pub const INPUT: &str = "image";
    /// The feature maps that the global average is taken of: `[1, feature_channels, rows, columns]`.
    pub const FEATURES: &str = "features";
    /// The scores before the softmax: `[1, classes]`.
    pub const LOGITS: &str = "logits";

    /// The tensor of this name, such as `logits/kernel`.
    pub fn tensor(&self, name: &str) -> Option<&Tensor> {
        self.tensors.iter().find(|tensor| tensor.name == name)
    }

    /// How many weights it has, biases included.
    pub fn parameters(&self) -> usize {
        self.tensors.iter().map(|tensor| tensor.values.len()).sum()
    }
}

/// A weight, row major.
#[derive(Debug, Clone, PartialEq)]
pub struct Tensor {
    /// `<layer>/kernel` or `<layer>/bias`.
    pub name: String,
    /// A convolution's kernel is `[out, in, rows, columns]`, the classifier's `[classes, features]`,
    /// a bias `[out]`.
    pub shape: Vec<usize>,
    /// Its elements; finite.
    pub values: Vec<f32>,
}

/// An operator with its value's name.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value that it makes.
    pub output: String,
    /// The values that it takes; weights are named by `kind`.
    pub inputs: Vec<String>,
    /// What it does.
    pub kind: NodeKind,
}

/// The operators, as ONNX defines them (opset 17). Pairs are (rows, columns).
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    Conv {
        kernel: String,
        bias: String,
        size: [usize; 2],
        strides: [usize; 2],
        dilations: [usize; 2],
        padding: Padding,
    },
    Relu,
    MaxPool {
        size: [usize; 2],
        strides: [usize; 2],
        padding: Padding,
    },
    Add,
    GlobalAveragePool,
    /// `[1, n, 1, 1]` to `[1, n]`.
    Flatten,
    /// `input * kernel^T + bias`.
    Gemm {
        kernel: String,
        bias: String,
    },
}

/// What lies beyond a map's border: zeros for a convolution, minus infinity for a maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Padding {
    /// Top, left, bottom, right.
    Explicit([usize; 4]),
    /// As much as makes `ceil(side / stride)` windows, the odd one below and right (`SAME_UPPER`).
    Same,
}
