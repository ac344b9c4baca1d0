//! The world outside of the reader: the workers, and the photos' files.

use super::engine::{model_address, worker_scripts};
use super::photo_file::PhotoFile;
use crate::parts::blob_address::BlobAddress;
use camlens_client::browser::Crew;
use camlens_client::finding::{Finding, PhotoId};
use camlens_client::view::history::PhotoKey;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Blob, File};

/// The workers, and the files of the photos on the shelf.
pub(super) struct World {
    pub crew: Crew,
    files: HashMap<PhotoId, PhotoFile>,
}

impl World {
    /// A world without a worker and without photos.
    pub fn new() -> Self {
        Self {
            crew: Crew::new(worker_scripts(), model_address()),
            files: HashMap::new(),
        }
    }

    /// The file of a photo, as a worker reads it.
    pub fn blob(&self, photo: Option<PhotoId>) -> Option<&Blob> {
        Some(&self.files.get(&photo?)?.file)
    }

    /// Keeps the file of a photo.
    pub fn keep(&mut self, id: PhotoId, file: PhotoFile) {
        self.files.insert(id, file);
    }

    /// Makes the still of a finding whose file moves fit to be shown.
    pub fn keep_still(&mut self, finding: &Finding) {
        let (Some(png), Some(file)) = (&finding.still, self.files.get_mut(&finding.photo)) else {
            return;
        };
        if file.still.is_none() {
            file.still = BlobAddress::of_png(png);
        }
    }

    /// Drops all files but those of these photos.
    pub fn retain(&mut self, wanted: impl Fn(PhotoId) -> bool) {
        self.files.retain(|id, _| wanted(*id));
    }

    /// The name of a photo in the tab's history.
    pub fn key(&self, id: PhotoId) -> Option<PhotoKey> {
        Some(self.files.get(&id)?.key.clone())
    }

    /// The photo of this name; of several, the last.
    pub fn find(&self, key: &PhotoKey) -> Option<PhotoId> {
        let found = self.files.iter().filter(|(_, file)| file.key == *key);
        found.map(|(id, _)| *id).max()
    }

    /// The file of a photo.
    pub fn file_of(&self, id: PhotoId) -> Option<Blob> {
        Some(self.files.get(&id)?.file.clone())
    }

    /// The visitor's file of this name; of several, the last.
    pub fn file(&self, key: &PhotoKey) -> Option<File> {
        let file = &self.files.get(&self.find(key)?)?.file;
        file.dyn_ref::<File>().cloned()
    }

    /// The address of a photo's file; `None` where the browser gave none.
    pub fn address(&self, id: PhotoId) -> Option<String> {
        let address = self.files.get(&id)?.address()?;
        Some(address.as_str().to_owned())
    }

    /// The address of the picture that was read: of the still where the file moves.
    pub fn picture(&self, finding: &Finding) -> Option<String> {
        if finding.still.is_none() {
            return self.address(finding.photo);
        }
        let still = self.files.get(&finding.photo)?.still.as_ref()?;
        Some(still.as_str().to_owned())
    }
}
