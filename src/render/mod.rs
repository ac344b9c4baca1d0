//! Numbers become colours.

mod colormap;
mod overlay;
mod scale;

pub use colormap::Colormap;
pub use overlay::paint;
pub use scale::Scale;
