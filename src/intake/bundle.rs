//! A bundle of evidence that comes back: its photo is shown in its view.

use super::act::Act;
use crate::parts::file_name::readable;
use crate::parts::unzip;
use crate::state::{Given, RestoreContext};
use camlens_client::archive::Entry;
use camlens_client::export::bundle::{
    BundleError, MAX_MANIFEST_BYTES, Restored, RestoredPhoto, manifest_of, open,
};
use camlens_client::reader::{ArchiveTrouble, NoticeKind};
use js_sys::Array;
use web_sys::{File, FilePropertyBag};

/// Photos that are brought at one time.
const BATCH: usize = 20;

/// The view of an archive that is a bundle; `None` for an archive of photos.
///
/// # Errors
/// A bundle that cannot be opened.
pub async fn view_of(
    archive: &File,
    entries: &[Entry],
) -> Result<Option<Restored>, ArchiveTrouble> {
    let Some(at) = manifest_of(entries.iter().map(|entry| entry.path.as_str())) else {
        return Ok(None);
    };
    let manifest = entries.iter().find(|entry| entry.path == at);
    let Some(manifest) = manifest.filter(|manifest| manifest.bytes <= MAX_MANIFEST_BYTES) else {
        return Ok(None);
    };
    let Ok(file) = unzip::file(archive, manifest).await else {
        return Ok(None);
    };
    let bytes = unzip::bytes(&file, 0..manifest.bytes).await;
    let bytes = bytes.map_err(|_| ArchiveTrouble::Gone)?;
    let files = entries
        .iter()
        .map(|entry| (entry.path.as_str(), entry.bytes));
    match open(&bytes, at, files) {
        Ok(restored) => Ok(Some(restored)),
        // Other programs have manifests, too.
        Err(BundleError::NotABundle) => Ok(None),
        Err(error) => {
            leptos::logging::warn!("{}: {error}", archive.name());
            Err(ArchiveTrouble::from(&error))
        }
    }
}

/// Shows a bundle's photo in its view, or brings all of its photos.
///
/// # Errors
/// A photo that cannot be read from the archive.
pub async fn bring(
    act: &Act,
    restore: RestoreContext,
    archive: &File,
    entries: &[Entry],
    restored: Restored,
) -> Result<(), ArchiveTrouble> {
    if let [only] = restored.photos.as_slice() {
        let Some(given) = given(archive, entries, only).await? else {
            restore.wait_for_photo(only.way, restored.view);
            // Behind the choice of a framing, which takes earlier messages away.
            act.tell(NoticeKind::BundleWithoutPhoto {
                bundle: readable(&archive.name()),
                photo: readable(&only.source.name),
            });
            return Ok(());
        };
        restore.open(given, only.way, restored.view);
        return Ok(());
    }
    restore.look(&restored.view, &restored.head);
    let mut batch = Vec::new();
    for photo in &restored.photos {
        if act.is_over() {
            return Ok(());
        }
        batch.extend(given(archive, entries, photo).await?);
        if batch.len() == BATCH {
            act.bring(std::mem::take(&mut batch));
        }
    }
    act.bring(batch);
    restore.tell_other_classes(&restored.head);
    if !act.has_begun() {
        return Err(ArchiveTrouble::NoPictures);
    }
    Ok(())
}

/// The file of a photo, with the name and the folders that it had; `None` where the bundle was made without.
async fn given(
    archive: &File,
    entries: &[Entry],
    of: &RestoredPhoto,
) -> Result<Option<Given>, ArchiveTrouble> {
    let Some(path) = &of.path else {
        return Ok(None);
    };
    let entry = entries.iter().find(|entry| entry.path == *path);
    let entry = entry.ok_or(ArchiveTrouble::DamagedBundle)?;
    let file = unzip::file(archive, entry).await;
    let file = file.map_err(|_| ArchiveTrouble::DamagedBundle)?;
    let options = FilePropertyBag::new();
    options.set_type(&file.type_());
    options.set_last_modified(file.last_modified());
    let parts = Array::of1(&file);
    let file = File::new_with_blob_sequence_and_options(&parts, &of.source.name, &options);
    Ok(Some(Given {
        file: file.map_err(|_| ArchiveTrouble::Gone)?,
        folder: of.source.folder.clone(),
    }))
}
