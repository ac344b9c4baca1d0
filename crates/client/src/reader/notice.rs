//! Messages that the visitor can act on: kinds and numbers. The page has the sentences.

use super::archive_trouble::ArchiveTrouble;
use crate::way::Resolution;
use camlens_core::framing::ShortSide;
use camlens_core::protocol::{Failure, FailureKind};

/// A message that the visitor can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    /// The name of the file that it is about.
    pub file: Option<String>,
    pub remedy: Option<Remedy>,
    /// The visitor's last wish came to nothing.
    pub lost: bool,
}

/// The kind of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// The worker tells of a failure, in its own words.
    Failed(Failure),
    /// There is too little memory to read at this size; a smaller one needs less.
    NoMemoryAt(ShortSide),
    /// The worker ended by itself and was started again; `reading` where a photo waits for it.
    DiedOnce { reading: bool },
    /// The worker ended by itself again.
    DiedAgain,
    /// The worker ended by itself again while it read at this size.
    DiedAt(ShortSide),
    /// The browser did not start the worker.
    NotStarted,
    /// Page and worker are of different versions.
    Mismatch,
    /// A sample could not be fetched.
    SampleMissing,
    /// The visitor gave something without a picture in it.
    NothingToRead,
    /// The visitor gave a folder without a file that is a picture by its name.
    NoPictures,
    /// Files of a folder of classes that lie beside the folders that are its classes.
    BesideClasses { files: usize },
    /// The sample of this file, which a ready set of classes is made of, could not be had.
    ReadySetMissing { file: String },
    /// The number of files or folders, in a folder that the visitor gave, that could not be opened.
    NotOpened { files: usize },
    /// Photos of the archive of this name do not come in.
    Archive {
        name: String,
        trouble: ArchiveTrouble,
    },
    /// A bundle of evidence holds no photo: this file is to be given with it.
    BundleWithoutPhoto { bundle: String, photo: String },
    /// The visitor gave a picture of another page, of which only the address came.
    AddressOnly,
    /// The browser could not draw the SVG file of this name.
    NotDrawn(String),
    /// There was no room for a photo that another app shared.
    SharedFull,
    /// A photo that another app shared did not arrive.
    SharedLost,
    /// The visitor goes back to a photo that is not kept any more.
    PhotoGone,
    /// The file of this photo of the gallery is not kept any more.
    FileNotKept(String),
    /// The file that opened the installed app could not be read.
    LaunchUnreadable,
}

impl NoticeKind {
    /// The name in the document's marks (`data-kind`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Failed(failure) => failure.kind.name(),
            Self::NoMemoryAt(_) => FailureKind::OutOfMemory.name(),
            Self::DiedOnce { .. } | Self::DiedAgain | Self::DiedAt(_) | Self::NotStarted => {
                FailureKind::WorkerDied.name()
            }
            Self::Mismatch => FailureKind::BuildMismatch.name(),
            Self::SampleMissing => "sampleMissing",
            Self::NothingToRead => "nothingToRead",
            Self::NoPictures => "noPictures",
            Self::BesideClasses { .. } => "besideClasses",
            Self::ReadySetMissing { .. } => "readySetMissing",
            Self::NotOpened { .. } => "notOpened",
            Self::Archive { trouble, .. } => trouble.name(),
            Self::BundleWithoutPhoto { .. } => "bundleWithoutPhoto",
            Self::AddressOnly => "addressOnly",
            Self::NotDrawn(_) => FailureKind::UnsupportedFormat.name(),
            Self::SharedFull => "sharedFull",
            Self::SharedLost => "sharedLost",
            Self::PhotoGone => "photoGone",
            Self::FileNotKept(_) => "fileNotKept",
            Self::LaunchUnreadable => "launchUnreadable",
        }
    }

    /// Whether it says what became of files and folders, and is of no use once others are given.
    pub(super) fn is_of_given_files(&self) -> bool {
        matches!(
            self,
            Self::NothingToRead
                | Self::NoPictures
                | Self::BesideClasses { .. }
                | Self::ReadySetMissing { .. }
                | Self::NotOpened { .. }
        )
    }

    /// Whether a sample that is on its way would pass for the photo that the message is about.
    pub(super) fn ends_a_fetch(&self) -> bool {
        matches!(
            self,
            Self::SharedFull | Self::SharedLost | Self::LaunchUnreadable
        )
    }
}

/// The way out that a notice offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Starts the worker, which then reads the photo that waits.
    Start,
    /// Starts the worker and reads the photo again.
    ReadAgain,
    /// Opens the page anew.
    Reload,
    /// Reads the photo at this resolution, which needs less memory.
    ReadAt(Resolution),
}
