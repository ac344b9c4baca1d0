//! A photo as the visitor gave it: the file, its name, and an address to show it under.

use super::samples::Sample;
use crate::parts::document::absolute;
use crate::parts::file_name::readable;
use leptos::prelude::window;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, Response, Url};

thread_local! {
    static LAST_NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// A `blob:` address; its memory is given back when nobody shows it any more.
#[derive(Debug, PartialEq, Eq)]
pub struct BlobAddress(String);

impl BlobAddress {
    /// An address for a blob; none where the browser refuses one.
    pub fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// An address for PNG bytes.
    pub fn of_png(bytes: &js_sys::Uint8Array) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type("image/png");
        let parts = js_sys::Array::of1(bytes);
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

/// A photo to be read.
#[derive(Debug)]
pub struct Photo {
    /// The same for every request about this photo.
    pub number: u32,
    pub name: String,
    /// What is on it, for those who do not see it.
    pub alt: String,
    /// The visitor gave it; it is no sample.
    pub visitors: bool,
    pub file: Blob,
    /// None where the browser gives no address: then only the map is shown.
    pub address: Option<Rc<BlobAddress>>,
}

impl Photo {
    fn new(name: String, alt: String, visitors: bool, file: Blob) -> Self {
        let number = LAST_NUMBER.with(|last| {
            last.set(last.get() + 1);
            last.get()
        });
        let address = BlobAddress::of(&file).map(Rc::new);
        Self {
            number,
            name,
            alt,
            visitors,
            file,
            address,
        }
    }

    /// The photo in a visitor's file.
    pub fn of_file(file: File) -> Self {
        let name = match file.name() {
            name if name.is_empty() => "pasted photo".to_owned(),
            name => readable(&name),
        };
        let alt = format!("Your photo {name}");
        Self::new(name, alt, true, file.into())
    }

    /// Fetches a sample from beside the page.
    ///
    /// # Errors
    /// What the browser or the server said.
    pub async fn of_sample(sample: &'static Sample) -> Result<Self, JsValue> {
        let address = absolute(&sample.address()).ok_or("the page has no address")?;
        let response: Response = JsFuture::from(window().fetch_with_str(&address))
            .await?
            .dyn_into()?;
        if !response.ok() {
            return Err(format!("{address}: {}", response.status()).into());
        }
        let blob: Blob = JsFuture::from(response.blob()?).await?.dyn_into()?;
        Ok(Self::new(
            sample.file.to_owned(),
            sample.alt.to_owned(),
            false,
            blob,
        ))
    }
}
