//! A project file is opened: its numbers at once, thumbnails and photos one by one when they are asked for.

use super::drops::{entry_of, json_of};
use crate::parts::unzip::{self, Unread};
use camlens_client::archive::{Entry, EntryError};
use camlens_client::classes::file::{self, FileError, Opened};
use camlens_client::gallery::Source;
use camlens_client::reader::ArchiveTrouble;
use js_sys::Array;
use web_sys::{Blob, File, FilePropertyBag};

/// An opened file: its project, and its archive for the files beside it.
pub struct ProjectFile {
    pub project: Opened,
    pub files: FilesOfProject,
}

/// The thumbnails and photos of a project file.
pub struct FilesOfProject {
    archive: File,
    entries: Vec<Entry>,
}

/// A project file that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The archive's files cannot be listed.
    Archive(ArchiveTrouble),
    /// One of its files cannot be unpacked.
    Entry(EntryError),
    /// The browser cannot inflate.
    NoInflating,
    /// The browser does not read the file any more, as after it was moved.
    Gone,
    Project(FileError),
}

impl OpenError {
    /// The name in the document's marks (`data-kind`).
    pub fn name(&self) -> &'static str {
        match self {
            Self::Archive(trouble) => trouble.name(),
            Self::Entry(_) => "projectDamaged",
            Self::NoInflating => "zipNoInflating",
            Self::Gone => "zipGone",
            Self::Project(error) => error.name(),
        }
    }
}

impl From<Unread> for OpenError {
    fn from(reason: Unread) -> Self {
        match reason {
            Unread::Entry(error) => Self::Entry(error),
            Unread::NoInflating => Self::NoInflating,
            Unread::Browser => Self::Gone,
        }
    }
}

impl From<FileError> for OpenError {
    fn from(error: FileError) -> Self {
        Self::Project(error)
    }
}

/// Opens an archive as a project. `entries` are its files, where they are known; `network` has the name and the
/// channels of the network that photos are read with.
///
/// # Errors
/// [`OpenError`]; then nothing has changed.
pub async fn open(
    archive: File,
    entries: Option<Vec<Entry>>,
    network: (&str, usize),
) -> Result<ProjectFile, OpenError> {
    let entries = match entries {
        Some(entries) => entries,
        None => unzip::entries(&archive).await.map_err(OpenError::Archive)?,
    };
    let at = entry_of(&entries).ok_or(FileError::NotAProject)?;
    if at.bytes > file::MAX_MANIFEST_BYTES {
        let (bytes, limit) = (at.bytes, file::MAX_MANIFEST_BYTES);
        return Err(FileError::TooLarge { bytes, limit }.into());
    }
    let json = json_of(&archive, &entries).await;
    let json = json.ok_or(OpenError::Entry(EntryError::Damaged))?;
    let listed = entries.iter();
    let listed = listed.map(|entry| (entry.path.as_str(), entry.bytes));
    let listed = file::open(&json, &at.path, listed, network)?;
    let mut numbers = Vec::new();
    for path in listed.needed() {
        let entry = entries.iter().find(|entry| entry.path == path);
        let entry = entry.ok_or(FileError::MissingFile { path })?;
        let unpacked = unzip::file(&archive, entry).await?;
        let bytes = unzip::bytes(&unpacked, 0..entry.bytes).await;
        numbers.push(bytes.map_err(|_| OpenError::Gone)?);
    }
    Ok(ProjectFile {
        project: listed.with(numbers)?,
        files: FilesOfProject { archive, entries },
    })
}

impl FilesOfProject {
    /// The thumbnail at a path of the archive; `None` where it cannot be read.
    pub async fn thumbnail(&self, path: &str) -> Option<Blob> {
        let file = self.unpacked(path).await?;
        let kind = match path.rsplit_once('.') {
            Some((_, "png")) => "image/png",
            Some((_, "webp")) => "image/webp",
            _ => "image/jpeg",
        };
        // A copy in the browser's memory: the archive may be moved or deleted.
        let bytes = unzip::bytes(&file, 0..file.size() as u64).await.ok()?;
        let mut parts = crate::parts::blob_parts::BlobParts::default();
        parts.add(&bytes).ok()?;
        parts.finish(kind).ok()
    }

    /// The photo at a path of the archive, with the name and the time that its file had; `None` where it cannot
    /// be read.
    pub async fn photo(&self, path: &str, name: &str, source: Source) -> Option<File> {
        let file = self.unpacked(path).await?;
        let options = FilePropertyBag::new();
        options.set_type(&file.type_());
        options.set_last_modified(source.changed_ms);
        File::new_with_blob_sequence_and_options(&Array::of1(&file), name, &options).ok()
    }

    async fn unpacked(&self, path: &str) -> Option<File> {
        let entry = self.entries.iter().find(|entry| entry.path == path)?;
        unzip::file(&self.archive, entry).await.ok()
    }
}
