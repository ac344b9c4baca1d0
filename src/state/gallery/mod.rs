//! The gallery as signals: photos come in, the reader's news about them follow, rooms show them.

mod context;
mod judge;
mod keep;
mod maps;
mod news;
mod selection;
mod take_in;
mod turn;

pub use context::GalleryContext;
pub use maps::{MapsContext, range_of};
