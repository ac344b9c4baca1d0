//! The page's end of the worker, without a user interface.
//!
//! In the order of knowing: a module knows only those above it.

// The build of the worker, and the way in which a photo is read.
pub mod variant;
pub mod way;

// The cost of a way, before it is chosen.
pub mod cost;

// The result of a reading, and the place where photos and results are kept.
pub mod finding;
pub mod shelf;

// The photos that a reload brings back.
pub mod kept;

// The head that the question is about, and how familiar a photo is to it.
pub mod familiar;
pub mod head_choice;

// The question and the look.
pub mod subject;
pub mod view;

// Lines on a photo.
pub mod paths;

// Bytes for the browser's store.
mod sealed;

// Things that are done one after the other.
pub mod turns;

// The photos of a visit.
pub mod gallery;

// Classes of the visitor's own.
pub mod classes;

// The files of a zip archive.
pub mod archive;

// What is shown, as files.
pub mod export;

// The camera, without a browser.
pub mod camera;

// The address's wishes about what is read.
pub mod wishes;

// The machine that speaks with the worker.
pub mod reader;

// The browser's worker.
#[cfg(feature = "browser")]
pub mod browser;
