//! A decoded photo.

/// A photo as a person sees it: upright, without transparency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    pub width: usize,
    pub height: usize,
    /// Red, green, blue, row by row, top to bottom. Colour profiles are ignored, as Pillow does.
    pub pixels: Vec<u8>,
    /// The file has more frames than this first one.
    pub moves: bool,
}
