//! All photos of this visit: a page over the page.

mod arrange;
mod bar;
mod grid;
mod mean;
mod page;
mod progress;
mod summary;
mod table;
mod tile;
mod words;

pub use page::Gallery;
pub use progress::Progress;
