//! A project as bytes, for the browser's store: a record for each photo, one for the classes, and one for
//! the head that was learned.
//!
//! Their form is that of [`sealed`](crate::sealed). They are read as if anybody had written them: whatever
//! the bytes are, they become a sound photo, sound classes and a sound head, or a [`ProjectError`], and no
//! more memory is taken than a small multiple of their number.

mod error;
mod head;
mod member;
mod outline;

pub use error::ProjectError;
pub use head::{decode_head, encode_head};
pub(super) use member::MAX_CHANNELS;
pub use member::MemberRecord;
pub(super) use outline::MAX_CLASSES;
pub use outline::{decode_outline, encode_outline};

use crate::sealed::sealed;

/// Bytes with their checksum at the end, as all records ask for it.
pub fn with_checksum(record: Vec<u8>) -> Vec<u8> {
    sealed(record)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a record that is refused ends its test")]
mod tests;
