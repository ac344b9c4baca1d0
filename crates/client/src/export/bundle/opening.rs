//! The way back from a bundle: its manifest, and what of it shows the same view.

use super::checks::{odd_numbers, sound_view};
use super::error::BundleError;
use super::manifest::{
    App, FORMAT, Files, MANIFEST, Manifest, NetworkFacts, PhotoManifest, VERSION,
};
use crate::archive::at_top;
use crate::export::exhibit::Source;
use crate::export::head_facts::HeadFacts;
use crate::export::npy::{Array, NumberKind, Numbers, head};
use crate::gallery::Folder;
use crate::head_choice::HeadKind;
use crate::view::View;
use crate::way::Way;
use camlens_core::cam::ActivationMap;
use serde::Deserialize;
use std::collections::HashMap;

/// Bytes of a manifest that is read: 6 kB for each photo of a large gallery.
pub const MAX_MANIFEST_BYTES: u64 = 1 << 28;

/// A bundle that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    pub app: App,
    pub network: NetworkFacts,
    /// The head that answered.
    pub head: HeadFacts,
    /// Question and look; cells that the pointer was at, and maps side by side, are left out.
    pub view: View,
    /// The way in which the page would have read the next photo.
    pub way: Way,
    /// The view as pairs of an address, with groups by their WordNet ids.
    pub link: Vec<(String, String)>,
    /// At least one.
    pub photos: Vec<RestoredPhoto>,
}

/// A photo of a bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoredPhoto {
    pub source: Source,
    /// The way in which this photo was read.
    pub way: Way,
    /// The exact network read it.
    pub exact: bool,
    /// Bytes of its file.
    pub bytes: u64,
    /// Of its file, lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// The path of its file in the archive; `None` where the bundle was made without.
    pub path: Option<String>,
    /// All that the manifest says of it; its paths are relative to the manifest.
    pub manifest: PhotoManifest,
    /// The path of its map in the archive.
    pub map_path: String,
}

/// The path of the manifest among those of an archive: at its top, or in its only folder, which
/// some programs put around what they pack again.
pub fn manifest_of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    at_top(paths, MANIFEST)
}

/// The part of a manifest that says whether it is one.
#[derive(Deserialize)]
struct Kind {
    format: String,
    version: u32,
}

/// Reads a manifest, which lies at `at` in an archive of these files: paths, and bytes.
///
/// # Errors
/// [`BundleError`] for anything that a page did not write, and for a newer version.
pub fn open<'a>(
    manifest: &[u8],
    at: &str,
    files: impl IntoIterator<Item = (&'a str, u64)>,
) -> Result<Restored, BundleError> {
    let (bytes, limit) = (manifest.len() as u64, MAX_MANIFEST_BYTES);
    if bytes > limit {
        return Err(BundleError::TooLarge { bytes, limit });
    }
    let manifest = read(manifest)?;
    let archive = Archived {
        before: at.strip_suffix(MANIFEST).unwrap_or_default(),
        bytes: files.into_iter().collect(),
    };
    let network = manifest.network;
    archive.check_head(&manifest.head, &network)?;
    let view = sound_view(manifest.view, &network).ok_or(BundleError::View)?;
    let photos = manifest.photos.into_iter().enumerate();
    let photos: Result<Vec<_>, _> = photos
        .map(|(number, photo)| match odd_numbers(&photo, &network) {
            Some(of) => Err(BundleError::Numbers { photo: number, of }),
            None => archive.photo(photo, network.classes),
        })
        .collect();
    let photos = photos?;
    if photos.is_empty() {
        return Err(BundleError::NoPhoto);
    }
    Ok(Restored {
        app: manifest.app,
        network,
        head: manifest.head,
        view,
        way: manifest.way,
        link: manifest.link,
        photos,
    })
}

/// The manifest of these bytes.
fn read(json: &[u8]) -> Result<Manifest, BundleError> {
    let damaged = |error: serde_json::Error| BundleError::Damaged {
        detail: error.to_string(),
    };
    let kind: Kind = match serde_json::from_slice(json) {
        Ok(kind) => kind,
        // Of a damaged one, the word is there still.
        Err(error) if has_format(json) => return Err(damaged(error)),
        Err(_) => return Err(BundleError::NotABundle),
    };
    if kind.format != FORMAT {
        return Err(BundleError::NotABundle);
    }
    if kind.version > VERSION {
        let (found, known) = (kind.version, VERSION);
        return Err(BundleError::Newer { found, known });
    }
    serde_json::from_slice(json).map_err(damaged)
}

