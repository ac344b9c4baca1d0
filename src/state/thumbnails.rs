//! Small pictures of photos: what the network saw of each, as a JPEG file in the browser's memory.

use crate::parts::blob_address::BlobAddress;
use crate::parts::{canvas, canvas_file};
use camlens_client::finding::{Finding, PhotoId};
use leptos::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlCanvasElement};

/// At this quality 256 x 341 pixels take about 15 kB.
const QUALITY: f64 = 0.8;

/// The thumbnails of some photos.
#[derive(Default)]
pub(super) struct Thumbnails {
    of_photo: HashMap<PhotoId, Thumbnail>,
}

struct Thumbnail {
    file: Blob,
    address: BlobAddress,
}

impl Thumbnails {
    /// The address of a photo's thumbnail.
    pub fn address(&self, photo: PhotoId) -> Option<String> {
        let thumbnail = self.of_photo.get(&photo)?;
        Some(thumbnail.address.as_str().to_owned())
    }

    /// The thumbnail of a photo as a file.
    pub fn file(&self, photo: PhotoId) -> Option<Blob> {
        Some(self.of_photo.get(&photo)?.file.clone())
    }

    /// Shows a picture as the thumbnail of a photo. Where the browser gives it no address there is none.
    pub fn put(&mut self, photo: PhotoId, file: Blob) {
        if let Some(address) = BlobAddress::of(&file) {
            self.of_photo.insert(photo, Thumbnail { file, address });
        }
    }

    /// Drops the thumbnail of a photo.
    pub fn remove(&mut self, photo: PhotoId) {
        self.of_photo.remove(&photo);
    }
}

/// What the network saw of a photo, as a JPEG file.
///
/// # Errors
/// The reason of a browser that makes none.
pub(super) async fn picture_of(finding: &Finding) -> Result<Blob, JsValue> {
    let size = finding.frame.input;
    jpeg(&rgba_of(&finding.input), (size.0 as u32, size.1 as u32)).await
}

fn rgba_of(rgb: &[u8]) -> Vec<u8> {
    let pixels = rgb.chunks_exact(3);
    pixels
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2], u8::MAX])
        .collect()
}

async fn jpeg(rgba: &[u8], size: (u32, u32)) -> Result<Blob, JsValue> {
    let holder: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas::put(&holder, rgba, size)?;
    canvas_file::jpeg(&holder, QUALITY).await
}
