//! The whole page as a place to drop photos, and to paste them.

use super::act::Act;
use super::entrance::Entrance;
use super::take_in::take_in;
use crate::parts::carried::{
    Picture, entries, files, has_files, has_text, may_have_a_picture, picture,
};
use crate::parts::events::goes_into_a_field;
use crate::state::bring_dropped;
use camlens_client::reader::NoticeKind;
use leptos::ev;
use leptos::prelude::*;
use web_sys::{DataTransfer, FileSystemEntry};

/// Takes what is dropped anywhere; `over` says whether something hangs over the page.
pub fn listen_for_drops(to: Entrance, over: RwSignal<bool>) {
    // Text that is dragged is the browser's, which puts it into a field.
    let is_ours = |event: &ev::DragEvent| {
        let data = event.data_transfer();
        let ours = data.is_some_and(|data| {
            has_files(&data) || may_have_a_picture(&data) && !goes_into_a_field(event)
        });
        if ours {
            // Without this the browser would open the file in the page's place.
            event.prevent_default();
        }
        ours
    };
    let entered = window_event_listener(ev::dragover, move |event| {
        if is_ours(&event) {
            over.set(true);
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        // Between elements of the page there is always one that is entered.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        over.set(false);
        let Some(data) = event.data_transfer() else {
            return;
        };
        if !is_ours(&event) {
            return;
        }
        if has_files(&data) || !take_picture(to, &data) {
            // A link has no picture in it, which is told.
            take(to, Some(&data));
        }
    });
    on_cleanup(move || {
        [entered, left, dropped]
            .into_iter()
            .for_each(WindowListenerHandle::remove)
    });
}

/// Takes what is pasted, unless it is a text for a field.
pub fn listen_for_pastes(to: Entrance) {
    let pasted = window_event_listener(ev::paste, move |event| {
        let data = event.clipboard_data();
        // Some programs copy a picture of the text along with it.
        let text = data.as_ref().is_some_and(has_text);
        let has_files = !files(data.as_ref()).is_empty();
        if goes_into_a_field(&event) && (text || !has_files) {
            return;
        }
        if has_files {
            event.prevent_default();
        } else if data.as_ref().is_some_and(|data| take_picture(to, data)) {
            return;
        }
        take(to, data.as_ref());
    });
    on_cleanup(move || pasted.remove());
}

/// Takes the files and folders of a drag or of the clipboard.
fn take(to: Entrance, data: Option<&DataTransfer>) {
    // The event's data are gone once it is handled: entries are taken out of it at once.
    match data.map(entries) {
        Some(entries) if entries.iter().any(FileSystemEntry::is_directory) => {
            leptos::task::spawn_local(take_folders(to, entries));
        }
        _ => take_in(to, files(data)),
    }
}

async fn take_folders(to: Entrance, entries: Vec<FileSystemEntry>) {
    let act = Act::new(to.gallery);
    let unreadable = bring_dropped(entries, || !act.is_over(), |files| act.bring(files)).await;
    if unreadable > 0 {
        to.gallery.tell(NoticeKind::NotOpened { files: unreadable });
    } else if !act.has_begun() {
        to.gallery.tell(NoticeKind::NoPictures);
    }
}

/// Reads the picture of another page, or tells why it cannot be had; false when there is none.
fn take_picture(to: Entrance, data: &DataTransfer) -> bool {
    match picture(data) {
        Some(Picture::Whole(file)) => take_in(to, vec![file]),
        Some(Picture::Address) => to.gallery.tell(NoticeKind::AddressOnly),
        None => return false,
    }
    true
}
