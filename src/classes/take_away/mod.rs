//! A head of one's own, taken away: files for other programs, and a copy of the page that opens with it.

mod error;
mod files;
mod fetch;

// Files that are made of the site's own.
mod network;
mod site;

// What the visitor sees of it.
mod words;
mod taking;
mod panel;

// The head that came with the page.
mod shipped;

pub use panel::TakeAway;
pub use shipped::ShippedHead;
