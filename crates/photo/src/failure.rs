//! Failures with a sentence for the visitor: the event, and the next step.

use super::error::megapixels;
use super::format::{HEIC, RAW};
use super::{BYTE_LIMIT, PIXEL_LIMIT, PhotoError};
use camlens_core::protocol::{Cause, Failure, FailureKind};

impl From<PhotoError> for Failure {
    fn from(error: PhotoError) -> Self {
        let (kind, advice) = match &error {
            PhotoError::Empty => (FailureKind::EmptyFile, "Choose another file."),
            PhotoError::NotAnImage => (
                FailureKind::NotAnImage,
                "Choose a photo: JPEG, PNG, WebP, GIF, BMP or TIFF.",
            ),
            PhotoError::NotAPhoto { .. } => (FailureKind::NotAnImage, ""),
            PhotoError::Truncated { .. } => (
                FailureKind::TruncatedImage,
                "Copy or download it again, or choose another photo.",
            ),
            PhotoError::TooLarge { .. } => (
                FailureKind::ImageTooLarge,
                "Make it smaller: the network looks at far fewer pixels.",
            ),
            PhotoError::Unsupported { format } if format == HEIC => (
                FailureKind::UnsupportedFormat,
                "It is the format of iPhones, and this browser does not read it. For new photos, \
                 choose Settings > Camera > Formats > Most Compatible on the iPhone. For this one, \
                 export or share it as JPEG.",
            ),
            PhotoError::Unsupported { format } if format == RAW => (
                FailureKind::UnsupportedFormat,
                "Neither Camlens nor this browser reads it. Develop it, and save it as JPEG or PNG.",
            ),
            PhotoError::Unsupported { .. } => (
                FailureKind::UnsupportedFormat,
                "Neither Camlens nor this browser reads it. Save it as JPEG or PNG and try again.",
            ),
            PhotoError::TooHeavy { .. } => (
                FailureKind::ImageTooLarge,
                "Save it smaller, or as JPEG or PNG: the network looks at far fewer pixels.",
            ),
            PhotoError::OutOfMemory { .. } => (
                FailureKind::OutOfMemory,
                "Close other tabs, or make the photo smaller.",
            ),
        };
        Self {
            kind,
            cause: cause(&error),
            message: sentence(&error, advice),
        }
    }
}

fn cause(error: &PhotoError) -> Cause {
    match error {
        PhotoError::Empty => Cause::EmptyFile,
        PhotoError::NotAnImage => Cause::NotAnImage,
        PhotoError::NotAPhoto { kind } => Cause::NotAPhoto { file: *kind },
        PhotoError::Truncated { format, .. } => Cause::Damaged {
            format: (*format).to_owned(),
        },
        PhotoError::TooLarge { width, height } => Cause::TooLarge {
            megapixels: megapixels(*width, *height),
            limit: PIXEL_LIMIT / 1_000_000,
        },
        PhotoError::TooHeavy { bytes } => Cause::TooHeavy {
            megabytes: bytes / 1_000_000,
            limit: BYTE_LIMIT / 1_000_000,
        },
        PhotoError::Unsupported { format } if format == HEIC => Cause::Heic,
        PhotoError::Unsupported { format } if format == RAW => Cause::Raw,
        PhotoError::Unsupported { format } => Cause::Unsupported {
            format: format.clone(),
        },
        PhotoError::OutOfMemory { .. } => Cause::PictureMemory,
    }
}

/// An error and its advice as two sentences.
fn sentence(error: &impl std::fmt::Display, advice: &str) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}. {advice}", letters.as_str())
        .trim_end()
        .to_owned()
}
