//! The limits of a photo, and the bytes that tell its format.

use crate::PhotoError;

/// Pixels from which a photo is refused before it is decoded.
pub const PIXEL_LIMIT: u64 = 100_000_000;

/// Bytes beyond which a file is refused before it is opened: the size of the largest accepted photo
/// as uncompressed RGBA. A larger file is hardly a photo, and would not fit into memory beside its own
/// pixels.
pub const BYTE_LIMIT: u64 = 4 * PIXEL_LIMIT;

/// Bytes at a file's beginning that tell its format.
pub const HEAD: u64 = 1024;

/// # Errors
/// [`PhotoError::TooLarge`] from [`PIXEL_LIMIT`] on.
pub(crate) fn within_limit(width: usize, height: usize) -> Result<(), PhotoError> {
    if (width as u64).saturating_mul(height as u64) < PIXEL_LIMIT {
        return Ok(());
    }
    Err(PhotoError::TooLarge { width, height })
}
