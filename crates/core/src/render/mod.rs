//! From numbers to colours.

mod colormap;
mod paint;
mod picture;
mod scale;

pub use colormap::{Colormap, Kind, UnknownColormap};
pub use paint::{Cover, NOT_A_NUMBER, paint};
pub use picture::{MapStyle, PictureError, picture};
pub use scale::{FIXED, Range, Scale, UnknownRange};
