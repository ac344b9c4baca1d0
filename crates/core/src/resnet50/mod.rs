//! The built-in network as data: Keras' ResNet50 for the 1000 classes of ImageNet.
//!
//! All that the program knows of this one network stands here; the rest is handed a
//! [`InputSpec`] or a [`Head`](crate::reading) and works for any network.

#[cfg(feature = "maps")]
mod labels;

#[cfg(feature = "maps")]
pub use labels::{labels, labels_of};

use crate::framing::{ChannelOrder, InputSpec};

/// The network's name in its manifest.
pub const NAME: &str = "ResNet50, ImageNet (Keras), int16 planes";

/// Five halvings make a cell of 32 pixels; 224 out of 256 pixels is the usual protocol of ImageNet;
/// channels and means are Keras' "caffe" mode
/// (`keras.applications.imagenet_utils.preprocess_input(mode="caffe")`).
pub const INPUT: InputSpec = InputSpec {
    cell: 32,
    square: 224,
    crop_short_side: 256,
    channels: ChannelOrder::Bgr,
    means: [103.939, 116.779, 123.68],
};

/// Multiplications and additions of one pass over a square input ([`InputSpec::square`]): two for
/// each of 3.86 thousand million products.
pub const SQUARE_OPERATIONS: f64 = 7.72e9;
