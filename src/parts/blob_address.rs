//! Addresses of files in the browser's memory.

use web_sys::{Blob, BlobPropertyBag, Url};

/// A `blob:` address; its memory is given back when this is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct BlobAddress(String);

impl BlobAddress {
    /// An address for a blob; `None` where the browser refuses one.
    pub fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// An address for PNG bytes.
    pub fn of_png(bytes: &[u8]) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type("image/png");
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Self::of(&blob)
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for BlobAddress {
    fn drop(&mut self) {
        // Fails for no address that was made by the browser.
        let _ = Url::revoke_object_url(&self.0);
    }
}
