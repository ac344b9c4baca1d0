//! Files and folders that are dropped on the page of the classes.

use crate::parts::carried::{entries, files};
use crate::state::{ClassesContext, Given, bring_dropped};
use camlens_client::classes::{ClassId, Role};
use camlens_client::reader::NoticeKind;
use web_sys::{DataTransfer, FileSystemEntry};

/// Takes what was dropped on the card of a class: its photos, also those of folders.
pub fn take_for_class(classes: ClassesContext, class: ClassId, data: &DataTransfer) {
    let entries = entries(data);
    if !entries.iter().any(FileSystemEntry::is_directory) {
        return classes.give(class, Role::Learn, files(Some(data)));
    }
    leptos::task::spawn_local(take(classes, entries, move |given| {
        classes.give_below(class, given);
    }));
}

/// Takes folders that were dropped beside the cards: each is a class, or holds some.
pub fn take_as_classes(classes: ClassesContext, data: &DataTransfer) {
    let give = move |given| classes.give_folders(given);
    leptos::task::spawn_local(take(classes, entries(data), give));
}

/// Opens what was dropped, gives its pictures, and says how much could not be opened. The entries are taken
/// out of the event before: its data are gone once it is handled.
async fn take(
    classes: ClassesContext,
    entries: Vec<FileSystemEntry>,
    give: impl FnOnce(Vec<Given>),
) {
    let mut given = Vec::new();
    let unreadable = bring_dropped(entries, || true, |files| given.extend(files)).await;
    give(given);
    if unreadable > 0 {
        classes.tell(NoticeKind::NotOpened { files: unreadable });
    }
}
