//! The world outside of the reader: the worker, and the photos' files.

use super::engine::{model_address, worker_scripts};
use super::photo_file::{BlobAddress, PhotoFile};
use camlens_client::browser::{Bridge, BridgeError};
use camlens_client::finding::{Finding, PhotoId};
use camlens_client::reader::Heard;
use camlens_client::variant::{Choice, Variant};
use camlens_client::view::history::PhotoKey;
use camlens_core::protocol::{Buffer, Request};
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::File;

/// A worker, where one runs, and the files of the photos on the shelf.
pub(super) struct World {
    /// The absolute address of each build's script.
    scripts: Vec<(Variant, String)>,
    /// The absolute address of the network's manifest.
    model: Option<String>,
    worker: Option<Bridge>,
    preparer: Option<Bridge>,
    files: HashMap<PhotoId, PhotoFile>,
}

impl World {
    /// A world without a worker and without photos.
    pub fn new() -> Self {
        Self {
            scripts: worker_scripts(),
            model: model_address(),
            worker: None,
            preparer: None,
            files: HashMap::new(),
        }
    }

    /// Starts a worker.
    ///
    /// # Errors
    /// [`BridgeError::Start`].
    pub fn start(
        &mut self,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<(), BridgeError> {
        let script = self.script(choice)?;
        self.worker = Some(Bridge::start(script, self.model.as_deref(), choice, hear)?);
        Ok(())
    }

    /// Starts the worker that prepares photos. It asks for no network.
    ///
    /// # Errors
    /// [`BridgeError::Start`].
    pub fn start_preparer(
        &mut self,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<(), BridgeError> {
        let script = self.script(choice)?;
        self.preparer = Some(Bridge::start(script, None, choice, hear)?);
        Ok(())
    }

    fn script(&self, choice: Choice) -> Result<&str, BridgeError> {
        let mut scripts = self.scripts.iter();
        let script = scripts.find(|(variant, _)| *variant == choice.variant);
        let (_, script) = script.ok_or_else(|| BridgeError::Start("no such build".to_owned()))?;
        Ok(script)
    }

    /// The worker that prepares photos, to be dropped; it ends then.
    pub fn end_preparer(&mut self) -> Option<Bridge> {
        self.preparer.take()
    }

    /// The worker, to be dropped; it ends then.
    pub fn end(&mut self) -> Option<Bridge> {
        self.worker.take()
    }

    /// Sends a request to the worker, with the photo's file and the arrays beside it.
    ///
    /// # Errors
    /// [`BridgeError::Post`].
    pub fn post(
        &self,
        request: &Request,
        photo: Option<PhotoId>,
        buffers: &[Buffer],
    ) -> Result<(), BridgeError> {
        self.post_to(self.worker.as_ref(), request, photo, buffers)
    }

    /// Sends a request to the worker that prepares photos, with the photo's file beside it.
    ///
    /// # Errors
    /// [`BridgeError::Post`].
    pub fn post_preparer(
        &self,
        request: &Request,
        photo: Option<PhotoId>,
    ) -> Result<(), BridgeError> {
        self.post_to(self.preparer.as_ref(), request, photo, &[])
    }

    fn post_to(
        &self,
        worker: Option<&Bridge>,
        request: &Request,
        photo: Option<PhotoId>,
        buffers: &[Buffer],
    ) -> Result<(), BridgeError> {
        let file = photo.and_then(|id| self.files.get(&id));
        match worker {
            Some(worker) => worker.post(request, file.map(|of| &of.file), buffers),
            None => Ok(()),
        }
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
