//! The files of a zip archive, read by slices of its blob: the archive itself is never in memory.
//!
//! A file that is stored as it is becomes a slice of the archive's own blob, which copies nothing. One
//! that is deflated is inflated into a blob of its own; browsers put large blobs on disk.

use super::inflate::{can_inflate, inflated};
use camlens_client::archive::{Archive, Entry, EntryError, Packing, Step};
use camlens_client::gallery::media_type;
use camlens_client::reader::ArchiveTrouble;
use js_sys::{Array, Uint8Array};
use std::ops::Range;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag};

/// Bytes of a file in an archive: as many as a photo may have (`BYTE_LIMIT` of `crates/photo`).
const MAX_BYTES: u64 = 400_000_000;

/// The reason why a file of an archive cannot be had.
pub enum Unread {
    Entry(EntryError),
    /// The browser cannot inflate.
    NoInflating,
    /// The browser does not read the archive any more.
    Browser,
}

impl From<EntryError> for Unread {
    fn from(error: EntryError) -> Self {
        Self::Entry(error)
    }
}

/// All files of an archive.
///
/// # Errors
/// The reason why they cannot be listed.
pub async fn entries(archive: &File) -> Result<Vec<Entry>, ArchiveTrouble> {
    // A browser counts the bytes of a file in a float.
    let mut slices = Archive::new(archive.size() as u64, MAX_BYTES);
    loop {
        match slices.open()? {
            Step::Ready(entries) => return Ok(entries),
            Step::Need(range) => {
                let bytes = bytes(archive, range.clone()).await;
                slices.give(range, bytes.map_err(|_| ArchiveTrouble::Gone)?)?;
            }
        }
    }
}

/// A file of an archive.
///
/// # Errors
/// The reason why it cannot be had.
pub async fn file(archive: &File, entry: &Entry) -> Result<File, Unread> {
    let packing = entry.packing?;
    let header = bytes(archive, entry.header()).await;
    let data = entry.data(&header.map_err(|_| Unread::Browser)?)?;
    let data = slice(archive, data).map_err(|_| Unread::Browser)?;
    let data = match packing {
        Packing::Stored => data,
        Packing::Deflated if !can_inflate() => return Err(Unread::NoInflating),
        Packing::Deflated => {
            let inflated = inflated(&data, entry.bytes).await;
            inflated.map_err(|_| EntryError::Damaged)?
        }
    };
    named(&data, archive, entry).map_err(|_| Unread::Browser)
}

/// A file of these data. It counts as changed when the archive was: given again, it is the same photo.
fn named(data: &Blob, archive: &File, entry: &Entry) -> Result<File, JsValue> {
    let options = FilePropertyBag::new();
    options.set_last_modified(archive.last_modified());
    let name = entry.path.rsplit('/').next().unwrap_or_default();
    options.set_type(media_type(name));
    File::new_with_blob_sequence_and_options(&Array::of1(data), name, &options)
}

fn slice(archive: &Blob, range: Range<u64>) -> Result<Blob, JsValue> {
    archive.slice_with_f64_and_f64(range.start as f64, range.end as f64)
}

/// Bytes of a file.
///
/// # Errors
/// The browser does not read it any more.
pub async fn bytes(archive: &Blob, range: Range<u64>) -> Result<Vec<u8>, JsValue> {
    let slice = slice(archive, range)?;
    let buffer = JsFuture::from(slice.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