fn has_format(json: &[u8]) -> bool {
    let word = FORMAT.as_bytes();
    json.windows(word.len()).any(|bytes| bytes == word)
}

/// The files of an archive around a manifest.
struct Archived<'a> {
    /// The manifest's folder, with its slash.
    before: &'a str,
    bytes: HashMap<&'a str, u64>,
}

impl Archived<'_> {
    /// The path in the archive of a path of the manifest, and the bytes of that file.
    fn find(&self, path: &str) -> Result<(String, u64), BundleError> {
        let named = |part: &str| !matches!(part, "" | "." | "..");
        if path.contains('\\') || !path.split('/').all(named) {
            let path = path.to_owned();
            return Err(BundleError::Path { path });
        }
        let path = format!("{}{path}", self.before);
        match self.bytes.get(path.as_str()) {
            Some(&bytes) => Ok((path, bytes)),
            None => Err(BundleError::MissingFile { path }),
        }
    }

    /// A file that has to have this many bytes.
    fn of_size(&self, path: &str, expected: u64) -> Result<String, BundleError> {
        let (path, found) = self.find(path)?;
        if found != expected {
            return Err(BundleError::OtherSize {
                path,
                expected,
                found,
            });
        }
        Ok(path)
    }

    /// Whether there is a name for each of own classes, and what the head is computed from.
    fn check_head(&self, head: &HeadFacts, network: &NetworkFacts) -> Result<(), BundleError> {
        let (classes, channels) = (network.classes, network.channels);
        if head.kind == HeadKind::Own && head.classes.len() != classes {
            return Err(BundleError::Head);
        }
        for (path, shape) in [
            (&head.weights, &[classes, channels][..]),
            (&head.bias, &[classes][..]),
        ] {
            if let Some(path) = path {
                self.of_size(path, floats(shape).ok_or(BundleError::Head)?)?;
            }
        }
        Ok(())
    }

    fn photo(&self, photo: PhotoManifest, classes: usize) -> Result<RestoredPhoto, BundleError> {
        let files: &Files = &photo.files;
        for path in files.all() {
            self.find(path)?;
        }
        let grid = [photo.map.rows, photo.map.columns];
        let map_path = self.of_size(&files.map, floats(&grid).ok_or(BundleError::Head)?)?;
        self.of_size(&files.logits, floats(&[classes]).ok_or(BundleError::Head)?)?;
        let path = files.photo.as_ref();
        let path = path.map(|path| self.of_size(path, photo.photo.bytes));
        Ok(RestoredPhoto {
            source: Source {
                name: photo.photo.name.clone(),
                folder: Folder(photo.photo.folder.clone()),
            },
            way: photo.reading.way(),
            exact: photo.reading.exact,
            bytes: photo.photo.bytes,
            sha256: photo.photo.sha256.clone(),
            path: path.transpose()?,
            map_path,
            manifest: photo,
        })
    }
}

/// The length in bytes of a file with this many floats; `None` where it overflows.
fn floats(shape: &[usize]) -> Option<u64> {
    let numbers = shape
        .iter()
        .try_fold(4, |bytes: usize, &side| bytes.checked_mul(side))?;
    Some(numbers as u64 + head(NumberKind::Float32, shape).len() as u64)
}

impl RestoredPhoto {
    /// The map of the bytes of the file at `map_path`.
    ///
    /// # Errors
    /// [`BundleError::Map`] and [`BundleError::OtherShape`] for bytes that are not of this grid.
    pub fn map(&self, file: &[u8]) -> Result<ActivationMap, BundleError> {
        let path = || self.map_path.clone();
        let array = Array::decode(file);
        let array = array.map_err(|error| BundleError::Map {
            path: path(),
            error,
        })?;
        let (rows, columns) = (self.manifest.map.rows, self.manifest.map.columns);
        match array.numbers() {
            Numbers::Floats(values) if array.shape() == [rows, columns] => Ok(ActivationMap {
                rows,
                columns,
                values: values.clone(),
            }),
            Numbers::Floats(_) | Numbers::Bytes(_) => Err(BundleError::OtherShape {
                path: path(),
                expected: vec![rows, columns],
                found: array.shape().to_vec(),
            }),
        }
    }
}
