//! From numbers to colours.

mod alone;
mod blend;
mod colormap;
mod paint;
mod picture;
mod scale;
mod stroke;

// A map by itself, on a canvas.
pub use paint::{Cover, NOT_A_NUMBER, paint, palette};

// A map and its photo in a file: by rows, and whole.
pub use alone::MapAlone;
pub use blend::{Blend, Coat, MapStyle, OUTLINE, PictureError, SHADE};
pub use picture::picture;
pub use stroke::{Stroke, dashed};

pub use colormap::{Colormap, Kind, UnknownColormap};
pub use scale::{FIXED, Range, Scale, UnknownRange};
