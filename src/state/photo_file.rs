//! The file of a photo: given by the visitor, or fetched from beside the page.

use super::samples::Sample;
use crate::parts::blob_address::BlobAddress;
use crate::parts::document::absolute;
use crate::parts::file_name::readable;
use camlens_client::shelf::{Origin, Photo};
use camlens_client::view::history::PhotoKey;
use camlens_words::say;
use leptos::prelude::window;
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, Response};

/// The file of a photo, with an address to show it under.
#[derive(Debug)]
pub struct PhotoFile {
    /// Its name in the tab's history.
    pub key: PhotoKey,
    pub file: Blob,
    /// Made when it is first asked for: most photos of a folder are never shown from their file.
    address: OnceCell<Option<BlobAddress>>,
    /// The first picture of a file that moves, once it was read.
    pub still: Option<BlobAddress>,
}

impl PhotoFile {
    fn new(key: PhotoKey, file: Blob) -> Self {
        Self {
            key,
            address: OnceCell::new(),
            file,
            still: None,
        }
    }

    /// The address to show it under. `None` where the browser gives no address: then only the map is
    /// shown.
    pub fn address(&self) -> Option<&BlobAddress> {
        let make = || BlobAddress::of(&self.file);
        self.address.get_or_init(make).as_ref()
    }

    /// Takes in a visitor's file, under its name in the tab's history.
    pub fn of_visitor(key: String, file: File) -> (Photo, Self) {
        let name = match file.name() {
            name if name.is_empty() => say::photo_pasted(),
            name => readable(&name),
        };
        (photo_of_visitor(name), Self::new_of_visitor(key, file))
    }

    /// The file of a visitor's photo, under its name in the tab's history.
    pub fn new_of_visitor(key: String, file: File) -> Self {
        Self::new(PhotoKey::Own(key), file.into())
    }

    /// Fetches a sample from beside the page.
    ///
    /// # Errors
    /// What the browser or the server said.
    pub async fn of_sample(sample: &'static Sample) -> Result<(Photo, Self), JsValue> {
        let address = absolute(&sample.address()).ok_or("the page has no address")?;
        let response: Response = JsFuture::from(window().fetch_with_str(&address))
            .await?
            .dyn_into()?;
        if !response.ok() {
            return Err(format!("{address}: {}", response.status()).into());
        }
        let file: Blob = JsFuture::from(response.blob()?).await?.dyn_into()?;
        let photo = Photo {
            name: sample.file.to_owned(),
            alt: sample.alt(),
            origin: Origin::Sample(sample.name),
        };
        let key = PhotoKey::Sample(sample.name.to_owned());
        Ok((photo, Self::new(key, file)))
    }
}

/// A photo of the visitor's, as the page names it.
pub fn photo_of_visitor(name: String) -> Photo {
    Photo {
        alt: say::photo_yours(&name),
        name,
        origin: Origin::Visitor,
    }
}

/// The begin of the names of photos that are kept elsewhere than with the tab's own.
const ELSEWHERE: &str = "class-";

/// A name for a photo of a class, which all tabs have.
pub fn new_key_elsewhere() -> String {
    format!("{ELSEWHERE}{}", new_key())
}

/// Whether a photo is kept elsewhere than with the tab's own.
pub fn is_kept_elsewhere(key: &str) -> bool {
    key.starts_with(ELSEWHERE)
}

/// A name that no other photo of this tab has, before a reload or after it.
pub fn new_key() -> String {
    // Two photos that are given in the same millisecond differ by chance.
    format!(
        "{}-{}",
        js_sys::Date::now(),
        (js_sys::Math::random() * 1e15) as u64
    )
}
