//! The evidence of one photo, or of a gallery, as one zip archive, and the way back from it.
//!
//! ```text
//! one photo            a gallery
//! overlay.png          001 chelsea/overlay.png       the picture, without contour and box, if wanted
//! map.npy              001 chelsea/map.npy           [rows, columns], logits
//! logits.npy           001 chelsea/logits.npy        [classes]
//! colours.npy          colours-jet.npy               [1024, 3], red, green, blue of the colormap
//! input.png            001 chelsea/input.png         the network's input, if wanted
//! features.npy         001 chelsea/features.npy      [rows, columns, channels], if wanted
//! weights.npy          001 chelsea/weights.npy       [channels]: map = features @ weights
//! photo/chelsea.png    001 chelsea/photo/chelsea.png the file itself, if wanted
//! head/weights.npy     head/weights.npy              [classes, channels], of own classes
//! head/bias.npy        head/bias.npy                 [classes], of own classes
//! manifest.json        manifest.json                 what is needed to compute it again
//! ```
//!
//! [`Bundle`] plans the files of one photo after the other: the archive of a gallery is written as its
//! photos come, and nothing but the manifest is kept. [`open`] reads a manifest again and says what shows
//! the same view.

mod checks;
mod error;
mod manifest;
mod opening;
mod planning;

pub use error::{BundleError, OddNumbers};
pub use manifest::{
    App, Contents, FORMAT, Files, Manifest, NetworkFacts, PhotoFacts, PhotoManifest, VERSION,
};
pub use opening::{MAX_MANIFEST_BYTES, Restored, RestoredPhoto, manifest_of, open};
pub use planning::{Bundle, Circumstances, Data, PhotoFile, Planned};

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a bundle that is not made ends its test"
)]
mod tests;
