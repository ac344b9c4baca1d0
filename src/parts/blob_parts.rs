//! A file in the making, in the browser's memory: browsers put large ones on disk, and the page's own memory
//! never holds it whole.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Bytes that wait in the page's memory before they become a part of the file.
const AT_ONCE: usize = 1 << 20;

/// The parts of a file so far.
#[derive(Default)]
pub struct BlobParts {
    parts: Array,
    waiting: Vec<u8>,
}

impl BlobParts {
    /// Adds bytes.
    ///
    /// # Errors
    /// The reason of a browser that takes no more.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= AT_ONCE {
            self.flush()?;
        }
        Ok(())
    }

    /// Adds a file as it is, without a copy of it.
    ///
    /// # Errors
    /// The reason of a browser that takes no more.
    pub fn add_blob(&mut self, blob: &Blob) -> Result<(), JsValue> {
        self.flush()?;
        self.parts.push(blob);
        Ok(())
    }

    /// The file, of this media type.
    ///
    /// # Errors
    /// The reason of a browser that makes none.
    pub fn finish(mut self, kind: &str) -> Result<Blob, JsValue> {
        self.flush()?;
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        Blob::new_with_blob_sequence_and_options(&self.parts, &options)
    }

    fn flush(&mut self) -> Result<(), JsValue> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        // The array goes with this call; what stays is the browser's.
        let bytes = Array::of1(&Uint8Array::from(self.waiting.as_slice()));
        self.parts
            .push(&Blob::new_with_u8_array_sequence(&bytes)?.into());
        self.waiting.clear();
        Ok(())
    }
}
