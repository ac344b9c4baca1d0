//! A Keras network as its layers: channels last, batch norms and paddings still apart.

/// The layers of a functional Keras model, each after those that it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub name: String,
    pub layers: Vec<Layer>,
    /// Index of the one layer whose result is the model's.
    pub output: usize,
}

/// A layer with its weights.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    pub name: String,
    pub operation: Operation,
    /// Indices of the layers that it takes, in their order.
    pub inputs: Vec<usize>,
    /// What it makes.
    pub form: Form,
}

/// What a layer makes of one photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `[rows, columns, channels]`.
    Map { channels: usize },
    /// `[length]`.
    Vector { length: usize },
}

/// What a layer does. Pairs are (rows, columns).
#[derive(Debug, Clone, PartialEq)]
pub enum Operation {
    Input,
    ZeroPadding2d {
        /// Top, left, bottom, right.
        pads: [usize; 4],
    },
    Conv2d(Convolution),
    BatchNormalization(BatchNorm),
    Activation(Activation),
    MaxPooling2d {
        size: [usize; 2],
        strides: [usize; 2],
        border: Border,
    },
    Add,
    GlobalAveragePooling2d,
    Dense(Dense),
}

/// A convolution, and what is done to its result.
#[derive(Debug, Clone, PartialEq)]
pub struct Convolution {
    /// The kernel's dimensions: rows, columns, in, out.
    pub shape: [usize; 4],
    pub kernel: Vec<f32>,
    pub bias: Option<Vec<f32>>,
    pub strides: [usize; 2],
    pub dilations: [usize; 2],
    pub border: Border,
    pub activation: Activation,
}

/// A batch norm as it is used after training: statistics and affine part, an element per channel.
/// Its epsilon is not kept; see [`super::EPSILON`].
#[derive(Debug, Clone, PartialEq)]
pub struct BatchNorm {
    pub gamma: Option<Vec<f32>>,
    pub beta: Option<Vec<f32>>,
    pub mean: Vec<f32>,
    pub variance: Vec<f32>,
}

/// A fully connected layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    /// The kernel's dimensions: in, out.
    pub shape: [usize; 2],
    pub kernel: Vec<f32>,
    pub bias: Option<Vec<f32>>,
    pub activation: Activation,
}

/// What lies beyond the border of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Nothing: only whole windows count.
    Valid,
    /// As much padding as makes `ceil(side / stride)` windows, the odd one below and right.
    Same,
}

/// What is done to each element, or, for the softmax, to the vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activation {
    Linear,
    Relu,
    Softmax,
}
