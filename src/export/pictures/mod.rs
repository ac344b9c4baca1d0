//! Pictures that are saved: made in strips, so that the page goes on answering and nothing of a photo's size
//! is in its memory.

mod breath;
mod canvas;
mod error;
mod figure;
mod file;
mod photo;
mod photo_size;
mod sheet;
mod tile;
mod write;

pub use figure::figure;
pub use photo_size::{Shown, map_alone, overlay};
pub use sheet::{SheetTile, sheet};
pub use tile::tile;
