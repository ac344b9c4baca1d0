//! Which pixels of a photo the network sees, and the way back from its grid to the photo.
//!
//! Arithmetic on sizes, known to both sides of the browser; `camlens-network` has the pixels.

mod detail;
mod geometry;
mod placement;
mod places;
mod spec;

pub use detail::{Detail, ShortSide, UnknownShortSide};
pub use geometry::{Frame, Framing, LONGEST_RATIO, Rectangle, crop_corner, crop_resized};
pub use placement::{Offset, Placement};
pub use places::PixelBox;
pub use spec::{ChannelOrder, InputSpec};
