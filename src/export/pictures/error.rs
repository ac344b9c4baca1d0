//! The reasons for which no picture is made.

use crate::parts::save_error::SaveError;
use camlens_client::export::PngError;
use camlens_core::render::PictureError as BlendError;

/// No picture; never a wrong one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// The browser shows no picture at the photo's address, or there is no address.
    NoPhoto,
    /// The browser shows the photo in another size than it was read in, each as width and height.
    OtherSize {
        expected: (usize, usize),
        found: (usize, usize),
    },
    /// The browser gives no canvas, or none of this size.
    CanvasRefused,
    /// The browser changes the pixels that a page reads, to keep the visitor from being recognised.
    PixelsChanged,
    /// The visitor wants it no more.
    Cancelled,
    /// The pixels did not become a file.
    Encoding(PngError),
}

impl From<PngError> for PictureError {
    fn from(error: PngError) -> Self {
        Self::Encoding(error)
    }
}

impl From<BlendError> for PictureError {
    fn from(BlendError { expected, found }: BlendError) -> Self {
        Self::Encoding(PngError::Rows { expected, found })
    }
}

impl From<PictureError> for SaveError {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::NoPhoto | PictureError::OtherSize { .. } => Self::NotShown,
            PictureError::PixelsChanged => Self::PixelsChanged,
            PictureError::Cancelled => Self::Cancelled,
            PictureError::CanvasRefused => Self::Refused("no canvas".to_owned()),
            PictureError::Encoding(reason) => Self::Refused(reason.to_string()),
        }
    }
}
