//! The gallery's photos, taken away together.

mod bundle;
mod dialog;
mod files;
mod many;
mod report;
mod sheet;

pub use dialog::{GallerySaver, SaveGallery, SaveGalleryButton};
