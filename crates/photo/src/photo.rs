//! A decoded photo.

use camlens_core::protocol::Remark;

/// A photo as a person sees it: upright, without transparency.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    pub width: usize,
    pub height: usize,
    /// Red, green, blue, row by row, top to bottom. Colour profiles are ignored, as Pillow does.
    pub pixels: Vec<u8>,
    /// What a person has to know about how the file was read; empty for most photos.
    pub remarks: Vec<Remark>,
}
