//! `manifest.json` of a bundle: all that is needed to compute its maps and pictures again.
//!
//! [`facts`](super::super::facts) has the fields about a reading, its map and its drawing, and how numbers
//! are written. Paths are relative to the manifest and separated by `/`.

use crate::export::facts::{ClassScore, DrawingFacts, FamiliarityFacts, MapFacts, ReadingFacts};
use crate::export::head_facts::HeadFacts;
use crate::view::View;
use crate::way::Way;
use camlens_core::framing::InputSpec;
use camlens_core::protocol::Build;
use serde::{Deserialize, Serialize};

/// The manifest's name.
pub(super) const MANIFEST: &str = "manifest.json";

/// The `format` of every bundle's manifest.
pub const FORMAT: &str = "camlens-bundle";

/// The `version` that is written: goes up when a field changes its meaning or goes away. One that comes
/// beside the others changes nothing for those that read them. In a bundle of own classes an index means
/// another class than in one of [`FIRST_VERSION`].
pub const VERSION: u32 = 2;

/// The `version` of bundles about ImageNet's classes.
pub(super) const FIRST_VERSION: u32 = 1;

/// The manifest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`]
    pub format: String,
    /// At most [`VERSION`].
    pub version: u32,
    pub app: App,
    pub network: NetworkFacts,
    /// The head that answered.
    #[serde(default)]
    pub head: HeadFacts,
    /// The build of the engine, with its threads.
    pub build: Build,
    /// The way in which the next photo would have been read.
    pub way: Way,
    /// Question and look, as the page had them.
    pub view: View,
    /// The same as pairs of an address, as far as these can say it.
    pub link: Vec<(String, String)>,
    pub contents: Contents,
    /// In the order of the page.
    pub photos: Vec<PhotoManifest>,
}

/// What a bundle has beside its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The picture of each map over its photo, as large as the photo: of many large photos, gigabytes.
    #[serde(default = "usual")]
    pub overlay: bool,
    /// The photos' files.
    pub photo: bool,
    /// Features, and the weights of the subject, of those photos whose reading is at hand.
    pub features: bool,
    /// The network's input, of those photos.
    pub input: bool,
}

/// The program that wrote a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct App {
    pub name: String,
    pub version: String,
}

/// The network that read the photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkFacts {
    pub name: String,
    /// Of its manifest, which has those of its parts, in hexadecimal digits; `null` where it is not known.
    pub sha256: Option<String>,
    /// Outputs of the head that answered.
    pub classes: usize,
    /// Feature maps before the prediction layer.
    pub channels: usize,
    /// The input: side of a cell, order of the channels, and the means that are subtracted from levels of
    /// 0 to 255.
    pub input: InputSpec,
}

/// Bundles had all pictures before they could be left out.
fn usual() -> bool {
    true
}

/// One photo of a bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoManifest {
    pub photo: PhotoFacts,
    pub reading: ReadingFacts,
    /// Under own classes, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub familiarity: Option<FamiliarityFacts>,
    pub map: MapFacts,
    pub drawing: DrawingFacts,
    /// The five best classes, best first.
    pub top: Vec<ClassScore>,
    pub files: Files,
}

/// The file that a photo came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoFacts {
    pub name: String,
    /// Outermost first.
    pub folder: Vec<String>,
    /// Of the upright photo, in pixels.
    pub width: usize,
    pub height: usize,
    /// Of the file.
    pub bytes: u64,
    /// Of the file, in hexadecimal digits; `null` where it was not computed.
    pub sha256: Option<String>,
}

/// The paths of a photo's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// PNG at the photo's size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overlay: Option<String>,
    /// `[rows, columns]`, float32, logits.
    pub map: String,
    /// `[classes]`, float32.
    pub logits: String,
    /// `[1024, 3]`, uint8: red, green and blue from the colormap's first colour to its last.
    pub colours: String,
    /// `[rows, columns, channels]`, float32, after the last ReLU.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub features: Option<String>,
    /// `[channels]`, float32: of the class, the mean of a group's, or the difference of two such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// PNG of the network's input, before the means are subtracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The photo's file, byte for byte.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

impl Files {
    /// All paths.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        let always = [&self.map, &self.logits, &self.colours];
        let wanted = [
            &self.overlay,
            &self.features,
            &self.weights,
            &self.input,
            &self.photo,
        ];
        let wanted = wanted.into_iter().flatten();
        always.into_iter().chain(wanted).map(String::as_str)
    }
}
