//! Camlens for other pages: the wasm behind `camlens.js`.
//!
//! `static/module/camlens.js` is what other pages call: it takes pictures of every kind, makes promises, and
//! ends them. Behind it, in the order of knowing:

// The reason why an order or the network came to nothing.
pub mod trouble;

// The orders of a page, one after the other, over the reader.
pub mod desk;

// The answers to questions about a reading.
pub mod answer;

// The classes that the wasm exports.
pub mod browser;
