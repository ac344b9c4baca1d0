//! The workers that a reader's commands are about.

use super::bridge::{Bridge, BridgeError};
use crate::reader::Heard;
use crate::variant::{Choice, Variant};
use camlens_core::protocol::{Buffer, Request};
use web_sys::Blob;

/// The worker that reads, where one runs, and the one that prepares photos.
pub struct Crew {
    /// The absolute address of each build's script.
    scripts: Vec<(Variant, String)>,
    /// The absolute address of the network's manifest.
    model: Option<String>,
    reader: Option<Bridge>,
    preparer: Option<Bridge>,
}

impl Crew {
    /// Nobody at work yet.
    pub fn new(scripts: Vec<(Variant, String)>, model: Option<String>) -> Self {
        Self {
            scripts,
            model,
            reader: None,
            preparer: None,
        }
    }

    /// Starts the worker that reads.
    ///
    /// # Errors
    /// [`BridgeError::Start`].
    pub fn start(
        &mut self,
        choice: Choice,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<(), BridgeError> {
        let script = self.script(choice)?;
        self.reader = Some(Bridge::start(script, self.model.as_deref(), choice, hear)?);
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

    /// The worker that reads, to be dropped; it ends then.
    pub fn end(&mut self) -> Option<Bridge> {
        self.reader.take()
    }

    /// The worker that prepares photos, to be dropped; it ends then.
    pub fn end_preparer(&mut self) -> Option<Bridge> {
        self.preparer.take()
    }

    /// Sends a request to the worker that reads, with the photo's file and the arrays beside it.
    ///
    /// # Errors
    /// [`BridgeError::Post`].
    pub fn post(
        &self,
        request: &Request,
        file: Option<&Blob>,
        buffers: &[Buffer],
    ) -> Result<(), BridgeError> {
        post(self.reader.as_ref(), request, file, buffers)
    }

    /// Sends a request to the worker that prepares photos, with the photo's file beside it.
    ///
    /// # Errors
    /// [`BridgeError::Post`].
    pub fn post_preparer(&self, request: &Request, file: Option<&Blob>) -> Result<(), BridgeError> {
        post(self.preparer.as_ref(), request, file, &[])
    }
}

fn post(
    worker: Option<&Bridge>,
    request: &Request,
    file: Option<&Blob>,
    buffers: &[Buffer],
) -> Result<(), BridgeError> {
    match worker {
        Some(worker) => worker.post(request, file, buffers),
        None => Ok(()),
    }
}
