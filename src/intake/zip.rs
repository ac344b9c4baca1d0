//! The pictures in a zip archive. The archive is read by slices of its blob: of a thousand photos in it
//! one at a time is in memory.
//!
//! A photo that is stored as it is becomes a slice of the archive's own blob, which copies nothing. One
//! that is deflated is inflated into a blob of its own, one after the other; browsers put large blobs on
//! disk.

use super::act::Act;
use super::inflate::{can_inflate, inflated};
use crate::state::Given;
use camlens_client::archive::{Archive, Entry, EntryError, Packing, Step};
use camlens_client::gallery::{Folder, NaturalKey, is_picture_at, media_type};
use camlens_client::reader::ArchiveTrouble;
use js_sys::{Array, Uint8Array};
use std::ops::Range;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag};

/// Bytes of a file in an archive: as many as a photo may have (`BYTE_LIMIT` of `crates/photo`).
const MAX_BYTES: u64 = 400_000_000;

/// The number of photos in a batch.
const BATCH: usize = 20;

/// Brings the pictures of an archive, in the order of their paths.
///
/// # Errors
/// The reason why none, or not all of them, could be brought.
pub async fn bring(
    act: &Act,
    archive: &File,
    mut pictures: Vec<Entry>,
) -> Result<(), ArchiveTrouble> {
    pictures.retain(|entry| is_picture_at(&entry.path, ""));
    if pictures.is_empty() {
        return Err(ArchiveTrouble::NoPictures);
    }
    pictures.sort_by_cached_key(|entry| NaturalKey::of(&entry.path));
    let mut missing = Missing::default();
    let mut batch = Vec::new();
    for entry in &pictures {
        if act.is_over() {
            return Ok(());
        }
        match photo(archive, entry).await {
            Ok(file) => batch.push(Given {
                folder: Folder::in_archive(&archive.name(), &entry.path),
                file,
            }),
            Err(reason) => missing.add(reason),
        }
        if batch.len() == BATCH {
            act.bring(std::mem::take(&mut batch));
        }
    }
    act.bring(batch);
    missing.trouble(pictures.len()).map_or(Ok(()), Err)
}

/// Photos that could not be brought.
#[derive(Default)]
struct Missing {
    photos: usize,
    /// The reason for the first of them.
    reason: Option<Unread>,
}

impl Missing {
    fn add(&mut self, reason: Unread) {
        self.photos += 1;
        self.reason.get_or_insert(reason);
    }

    fn trouble(self, of: usize) -> Option<ArchiveTrouble> {
        let photos = self.photos;
        Some(match self.reason? {
            Unread::Entry(reason) => ArchiveTrouble::Photos { photos, of, reason },
            Unread::NoInflating => ArchiveTrouble::NoInflating { photos, of },
            Unread::Browser => ArchiveTrouble::Gone,
        })
    }
}

/// The reason why a photo of an archive could not be brought.
pub(super) enum Unread {
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

/// A photo of an archive as a file.
///
/// # Errors
/// The reason why it cannot be had.
pub(super) async fn photo(archive: &File, entry: &Entry) -> Result<File, Unread> {
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

fn slice(archive: &File, range: Range<u64>) -> Result<Blob, JsValue> {
    archive.slice_with_f64_and_f64(range.start as f64, range.end as f64)
}

/// Bytes of a file.
///
/// # Errors
/// The browser does not read it any more.
pub(super) async fn bytes(archive: &File, range: Range<u64>) -> Result<Vec<u8>, JsValue> {
    let slice = slice(archive, range)?;
    let buffer = JsFuture::from(slice.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
