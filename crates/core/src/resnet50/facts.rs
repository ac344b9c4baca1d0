//! Names and numbers of the built-in network.

use crate::framing::{ChannelOrder, InputSpec};

/// The network's name in its manifest.
pub const NAME: &str = "ResNet50, ImageNet (Keras), int16 planes";

/// The number of classes.
pub const CLASSES: usize = 1000;

/// The distance, in cells, by which a cell looks up and to the left of the middle of its square. Each
/// stride of Keras' ResNet50 samples the first of two pixels; a quarter of a cell was measured
/// (`model/README.md`). The manifest says the same number, and the worker takes it from there.
const OFFSET: f64 = 0.25;

/// Five halvings make a cell of 32 pixels; 224 out of 256 pixels is the usual protocol of ImageNet;
/// channels and means are Keras' "caffe" mode
/// (`keras.applications.imagenet_utils.preprocess_input(mode="caffe")`).
pub const INPUT: InputSpec = InputSpec {
    cell: 32,
    square: 224,
    crop_short_side: 256,
    offset: OFFSET,
    channels: ChannelOrder::Bgr,
    means: [103.939, 116.779, 123.68],
};

/// Multiplications and additions of one pass over a square input ([`InputSpec::square`]): two for
/// each of 3.86 thousand million products.
pub const SQUARE_OPERATIONS: f64 = 7.72e9;
