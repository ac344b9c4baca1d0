//! The pictures in a zip archive. The archive is read by slices of its blob: of a thousand photos in it
//! one at a time is in memory.

use super::act::Act;
use crate::parts::unzip::{self, Unread};
use crate::state::Given;
use camlens_client::archive::Entry;
use camlens_client::gallery::{Folder, NaturalKey, is_picture_at};
use camlens_client::reader::ArchiveTrouble;
use web_sys::File;

/// The number of photos in a batch.
const BATCH: usize = 20;

/// Brings the pictures of an archive, in the order of their paths.
///
/// # Errors
/// The reason why none, or not all of them, could be brought.
pub async fn bring(
    act: &Act,
    archive: &File,
    mut pictures: Vec<Entry>,
) -> Result<(), ArchiveTrouble> {
    pictures.retain(|entry| is_picture_at(&entry.path, ""));
    if pictures.is_empty() {
        return Err(ArchiveTrouble::NoPictures);
    }
    pictures.sort_by_cached_key(|entry| NaturalKey::of(&entry.path));
    let mut missing = Missing::default();
    let mut batch = Vec::new();
    for entry in &pictures {
        if act.is_over() {
            return Ok(());
        }
        match unzip::file(archive, entry).await {
            Ok(file) => batch.push(Given {
                folder: Folder::in_archive(&archive.name(), &entry.path),
                file,
            }),
            Err(reason) => missing.add(reason),
        }
        if batch.len() == BATCH {
            act.bring(std::mem::take(&mut batch));
        }
    }
    act.bring(batch);
    missing.trouble(pictures.len()).map_or(Ok(()), Err)
}

/// Photos that could not be brought.
#[derive(Default)]
struct Missing {
    photos: usize,
    /// The reason for the first of them.
    reason: Option<Unread>,
}

impl Missing {
    fn add(&mut self, reason: Unread) {
        self.photos += 1;
        self.reason.get_or_insert(reason);
    }

    fn trouble(self, of: usize) -> Option<ArchiveTrouble> {
        let photos = self.photos;
        Some(match self.reason? {
            Unread::Entry(reason) => ArchiveTrouble::Photos { photos, of, reason },
            Unread::NoInflating => ArchiveTrouble::NoInflating { photos, of },
            Unread::Browser => ArchiveTrouble::Gone,
        })
    }
}
