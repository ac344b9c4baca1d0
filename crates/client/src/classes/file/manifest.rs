//! `project.json`: all of a project but its numbers, which stand in arrays beside it.
//!
//! Paths are relative to it and separated by `/`. A class is given by its place in `classes`, from 0.

use crate::classes::outline::Settings;
use crate::classes::project::Role;
use crate::export::bundle::App;
use crate::gallery::Source;
use camlens_core::framing::InputSpec;
use camlens_core::protocol::Failure;
use serde::{Deserialize, Serialize};

/// Its name.
pub(super) const MANIFEST: &str = "project.json";

/// The `format` of every project file.
pub const FORMAT: &str = "camlens-project";

/// The `version` that is written: goes up when a field changes its meaning or goes away. One that comes
/// beside the others changes nothing for those that read them.
pub const VERSION: u32 = 1;

/// The project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Manifest {
    /// [`FORMAT`]
    pub format: String,
    /// [`VERSION`]
    pub version: u32,
    pub app: App,
    pub network: ProjectNetwork,
    pub settings: Settings,
    /// In the order of the page.
    pub classes: Vec<ClassFacts>,
    /// In the order in which they came.
    pub members: Vec<MemberFacts>,
    /// `[rows, channels]`, float32.
    pub features: ArrayFile,
    /// `null` where none was learned.
    pub head: Option<HeadFacts>,
}

/// The network that read the photos: features of another one are not like these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProjectNetwork {
    pub name: String,
    /// Feature maps before the prediction layer.
    pub channels: usize,
    /// The input of the framing `whole` in the standard resolution.
    pub input: InputSpec,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClassFacts {
    pub name: String,
    /// 0 to 9: the page's colours.
    pub colour: u8,
    pub on: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MemberFacts {
    /// Unlike those of all other photos.
    pub key: String,
    /// The place of its class.
    pub class: usize,
    pub role: Role,
    pub name: String,
    pub source: Source,
    /// The row of its features, ascending from photo to photo; `null` where it was not read.
    pub row: Option<usize>,
    /// The exact network read it, and not its preview.
    #[serde(default)]
    pub exact: bool,
    /// Why it cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HeadFacts {
    /// The place of the class of each output.
    pub classes: Vec<usize>,
    /// The key, the output and the fold of each photo that was learned from.
    pub keys: Vec<String>,
    pub labels: Vec<u32>,
    pub folds: Vec<u32>,
    pub lambda: f64,
    pub objective: f64,
    /// Pairs of a `lambda` that was tried and its loss.
    pub losses: Vec<(f64, f64)>,
    /// What is farther than this from the photos learned from is none of the classes; mean cosine distance.
    #[serde(default)]
    pub threshold: Option<f64>,
    /// The share of the photos that are near doubles of another one, 0 to 1.
    #[serde(default)]
    pub doubles: Option<f64>,
    pub ms: f64,
    pub exact: bool,
    /// `[classes, channels]`, float32.
    pub weights: ArrayFile,
    /// `[classes]`, float32.
    pub bias: ArrayFile,
    /// `[photos, classes]`, float32.
    pub left_out: ArrayFile,
}

/// A file of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArrayFile {
    pub path: String,
    /// Of the whole file.
    pub crc32: u32,
}
