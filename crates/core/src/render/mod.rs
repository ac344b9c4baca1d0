//! Numbers become colours.

mod colormap;
mod overlay;
mod scale;

pub use colormap::{Colormap, Kind, UnknownColormap};
pub use overlay::paint;
pub use scale::{FIXED, Range, Scale, UnknownRange};
