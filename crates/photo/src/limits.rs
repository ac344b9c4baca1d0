//! The limits of a photo, and the bytes that tell its format.

/// Pixels from which a photo is refused before it is decoded.
pub const PIXEL_LIMIT: u64 = 100_000_000;

/// Bytes beyond which a file is refused before it is opened: the size of the largest accepted photo
/// as uncompressed RGBA. A larger file is hardly a photo, and would not fit into memory beside its own
/// pixels.
pub const BYTE_LIMIT: u64 = 4 * PIXEL_LIMIT;

/// Bytes at a file's beginning that tell its format.
pub const HEAD: u64 = 1024;

/// The most bytes that a decoder may allocate beside the photo itself.
pub(crate) const SCRATCH_LIMIT: usize = 1 << 30;
