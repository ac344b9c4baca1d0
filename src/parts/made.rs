//! Files that are made, and their media types.

use super::blob_parts::BlobParts;
use super::save_error::SaveError;
use web_sys::Blob;

/// A file that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    pub blob: Blob,
    pub name: String,
}

/// The media types of files.
pub mod kind {
    pub const NPY: &str = "application/octet-stream";
    pub const CSV: &str = "text/csv;charset=utf-8";
    pub const JSON: &str = "application/json";
    pub const HTML: &str = "text/html;charset=utf-8";
    pub const SVG: &str = "image/svg+xml";
    pub const ZIP: &str = "application/zip";
}

/// A text as a file.
///
/// # Errors
/// [`SaveError::Refused`].
pub fn text(text: &str, kind: &str) -> Result<Blob, SaveError> {
    bytes(text.as_bytes(), kind)
}

/// Bytes as a file.
///
/// # Errors
/// [`SaveError::Refused`].
pub fn bytes(bytes: &[u8], kind: &str) -> Result<Blob, SaveError> {
    let mut parts = BlobParts::default();
    parts.add(bytes)?;
    Ok(parts.finish(kind)?)
}
