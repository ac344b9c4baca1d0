//! Pictures that are saved: made in strips, so that the page goes on answering and nothing of a photo's size
//! is in its memory.

#![allow(dead_code, unused_imports, reason = "the room's buttons come next")]

mod breath;
mod canvas;
mod error;
mod figure;
mod file;
mod photo;
mod photo_size;
mod sheet;
mod write;

pub use breath::Act;
pub use error::PictureError;
pub use figure::figure;
pub use photo_size::{Shown, map_alone, overlay};
pub use sheet::{SheetTile, sheet};
