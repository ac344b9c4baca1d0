//! Files that are given one by one, and the archives among them.

use super::act::Act;
use super::bundle;
use super::entrance::Entrance;
use super::zip;
use crate::parts::file_name::readable;
use crate::parts::unzip;
use crate::state::Given;
use camlens_client::gallery::{NaturalKey, is_archive};
use camlens_client::reader::{ArchiveTrouble, NoticeKind};
use web_sys::File;

/// Takes in files in the order in which another program gave them.
pub fn give_in_order(to: Entrance, files: Vec<File>) {
    take(to, files.into_iter().map(Given::alone).collect());
}

/// Takes in files that were given one by one, sorted: a chooser or a drag may begin with the one that was
/// pointed at last. Without any, tells that there was no picture.
pub fn take_in(to: Entrance, files: Vec<File>) {
    if files.is_empty() {
        return to.gallery.give(Vec::new());
    }
    take(to, sorted(files.into_iter().map(Given::alone).collect()));
}

/// Files in the order of their paths.
pub fn sorted(mut files: Vec<Given>) -> Vec<Given> {
    files.sort_by_cached_key(|given| NaturalKey::of(&given.path()));
    files
}

fn take(to: Entrance, files: Vec<Given>) {
    let is_archive = |given: &Given| is_archive(&given.file.name(), &given.file.type_());
    let act = Act::new(to.gallery);
    if !files.iter().any(is_archive) {
        return act.bring(files);
    }
    leptos::task::spawn_local(async move {
        let (archives, files): (Vec<Given>, Vec<Given>) = files.into_iter().partition(is_archive);
        act.bring(files);
        for Given { file, .. } in archives {
            if let Err(trouble) = bring_archive(&act, to, &file).await {
                let name = readable(&file.name());
                to.gallery.tell(NoticeKind::Archive { name, trouble });
            }
        }
    });
}

/// Opens an archive: a project of own classes, a bundle with its view, any other one with its photos.
async fn bring_archive(act: &Act, to: Entrance, archive: &File) -> Result<(), ArchiveTrouble> {
    let entries = unzip::entries(archive).await?;
    if to.projects.take(archive, &entries).await {
        return Ok(());
    }
    match bundle::view_of(archive, &entries).await? {
        Some(restored) => bundle::bring(act, to.restore, archive, &entries, restored).await,
        None => zip::bring(act, archive, entries).await,
    }
}
