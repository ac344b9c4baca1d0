//! Project files that come in with photos: dropped, pasted, chosen, or shared.

use crate::parts::unzip;
use camlens_client::archive::Entry;
use camlens_client::classes::file::{MAX_MANIFEST_BYTES, is_project, project_of};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::File;

/// Whoever opens a project file: its archive, and the files in it.
type Open = Rc<dyn Fn(File, Vec<Entry>)>;

/// The way from the places that files come in to, to the project.
#[derive(Clone, Copy)]
pub struct ProjectDrops {
    open: StoredValue<Option<Open>, LocalStorage>,
}

impl ProjectDrops {
    /// A way that leads nowhere yet.
    pub fn new() -> Self {
        Self {
            open: StoredValue::new_local(None),
        }
    }

    /// Gives project files to `open`, from now on.
    pub fn on_file(self, open: impl Fn(File, Vec<Entry>) + 'static) {
        self.open.set_value(Some(Rc::new(open)));
    }

    /// Gives an archive to whoever opens project files, where it is one. Returns whether it was taken; a damaged
    /// one is, too.
    pub async fn take(self, archive: &File, entries: &[Entry]) -> bool {
        let Some(open) = self.open.get_value() else {
            return false;
        };
        let is_one = json_of(archive, entries).await;
        let is_one = is_one.is_some_and(|json| is_project(&json));
        if is_one {
            open(archive.clone(), entries.to_vec());
        }
        is_one
    }
}

/// The bytes of the `project.json` of an archive; `None` without one that can be read.
pub(super) async fn json_of(archive: &File, entries: &[Entry]) -> Option<Vec<u8>> {
    let entry = entry_of(entries)?;
    if entry.bytes > MAX_MANIFEST_BYTES {
        return None;
    }
    let file = unzip::file(archive, entry).await.ok()?;
    unzip::bytes(&file, 0..entry.bytes).await.ok()
}

/// The place of `project.json`.
pub(super) fn entry_of(entries: &[Entry]) -> Option<&Entry> {
    let at = project_of(entries.iter().map(|entry| entry.path.as_str()))?;
    entries.iter().find(|entry| entry.path == at)
}
