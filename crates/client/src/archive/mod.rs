//! The files of a zip archive, read by slices: an archive of gigabytes is never in memory.
//!
//! Nothing here reads a file. [`Archive::open`] says which bytes it needs, the page slices them from the
//! archive's blob, and [`Archive::give`] takes them:
//!
//! ```text
//! local header, data | local header, data | ... | directory | end, comment
//!                                                 2nd slice   1st slice
//! ```
//!
//! The directory has the place of each file's header, and the header, [`Entry::header`], that of its
//! data, [`Entry::data`]. Deflated data are inflated by the browser (`deflate-raw`).
//!
//! [`Writer`] writes an archive in the same manner: it gives what stands between the data of the files.
//!
//! The format: PKWARE, "APPNOTE.TXT", version 6.3.10, 2022; names in the sections 4.4.17 and 4.6.9 and
//! in appendix D.

mod bytes;
mod end;
mod entry;
mod error;
mod names;
mod opening;
mod safe_names;
mod top;
mod writing;

pub use entry::{Entry, Packing};
pub use error::{ArchiveError, EntryError};
pub use opening::{Archive, MAX_ENTRIES, Step};
pub use safe_names::SafeNames;
pub use top::at_top;
pub use writing::{Begun, Content, Moment, Writer};

#[cfg(test)]
mod tests;
