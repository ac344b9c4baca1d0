//! Failures: kinds that the page tells apart, and causes that it has a sentence for.

use serde::{Deserialize, Serialize};

/// A failure, as the page tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub kind: FailureKind,
    /// The event, with what a sentence about it names. Default: [`Cause::Other`].
    #[serde(default)]
    pub cause: Cause,
    /// The event and the next step in English, for a console and for [`Cause::Other`].
    pub message: String,
}

/// The event behind a failure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "name",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Cause {
    /// The file has no bytes.
    EmptyFile,
    /// Its first bytes are of no known kind of file.
    NotAnImage,
    /// It is of a known kind that holds no picture of its own.
    NotAPhoto { file: OtherFile },
    /// The picture is damaged or ends too early.
    Damaged { format: String },
    /// It has more pixels than the limit; both in megapixels, rounded down.
    TooLarge { megapixels: u64, limit: u64 },
    /// It has more bytes than the limit; both in megabytes, rounded down.
    TooHeavy { megabytes: u64, limit: u64 },
    /// The format of iPhones' photos, which this browser does not read.
    Heic,
    /// A camera's own format.
    Raw,
    /// A format that neither Camlens nor this browser reads.
    Unsupported { format: String },
    /// There is no memory for the picture.
    PictureMemory,
    /// The browser does not hand out the file any more.
    FileGone,
    /// A photo came before the network.
    NoNetwork,
    /// A file of the network could not be fetched; `status` is the server's answer, if there was one.
    NotFetched { file: String, status: Option<u16> },
    /// There is no memory for the network.
    NetworkMemory,
    /// A pass ended with an error.
    PassFailed { detail: String },
    /// The worker ended without a message at this photo, more than once.
    WorkerEnded,
    /// The network's files are damaged, or of another version.
    NetworkDamaged { detail: String },
    /// An event that the page has no sentence for.
    #[default]
    Other,
}

/// A kind of file that holds no picture of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OtherFile {
    Pdf,
    /// Or a document that is one inside.
    Zip,
    /// With a password.
    LockedZip,
    SevenZip,
    Rar,
    Gzip,
    Film,
    /// RIFF, which holds both.
    FilmOrSound,
}

/// The failures that the page distinguishes; the camelCase name is the page's `data-kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FailureKind {
    /// The file has no bytes.
    EmptyFile,
    /// The bytes are of no picture format.
    NotAnImage,
    /// A picture that ends before its pixels do, or is damaged.
    TruncatedImage,
    /// More pixels or bytes than the limit.
    ImageTooLarge,
    /// A picture format that neither Rust nor this browser reads.
    UnsupportedFormat,
    /// A file of the network is not where it should be, or the line is down.
    ModelMissing,
    /// A file of the network does not match its hash.
    ModelCorrupt,
    /// The tab has too little memory left.
    OutOfMemory,
    /// The worker ended without a message.
    WorkerDied,
    /// The worker is of another build than the page.
    BuildMismatch,
}

impl FailureKind {
    /// The name in messages and in the page's `data-kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::EmptyFile => "emptyFile",
            Self::NotAnImage => "notAnImage",
            Self::TruncatedImage => "truncatedImage",
            Self::ImageTooLarge => "imageTooLarge",
            Self::UnsupportedFormat => "unsupportedFormat",
            Self::ModelMissing => "modelMissing",
            Self::ModelCorrupt => "modelCorrupt",
            Self::OutOfMemory => "outOfMemory",
            Self::WorkerDied => "workerDied",
            Self::BuildMismatch => "buildMismatch",
        }
    }
}
