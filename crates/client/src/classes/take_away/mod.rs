//! A head of one's own, taken away: the files that other programs read.
//!
//! Each file is a function of an [`OwnHead`]: the numbers of the layer, the names of its classes, and all
//! that others need to know to show the network a photo as this page does.

mod own_head;
mod preprocessing;

// The files.
mod json;
mod keras;
mod npz;
pub mod onnx;

// A copy of the page with the head in it.
pub mod site;

pub use json::{HeadFileError, json, parse};
pub use keras::keras_script;
pub use npz::npz;
pub use own_head::{OwnHead, file_name};
pub use preprocessing::Preprocessing;

#[cfg(test)]
mod samples;
