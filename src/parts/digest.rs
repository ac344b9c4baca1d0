//! Sums over files: what a zip archive and a manifest say of them.

use super::save_error::SaveError;
use camlens_client::archive::Content;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use std::ops::ControlFlow;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Bytes of a file that are read at once.
const AT_ONCE: f64 = (1 << 22) as f64;

/// Files of which the browser has to hold all bytes at once get no hash above this.
const MAX_HASHED: f64 = 1e8;

/// Whether work is still wanted: asked again and again.
pub type GoesOn<'a> = &'a dyn Fn() -> ControlFlow<()>;

/// Length and CRC-32 of a file, read slice by slice.
///
/// # Errors
/// [`SaveError::FileGone`] where the browser does not read it any more, [`SaveError::Cancelled`].
pub async fn content_of(
    file: &Blob,
    name: &str,
    goes_on: GoesOn<'_>,
) -> Result<Content, SaveError> {
    let (size, mut at) = (file.size(), 0.0);
    let mut crc = crc32fast::Hasher::new();
    while at < size {
        if goes_on().is_break() {
            return Err(SaveError::Cancelled);
        }
        let end = (at + AT_ONCE).min(size);
        let bytes = slice(file, at, end).await;
        crc.update(&bytes.map_err(|_| SaveError::FileGone(name.to_owned()))?);
        at = end;
    }
    Ok(Content {
        bytes: size as u64,
        crc32: crc.finalize(),
    })
}

async fn slice(file: &Blob, from: f64, to: f64) -> Result<Vec<u8>, JsValue> {
    let slice = file.slice_with_f64_and_f64(from, to)?;
    let bytes = JsFuture::from(slice.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// The SHA-256 of a file in hexadecimal digits; `None` for a very large one, and where the browser computes
/// none, as on plain http.
pub async fn sha256(file: &Blob) -> Option<String> {
    if file.size() > MAX_HASHED {
        return None;
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest: Function = Reflect::get(&subtle, &"digest".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let sum: Promise = digest
        .call2(&subtle, &"SHA-256".into(), &bytes)
        .ok()?
        .dyn_into()
        .ok()?;
    let sum = Uint8Array::new(&JsFuture::from(sum).await.ok()?).to_vec();
    Some(sum.iter().map(|byte| format!("{byte:02x}")).collect())
}
