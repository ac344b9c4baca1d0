//! Errors of decoding.

use super::{BYTE_LIMIT, PIXEL_LIMIT};
use camlens_core::protocol::OtherFile;

/// The reason why a file gave no photo: a kind for the page, and a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    #[error("the file is empty")]
    Empty,
    #[error("this is not a picture: its first bytes are of no picture format")]
    NotAnImage,
    /// A known kind of file that holds no picture of its own.
    #[error("this file is {}", name_and_way_out(*kind))]
    NotAPhoto { kind: OtherFile },
    #[error("the {format} picture is damaged or ends too early ({detail})")]
    Truncated {
        format: &'static str,
        detail: String,
    },
    #[error(
        "the picture has {width} x {height} pixels, {} megapixels; the limit is {} megapixels",
        megapixels(*width, *height),
        PIXEL_LIMIT / 1_000_000
    )]
    TooLarge { width: usize, height: usize },
    #[error(
        "the file has {} MB; the limit is {} MB, which is what {} megapixels have without compression",
        bytes / 1_000_000,
        BYTE_LIMIT / 1_000_000,
        PIXEL_LIMIT / 1_000_000
    )]
    TooHeavy { bytes: u64 },
    #[error("{format} is a format that cannot be read here")]
    Unsupported { format: String },
    #[error("there is no memory left for the picture's {bytes} bytes")]
    OutOfMemory { bytes: u64 },
}

/// Megapixels, rounded down, so that the message never names a number above the limit's own.
pub(crate) fn megapixels(width: usize, height: usize) -> u64 {
    width as u64 * height as u64 / 1_000_000
}

fn name_and_way_out(file: OtherFile) -> &'static str {
    match file {
        OtherFile::Pdf => {
            "a PDF document; open it, and save the page with the photo as PNG or JPEG"
        }
        OtherFile::Zip => "a ZIP archive or a document; unpack it, and choose a photo in it",
        OtherFile::LockedZip => {
            "a ZIP archive with a password; unpack it, and choose a photo in it"
        }
        OtherFile::SevenZip => "a 7z archive; unpack it, and choose a photo in it",
        OtherFile::Rar => "a RAR archive; unpack it, and choose a photo in it",
        OtherFile::Gzip => "packed by gzip; unpack it, and choose the photo in it",
        OtherFile::Film => "a film; save one picture of it as JPEG or PNG",
        OtherFile::FilmOrSound => "a film or a sound; save one picture of it as JPEG or PNG",
    }
}

/// A picture that is damaged or ends too early.
pub(crate) fn truncated(format: &'static str, detail: &str) -> PhotoError {
    PhotoError::Truncated {
        format,
        detail: detail.to_owned(),
    }
}

/// A picture of a kind that is left to the browser.
pub(crate) fn unsupported(format: &str) -> PhotoError {
    PhotoError::Unsupported {
        format: format.to_owned(),
    }
}
